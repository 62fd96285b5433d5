"""The buyer's list: rows of approved monthly plans that no purchase plan has yet (CONS-04)."""

import frappe
from frappe.utils import flt

from sales_ops.policies.consignment_demand import MONTHLY

PLAN = "Consignment Demand Plan"


def rows_to_collect(site: str, period: str) -> list[dict]:
	"""Rows of a purchase plan, by supplier and item. The plans stay locked until the transaction ends."""
	plan, row = frappe.qb.DocType(PLAN), frappe.qb.DocType(f"{PLAN} Item")
	rows = (
		frappe.qb.from_(row)
		.inner_join(plan)
		.on(plan.name == row.parent)
		.select(
			row.supplier,
			row.consignment_agreement,
			row.item_code,
			row.item_name,
			row.specification,
			row.call_off_qty.as_("qty"),
			row.stock_uom,
			row.needed_by,
			row.base_rate,
			plan.department,
			plan.name.as_("demand_plan"),
			row.name.as_("demand_plan_item"),
		)
		.where(_waits(plan, site, period))
		.where(row.call_off_qty > 0)
		.orderby(row.supplier)
		.orderby(row.item_code)
		.orderby(row.needed_by)
		.orderby(row.name)
		.for_update()
	).run(as_dict=True)
	for found in rows:
		found.base_amount = flt(found.qty * found.pop("base_rate"), 2)
	return rows


def waiting_plans(site: str, period: str) -> list[str]:
	"""Approved monthly plans that ask suppliers for something and are in no purchase plan."""
	return sorted({row.demand_plan for row in rows_to_collect(site, period)})


def _waits(plan, site: str, period: str):
	return (
		(plan.docstatus == 1)
		& (plan.kind == MONTHLY)
		& (plan.consignment_site == site)
		& (plan.period == period)
		& (plan.purchase_plan.isnull() | (plan.purchase_plan == ""))
	)


def stamp(purchase_plan) -> None:
	"""The plans are with the buyer now."""
	values = {"purchase_plan": purchase_plan.name, "call_off_due_on": purchase_plan.call_off_due_on}
	names = {row.demand_plan for row in purchase_plan.items}
	frappe.db.bulk_update(PLAN, dict.fromkeys(names, values), update_modified=False)


def unstamp(purchase_plan) -> None:
	"""The plans wait for another purchase plan."""
	names = {row.demand_plan for row in purchase_plan.items}
	values = {"purchase_plan": None, "call_off_due_on": None}
	frappe.db.bulk_update(PLAN, dict.fromkeys(names, values), update_modified=False)
