"""Annual Meeting Tasks: who has to do what for a meeting until when, and what is late (MEET-02, MEET-05).

Row-level permission: Frappe's own on Annual Meeting Plan; a reader who sees approved plans only has their tasks only.
"""

from collections import Counter
from datetime import date

import frappe
from frappe import _
from frappe.utils import cint, getdate, today

from sales_ops.policies import meeting_tasks as policy
from sales_ops.policies.meeting_tasks import DONE, DUE, OPEN, OVERDUE, STANDINGS
from sales_ops.reporting import column
from sales_ops.sales_meetings.annual.people import People
from sales_ops.sales_meetings.annual.sight import PLAN
from sales_ops.sales_meetings.annual.tasks import TABLES, remind_days

COLORS = {OVERDUE: "#C0392B", DUE: "#F5C84C", OPEN: "#5B8DEF", DONE: "#4C9F70"}
INDICATORS = {OVERDUE: "Red", DUE: "Yellow", OPEN: "Blue", DONE: "Green"}


def execute(filters: dict | None = None):
	"""Args: `company` (required), `on` (today), `plan`, `part`, `person` (part of a name), `standing`, `mine`, `with_done`.

	Only meetings that are planned or approved and not held yet, if no `plan` is named.
	"""
	filters = frappe._dict(filters or {})
	filters.on = getdate(filters.on or today())
	rows = get_data(filters)
	return get_columns(), rows, None, get_chart(rows), get_summary(rows)


def get_data(filters: dict) -> list[dict]:
	wanted = {"company": filters.company, "docstatus": ("<", 2)}
	wanted |= (
		{"name": filters.plan} if filters.plan else {"status": ("in", ("Draft", "Approved", "Notified"))}
	)
	names = frappe.get_list(PLAN, wanted, pluck="name", order_by="starts_at", limit=0)
	rows = [row for name in names for row in _tasks(frappe.get_doc(PLAN, name), filters.on)]
	rows = [row for row in rows if _is_wanted(row, filters)]
	return sorted(rows, key=lambda row: (row["due"], row["meeting"], row["part"]))


def _tasks(plan, on: date) -> list[dict]:
	"""A row for each duty, thing of the venue and purchase of a plan."""
	people, days, day = People(plan), remind_days(), getdate(plan.starts_at)
	rows = []
	for part, (table, what, done) in TABLES.items():
		for row in plan.get(table):
			persons = people.responsible(row)
			due = policy.due_day(getdate(row.due_date) if row.due_date else None, day)
			rows.append(
				{
					"part": part,
					"what": row.get(what),
					"person": ", ".join(person.name for person in persons),
					"is_mine": frappe.session.user in {people.user(person) for person in persons},
					"due": due,
					"standing": policy.standing(due, bool(row.get(done)), on, days),
					"meeting": plan.title,
					"plan": plan.name,
					"meeting_day": day,
				}
			)
	return rows


def _is_wanted(row: dict, filters: dict) -> bool:
	if row["standing"] == DONE and not cint(filters.with_done) and filters.standing != DONE:
		return False
	if cint(filters.mine) and not row["is_mine"]:
		return False
	if filters.person and filters.person.casefold() not in row["person"].casefold():
		return False
	return all(filters.get(field) in (None, "", row[field]) for field in ("part", "standing"))


def get_columns() -> list[dict]:
	return [
		column("due", _("Due By"), "Date", 110),
		column("standing", _("Standing"), "Data", 100),
		column("part", _("Kind"), "Data", 100),
		column("what", _("What"), "Data", 220),
		column("person", _("Responsible", context="Meeting Duty"), "Data", 170),
		column("meeting", _("Meeting"), "Data", 220),
		column("meeting_day", _("Day of the Meeting"), "Date", 130),
		column("plan", _("Annual Meeting Plan"), "Link", 150, PLAN),
	]


def get_chart(rows: list[dict]) -> dict | None:
	"""How many tasks each person has, by how they stand; those with most first."""
	if not rows:
		return None
	counts = Counter((row["person"] or _("Nobody"), row["standing"]) for row in rows)
	totals = Counter(row["person"] or _("Nobody") for row in rows)
	people = [name for name, _count in totals.most_common(12)]
	# The chart on the workspace has its colours by place: the first three are there always.
	shown = [name for name in STANDINGS if name != DONE or any(counts[person, name] for person in people)]
	datasets = [
		{
			"name": _(name, context="Annual Meeting Tasks"),
			"values": [counts[person, name] for person in people],
		}
		for name in shown
	]
	return {
		"type": "bar",
		"fieldtype": "Int",
		"barOptions": {"stacked": 1},
		"data": {"labels": people, "datasets": datasets},
		"colors": [COLORS[name] for name in shown],
	}


def get_summary(rows: list[dict]) -> list[dict]:
	counts = Counter(row["standing"] for row in rows)
	tiles = [
		{
			"label": _(name, context="Annual Meeting Tasks"),
			"value": counts[name],
			"datatype": "Int",
			"indicator": INDICATORS[name],
		}
		for name in STANDINGS
	]
	nobody = sum(not row["person"] for row in rows)
	return [*tiles, {"label": _("Without a Name"), "value": nobody, "datatype": "Int", "indicator": "Orange"}]
