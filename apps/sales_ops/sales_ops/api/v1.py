"""REST API of Sales Ops, version 1 (property-and-credit.md §10.5); docs/rest.md shows every call with an example.

For websites, mini-programs and other offices' systems. What leaves here is meant to leave: list prices only, units that
the house keeps for itself as sold, no customer but one's own. Names and types of an answer stay as they are in version 1.
"""

import frappe
from frappe.rate_limiter import rate_limit
from frappe.utils import cint, now_datetime

from sales_ops.api import catalogue, deals, holds
from sales_ops.api.idempotency import key_of_request, once
from sales_ops.api.limits import reads, writes
from sales_ops.api.values import moment, page, read_moment
from sales_ops.exceptions import throw


@frappe.whitelist(methods=["GET"])
@rate_limit(limit=reads, seconds=60)
def units(
	property_project: str,
	property_building: str | None = None,
	kind: str | None = None,
	sale_status: str | None = None,
	min_amount: float | None = None,
	max_amount: float | None = None,
	min_area: float | None = None,
	max_area: float | None = None,
	start: int = 0,
	limit: int = 50,
) -> dict:
	"""The released units of a project, by building, floor from the top and stack.

	Args:
		sale_status: as the answer names it; a unit the house keeps for itself counts as Signed.
		min_amount, max_amount: of the list price, in the project's currency.
		min_area, max_area: of the built area, in square metres.
		start, limit: the page; at most 200 rows.

	Returns:
		`{"units": [see `catalogue.shape`], "total": all that match, "start", "limit"}`

	Raises:
		frappe.PermissionError (403): no right to read units, or not in this project.
		ApiError (417): a value out of range.
	"""
	catalogue.require_project(property_project)
	start, limit = page(start, limit)
	wanted = {"property_building": property_building, "kind": kind, "sale_status": sale_status}
	ranges = {"list_amount": (min_amount, max_amount), "built_area": (min_area, max_area)}
	found = catalogue.find(property_project, wanted, ranges)
	rows = [catalogue.shape(row) for row in found[start : start + limit]]
	return {"units": rows, "total": len(found), "start": start, "limit": limit}


@frappe.whitelist(methods=["GET"])
@rate_limit(limit=reads, seconds=60)
def unit(property_unit: str) -> dict:
	"""One released unit, see `catalogue.shape`.

	Raises:
		frappe.DoesNotExistError (404): there is no such unit, or it is not released.
		frappe.PermissionError (403): not in the user's projects.
	"""
	return catalogue.shape(catalogue.get(property_unit))


@frappe.whitelist(methods=["GET"])
@rate_limit(limit=reads, seconds=60)
def board(property_project: str, property_building: str | None = None, at: str | None = None) -> dict:
	"""Every released unit of a project with its place and state, now or at a past moment.

	Args:
		at: ISO date (its end) or moment; now when left empty.

	Returns:
		`{"property_project", "at", "units": [{"property_unit", "property_building", "floor", "stack", "sale_status"}]}`
	"""
	catalogue.require_project(property_project)
	when = read_moment("at", at)
	if when and when > now_datetime():
		throw("rest_value", field="at", value=at)
	rows = catalogue.board(property_project, property_building, when)
	return {
		"property_project": property_project,
		"at": moment(when or now_datetime()),
		"units": rows,
	}


@frappe.whitelist(methods=["POST"])
@rate_limit(limit=writes, seconds=60)
def hold(
	property_unit: str, customer: str, ttl_minutes: int | None = None, idempotency_key: str | None = None
) -> dict:
	"""Hold a unit for a customer. With the header `Idempotency-Key`, asking twice holds once.

	Args:
		ttl_minutes: how long; the office's hold minutes when left empty, which are also the most.
		idempotency_key: for clients that cannot send the header.

	Returns:
		`{"hold", "property_unit", "customer", "status", "held_until"}`

	Raises:
		frappe.PermissionError (403): no right to hold, to the unit's project or to the customer.
		frappe.DoesNotExistError (404): no such unit or customer.
		UnitTakenError (409): somebody has the unit; not said who.
		ApiError (417): `ttl_minutes` out of range.
		IdempotencyError (422): the key was used with other values.
	"""
	frappe.has_permission("Property Subscription", "create", throw=True)
	minutes = cint(ttl_minutes) if ttl_minutes is not None else None
	values = {"property_unit": property_unit, "customer": customer, "ttl_minutes": minutes}
	return once("hold", key_of_request(idempotency_key), values, lambda: holds.make(**values))


@frappe.whitelist(methods=["POST", "DELETE"])
@rate_limit(limit=writes, seconds=60)
def release_hold(hold: str) -> dict:
	"""Give the unit of an own hold free; asking again answers the same.

	Returns:
		`{"hold", "property_unit", "status"}`

	Raises:
		frappe.PermissionError (403): it is somebody else's.
		frappe.DoesNotExistError (404): there is no such hold.
		ClaimError (417): it has become a deal.
	"""
	frappe.has_permission("Property Subscription", "write", throw=True)
	return holds.release(hold)


@frappe.whitelist(methods=["GET"])
@rate_limit(limit=reads, seconds=60)
def my_deals(start: int = 0, limit: int = 50) -> dict:
	"""The deals of the user, newest first: a consultant's own ones, or what a buyer has bought.

	A buyer is a user in the table Portal Users of a Customer.

	Returns:
		`{"deals": [see `deals.shape_deal`], "total", "start", "limit"}`

	Raises:
		frappe.PermissionError (403): neither consultant nor buyer.
	"""
	mine = deals.Mine.of_session()
	start, limit = page(start, limit)
	found = deals.deals(mine)
	rows = [deals.shape_deal(row) for row in found[start : start + limit]]
	return {"deals": rows, "total": len(found), "start": start, "limit": limit}


@frappe.whitelist(methods=["GET"])
@rate_limit(limit=reads, seconds=60)
def my_instalments(deal: str | None = None, start: int = 0, limit: int = 50) -> dict:
	"""The instalments of the user's deals, or of one of them, by due date; void ones are left out.

	Returns:
		`{"instalments": [see `deals.shape_instalment`], "total", "start", "limit"}`

	Raises:
		frappe.PermissionError (403): the deal is not the user's.
		frappe.DoesNotExistError (404): there is no such deal.
	"""
	mine = deals.Mine.of_session()
	start, limit = page(start, limit)
	found = deals.instalments(mine, deal)
	rows = [deals.shape_instalment(row) for row in found[start : start + limit]]
	return {"instalments": rows, "total": len(found), "start": start, "limit": limit}
