"""Extra Discount Statistics (额外折扣统计表): what was asked, granted and used, one by one or by consultant, project, month.

The figures are those of `discount_queries.extra_discounts`, which the monthly report freezes too. A consultant gets the
own deals.
"""

from collections import defaultdict
from datetime import date

import frappe
from frappe import _
from frappe.utils import flt, getdate

from sales_ops.property_sales.deals.discount_queries import extra_discounts
from sales_ops.property_sales.permissions import consultants_of, report_projects, sees_all_deals
from sales_ops.reporting import column

# The choices of the filter: what a group is called by, and its column.
GROUPS = {"Consultant": "consultant", "Property Project": "property_project", "Month": "month"}
AMOUNTS = ("asked_amount", "granted_amount", "used_amount")


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required), `property_project`, `consultant`, `group_by` (of `GROUPS`)."""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	if not (filters.from_date and filters.to_date):
		frappe.throw(_("Please choose the first and the last day."), frappe.MandatoryError)
	rows = get_rows(filters)
	key = GROUPS.get(filters.group_by)
	if not key:
		return detail_columns(), rows, None, chart(groups(rows, "consultant"), "consultant"), summary(rows)
	grouped = groups(rows, key)
	return group_columns(key), grouped, None, chart(grouped, key), summary(rows)


def get_rows(filters: dict) -> list[dict]:
	"""The extra discounts that the user may see, oldest first, each with its month (`2026-11`)."""
	projects = report_projects(filters.property_project)
	days = (getdate(filters.from_date), getdate(filters.to_date))
	own = None if sees_all_deals() else set(consultants_of())
	found = []
	for row in extra_discounts(filters.company, filters.property_project, *days):
		is_shown = projects is None or row["property_project"] in projects
		is_own = own is None or row["consultant"] in own or row["requested_by"] == frappe.session.user
		if is_shown and is_own and filters.consultant in (None, "", row["consultant"]):
			found.append({**row, "month": month_of(row["decided_on"])})
	return found


def month_of(day: date) -> str:
	return f"{getdate(day):%Y-%m}"


def groups(rows: list[dict], key: str) -> list[dict]:
	"""Count, amounts and average percent of each consultant, project or month, in the order of their names."""
	found: dict[str, dict] = defaultdict(lambda: dict.fromkeys(("discounts", "price_before", *AMOUNTS), 0.0))
	for row in rows:
		group = found[row[key] or ""]
		group["discounts"] += 1
		group["currency"] = row["currency"]
		group["price_before"] += flt(row["price_before"])
		for field in AMOUNTS:
			group[field] += flt(row[field])
	return [{key: name, **group, **percents(group)} for name, group in sorted(found.items())]


def percents(group: dict) -> dict:
	"""The average percents, of the prices without the extra discounts."""
	base = group["price_before"]
	fields = ((field.replace("amount", "percentage"), group[field]) for field in AMOUNTS)
	return {field: flt(amount / base * 100, 2) if base else 0 for field, amount in fields}


def money_columns() -> list[dict]:
	percent = {"precision": 2, "disable_total": 1}
	return [
		column("price_before", _("Price Before the Extra Discount"), "Currency", 150, "currency"),
		column("asked_amount", _("Discount Asked"), "Currency", 130, "currency"),
		column("asked_percentage", _("Asked %"), "Percent", 90, **percent),
		column("granted_amount", _("Discount Granted"), "Currency", 130, "currency"),
		column("granted_percentage", _("Granted %"), "Percent", 90, **percent),
		column("used_amount", _("Discount Used"), "Currency", 130, "currency"),
		column("used_percentage", _("Used %"), "Percent", 90, **percent),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def detail_columns() -> list[dict]:
	return [
		column("decided_on", _("Date"), "Date", 105),
		column("property_unit", _("Property Unit"), "Link", 140, "Property Unit"),
		column("customer_name", _("Customer Name"), "Data", 110),
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 110),
		column("state", _("Status"), "Data", 110),
		column("list_amount", _("List Price"), "Currency", 140, "currency"),
		*money_columns(),
		column("decided_by", _("Decided By"), "Link", 150, "User"),
		column("property_discount_request", _("Discount Request"), "Link", 140, "Property Discount Request"),
		column("property_subscription", _("Property Subscription"), "Link", 140, "Property Subscription"),
		column("property_project", _("Property Project"), "Link", 130, "Property Project"),
	]


def group_columns(key: str) -> list[dict]:
	first = {
		"consultant": column(key, _("Consultant", context="Property Subscription"), "Data", 150),
		"property_project": column(key, _("Property Project"), "Link", 170, "Property Project"),
		"month": column(key, _("Month"), "Data", 110),
	}
	return [first[key], column("discounts", _("Extra Discounts"), "Int", 120), *money_columns()]


def chart(grouped: list[dict], key: str) -> dict | None:
	"""Granted beside used, by consultant unless another group was chosen."""
	if not grouped:
		return None
	series = ((_("Discount Granted"), "granted_amount"), (_("Discount Used"), "used_amount"))
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {
			"labels": [group[key] or _("no consultant") for group in grouped],
			"datasets": [
				{"name": name, "values": [group[field] for group in grouped]} for name, field in series
			],
		},
		"colors": ["#F0A868", "#4C9F70"],
	}


def summary(rows: list[dict]) -> list[dict]:
	"""The totals above the report."""
	if not rows:
		return []
	total = groups([{**row, "all": "all"} for row in rows], "all")[0]
	money = {"datatype": "Currency", "currency": total["currency"]}
	return [
		{"label": _("Extra Discounts"), "value": int(total["discounts"]), "datatype": "Int"},
		{"label": _("Discount Asked"), "value": total["asked_amount"], **money},
		{"label": _("Discount Granted"), "value": total["granted_amount"], **money},
		{"label": _("Discount Used"), "value": total["used_amount"], "indicator": "Orange", **money},
		{"label": _("Used %"), "value": total["used_percentage"], "datatype": "Percent"},
	]
