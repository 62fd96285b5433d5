"""Scheduled work of Property Sales.

Each function works from the data: a second run changes nothing, a missed run is caught up, and one bad row never stops
the rest. The names are unique on the site, since Frappe knows a scheduled job by its last two parts.
"""

import frappe
from frappe.utils import getdate, now_datetime, today

from sales_ops.jobs import one_row
from sales_ops.property_sales import arrears_lists, collection_queries, follow_ups, queries
from sales_ops.property_sales.claims import expire_hold


def expire_property_holds() -> None:
	"""End the holds that have run out; every five minutes."""
	for unit in queries.units_with_expired_hold(now_datetime()):
		with one_row(f"Expiring the hold of {unit}"):
			expire_hold(unit)


def lift_ended_property_blocks() -> None:
	"""Lift the blocks whose last day has passed; every hour."""
	for block in queries.ended_blocks(getdate(today())):
		with one_row(f"Lifting the block {block}"):
			frappe.get_doc("Property Unit Block", block).lift()


def check_sale_control() -> None:
	"""Prove that unit, claim and deal agree; every night, once a day. See Sale Control Check."""
	frappe.get_doc({"doctype": "Sale Control Check"}).run_today()


def judge_promises_to_pay() -> None:
	"""Mark the promises whose day has passed; every night. Receipts do the rest as they come."""
	follow_ups.refresh_promises(collection_queries.deals_with_open_promise())


def make_arrears_lists() -> None:
	"""Make the day's arrears lists, ready before 09:00; at 08:20 of a working day, once."""
	arrears_lists.make_lists()


def report_unsigned_arrears_lists() -> None:
	"""Tell the supervisors which lists nobody has signed; at 17:30 of a working day, once."""
	arrears_lists.tell_unsigned()
