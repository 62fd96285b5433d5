"""The papers of the marketing budget: when each is due, when it is late, and what in it needs a reason (BUD-03, BUD-04; B6, B9).

The execution report (预算执行情况汇总表) is about a month of a budget and made on the month's last day. The expense ledger
(营销费用明细表) is about a week from Monday to Sunday, the expense statistics (营销费用统计表) about a month; both are about a
company and made when their time has passed. Amounts are in the company's currency.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.money import ZERO
from sales_ops.policies.periods import MONTHLY, WEEKLY, Period, between, period_of
from sales_ops.policies.violations import Violation

DRAFT, SUBMITTED, RECEIVED, CANCELLED = "Draft", "Submitted", "Received", "Cancelled"
CHECKED, RETURNED = "Checked", "Returned"
# Who gets the execution report: each of them, each once (B6).
PARTIES = ("Project", "Finance", "Management")
HUNDRED = Decimal(100)
# What a posting is known by: its number changes when a stock voucher is posted anew.
Key = tuple[str, str, str, str]  # voucher type, voucher, account, activity


@dataclass(frozen=True)
class LineResult:
	"""What a line had in a month and what was spent of it; `row` is its number on the form."""

	row: int
	line: str
	allocated: Decimal
	actual: Decimal
	reason: str = ""


@dataclass(frozen=True)
class Difference:
	"""A posting of which the ledger says something else than the books do now; 0 where one of them does not have it."""

	key: Key
	in_ledger: Decimal
	in_books: Decimal


def month_named(label: str) -> Period:
	"""The month of a label such as 2026-03.

	Raises:
		ValueError: the label is not a month.
	"""
	if len(label) != len("2026-03"):
		raise ValueError(label)
	return period_of(MONTHLY, date.fromisoformat(f"{label}-01"))


def week_of(day: date) -> Period:
	"""The week, Monday to Sunday, that a day lies in."""
	return period_of(WEEKLY, day)


def report_due(month: Period, days: int) -> date:
	"""Until when the execution report of a month is handed in: `days` after its last day."""
	return add_days(month.end, days)


def ledger_due(week: Period, days: int) -> date:
	"""Until when the expense ledger of a week is handed in: `days` after its Sunday."""
	return add_days(week.end, days)


def statistics_due(month: Period, day: int) -> date:
	"""The day of the next month until which the statistics are handed in; a day that it does not have is its last."""
	following = add_months(month.start, 1)
	last = monthrange(following.year, following.month)[1]
	return following.replace(day=min(max(day, 1), last))


def days_late(due: date, on: date) -> int:
	"""How many days after its due day something is done, or still not done; 0 on the day itself."""
	return max(0, (on - due).days)


def months_with_report(first: date, last: date, today: date) -> list[Period]:
	"""The months from that of `first` to that of `last` whose execution report should exist: their last day has come."""
	return [month for month in between(MONTHLY, first, last) if month.end <= today]


def ended_weeks(first: date, today: date) -> list[Period]:
	"""The weeks from that of `first` on that have ended before `today`."""
	return [week for week in between(WEEKLY, first, today) if week.end < today]


def ended_months(first: date, today: date) -> list[Period]:
	"""The months from that of `first` on that have ended before `today`."""
	return [month for month in between(MONTHLY, first, today) if month.end < today]


def within(periods: Iterable[Period], spans: Sequence[Period]) -> list[Period]:
	"""The periods that have a day in one of the spans: in which a company has a budget."""
	return [one for one in periods if any(one.start <= span.end and span.start <= one.end for span in spans)]


def variance(allocated: Decimal, actual: Decimal) -> Decimal:
	"""What was spent beyond the month's budget; below zero where less was spent."""
	return actual - allocated


def variance_rate(allocated: Decimal, actual: Decimal) -> Decimal:
	"""The variance in percent of the month's budget; what is spent without a budget is 100 % off."""
	if allocated > ZERO:
		return variance(allocated, actual) / allocated * HUNDRED
	return HUNDRED if actual != allocated else ZERO


def needs_reason(allocated: Decimal, actual: Decimal, threshold: Decimal) -> bool:
	"""Whether a line is off by the threshold or more, up or down: money that is not spent is asked about, too.

	Args:
		threshold: in percent; 0 asks for every variance.
	"""
	return actual != allocated and abs(variance_rate(allocated, actual)) >= threshold


def check_reasons(lines: Iterable[LineResult], threshold: Decimal) -> list[Violation]:
	"""Whether each line that is off says why."""
	return [
		Violation(
			"statement_reason_missing",
			{"row": line.row, "line": line.line, "variance": variance(line.allocated, line.actual)},
		)
		for line in lines
		if needs_reason(line.allocated, line.actual, threshold) and not line.reason.strip()
	]


def check_receivers(receivers: Sequence[tuple[str, str | None]]) -> list[Violation]:
	"""Whether project, finance and management each get the report (B6).

	Args:
		receivers: party and user of each row.
	"""
	found = []
	named = [party for party, user in receivers if user]
	for party in PARTIES:
		if party not in named:
			found.append(Violation("statement_receiver_missing", {"party": party}))
		elif named.count(party) > 1:
			found.append(Violation("statement_receiver_twice", {"party": party}))
	return found


def check_period(period: Period, on: date, is_last_day_enough: bool = False) -> list[Violation]:
	"""Whether a statement can be handed in on a day: its period is over, or for the execution report its last day has come."""
	if on > period.end or (is_last_day_enough and on == period.end):
		return []
	return [Violation("statement_period_open", {"end": period.end})]


def status_of_receipts(received: Sequence[bool]) -> str:
	"""How a report stands that was handed in: received when the last of its receivers has it."""
	return RECEIVED if received and all(received) else SUBMITTED


def compare(in_ledger: Mapping[Key, Decimal], in_books: Mapping[Key, Decimal]) -> list[Difference]:
	"""Where a ledger and the books differ: posted later, cancelled since, or with another amount."""
	keys = sorted({*in_ledger, *in_books})
	pairs = [Difference(key, in_ledger.get(key, ZERO), in_books.get(key, ZERO)) for key in keys]
	return [pair for pair in pairs if pair.in_ledger != pair.in_books]


def sums_by_key(rows: Iterable[tuple[Key, Decimal]]) -> dict[Key, Decimal]:
	"""The amounts of postings that are the same to a reader, added up."""
	sums: dict[Key, Decimal] = {}
	for key, amount in rows:
		sums[key] = sums.get(key, ZERO) + amount
	return sums


def check_answer(status: str, handed_in_by: str, user: str) -> list[Violation]:
	"""Whether a user may check a statement: it waits for the check, and who handed it in does not check it."""
	if status != SUBMITTED:
		return [Violation("statement_not_waiting_for_check", {"status": status})]
	return [Violation("statement_own_check")] if user == handed_in_by else []


def share(part: Decimal, whole: Decimal) -> Decimal:
	"""A part in percent of the whole; 0 where there is no whole."""
	return part / whole * HUNDRED if whole else ZERO
