"""What the printed papers of an annual meeting need to know. Print formats call these."""

import frappe

from sales_ops.policies import meeting_costs
from sales_ops.policies.meeting_tasks import Line, sheets
from sales_ops.sales_meetings.annual import budget, costs
from sales_ops.sales_meetings.annual.people import People
from sales_ops.sales_meetings.annual.sight import sees_all_plans

PARTS = ("duties", "venue_items", "programme", "purchases")


def annual_duty_sheets(plan) -> list[dict]:
	"""A sheet for each person with something to do: `name`, and the rows of duties, venue_items, programme and purchases.

	Who only takes part prints the own sheet, the committee all of them, in the order of the plan.
	"""
	people = People(plan)
	lines = [
		Line(part, person.key, person.name, row)
		for part in PARTS
		for row in plan.get(part)
		for person in _people_of(plan, people, part, row)
	]
	found = sheets(lines, PARTS)
	return found if sees_all_plans() else [sheet for sheet in found if _is_own(people, sheet)]


def _people_of(plan, people: People, part: str, row) -> list:
	found = people.responsible(row)
	if part == "programme":
		mine = [one for one in plan.performers if one.programme_key == row.row_key]
		found += [people.person(one.employee, one.performer_name) for one in mine]
	return list({person.key: person for person in found}.values())


def _is_own(people: People, sheet: dict) -> bool:
	known = people.attendee_of.get(sheet["name"])
	user = people.user_of_employee.get(sheet["owner"]) or (known and known.user)
	return user == frappe.session.user


def annual_activity_name(plan) -> str:
	"""The marketing activity that pays for the meeting, "" without one."""
	activity = budget.activity_of(plan)
	return activity.activity_name if activity else ""


def annual_purchase_groups(plan) -> list[dict]:
	"""The purchases kind by kind: `kind`, `rows`, and the sums `estimate` and `actual`."""
	sums = meeting_costs.cost_by_kind(costs.lines_of(plan))
	return [
		{
			"kind": kind,
			"rows": [row for row in plan.purchases if (row.kind or "") == kind],
			"estimate": cost.estimate,
			"actual": cost.actual,
		}
		for kind, cost in sums.items()
	]


def annual_attendees_by_department(plan) -> dict[str, list[str]]:
	"""The names of each department, in the order of the table; "" for those without one. ERPNext adds the company's
	abbreviation to a department's name; the paper leaves it out.
	"""
	keys = {row.department for row in plan.attendees if row.department}
	filters = {"name": ("in", list(keys) or [""])}
	names = dict(frappe.get_all("Department", filters, ["name", "department_name"], as_list=True))
	found: dict[str, list[str]] = {}
	for row in plan.attendees:
		found.setdefault(names.get(row.department, ""), []).append(row.attendee_name)
	return found
