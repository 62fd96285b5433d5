"""Minutes that bind, and actions that do not get lost (MEET-08)."""

from dataclasses import replace
from datetime import date

import pytest

from sales_ops.policies import meeting_actions as policy
from sales_ops.policies.meeting_actions import Action

RAISED, DUE = date(2026, 10, 5), date(2026, 10, 20)
ACTION = Action(1, "拜访经销商", "李娜", DUE, raised_on=RAISED)


def codes(found) -> list[str]:
	return [violation.code for violation in found]


def test_complete_minutes_are_signed():
	assert policy.check_minutes(1, [], [ACTION]) == []
	assert policy.check_minutes(1, [], []) == []


@pytest.mark.parametrize(
	("decisions", "unmarked", "action", "code"),
	[
		(0, [], ACTION, "sales_meeting_decision_missing"),
		(1, ["王强", "吴凡"], ACTION, "sales_meeting_attendance_missing"),
		(1, [], replace(ACTION, responsible=" "), "sales_meeting_action_owner_missing"),
		(1, [], replace(ACTION, due=None), "sales_meeting_action_due_missing"),
	],
)
def test_minutes_are_signed_with_a_decision_the_attendance_and_owned_dated_actions(
	decisions, unmarked, action, code
):
	found = policy.check_minutes(decisions, unmarked, [action])
	assert codes(found) == [code]
	if unmarked:
		assert found[0].params == {"names": "王强, 吴凡"}


def test_a_meeting_is_closed_when_its_actions_are_finished_or_carried():
	done = [replace(ACTION, status=status) for status in ("Done", "Cancelled", "Carried")]
	assert policy.check_closing(done, carries=False) == []
	found = policy.check_closing([ACTION, ACTION, *done], carries=False)
	assert [(v.code, v.params) for v in found] == [("sales_meeting_actions_open", {"count": 2})]
	assert policy.check_closing([ACTION], carries=True) == []


@pytest.mark.parametrize(
	("status", "completed", "on", "opened", "overdue"),
	[
		("Open", None, date(2026, 10, 20), 15, 0),
		("Open", None, date(2026, 10, 21), 16, 1),
		("Done", date(2026, 10, 19), date(2026, 12, 1), 14, 0),
		("Done", date(2026, 10, 25), date(2026, 12, 1), 20, 5),
		("Cancelled", date(2026, 10, 25), date(2026, 12, 1), 20, 0),
		("Carried", None, date(2026, 12, 1), 57, 0),
	],
)
def test_an_action_ages_until_it_is_finished(status, completed, on, opened, overdue):
	action = replace(ACTION, status=status, completed_on=completed)
	assert (policy.days_open(action, on), policy.days_overdue(action, on)) == (opened, overdue)


def test_an_action_of_unknown_beginning_or_without_a_day_is_not_overdue():
	action = replace(ACTION, raised_on=None, due=None)
	assert (policy.days_open(action, RAISED), policy.days_overdue(action, DUE)) == (0, 0)


@pytest.mark.parametrize(
	("days", "step"), [(0, 0), (7, 0), (8, 1), (30, 1), (31, 2), (60, 2), (61, 3), (400, 3)]
)
def test_ages_fall_into_steps(days, step):
	assert policy.age_step(days) == step


def test_action_and_todo_say_the_same_in_both_directions():
	assert {
		policy.TODO_OF_ACTION[action]: action for action in policy.TODO_OF_ACTION
	} == policy.ACTION_OF_TODO
	assert policy.ACTION_OF_TODO == {"Open": "Open", "Closed": "Done", "Cancelled": "Cancelled"}
