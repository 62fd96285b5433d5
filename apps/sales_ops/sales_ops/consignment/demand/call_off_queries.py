"""The SQL of call-offs. Plain rows, no rule; quantities in stock units of measure."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder import Case
from frappe.query_builder.functions import Sum

from sales_ops.policies.consignment_delivery import CLOSED, DELIVERED, OVERDUE


def _tables(*names: str):
	return (frappe.qb.DocType(f"Consignment {name}") for name in names)


def plan_rows(names: Collection[str], lock: bool = False) -> list[dict]:
	"""Rows of demand plans by name, with what their plan says.

	Args:
		lock: the rows as they are committed now, locked until the transaction ends.
	"""
	row, plan = _tables("Demand Plan Item", "Demand Plan")
	query = (
		frappe.qb.from_(row)
		.inner_join(plan)
		.on(plan.name == row.parent)
		.select(row.star)
		.select(plan.docstatus, plan.kind, plan.department, plan.consignment_site, plan.purchase_plan)
		.where(row.name.isin(list(names) or [""]))
		.orderby(row.parent)
		.orderby(row.idx)
	)
	return (query.for_update() if lock else query).run(as_dict=True)


def called_off(plan_items: Collection[str], docstatus: tuple[int, ...]) -> dict[str, float]:
	"""What call-offs of a state ask for, by plan row. Of a closed call-off only what was delivered counts."""
	row, parent = _tables("Call-off Item", "Call-off")
	quantity = Case().when(parent.status == CLOSED, row.delivered_qty).else_(row.qty)
	found = (
		frappe.qb.from_(row)
		.inner_join(parent)
		.on(parent.name == row.parent)
		.select(row.demand_plan_item, Sum(quantity))
		.where(row.demand_plan_item.isin(list(plan_items) or [""]))
		.where(parent.docstatus.isin(docstatus))
		.groupby(row.demand_plan_item)
	).run()
	return dict(found)


def delivered_on_plan(plan_items: Collection[str]) -> dict[str, float]:
	"""What sent call-offs have brought, by plan row."""
	row, parent = _tables("Call-off Item", "Call-off")
	found = (
		frappe.qb.from_(row)
		.inner_join(parent)
		.on(parent.name == row.parent)
		.select(row.demand_plan_item, Sum(row.delivered_qty))
		.where(row.demand_plan_item.isin(list(plan_items) or [""]))
		.where(parent.docstatus == 1)
		.groupby(row.demand_plan_item)
	).run()
	return dict(found)


def call_off_rows(call_offs: Collection[str]) -> list[dict]:
	"""Rows of sent call-offs with the status of their document."""
	row, parent = _tables("Call-off Item", "Call-off")
	return (
		frappe.qb.from_(row)
		.inner_join(parent)
		.on(parent.name == row.parent)
		.select(row.star)
		.select(parent.status, parent.consignment_agreement)
		.where(parent.name.isin(list(call_offs) or [""]))
		.where(parent.docstatus == 1)
		.for_update()
	).run(as_dict=True)


def delivered(call_off_items: Collection[str]) -> dict[str, float]:
	"""What submitted receipts brought in good order, by call-off row."""
	row, parent = _tables("Receipt Item", "Receipt")
	found = (
		frappe.qb.from_(row)
		.inner_join(parent)
		.on(parent.name == row.parent)
		.select(row.call_off_item, Sum(row.accepted_qty))
		.where(row.call_off_item.isin(list(call_off_items) or [""]))
		.where(parent.docstatus == 1)
		.groupby(row.call_off_item)
	).run()
	return dict(found)


def receipt_of(call_off: str) -> str | None:
	"""A submitted receipt that delivered on a call-off."""
	return frappe.db.get_value("Consignment Receipt Item", {"call_off": call_off, "docstatus": 1}, "parent")


def rows_of_plans(plans: Collection[str]) -> list[dict]:
	"""What is wanted and called off of approved demand plans: `parent`, `wanted`, `called_off_qty`."""
	row, plan = _tables("Demand Plan Item", "Demand Plan")
	return (
		frappe.qb.from_(row)
		.inner_join(plan)
		.on(plan.name == row.parent)
		.select(row.parent, row.call_off_qty.as_("wanted"), row.called_off_qty)
		.where(row.parent.isin(list(plans) or [""]))
		.where(plan.docstatus == 1)
	).run(as_dict=True)


def purchase_rows(plan_items: Collection[str]) -> list[dict]:
	"""Rows of submitted purchase plans for rows of demand plans."""
	filters = {"demand_plan_item": ("in", list(plan_items) or [""]), "docstatus": 1}
	return frappe.get_all("Consignment Purchase Plan Item", filters, ["name", "parent", "demand_plan_item"])


def rows_of_purchase_plans(plans: Collection[str]) -> list[dict]:
	"""As `rows_of_plans`, of submitted purchase plans."""
	filters = {"parent": ("in", list(plans) or [""]), "docstatus": 1}
	fields = ["parent", "qty as wanted", "called_off_qty"]
	return frappe.get_all("Consignment Purchase Plan Item", filters, fields)


def falling_due(on: date) -> list[str]:
	"""Sent call-offs that are not marked yet though a row was due before a day."""
	row, parent = _tables("Call-off Item", "Call-off")
	return (
		frappe.qb.from_(row)
		.inner_join(parent)
		.on(parent.name == row.parent)
		.select(parent.name)
		.distinct()
		.where(parent.docstatus == 1)
		.where(parent.status.notin((CLOSED, DELIVERED, OVERDUE)))
		.where(row.deliver_by < on)
		.where(row.delivered_qty < row.qty)
		.orderby(parent.name)
	).run(pluck=True)
