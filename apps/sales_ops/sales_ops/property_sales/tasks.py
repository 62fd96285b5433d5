"""Scheduled work of Property Sales.

Each function works from the data: a second run changes nothing, a missed run is caught up, and one bad row never stops
the rest. The names are unique on the site, since Frappe knows a scheduled job by its last two parts.
"""

import frappe
from frappe.utils import getdate, now_datetime, today

from sales_ops.jobs import one_row
from sales_ops.property_sales import queries
from sales_ops.property_sales.collection import arrears_lists, follow_ups
from sales_ops.property_sales.collection import queries as collection_queries
from sales_ops.property_sales.ledgers import management_notices, sale_archive, vacancy
from sales_ops.property_sales.statistics import drafts
from sales_ops.property_sales.units import waiting_list
from sales_ops.property_sales.units.claims import expire_hold


def expire_property_holds() -> None:
	"""End the holds that have run out; every five minutes."""
	for deal in queries.deals_with_expired_hold(now_datetime()):
		with one_row(f"Expiring the hold of {deal}"):
			expire_hold(deal)


def offer_freed_property_units() -> None:
	"""Offer units that came free to the first in line; every five minutes, after the holds that have run out."""
	waiting_list.offer_free_units()


def lift_ended_property_blocks() -> None:
	"""Lift the blocks whose last day has passed; every hour."""
	for block in queries.ended_blocks(getdate(today())):
		with one_row(f"Lifting the block {block}"):
			frappe.get_doc("Property Unit Block", block).lift()


def release_due_property_batches() -> None:
	"""Put the units of approved release batches on sale when their day has come; early every day."""
	for name in queries.due_release_batches(getdate(today())):
		with one_row(f"Releasing the batch {name}"):
			frappe.get_doc("Property Release Batch", name, for_update=True).release()


def apply_due_property_price_lists() -> None:
	"""Put the prices of approved lists on the units when their day has come; early every day."""
	for name in queries.due_price_lists(getdate(today())):
		with one_row(f"Applying the price list {name}"):
			frappe.get_doc("Property Price List", name, for_update=True).apply()


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


def run_property_clocks() -> None:
	"""Propose what follows when a deal's term has run out; at 08:30 every day, once. See Property Clock Run."""
	frappe.get_doc({"doctype": "Property Clock Run"}).run_today()


def make_property_vacancy_lists() -> None:
	"""Begin the vacancy lists of the last Monday of the month; at 09:00 every day, so that a missed Monday is caught up."""
	vacancy.make_vacancy_lists()


def remind_of_management_notices() -> None:
	"""Tell the supervisors which notices to the property-management company are not confirmed; at 09:00, once a day."""
	management_notices.remind()


def make_property_reports() -> None:
	"""Make the drafts of daily, weekly and monthly reports and plans when their time has come; every quarter of an hour."""
	drafts.make_drafts()


def begin_sale_control_reconciliations() -> None:
	"""Begin the reconciliations that are due by the days of the settings; at 09:00 every day."""
	sale_archive.begin_reconciliations()
