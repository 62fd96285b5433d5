"""The reports of sales meetings row by row, their reminders, cards, calendar and papers."""

from datetime import timedelta

import pytest

import frappe
from frappe.desk.calendar import get_events
from frappe.desk.query_report import run
from frappe.utils import add_days, getdate, now_datetime, today

from sales_ops.sales_meetings.meetings import api, live, reminders, tasks
from sales_ops.testing import sales_meetings as make

LINXIA, CHEN = "linxia@example.com", "chen@example.com"


def report(name: str, **filters) -> dict:
	span = {"from_date": add_days(today(), -40), "to_date": add_days(today(), 40)}
	return run(name, {"company": make.default_company(), **span, **filters})


def picked(rows, *fields: str) -> list[tuple]:
	return [tuple(row.get(field) for field in fields) for row in rows if isinstance(row, dict)]


def told(user: str) -> list[str]:
	return frappe.get_all("Notification Log", {"for_user": user}, pluck="subject", order_by="creation")


def test_preparation_says_what_is_missing_late_or_there(series):
	doc = make.notified(series=series, on=add_days(today(), 1))  # material was due yesterday
	done = frappe.get_doc(make.REPORT, doc.agenda[3].region_report)
	done.update({"reasons": "x", "next_sales_amount": 1, "next_key_work": "y"})
	done.submit()
	shown = report("Meeting Preparation", sales_meeting=doc.name)
	due = getdate(add_days(today(), -1))
	assert picked(shown["result"], "speaker", "asked", "due", "status", "days_late") == [
		("陈立", "销售数据", due, "Overdue", 1),
		("林夏", "Region Report", due, "Overdue", 1),
		("王磊", "Region Report", due, "Handed In Late", 1),
	]
	assert [tile["value"] for tile in shown["report_summary"]] == [3, 2, 2]
	assert [row["values"] for row in shown["chart"]["data"]["datasets"]] == [
		[0, 0, 0],
		[0, 0, 1],
		[0, 0, 0],
		[1, 1, 0],
	]
	late = report("Meeting Preparation", sales_meeting=doc.name, status="Handed In Late")
	assert picked(late["result"], "speaker") == [("王磊",)]


def test_material_that_is_not_due_yet_is_only_due(series):
	doc = make.notified(series=series, on=add_days(today(), 10))
	shown = report("Meeting Preparation", sales_meeting=doc.name)
	assert picked(shown["result"], "status", "days_late") == [("Due", 0)] * 3


@pytest.fixture
def ran(series, monkeypatch):
	"""A meeting of which the opening took 12 minutes, the review 15, 华东区 8; the rest was not heard."""
	doc = make.notified(series=series)
	start = now_datetime()
	for minutes in (0, 12, 27, 35):
		monkeypatch.setattr(live, "now_datetime", lambda minutes=minutes: start + timedelta(minutes=minutes))
		api.end_meeting(doc.name) if minutes == 35 else api.next_item(doc.name)
	return doc


def test_time_is_set_against_plan_and_box_by_kind_speaker_meeting_and_item(ran):
	def shown(group_by: str):
		fields = (
			"group",
			"items",
			"box_limit",
			"planned_minutes",
			"used_minutes",
			"over_minutes",
			"items_over",
		)
		rows = report("Time Used Against Box", sales_meeting=ran.name, group_by=group_by)["result"]
		return picked(rows, *fields)

	assert shown("Kind") == [
		("Opening", 1, 10, 10, 12, 2, 1),
		("Review", 1, 15, 15, 15, 0, 0),
		("Region", 1, 10, 10, 8, 0, 0),
	]
	assert shown("Speaker") == [("陈立", 2, 25, 25, 27, 2, 1), ("林夏", 1, 10, 10, 8, 0, 0)]
	assert shown("Meeting") == [(ran.meeting_title, 3, 35, 35, 35, 2, 1)]
	assert [row[0] for row in shown("Item")] == ["开场 (陈立)", "上月回顾 (陈立)", "华东区 (林夏)"]
	whole = report("Time Used Against Box", sales_meeting=ran.name)
	assert [tile["value"] for tile in whole["report_summary"]] == [35, 35, 2]
	assert whole["chart"]["data"]["datasets"][1]["values"] == [12, 15, 8]


