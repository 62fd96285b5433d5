"""Scheduled work of sales meetings. A second run changes nothing, a missed run is caught up, one bad row never stops the
rest.

The name is unique on the site, since Frappe knows a scheduled job by its last two parts.
"""

from sales_ops.sales_meetings.meetings import reminders


def remind_of_sales_meetings() -> None:
	"""Tell who has to hand in, write or do something by tomorrow, or should have; at 08:10 every day."""
	reminders.remind()
