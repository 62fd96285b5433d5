"""The timetable of a programme: times follow from the order, and nobody is in two places at once (MEET-03)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import combinations

from sales_ops.policies.violations import Violation

CLOCK = re.compile(r"^(\d{1,2})(?:[:：.点时](\d{1,2})?分?)?$")
DIGITS = re.compile(r"^(\d{1,2})(\d{2})$")
MINUTES_OF_DAY = 24 * 60


@dataclass(frozen=True)
class Person:
	"""Somebody in the programme; `key` is the same wherever it is the same person."""

	key: str
	name: str


@dataclass(frozen=True)
class Item:
	"""A row of the programme: `idx` counts from 1, `day` too; `room` is empty for the main room."""

	idx: int
	title: str
	minutes: int
	day: int = 1
	fixed_start: time | None = None
	room: str = ""
	people: tuple[Person, ...] = ()


@dataclass(frozen=True)
class Slot:
	"""When a row takes place, its end not included."""

	start: datetime
	end: datetime

	def overlaps(self, other: "Slot") -> bool:
		return self.start < other.end and other.start < self.end


def parse_clock(text: str | None) -> time | None:
	"""A time of day as people write it (14:30, 14：30, 1430, 9, 9点30分); None for an empty text.

	Raises:
		ValueError: it is no time of day.
	"""
	text = re.sub(r"\s", "", text or "")
	if not text:
		return None
	found = CLOCK.match(text) or DIGITS.match(text)
	if not found:
		raise ValueError(text)
	return time(int(found[1]), int(found[2] or 0))


def timetable(items: Sequence[Item], begin: datetime) -> list[Slot]:
	"""When each row takes place.

	A row begins at its fixed start; else when everything before it has ended; the first of a later day at the hour at which
	the meeting begins.
	"""
	slots: list[Slot] = []
	free_at, day = begin, 1
	for item in items:
		is_new_day = item.day > day
		start = _start(item, begin, free_at, is_new_day)
		end = start + timedelta(minutes=item.minutes)
		free_at, day = (end if is_new_day else max(free_at, end)), max(day, item.day)
		slots.append(Slot(start, end))
	return slots


def _start(item: Item, begin: datetime, free_at: datetime, is_new_day: bool) -> datetime:
	days = timedelta(days=max(item.day, 1) - 1)
	if item.fixed_start is not None:
		return datetime.combine(begin.date(), item.fixed_start) + days
	return max(begin + days, free_at) if is_new_day else free_at


def day_of(slot: Slot, begin: datetime) -> int:
	"""The day of the meeting on which a row begins, from 1."""
	return (slot.start.date() - begin.date()).days + 1


def span_text(slot: Slot, is_long: bool) -> str:
	"""The hours of a row as a programme prints them; with its day where the meeting `is_long`, over several days."""
	start = slot.start.strftime("%m-%d %H:%M" if is_long else "%H:%M")
	return f"{start}–{slot.end:%H:%M}"


def programme_end(slots: Sequence[Slot]) -> datetime | None:
	"""When the last row has ended; None without rows."""
	return max((slot.end for slot in slots), default=None)


def spare_minutes(slots: Sequence[Slot], end: datetime) -> int:
	"""What is left until the meeting ends; below zero the programme is too long."""
	last = programme_end(slots)
	return int((end - last).total_seconds() // 60) if last else 0


def overlaps(items: Sequence[Item], slots: Sequence[Slot]) -> list[Violation]:
	"""People and rooms that two rows need at once; each says who or what, and names both rows."""
	found = []
	for (one, its), (other, others) in combinations(zip(items, slots, strict=True), 2):
		if its.overlaps(others):
			found += _clashes(one, other)
	return found


def _clashes(one: Item, other: Item) -> Iterator[Violation]:
	rows = {"row": one.idx, "first": one.title, "other": other.idx, "second": other.title}
	keys = {person.key for person in other.people}
	for person in dict.fromkeys(one.people):
		if person.key in keys:
			yield Violation("annual_programme_person_twice", {"person": person.name, **rows})
	if one.room and one.room.strip().casefold() == other.room.strip().casefold():
		yield Violation("annual_programme_room_twice", {"room": one.room, **rows})


def check_span(
	items: Sequence[Item], slots: Sequence[Slot], begin: datetime, end: datetime
) -> list[Violation]:
	"""Rows before the meeting begins, and a programme that is longer than the meeting."""
	found = [
		Violation(
			"annual_programme_before_begin",
			{"row": item.idx, "item": item.title, "start": slot.start, "begin": begin},
		)
		for item, slot in zip(items, slots, strict=True)
		if slot.start < begin
	]
	spare = spare_minutes(slots, end)
	if spare < 0:
		params = {"last": programme_end(slots), "end": end, "minutes": -spare}
		found.append(Violation("annual_programme_too_long", params))
	return found


def check_minutes(items: Sequence[Item]) -> list[Violation]:
	"""Each row takes some time, and less than a day."""
	return [
		Violation("annual_programme_minutes", {"row": item.idx, "item": item.title})
		for item in items
		if not 0 < item.minutes < MINUTES_OF_DAY
	]
