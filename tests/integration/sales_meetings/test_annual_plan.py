"""The plan of an annual meeting from draft to closed (MEET-01 to MEET-05)."""

import pytest

import frappe
from frappe.utils import add_days, get_datetime, getdate, today

from sales_ops.exceptions.annual_meetings import AnnualMeetingError, NotReadyError, ProgrammeError
from sales_ops.sales_meetings.annual.events import get_events
from sales_ops.sales_meetings.annual.sight import PLAN
from sales_ops.testing import annual_meetings as make
from sales_ops.testing.annual_meetings import DIRECTOR, MEMBER, ORGANISER


@pytest.fixture(autouse=True)
def committee(bench_site):
	make.make_committee()
	frappe.set_user(ORGANISER)


def clock(row) -> str:
	assert row.time_span == f"{get_datetime(row.starts_at):%H:%M}–{get_datetime(row.ends_at):%H:%M}"
	return row.time_span


def notices(user: str, plan) -> list[str]:
	filters = {"for_user": user, "document_type": PLAN, "document_name": plan.name}
	return frappe.get_all("Notification Log", filters, pluck="subject", order_by="creation")


# the programme


def test_times_follow_from_the_order():
	plan = make.make_plan("开场", "讲话", "抽奖")
	assert [clock(row) for row in plan.programme] == ["09:00–09:30", "09:30–10:00", "10:00–10:30"]
	plan.programme[1].minutes = 45
	plan.save()
	assert clock(plan.programme[2]) == "10:15–10:45"
	assert get_datetime(plan.programme_ends_at) == get_datetime(plan.programme[2].ends_at)
	assert plan.spare_minutes == 375


def test_a_fixed_start_is_written_as_people_do_and_stored_as_a_time():
	plan = make.make_plan(programme=[make.programme_item("晚餐", fixed_start="1230")])
	assert plan.programme[0].fixed_start == "12:30" and clock(plan.programme[0]) == "12:30–13:00"
	plan.programme[0].fixed_start = "中午"
	with pytest.raises(ProgrammeError, match="row 1: 中午 is no time of day"):
		plan.save()


def test_a_row_without_fixed_start_gets_none():
	assert make.make_plan().programme[0].fixed_start is None


def test_a_person_in_two_rows_at_once_is_refused_and_named():
	employee = make.make_employee("戚丽")
	rows = [
		make.programme_item("舞蹈", 60),
		make.programme_item("游戏", fixed_start="09:15"),
	]
	performers = [
		{"programme_row": 1, "employee": employee, "performer_name": "戚丽"},
		{"programme_row": 2, "performer_name": "戚丽"},
	]
	attendees = [{"employee": employee, "attendee_name": "戚丽"}]
	with pytest.raises(ProgrammeError) as error:
		make.make_plan(programme=rows, performers=performers, attendees=attendees)
	assert str(error.value) == (
		"戚丽 is needed twice at the same time: in programme row 1 (舞蹈) and row 2 (游戏)."
	)


def test_a_room_is_taken_once_at_a_time():
	rows = [
		make.programme_item("座谈", 60, room="二楼", responsible="甲"),
		make.programme_item("彩排", fixed_start="09:30", room="二楼", responsible="乙"),
	]
	with pytest.raises(ProgrammeError, match=r"二楼 .* row 1 \(座谈\) and row 2 \(彩排\)"):
		make.make_plan(programme=rows)
	rows[1]["room"] = "一楼"
	assert make.make_plan(programme=rows).name


def test_performers_stay_with_their_row_when_rows_change_places():
	performers = [{"programme_row": 2, "performer_name": name} for name in ("谢婷", "邹凯")]
	plan = make.make_plan("开场", "抽奖", performers=performers)
	assert plan.programme[1].performer_names == "谢婷, 邹凯"
	first, second = plan.programme
	plan.programme = [second, first]
	for number, row in enumerate(plan.programme, 1):
		row.idx = number
	plan.save()
	assert [row.title for row in plan.programme] == ["抽奖", "开场"]
	assert [(row.programme_row, row.programme_title) for row in plan.performers] == [(1, "抽奖"), (1, "抽奖")]


