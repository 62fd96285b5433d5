"""The demo's demand: departments plan, the planner balances against the store, the buyer calls off, goods come and wait."""

from collections.abc import Callable
from datetime import date

import frappe
from frappe.utils import add_days, add_months, get_first_day, getdate, today

from sales_ops.consignment.demand.uncollected import list_and_follow
from sales_ops.consignment.doctype.consignment_call_off.consignment_call_off import (
	make_call_offs,
	make_receipt,
)
from sales_ops.testing.consignment_demand import make_department
from sales_ops.testing.demo_consignment import BUYER, STOREKEEPER
from sales_ops.testing.demo_office import as_user
from sales_ops.workbook.demo_consignment import SITE

PLANNER = "planner@example.com"
PLAN = "Consignment Demand Plan"
LATE = "检修计划临时调整"


def monthly_plans(day: date) -> None:
	"""Next month's plans of three departments: one is a draft, one filed, one balanced and waiting for approval."""
	needed = add_days(get_first_day(add_months(today(), 1)), 11)
	plans = (
		("综采一队", [("YY-RJ-10", 60), ("YY-MF-50", 150), ("YY-FA-200", 6)]),
		("机电科", [("ZC-6205", 120), ("ZC-6310", 40), ("DL-YJV-70", 300)]),
		("通防科", [("LB-FZ-01", 40), ("LB-KZ-03", 300)]),
	)
	made = [plan(name, "Monthly", rows, needed) for name, rows in plans]
	for doc in made[1:]:
		doc.file(LATE)
	frappe.set_user(PLANNER)
	frappe.get_doc(PLAN, made[1].name).balance()


def urgent_plans(day: date) -> None:
	"""Three supplementary plans are approved. The store has what one asks for; of the others the goods are called off: one
	pump is there, and nobody came for it, the other is still to come.
	"""
	reason = {"reason": "设备突发故障"}
	pump = [("YY-RHB-400", 1)]
	plans = (
		plan("综采一队", "Supplementary", pump, needed_day(), **reason),
		plan("机电科", "Supplementary", pump, today(), **reason),
		plan("通防科", "Supplementary", [("LB-KZ-03", 100)], today(), **reason),
	)
	for doc in plans:
		doc.file(None)
		approve(doc.name)
	arrived, _open = (call_off(doc.name) for doc in plans[:2])
	deliver(arrived)
	list_and_follow(SITE)


def needed_day() -> str:
	"""Yesterday, if that is in this month."""
	return str(max(getdate(get_first_day(today())), getdate(add_days(today(), -1))))


def approve(name: str) -> None:
	"""The planner balances, decides on each checked row, and approves."""
	frappe.set_user(PLANNER)
	doc = frappe.get_doc(PLAN, name)
	doc.balance()
	for row in doc.items:
		if row.is_checked:
			row.update({"decision": "Confirmed", "decision_remark": "已核实库存与用途"})
	doc.save()
	doc.submit()


def call_off(plan_name: str) -> str:
	"""The buyer calls off what the store does not have, on paper."""
	frappe.set_user(BUYER)
	(name,) = make_call_offs(PLAN, plan_name)
	doc = frappe.get_doc("Consignment Call-off", name).submit()
	doc.send("Paper")
	return name


def deliver(name: str) -> None:
	frappe.set_user(STOREKEEPER)
	make_receipt(name).insert().submit()


def plan(department: str, kind: str, rows: list[tuple], needed, **values):
	frappe.set_user("Administrator")
	values |= {"kind": kind, "consignment_site": SITE, "department": make_department(department)}
	doc = as_user(PLANNER, PLAN, **values)
	for item, quantity in rows:
		row = {
			"item_code": item,
			"qty": quantity,
			"needed_by": str(needed),
			"history_reason": "检修工作量增加",
		}
		doc.append("items", row)
	return doc.insert()


EPISODES: tuple[Callable[[date], None], ...] = (monthly_plans, urgent_plans)
