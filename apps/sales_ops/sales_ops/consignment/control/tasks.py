"""Scheduled work of the control of consignment. A second run changes nothing; see property_sales/tasks.py for the names."""

import frappe


def check_consignment() -> None:
	"""Prove that goods, ledger and books agree; every night, once a day. See Consignment Check Run."""
	frappe.get_doc({"doctype": "Consignment Check Run"}).run_tonight()
