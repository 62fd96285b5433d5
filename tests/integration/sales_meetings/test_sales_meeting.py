"""The sales meeting from its plan to its last action (MEET-06, MEET-07, MEET-08)."""

import pytest

import frappe
from frappe.utils import add_days, add_months, get_first_day, getdate, today

from sales_ops.exceptions.sales_meeting import SalesMeetingError, TimeBoxError
from sales_ops.testing import sales_meetings as make

ORGANISER, DIRECTOR = "meeting-organiser@example.com", "meeting-director@example.com"


def alerts(doc, user: str) -> list[str]:
	filters = {"document_type": doc.doctype, "document_name": doc.name, "for_user": user}
	return frappe.get_all("Notification Log", filters, pluck="subject", order_by="creation")


# the plan


def test_a_meeting_of_a_series_begins_with_its_members_agenda_host_and_deadlines(series):
	doc = make.make_meeting(series, on=make.next_month())
	assert [row.attendee_name for row in doc.attendees] == ["陈立", "林夏", "王磊"]
	assert [(row.kind, row.subject, row.speaker) for row in doc.agenda] == [
		("Opening", "开场", "陈立"),
		("Review", "上月回顾", "陈立"),
		("Region", "华东区", "林夏"),
		("Region", "华北区", "王磊"),
		("Discussion", "分组讨论", "陈立"),
		("Closing", "总结与决议", "陈立"),
	]
	assert [str(row.starts_at) for row in doc.agenda] == [
		"09:00:00",
		"09:10:00",
		"09:25:00",
		"09:35:00",
		"09:45:00",
		"10:45:00",
	]
	assert (doc.host_name, doc.host_user) == ("陈立", "chen@example.com")
	assert (doc.length_minutes, doc.planned_minutes, doc.spare_minutes) == (180, 150, 30)
	due = getdate(add_days(doc.meeting_date, -2))
	assert [getdate(row.material_due) for row in doc.agenda if row.material_required] == [due] * 3
	assert doc.meeting_title == f"{series} {getdate(doc.meeting_date):%Y-%m}"
	# The 5th looks back on the month before.
	assert getdate(doc.review_month) == getdate(get_first_day(today()))
	assert doc.company == make.default_company()


def test_the_host_changes_from_meeting_to_meeting(series):
	hosts = [make.make_meeting(series, on=make.next_month(month)).host_name for month in (1, 2, 3)]
	assert hosts == ["陈立", "林夏", "陈立"]


def test_the_region_with_the_lowest_result_reports_first(series):
	make.set_target("华东区", 120_000, on=add_months(today(), -1))
	make.set_target("华北区", 120_000, on=add_months(today(), -1))
	for region, achieved in (("华东区", 104.0), ("华北区", 71.5)):
		make.make_report(region, submit=True).db_set("achievement", achieved)
	on = get_first_day(today())
	doc = make.make_meeting(series, on=on)
	assert [row.territory for row in doc.agenda if row.kind == "Region"] == ["华北区", "华东区"]
	frappe.db.set_value("Sales Meeting Series", series, "region_order", "By Result, Highest First")
	frappe.clear_document_cache("Sales Meeting Series", series)
	later = frappe.get_attr("sales_ops.sales_meetings.meetings.api.plan_of_series")(
		series, str(add_days(on, 2))
	)
	assert [row["territory"] for row in later["agenda"] if row["kind"] == "Region"] == ["华东区", "华北区"]


def test_only_the_director_approves(series):
	doc = make.make_meeting(series)
	frappe.set_user(ORGANISER)
	with pytest.raises(frappe.PermissionError, match="Only a Meeting Director approves"):
		frappe.get_doc(make.MEETING, doc.name).submit()
	frappe.set_user(DIRECTOR)
	doc = frappe.get_doc(make.MEETING, doc.name).submit()
	assert (doc.status, doc.approved_by) == ("Approved", DIRECTOR)
	assert doc.approved_on


def test_a_draft_says_what_it_lacks_and_is_refused_for_all_of_it(series):
	doc = make.make_meeting(series, purpose="")
	doc.agenda[0].planned_minutes, doc.agenda[2].material_due = 12, None
	doc.agenda[5].speaker = doc.agenda[5].employee = None
	doc.save()
	doc.run_method("onload")
	said = [
		"Choose the purpose of the meeting and write down what it must decide.",
		"Agenda row 3, 华东区: say by when the material is handed in.",
		"Agenda row 6, 总结与决议: say who speaks.",
		"The opening takes 12 minutes, 10 at most are allowed.",
	]
	assert doc.get_onload("findings") == said
	with pytest.raises(SalesMeetingError) as error:
		doc.submit()
	assert str(error.value).split("<br>") == said
	assert frappe.db.get_value(make.MEETING, doc.name, ["docstatus", "status"]) == (0, "Draft")


