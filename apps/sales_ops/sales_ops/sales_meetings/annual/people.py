"""Who is who in an annual meeting: attendees, the people behind the names in the other tables, and who is told."""

import re
from dataclasses import dataclass
from functools import cached_property

import frappe

from sales_ops.exceptions import throw
from sales_ops.policies import meeting_attendance as attendance
from sales_ops.policies.meeting_programme import Person
from sales_ops.policies.meeting_readiness import is_nobody

SEPARATORS = re.compile(r"\s*[,，、;；/&]\s*|\s+和\s+|\s+and\s+")


@dataclass(frozen=True)
class People:
	"""The people of a plan by the names in its tables."""

	plan: object

	@cached_property
	def attendee_of(self) -> dict[str, object]:
		"""The attendee of each name."""
		return {row.attendee_name.strip(): row for row in reversed(self.plan.attendees) if row.attendee_name}

	@cached_property
	def user_of_employee(self) -> dict[str, str]:
		"""The login of each employee in the tables."""
		rows = (*self.plan.duties, *self.plan.venue_items, *self.plan.programme, *self.plan.purchases)
		names = {row.employee for row in (*rows, *self.plan.performers, *self.plan.attendees) if row.employee}
		found = frappe.get_all("Employee", {"name": ("in", list(names) or [""])}, ["name", "user_id"])
		return {row.name: row.user_id for row in found if row.user_id}

	def person(self, employee: str | None, name: str | None) -> Person:
		"""The person of a row: its employee, else the employee of an attendee with that name, else the name."""
		known = self.attendee_of.get((name or "").strip())
		return Person(employee or (known and known.employee) or (name or "").strip(), name or employee or "")

	def responsible(self, row) -> list[Person]:
		"""Who answers for a row; several names stand in one field. The employee of the row goes with the first."""
		names = [name for name in SEPARATORS.split(row.responsible or "") if not is_nobody(name)]
		if not names:
			return [Person(row.employee, row.employee)] if row.employee else []
		first, *others = names
		return [self.person(row.employee, first), *(self.person(None, name) for name in others)]

	def user(self, person: Person) -> str | None:
		"""The login of a person, None without one."""
		known = self.attendee_of.get(person.name)
		return self.user_of_employee.get(person.key) or (known and known.user) or None


def set_counts(plan) -> None:
	"""How many are asked, and how many came."""
	plan.no_of_attendees = len(plan.attendees)
	plan.no_of_present = attendance.came(attendees_of(plan))


def heads(plan) -> int:
	"""By how many the cost is shared: those who came, before that those who are expected."""
	return plan.no_of_present or plan.head_count or plan.no_of_attendees


def attendees_of(plan) -> list[attendance.Attendee]:
	"""The attendees as the policy takes them."""
	return [
		attendance.Attendee(row.attendee_name, row.attendance or "", row.absence_reason or "")
		for row in plan.attendees
	]


def refuse_twins(plan) -> None:
	"""An employee is asked once.

	Raises:
		AnnualMeetingError: somebody is asked twice.
	"""
	rows: dict[str, int] = {}
	for row in plan.attendees:
		if row.employee and row.employee in rows:
			throw(
				"annual_plan_attendee_twice", person=row.attendee_name, row=rows[row.employee], other=row.idx
			)
		rows[row.employee] = row.idx


def users_of(plan) -> tuple[list[str], list[str]]:
	"""The logins of the attendees, and the names of those without one, who get the plan on paper."""
	found = {row.name: _user_of(row, People(plan)) for row in plan.attendees}
	on_paper = [row.attendee_name for row in plan.attendees if not found[row.name]]
	enabled = frappe.get_all(
		"User",
		{"name": ("in", [user for user in found.values() if user] or [""]), "enabled": 1},
		pluck="name",
	)
	return sorted(enabled), on_paper


def _user_of(row, people: People) -> str | None:
	return row.user or (row.employee and people.user_of_employee.get(row.employee)) or None
