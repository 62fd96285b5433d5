"""The preview as tables in the terminal: a line per building, who is late, what is wrong with the book."""

from collections.abc import Mapping, Sequence
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sales_ops.policies import arrears, claims
from sales_ops.workbook.board import STATUSES
from sales_ops.workbook.catalogue import sentence
from sales_ops.workbook.html import money, short_money
from sales_ops.workbook.labels import label
from sales_ops.workbook.model import Problem
from sales_ops.workbook.preview import Line, Preview
from sales_ops.workbook.terminal_consignment import print_consignment
from sales_ops.workbook.terminal_marketing import print_marketing
from sales_ops.workbook.terminal_meetings import print_meetings
from sales_ops.workbook.terminal_tables import new_table, say_rest

MOST_PROBLEMS, MOST_LINES = 100, 40
WIDE = 120
COLUMNS = (
	"next_action",
	"clock",
	"customer",
	"mobile",
	"unit",
	"status",
	"overdue",
	"days_overdue",
	"consultant",
)
WIDE_ONLY = frozenset({"mobile", "status", "consultant"})
STYLES = {
	arrears.REFER_TO_LEGAL: "bold red",
	arrears.PROPOSE_RETURN: "red",
	arrears.PROPOSE_FORFEITURE: "red",
	arrears.CALL: "yellow",
	arrears.SIGN_CONTRACT: "cyan",
}


def print_preview(preview: Preview, console: Console, lang: str = "en") -> None:
	"""Print the tables of `preview` in `en` or `zh`."""
	if preview.has_property:
		_print_property(preview, console, lang)
	if preview.consignment:
		print_consignment(preview.consignment, console, lang)
	if preview.marketing:
		print_marketing(preview.marketing, console, lang)
	if preview.meetings:
		print_meetings(preview.meetings, console, lang)
	for title, rows in (("open_points", preview.notes), ("problems", preview.problems)):
		if rows:
			console.print(_findings(title, rows, lang))
			say_rest(console, len(rows) - MOST_PROBLEMS)
	console.print(_verdict(preview, lang))


def _print_property(preview: Preview, console: Console, lang: str) -> None:
	if preview.buildings:
		console.print(_board(preview, lang))
	console.print(_figures(preview, lang))
	if preview.lines:
		console.print(_collection(preview, lang, wide=console.width >= WIDE))
		say_rest(console, len(preview.lines) - MOST_LINES)


def _board(preview: Preview, lang: str) -> Table:
	table = new_table(label("control_board", lang), show_footer=len(preview.buildings) > 1)
	table.add_column(label("building", lang), label("total", lang))
	table.add_column(label("Units", lang), str(sum(preview.counts.values())), justify="right")
	for status, total in _shown(preview.counts).items():
		table.add_column(label(status, lang), str(total), justify="right")
	for building in preview.buildings:
		counts = (str(building.counts[status] or "–") for status in _shown(preview.counts))
		name = f"{building.project} {building.name}"
		table.add_row(name, str(sum(building.counts.values())), *counts)
	return table


def _shown(counts: Mapping[str, int]) -> dict[str, int]:
	"""Statuses that occur; what can be sold and what is signed always."""
	always = (claims.AVAILABLE, claims.UNIT_STATUS[claims.CONTRACT])
	return {status: counts[status] for status in STATUSES if counts[status] or status in always}


def _figures(preview: Preview, lang: str) -> Text:
	names = ("agreed", "received", "outstanding", "overdue")
	parts = [f"{label(name, lang)} {short_money(getattr(preview, name), lang)}" for name in names]
	return Text("  " + "  ·  ".join(parts) + "\n")


def _collection(preview: Preview, lang: str, wide: bool) -> Table:
	"""Who is late; a narrow window goes without what the page shows anyhow."""
	table = new_table(label("collection", lang))
	names = [name for name in COLUMNS if wide or name not in WIDE_ONLY]
	for name in names:
		table.add_column(
			label(name, lang), justify="right" if name in ("overdue", "days_overdue") else "left"
		)
	for line in islice(preview.lines, MOST_LINES):
		cells = dict(zip(COLUMNS, _cells(line, lang), strict=True))
		table.add_row(*(cells[name] for name in names))
	return table


def _cells(line: Line, lang: str) -> tuple[Text | str, ...]:
	found, deal, customer = line.assessment, line.checked.deal, line.checked.customer
	clock = label("day_of", lang).format(day=found.clock.day, limit=found.clock.limit) if found.clock else ""
	return (
		Text(label(found.action, lang), style=STYLES.get(found.action, "")),
		clock,
		Text(customer.customer_name),
		customer.mobile or "",
		Text(str(deal.unit_key)),
		label(line.status, lang),
		money(found.overdue),
		str(found.days_overdue or ""),
		Text(deal.consultant or ""),
	)


def _findings(title: str, rows: Sequence[Problem], lang: str) -> Table:
	table = new_table(label(title, lang))
	table.add_column(label("sheet", lang))
	table.add_column(label("row", lang), justify="right")
	for name in ("column", "reason"):
		table.add_column(label(name, lang))
	for problem in islice(rows, MOST_PROBLEMS):
		place = (Text(problem.sheet), str(problem.row or ""), Text(problem.column))
		table.add_row(*place, Text(sentence(problem.violation, lang)))
	return table


def _verdict(preview: Preview, lang: str) -> Text:
	key, numbers = preview.verdict
	text = Text(label(key, lang).format(**numbers), style="red" if preview.problems else "green")
	if preview.notes:
		text.append(" " + label("no_of_notes", lang).format(notes=len(preview.notes)), style="yellow")
	return text
