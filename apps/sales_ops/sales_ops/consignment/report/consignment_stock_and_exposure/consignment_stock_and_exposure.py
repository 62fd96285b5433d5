"""Consignment Stock and Exposure: whose goods lie where, since when, and what we answer for at today's agreed prices
(consignment-budget-meeting.md §5.1 rows 30, 33).

The goods are the suppliers' and have no value in our books. Amounts are in the company's currency, except the agreed rate
and the value in the agreement's. Row-level permission: the report's roles see all suppliers.
"""

from decimal import Decimal

from frappe import _
from frappe.utils import flt

from sales_ops.consignment.control.sight import company_currency, report_filters
from sales_ops.consignment.control.stock import Held, held_goods
from sales_ops.policies import consignment_exposure as policy
from sales_ops.reporting import column

SUPPLIER, SITE = "Supplier", "Consignment Site"
# Age groups have no names that fields could have.
AGE_FIELDS = {name: f"age_{number}" for number, (name, _limit) in enumerate(policy.AGES)}
SUMMED = ("amount", "stale_amount", *AGE_FIELDS.values())
IN_CHART = 10  # suppliers


def execute(filters: dict | None = None):
	"""Args: `company` (required), `on` (today), `supplier`, `consignment_site`, `item_group`, `item_code`, `group_by`
	(`Supplier` or `Consignment Site`; empty: every item), `only_stale`.
	"""
	filters = report_filters(filters)
	currency = company_currency(filters.company)
	rows = [row | {"currency": currency} for row in get_data(filters)]
	chart, summary = get_chart(rows), get_summary(rows, currency)
	if filters.group_by:
		return group_columns(filters.group_by), grouped(rows, filters.group_by), None, chart, summary
	return get_columns(), rows, None, chart, summary


def get_data(filters: dict) -> list[dict]:
	rows = [_row(held, filters.on) for held in held_goods(filters)]
	return [row for row in rows if row["stale_qty"] or not filters.only_stale]


def _row(held: Held, on) -> dict:
	agreed = held.agreed
	stale = policy.stale_quantity(held.layers, on, agreed.stale_after_days)
	ages = {
		AGE_FIELDS[name]: flt(held.worth(quantity))
		for name, quantity in policy.by_age(held.layers, on).items()
	}
	oldest = min((layer.received_on for layer in held.layers), default=None)
	return {
		**held.row,
		**ages,
		"agreement": agreed.agreement,
		"agreement_currency": agreed.currency,
		"rate": flt(agreed.rate),
		"agreed_amount": flt(held.quantity * agreed.rate),
		"amount": flt(held.worth(held.quantity)),
		"oldest": oldest,
		"days": (on - oldest).days if oldest else None,
		"stale_qty": flt(stale),
		"stale_amount": flt(held.worth(stale)),
		"is_priced": agreed.is_priced,
	}


def grouped(rows: list[dict], by: str) -> list[dict]:
	"""A row for each supplier or site, the greatest exposure first."""
	key = "consignment_site" if by == SITE else "supplier"
	groups: dict[str, dict] = {}
	for row in rows:
		kept = {name: row[name] for name in ("supplier", "supplier_name", "consignment_site", "currency")}
		group = groups.setdefault(row[key], kept | dict.fromkeys(SUMMED, 0.0) | {"no_of_items": 0, "days": 0})
		group["no_of_items"] += 1
		group["days"] = max(group["days"], row["days"] or 0)
		for name in SUMMED:
			group[name] += row[name]
	return sorted(groups.values(), key=lambda group: (-group["amount"], group[key] or ""))


def get_columns() -> list[dict]:
	agreed = ("Currency", 120, "agreement_currency")
	return [
		column("supplier_name", _("Supplier"), "Data", 160),
		column("consignment_site", _("Consignment Site"), "Link", 120, "Consignment Site"),
		column("item_code", _("Item"), "Link", 120, "Item"),
		column("item_name", _("Item Name"), "Data", 160),
		column("qty", _("In Store"), "Float", 100, disable_total=1),
		column("stock_uom", _("UOM"), "Data", 70),
		column("rate", _("Agreed Rate"), *agreed, disable_total=1),
		column("agreed_amount", _("Value at Agreed Prices"), *agreed, disable_total=1),
		*_money_columns(),
		column("stale_qty", _("Take Over or Send Back"), "Float", 140, disable_total=1),
		column("oldest", _("Oldest since"), "Date", 110),
		column("days", _("Days in Store"), "Int", 100, disable_total=1),
		column("agreement", _("Consignment Agreement"), "Link", 130, "Consignment Agreement"),
		column("warehouse", _("Consigned Warehouse"), "Link", 160, "Warehouse"),
		column("agreement_currency", _("Agreement Currency"), "Link", 80, "Currency", hidden=1),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def group_columns(by: str) -> list[dict]:
	site = column("consignment_site", _("Consignment Site"), "Link", 180, "Consignment Site")
	supplier = column("supplier_name", _("Supplier"), "Data", 200)
	return [
		site if by == SITE else supplier,
		column("no_of_items", _("Items"), "Int", 80),
		*_money_columns(),
		column("days", _("Days in Store"), "Int", 110, disable_total=1),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def _money_columns() -> list[dict]:
	money = ("Currency", 130, "currency")
	ages = [column(AGE_FIELDS[name], _("{0} Days").format(name), *money) for name in AGE_FIELDS]
	return [
		column("amount", _("Exposure"), *money),
		*ages,
		column("stale_amount", _("Lies Too Long"), *money),
	]


def get_chart(rows: list[dict]) -> dict | None:
	"""Exposure of the suppliers that have most, by age."""
	if not rows:
		return None
	suppliers = grouped(rows, SUPPLIER)[:IN_CHART]
	datasets = [
		{"name": _("{0} Days").format(name), "values": [row[fieldname] for row in suppliers]}
		for name, fieldname in AGE_FIELDS.items()
	]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"barOptions": {"stacked": 1},
		"data": {"labels": [row["supplier_name"] for row in suppliers], "datasets": datasets},
		"colors": ["#4C9F70", "#F5C84C", "#F08C4A", "#C0392B"],
	}


def get_summary(rows: list[dict], currency: str) -> list[dict]:
	money = {"datatype": "Currency", "currency": currency}
	total, stale = (sum((Decimal(str(row[name])) for row in rows), Decimal(0)) for name in SUMMED[:2])
	unpriced = sum(not row["is_priced"] for row in rows)
	return [
		{"label": _("Exposure"), "value": flt(total), "indicator": "Blue", **money},
		{
			"label": _("Lies Too Long"),
			"value": flt(stale),
			"indicator": "Orange" if stale else "Green",
			**money,
		},
		{"label": _("Suppliers"), "value": len({row["supplier"] for row in rows}), "datatype": "Int"},
		{
			"label": _("Items without a Valid Price"),
			"value": unpriced,
			"datatype": "Int",
			"indicator": "Red" if unpriced else "Green",
		},
	]