def test_a_typed_row_number_moves_a_performer():
	plan = make.make_plan("开场", "抽奖", performers=[{"programme_row": 1, "performer_name": "谢婷"}])
	plan.performers[0].programme_row = 2
	plan.save()
	assert [row.performer_names for row in plan.programme] == [None, "谢婷"]
	plan.performers[0].programme_row = 9
	with pytest.raises(ProgrammeError, match="谢婷 is to perform in row 9"):
		plan.save()


def test_a_meeting_ends_after_it_begins():
	with pytest.raises(AnnualMeetingError, match="ends before it begins"):
		make.make_plan(ends_at=f"{add_days(today(), 30)} 08:00:00")


def test_an_employee_is_asked_once():
	row = {"employee": make.make_employee("戚丽"), "attendee_name": "戚丽"}
	with pytest.raises(AnnualMeetingError, match="戚丽 is asked twice, in rows 1 and 2"):
		make.make_plan(attendees=[row, dict(row)])


# purchases


def test_the_amount_follows_from_the_rate_or_is_entered():
	rows = [
		make.purchase("气球", 3, 10, estimated_amount=1),
		make.purchase("鲜花", 3, 0, estimated_amount=100),
	]
	plan = make.make_plan(purchases=rows, head_count=4)
	assert [row.estimated_amount for row in plan.purchases] == [30, 100]
	assert (plan.estimated_amount, plan.estimated_per_head) == (130, 32.5)


# approval


def test_blanks_are_shown_on_the_draft_and_block_approval():
	plan = make.make_plan(purchases=[make.purchase("毛巾", responsible="( )")], purpose=None)
	plan.run_method("onload")
	sentences = ["The purpose is blank.", "Purchase 1 (毛巾) has no owner."]
	assert plan.get_onload("findings") == sentences and not plan.ready
	with pytest.raises(NotReadyError, match="The purpose is blank"):
		plan.ask_for_approval()
	frappe.set_user(DIRECTOR)
	with pytest.raises(NotReadyError, match=r"Purchase 1 \(毛巾\) has no owner"):
		frappe.get_doc(PLAN, plan.name).submit()


def test_a_programme_that_is_too_long_blocks_approval_but_not_the_draft():
	plan = make.make_plan(programme=[make.programme_item("报告", 500)])
	assert plan.spare_minutes == -20 and not plan.ready
	frappe.set_user(DIRECTOR)
	with pytest.raises(ProgrammeError, match="20 minutes after the meeting does"):
		frappe.get_doc(PLAN, plan.name).submit()


def test_the_directors_are_asked_and_the_organiser_hears_of_the_approval():
	plan = make.make_plan()
	assert plan.ready
	plan.ask_for_approval()
	assert f"{plan.title} waits for your approval." in notices(DIRECTOR, plan)
	frappe.set_user(DIRECTOR)
	frappe.get_doc(PLAN, plan.name).submit()
	assert notices(ORGANISER, plan) == [f"{plan.title} is approved; the attendees can be told."]
	plan.reload()
	assert (plan.status, plan.approved_by) == ("Approved", DIRECTOR)


def test_the_organiser_does_not_approve():
	plan = make.make_plan()
	with pytest.raises(AnnualMeetingError, match="approved by a Meeting Director"):
		plan.submit()


def test_states_cannot_be_made_up():
	made_up = {"approved_by": DIRECTOR, "closed_on": today(), "copied_from": make.make_plan().name}
	plan = make.make_plan(status="Held", purpose=None, ready=1, **made_up)
	assert (plan.status, plan.approved_by, plan.closed_on, plan.copied_from) == ("Draft", None, None, None)
	assert not plan.ready
	plan.update({"status": "Held", **made_up}).save()
	assert (plan.status, plan.approved_by, plan.closed_on, plan.copied_from) == ("Draft", None, None, None)
	plan = make.make_plan(purchases=[make.purchase(reminded_on=today())])
	assert plan.purchases[0].reminded_on is None


# after approval


