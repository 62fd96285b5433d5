"""Reminders on the day before a deadline of demand, on the day, and the day after it (A3, A6).

Each works from the data; a second run on the same day says nothing new.
"""

from datetime import date, datetime

import frappe
from frappe import _
from frappe.utils import format_date, format_datetime, getdate, now_datetime, today

from sales_ops.consignment.demand import notices, purchase_plans, reminder_queries, terms
from sales_ops.policies import consignment_demand as policy
from sales_ops.policies.calendar_math import add_days, add_months

PLANNER, BUYER, STOREKEEPER = "Consignment Planner", "Consignment Buyer", "Consignment Storekeeper"
PLAN, PURCHASE_PLAN = "Consignment Demand Plan", "Consignment Purchase Plan"
GOODS, SITE = "Consignment Uncollected Goods", "Consignment Site"
# Who planned in these times is expected to plan again.
MONTHS_BACK, DAYS_BACK = 3, 7


def of_monthly_plans(on: date | None = None) -> None:
	"""Departments that planned lately and have not for next month: their planners are told the day before, on the due day
	and the day after.
	"""
	on = on or getdate(today())
	period = policy.plan_period(policy.MONTHLY, policy.default_day(policy.MONTHLY, on))
	due = policy.due_at(policy.MONTHLY, period, terms.deadlines())
	if not _is_near(on, due.date()):
		return
	since = add_months(period.start, -MONTHS_BACK)
	missing = reminder_queries.departments_without_plan(policy.MONTHLY, period, since)
	_tell_departments(
		missing, lambda lang: _("The monthly plan {0} of {1} is due by {2}.", lang=lang), period, due
	)


def of_daily_plans(moment: datetime | None = None) -> None:
	"""Departments that plan day by day and have not for tomorrow; in the hour before the deadline."""
	moment = moment or now_datetime()
	period = policy.plan_period(policy.DAILY, policy.default_day(policy.DAILY, moment.date()))
	due = policy.due_at(policy.DAILY, period, terms.deadlines())
	if moment >= due:
		return
	since = add_days(period.start, -DAYS_BACK)
	missing = reminder_queries.departments_without_plan(policy.DAILY, period, since)
	_tell_departments(
		missing, lambda lang: _("The daily plan {0} of {1} is due by {2}.", lang=lang), period, due
	)


def _tell_departments(missing: list[dict], sentence, period, due: datetime) -> None:
	"""Each department's own planner of last time, and the planners of the house with all of them."""
	by_user: dict[str, list[str]] = {}
	for row in missing:
		for user in {row.filed_by, *notices.role(PLANNER)} - {None}:
			by_user.setdefault(user, []).append(row.department)
	when = format_datetime(due, "yyyy-MM-dd HH:mm")
	for user, departments in by_user.items():
		shown = notices.shown(sorted(set(departments)))
		notices.tell([user], lambda lang, shown=shown: sentence(lang).format(period.label, shown, when), PLAN)


def of_purchase_plans(on: date | None = None) -> None:
	"""Approved monthly plans that nobody has handed to the buyer: the planners are told."""
	on = on or getdate(today())
	period = policy.plan_period(policy.MONTHLY, policy.default_day(policy.MONTHLY, on))
	due = policy.purchase_plan_due(period, terms.deadlines())
	if not _is_near(on, due):
		return
	for site in frappe.get_all(SITE, pluck="name", order_by="name"):
		waiting = purchase_plans.waiting_plans(site, period.label)
		if waiting:
			_tell_of_purchase_plan(site, period.label, due, len(waiting))


def _tell_of_purchase_plan(site: str, period: str, due: date, count: int) -> None:
	def sentence(lang: str) -> str:
		text = _("{0} approved plans of {1} for {2} go to the buyer by {3}.", lang=lang)
		return text.format(count, site, period, format_date(due))

	notices.tell(notices.role(PLANNER), sentence, PURCHASE_PLAN)


def of_call_offs(on: date | None = None) -> None:
	"""What must be called off by tomorrow or should have been: the buyers are told, document by document."""
	on = on or getdate(today())
	for row in reminder_queries.to_be_called_off(add_days(on, 1)):

		def sentence(lang: str, row=row) -> str:
			text = _("{0} is to be called off by {1}.", lang=lang)
			return text.format(row.name, format_date(row.call_off_due_on))

		notices.tell(notices.role(BUYER), sentence, row.doctype, row.name)


def of_uncollected_goods(on: date | None = None) -> None:
	"""Goods that wait for an answer or an explanation: both sides are told, once for each state."""
	on = on or getdate(today())
	for row in reminder_queries.unanswered():

		def sentence(lang: str, row=row) -> str:
			text = _("{0} of {1} was not collected; please answer.", lang=lang)
			if getdate(row.explain_by) <= on:
				text = _(
					"{0} of {1} still lies there after the closing day; it is explained today.", lang=lang
				)
			return text.format(row.item_name or row.item_code, row.department)

		people = notices.role(STOREKEEPER) + notices.role(PLANNER) + ([row.filed_by] if row.filed_by else [])
		notices.tell(people, sentence, GOODS, row.name)


def _is_near(on: date, due: date) -> bool:
	return abs((on - due).days) <= 1