def test_an_agenda_beyond_its_boxes_is_an_error_of_its_own(series):
	doc = make.make_meeting(series)
	doc.agenda[4].planned_minutes = 61
	doc.save()
	with pytest.raises(TimeBoxError, match="The discussion takes 61 minutes, 60 at most"):
		doc.submit()
	doc = make.make_meeting(make.make_series("短会", length_minutes=100), on=make.next_month())
	with pytest.raises(TimeBoxError, match="The agenda takes 150 minutes, the meeting only 100"):
		doc.submit()


def test_a_series_may_have_boxes_of_its_own():
	series = make.make_series("长开场例会", opening_minutes=20)
	doc = make.make_meeting(series)
	doc.agenda[0].planned_minutes = 20
	doc.save()
	assert (doc.agenda[0].box_limit, doc.agenda[1].box_limit) == (20, 15)
	assert doc.submit().status == "Approved"


def test_a_series_meets_once_a_month(series):
	first = make.make_meeting(series, on=get_first_day(today()))
	with pytest.raises(SalesMeetingError, match=f"has a meeting in this month already: {first.name}"):
		make.make_meeting(series, on=today())
	assert make.make_meeting(series, on=today(), meeting_type="Topic").meeting_type == "Topic"


def test_over_rest_nobody_makes_up_a_state_or_the_clock(series):
	first = make.make_meeting(series, on=make.next_month())
	todo = make.insert("ToDo", description="别人的待办").name
	made_up = {"status": "Carried", "times_carried": 9, "carried_from": first.name, "todo": todo}
	doc = make.make_meeting(
		series,
		status="Closed",
		approved_by="Administrator",
		minutes_signed_on="2026-01-01 10:00:00",
		actions=[{"action": "冒充", **made_up}],
	)
	doc.agenda[0].update({"actual_minutes": 9, "actual_start": "2026-01-01 09:00:00"})
	doc.actions[0].update(made_up | {"status": "Open"})
	doc.save()
	doc.reload()
	assert (doc.status, doc.approved_by, doc.minutes_signed_on) == ("Draft", None, None)
	row, action = doc.agenda[0], doc.actions[0]
	assert (row.actual_minutes, row.actual_start) == (0, None)
	assert (action.status, action.times_carried, action.carried_from, action.todo) == ("Open", 0, None, None)
	doc.actions[0].status = "Carried"
	with pytest.raises(SalesMeetingError, match="an action is carried by closing the meeting"):
		doc.save()


def test_an_approved_agenda_stands(series):
	doc = make.approved(series=series)
	doc.append("agenda", {"kind": "Other", "subject": "临时加项", "speaker": "陈立", "planned_minutes": 5})
	with pytest.raises(SalesMeetingError, match="The agenda of an approved plan stays as it is"):
		doc.save()
	doc.reload()
	doc.agenda[0].planned_minutes = 1
	with pytest.raises(frappe.UpdateAfterSubmitError):
		doc.save()


# sent


def test_the_plan_is_sent_with_what_everybody_hands_in(series):
	doc = make.notified(series=series)
	assert doc.status == "Notified" and doc.notified_on
	due = frappe.utils.format_date(add_days(doc.meeting_date, -2))
	(chen,) = alerts(doc, "chen@example.com")
	assert chen.startswith(f"{doc.meeting_title}: ") and "三楼会议室" in chen
	assert chen.endswith(f"Please hand in “销售数据” for “上月回顾” by {due}.")
	(linxia,) = alerts(doc, "linxia@example.com")
	assert f"Please hand in “区域报告” for “华东区” by {due}." in linxia
	doc.notify_attendees()
	assert len(alerts(doc, "linxia@example.com")) == 1


def test_sending_begins_a_report_for_each_region_and_keeps_one_that_is_there(series):
	there = make.make_report("华北区")
	doc = make.make_meeting(series, on=get_first_day(today()))
	doc = make.notified(doc)
	rows = {row.territory: row for row in doc.agenda if row.kind == "Region"}
	assert rows["华北区"].region_report == there.name
	begun = frappe.get_doc(make.REPORT, rows["华东区"].region_report)
	assert (begun.docstatus, begun.reporter, begun.user) == (0, "林夏", "linxia@example.com")
	assert getdate(begun.due_date) == getdate(add_days(doc.meeting_date, -2))
	assert frappe.db.get_value(make.REPORT, there.name, "sales_meeting") == doc.name
	doc.notify_attendees()
	assert frappe.db.count(make.REPORT, {"sales_meeting": doc.name}) == 2


