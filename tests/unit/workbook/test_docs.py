"""The documents say what the layout is."""

from datetime import date, datetime
from pathlib import Path

import pytest

from sales_ops.messages import describe
from sales_ops.workbook.layout import SHEETS
from sales_ops.workbook.layout_doc import fill, table
from sales_ops.workbook.layout_notes import COLUMN_NOTES
from sales_ops.workbook.preview import build_preview
from sales_ops.workbook.settlements import WAITS

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.parametrize(("name", "lang"), [("workbook.md", "en"), ("workbook.zh.md", "zh")])
def test_the_document_names_every_column_as_the_layout_has_it(name, lang):
	text = (DOCS / name).read_text("utf-8")
	assert fill(text, lang) == text, (
		"run: python -m sales_ops.workbook.layout_doc docs/workbook.md docs/workbook.zh.md"
	)
	for sheet in SHEETS:
		assert table(sheet, lang) in text
		for column in sheet.columns:
			assert f"| **{column.name(lang)}** | " in text


def test_every_note_belongs_to_a_column():
	columns = {(sheet.key, column.key) for sheet in SHEETS for column in sheet.columns}
	assert set(COLUMN_NOTES) <= columns


def tables(name, heading):
	"""The Markdown tables of a section, each as rows of cells."""
	text = (DOCS / name).read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
	rows = [
		[cell.strip() for cell in line.strip("|").split("|")]
		for line in text.splitlines()
		if line.startswith("|")
	]
	starts = [index for index, row in enumerate(rows) if set(row) == {"---"}]
	ends = [*starts[1:], len(rows) + 1]
	return [[rows[start - 1], *rows[start + 1 : end - 1]] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(("name", "heading"), [("workbook.md", "Consignment"), ("workbook.zh.md", "寄存")])
def test_the_example_of_consignment_is_right(supplies, name, heading):
	supplies.rows["Agreements"], supplies.rows["Withdrawals"], _rules = tables(name, heading)
	checked = supplies.check()
	assert checked.problems == ()
	waits, due = reversed(build_preview(checked, datetime(2026, 3, 12)).consignment.settlements)
	assert (waits.amount, waits.state) == (7068, WAITS)
	assert (due.amount, due.total, due.window.due) == (23160, 30228, date(2026, 3, 15))


def test_the_example_of_the_document_is_right(small):
	found = tables("workbook.md", "An example")
	for title, rows in zip(("Deals", "Instalments", "Receipts"), found, strict=True):
		small.rows[title] = rows
	small.rows["Units"][1:] = [["云栖花园", "1栋", "1203", "Home", 12, 3, 2_500_000, "Yes"]]
	small.rows["Customers"][1][0] = "KH0001"
	checked = small.check()
	assert checked.problems == () and len(checked.deals_ok) == 1
	assert checked.deals_ok[0].posting.received == 720_000


@pytest.mark.parametrize(("name", "heading"), [("workbook.md", "Marketing"), ("workbook.zh.md", "营销")])
def test_the_example_of_marketing_is_right(marketing, name, heading):
	rows = tables(name, heading)
	marketing.rows["Budget"], marketing.rows["Activities"], marketing.rows["Expenses"] = rows[:3]
	checked = marketing.check()
	assert checked.problems == () and checked.notes == ()
	page = build_preview(checked, datetime(2026, 3, 31)).marketing
	outdoor, channel = page.budgets[0].lines
	assert (outdoor.finding.window.upto, outdoor.finding.excess) == ("2026-03", 1500)
	assert page.over_activities[0].excess == 3500 and {month.original for month in channel.months} == {30_000}


@pytest.mark.parametrize(("name", "heading"), [("workbook.md", "Meetings"), ("workbook.zh.md", "会议")])
def test_the_example_of_meetings_is_right(meetings, name, heading):
	meetings.rows["Agenda"], meetings.rows["Prizes"], meetings.rows["Purchases"] = tables(name, heading)[:3]
	checked = meetings.check()
	assert [describe(problem.violation) for problem in checked.problems] == [
		"Ticket 11 is drawn twice: Special Prize and Second Prize."
	]
	codes = [note.violation.code for note in checked.notes]
	assert codes == ["sales_meeting_region_over", "draw_tickets_win_nothing", "annual_ready_purchase_blank"]
	assert describe(checked.notes[1].violation) == "Tickets 26, 28, 30, 34, 35 win nothing."
