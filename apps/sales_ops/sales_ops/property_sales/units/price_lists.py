"""What price lists read from units and from each other."""

from collections.abc import Sequence

import frappe
from frappe import _
from frappe.utils import flt, getdate

from sales_ops.exceptions import show
from sales_ops.messages import describe
from sales_ops.policies.availability import FOR_SALE
from sales_ops.policies.price_list import Prices, Version
from sales_ops.policies.violations import Violation
from sales_ops.property_sales import queries
from sales_ops.values import to_decimal

PRICES = ("list_rate", "list_amount", "floor_amount", "filing_amount")
UNIT_FIELDS = ["name", "property_project", "price_basis", "built_area", "inner_area", "use", *PRICES]


def prices_of(row) -> Prices:
	"""The prices of a unit or of an item, as the policy takes them."""
	return Prices(*(to_decimal(flt(row.get(field), 2)) for field in PRICES))


def units_by_name(names: Sequence[str]) -> dict:
	"""The named units, whoever asks: prices are checked against the real ones."""
	rows = frappe.get_all("Property Unit", {"name": ("in", list(names))}, UNIT_FIELDS, limit=0)
	return {row.name: row for row in rows}


def units_of_project(
	property_project: str, property_building: str | None = None, kind: str | None = None
) -> list:
	"""The units of a project that are for sale, of one building and kind where given."""
	filters = {"property_project": property_project, "use": FOR_SALE}
	filters |= {"property_building": property_building} if property_building else {}
	filters |= {"kind": kind} if kind else {}
	return frappe.get_all("Property Unit", filters, UNIT_FIELDS, order_by="name", limit=0)


def versions(doc) -> list[Version]:
	"""The other approved lists of the project, their rows locked: two approvals wait for each other."""
	frappe.db.get_value("Property Project", doc.property_project, "name", for_update=True)
	return [
		Version(row.name, getdate(row.effective_from), bool(row.applied_on))
		for row in queries.lock_price_lists(doc.property_project)
		if row.name != doc.name
	]


def supersede(property_project: str) -> None:
	"""The list in force gives way to a newer one."""
	filters = {"property_project": property_project, "status": "In Force"}
	for name in frappe.get_all("Property Price List", filters, pluck="name"):
		frappe.get_doc("Property Price List", name).db_set("status", "Superseded")


def put_in_force_before(doc) -> None:
	"""After a list was taken back, the one before it is in force again."""
	applied = [version for version in versions(doc) if version.applied]
	if applied:
		last = max(applied, key=lambda version: version.effective_from)
		frappe.get_doc("Property Price List", last.name).db_set("status", "In Force")


def preview(doc) -> dict:
	"""See `PropertyPriceList.preview`."""
	units = units_by_name([item.property_unit for item in doc.items])
	deals = queries.deals_of_units(doc.property_project)
	changes = []
	for item in doc.items:
		old, new = flt(units[item.property_unit].list_amount), flt(item.list_amount)
		percent = (new - old) / old * 100 if old else None
		deal = deals.get(item.property_unit)
		changes.append(
			{"property_unit": item.property_unit, "old": old, "new": new, "percent": percent, "deal": deal}
		)
	return {"changes": changes, "left_out": _left_out(doc.property_project, units)}


def _left_out(property_project: str, named: dict) -> list[dict]:
	rows = frappe.get_all(
		"Property Unit", {"property_project": property_project}, ["name", "use"], order_by="name", limit=0
	)
	return [{"property_unit": row.name, "why": _why(row)} for row in rows if row.name not in named]


def _why(unit) -> str:
	if unit.use != FOR_SALE:
		return describe(Violation("why_use", {"use": unit.use}), translate=_, show=show)
	return _("Not in this list")