# minutes and their end


def test_a_meeting_that_decided_nothing_is_not_signed(series):
	doc = make.notified(series=series)
	doc.record_held()
	assert (doc.status, getdate(doc.minutes_due_on)) == ("Held", getdate(add_days(doc.meeting_date, 2)))
	with pytest.raises(SalesMeetingError) as error:
		doc.sign_minutes()
	assert "Say whether they came: 陈立, 林夏, 王磊." in str(error.value)
	assert "Write down at least one decision that binds." in str(error.value)


def test_an_action_has_an_owner_and_a_day(series):
	doc = make.held(series=series)
	make.add_action(doc, responsible="", due_date=None)
	with pytest.raises(SalesMeetingError) as error:
		doc.sign_minutes()
	assert "Action 1, 走访三家流失客户: say who does it." in str(error.value)
	assert "Action 1, 走访三家流失客户: say by when it is done." in str(error.value)


def test_signed_minutes_stand_until_the_director_opens_them_with_a_reason(series):
	doc = make.signed(make.held(series=series), "走访客户")
	assert (doc.status, doc.minutes_signed_by) == ("Minutes Signed", "Administrator")
	for change in (
		lambda: doc.append("decisions", {"decision": "另加一条"}),
		lambda: doc.decisions[0].update({"decision": "改写"}),
		lambda: doc.update({"conclusion": "改写"}),
		lambda: doc.agenda[0].update({"minutes": "改写"}),
		lambda: doc.attendees[0].update({"attendance": "Absent"}),
		lambda: doc.append("actions", {"action": "另加", "responsible": "王磊", "due_date": today()}),
	):
		change()
		with pytest.raises(SalesMeetingError, match="The minutes are signed"):
			doc.save()
		doc.reload()
	frappe.set_user(ORGANISER)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc(make.MEETING, doc.name).open_minutes("想改")
	frappe.set_user(DIRECTOR)
	director = frappe.get_doc(make.MEETING, doc.name)
	with pytest.raises(SalesMeetingError, match="Say why"):
		director.open_minutes(" ")
	director.open_minutes("决议二漏记")
	assert director.status == "Held"
	director.append("decisions", {"decision": "另加一条", "agenda_row": 5})
	director.save()
	assert [(row.decision_no, row.subject) for row in director.decisions] == [
		("1", "开场"),
		("2", "分组讨论"),
	]
	comments = frappe.get_all(
		"Comment", {"reference_name": doc.name, "comment_type": "Info"}, pluck="content"
	)
	assert "Minutes opened again: 决议二漏记" in comments
	director.sign_minutes()
	assert frappe.db.count("ToDo", {"reference_name": doc.name}) == 1


def test_a_meeting_with_open_actions_is_closed_only_when_they_are_carried(series):
	doc = make.signed(make.held(series=series), "走访客户", "清理库存")
	with pytest.raises(SalesMeetingError, match="2 actions are open"):
		doc.close_meeting()
	doc.actions[0].status = "Done"
	doc.save()
	assert (doc.no_of_actions, doc.no_of_open_actions) == (2, 1)
	assert getdate(doc.actions[0].completed_on) == getdate(today())
	doc.close_meeting(carry_open=True)
	assert (doc.status, doc.no_of_open_actions) == ("Closed", 0)
	assert [row.status for row in doc.actions] == ["Done", "Carried"]


def test_a_meeting_of_its_own_has_nowhere_to_carry_to():
	chen = make.make_employee("陈立")
	doc = make.make_meeting(
		series="",
		meeting_type="Topic",
		company=make.default_company(),
		host=chen,
		attendees=[{"employee": chen}],
		agenda=[{"kind": "Discussion", "subject": "新品上市", "employee": chen, "planned_minutes": 60}],
	)
	assert (doc.host_name, doc.agenda[0].speaker) == ("陈立", "陈立")
	doc = make.signed(make.held(doc), "写上市方案")
	with pytest.raises(SalesMeetingError, match="Only a meeting of a series"):
		doc.close_meeting(carry_open=True)
	doc.actions[0].status = "Cancelled"
	doc.save()
	doc.close_meeting()
	assert doc.status == "Closed"


