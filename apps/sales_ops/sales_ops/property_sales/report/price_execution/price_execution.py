"""Price Execution (价格执行表): floor, list, deal and filing price of each unit, and how far the deal lies from them.

Floor and filing price are the house's own: they are shown to whom the fields of Property Unit are open, and to nobody
else. A consultant sees the list prices, and the deals of the own customers.
"""

import frappe
from frappe import _
from frappe.model import get_permitted_fields
from frappe.utils import flt

from sales_ops.property_sales.permissions import consultants_of, sees_all_deals
from sales_ops.property_sales.units.price_queries import unit_prices
from sales_ops.reporting import column

INTERNAL = ("floor_amount", "filing_amount")
DEAL = ("property_subscription", "customer_name", "consultant", "deal_list_amount", "deal_amount")


def execute(filters: dict | None = None):
	"""Args: `company` (required), `property_project`, `property_building`, `kind`, `sold` (only units with a deal)."""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	permitted = set(get_permitted_fields("Property Unit"))
	shown = [field for field in INTERNAL if field in permitted]
	rows = get_data(filters, shown)
	return get_columns(shown), rows, None, chart(rows), summary(rows, shown)


def get_data(filters: dict, shown: list[str]) -> list[dict]:
	"""The rows of `price_queries.unit_prices` as far as the user may know them, with the differences."""
	own = None if sees_all_deals() else set(consultants_of())
	rows = unit_prices(filters)
	for row in rows:
		for field in INTERNAL:
			if field not in shown:
				row.pop(field)
		is_own = own is None or row.consultant in own or row.deal_owner == frappe.session.user
		if row.pop("deal_owner") and not is_own:
			row.update(dict.fromkeys(DEAL))
		_add_differences(row)
	return rows


def _add_differences(row: dict) -> None:
	if not row.deal_amount:
		return
	row.deal_rate = flt(row.deal_amount / row.built_area, 2) if row.built_area else None
	row.discount_amount = flt(row.deal_list_amount) - flt(row.deal_amount)
	row.discount_percentage = (
		flt(row.discount_amount / row.deal_list_amount * 100, 2) if row.deal_list_amount else None
	)
	for field, of in (("above_floor", "floor_amount"), ("above_filing", "filing_amount")):
		if row.get(of):
			row[field] = flt(row.deal_amount) - flt(row[of])


def get_columns(shown: list[str]) -> list[dict]:
	money = ("Currency", 140, "currency")
	floor, filing = ("floor_amount" in shown), ("filing_amount" in shown)
	columns = [
		column("property_unit", _("Property Unit"), "Link", 150, "Property Unit"),
		column("kind", _("Kind"), "Data", 80),
		column("sale_status", _("Sale Status"), "Data", 110),
		column("built_area", _("Built Area (m²)"), "Float", 120, precision=2),
		floor and column("floor_amount", _("Floor Price"), *money),
		column("list_amount", _("List Price"), *money),
		filing and column("filing_amount", _("Filing Price"), *money),
		column("deal_list_amount", _("List Price of the Deal"), *money),
		column("deal_amount", _("Agreed Price"), *money),
		column("deal_rate", _("Agreed Price per m²"), "Currency", 130, "currency", disable_total=1),
		column("discount_amount", _("Under the List Price"), *money),
		column("discount_percentage", _("Discount %"), "Percent", 100, precision=2, disable_total=1),
		floor and column("above_floor", _("Above the Floor Price"), *money),
		filing and column("above_filing", _("Above the Filing Price"), *money),
		column("customer_name", _("Customer Name"), "Data", 110),
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 110),
		column("property_subscription", _("Property Subscription"), "Link", 150, "Property Subscription"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]
	return [found for found in columns if found]


def chart(rows: list[dict]) -> dict | None:
	"""List and agreed price of all deals by kind of unit."""
	kinds = sorted({row.kind for row in rows if row.deal_amount})
	if not kinds:
		return None
	series = ((_("List Price of the Deal"), "deal_list_amount"), (_("Agreed Price"), "deal_amount"))
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {
			"labels": [_(kind, context="Property Unit") for kind in kinds],
			"datasets": [
				{"name": name, "values": [_sum(rows, field, kind) for kind in kinds]}
				for name, field in series
			],
		},
		"colors": ["#A0AEC0", "#4C9F70"],
	}


def _sum(rows: list[dict], field: str, kind: str | None = None) -> float:
	return sum(flt(row.get(field)) for row in rows if row.deal_amount and (kind is None or row.kind == kind))


def summary(rows: list[dict], shown: list[str]) -> list[dict]:
	"""Deals, their list and agreed prices, the average discount, and how many lie under the floor price."""
	deals = [row for row in rows if row.deal_amount]
	if not deals:
		return []
	listed, agreed = _sum(rows, "deal_list_amount"), _sum(rows, "deal_amount")
	money = {"datatype": "Currency", "currency": deals[0].currency}
	found = [
		{"label": _("Deals"), "value": len(deals), "datatype": "Int"},
		{"label": _("List Price of the Deal"), "value": listed, **money},
		{"label": _("Agreed Price"), "value": agreed, **money},
		{
			"label": _("Discount %"),
			"value": flt((listed - agreed) / listed * 100, 2) if listed else 0,
			"datatype": "Percent",
		},
	]
	if "floor_amount" in shown:
		low = sum(1 for row in deals if flt(row.get("above_floor")) < 0)
		indicator = "Red" if low else "Green"
		label = _("Deals under the Floor Price")
		found.append({"label": label, "value": low, "datatype": "Int", "indicator": indicator})
	return found