def test_actions_are_followed_where_they_are_now_with_their_age(series):
	first = make.signed(make.held(series=series, on=add_days(today(), -35)), "走访客户", "清理库存")
	first.actions[0].due_date = add_days(today(), -3)
	first.actions[1].status = "Done"
	first.save()
	following = make.make_meeting(series, on=today())
	shown = report("Action Follow-up", series=series, show="All")
	fields = (
		"action",
		"status",
		"days_overdue",
		"days_open",
		"times_carried",
		"sales_meeting",
		"carried_from",
	)
	assert picked(shown["result"], *fields) == [
		("走访客户", "Open", 3, 35, 1, following.name, first.name),
		("清理库存", "Done", 0, 35, 0, first.name, None),
	]
	assert [tile["value"] for tile in shown["report_summary"]] == [1, 1, 0, 1]
	open_ones = report("Action Follow-up", series=series, show="Open")
	assert picked(open_ones["result"], "action") == [("走访客户",)]
	assert open_ones["chart"]["data"]["datasets"][1]["values"] == [0, 0, 1, 0]
	assert report("Action Follow-up", series=series, show="Overdue", responsible="王")["result"] == []
	assert picked(report("Action Follow-up", series=series, show="Finished")["result"], "action") == [
		("清理库存",)
	]


def test_actions_nobody_agreed_on_yet_are_not_followed(series):
	make.add_action(make.held(series=series))
	assert report("Action Follow-up", series=series, show="All")["result"] == []


def test_attendance_counts_who_came_to_meetings_that_were_held(series):
	doc = make.held(series=series)
	doc.attendees[1].update({"attendance": "Absent", "absence_reason": "出差"})
	doc.attendees[2].attendance = "Late"
	doc.save()
	make.notified(series=series, on=make.next_month())  # not held: counts for nobody
	shown = report("Meeting Attendance", series=series)
	fields = ("attendee_name", "asked", "present", "late", "absent", "excused", "rate")
	assert picked(shown["result"], *fields) == [
		("林夏", 1, 0, 0, 1, 0, 0),
		("王磊", 1, 0, 1, 0, 0, 100),
		("陈立", 1, 1, 0, 0, 0, 100),
	]
	assert shown["result"][0]["reasons"].endswith(": 出差")
	assert [tile["value"] for tile in shown["report_summary"]] == [3, 66.7, 0]


def test_a_report_shows_no_meeting_that_its_reader_may_not_read(series):
	doc = make.notified(series=series, on=add_days(today(), 10))
	frappe.set_user(LINXIA)
	assert len(report("Meeting Preparation", sales_meeting=doc.name)["result"]) == 3
	frappe.set_user("Administrator")
	other = frappe.get_doc({"doctype": "Company", "company_name": "别家公司", "default_currency": "CNY"})
	other.flags.ignore_mandatory = True
	other.update({"name": "别家公司", "abbr": "BJ", "country": "China"}).db_insert()
	make.insert("User Permission", user=LINXIA, allow="Company", for_value="别家公司")
	frappe.set_user(LINXIA)
	assert report("Meeting Preparation", sales_meeting=doc.name)["result"] == []


# reminders


def test_speakers_are_reminded_once_before_and_once_after_the_day(series):
	doc = make.notified(series=series, on=add_days(today(), 10))
	due = getdate(add_days(today(), 8))
	day = frappe.utils.format_date(due)
	before = len(told(CHEN))
	for on in (due - timedelta(days=2), due - timedelta(days=1), due):
		reminders.of_materials(on), reminders.of_materials(on)
	assert told(CHEN)[before:] == [f"“销售数据” for {doc.meeting_title} is due on {day}."]
	for on in (due + timedelta(days=1), due + timedelta(days=2)):
		reminders.of_materials(on)
	assert told(CHEN)[before + 1 :] == [
		f"“销售数据” for {doc.meeting_title} was due on {day}. Please hand it in."
	]
	assert told(CHEN)[-1] in told(doc.owner)


def test_who_has_handed_in_is_left_in_peace(series):
	doc = make.notified(series=series, on=add_days(today(), 3))
	doc.agenda[1].material = "/files/x.txt"
	doc.save()
	before = told(CHEN)
	reminders.of_materials(getdate(add_days(today(), 2)))
	assert told(CHEN) == before


def test_region_reports_are_reminded_of(series):
	doc = make.notified(series=series, on=add_days(today(), 10))
	due = getdate(add_days(today(), 8))
	before = len(told(LINXIA))
	for on in (due, due + timedelta(days=1), due + timedelta(days=9)):
		reminders.of_reports(on)
	day = frappe.utils.format_date(due)
	mine = [text for text in told(LINXIA)[before:] if "华东区" in text]
	assert mine == [
		f"The report of 华东区 is due on {day}.",
		f"The report of 华东区 was due on {day}. Please hand it in.",
	]
	assert doc.agenda[2].region_report


