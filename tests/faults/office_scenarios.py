"""The month's end of budgets and meetings, and a discount that is asked and granted; see scenarios.py."""

from calendar import monthrange
from datetime import date

from scenario import Scenario, run, scheduled_jobs

import frappe
from frappe.utils import add_days, add_months, get_first_day, getdate, today

from sales_ops.testing import factories as make
from sales_ops.testing import marketing_budget as budgets
from sales_ops.testing import sales_meetings as meetings
from sales_ops.testing.office import make_staff

CONSULTANT, SUPERVISOR = "li@example.com", "zhao@example.com"


class MonthEnd(Scenario):
	"""Execution reports, ledgers, statistics, snapshots and reminders, on the evening of a month's last day."""

	name = "the month's end of budgets and meetings"
	days = monthrange(date.today().year, date.today().month)[1] - date.today().day

	def prepare(self) -> dict:
		make_staff()
		meetings.make_people()
		budget = budgets.make_budget()
		month = getdate(today()).month
		activity = budgets.make_activity(budget, (budgets.OUTDOOR, month, 600))
		budgets.journal(activity, 250, on=today())
		meetings.signed(meetings.held(on=today()), "走访三家流失客户")
		later = add_days(get_first_day(add_months(today(), 1)), 1)
		meetings.notified(meetings.make_meeting(on=later))
		return {"budget": budget.name, "month": budgets.month(month)}

	def act(self, made: dict) -> None:
		jobs = scheduled_jobs("marketing_budget", "sales_meetings")
		# Reminders last: in the order of the day those of the morning would speak of a paper of the evening in the second run only.
		run(sorted(jobs, key=lambda job: "remind" in job))

	def proof(self, made: dict) -> list[str]:
		of_budget = {"marketing_budget": made["budget"]}
		reports = frappe.get_all("Marketing Budget Execution Report", {**of_budget, "month": made["month"]})
		shots = frappe.db.count("Marketing Budget Snapshot", {**of_budget, "snapshot_date": today()})
		wrong = [] if len(reports) == 1 else [f"{len(reports)} execution reports of one month"]
		return wrong + ([] if shots == 1 else [f"{shots} snapshots of one day"])


class ExtraDiscount(Scenario):
	"""A consultant asks for an extra discount, the supervisor grants it: each tells the other."""

	name = "an extra discount, asked and granted"
	without_redis = True

	def prepare(self) -> dict:
		make_staff()
		project = make.make_project("故障花园", "FLT")
		make.make_approval_rule("Property Sales Supervisor", 0, 3, project)
		unit = make.make_unit(building=make.make_building(project))
		with budgets.as_user(CONSULTANT):
			return {"deal": make.make_deal(unit, submit=False).name}

	def act(self, made: dict) -> None:
		name = frappe.db.exists("Property Discount Request", {"property_subscription": made["deal"]})
		if not name:
			frappe.set_user(CONSULTANT)
			name = make.ask_discount(frappe.get_doc("Property Subscription", made["deal"]), 2).name
			frappe.db.commit()
		frappe.set_user(SUPERVISOR)
		request = frappe.get_doc("Property Discount Request", name)
		if request.state == "Pending":
			request.grant(2)
			frappe.db.commit()
		frappe.set_user("Administrator")

	def proof(self, made: dict) -> list[str]:
		name = frappe.db.exists("Property Discount Request", {"property_subscription": made["deal"]})
		told = frappe.get_all("Notification Log", {"document_name": name}, pluck="for_user")
		once = told.count(CONSULTANT) == 1 and told.count(SUPERVISOR) == 1
		return [] if once else [f"told of the discount: {sorted(told)}"]
