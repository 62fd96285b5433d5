"""Unsettled Withdrawals: what was taken, what came back, and what is not in any settlement yet, with the period it falls
into (CONS-08, CONS-09).

Row-level permission: the report's roles see all suppliers.
"""

from frappe import _
from frappe.utils import flt

from sales_ops.consignment.control.sight import company_currency, report_filters
from sales_ops.consignment.control.unsettled import settlements_to_be, unsettled_rows
from sales_ops.reporting import column

IN_CHART = 10  # suppliers


def execute(filters: dict | None = None):
	"""Args: `company` (required), `on` (today), `supplier`, `consignment_site`, `item_group`, `item_code`, `by_settlement`
	(1: one row for each settlement to be), `only_late`.
	"""
	filters = report_filters(filters)
	currency = company_currency(filters.company)
	rows = [row | {"base_currency": currency} for row in get_data(filters)]
	chart, summary = get_chart(rows), get_summary(rows, currency)
	if filters.by_settlement:
		groups = [row | {"base_currency": currency} for row in settlements_to_be(rows)]
		return group_columns(), groups, None, chart, summary
	return get_columns(), rows, None, chart, summary


def get_data(filters: dict) -> list[dict]:
	rows = [row | {"used": -row["qty"]} for row in unsettled_rows(filters)]
	return [row for row in rows if row["days_late"] or not filters.only_late]


def get_columns() -> list[dict]:
	return [
		column("posting_date", _("Date"), "Date", 100),
		column("supplier_name", _("Supplier"), "Data", 160),
		column("item_group", _("Item Group"), "Link", 120, "Item Group"),
		column("item_code", _("Item"), "Link", 120, "Item"),
		column("item_name", _("Item Name"), "Data", 150),
		column("event", _("Event"), "Data", 110),
		column("used", _("Withdrawn Quantity"), "Float", 120, disable_total=1),
		column("stock_uom", _("UOM"), "Data", 70),
		column("rate", _("Agreed Rate"), "Currency", 110, "currency", disable_total=1),
		*_period_columns(),
		column("consignment_site", _("Consignment Site"), "Link", 120, "Consignment Site"),
		column("voucher_type", _("Document Type"), "Data", 150),
		column("voucher_no", _("Document"), "Dynamic Link", 140, "voucher_type"),
		column("source_no", _("Source"), "Data", 140),
		column("batch_no", _("Batch"), "Data", 100),
	]


def group_columns() -> list[dict]:
	return [
		column("supplier_name", _("Supplier"), "Data", 200),
		column("item_group", _("Item Group"), "Link", 150, "Item Group"),
		column("no_of_entries", _("Entries"), "Int", 90),
		*_period_columns(),
	]


def _period_columns() -> list[dict]:
	return [
		column("amount", _("Amount"), "Currency", 130, "currency", disable_total=1),
		column("base_amount", _("Amount in Company Currency"), "Currency", 150, "base_currency"),
		column("period", _("Settlement Period"), "Data", 120),
		column("due_date", _("Settled by"), "Date", 110),
		column("days_late", _("Days Late"), "Int", 90, disable_total=1),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
		column("base_currency", _("Company Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(rows: list[dict]) -> dict | None:
	"""What is not settled, by the suppliers it is most for."""
	if not rows:
		return None
	sums: dict[str, float] = {}
	for row in rows:
		sums[row["supplier_name"]] = sums.get(row["supplier_name"], 0) + row["base_amount"]
	most = sorted(sums, key=lambda name: (-sums[name], name))[:IN_CHART]
	values = [flt(sums[name]) for name in most]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "base_currency",
		"data": {"labels": most, "datasets": [{"name": _("Not Settled"), "values": values}]},
		"colors": ["#5B8DEF"],
	}


def get_summary(rows: list[dict], currency: str) -> list[dict]:
	money = {"datatype": "Currency", "currency": currency}
	late = [row for row in rows if row["days_late"]]
	return [
		{"label": _("Not Settled"), "value": flt(_total(rows)), "indicator": "Blue", **money},
		{
			"label": _("Past Its Settlement Day"),
			"value": flt(_total(late)),
			"indicator": "Red" if late else "Green",
			**money,
		},
		{"label": _("Entries"), "value": len(rows), "datatype": "Int"},
		{"label": _("Settlements to Be Made"), "value": len(settlements_to_be(rows)), "datatype": "Int"},
	]


def _total(rows: list[dict]) -> float:
	return sum(row["base_amount"] for row in rows)
