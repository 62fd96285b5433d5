"""One of the processes of test_concurrency: holds a unit when told to, and prints how it ended as JSON.

Run as a script with: site, unit, customer. It is a program of its own because only a process of its own has its own
database session from the start.
"""

import json
import sys

import frappe


def main(site: str, unit: str, customer: str) -> None:
	frappe.init(site=site, sites_path=".")
	frappe.connect()
	frappe.db.get_value("Property Unit", unit, "sale_status")  # an old snapshot, as every request has one
	print("ready", flush=True)
	sys.stdin.readline()
	print(json.dumps(hold(unit, customer)), flush=True)
	frappe.destroy()


def hold(unit: str, customer: str) -> dict:
	from sales_ops.property_sales.api import hold_unit

	try:
		deal = hold_unit(unit, customer)
		frappe.db.commit()
		return {"held": deal["name"]}
	except Exception as error:
		frappe.db.rollback()
		return {"error": type(error).__name__, "message": str(error)}


if __name__ == "__main__":
	main(*sys.argv[1:])
