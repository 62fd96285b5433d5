"""Rules of the sheets of meetings: what stays out, and what only has to be settled before approval."""

from datetime import date, time

import pytest

from sales_ops.messages import describe
from sales_ops.workbook.people import names_in


def sentences(problems):
	return [describe(problem.violation) for problem in problems]


def mend(meetings):
	"""The draw as the committee would mend it: 11 wins once."""
	meetings.set("Prizes", 4, "Preset Numbers", "2,5,8,26,14,16,18,20,22,24")


# draws


def test_the_committees_draw_is_reported_word_for_word(meetings, places):
	checked = meetings.check()
	assert sentences(checked.problems) == ["Ticket 11 is drawn twice: Special Prize and Second Prize."]
	assert places(checked.problems) == [("Prizes", 4, "Preset Numbers", "draw_number_twice")]
	assert "Tickets 26, 28, 30, 34, 35 win nothing." in sentences(checked.notes)
	assert checked.meetings.draws_ok == ()
	assert checked.meetings.draws[0].losing == (26, 28, 30, 34, 35), "it is shown all the same"


def test_the_mended_draw_goes_in_and_the_losing_tickets_are_noted(meetings):
	mend(meetings)
	checked = meetings.check()
	assert checked.problems == ()
	assert [draw.draw for draw in checked.meetings.draws_ok] == ["年会抽奖"]
	assert "Tickets 28, 30, 34, 35 win nothing." in sentences(checked.notes)


def test_where_every_ticket_wins_a_losing_ticket_is_a_mistake(meetings):
	mend(meetings)
	for row, value in zip(meetings.rows["Prizes"], ("人人有奖", "是", None, None, None), strict=True):
		row.append(value)
	checked = meetings.check()
	assert sentences(checked.problems) == ["Tickets 28, 30, 34, 35 win nothing."]
	assert checked.meetings.draws_ok == ()


@pytest.mark.parametrize(
	("numbers", "places_", "text"),
	[
		("36", 1, "Ticket 36 of Special Prize is not among the tickets, which are numbered 1 to 35."),
		("11，12", 1, "Special Prize has 2 preset numbers for 1 places."),
		("11", 2, "Special Prize has only 1 preset numbers for 2 places."),
		("11,11", 2, "Ticket 11 stands twice in Special Prize."),
		("eleven", 1, "Special Prize: “eleven” is no ticket number."),
	],
)
def test_preset_numbers_that_cannot_be_are_reported_at_their_prize(meetings, numbers, places_, text):
	meetings.set("Prizes", 2, "Preset Numbers", numbers)
	meetings.set("Prizes", 2, "Winners", places_)
	problems = meetings.check().problems
	assert text in sentences(problems)
	found = next(problem for problem in problems if describe(problem.violation) == text)
	assert (found.sheet, found.row) == ("Prizes", 2)


def test_tickets_of_the_sheet_count_before_the_number_and_the_absent_win_nothing(meetings):
	mend(meetings)
	meetings.rows["Tickets"] = [
		["Draw", "Number", "Holder", "Present"],
		*(["年会抽奖", number, f"员工{number}", "No" if number == 11 else None] for number in range(1, 34)),
	]
	checked = meetings.check()
	assert sentences(checked.problems) == [
		"Ticket 11 of Special Prize takes no part: its holder is absent or excluded."
	]
	assert len(checked.meetings.draws[0].tickets) == 33


def test_one_person_with_two_winning_tickets_is_reported(meetings):
	mend(meetings)
	names = {number: f"员工{number}" for number in range(1, 36)} | {4: "员工1"}
	meetings.rows["Tickets"] = [
		["Draw", "Number", "Holder"],
		*(["年会抽奖", number, name] for number, name in names.items()),
	]
	assert sentences(meetings.check().problems) == ["员工1 wins twice: with ticket 1 and with ticket 4."]


def test_a_draw_without_preset_numbers_is_random(meetings):
	for row in range(2, 6):
		meetings.set("Prizes", row, "Preset Numbers", None)
	checked = meetings.check()
	assert checked.problems == () and checked.meetings.draws_ok[0].mode == "Random"
	assert "There are 35 tickets and 31 places to win: some win nothing." in sentences(checked.notes)


def test_tickets_without_prizes_are_reported(meetings, places):
	meetings.rows["Tickets"] = [["Draw", "Number"], ["春游抽奖", 1]]
	assert ("Tickets", 2, "Draw", "wb_unknown") in places(meetings.check().problems)
	del meetings.rows["Prizes"]
	assert places(meetings.read().problems) == [("Prizes 奖项", 0, "", "wb_sheet_missing")]


def test_a_ticket_that_cannot_be_read_keeps_its_draw_out(meetings, places):
	meetings.rows["Tickets"] = [["Draw", "Number"], ["年会抽奖", 1], ["年会抽奖", 1], ["年会抽奖", "two"]]
	assert places(meetings.check().problems) == [
		("Tickets", 3, "Number", "wb_duplicate"),
		("Tickets", 4, "Number", "wb_not_a_number"),
		("Prizes", 2, "", "wb_left_out"),
	]


# sales meetings


def test_start_times_follow_from_the_minutes(meetings):
	(meeting,) = meetings.check().meetings.meetings_ok
	assert meeting.starts == (time(9), time(9, 10), time(9, 25), time(9, 35))
	assert (meeting.planned, meeting.length) == (80, 120)
	assert meeting.attendees == ("陈国栋", "王海涛", "周强")


