"""The preview as tables in the terminal: a line per building, who is late, what is wrong with the book."""

from collections.abc import Mapping
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sales_ops.policies import arrears, claims
from sales_ops.workbook.catalogue import sentence
from sales_ops.workbook.html import money, short_money
from sales_ops.workbook.labels import label
from sales_ops.workbook.preview import STATUSES, Line, Preview
from sales_ops.workbook.terminal_consignment import print_consignment
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
	if preview.problems:
		console.print(_problems(preview, lang))
		say_rest(console, len(preview.problems) - MOST_PROBLEMS)
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


def _problems(preview: Preview, lang: str) -> Table:
	table = new_table(label("problems", lang))
	table.add_column(label("sheet", lang))
	table.add_column(label("row", lang), justify="right")
	for name in ("column", "reason"):
		table.add_column(label(name, lang))
	for problem in islice(preview.problems, MOST_PROBLEMS):
		place = (Text(problem.sheet), str(problem.row or ""), Text(problem.column))
		table.add_row(*place, Text(sentence(problem.violation, lang)))
	return table


def _verdict(preview: Preview, lang: str) -> Text:
	if not preview.problems:
		return Text(label("no_problems", lang), style="green")
	problems = len(preview.problems)
	if preview.has_property or not preview.consignment:
		text = label("some_problems", lang)
		text = text.format(problems=problems, deals=preview.no_of_deals_ok, all=preview.no_of_deals)
	else:
		slips = {"slips": preview.consignment.no_of_slips_ok, "all": preview.consignment.no_of_slips}
		text = label("some_problems_consignment", lang).format(problems=problems, **slips)
	return Text(text, style="red")
