"""Keeps the tables of `docs/workbook.md` equal to the layout.

`python -m sales_ops.workbook.layout_doc docs/workbook.md docs/workbook.zh.md` writes them anew.
"""

import re
import sys
from pathlib import Path

from sales_ops.workbook import fields
from sales_ops.workbook.fields import Sheet
from sales_ops.workbook.layout import SHEET_BY_KEY
from sales_ops.workbook.layout_notes import SHEET_NOTES, note_of

HEADINGS = {
	"en": ("Column", "Chinese heading", "Also understood", "Type", "Needed", "What it holds"),
	"zh": ("标题", "英文标题", "也可写作", "类型", "必填", "说明"),
}
TYPES = {
	fields.TEXT: ("text", "文本"),
	fields.CODE: ("text", "文本"),
	fields.INT: ("whole number", "整数"),
	fields.NUMBER: ("number", "数字"),
	fields.MONEY: ("amount", "金额"),
	fields.PERCENT: ("percent", "百分比"),
	fields.DATE: ("date", "日期"),
	fields.MOMENT: ("date and time", "日期时间"),
	fields.MONTH: ("month", "年月"),
	fields.CLOCK: ("time of day", "时刻"),
	fields.CHOICE: ("choice", "选项"),
	fields.YES_NO: ("yes or no", "是/否"),
}
OTHER = {"en": "zh", "zh": "en"}

_TABLE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(sheet: Sheet, lang: str) -> str:
	"""The columns of a sheet as a Markdown table in `en` or `zh`."""
	rows = [HEADINGS[lang], ("---",) * len(HEADINGS[lang])]
	for column in sheet.columns:
		aliases = ("、" if lang == "zh" else ", ").join(column.aliases)
		kind = TYPES[column.type][lang == "zh"]
		needed = {"en": "yes", "zh": "是"}[lang] if column.required else ""
		note = note_of(sheet, column, lang)
		rows.append((f"**{column.name(lang)}**", column.name(OTHER[lang]), aliases, kind, needed, note))
	lines = "\n".join("| " + " | ".join(row) + " |" for row in rows)
	return f"{SHEET_NOTES[sheet.key][lang]}\n\n{lines}\n"


def fill(text: str, lang: str) -> str:
	"""A document with its tables written anew."""
	return _TABLE.sub(lambda found: found[1] + table(SHEET_BY_KEY[found[2]], lang) + found[3], text)


def main(paths: list[str]) -> None:
	"""Write the tables of the documents at `paths`; the Chinese one ends in `.zh.md`."""
	for path in map(Path, paths):
		lang = "zh" if path.name.endswith(".zh.md") else "en"
		path.write_text(fill(path.read_text("utf-8"), lang), "utf-8")


if __name__ == "__main__":
	main(sys.argv[1:])
