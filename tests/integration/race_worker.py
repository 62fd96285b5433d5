"""One of the processes of test_races: does one step of the office when told to, and prints how it ended as JSON.

Run as a script with: site, name of the step, its arguments as JSON. It is a program of its own because only a process of
its own has its own database session from the start.
"""

import json
import sys

import frappe


def main(site: str, step: str, arguments: str) -> None:
	frappe.init(site=site, sites_path=".")
	frappe.connect()
	frappe.flags.mute_emails = True
	frappe.db.get_all("Property Unit", limit=1)  # an old snapshot, as every request has one
	print("ready", flush=True)
	sys.stdin.readline()
	print(json.dumps(outcome(STEPS[step], json.loads(arguments))), flush=True)
	frappe.destroy()


def outcome(step, arguments: dict) -> dict:
	try:
		name = step(**arguments)
		frappe.db.commit()
		return {"done": name}
	except Exception as error:
		frappe.db.rollback()
		return {"error": type(error).__name__, "message": str(error)}


def receive(deal: str, amount: float) -> str:
	from sales_ops.property_sales.api import receive_payment

	return receive_payment(deal, amount)["payment_entry"]


def submit(doctype: str, name: str) -> str:
	return frappe.get_doc(doctype, name).submit().name


def hold(unit: str, customer: str) -> str:
	from sales_ops.property_sales.api import hold_unit

	return hold_unit(unit, customer)["name"]


def block(unit: str) -> str:
	values = {"property_unit": unit, "kind": "Quality", "reason": "race"}
	return frappe.get_doc({"doctype": "Property Unit Block", **values}).insert().name


def pay_refund(change: str, amount: float, paid_from: str) -> str:
	from sales_ops.property_sales.money.refunds import new_refund

	doc = frappe.get_doc("Property Change Application", change)
	return new_refund(doc, amount, paid_from=paid_from).insert().submit().name


def run_clocks() -> str:
	run = frappe.get_doc({"doctype": "Property Clock Run"})
	run.run_today()
	return run.name


def cancel(doctype: str, name: str) -> str:
	return frappe.get_doc(doctype, name).cancel().name


def balance(plan: str) -> str:
	doc = frappe.get_doc("Consignment Demand Plan", plan)
	doc.balance()
	return doc.name


def insert(values: dict) -> str:
	return frappe.get_doc(values).insert().name


def call(doctype: str, name: str, method: str, arguments: dict) -> str:
	return getattr(frappe.get_doc(doctype, name), method)(**arguments)


def update_items(order: str, rows: list[dict]) -> str:
	from sales_ops.marketing_budget.overrides.purchase_order import update_child_qty_rate

	update_child_qty_rate("Purchase Order", json.dumps(rows), order)
	return order


def set_order_status(order: str, status: str) -> str:
	from sales_ops.marketing_budget.overrides.purchase_order import update_status

	update_status(status, order)
	return order


STEPS = {
	step.__name__: step
	for step in (
		receive,
		submit,
		cancel,
		insert,
		call,
		hold,
		block,
		pay_refund,
		run_clocks,
		balance,
		update_items,
		set_order_status,
	)
}

if __name__ == "__main__":
	main(*sys.argv[1:])
