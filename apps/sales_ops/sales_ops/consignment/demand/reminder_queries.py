"""The SQL of reminders. Plain rows, no rule."""

from datetime import date

import frappe
from frappe.query_builder.functions import Max

from sales_ops.policies.consignment_delivery import DUE, WAITING
from sales_ops.policies.periods import Period

PLAN = "Consignment Demand Plan"


def departments_without_plan(kind: str, period: Period, since: date) -> list[dict]:
	"""Departments that filed a plan of a kind for a period from `since` on, and none for this one: `department` and one
	of those who filed.
	"""
	plan, done = frappe.qb.DocType(PLAN), frappe.qb.DocType(PLAN)
	filed = (
		frappe.qb.from_(done)
		.select(done.department)
		.where(done.kind == kind)
		.where(done.period == period.label)
		.where(done.filed_on.isnotnull())
		.where(done.docstatus < 2)
	)
	return (
		frappe.qb.from_(plan)
		.select(plan.department, Max(plan.filed_by).as_("filed_by"))
		.where(plan.kind == kind)
		.where(plan.filed_on.isnotnull())
		.where(plan.docstatus < 2)
		.where(plan.period_start >= since)
		.where(plan.period_start < period.start)
		.where(plan.department.notin(filed))
		.groupby(plan.department)
		.orderby(plan.department)
	).run(as_dict=True)


def to_be_called_off(until: date) -> list[dict]:
	"""Purchase plans, and plans that go to the supplier without one, that are to be called off by a day."""
	found = []
	for doctype, more in (
		("Consignment Purchase Plan", {"status": ("in", ("Handed Over", "Partly Called Off"))}),
		(PLAN, {"status": ("in", ("Approved", "Partly Called Off")), "kind": ("!=", "Monthly")}),
	):
		filters = {"docstatus": 1, "call_off_due_on": ("<=", until), **more}
		rows = frappe.get_all(doctype, filters, ["name", "call_off_due_on"], order_by="call_off_due_on, name")
		found += [frappe._dict(row, doctype=doctype) for row in rows]
	return found


def unanswered() -> list[dict]:
	"""Uncollected goods that wait for somebody, with who filed their plan."""
	goods, plan = frappe.qb.DocType("Consignment Uncollected Goods"), frappe.qb.DocType(PLAN)
	return (
		frappe.qb.from_(goods)
		.left_join(plan)
		.on(plan.name == goods.demand_plan)
		.select(
			goods.name, goods.item_code, goods.item_name, goods.department, goods.explain_by, plan.filed_by
		)
		.where(goods.status.isin((WAITING, DUE)))
		.orderby(goods.name)
	).run(as_dict=True)
