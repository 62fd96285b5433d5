"""Whether a line of the marketing budget has room for more (consignment-budget-meeting.md §7.3; B5, B8; rows 38, 45, 49).

A line is looked at through windows: each month (Hard Month), each month with all before it (Accumulated), or the year (Annual).
All windows are looked at, so that a posting for an earlier month is stopped when a later month has already counted on the money.
A document is stopped only for what it makes worse: who pays back is never refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.violations import Violation

HARD_MONTH, ACCUMULATED, ANNUAL = "Hard Month", "Accumulated", "Annual"
MODES = (HARD_MONTH, ACCUMULATED, ANNUAL)
WARN, ALERT, STOP = "Warn", "Alert", "Stop"
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Limits:
	"""Percents of a window's amount: from which to warn, to notify the approvers, above which to stop, and how much more."""

	warn: Decimal = Decimal(80)
	alert: Decimal = Decimal(90)
	stop: Decimal = HUNDRED
	tolerance: Decimal = ZERO

	def limit(self, allocated: Decimal) -> Decimal:
		"""Up to which amount may be used, to the cent."""
		return round_money(allocated * (self.stop + self.tolerance) / HUNDRED)


@dataclass(frozen=True)
class Line:
	"""A line as it is controlled: what each month was given, adjustments included."""

	name: str
	title: str
	mode: str
	allocated: Mapping[str, Decimal]
	limits: Limits = Limits()


@dataclass(frozen=True)
class Window:
	"""What counts together: up to which month, what was given and what is used."""

	upto: str
	allocated: Decimal
	consumed: Decimal

	@property
	def available(self) -> Decimal:
		return self.allocated - self.consumed

	@property
	def percentage(self) -> Decimal | None:
		"""How much is used, in percent; None where something is used of nothing."""
		if self.allocated > ZERO:
			return self.consumed / self.allocated * HUNDRED
		return None if self.consumed > ZERO else ZERO


@dataclass(frozen=True)
class Finding:
	"""What a document does to a line: WARN, ALERT or STOP, in which window, and by how much it goes over the limit.

	`crossed`: it was below what the level begins with before.
	"""

	level: str
	line: Line
	window: Window
	excess: Decimal = ZERO
	crossed: bool = True


def windows(line: Line, consumed: Mapping[str, Decimal]) -> list[Window]:
	"""The windows of a line, in the order of their months."""
	if line.mode == ANNUAL:
		total = sum(line.allocated.values(), ZERO)
		return [Window(max(line.allocated), total, sum(consumed.values(), ZERO))]
	found, given, used = [], ZERO, ZERO
	for month in sorted(line.allocated):
		if line.mode == HARD_MONTH:
			given = used = ZERO
		given += line.allocated[month]
		used += consumed.get(month, ZERO)
		found.append(Window(month, given, used))
	return found


def examine(line: Line, before: Mapping[str, Decimal], after: Mapping[str, Decimal]) -> Finding | None:
	"""The worst that a document does to a line; None where it leaves it below its limits, or as it was.

	Args:
		before, after: what is used of each month without and with the document.
	"""
	found = [_judge(line, old, new) for old, new in _growing(line, before, after)]
	return max(filter(None, found), key=_severity, default=None)


def takes_more(line: Line, before: Mapping[str, Decimal], after: Mapping[str, Decimal]) -> bool:
	"""Whether a step takes more of some window than its own activities took before it.

	What others take is the same without and with the step, so where this says no, `examine` finds nothing, and nobody needs to
	count what they take: a posting within what is reserved for its month is such a step.

	Args:
		before, after: what the step's own activities take of each month without and with it.
	"""
	return bool(_growing(line, before, after))


def tightest(line: Line, before: Mapping[str, Decimal], after: Mapping[str, Decimal]) -> Window | None:
	"""Of the windows that a document takes from, the one with the least left; None where it takes nothing."""
	return min((new for _old, new in _growing(line, before, after)), key=_left, default=None)


