"""Units as outsiders may know them: released ones, list prices only, what the house keeps for itself as sold."""

from datetime import datetime

import frappe
from frappe.utils import flt

from sales_ops.api import queries
from sales_ops.api.values import money, not_found
from sales_ops.policies.availability import FOR_SALE
from sales_ops.policies.claims import AVAILABLE, public_status
from sales_ops.property_sales.units.board import FIELDS, OUTSIDER, board_rows

# What the board of an outsider shows.
BOARD_FIELDS = ("property_unit", "property_building", "floor", "stack", "sale_status")


def require_project(property_project: str) -> None:
	"""Refuse who may not read units, or not those of this project.

	Raises:
		frappe.PermissionError, frappe.DoesNotExistError
	"""
	frappe.has_permission("Property Unit", "read", throw=True)
	if not frappe.db.exists("Property Project", property_project):
		not_found("Property Project", property_project)
	frappe.has_permission("Property Project", "read", property_project, throw=True)


def find(property_project: str, wanted: dict, ranges: dict[str, tuple]) -> list[dict]:
	"""Released units of a project with `is_available` and the public `sale_status`.

	Args:
		wanted: field to value, empty values for any; the status is the public one.
		ranges: field to (lowest, highest), None for any.
	"""
	wanted = {field: value for field, value in wanted.items() if value}
	status = wanted.pop("sale_status", None)
	rows = [publish(row) for row in queries.released_units(property_project, wanted, ranges)]
	return [row for row in rows if not status or row.sale_status == status]


def get(property_unit: str) -> dict:
	"""One released unit; see `find`.

	Raises:
		frappe.DoesNotExistError (404), frappe.PermissionError (403)
	"""
	frappe.has_permission("Property Unit", "read", throw=True)
	project = frappe.db.get_value("Property Unit", property_unit, "property_project")
	if not project:
		not_found("Property Unit", property_unit)
	frappe.has_permission("Property Project", "read", project, throw=True)
	rows = queries.released_units(project, {"name": property_unit}, {})
	if not rows:
		not_found("Property Unit", property_unit)
	return publish(rows[0])


def publish(row: dict) -> dict:
	"""Put the public status in; whatever the caller's roles, an internal hold does not leave the house."""
	blocks = (row.block_kinds or "").splitlines()
	row.sale_status = public_status(row.sale_status, blocks, sees_all=False)
	row.is_available = row.sale_status == AVAILABLE and row.use == FOR_SALE and not blocks
	return row


def shape(row: dict) -> dict:
	"""A unit as the API answers it.

	Returns:
		`property_unit`, `unit_no`, `property_project`, `property_building`, `kind`, `floor`, `stack`, `sale_status`,
		`is_available` (can be held now), `built_area` and `inner_area` (m², numbers), `list_amount` (decimal text) and
		`currency`
	"""
	return {
		"property_unit": row.property_unit,
		"unit_no": row.unit_no,
		"property_project": row.property_project,
		"property_building": row.property_building,
		"kind": row.kind,
		"floor": row.floor,
		"stack": row.stack,
		"built_area": flt(row.built_area, 2),
		"inner_area": flt(row.inner_area, 2),
		"list_amount": money(row.list_amount),
		"currency": row.currency,
		"sale_status": row.sale_status,
		"is_available": row.is_available,
	}


def board(property_project: str, property_building: str | None, at: datetime | None) -> list[dict]:
	"""Place and state of every released unit, now or at a past moment."""
	place = {field: FIELDS.index(field) for field in BOARD_FIELDS}
	released = FIELDS.index("released")
	rows = board_rows(property_project, property_building, at, OUTSIDER)
	return [{field: row[i] for field, i in place.items()} for row in rows if row[released]]
