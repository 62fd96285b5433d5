"""What the lists of signed, deposit, overdue and intent customers share (PROP-05)."""

from collections import defaultdict
from collections.abc import Sequence

import frappe
from frappe import _
from frappe.utils import flt

from sales_ops.property_sales.permissions import consultants_of, report_projects, sees_all_deals
from sales_ops.reporting import column


def scope(filters: dict) -> tuple[list[str] | None, list[str] | None]:
	"""Projects and consultants a list covers for the session's user: what was chosen, as far as it may be seen; None: all.

	Raises:
		frappe.PermissionError: the chosen project is not one of the user's.
	"""
	own = None if sees_all_deals() else consultants_of()
	if filters.get("consultant"):
		is_shown = own is None or filters["consultant"] in own
		own = [filters["consultant"]] if is_shown else []
	return report_projects(filters.get("property_project")), own


def require_company(filters: dict) -> None:
	"""Raises frappe.MandatoryError without a company: amounts of two currencies do not add up."""
	if not filters.get("company"):
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)


def customer_columns() -> list[dict]:
	"""Who and what, as each of the lists begins."""
	return [
		column("customer_name", _("Customer"), "Data", 130),
		column("property_unit", _("Property Unit"), "Link", 170, "Property Unit"),
		column("kind", _("Kind"), "Data", 80),
		column("built_area", _("Built Area (m²)"), "Float", 110),
	]


def place_columns() -> list[dict]:
	"""Whose and where, as each of them ends."""
	return [
		column("consultant", _("Consultant", context="Property Subscription"), "Link", 110, "Sales Person"),
		column("property_project", _("Property Project"), "Link", 130, "Property Project"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def chart_by(rows: Sequence[dict], key: str, label: str, amount: str | None = None) -> dict | None:
	"""A bar for each value of `key`: the count of its rows, or the sum of `amount`."""
	totals: dict[str, float] = defaultdict(float)
	for row in rows:
		totals[row.get(key) or _("None")] += flt(row.get(amount)) if amount else 1
	if not totals:
		return None
	names = sorted(totals)
	values = [totals[name] for name in names]
	chart = {"data": {"labels": names, "datasets": [{"name": label, "values": values}]}, "type": "bar"}
	return chart | ({"fieldtype": "Currency"} if amount else {})


def count(label: str, value: float, indicator: str = "Blue") -> dict:
	"""A figure of the summary."""
	return {"label": label, "value": value, "datatype": "Int", "indicator": indicator}


def money(label: str, rows: Sequence[dict], field: str, indicator: str = "Blue") -> dict:
	"""A sum of the summary, in the rows' currency."""
	return {
		"label": label,
		"value": sum(flt(row.get(field)) for row in rows),
		"datatype": "Currency",
		"currency": rows[0]["currency"] if rows else None,
		"indicator": indicator,
	}
