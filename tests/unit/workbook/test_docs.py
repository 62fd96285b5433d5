"""The documents say what the layout is."""

from datetime import date, datetime
from pathlib import Path

import pytest

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
