"""A region's report to the sales meeting: plan against actual, and what it must say to be handed in (MEET-07)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sales_ops.policies.calendar_math import add_months
from sales_ops.policies.violations import Violation

ZERO, HUNDRED, CENT, TENTH = Decimal(0), Decimal(100), Decimal("0.01"), Decimal("0.1")
TARGET, EARLIER_REPORT = "Target", "Earlier Report"
# A meeting up to this day looks back on the month before; a later one on its own.
LAST_DAY_OF_LOOKING_BACK = 15


@dataclass(frozen=True)
class Figure:
	"""Plan against actual of one subject in a month. `target_from`: where the plan stands; "" without one."""

	subject: str
	target: Decimal = ZERO
	actual: Decimal = ZERO
	last_year: Decimal = ZERO
	target_from: str = ""

	@property
	def achievement(self) -> Decimal | None:
		return percent_of(self.actual, self.target)


@dataclass(frozen=True)
class Report:
	"""What is asked of a report; texts are empty where nothing is written."""

	is_filled: bool
	total: Figure
	reasons: str
	next_amount: Decimal
	key_work: str


def reviewed_month(on: date) -> date:
	"""The first day of the month that a meeting held on a day looks back on."""
	first = on.replace(day=1)
	return add_months(first, -1) if on.day <= LAST_DAY_OF_LOOKING_BACK else first


def share_of_month(amount: Decimal, month: int, percents: Mapping[int, Decimal] | None = None) -> Decimal:
	"""The part of a year's target that falls on a month (1-12): by distribution in percent, or a twelfth."""
	share = amount * percents.get(month, ZERO) / HUNDRED if percents else amount / 12
	return share.quantize(CENT, ROUND_HALF_UP)


def percent_of(part: Decimal, whole: Decimal) -> Decimal | None:
	"""How many percent of `whole` a part is, to a tenth; None where there is no whole."""
	return (part / whole * HUNDRED).quantize(TENTH, ROUND_HALF_UP) if whole > 0 else None


def growth(actual: Decimal, last_year: Decimal) -> Decimal | None:
	"""The growth against the same month of last year in percent; None where there was nothing."""
	return percent_of(actual - last_year, last_year)


def figures(
	targets: Mapping[str, Decimal],
	planned: Mapping[str, Decimal],
	actuals: Mapping[str, Decimal],
	last_year: Mapping[str, Decimal],
) -> list[Figure]:
	"""Plan against actual of every subject that one of the four knows, the largest first.

	A target of the company counts as the plan; where it has none, what the region itself planned in its last report.
	"""
	found = []
	for subject in {*targets, *planned, *actuals, *last_year}:
		target, source = targets.get(subject, ZERO), TARGET
		if not target:
			target, source = planned.get(subject, ZERO), EARLIER_REPORT
		values = actuals.get(subject, ZERO), last_year.get(subject, ZERO)
		if target or any(values):
			found.append(Figure(subject, target, *values, source if target else ""))
	return sorted(found, key=lambda figure: (-max(figure.target, figure.actual), figure.subject))


def top(found: list[Figure], count: int, others: str) -> list[Figure]:
	"""The first `count` figures and one named `others` that sums up the rest, so that the rows add up to the total."""
	if len(found) <= count + 1:
		return found
	return [*found[:count], total(others, found[count:])]


def total(subject: str, found: Iterable[Figure]) -> Figure:
	"""Figures added up."""
	rows = list(found)
	sums = (sum((getattr(row, name) for row in rows), ZERO) for name in ("target", "actual", "last_year"))
	return Figure(subject, *sums)


def is_late(on: date, due: date | None) -> bool:
	"""Whether a report handed in on a day is late."""
	return due is not None and on > due


def check_handing_in(report: Report) -> list[Violation]:
	"""A report has its figures, says why the plan was not reached, and plans the next month."""
	found = []
	if not report.is_filled:
		found.append(Violation("region_report_not_filled"))
	achieved = report.total.achievement
	if achieved is not None and achieved < HUNDRED and not report.reasons.strip():
		found.append(Violation("region_report_reasons_missing", {"achieved": achieved}))
	if report.next_amount <= 0:
		found.append(Violation("region_report_next_amount_missing"))
	if not report.key_work.strip():
		found.append(Violation("region_report_key_work_missing"))
	return found
