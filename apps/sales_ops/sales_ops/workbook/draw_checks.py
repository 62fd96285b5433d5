"""Rules of the prize draws of a book: the mistakes of preset numbers, and what a committee should know (MEET-04).

The rules are those of `policies.prize_draw`, which the documents ask as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sales_ops.policies import prize_draw as policy
from sales_ops.policies.violations import Violation
from sales_ops.workbook.findings import Findings
from sales_ops.workbook.model import group_by
from sales_ops.workbook.model_meetings import PrizeRow, TicketRow
from sales_ops.workbook.shared import report_contradictions, report_left_out, said

OF_DRAW = ("tickets", "every_ticket_wins", "date")
MOST_TICKETS = 5_000


@dataclass(frozen=True)
class CheckedDraw:
	"""A draw with its tickets and prizes; one that is not sound is shown, but does not go in."""

	draw: str
	date: date | None
	tickets: tuple[TicketRow, ...]
	rows: tuple[PrizeRow, ...]
	prizes: tuple[policy.Prize, ...]
	every_ticket_wins: bool
	is_sound: bool = True

	@property
	def row(self) -> int:
		return self.rows[0].row

	@property
	def mode(self) -> str:
		"""Preset where the book presets numbers, else at random."""
		return policy.PRESET if any(prize.numbers for prize in self.prizes) else policy.RANDOM

	@property
	def places(self) -> int:
		return sum(prize.places for prize in self.prizes)

	@property
	def entered(self) -> tuple[policy.Ticket, ...]:
		"""The tickets as the rules see them."""
		return tuple(
			policy.Ticket(ticket.number, ticket.holder or "", ticket.takes_part) for ticket in self.tickets
		)

	def holder(self, number: int) -> str:
		return next((ticket.holder or "" for ticket in self.tickets if ticket.number == number), "")

	@property
	def twice(self) -> frozenset[int]:
		"""The numbers that stand in several prizes."""
		numbers = [number for prize in self.prizes for number in dict.fromkeys(prize.numbers)]
		return frozenset(number for number in numbers if numbers.count(number) > 1)

	@property
	def losing(self) -> tuple[int, ...]:
		"""The tickets of a preset draw that take part and win nothing."""
		winning = {number for prize in self.prizes for number in prize.numbers}
		if self.mode == policy.RANDOM:
			return ()
		return tuple(
			ticket.number for ticket in self.entered if ticket.takes_part and ticket.number not in winning
		)


def check_draws(findings: Findings) -> Iterator[CheckedDraw]:
	"""Check each draw of the book; the faults are in `findings`."""
	book = findings.book
	tickets, prizes = group_by(book.tickets, "draw"), group_by(book.prizes, "draw")
	_report_without_prizes(tickets, prizes, findings)
	for draw, rows in prizes.items():
		if because := _unreadable(draw, findings):
			report_left_out(findings, "prizes", rows[0].row, draw, because)
			continue
		found = _draw(draw, rows, tickets.get(draw, ()))
		before = len(findings.problems)
		report_contradictions(findings, "prizes", rows, OF_DRAW)
		for violation in _mistakes(found):
			_place(found, violation, findings.report, findings)
		for violation in policy.notes_on(found.mode, found.entered, found.prizes, found.every_ticket_wins):
			_place(found, violation, findings.note, findings)
		is_sound = len(findings.problems) == before
		yield CheckedDraw(**{**vars(found), "is_sound": is_sound})


def _report_without_prizes(tickets: dict, prizes: dict, findings: Findings) -> None:
	bad = {key[0] for key in findings.book.bad_rows.get("prizes", {})}
	for draw, rows in tickets.items():
		if draw not in prizes and draw not in bad:
			params = {"value": draw, "sheet": findings.title("prizes")}
			findings.report("tickets", rows[0].row, "draw", Violation("wb_unknown", params))


def _unreadable(draw: str, findings: Findings) -> tuple[str, int] | None:
	"""The sheet and row of a ticket or prize of the draw that cannot be read."""
	for sheet in ("tickets", "prizes"):
		for key, row in findings.book.bad_rows.get(sheet, {}).items():
			if key[0] == draw:
				return sheet, row
	return None


def _draw(draw: str, rows: Sequence[PrizeRow], tickets: Sequence[TicketRow]) -> CheckedDraw:
	count = min(said(rows, "tickets", 0), MOST_TICKETS)
	by_number = tickets or [TicketRow(0, draw, number) for number in range(1, count + 1)]
	return CheckedDraw(
		draw=draw,
		date=said(rows, "date"),
		tickets=tuple(sorted(by_number, key=lambda ticket: ticket.number)),
		rows=tuple(rows),
		prizes=tuple(_prize(number, row) for number, row in enumerate(rows, start=1)),
		every_ticket_wins=said(rows, "every_ticket_wins", False),
	)


def _prize(number: int, row: PrizeRow) -> policy.Prize:
	return policy.Prize(
		number,
		row.level,
		row.places,
		policy.read_numbers(row.numbers or "")[0],
		bool(row.allows_winners),
		row.gift or "",
		row.responsible or "",
	)


def _mistakes(draw: CheckedDraw) -> Iterator[Violation]:
	"""What keeps a draw out, and what would keep it from being started."""
	for row in draw.rows:
		if row.places < 1:
			yield Violation("draw_prize_places", {"row": row.row, "prize": row.level})
		for word in policy.read_numbers(row.numbers or "")[1]:
			yield Violation("draw_number_unreadable", {"prize": row.level, "word": word})
	if any(ticket.number < 1 for ticket in draw.tickets):
		yield Violation("draw_ticket_number", {"row": draw.tickets[0].row})
	elif (said(draw.rows, "tickets", 0)) > MOST_TICKETS:
		yield Violation("draw_ticket_count", {"most": MOST_TICKETS})
	else:
		yield from policy.check_draw(draw.mode, draw.entered, draw.prizes, draw.every_ticket_wins)


def _place(draw: CheckedDraw, violation: Violation, report, findings: Findings) -> None:
	"""Say it where it stands: at the prize it names, the later of two; else at the draw's first row."""
	if violation.code == "draw_ticket_number":
		return report("tickets", violation.params["row"], "number", violation)
	level = violation.params.get("other") if violation.code == "draw_number_twice" else None
	level = level or violation.params.get("prize")
	row = next((row.row for row in draw.rows if row.level == level), draw.row)
	column = "numbers" if violation.code.startswith("draw_number") and level else ""
	return report("prizes", row, column, violation)
