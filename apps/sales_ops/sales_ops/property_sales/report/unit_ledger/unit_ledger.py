"""Unit Ledger: finance's ledger of every property, sold and unsold, of own use, leased and transferred (PROP-02, feature 96).

As it is now, or as at the end of a day: status from the claims, money from the receipts, revenue from the invoices.
"""

from collections import defaultdict

import frappe
from frappe import _
from frappe.utils import flt, getdate, today

from sales_ops.property_sales.ledgers.queries import unit_ledger
from sales_ops.property_sales.permissions import report_projects
from sales_ops.reporting import column

TOTALS = "Totals"
AMOUNTS = (
	"built_area",
	"list_amount",
	"deal_amount",
	"received_amount",
	"outstanding_amount",
	"invoiced_amount",
)


def execute(filters: dict | None = None):
	"""Args: `company` (required), `on` (a past day), `property_project`, `property_building`, `kind`, `use`,
	`sale_status`, `view` (`Units` or `Totals`: kind × use × status).
	"""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	rows = get_units(filters)
	if filters.view == TOTALS:
		return total_columns(), totals(rows), None, None, get_summary(rows)
	return unit_columns(), rows, None, None, get_summary(rows)


def get_units(filters: dict) -> list[dict]:
	"""The rows of `ledger_queries.unit_ledger`, with `invoiced_amount` where revenue has been booked."""
	on = getdate(filters.on) if filters.on and getdate(filters.on) < getdate(today()) else None
	rows = unit_ledger(filters, on, report_projects(filters.property_project))
	if filters.sale_status:
		rows = [row for row in rows if row.sale_status == filters.sale_status]
	for row in rows:
		row.invoiced_amount = row.deal_amount if row.sales_invoice else None
	return rows


def totals(rows: list[dict]) -> list[dict]:
	"""Count, area and amounts of each kind × use × status, in the order in which they first appear by name."""
	groups: dict[tuple, dict] = defaultdict(lambda: {"units": 0, **dict.fromkeys(AMOUNTS, 0.0)})
	for row in rows:
		group = groups[row.kind, row.use, row.sale_status]
		group["units"] += 1
		group["currency"] = row.currency
		for field in AMOUNTS:
			group[field] += flt(row[field])
	keys = ("kind", "use", "sale_status")
	return [{**dict(zip(keys, key, strict=True)), **group} for key, group in sorted(groups.items())]


def unit_columns() -> list[dict]:
	return [
		column("property_unit", _("Property Unit"), "Link", 150, "Property Unit"),
		column("kind", _("Kind"), "Data", 80),
		column("use", _("Use"), "Data", 110),
		column("sale_status", _("Sale Status"), "Data", 110),
		column("built_area", _("Built Area (m²)"), "Float", 130, precision=2),
		column("inner_area", _("Inner Area (m²)"), "Float", 130, precision=2),
		column("list_amount", _("List Price"), "Currency", 140, "currency"),
		column("holder", _("Owner or User"), "Data", 130),
		column("attached_to", _("Attached To"), "Link", 140, "Property Unit"),
		column("deal_amount", _("Agreed or Contract Amount"), "Currency", 150, "currency"),
		column("received_amount", _("Received", context="Property Instalment"), "Currency", 140, "currency"),
		column(
			"outstanding_amount", _("Outstanding", context="Property Instalment"), "Currency", 140, "currency"
		),
		column("contract_date", _("Contract Date"), "Date", 110),
		column("handover_date", _("Handover Date"), "Date", 110),
		column("sales_invoice", _("Revenue Invoice"), "Link", 150, "Sales Invoice"),
		column("invoiced_amount", _("Booked Revenue"), "Currency", 140, "currency"),
		column("use_amount", _("Consideration or Yearly Rent"), "Currency", 140, "currency"),
		column("used_since", _("Used Since"), "Date", 110),
		column("filing_amount", _("Filing Price"), "Currency", 140, "currency"),
		column("property_subscription", _("Property Subscription"), "Link", 150, "Property Subscription"),
		column("property_contract", _("Contract"), "Link", 150, "Property Contract"),
		column("property_project", _("Property Project"), "Link", 130, "Property Project"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def total_columns() -> list[dict]:
	return [
		column("kind", _("Kind"), "Data", 110),
		column("use", _("Use"), "Data", 130),
		column("sale_status", _("Sale Status"), "Data", 130),
		column("units", _("Units"), "Int", 90),
		column("built_area", _("Built Area (m²)"), "Float", 130, precision=2),
		column("list_amount", _("List Price"), "Currency", 160, "currency"),
		column("deal_amount", _("Agreed or Contract Amount"), "Currency", 160, "currency"),
		column("received_amount", _("Received", context="Property Instalment"), "Currency", 160, "currency"),
		column(
			"outstanding_amount", _("Outstanding", context="Property Instalment"), "Currency", 160, "currency"
		),
		column("invoiced_amount", _("Booked Revenue"), "Currency", 160, "currency"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_summary(rows: list[dict]) -> list[dict]:
	currency = rows[0].currency if rows else None
	sold = [row for row in rows if row.property_contract]

	def money(label: str, field: str, indicator: str) -> dict:
		value = sum(flt(row[field]) for row in rows)
		return {
			"label": label,
			"value": value,
			"datatype": "Currency",
			"currency": currency,
			"indicator": indicator,
		}

	return [
		{"label": _("Units"), "value": len(rows), "datatype": "Int"},
		{"label": _("Units with a Contract"), "value": len(sold), "datatype": "Int", "indicator": "Blue"},
		money(_("Received", context="Property Instalment"), "received_amount", "Green"),
		money(_("Outstanding", context="Property Instalment"), "outstanding_amount", "Orange"),
		money(_("Booked Revenue"), "invoiced_amount", "Blue"),
	]
