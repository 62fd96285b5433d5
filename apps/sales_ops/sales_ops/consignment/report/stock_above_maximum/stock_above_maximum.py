"""Stock Above Maximum: consigned goods that are more than the agreed maximum or than the allowed months of use need, and
what keeping them costs (CONS-06, CONS-11). Checked monthly; a breach is charged.

Row-level permission: the report's roles see all suppliers.
"""

from frappe import _
from frappe.utils import add_days, flt

from sales_ops.consignment import settings
from sales_ops.consignment.control import stock_queries
from sales_ops.consignment.control.sight import company_currency, report_filters
from sales_ops.consignment.control.stock import Held, held_goods
from sales_ops.policies import consignment_exposure as policy
from sales_ops.reporting import column
from sales_ops.values import to_decimal

USE_DAYS = 90
IN_CHART = 10  # items


def execute(filters: dict | None = None):
	"""Args: `company` (required), `on` (today), `supplier`, `consignment_site`, `item_group`, `item_code`, `use_days`
	(over how many days the use is averaged; 90), `all_items` (those below their maximum too).
	"""
	filters = report_filters(filters)
	currency = company_currency(filters.company)
	rows = [row | {"currency": currency} for row in get_data(filters)]
	return get_columns(), rows, None, get_chart(rows), get_summary(rows, currency)


def get_data(filters: dict) -> list[dict]:
	days = int(filters.use_days or 0) or USE_DAYS
	since = add_days(filters.on, 1 - days)
	used = {(row.warehouse, row.item_code): to_decimal(row.qty) for row in stock_queries.used(filters, since)}
	moves = {(row.warehouse, row.item_code): row.last_used for row in stock_queries.last_moves(filters)}
	terms = to_decimal(settings.term("maximum_months")), settings.amount("stock_cost_percentage")
	rows = []
	for held in held_goods(filters):
		use = policy.monthly_use([used[held.place]] if held.place in used else [], days)
		row = _row(held, use, *terms)
		if row["excess_qty"] or filters.all_items:
			rows.append(row | {"last_used": moves.get(held.place)})
	return sorted(rows, key=lambda row: (-row["excess_amount"], row["item_code"]))


def _row(held: Held, use, months, percentage) -> dict:
	found = policy.excess(held.quantity, held.agreed.maximum, use, months)
	amount = held.worth(found.quantity)
	return {
		**held.row,
		"agreement": held.agreed.agreement,
		"buyer": held.agreed.buyer,
		"agreed_maximum": flt(held.agreed.maximum) or None,
		"monthly_use": flt(use, 3),
		"maximum": None if found.maximum is None else flt(found.maximum, 3),
		"excess_qty": flt(found.quantity, 3),
		"excess_amount": flt(amount, 2),
		"cost_amount": flt(policy.cost_of_excess(amount, percentage), 2),
	}


def get_columns() -> list[dict]:
	money = ("Currency", 140, "currency")
	return [
		column("supplier_name", _("Supplier"), "Data", 160),
		column("consignment_site", _("Consignment Site"), "Link", 120, "Consignment Site"),
		column("item_code", _("Item"), "Link", 120, "Item"),
		column("item_name", _("Item Name"), "Data", 160),
		column("stock_uom", _("UOM"), "Data", 70),
		column("qty", _("In Store"), "Float", 100, disable_total=1),
		column("agreed_maximum", _("Agreed Maximum"), "Float", 120, disable_total=1),
		column("monthly_use", _("Use a Month"), "Float", 110, disable_total=1),
		column("maximum", _("Maximum"), "Float", 100, disable_total=1),
		column("excess_qty", _("Above It"), "Float", 100, disable_total=1),
		column("excess_amount", _("Value Above It"), *money),
		column("cost_amount", _("Cost a Month"), *money),
		column("last_used", _("Last Withdrawn"), "Date", 120),
		column("buyer", _("Buyer"), "Link", 150, "User"),
		column("agreement", _("Consignment Agreement"), "Link", 130, "Consignment Agreement"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(rows: list[dict]) -> dict | None:
	"""The items that are worth most above their maximum."""
	worst = [row for row in rows if row["excess_amount"]][:IN_CHART]
	if not worst:
		return None
	values = [row["excess_amount"] for row in worst]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {
			"labels": [row["item_name"] for row in worst],
			"datasets": [{"name": _("Value Above It"), "values": values}],
		},
		"colors": ["#F08C4A"],
	}


def get_summary(rows: list[dict], currency: str) -> list[dict]:
	money = {"datatype": "Currency", "currency": currency}
	above = [row for row in rows if row["excess_qty"]]
	value, cost = (sum(row[name] for row in above) for name in ("excess_amount", "cost_amount"))
	return [
		{
			"label": _("Items Above Their Maximum"),
			"value": len(above),
			"datatype": "Int",
			"indicator": "Red" if above else "Green",
		},
		{"label": _("Value Above It"), "value": flt(value), "indicator": "Orange", **money},
		{"label": _("Cost a Month"), "value": flt(cost), "indicator": "Red" if cost else "Green", **money},
		{
			"label": _("Most Months' Issues"),
			"value": settings.term("maximum_months"),
			"datatype": "Int",
		},
	]
