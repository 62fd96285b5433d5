"""Scheduled work of demand. A second run changes nothing, a missed run is caught up, one bad row never stops the rest.

The names are unique on the site, since Frappe knows a scheduled job by its last two parts.
"""

import frappe

from sales_ops.consignment.demand import call_offs, reminders, uncollected
from sales_ops.jobs import one_row


def mark_overdue_consignment_call_offs() -> None:
	"""Mark the call-offs whose day has passed; early every day."""
	call_offs.mark_overdue()


def list_uncollected_consignment_goods() -> None:
	"""List what arrived and was not collected by its day, and follow what is listed; early every day."""
	for site in frappe.get_all("Consignment Site", pluck="name", order_by="name"):
		with one_row(f"Listing the uncollected goods of {site}"):
			uncollected.list_and_follow(site)


def remind_of_consignment_demand() -> None:
	"""Tell who has to file, hand over, call off or answer by tomorrow; at 09:00 every day."""
	for remind in (
		reminders.of_monthly_plans,
		reminders.of_purchase_plans,
		reminders.of_call_offs,
		reminders.of_uncollected_goods,
	):
		with one_row(f"Reminding: {remind.__name__}"):
			remind()


def remind_of_daily_demand_plans() -> None:
	"""Tell the departments whose daily plan is still missing; at 10:00 every day."""
	reminders.of_daily_plans()
