"""The sheets of meetings become drafts: agendas, draws and shopping lists, once."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

import frappe
from frappe.utils import get_datetime, getdate

from sales_ops.testing.annual_meetings import MEMBER, ORGANISER, make_committee, make_employee
from sales_ops.testing.marketing_budget import as_user
from sales_ops.testing.sales_meetings import make_territory
from sales_ops.testing.setup import default_company
from sales_ops.workbook.importer import import_book
from sales_ops.workbook.layout_meetings import MEETINGS
from sales_ops.workbook.model import Book
from sales_ops.workbook.model_meetings import AgendaRow, PrizeRow, PurchaseRow, TicketRow
from sales_ops.workbook.writer import write_book

MEETING, DRAW, PLAN = "导入例会", "导入抽奖", "导入年会"
ON = date(2026, 12, 8)


@pytest.fixture(autouse=True)
def committee():
	make_committee()
	make_territory("导入华东")
	make_employee("导入周强")


@pytest.fixture
def book() -> Book:
	shared = {
		"start": time(9, 30),
		"end": time(11),
		"host": "导入周强",
		"purpose": "Competitors",
		"decide": "降价与否",
		"place": "二楼",
	}
	rows = (("Opening", "开场", "陈国栋", None, 10), ("Region", "华东汇报", "导入周强", "导入华东", 10))
	return Book(
		areas=frozenset({MEETINGS}),
		agenda=tuple(
			AgendaRow(
				2 + index,
				MEETING,
				ON,
				kind,
				subject,
				speaker=speaker,
				region=region,
				minutes=minutes,
				**({} if index else shared),
			)
			for index, (kind, subject, speaker, region, minutes) in enumerate(rows)
		),
		tickets=tuple(TicketRow(1 + number, DRAW, number, f"员工{number}") for number in range(1, 6)),
		prizes=(
			PrizeRow(2, DRAW, "Special Prize", 1, "平板电脑", "3", "柏云", date=ON),
			PrizeRow(3, DRAW, "First Prize", 2, "空气炸锅", "1, 4", "柏云"),
		),
		purchases=(
			PurchaseRow(
				2,
				PLAN,
				"电磁炉",
				Decimal(4),
				ON,
				"Equipment",
				unit="台",
				responsible="导入周强",
				rate=Decimal(169),
			),
			PurchaseRow(
				3,
				PLAN,
				"大米",
				Decimal(10),
				unit="斤",
				responsible="( )",
				estimate=Decimal(35),
				supplier="街口粮店",
			),
		),
	)


def do_import(book: Book, tmp_path, user=ORGANISER, lang="zh"):
	path = tmp_path / "book.xlsx"
	write_book(book, path, lang)
	with as_user(user):
		return import_book(path, default_company())


def codes(result):
	return [(problem.row, problem.violation.code) for problem in result.problems]


def the(doctype, **filters):
	return frappe.get_doc(doctype, {**filters, "docstatus": ("<", 2)})


def plan():
	return the("Annual Meeting Plan", title=PLAN)


def test_an_organiser_imports_all_three_as_drafts(book, tmp_path):
	result = do_import(book, tmp_path)
	assert result.problems == []
	assert result.created == {"agenda": 1, "prizes": 1, "purchases": 1}
	for doc in (the("Sales Meeting", meeting_title=MEETING), the("Prize Draw", title=DRAW), plan()):
		assert (doc.docstatus, doc.status, doc.owner) == (0, "Draft", ORGANISER)


def test_a_sales_meeting_arrives_with_its_agenda_and_start_times(book, tmp_path):
	do_import(book, tmp_path)
	doc = the("Sales Meeting", meeting_title=MEETING)
	assert (getdate(doc.meeting_date), doc.purpose, doc.purpose_text) == (ON, "Competitors", "降价与否")
	assert (doc.place, doc.host_name, doc.host) == ("二楼", "导入周强", make_employee("导入周强"))
	assert [(row.kind, row.speaker, row.territory, row.planned_minutes) for row in doc.agenda] == [
		("Opening", "陈国栋", None, 10),
		("Region", "导入周强", "导入华东", 10),
	]
	assert str(doc.agenda[1].starts_at) in ("9:40:00", "09:40:00")
	assert doc.agenda[1].employee == make_employee("导入周强") and doc.length_minutes == 90
	assert [row.attendee_name for row in doc.attendees] == ["陈国栋", "导入周强"]


def test_a_draw_arrives_with_tickets_prizes_and_preset_numbers(book, tmp_path):
	do_import(book, tmp_path)
	doc = the("Prize Draw", title=DRAW)
	assert (doc.mode, getdate(doc.draw_date), doc.no_of_tickets, doc.no_of_places) == ("Preset", ON, 5, 3)
	assert [(row.level, row.places, row.preset_numbers) for row in doc.prizes] == [
		("Special Prize", 1, "3"),
		("First Prize", 2, "1, 4"),
	]
	assert [row.holder_name for row in doc.tickets][:2] == ["员工1", "员工2"]
	with as_user(ORGANISER):
		doc.submit()
	assert doc.status == "Running", "what the preview accepts can be started"


def test_a_number_in_two_prizes_stays_out_and_is_said_word_for_word(book, tmp_path):
	prizes = (book.prizes[0], replace(book.prizes[1], numbers="3, 4"))
	result = do_import(replace(book, prizes=prizes), tmp_path)
	assert codes(result) == [(3, "draw_number_twice")]
	assert result.created["prizes"] == 0 and result.created["agenda"] == 1
	assert not frappe.db.exists("Prize Draw", {"title": DRAW})


def test_tickets_that_win_nothing_are_noted_and_the_draw_goes_in(book, tmp_path):
	result = do_import(book, tmp_path)
	notes = {note.violation.code: note.violation.params for note in result.notes}
	assert notes["draw_tickets_win_nothing"]["tickets"] == "2, 5"


def test_a_shopping_list_makes_its_annual_meeting(book, tmp_path):
	do_import(book, tmp_path)
	doc = plan()
	assert (get_datetime(doc.starts_at).date(), doc.organiser, doc.estimated_amount) == (ON, ORGANISER, 711)
	first, second = doc.purchases
	assert (first.kind, first.qty, first.rate, first.employee) == (
		"Equipment",
		4,
		169,
		make_employee("导入周强"),
	)
	assert (second.kind, second.item_name, second.responsible, second.estimated_amount) == (
		"Other",
		"大米",
		None,
		35,
	)
	assert "街口粮店" in second.remarks


def test_a_blank_owner_is_noted_and_keeps_the_plan_from_approval(book, tmp_path):
	result = do_import(book, tmp_path)
	assert (3, "annual_ready_purchase_blank") in [(note.row, note.violation.code) for note in result.notes]
	assert not plan().ready


def test_a_longer_list_adds_to_the_draft_what_is_not_there_yet(book, tmp_path):
	do_import(book, tmp_path)
	more = replace(book.purchases[0], row=4, what="圆凳", quantity=Decimal(32), rate=Decimal(28))
	result = do_import(replace(book, purchases=(*book.purchases, more)), tmp_path)
	assert result.problems == [] and result.created["purchases"] == 1
	assert [row.item_name for row in plan().purchases] == ["电磁炉", "大米", "圆凳"]


def test_importing_twice_changes_nothing(book, tmp_path):
	do_import(book, tmp_path)
	doctypes = ("Sales Meeting", "Prize Draw", "Annual Meeting Plan", "Meeting Purchase Item", "UOM")
	before = {name: frappe.db.count(name) for name in doctypes}
	stamps = (plan().modified, the("Prize Draw", title=DRAW).modified)
	again = do_import(book, tmp_path, lang="en")
	assert again.problems == [] and again.created == {"agenda": 0, "prizes": 0, "purchases": 0}
	assert again.existing == {"agenda": 1, "prizes": 1, "purchases": 1}
	assert {name: frappe.db.count(name) for name in doctypes} == before
	assert (plan().modified, the("Prize Draw", title=DRAW).modified) == stamps


def test_a_list_without_a_day_needs_a_meeting_that_is_there(book, tmp_path):
	purchases = tuple(replace(row, date=None) for row in book.purchases)
	result = do_import(replace(book, purchases=purchases), tmp_path)
	assert codes(result) == [(2, "wb_refused")] and PLAN in result.problems[0].violation.params["reason"]
	do_import(book, tmp_path)
	assert do_import(replace(book, purchases=purchases), tmp_path).problems == []


def test_an_unknown_region_or_item_is_refused_alone(book, tmp_path):
	agenda = (book.agenda[0], replace(book.agenda[1], region="没有的大区"))
	purchases = (replace(book.purchases[0], item_code="DR-NONE"), book.purchases[1])
	result = do_import(replace(book, agenda=agenda, purchases=purchases), tmp_path)
	assert codes(result) == [(2, "wb_refused"), (2, "wb_refused")]
	assert result.created == {"agenda": 0, "prizes": 1, "purchases": 0}
	assert not frappe.db.exists("Annual Meeting Plan", {"title": PLAN})


def test_a_member_may_not_import(book, tmp_path):
	result = do_import(book, tmp_path, MEMBER)
	assert [code for _row, code in codes(result)] == ["wb_refused"] * 3
	assert set(result.created.values()) == {0}
