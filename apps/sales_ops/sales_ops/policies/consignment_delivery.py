"""How a call-off goes on, how a supplier delivers, and what is asked about goods nobody collects (CONS-04, 05, 11)."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

OPEN, PARTLY_DELIVERED, DELIVERED, OVERDUE, CLOSED = (
	"Open",
	"Partly Delivered",
	"Delivered",
	"Overdue",
	"Closed",
)
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Called:
	"""A line of a call-off, in the stock unit of measure."""

	quantity: Decimal
	delivered: Decimal
	deliver_by: date

	@property
	def is_open(self) -> bool:
		return self.delivered < self.quantity


def call_off_status(lines: Sequence[Called], today: date, closed: bool = False) -> str:
	"""How a sent call-off stands; overdue once a line was not delivered in full by its day."""
	if closed:
		return CLOSED
	if not any(line.is_open for line in lines):
		return DELIVERED
	if any(line.is_open and line.deliver_by < today for line in lines):
		return OVERDUE
	return PARTLY_DELIVERED if any(line.delivered > 0 for line in lines) else OPEN


def delivered_percent(lines: Iterable[Called]) -> Decimal:
	"""How much of a call-off has come, by quantity; more of one line does not stand in for another."""
	rows = list(lines)
	called = sum((line.quantity for line in rows), ZERO)
	return _percent(sum((min(line.delivered, line.quantity) for line in rows), ZERO), called)


def plan_progress(rows: Iterable[tuple[Decimal, Decimal]]) -> str:
	"""How an approved plan stands by what is to be called off and what is: pairs in the stock unit of measure."""
	wanted = [(to_call_off, called_off) for to_call_off, called_off in rows if to_call_off > 0]
	if not wanted:
		return "Covered by Stock"
	if all(called_off >= to_call_off for to_call_off, called_off in wanted):
		return "Called Off"
	return "Partly Called Off" if any(called_off > 0 for _wanted, called_off in wanted) else "Approved"


def on_time_percent(lines: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
	"""Share of lines that came in full by their day, each line counting the same: pairs of what was called off and what
	had come by the day. 100 where nothing was due: nothing was late.
	"""
	rows = list(lines)
	return _percent(Decimal(sum(come >= called for called, come in rows)), Decimal(len(rows)), empty=HUNDRED)


def rejected_percent(rejected: Decimal, delivered: Decimal) -> Decimal:
	"""Share of what was delivered that quality rejected, by quantity; 0 where nothing came."""
	return _percent(rejected, delivered)


def average_days_late(invoices: Iterable[tuple[date, date]]) -> Decimal:
	"""By how many days invoices came after they were due, on average; an early one counts as 0. Pairs of due and received."""
	days = [max(0, (received - due).days) for due, received in invoices]
	return Decimal(sum(days)) / len(days) if days else ZERO


def difference_percent(planned: Decimal, issued: Decimal) -> Decimal | None:
	"""By how much more (or, negative, less) was issued than planned; None where nothing was planned."""
	return _percent(issued - planned, planned) if planned > 0 else None


def _percent(part: Decimal, whole: Decimal, empty: Decimal = ZERO) -> Decimal:
	return HUNDRED * part / whole if whole > 0 else empty


WAITING, ANSWERED, DUE, EXPLAINED, COLLECTED = (
	"Waiting for Answers",
	"Answered",
	"Explanation Due",
	"Explained",
	"Collected",
)


def explanation_due(listed_on: date, closing_day: int) -> date:
	"""The day after the first closing day on or after the listing: goods that still lie there are explained on it (A6).

	Args:
		closing_day: of a month; 0: its last day.
	"""
	month = listed_on.replace(day=1)
	while True:
		last = monthrange(month.year, month.month)[1]
		closing = month.replace(day=min(closing_day or last, last))
		if closing >= listed_on:
			return add_days(closing, 1)
		month = add_months(month, 1)


def uncollected_status(
	quantity: Decimal, answers: Sequence[str | None], explanation: str | None, due: date, today: date
) -> str:
	"""How goods that nobody collected stand.

	Args:
		quantity: what still lies there.
		answers: of the user department and of the store.
	"""
	if quantity <= 0:
		return COLLECTED
	if explanation:
		return EXPLAINED
	if today >= due:
		return DUE
	return ANSWERED if all(answers) else WAITING


def check_answer(text: str | None, user: str, other_user: str | None) -> list[Violation]:
	"""The two sides answer in their own words and by different people."""
	if not (text or "").strip():
		return [Violation("consignment_uncollected_answer_empty")]
	if other_user and user == other_user:
		return [Violation("consignment_uncollected_same_person", {"user": user})]
	return []