def test_minutes_and_actions_are_reminded_of(series):
	doc = make.held(series=series)
	due = getdate(doc.minutes_due_on)
	reminders.of_minutes(due + timedelta(days=1))
	assert f"The minutes of {doc.meeting_title} were due on {frappe.utils.format_date(due)}." in told(
		doc.owner
	)
	make.signed(doc, "走访客户")
	action_due = getdate(doc.actions[0].due_date)
	day = frappe.utils.format_date(action_due)
	before = len(told(LINXIA))
	for on in (action_due - timedelta(days=1), action_due, action_due + timedelta(days=5)):
		reminders.of_actions(on)
	assert told(LINXIA)[before:] == [
		f"Your action “走访客户” is due on {day}.",
		f"Your action “走访客户” was due on {day}.",
	]


def test_the_daily_run_changes_nothing_the_second_time_and_one_that_fails_keeps_no_other(series, monkeypatch):
	doc = make.notified(series=series, on=add_days(today(), 2))

	def fail(on=None):
		raise ValueError("broken")

	monkeypatch.setattr(reminders, "of_materials", fail)
	fail.__name__ = "of_materials"
	tasks.remind_of_sales_meetings()
	after = frappe.db.count("Notification Log")
	assert any("华东区" in text for text in told(LINXIA)), doc.name
	assert frappe.db.exists("Error Log", {"method": "Reminding: of_materials"})
	tasks.remind_of_sales_meetings()
	assert frappe.db.count("Notification Log") == after


# calendar, cards, papers


def test_the_calendar_shows_what_its_reader_may_read(series):
	draft = make.make_meeting(series, on=make.next_month())
	doc = make.approved(series=series)
	field_map = frappe.as_json({"start": "starts_at", "end": "ends_at", "title": "meeting_title"})

	def shown() -> set[str]:
		fields = frappe.as_json(["name", "meeting_title", "starts_at", "ends_at", "status"])
		rows = get_events(
			make.MEETING, add_days(today(), -70), add_days(today(), 70), field_map, None, fields
		)
		return {row.name for row in rows}

	assert {draft.name, doc.name} <= shown()
	frappe.set_user(LINXIA)
	assert doc.name in shown() and draft.name not in shown()


@pytest.mark.parametrize("user", ["Administrator", LINXIA])
def test_cards_and_chart_count(series, user):
	from frappe.desk.doctype.dashboard_chart.dashboard_chart import get as chart_of
	from frappe.desk.doctype.number_card.number_card import get_result

	def card(name: str) -> float:
		doc = frappe.get_doc("Number Card", name)
		filters = frappe.parse_json(doc.filters_json)
		for row in frappe.parse_json(doc.dynamic_filters_json or "[]"):
			filters.append([*row[:3], today()])
		return get_result(doc, frappe.as_json(filters))

	names = ("Sales Meetings to Come", "Sales Meeting Minutes to Sign", "Open Meeting Actions")
	frappe.set_user(user)
	before = [card(name) for name in names]
	frappe.set_user("Administrator")
	make.signed(make.held(series=series), "走访客户", "清理库存")
	make.notified(series=make.make_series("另一例会"), on=add_days(today(), 3))
	make.held(series=make.make_series("第三例会"))
	frappe.set_user(user)
	assert [now - then for now, then in zip([card(name) for name in names], before, strict=True)] == [1, 1, 2]
	assert card("Region Reports to Hand In") >= 1
	assert chart_of(chart_name="Sales Meeting Time over the Plan", refresh=1)["labels"]


@pytest.mark.parametrize(
	("language", "plan", "minutes"),
	[
		("en", "Sales Meeting Plan of", "Sales Meeting Minutes of"),
		("zh", "", ""),
	],
)
def test_plan_and_minutes_are_printed(series, language, plan, minutes):
	doc = make.signed(make.held(series=series), "走访客户")
	doc.reload()
	frappe.local.lang = language
	try:
		paper = frappe.get_print(make.MEETING, doc.name, "Sales Meeting Plan")
		said = frappe.get_print(make.MEETING, doc.name, "Sales Meeting Minutes")
	finally:
		frappe.local.lang = "en"
	assert plan in paper and "分组讨论" in paper and "销售数据" in paper and "定下四季度补量措施" in paper
	assert minutes in said and "十二月促销统一为满十送一" in said and "走访客户" in said
	assert (
		f"{getdate(doc.meeting_date).year}年{getdate(doc.meeting_date).month}月" in paper or language == "en"
	)


def test_a_region_report_is_printed_and_escapes_what_people_write():
	doc = make.make_report("华东区", reasons="<b>两店装修</b>", submit=True)
	paper = frappe.get_print(make.REPORT, doc.name, "Region Report Sheet")
	assert "&lt;b&gt;两店装修" in paper and "<b>两店装修" not in paper
	assert "拜访前十大客户" in paper
