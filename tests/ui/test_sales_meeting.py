"""A sales meeting in the desk, from its plan to an action that opens the next one; each role does its part."""

import re

import pytest
from desk import PATIENCE
from playwright.sync_api import expect

import frappe
from frappe.utils import now_datetime, today

from sales_ops.testing import sales_meetings as make
from sales_ops.testing.cleanup import remove_since

SERIES = "浏览器例会"
HOST = "ui-member@example.com"


@pytest.fixture
def series(site):
	"""A series of which the member hosts and speaks for a region."""
	frappe.db.rollback()
	frappe.set_user("Administrator")
	began = now_datetime()
	employee = make.make_employee("浏览器林夏", HOST)
	region = make.make_territory("浏览器区")
	frappe.db.set_single_value("Meeting Settings", "materials_due_days", 0)
	make.make_series(
		SERIES,
		members=[
			{"employee": employee, "attendee_name": "浏览器林夏", "hosts": 1},
			{"attendee_name": "外聘讲师"},
		],
		regions=[{"territory": region, "employee": employee, "speaker": "浏览器林夏"}],
		agenda=[
			{"kind": "Opening", "subject": "开场", "planned_minutes": 10},
			{"kind": "Region", "planned_minutes": 10, "material_required": "区域报告"},
			{"kind": "Closing", "subject": "总结与决议", "planned_minutes": 30},
		],
	)
	frappe.db.commit()
	yield SERIES
	frappe.db.rollback()
	frappe.set_user("Administrator")
	frappe.db.set_single_value("Meeting Settings", "materials_due_days", 2)
	frappe.db.commit()  # what follows begins anew
	remove_since(began)


def fresh(doctype: str, filters, fields):
	"""What the database says now: the server has committed since our last look."""
	frappe.db.rollback()
	return frappe.db.get_value(doctype, filters, fields)


def press(desk, label: str) -> None:
	desk.page.locator(".page-head:visible .btn:visible", has_text=label).first.click()


def plan(organiser, series: str) -> str:
	"""The organiser plans a meeting of the series; the draft says what it lacks until it lacks nothing."""
	organiser.open(f"sales-meeting-series/{series}")
	organiser.wait_for_form("Sales Meeting Series")
	press(organiser, "New Meeting")
	organiser.wait_for_form("Sales Meeting")
	organiser.page.wait_for_function("(cur_frm.doc.agenda || []).length === 3")
	organiser.save()
	headline = organiser.page.locator(".so-headline")
	expect(headline).to_contain_text("Choose the purpose of the meeting", timeout=PATIENCE)
	organiser.set_value("purpose", "Execution Problems")
	organiser.set_value("purpose_text", "定下补量措施")
	organiser.save()
	expect(headline).to_contain_text("The plan is complete and waits for approval", timeout=PATIENCE)
	return organiser.value("name")


def test_from_plan_to_an_action_that_opens_the_next_meeting(desk, series):
	organiser = desk("organiser")
	name = plan(organiser, series)
	assert fresh("Sales Meeting", name, "host_user") == HOST

	director = desk("director")
	director.open(f"sales-meeting/{name}")
	director.wait_for_form("Sales Meeting")
	press(director, "Approve")
	director.confirm()
	director.wait_until("status", "Approved")

	organiser.open(f"sales-meeting/{name}")
	organiser.wait_for_form("Sales Meeting")
	press(organiser, "Send the Plan")
	organiser.wait_until("status", "Notified")
	assert fresh("Notification Log", {"for_user": HOST, "document_name": name}, "subject")

	hand_in_report(desk("member"), fresh("Region Report", {"sales_meeting": name}, "name"))
	hold(desk("member"), desk("organiser"), name)

	director.open(f"sales-meeting/{name}")
	director.wait_for_form("Sales Meeting")
	press(director, "All Are Present")
	director.page.wait_for_function("cur_frm.doc.attendees.every((row) => row.attendance === 'Present')")
	director.settle()
	press(director, "Sign Minutes")
	director.confirm()
	director.wait_until("status", "Minutes Signed")
	todo = fresh("ToDo", {"reference_name": name}, ["allocated_to", "status", "name"])
	assert todo[:2] == (HOST, "Open")

	press(director, "Close")
	director.confirm()
	director.wait_until("status", "Closed")
	following = make.make_meeting(series, on=make.next_month())
	frappe.db.commit()
	member = desk("member")
	frappe.db.set_value("Sales Meeting", following.name, "docstatus", 1)
	frappe.db.commit()
	member.open(f"sales-meeting/{following.name}")
	member.wait_for_form("Sales Meeting")
	assert member.page.evaluate("cur_frm.doc.agenda[0].kind") == "Actions"
	action = member.page.evaluate("cur_frm.doc.actions[0]")
	assert (action["action"], action["carried_from"], action["times_carried"]) == (
		"走访三家流失客户",
		name,
		1,
	)

	member.open(f"todo/{todo[2]}")
	member.wait_for_form("ToDo")
	member.set_value("status", "Closed")
	member.save()
	assert fresh("Sales Meeting Action", {"parent": following.name}, "status") == "Done"