def test_people_are_replaced_after_approval_and_the_programme_stays():
	plan = make.make_approved(performers=[{"programme_row": 1, "performer_name": "谢婷"}])
	plan.performers[0].performer_name = "邹凯"
	plan.duties[0].responsible = "孔亮"
	plan.save()
	assert plan.programme[0].performer_names == "邹凯"
	plan.programme[0].minutes = 45
	with pytest.raises(frappe.UpdateAfterSubmitError):
		plan.save()


def test_a_replaced_person_must_be_free():
	rows = [
		make.programme_item("舞蹈", 60, responsible="甲"),
		make.programme_item("游戏", fixed_start="09:15", responsible="乙"),
	]
	plan = make.make_approved(programme=rows)
	plan.programme[1].responsible = "甲"
	with pytest.raises(ProgrammeError, match="甲 is needed twice"):
		plan.save()


def test_nobody_is_taken_off_an_approved_duty():
	plan = make.make_approved()
	plan.duties[0].responsible = ""
	with pytest.raises(NotReadyError, match="Duty 1"):
		plan.save()


def test_rows_of_an_approved_plan_are_not_taken_out():
	plan = make.make_approved(purchases=[make.purchase("甲"), make.purchase("乙")])
	plan.purchases.pop()
	with pytest.raises(AnnualMeetingError, match="no row of Purchases can be taken out"):
		plan.save()


def test_no_item_is_added_to_an_approved_programme():
	plan = make.make_approved()
	plan.append("programme", make.programme_item("加演"))
	with pytest.raises(AnnualMeetingError, match="no item added"):
		plan.save()


def test_what_is_bought_beyond_the_approved_list_has_no_estimate():
	plan = make.make_approved(purchases=[make.purchase("气球", 2, 10)])
	plan.append("purchases", make.purchase("冰块", 1, 30, actual_amount=30))
	plan.append("purchases", make.purchase("鲜花", 1, 0, estimated_amount=50))
	plan.save()
	assert (plan.estimated_amount, plan.actual_amount) == (20, 30)


def test_attendees_are_told_and_those_without_login_are_named():
	attendees = [
		{"attendee_name": "成员", "user": MEMBER},
		{"attendee_name": "来宾甲"},
	]
	plan = make.make_approved(attendees=attendees)
	assert plan.notify_attendees() == {"told": 1, "on_paper": ["来宾甲"]}
	assert len(notices(MEMBER, plan)) == 1 and "礼堂" in notices(MEMBER, plan)[0]
	plan.reload()
	assert plan.status == "Notified"
	plan.notify_attendees()
	assert len(notices(MEMBER, plan)) == 2


def test_an_employee_is_told_by_the_login_of_the_employee():
	employee = make.make_employee("成员", user=MEMBER)
	plan = make.make_approved(attendees=[{"employee": employee, "attendee_name": "成员"}])
	frappe.db.set_value("Meeting Attendee", plan.attendees[0].name, "user", None)
	assert plan.notify_attendees() == {"told": 1, "on_paper": []}


def test_a_meeting_is_not_held_before_it_begins():
	plan = make.make_approved()
	with pytest.raises(AnnualMeetingError, match="this step is for a plan that is Notified"):
		plan.mark_held()
	plan.notify_attendees()
	with pytest.raises(AnnualMeetingError, match="has not been held yet"):
		plan.mark_held()


def test_closing_needs_attendance_reasons_and_actual_amounts():
	attendees = [{"attendee_name": name} for name in ("甲", "乙")]
	plan = make.make_held(attendees=attendees, purchases=[make.purchase("气球", 2, 10)])
	plan.attendees[1].attendance = "Absent"
	plan.save()
	with pytest.raises(AnnualMeetingError) as error:
		plan.close()
	assert str(error.value) == (
		"Attendance of 1 people is not noted yet: 甲.<br>"
		"Write down why they were late or did not come: 乙.<br>"
		"Purchase 1 (气球): enter the actual amount, or that it was not bought."
	)
	plan.attendees[0].attendance = "Present"
	plan.attendees[1].absence_reason = "出差"
	plan.purchases[0].actual_amount = 25
	plan.save()
	plan.close()
	plan.reload()
	assert (plan.status, plan.closed_by, plan.no_of_present) == ("Closed", ORGANISER, 1)
	assert (plan.purchases[0].outcome, plan.actual_per_head, plan.estimated_per_head) == ("Bought", 25, 10)