def test_a_right_agenda_has_no_notes(meetings, places):
	assert [place for place in places(meetings.check().notes) if place[0] == "Agenda"] == []


@pytest.mark.parametrize(
	("row", "heading", "value", "place"),
	[
		(2, "Minutes", 11, ("Agenda", 2, "Minutes", "sales_meeting_opening_over")),
		(3, "Minutes", 16, ("Agenda", 3, "Minutes", "sales_meeting_review_over")),
		(4, "Minutes", 11, ("Agenda", 4, "Minutes", "sales_meeting_region_over")),
		(5, "Minutes", 61, ("Agenda", 5, "Minutes", "sales_meeting_discussion_over")),
		(4, "Speaker", None, ("Agenda", 4, "Speaker", "sales_meeting_speaker_missing")),
		(4, "Region", None, ("Agenda", 4, "Region", "sales_meeting_region_missing")),
		(3, "Minutes", None, ("Agenda", 3, "Minutes", "sales_meeting_minutes_missing")),
		(3, "Material", "分析", ("Agenda", 3, "Material Due", "sales_meeting_material_due_missing")),
		(2, "Host", None, ("Agenda", 2, "Host", "sales_meeting_host_missing")),
		(2, "Purpose", None, ("Agenda", 2, "Purpose", "sales_meeting_purpose_missing")),
		(2, "Ends At", "10:00", ("Agenda", 2, "Minutes", "sales_meeting_too_long")),
	],
)
def test_what_stands_against_approval_is_noted_and_the_draft_goes_in(
	meetings, places, row, heading, value, place
):
	meetings.set("Agenda", row, heading, value)
	checked = meetings.check()
	assert place in places(checked.notes)
	assert len(checked.meetings.meetings_ok) == 1


def test_only_the_kind_that_is_over_its_box_is_marked(meetings):
	meetings.set("Agenda", 3, "Minutes", 16)
	(meeting,) = meetings.check().meetings.meetings_ok
	assert [(item.box, item.is_over) for item in meeting.items] == [
		(10, False),
		(15, True),
		(10, False),
		(60, False),
	]


def test_a_meeting_that_ends_before_it_starts_stays_out(meetings, places):
	meetings.set("Agenda", 2, "Ends At", "8:00")
	checked = meetings.check()
	assert ("Agenda", 2, "Ends At", "sales_meeting_ends_before_start") in places(checked.problems)
	assert checked.meetings.meetings_ok == ()


@pytest.mark.parametrize("value", [time(9, 30), "9:30", "9点30分", "０９：３０", 0.3958333333333333, "0930"])
def test_a_time_of_day_is_the_same_however_it_is_typed(meetings, value):
	meetings.set("Agenda", 2, "Begins At", value)
	assert meetings.check().meetings.meetings_ok[0].starts[0] == time(9, 30)


@pytest.mark.parametrize("value", ["soon", "25:00", "9:75"])
def test_what_is_no_time_of_day_is_refused(meetings, places, value):
	meetings.set("Agenda", 2, "Begins At", value)
	assert ("Agenda", 2, "Begins At", "wb_not_a_clock") in places(meetings.check().problems)


def test_rows_that_contradict_each_other_keep_the_meeting_out(meetings, places):
	meetings.set("Agenda", 3, "Host", "别人")
	checked = meetings.check()
	assert ("Agenda", 3, "Host", "wb_contradicts") in places(checked.problems)
	assert checked.meetings.meetings_ok == ()


# shopping lists


def test_a_purchase_without_owner_is_noted_with_its_row(meetings, places):
	checked = meetings.check()
	assert ("Purchases", 4, "Responsible", "annual_ready_purchase_blank") in places(checked.notes)
	assert "Purchase 4 (大米) has no owner." in sentences(checked.notes)
	(plan,) = checked.meetings.plans_ok
	assert plan.blank_owners == {4} and plan.date == date(2026, 12, 30)


def test_estimates_are_summed_by_kind(meetings):
	(plan,) = meetings.check().meetings.plans_ok
	assert plan.cost.estimate == 676 + 896 + 35
	assert {kind: cost.estimate for kind, cost in plan.by_kind.items()} == {
		"Equipment": 676,
		"Other": 896,
		"Food and Drink": 35,
	}


@pytest.mark.parametrize(
	("heading", "value", "code"),
	[
		("Estimate", 677, "wb_estimate_differs"),
		("Quantity", 0, "wb_not_above_zero"),
		("Quantity", "few", "wb_not_a_number"),
	],
)
def test_a_bad_purchase_stays_out_alone(meetings, places, heading, value, code):
	meetings.set("Purchases", 2, heading, value)
	checked = meetings.check()
	assert ("Purchases", 2, heading, code) in places(checked.problems)
	assert [row.what for row in checked.meetings.plans_ok[0].rows] == ["圆凳", "大米"]


def test_a_list_without_a_date_is_noted(meetings, places):
	meetings.set("Purchases", 2, "Date", None)
	assert ("Purchases", 2, "Date", "wb_meeting_without_date") in places(meetings.check().notes)


def test_each_sheet_of_a_meeting_is_of_use_alone(meetings):
	for title in ("Agenda", "Prizes", "Purchases"):
		alone = {title: meetings.rows[title]}
		meetings_rows, meetings.rows = meetings.rows, alone
		assert meetings.read().problems == (), title
		meetings.rows = meetings_rows


def test_names_in_one_cell_are_told_apart():
	assert names_in("张三、李四, Wang  Wu；张三\n赵六") == ("张三", "李四", "Wang Wu", "赵六")
