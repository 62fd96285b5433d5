"""What was used of an agreement's items since a day, receipt row by receipt row: for price changes."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder.functions import Coalesce
from frappe.utils import getdate

from sales_ops.consignment.settlement.queries import ADJUST, ENTRY, RETURN
from sales_ops.policies.consignment_prices import Use
from sales_ops.policies.money import ZERO
from sales_ops.values import to_decimal

OWED = ("Withdraw", "Loss", RETURN, ADJUST)


def uses_since(agreement: str, item_codes: Collection[str], since: date) -> list[tuple[Use, dict]]:
	"""Uses on and after a day, each with the ledger entry by which it was taken; the entries are locked.

	A use of which all came back has `used` 0.
	"""
	found: dict[str, list[dict]] = {}
	for row in _entries(agreement, item_codes):
		found.setdefault(row.origin, []).append(row)
	uses = [_use(origin, rows) for origin, rows in found.items()]
	return [(use, first) for use, first in uses if use and use.on >= since]


def adjustments_of(origin: str) -> list[dict]:
	"""The price adjustments of one receipt row that are not settled, what its returns took along included."""
	filters = {"event": ADJUST, "settlement": ("is", "not set")}
	found = frappe.get_all(ENTRY, filters | {"pr_detail": origin}, "*", order_by="creation")
	if not found:
		return []
	backs = frappe.get_all("Purchase Receipt Item", {"purchase_receipt_item": origin}, pluck="name")
	return found + frappe.get_all(ENTRY, filters | {"pr_detail": ("in", backs)}, "*", order_by="creation")


def used_at(agreement: str, prices: dict[str, float], since: date) -> dict | None:
	"""The first standing use on or after a day that was taken at the rate of `prices` (by item); None if there is none."""
	for use, first in uses_since(agreement, list(prices), since):
		if use.used and to_decimal(first.rate) == to_decimal(prices[use.item_code]):
			return {"item": use.item_code, "on": use.on}
	return None


def _entry():
	return frappe.qb.DocType(ENTRY)


def _with_origin():
	entry, row = _entry(), frappe.qb.DocType("Purchase Receipt Item")
	return (
		frappe.qb.from_(entry)
		.left_join(row)
		.on((row.name == entry.pr_detail) & entry.event.isin([RETURN, ADJUST]))
		.select(entry.star, Coalesce(row.purchase_receipt_item, entry.pr_detail).as_("origin"))
	)


def _entries(agreement: str, item_codes: Collection[str]) -> list[dict]:
	entry = _entry()
	return (
		_with_origin()
		.where(entry.agreement == agreement)
		.where(entry.item_code.isin(list(item_codes)) & entry.event.isin(OWED))
		.orderby(entry.posting_datetime, entry.creation)
		.for_update()
		.run(as_dict=True)
	)


def _use(origin: str, rows: list[dict]) -> tuple[Use | None, dict]:
	first = next((row for row in rows if row.event in ("Withdraw", "Loss") and not row.reverses), None)
	if not first:
		return None, {}
	used = -sum((to_decimal(row.qty) for row in rows), ZERO)
	amount = sum((to_decimal(row.amount) for row in rows), ZERO)
	settlement = next((row.settlement for row in rows if row.settlement), None)
	return Use(first.item_code, origin, getdate(first.posting_date), used, amount, settlement), first
