"""The periodic reconciliation of the sale control, and its archive at sell-out (PROP-01, features 25 and 26)."""

from datetime import date

import frappe
from frappe.utils import add_days, getdate, now_datetime, today

from sales_ops.exceptions import throw_all
from sales_ops.jobs import one_row
from sales_ops.policies import sale_reconciliation as policy
from sales_ops.property_sales import settings
from sales_ops.property_sales.units.board import board_units

RECONCILIATION, ARCHIVE = "Sale Control Reconciliation", "Sale Control Archive"
ARCHIVED = (
	"property_unit",
	"property_building",
	"unit_no",
	"floor",
	"stack",
	"kind",
	"use",
	"built_area",
	"sale_status",
	"customer",
	"customer_name",
	"consultant",
	"property_subscription",
	"property_contract",
	"currency",
	"list_amount",
	"agreed_amount",
	"received_amount",
)


def units_of(property_project: str) -> list[dict]:
	"""Every unit of a project with its place, use and sale status, ordered by name."""
	unit, building = frappe.qb.DocType("Property Unit"), frappe.qb.DocType("Property Building")
	return (
		frappe.qb.from_(unit)
		.inner_join(building)
		.on(building.name == unit.property_building)
		.select(unit.name, building.building_name, unit.unit_no, unit.use, unit.sale_status)
		.where(unit.property_project == property_project)
		.orderby(unit.name)
	).run(as_dict=True)


def begin_reconciliations(on: date | None = None) -> None:
	"""Begin a reconciliation for each project whose last one is older than the days of the settings and none is open."""
	on, days = on or getdate(today()), settings.term("reconciliation_days")
	if not days:
		return
	for project in frappe.get_all(
		"Property Project", {"sale_control_archive": ("is", "not set")}, pluck="name"
	):
		with one_row(f"Sale control reconciliation of {project}"):
			_begin(project, on, days)


def _begin(property_project: str, on: date, days: int) -> None:
	key = {"property_project": property_project, "docstatus": ("<", 2)}
	is_open = frappe.db.exists(RECONCILIATION, {**key, "docstatus": 0})
	is_fresh = frappe.db.exists(RECONCILIATION, {**key, "reconciled_on": (">", add_days(on, -days))})
	if (
		not is_open
		and not is_fresh
		and frappe.db.exists("Property Unit", {"property_project": property_project})
	):
		values = {"property_project": property_project, "reconciled_on": on}
		frappe.get_doc({"doctype": RECONCILIATION, **values}).insert(ignore_permissions=True)


@frappe.whitelist()
def is_sold_out(property_project: str) -> bool:
	"""Whether every unit of a project that is for sale is signed or handed over.

	Raises:
		PermissionError: the user may not read the project.
	"""
	frappe.has_permission("Property Project", "read", property_project, throw=True)
	return not policy.check_archive(_judged(property_project))


@frappe.whitelist(methods=["POST"])
def archive(property_project: str) -> str:
	"""Freeze the sale control table of a project that is sold out.

	Returns:
		the name of the Sale Control Archive.

	Raises:
		PermissionError: the user may not archive, or not read the project.
		ReconciliationError: units are not sold yet.
	"""
	frappe.has_permission(ARCHIVE, "create", throw=True)
	frappe.has_permission("Property Project", "read", property_project, throw=True)
	project = frappe.get_doc("Property Project", property_project, for_update=True)
	throw_all(policy.check_archive(_judged(property_project)))
	units = board_units(property_project)
	doc = frappe.get_doc(
		{
			"doctype": ARCHIVE,
			"property_project": property_project,
			"archived_on": now_datetime(),
			"archived_by": frappe.session.user,
			"no_of_units": len(units),
			"items": [{field: unit.get(field) for field in ARCHIVED} for unit in units],
		}
	).insert(ignore_permissions=True)
	project.db_set("sale_control_archive", doc.name)
	return doc.name


def _judged(property_project: str) -> list[tuple[str, str, str]]:
	return [(unit.name, unit.use, unit.sale_status) for unit in units_of(property_project)]
