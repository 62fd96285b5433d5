"""The SQL of the demand reports. Plain rows, no rule; quantities in stock units of measure."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder.functions import DateFormat, Sum


def planned_by_month(site: str, since: date, until: date) -> list[dict]:
	"""What approved plans ask for by `month` (2026-11) of their period, `item_code` and `department`."""
	plan, row = (
		frappe.qb.DocType("Consignment Demand Plan"),
		frappe.qb.DocType("Consignment Demand Plan Item"),
	)
	month = DateFormat(plan.period_start, "%Y-%m")
	return (
		frappe.qb.from_(row)
		.inner_join(plan)
		.on(plan.name == row.parent)
		.select(
			month.as_("month"),
			row.item_code,
			plan.department,
			Sum(row.approved_qty * row.conversion_factor).as_("planned"),
			Sum(row.qty_from_stock).as_("from_stock"),
			Sum(row.called_off_qty).as_("called_off"),
			Sum(row.delivered_qty).as_("delivered"),
		)
		.where(plan.docstatus == 1)
		.where(plan.consignment_site == site)
		.where(plan.period_start[since:until])
		.groupby(month, row.item_code, plan.department)
	).run(as_dict=True)


def listed_goods(plan_items: Collection[str]) -> dict[str, dict]:
	"""The Consignment Uncollected Goods of plan rows, by row."""
	fields = [
		"name",
		"demand_plan_item",
		"status",
		"explain_by",
		"department_answer",
		"store_answer",
		"explanation",
	]
	filters = {"demand_plan_item": ("in", list(plan_items) or [""])}
	rows = frappe.get_all("Consignment Uncollected Goods", filters, fields)
	return {row.demand_plan_item: row for row in rows}
