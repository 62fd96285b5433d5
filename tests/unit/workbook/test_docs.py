"""The documents say what the layout is."""

from pathlib import Path

import pytest

from sales_ops.workbook.layout import SHEETS
from sales_ops.workbook.layout_doc import fill, table
from sales_ops.workbook.layout_notes import COLUMN_NOTES

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


def test_the_example_of_the_document_is_right(small):
	text = (DOCS / "workbook.md").read_text("utf-8").split("## An example")[1].split("## The rules")[0]
	rows = [
		[cell.strip() for cell in line.strip("|").split("|")]
		for line in text.splitlines()
		if line.startswith("|")
	]
	starts = [index for index, row in enumerate(rows) if set(row) == {"---"}]
	for title, start, end in zip(
		("Deals", "Instalments", "Receipts"), starts, [*starts[1:], len(rows) + 1], strict=True
	):
		small.rows[title] = [rows[start - 1], *rows[start + 1 : end - 1]]
	small.rows["Units"][1:] = [["云栖花园", "1栋", "1203", "Home", 12, 3, 2_500_000, "Yes"]]
	small.rows["Customers"][1][0] = "KH0001"
	checked = small.check()
	assert checked.problems == () and len(checked.deals_ok) == 1
	assert checked.deals_ok[0].posting.received == 720_000
