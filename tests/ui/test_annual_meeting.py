"""An annual meeting in the browser: the organiser plans it, the director approves it, the organiser tells the attendees."""

import pytest
from playwright.sync_api import expect

import frappe
from frappe.utils import add_days, today

from sales_ops.testing import annual_meetings as make

PLAN = "Annual Meeting Plan"
TITLE = "浏览器年会"


@pytest.fixture
def plans(site):
	"""Plans of this title go before and after the test."""

	def remove():
		frappe.db.rollback()
		frappe.set_user("Administrator")
		for name in frappe.get_all(PLAN, {"title": ("like", f"{TITLE}%")}, pluck="name"):
			for field in frappe.get_meta(PLAN).get_table_fields():
				frappe.db.delete(field.options, {"parent": name})
			frappe.db.delete("Notification Log", {"document_type": PLAN, "document_name": name})
			frappe.db.delete(PLAN, {"name": name})
		frappe.db.commit()

	remove()
	yield
	remove()


def open_tab(desk, label: str) -> None:
	desk.page.locator(".form-tabs:visible .nav-link", has_text=label).first.click()


def add_rows(desk, table: str, rows: list[dict]) -> None:
	"""Add rows as the grid's button does, and enter their values as if typed."""
	desk.page.evaluate(
		"""async ([table, rows]) => {
			for (const values of rows) {
				const row = cur_frm.fields_dict[table].grid.add_new_row();
				for (const [field, value] of Object.entries(values))
					await frappe.model.set_value(row.doctype, row.name, field, value);
			}
		}""",
		[table, rows],
	)


def cells(desk, table: str, field: str) -> list:
	return desk.page.evaluate("([t, f]) => cur_frm.doc[t].map((row) => row[f])", [table, field])


def begin(desk) -> None:
	"""A new plan with its head, attendees and programme."""
	day = add_days(today(), 30)
	desk.open("annual-meeting-plan/new")
	desk.wait_for_form(PLAN)
	for field, value in (
		("title", TITLE),
		("starts_at", f"{day} 13:30:00"),
		("ends_at", f"{day} 17:00:00"),
		("venue", "展厅"),
		("purpose", "总结全年"),
	):
		desk.set_value(field, value)
	people = [{"attendee_name": name} for name in ("谢婷", "邹凯")]
	add_rows(desk, "attendees", people)
	items = (("Opening", "开场", 10), ("Draw", "抽奖", 20))
	add_rows(desk, "programme", [{"kind": kind, "title": title, "minutes": m} for kind, title, m in items])
	add_rows(desk, "duties", [{"duty": "主持", "responsible": "( )"}])


def choose_performers(desk) -> None:
	open_tab(desk, "Programme")
	desk.page.get_by_role("button", name="Choose Performers").first.click()
	dialog = desk.page.locator(".modal-dialog:visible")
	for name in ("谢婷", "邹凯"):
		dialog.locator(".checkbox label", has_text=name).click()
	dialog.locator(".btn-primary", has_text="Apply").click()


def test_a_plan_from_the_first_row_to_the_invitation(desk, plans):
	organiser = desk("organiser")
	begin(organiser)
	assert cells(organiser, "programme", "time_span") == ["13:30–13:40", "13:40–14:00"]
	choose_performers(organiser)
	assert cells(organiser, "programme", "performer_names") == ["谢婷, 邹凯", None]
	organiser.save()

	# Two names are missing: the plan cannot go to the director.
	headline = organiser.page.locator(".so-headline")
	expect(headline).to_contain_text("Not ready for approval, 2 findings")
	expect(headline).to_contain_text("Duty 1 (主持) has nobody responsible.")
	expect(headline).to_contain_text("Programme row 2 (抽奖) has neither a responsible nor a performer.")
	expect(organiser.page.locator(".page-head:visible .btn", has_text="Ask for Approval")).to_have_count(0)
	organiser.page.evaluate(
		"""async () => {
			const [duty, item] = [cur_frm.doc.duties[0], cur_frm.doc.programme[1]];
			await frappe.model.set_value(duty.doctype, duty.name, "responsible", "谢婷");
			await frappe.model.set_value(item.doctype, item.name, "responsible", "邹凯");
		}"""
	)
	organiser.save()
	expect(headline).to_contain_text("Ready")
	organiser.form_button("Ask for Approval").click()
	expect(headline).to_contain_text("Waits for approval since")

	name = organiser.value("name")
	director = desk("director")
	director.open(f"annual-meeting-plan/{name}")
	director.wait_for_form(PLAN)
	director.form_button("Approve").click()
	director.confirm()
	director.wait_until("status", "Approved")

	organiser.open(f"annual-meeting-plan/{name}")
	organiser.wait_for_form(PLAN)
	organiser.form_button("Tell the Attendees").click()
	message = organiser.page.locator(".msgprint:visible")
	expect(message).to_contain_text("Without a login, tell them on paper: 谢婷, 邹凯.")
	frappe.db.rollback()  # what the browser's server committed since
	assert frappe.db.get_value(PLAN, name, "status") == "Notified"


def test_a_clash_is_told_with_both_rows(desk, plans):
	organiser = desk("organiser")
	begin(organiser)
	organiser.page.evaluate(
		"""async () => {
			for (const row of cur_frm.doc.programme)
				await frappe.model.set_value(row.doctype, row.name, "responsible", "谢婷");
			const row = cur_frm.doc.programme[1];
			await frappe.model.set_value(row.doctype, row.name, "fixed_start", "13:35");
		}"""
	)
	assert cells(organiser, "programme", "time_span") == ["13:30–13:40", "13:35–13:55"]
	organiser.page.keyboard.press("Control+s")
	message = organiser.page.locator(".msgprint:visible")
	expect(message).to_contain_text(
		"谢婷 is needed twice at the same time: in programme row 1 (开场) and row 2 (抽奖)."
	)


def test_attendance_is_noted_by_ticking_who_did_not_come(desk, plans):
	make.make_committee()
	frappe.set_user(make.ORGANISER)
	people = [{"attendee_name": name} for name in ("谢婷", "邹凯")]
	plan = make.make_held(title=TITLE, attendees=people)
	frappe.set_user("Administrator")
	frappe.db.commit()
	organiser = desk("organiser")
	organiser.open(f"annual-meeting-plan/{plan.name}")
	organiser.wait_for_form(PLAN)
	organiser.form_button("Attendance").click()
	dialog = organiser.page.locator(".modal-dialog:visible")
	dialog.locator(".checkbox label", has_text="邹凯").click()
	dialog.locator("input[data-fieldname=reason]").fill("出差")
	dialog.locator(".btn-primary", has_text="Note").click()
	organiser.wait_until("no_of_present", 1)
	assert cells(organiser, "attendees", "attendance") == ["Present", "Absent"]
	organiser.form_button("Close").click()
	organiser.wait_until("status", "Closed")
	expect(organiser.page.locator(".so-headline")).to_contain_text("It cost")


def test_the_workspace_opens_for_each_role(desk, plans):
	for role in ("organiser", "director", "member"):
		window = desk(role)
		window.open("sales-meetings")
		window.settle()
		expect(
			window.page.locator(".widget.number-widget-box", has_text="Annual Meetings Ahead")
		).to_be_visible()
		window.open("annual-meeting-plan/view/calendar")
		window.settle()
		expect(window.page.locator(".fc-view-container")).to_be_visible()
