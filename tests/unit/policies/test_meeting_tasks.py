"""Reminders and duty sheets (MEET-02)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.meeting_tasks import (
	DONE,
	DUE,
	OPEN,
	OVERDUE,
	Line,
	Task,
	by_owner,
	due_day,
	sheets,
	standing,
	to_remind,
)

DAY = date(2027, 1, 20)
TASK = Task("row", "Duty", "布置", DAY, owner="a@example.com")


def after(days: int) -> date:
	return DAY + timedelta(days=days)


def test_what_has_no_day_is_due_the_day_before_the_meeting():
	assert due_day(None, DAY) == after(-1)
	assert due_day(after(-5), DAY) == after(-5)


@pytest.mark.parametrize(("days", "expected"), [(-2, OPEN), (-1, DUE), (0, DUE), (1, OVERDUE)])
def test_how_a_task_stands(days, expected):
	assert standing(DAY, False, after(days), 1) == expected
	assert standing(DAY, True, after(days), 1) == DONE


@given(st.integers(0, 5), st.lists(st.integers(-10, 10), unique=True, max_size=21))
def test_a_task_is_reminded_of_once_when_due_and_once_when_overdue_whatever_days_are_missed(before, days):
	task, told = TASK, []
	for day in map(after, sorted(days)):
		if to_remind(task, day, before):
			told.append(day)
			task = replace(task, reminded_on=day)
		assert not to_remind(task, day, before)
	assert sum(day <= DAY for day in told) == any(-before <= day <= 0 for day in days)
	assert sum(day > DAY for day in told) == any(day > 0 for day in days)


def test_nobody_is_reminded_of_what_is_done():
	assert not to_remind(replace(TASK, is_done=True), after(3), 1)


def test_each_owner_has_the_tasks_by_due_day():
	later = replace(TASK, name="later", due=after(1))
	other = replace(TASK, name="other", owner="b@example.com")
	assert by_owner([later, other, TASK]) == {"a@example.com": [TASK, later], "b@example.com": [other]}


def test_a_sheet_for_each_person_with_the_rows_of_each_part():
	lines = [
		Line("duties", "HR-1", "谢婷", "主持"),
		Line("programme", "HR-2", "孔亮", "三句半"),
		Line("programme", "HR-1", "谢婷", "抽奖"),
		Line("duties", "( )", "( )", "计票"),
	]
	assert sheets(lines, ("duties", "programme")) == [
		{"owner": "HR-1", "name": "谢婷", "duties": ["主持"], "programme": ["抽奖"]},
		{"owner": "HR-2", "name": "孔亮", "duties": [], "programme": ["三句半"]},
	]
