"""Slow Units: released units that nobody has bought for long, the longest first, with what was proposed (PROP-04, feature 28)."""

import frappe
from frappe import _
from frappe.utils import cint, flt, getdate, today

from sales_ops.policies import slow_units as policy
from sales_ops.property_sales import settings
from sales_ops.property_sales.permissions import report_projects
from sales_ops.property_sales.units.stock_queries import free_units
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `company` (required), `property_project`, `kind`, `days` (that of the settings), `without_proposal`."""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	data = get_data(filters)
	return get_columns(), data, None, None, get_summary(data)


def get_data(filters: dict) -> list[dict]:
	on = getdate(today())
	limit = cint(filters.days) or settings.term("slow_unit_days")
	rows = []
	for unit in free_units(filters.company, report_projects(filters.property_project), filters.kind):
		since = policy.free_since(unit.released_on, unit.last_deal_ended_on)
		if not policy.is_slow(since, on, limit):
			continue
		if not policy.proposal_counts(unit.promotion_proposed_on, since):
			unit.promotion_proposed_on = unit.promotion_measure = None
		if filters.without_proposal and unit.promotion_proposed_on:
			continue
		rows.append({**unit, "free_since": since, "days": (on - since).days})
	return sorted(rows, key=lambda row: (-row["days"], row["property_unit"]))


def get_columns() -> list[dict]:
	return [
		column("property_unit", _("Property Unit"), "Link", 180, "Property Unit"),
		column("kind", _("Kind"), "Data", 80),
		column("built_area", _("Built Area (m²)"), "Float", 130, precision=2),
		column("list_amount", _("List Price"), "Currency", 150, "currency"),
		column("free_since", _("Free Since"), "Date", 110),
		column("days", _("Days Free"), "Int", 100),
		column("released_on", _("Released On"), "Date", 110),
		column("last_deal_ended_on", _("Last Deal Ended On"), "Date", 130),
		column("promotion_proposed_on", _("Promotion Proposed On"), "Date", 140),
		column("promotion_measure", _("Promotion Measure"), "Data", 220),
		column("property_project", _("Property Project"), "Link", 130, "Property Project"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_summary(data: list[dict]) -> list[dict]:
	currency = data[0]["currency"] if data else None
	waiting = [row for row in data if not row["promotion_proposed_on"]]
	amount = sum(flt(row["list_amount"]) for row in data)
	return [
		{"label": _("Slow Units"), "value": len(data), "datatype": "Int", "indicator": "Orange"},
		{"label": _("List Price"), "value": amount, "datatype": "Currency", "currency": currency},
		{"label": _("Without a Proposal"), "value": len(waiting), "datatype": "Int", "indicator": "Red"},
	]