def _growing(
	line: Line, before: Mapping[str, Decimal], after: Mapping[str, Decimal]
) -> list[tuple[Window, Window]]:
	"""The windows of which more is used than before, as they were and as they are."""
	pairs = zip(windows(line, before), windows(line, after), strict=True)
	return [(old, new) for old, new in pairs if new.consumed > old.consumed]


def _left(window: Window) -> Decimal:
	return window.available


def _severity(finding: Finding) -> tuple[int, Decimal]:
	return (WARN, ALERT, STOP).index(finding.level), finding.excess


def _judge(line: Line, old: Window, new: Window) -> Finding | None:
	excess = new.consumed - line.limits.limit(new.allocated)
	if excess > ZERO:
		return Finding(STOP, line, new, excess)
	for level, start in ((ALERT, line.limits.alert), (WARN, line.limits.warn)):
		if _reaches(new, start):
			return Finding(level, line, new, crossed=not _reaches(old, start))
	return None


def _reaches(window: Window, start: Decimal) -> bool:
	used = window.percentage
	return used is None or used >= start


def stopped(finding: Finding) -> Violation:
	"""The sentence of a stop."""
	code = "budget_year_exceeded" if finding.line.mode == ANNUAL else "budget_month_exceeded"
	return Violation(code, _params(finding) | {"excess": finding.excess})


def warned(finding: Finding) -> Violation:
	"""The sentence of a warning."""
	code = "budget_year_almost_used" if finding.line.mode == ANNUAL else "budget_month_almost_used"
	return Violation(code, _params(finding) | {"available": finding.window.available})


def _params(finding: Finding) -> dict:
	window = finding.window
	return {
		"line": finding.line.title,
		"month": window.upto,
		"allocated": window.allocated,
		"consumed": window.consumed,
	}


def activity_excess(approved: Decimal, before: Decimal, after: Decimal) -> Decimal:
	"""By how much a document makes an activity cost more than was approved; 0 where it does not.

	Args:
		before, after: what was spent and ordered without and with the document.
	"""
	return max(ZERO, after - approved) if after > before else ZERO


def check_limits(limits: Limits) -> list[Violation]:
	"""Warning comes before notifying, and that before stopping."""
	if limits.warn <= limits.alert <= limits.stop:
		return []
	return [Violation("budget_limits_order")]


def check_months(months: Sequence[str], used: Mapping[str, Decimal], title: str) -> list[Violation]:
	"""Whether everything lies in the budget's own year: another year's money is another budget's."""
	outside = sorted(month for month, amount in used.items() if amount and month not in months)
	return [Violation("budget_month_outside", {"month": month, "line": title}) for month in outside]


def penalty(overspent: Decimal, percentage: Decimal, minimum: Decimal) -> Decimal:
	"""What overspending costs who answers for it (B8)."""
	return max(round_money(overspent * percentage / HUNDRED), minimum) if overspent > ZERO else ZERO


@dataclass(frozen=True)
class Pass:
	"""An approved exception: by how much a document may go over the limit of a line."""

	name: str
	line: str
	amount: Decimal


@dataclass(frozen=True)
class Overrun:
	"""What is stopped: the lines any of which a pass may name, and the excess."""

	lines: tuple[str, ...]
	excess: Decimal


def cover(overruns: Sequence[Overrun], passes: Sequence[Pass]) -> tuple[dict[str, Decimal], list[Overrun]]:
	"""Which passes let a document through.

	Returns:
		how much of each pass is used, by its name; and what no pass covers.
	"""
	used: dict[str, Decimal] = {}
	uncovered = []
	for overrun in overruns:
		fitting = [one for one in passes if one.line in overrun.lines]
		if sum((one.amount for one in fitting), ZERO) < overrun.excess:
			uncovered.append(overrun)
			continue
		rest = overrun.excess
		for one in sorted(fitting, key=lambda one: one.amount, reverse=True):
			taken = min(rest, one.amount)
			rest -= taken
			if taken:
				used[one.name] = max(used.get(one.name, ZERO), taken)
	return used, uncovered