def test_a_closed_plan_is_reopened_by_a_director_only():
	plan = make.make_held()
	plan.attendees[0].attendance = "Present"
	plan.save()
	plan.close()
	plan.reload()
	plan.notes = "补充"
	with pytest.raises(AnnualMeetingError, match="closed"):
		plan.save()
	with pytest.raises(frappe.PermissionError):
		plan.reopen()
	frappe.set_user(DIRECTOR)
	frappe.get_doc(PLAN, plan.name).reopen()
	assert frappe.db.get_value(PLAN, plan.name, ["status", "closed_on"]) == ("Held", None)


def test_a_cancelled_meeting_is_called_off():
	plan = make.make_approved(attendees=[{"attendee_name": "成员", "user": MEMBER}])
	plan.notify_attendees()
	frappe.set_user(DIRECTOR)
	frappe.get_doc(PLAN, plan.name).cancel()
	assert "does not take place" in notices(MEMBER, plan)[-1]
	assert frappe.db.get_value(PLAN, plan.name, "status") == "Cancelled"


def test_a_meeting_that_was_held_is_not_cancelled():
	plan = make.make_held()
	frappe.set_user(DIRECTOR)
	with pytest.raises(AnnualMeetingError, match="was held"):
		frappe.get_doc(PLAN, plan.name).cancel()


# who sees what


def test_members_see_approved_plans_only():
	approved, draft = make.make_approved(), make.make_plan()
	frappe.set_user(MEMBER)
	assert frappe.get_list(PLAN, {"name": ("in", [approved.name, draft.name])}, pluck="name") == [
		approved.name
	]
	assert frappe.has_permission(PLAN, "read", approved.name)
	assert not frappe.has_permission(PLAN, "read", draft.name)
	assert not frappe.has_permission(PLAN, "write", approved.name)


def test_a_restriction_to_the_own_employee_record_hides_no_plan():
	"""ERPNext restricts who is an employee to the own record; a plan names many."""
	own, other = make.make_employee("成员", user=MEMBER), make.make_employee("戚丽")
	attendees = [{"employee": own, "attendee_name": "成员"}, {"employee": other, "attendee_name": "戚丽"}]
	values = {
		"attendees": attendees,
		"duties": [{"duty": "布置", "employee": other, "responsible": "戚丽"}],
		"programme": [make.programme_item("舞蹈", employee=other, responsible="戚丽")],
		"performers": [{"programme_row": 1, "employee": other, "performer_name": "戚丽"}],
		"purchases": [make.purchase("毛巾", employee=other, responsible="戚丽")],
		"venue_items": [{"kind": "Layout", "item": "座位", "employee": other, "responsible": "戚丽"}],
	}
	plan = make.make_approved(**values)
	frappe.set_user("Administrator")
	rule = {"user": MEMBER, "allow": "Employee", "for_value": own, "apply_to_all_doctypes": 1}
	frappe.get_doc({"doctype": "User Permission", **rule}).insert()
	frappe.set_user(MEMBER)
	assert frappe.has_permission(PLAN, "read", plan.name)
	assert frappe.get_list(PLAN, {"name": plan.name}, pluck="name") == [plan.name]


def test_the_calendar_shows_what_the_reader_may_read():
	approved, draft = make.make_approved(), make.make_plan()
	day = str(getdate(approved.starts_at))
	shown = {row.name for row in get_events(f"{day} 00:00:00", f"{day} 23:59:59")}
	assert {approved.name, draft.name} <= shown
	frappe.set_user(MEMBER)
	shown = {row.name for row in get_events(day, add_days(day, 1), filters="[]")}
	assert approved.name in shown and draft.name not in shown
	other = {row.name for row in get_events(add_days(day, 1), add_days(day, 2))}
	assert approved.name not in other