def hand_in_report(member, report: str) -> None:
	"""The region's speaker fills the figures in, says what is to be said, and hands the report in."""
	member.open(f"region-report/{report}")
	member.wait_for_form("Region Report")
	press(member, "Fill from Sales")
	member.page.wait_for_function("cur_frm.doc && cur_frm.doc.filled_on && !frappe.request.ajax_count")
	member.settle()
	member.set_value("next_sales_amount", 300_000)
	member.set_value("next_key_work", "走访前十大客户")
	member.save()
	press(member, "Hand In")
	member.confirm()
	member.wait_until("status", "Handed In")


def hold(host, watcher, name: str) -> None:
	"""The host runs the meeting on the live page; another window follows."""
	host.open(f"meeting-live/{name}")
	watcher.open(f"meeting-live/{name}")
	page = host.page
	expect(page.locator(".mlv-subject")).to_have_text("Ready to start", timeout=PATIENCE)
	expect(watcher.page.locator(".mlv-subject")).to_have_text("Ready to start", timeout=PATIENCE)
	page.locator(".mlv").focus()
	page.keyboard.press(" ")
	expect(page.locator(".mlv-subject")).to_have_text("开场", timeout=PATIENCE)
	expect(page.locator(".mlv-left-time")).to_have_text(re.compile(r"^9:\d\d$"))
	expect(watcher.page.locator(".mlv-subject")).to_have_text("开场", timeout=PATIENCE)

	page.locator(".mlv-notes textarea").fill("目标不变")
	expect(page.locator(".mlv-saved")).to_have_text("Saved", timeout=PATIENCE)
	assert fresh("Sales Meeting Agenda Item", {"parent": name, "idx": 1}, "minutes") == "目标不变"

	page.locator('[data-do="next"]').click()
	expect(page.locator(".mlv-subject")).to_have_text("浏览器区", timeout=PATIENCE)
	page.locator('[data-add="decision"]').click()
	page.locator('.modal:visible [data-fieldname="decision"] textarea').fill("十二月统一满十送一")
	page.locator(".modal:visible .btn-primary").click()
	expect(page.locator(".mlv-line", has_text="十二月统一满十送一")).to_be_visible(timeout=PATIENCE)
	page.evaluate(
		"""([employee, due]) => frappe.pages["meeting-live"].meeting_live.data.call("add_action",
			{ action: "走访三家流失客户", employee, due_date: due })""",
		[frappe.db.get_value("Employee", {"user_id": HOST}), today()],
	)
	expect(page.locator(".mlv-line", has_text="走访三家流失客户")).to_be_visible(timeout=PATIENCE)
	page.locator(".mlv-chip", has_text="浏览器林夏").click()
	expect(page.locator(".mlv-chip.green", has_text="浏览器林夏")).to_be_visible(timeout=PATIENCE)

	page.locator('[data-do="end"]').click()
	host.confirm()
	expect(page.locator(".mlv-subject")).to_have_text("The meeting is over", timeout=PATIENCE)
	expect(watcher.page.locator(".mlv-subject")).to_have_text("The meeting is over", timeout=PATIENCE)
	assert fresh("Sales Meeting", name, "status") == "Held"


def test_who_does_not_run_the_meeting_watches_it_and_names_do_no_harm(desk, series):
	doc = make.make_meeting(series)
	doc.agenda[0].subject = '<img src=x onerror="window.hacked=1">开场'
	doc.host, doc.host_name, doc.recorder = None, "外聘讲师", None
	doc.save()
	doc.host_user = None
	doc = make.notified(doc)
	frappe.db.set_value("Sales Meeting", doc.name, "host_user", None)
	frappe.db.commit()
	member = desk("member", width=1024, height=700)
	member.open("meeting-live")
	member.page.locator(".mlv-card", has_text=doc.meeting_title).click()
	expect(member.page.locator(".mlv-subject")).to_have_text("Ready to start", timeout=PATIENCE)
	assert member.page.locator('[data-do="next"], .mlv-notes textarea, [data-add]').count() == 0
	member.page.keyboard.press(" ")
	assert fresh("Sales Meeting", doc.name, "started_at") is None
	assert member.page.evaluate("window.hacked") is None
