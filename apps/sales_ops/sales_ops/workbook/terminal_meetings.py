"""The meetings' part of the preview in the terminal: agendas with their times, draws, shopping lists."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sales_ops.workbook.draw_checks import CheckedDraw
from sales_ops.workbook.html import money, quantity
from sales_ops.workbook.labels import label
from sales_ops.workbook.meeting_checks import CheckedMeeting, CheckedMeetings, CheckedPlan
from sales_ops.workbook.terminal_tables import new_table


def print_meetings(page: CheckedMeetings, console: Console, lang: str) -> None:
	"""Print each meeting, draw and shopping list in `en` or `zh`."""
	for meeting in page.meetings_ok:
		console.print(_agenda(meeting, lang))
	for draw in page.draws:
		console.print(_draw(draw, lang))
	for plan in page.plans_ok:
		console.print(_shopping(plan, lang))


def _table(title: str, name: str, lang: str, columns: tuple[str, ...], numbers: frozenset[str]) -> Table:
	table = new_table(f"{label(title, lang)}: {name}")
	for column in columns:
		table.add_column(label(column, lang), justify="right" if column in numbers else "left")
	return table


def _agenda(meeting: CheckedMeeting, lang: str) -> Table:
	columns = ("begins", "kind", "subject", "speaker", "minutes", "box")
	table = _table("agenda_of", str(meeting.key), lang, columns, frozenset({"minutes", "box"}))
	for item in meeting.items:
		row = item.row
		table.add_row(
			item.start.strftime("%H:%M"),
			label(row.kind, lang),
			Text(row.subject),
			Text(row.speaker or label("nobody", lang), style="" if row.speaker else "red"),
			Text(str(row.minutes or ""), style="red" if item.is_over else ""),
			str(item.box or ""),
		)
	table.caption = label("planned_of", lang).format(planned=meeting.planned, length=meeting.length)
	return table


def _draw(draw: CheckedDraw, lang: str) -> Table:
	columns = ("prize", "places", "gift", "numbers", "responsible")
	table = _table("draw_of", draw.draw, lang, columns, frozenset({"places"}))
	for prize in draw.prizes:
		numbers = Text(", ").join(
			Text(str(number), style="bold red" if number in draw.twice else "") for number in prize.numbers
		)
		level = Text(label(prize.level, lang))
		table.add_row(level, str(prize.places), Text(prize.gift), numbers, Text(prize.responsible))
	if draw.losing:
		losing = ", ".join(map(str, draw.losing))
		table.add_row(label("losing", lang), str(len(draw.losing)), "", losing, "", style="dim")
	table.caption = label("tickets_places", lang).format(tickets=len(draw.tickets), places=draw.places)
	return table


def _shopping(plan: CheckedPlan, lang: str) -> Table:
	columns = ("category", "thing", "quantity", "responsible", "estimate")
	table = _table("shopping_of", plan.plan, lang, columns, frozenset({"quantity", "estimate"}))
	for row, line in plan.pairs:
		blank = row.row in plan.blank_owners
		table.add_row(
			label(line.kind, lang),
			Text(row.what),
			f"{quantity(row.quantity)} {row.unit or ''}".rstrip(),
			Text(label("nobody", lang) if blank else row.responsible or "", style="red" if blank else ""),
			money(line.estimate),
		)
	table.add_row(label("total", lang), "", "", "", money(plan.cost.estimate), style="bold")
	return table
