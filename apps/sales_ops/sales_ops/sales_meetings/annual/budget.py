"""The marketing activity that pays for an annual meeting: what it has approved is the meeting's budget."""

import frappe

from sales_ops.exceptions import throw
from sales_ops.policies import budget_authority

ACTIVITY = "Marketing Activity"
FIELDS = ["name", "activity_name", "company", "status", "docstatus", "total_amount"]


def activities(names) -> dict[str, dict]:
	"""Rows with `FIELDS` by name."""
	rows = frappe.get_all(ACTIVITY, {"name": ("in", list(names) or [""])}, FIELDS)
	return {row.name: row for row in rows}


def activity_of(plan) -> dict | None:
	return (
		activities([plan.marketing_activity]).get(plan.marketing_activity)
		if plan.marketing_activity
		else None
	)


def approved_amount(activity: dict) -> float:
	"""What an activity may spend: nothing before it is approved."""
	return activity.total_amount if activity.docstatus == 1 else 0


def set_budget(plan) -> None:
	"""The budget is what the activity has approved; a plan without one has what was entered before it was approved.

	Raises:
		AnnualMeetingError: the activity is another company's, or an approved plan gets one that is not open.
	"""
	before = plan.get_doc_before_save()
	is_approved = bool(before) and before.docstatus.is_submitted()
	if activity := activity_of(plan):
		if activity.company != plan.company:
			throw("annual_plan_activity_company", activity=activity.activity_name, company=activity.company)
		if is_approved and before.marketing_activity != activity.name and not is_open(activity):
			throw("annual_ready_activity_not_open", activity=activity.activity_name, status=activity.status)
		plan.budget_amount = approved_amount(activity)
	elif is_approved:
		plan.budget_amount = before.budget_amount


def is_open(activity: dict) -> bool:
	"""Whether money can be spent for it."""
	return activity.docstatus == 1 and activity.status in budget_authority.OPEN
