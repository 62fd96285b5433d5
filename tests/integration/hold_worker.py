"""One of the processes of test_concurrency and test_api: holds a unit when told to, and prints how it ended as JSON.

Run as a script with: site, unit, customer, for a hold over the REST API its Idempotency-Key (else empty), and the units
that are attached to it. It is a program of its own because only a process of its own has its own session from the start.
"""

import json
import sys

import frappe


def main(site: str, unit: str, customer: str, key: str = "", *attached: str) -> None:
	frappe.init(site=site, sites_path=".")
	frappe.connect()
	frappe.db.get_value("Property Unit", unit, "sale_status")  # an old snapshot, as every request has one
	print("ready", flush=True)
	sys.stdin.readline()
	print(json.dumps(hold(unit, customer, key, attached)), flush=True)
	frappe.destroy()


def hold(unit: str, customer: str, key: str, attached: tuple[str, ...]) -> dict:
	from sales_ops.api import v1
	from sales_ops.property_sales.api import hold_unit

	try:
		if key:
			held = v1.hold(unit, customer, idempotency_key=key)["hold"]
		elif attached:
			held = hold_with(unit, customer, attached)
		else:
			held = hold_unit(unit, customer)["name"]
		frappe.db.commit()
		return {"held": held}
	except Exception as error:
		frappe.db.rollback()
		return {"error": type(error).__name__, "message": str(error)}


def hold_with(unit: str, customer: str, attached: tuple[str, ...]) -> str:
	rows = [{"property_unit": name} for name in attached]
	deal = {"doctype": "Property Subscription", "property_unit": unit, "customer": customer}
	return frappe.get_doc(deal | {"attached_units": rows}).insert().name


if __name__ == "__main__":
	main(*sys.argv[1:])