def test_a_held_meeting_is_not_cancelled_but_an_approved_one_is(series):
	doc = make.held(series=series)
	with pytest.raises(SalesMeetingError, match="The meeting was held"):
		doc.cancel()
	other = make.notified(series=series, on=make.next_month())
	other.cancel()
	assert frappe.db.get_value(make.MEETING, other.name, "status") == "Cancelled"
	again = frappe.copy_doc(frappe.get_doc(make.MEETING, other.name), ignore_no_copy=False)
	again.update({"amended_from": other.name, "docstatus": 0})
	again.insert()
	assert (again.status, again.notified_on, again.docstatus) == ("Draft", None, 0)
	assert make.notified(again).agenda[2].region_report


def test_steps_are_refused_in_another_state(series):
	doc = make.make_meeting(series)
	for step in (doc.notify_attendees, doc.record_held, doc.sign_minutes, doc.close_meeting):
		with pytest.raises(SalesMeetingError, match="the meeting is Draft"):
			step()


# who does and sees what


def test_the_organiser_sends_holds_keeps_the_minutes_and_closes_and_the_director_signs(series):
	name = make.make_meeting(series).name
	frappe.set_user(DIRECTOR)
	frappe.get_doc(make.MEETING, name).submit()
	frappe.set_user(ORGANISER)
	doc = frappe.get_doc(make.MEETING, name)
	doc.notify_attendees()
	doc.record_held()
	for row in doc.attendees:
		row.attendance = "Present"
	doc.append("decisions", {"decision": "统一促销"})
	doc.save()
	with pytest.raises(frappe.PermissionError, match="Only a Meeting Director"):
		doc.sign_minutes()
	frappe.set_user(DIRECTOR)
	frappe.get_doc(make.MEETING, name).sign_minutes()
	frappe.set_user(ORGANISER)
	doc = frappe.get_doc(make.MEETING, name)
	doc.close_meeting()
	assert doc.status == "Closed"


def test_a_member_reads_approved_meetings_and_no_drafts_and_changes_nothing(series):
	draft = make.make_meeting(series, on=make.next_month())
	doc = make.approved(series=series)
	frappe.set_user("chen@example.com")
	names = frappe.get_list(make.MEETING, {"series": series}, pluck="name")
	assert names == [doc.name]
	assert not frappe.has_permission(make.MEETING, "read", draft.name)
	mine = frappe.get_doc(make.MEETING, doc.name)
	mine.check_permission("read")
	mine.place = "走廊"
	with pytest.raises(frappe.PermissionError):
		mine.save()


def test_somebody_whose_employee_record_limits_them_still_reads_the_meeting(series):
	"""ERPNext gives new employees a User Permission on themselves; attendees and speakers must not hide the meeting."""
	employee = frappe.db.get_value("Employee", {"user_id": "linxia@example.com"})
	doc = make.approved(series=series)
	permission = {"user": "linxia@example.com", "allow": "Employee", "for_value": employee}
	make.insert("User Permission", **permission)
	frappe.set_user("linxia@example.com")
	frappe.get_doc(make.MEETING, doc.name).check_permission("read")
	assert frappe.get_list(make.MEETING, {"name": doc.name}, pluck="name") == [doc.name]


def test_a_member_hands_in_the_own_material_only(series):
	doc = make.approved(series=series)
	own, other = doc.agenda[2], doc.agenda[1]
	hand_in = frappe.get_attr("sales_ops.sales_meetings.meetings.api.hand_in_material")
	frappe.set_user("linxia@example.com")
	file = make.insert("File", file_name="华东.txt", content="数据", is_private=1)
	hand_in(doc.name, own.name, file.file_url)
	doc.reload()
	assert (doc.agenda[2].material, bool(doc.agenda[2].received_on)) == (file.file_url, True)
	attached = frappe.db.get_value("File", file.name, ["attached_to_doctype", "attached_to_name"])
	assert attached == (make.MEETING, doc.name)
	with pytest.raises(frappe.PermissionError):
		hand_in(doc.name, other.name, file.file_url)
	frappe.set_user("Administrator")
	with pytest.raises(SalesMeetingError, match="Choose a file that you have uploaded"):
		hand_in(doc.name, other.name, file.file_url)
	with pytest.raises(SalesMeetingError, match="asks for no material"):
		hand_in(doc.name, doc.agenda[0].name, file.file_url)
