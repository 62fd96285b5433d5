"""The programme of a plan: who performs in which row, when it takes place, and whether that can be."""

import frappe
from frappe.utils import get_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import meeting_programme as policy
from sales_ops.policies.violations import Violation
from sales_ops.sales_meetings.annual.people import People


def set_keys(plan) -> None:
	"""Each row of the programme has a key of its own, which it keeps when rows change places."""
	known = set()
	for row in plan.programme:
		if not row.row_key or row.row_key in known:
			row.row_key = frappe.generate_hash(length=10)
		known.add(row.row_key)


def link_performers(plan) -> None:
	"""Performers stay with their row when the programme is put in another order; a number that somebody types wins.

	Raises:
		ProgrammeError: there is no such row.
	"""
	rows = {row.row_key: row for row in plan.programme}
	keys = {row.idx: row.row_key for row in plan.programme}
	before = plan.get_doc_before_save()
	numbers = {row.name: row.programme_row for row in before.performers} if before else {}
	for performer in plan.performers:
		typed = performer.name in numbers and numbers[performer.name] != performer.programme_row
		if typed or performer.programme_key not in rows:
			performer.programme_key = keys.get(performer.programme_row)
		row = rows.get(performer.programme_key)
		if not row:
			name, number = performer.performer_name, performer.programme_row
			throw("annual_programme_performer_row", performer=name, row=number)
		performer.programme_row, performer.programme_title = row.idx, row.title
	_set_names(plan)


def _set_names(plan) -> None:
	names: dict[str, list[str]] = {}
	for performer in plan.performers:
		names.setdefault(performer.programme_key, []).append(performer.performer_name)
	for row in plan.programme:
		row.performer_names = ", ".join(names.get(row.row_key, [])) or None


def items_of(plan) -> list[policy.Item]:
	"""The rows as the policy takes them. Those who perform are needed; where nobody does, the responsible is.

	Raises:
		ProgrammeError: a fixed start is no time of day.
	"""
	people = People(plan)
	on_stage: dict[str, list[policy.Person]] = {}
	for row in plan.performers:
		person = people.person(row.employee, row.performer_name)
		on_stage.setdefault(row.programme_key, []).append(person)
	return [
		policy.Item(
			idx=row.idx,
			title=row.title or "",
			minutes=row.minutes or 0,
			day=row.day or 1,
			fixed_start=_clock(row),
			room=row.room or "",
			people=tuple(on_stage.get(row.row_key) or people.responsible(row)),
		)
		for row in plan.programme
	]


def _clock(row):
	try:
		return policy.parse_clock(row.fixed_start)
	except ValueError:
		throw("annual_programme_clock", row=row.idx, text=row.fixed_start)


def set_times(plan) -> None:
	"""When each row takes place, when the programme ends, and what is left then.

	Raises:
		ProgrammeError: a person or a room is needed twice at once, with everybody it is true of.
	"""
	begin, items = get_datetime(plan.starts_at), items_of(plan)
	slots = policy.timetable(items, begin)
	is_long = begin.date() != get_datetime(plan.ends_at).date()
	for row, item, slot in zip(plan.programme, items, slots, strict=True):
		row.starts_at, row.ends_at = slot.start, slot.end
		row.time_span = policy.span_text(slot, is_long)
		row.day = policy.day_of(slot, begin)
		row.fixed_start = item.fixed_start and item.fixed_start.strftime("%H:%M")
	plan.programme_ends_at = policy.programme_end(slots)
	plan.spare_minutes = policy.spare_minutes(slots, get_datetime(plan.ends_at))
	throw_all(policy.overlaps(items, slots))


def findings(plan) -> list[Violation]:
	"""What is not right yet about the length of rows and of the whole."""
	items = items_of(plan)
	begin, end = get_datetime(plan.starts_at), get_datetime(plan.ends_at)
	slots = policy.timetable(items, begin)
	return policy.check_minutes(items) + policy.check_span(items, slots, begin, end)
