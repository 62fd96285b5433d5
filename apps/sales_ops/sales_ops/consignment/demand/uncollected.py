"""Goods that arrived for a plan and that nobody collected: listed after their day, followed until they are gone (A6)."""

from datetime import date

import frappe
from frappe.utils import flt, getdate, today

from sales_ops.consignment import settings
from sales_ops.consignment.demand import claims, queries
from sales_ops.jobs import one_row
from sales_ops.policies import consignment_delivery as policy
from sales_ops.policies.calendar_math import add_months
from sales_ops.policies.consignment_balance import uncollected_arrivals
from sales_ops.values import to_decimal

DOCTYPE = "Consignment Uncollected Goods"
# Older plans are not asked about any more.
LOOK_BACK_MONTHS = 12
COPIED = ("item_code", "department", "needed_by", "demand_plan", "supplier")


def still_there(site: str, on: date) -> list[dict]:
	"""Rows of plans whose goods arrived, were needed before a day and lie in the store: with `uncollected_qty`."""
	rows = queries.claims(site, add_months(on, -LOOK_BACK_MONTHS))
	by_item = claims.claims_by_item(rows)
	issues = claims.issues_by_item(site, by_item)
	stock = {row.item_code: row.consigned + row.own for row in queries.stock(site, by_item)}
	left = {}
	for item, found in by_item.items():
		left |= uncollected_arrivals(found, issues[item], to_decimal(stock.get(item)))
	for row in rows:
		row.uncollected_qty = flt(left.get(row.name), 6)
	return [row for row in rows if row.uncollected_qty > 0 and getdate(row.needed_by) < on]


def list_and_follow(site: str, on: date | None = None) -> None:
	"""List what was not collected by its day, once for each row of a plan, and follow what is listed. Safe to repeat."""
	on = on or getdate(today())
	found = {row.name: row for row in still_there(site, on)}
	filters = {"consignment_site": site, "status": ("!=", policy.COLLECTED)}
	fields = ["name", "demand_plan_item"]
	followed = {row.demand_plan_item: row.name for row in frappe.get_all(DOCTYPE, filters, fields)}
	for plan_item, name in followed.items():
		with one_row(f"Following the uncollected goods {name}"):
			refresh(name, found[plan_item].uncollected_qty if plan_item in found else 0, on)
	listed = {"demand_plan_item": ("in", list(found) or [""])}
	known = set(frappe.get_all(DOCTYPE, listed, pluck="demand_plan_item"))
	for plan_item in sorted(found.keys() - known):
		with one_row(f"Listing the uncollected goods of {plan_item}"):
			_list(found[plan_item], site, on)


def _list(row: dict, site: str, on: date) -> None:
	values = {field: row[field] for field in COPIED}
	values |= {
		"demand_plan_item": row.name,
		"consignment_site": site,
		"company": frappe.get_cached_value("Consignment Site", site, "company"),
		"arrived_on": getdate(row.arrived_on),
		"arrived_qty": row.delivered_qty,
		"uncollected_qty": row.uncollected_qty,
		"listed_on": on,
		"explain_by": policy.explanation_due(on, settings.term("closing_day")),
	}
	frappe.get_doc({"doctype": DOCTYPE, **values}).insert(ignore_permissions=True)


def refresh(name: str, quantity: float, on: date) -> None:
	"""Write what still lies there and how the document stands."""
	doc = frappe.get_doc(DOCTYPE, name, for_update=True)
	status = status_of(doc, quantity, on)
	values = {"uncollected_qty": quantity, "status": status}
	if status == policy.COLLECTED:
		values["collected_on"] = on
	changed = {field: value for field, value in values.items() if doc.get(field) != value}
	if changed:
		doc.db_set(changed, notify=True)


def status_of(doc, quantity: float, on: date) -> str:
	answers = (doc.department_answer, doc.store_answer)
	due = getdate(doc.explain_by)
	return policy.uncollected_status(to_decimal(quantity), answers, doc.explanation, due, on)
