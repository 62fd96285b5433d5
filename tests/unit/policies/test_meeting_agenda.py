"""Time boxes and what a plan needs (MEET-06, MEET-07)."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import meeting_agenda as policy
from sales_ops.policies.meeting_agenda import Boxes, Item, Plan

BOXES = Boxes(opening=10, review=15, region=10, discussion=60, closing=45)
DAY = date(2026, 11, 5)


def item(row: int, kind: str, minutes: int, **values) -> Item:
	return Item(row, kind, values.pop("subject", kind), minutes, values.pop("speaker", "陈立"), **values)


ITEMS = (
	item(1, "Opening", 10),
	item(2, "Review", 15),
	item(3, "Region", 10, subject="华东", region="华东", material="区域报告", material_due=date(2026, 11, 3)),
	item(4, "Region", 10, subject="华北", region="华北"),
	item(5, "Discussion", 60),
	item(6, "Closing", 45),
)
PLAN = Plan(DAY, time(9), time(12), "Deviations from Plan", "定下季度促销方案", "陈立", 12, ITEMS)


def codes(plan: Plan, boxes: Boxes = BOXES) -> list[str]:
	return [violation.code for violation in policy.check_plan(plan, boxes)]


def with_items(*items: Item) -> Plan:
	return replace(PLAN, items=items)


def test_a_plan_within_the_boxes_is_approved():
	assert codes(PLAN) == []


@pytest.mark.parametrize(
	("values", "code"),
	[
		({"purpose": ""}, "sales_meeting_purpose_missing"),
		({"decide": "  "}, "sales_meeting_purpose_missing"),
		({"host": ""}, "sales_meeting_host_missing"),
		({"invited": 0}, "sales_meeting_attendees_missing"),
		({"items": ()}, "sales_meeting_agenda_missing"),
		({"end": time(9)}, "sales_meeting_ends_before_start"),
		({"end": time(8)}, "sales_meeting_ends_before_start"),
	],
)
def test_a_plan_without_what_it_needs_is_refused(values, code):
	assert codes(replace(PLAN, **values)) == [code]


@pytest.mark.parametrize(
	("values", "code"),
	[
		({"speaker": " "}, "sales_meeting_speaker_missing"),
		({"minutes": 0}, "sales_meeting_minutes_missing"),
		({"region": ""}, "sales_meeting_region_missing"),
		({"material_due": None}, "sales_meeting_material_due_missing"),
		({"material_due": date(2026, 11, 6)}, "sales_meeting_material_due_late"),
	],
)
def test_each_row_says_who_speaks_how_long_and_by_when_material_is_due(values, code):
	row = replace(ITEMS[2], **values)
	found = policy.check_plan(with_items(row), BOXES)
	assert [(violation.code, violation.params["row"]) for violation in found] == [(code, 3)]


def test_material_may_come_on_the_day_of_the_meeting_itself():
	assert codes(with_items(replace(ITEMS[2], material_due=DAY))) == []


@pytest.mark.parametrize(
	("kind", "minutes", "code"),
	[
		("Opening", 11, "sales_meeting_opening_over"),
		("Review", 16, "sales_meeting_review_over"),
		("Discussion", 61, "sales_meeting_discussion_over"),
		("Closing", 46, "sales_meeting_closing_over"),
	],
)
def test_a_kind_over_its_box_is_refused_and_one_minute_less_is_not(kind, minutes, code):
	found = policy.check_plan(with_items(item(1, kind, minutes)), BOXES)
	assert [(v.code, v.params) for v in found] == [(code, {"planned": minutes, "box": minutes - 1})]
	assert codes(with_items(item(1, kind, minutes - 1))) == []


def test_two_rows_of_a_kind_share_its_box():
	assert codes(with_items(item(1, "Discussion", 40), item(2, "Discussion", 21))) == [
		"sales_meeting_discussion_over"
	]


def test_each_region_has_a_box_of_its_own():
	rows = [item(number, "Region", 10, region=name) for number, name in enumerate("东南西北", 1)]
	assert codes(with_items(*rows)) == []
	found = policy.check_plan(with_items(*rows, item(5, "Region", 1, region="东")), BOXES)
	params = {"region": "东", "planned": 11, "box": 10}
	assert [(v.code, v.params) for v in found] == [("sales_meeting_region_over", params)]


def test_actions_and_other_rows_have_no_box_and_zero_is_no_limit():
	assert codes(with_items(item(1, "Actions", 50), item(2, "Other", 70))) == []
	assert codes(with_items(item(1, "Opening", 30)), Boxes()) == []


def test_all_rows_together_fit_into_the_meeting():
	short = replace(PLAN, end=time(11, 29))
	found = policy.check_plan(short, BOXES)
	assert [(v.code, v.params) for v in found] == [
		("sales_meeting_too_long", {"planned": 150, "length": 149})
	]
	assert codes(replace(PLAN, end=time(11, 30))) == []


def test_a_series_has_boxes_of_its_own_where_it_says_so():
	assert policy.own_boxes(BOXES, Boxes(region=20)) == replace(BOXES, region=20)


def test_items_follow_one_another():
	assert policy.start_times(time(9), [10, 15, 0, 10]) == [time(9), time(9, 10), time(9, 25), time(9, 25)]


@given(st.lists(st.integers(0, 60), max_size=20))
def test_the_last_item_ends_when_all_minutes_are_over(minutes):
	starts = policy.start_times(time(8), [*minutes, 0])
	assert policy.minutes_between(time(8), starts[-1]) == sum(minutes) % 1440 or sum(minutes) >= 16 * 60
