"""The demand terms of Consignment Settings, as the policies take them."""

from datetime import datetime, time, timedelta

from sales_ops.consignment import settings
from sales_ops.policies.consignment_demand import Deadlines, KeyCheck


def deadlines() -> Deadlines:
	"""The days and the time of day by which plans are due."""
	return Deadlines(
		monthly_days=settings.term("monthly_plan_days_before_month_end"),
		daily_before=_time_of_day(settings.moment("daily_plan_before")),
		purchase_days=settings.term("purchase_plan_days_before_month_end"),
		order_days=settings.term("order_within_days"),
	)


def key_check() -> KeyCheck:
	"""From which amounts on lines are checked in particular; in the company's currency."""
	return KeyCheck(
		common_line=settings.amount("common_line_amount"),
		uncommon_line=settings.amount("uncommon_line_amount"),
		uncommon_batch=settings.amount("uncommon_batch_amount"),
		uncommon_times=settings.term("uncommon_times"),
	)


def _time_of_day(span: timedelta) -> time:
	return (datetime.min + span).time()
