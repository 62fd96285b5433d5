"""The timetable of a programme (MEET-03)."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.meeting_programme import (
	Item,
	Person,
	Slot,
	check_minutes,
	check_span,
	day_of,
	overlaps,
	parse_clock,
	programme_end,
	span_text,
	spare_minutes,
	timetable,
)

BEGIN = datetime(2027, 1, 20, 13, 30)
WANG, LI = Person("HR-1", "王海涛"), Person("李四", "李四")


def item(idx: int, minutes: int = 10, **values) -> Item:
	return Item(idx=idx, title=f"节目{idx}", minutes=minutes, **values)


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
	return datetime(2027, 1, day, hour, minute)


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


@pytest.mark.parametrize(
	("text", "clock"),
	[
		("14:30", time(14, 30)),
		("14：30", time(14, 30)),
		(" 9 : 05 ", time(9, 5)),
		("1430", time(14, 30)),
		("930", time(9, 30)),
		("9", time(9)),
		("9点", time(9)),
		("9点30分", time(9, 30)),
		("9时5分", time(9, 5)),
		("", None),
		(None, None),
	],
)
def test_a_time_of_day_is_read_as_people_write_it(text, clock):
	assert parse_clock(text) == clock


@pytest.mark.parametrize("text", ["25:00", "12:61", "下午", "14:30-15:00", "12345", "-1"])
def test_what_is_no_time_of_day_is_refused(text):
	with pytest.raises(ValueError):
		parse_clock(text)


def test_rows_follow_one_another():
	slots = timetable([item(1, 10), item(2, 20), item(3, 5)], BEGIN)
	assert slots == [
		Slot(at(13, 30), at(13, 40)),
		Slot(at(13, 40), at(14, 0)),
		Slot(at(14, 0), at(14, 5)),
	]


def test_a_row_with_a_fixed_start_runs_beside_the_others_and_the_next_waits_for_all():
	rows = [item(1, 60), item(2, 10, fixed_start=time(13, 45)), item(3, 5)]
	slots = timetable(rows, BEGIN)
	assert slots[1] == Slot(at(13, 45), at(13, 55))
	assert slots[2].start == at(14, 30)


def test_a_later_fixed_start_leaves_a_gap():
	slots = timetable([item(1, 10), item(2, 10, fixed_start=time(15)), item(3)], BEGIN)
	assert [slot.start for slot in slots] == [at(13, 30), at(15), at(15, 10)]


def test_a_second_day_begins_at_the_hour_of_the_first():
	slots = timetable([item(1, 600), item(2, 10, day=2), item(3, 10, day=2)], BEGIN)
	assert [slot.start for slot in slots[1:]] == [at(13, 30, 21), at(13, 40, 21)]
	assert [day_of(slot, BEGIN) for slot in slots] == [1, 2, 2]


def test_a_party_that_runs_past_midnight_keeps_its_order():
	slots = timetable([item(1, 690), item(2, 30, day=2, fixed_start=time(1, 0))], BEGIN)
	assert slots[0].end == at(1, 0, 21) and slots[1].start == at(1, 0, 21)


def test_a_new_day_does_not_begin_before_the_night_has_ended():
	slots = timetable([item(1, 1500), item(2, 10, day=2)], BEGIN)
	assert slots[1].start == at(14, 30, 21)


@given(st.lists(st.integers(1, 240), min_size=1, max_size=40))
def test_without_fixed_starts_nothing_overlaps_and_no_minute_is_lost(minutes):
	rows = [item(idx, length, people=(WANG,), room="大厅") for idx, length in enumerate(minutes, 1)]
	slots = timetable(rows, BEGIN)
	assert overlaps(rows, slots) == []
	assert programme_end(slots) == BEGIN + timedelta(minutes=sum(minutes))


@given(st.lists(st.tuples(st.integers(1, 90), st.none() | st.times()), min_size=1, max_size=15))
def test_overlaps_are_those_of_every_pair(rows):
	items = [
		item(idx, length, fixed_start=start and start.replace(second=0, microsecond=0), people=(WANG,))
		for idx, (length, start) in enumerate(rows, 1)
	]
	slots = timetable(items, BEGIN)
	expected = sum(
		max(one.start, two.start) < min(one.end, two.end)
		for number, one in enumerate(slots)
		for two in slots[number + 1 :]
	)
	assert len(overlaps(items, slots)) == expected


def test_a_person_in_two_rows_at_once_is_named_with_both_rows():
	rows = [item(1, 30, people=(WANG, LI)), item(2, 10, fixed_start=time(13, 40), people=(LI,))]
	(found,) = overlaps(rows, timetable(rows, BEGIN))
	assert found.code == "annual_programme_person_twice"
	assert found.params == {"person": "李四", "row": 1, "first": "节目1", "other": 2, "second": "节目2"}


def test_the_same_person_by_another_name_is_found_by_the_key():
	rows = [
		item(1, 30, people=(WANG,)),
		item(2, 10, fixed_start=time(13, 40), people=(Person("HR-1", "海涛"),)),
	]
	assert codes(overlaps(rows, timetable(rows, BEGIN))) == ["annual_programme_person_twice"]


def test_a_room_is_taken_once_at_a_time_and_the_main_room_is_nobodys():
	rows = [item(1, 30, room="二楼 A"), item(2, 10, fixed_start=time(13, 40), room=" 二楼 a ")]
	assert codes(overlaps(rows, timetable(rows, BEGIN))) == ["annual_programme_room_twice"]
	main = [item(1, 30), item(2, 10, fixed_start=time(13, 40))]
	assert overlaps(main, timetable(main, BEGIN)) == []


def test_who_ends_when_the_next_begins_is_free():
	rows = [item(1, 10, people=(WANG,)), item(2, 10, fixed_start=time(13, 40), people=(WANG,))]
	assert overlaps(rows, timetable(rows, BEGIN)) == []


def test_a_programme_longer_than_the_meeting_is_found_with_the_minutes():
	rows = [item(1, 100)]
	slots = timetable(rows, BEGIN)
	(found,) = check_span(rows, slots, BEGIN, at(15, 0))
	assert found.code == "annual_programme_too_long" and found.params["minutes"] == 10
	assert spare_minutes(slots, at(15, 0)) == -10
	assert check_span(rows, slots, BEGIN, at(15, 10)) == []


def test_a_row_before_the_meeting_is_found():
	rows = [item(1, 10, fixed_start=time(13))]
	assert codes(check_span(rows, timetable(rows, BEGIN), BEGIN, at(19))) == ["annual_programme_before_begin"]


def test_an_empty_programme_has_no_end_and_spares_nothing():
	assert (
		programme_end([]) is None
		and spare_minutes([], at(15)) == 0
		and check_span([], [], BEGIN, at(15)) == []
	)


@pytest.mark.parametrize(
	("minutes", "is_found"), [(0, True), (-5, True), (1, False), (1439, False), (1440, True)]
)
def test_a_row_takes_some_minutes_and_less_than_a_day(minutes, is_found):
	assert bool(check_minutes([item(1, minutes)])) == is_found


def test_the_hours_are_written_with_the_day_where_there_are_several():
	slot = Slot(at(22, 30), at(0, 15, 21))
	assert span_text(slot, False) == "22:30–00:15"
	assert span_text(slot, True) == "01-20 22:30–00:15"
