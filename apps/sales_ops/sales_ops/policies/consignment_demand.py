"""When a demand plan is filed, what it must say, and which of its lines are checked (A3-A7; CONS-03 to CONS-07)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal

from sales_ops.policies import periods
from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.money import ZERO
from sales_ops.policies.periods import Period
from sales_ops.policies.violations import Violation

MONTHLY, DAILY, SUPPLEMENTARY = "Monthly", "Daily", "Supplementary"
END_OF_DAY = time(23, 59, 59)

CONFIRMED, REDUCED, REFUSED = "Confirmed", "Reduced", "Refused"
DECISIONS = (CONFIRMED, REDUCED, REFUSED)

LARGE_COMMON, LARGE_LINE, LARGE_BATCH, REPEATED = (
	"Large Line of a Common Item",
	"Large Line",
	"Large Batch",
	"Filed Again in the Month",
)


@dataclass(frozen=True)
class Deadlines:
	"""The days of Consignment Settings, counted back from the last day of a month; the daily plan's time of day."""

	monthly_days: int = 4
	daily_before: time = time(11)
	purchase_days: int = 2
	order_days: int = 2


def plan_period(kind: str, on: date) -> Period:
	"""What a plan is about: a daily plan the day `on`, all others the month in which it lies."""
	return periods.period_of(periods.DAILY if kind == DAILY else periods.MONTHLY, on)


def default_day(kind: str, today: date) -> date:
	"""A day in the period that a plan begun today is for: tomorrow, next month, or what goes on now."""
	if kind == DAILY:
		return add_days(today, 1)
	return add_months(today.replace(day=1), 1) if kind == MONTHLY else today


def due_at(kind: str, period: Period, terms: Deadlines) -> datetime | None:
	"""When a plan is due: the monthly plan some days before the month begins, the daily plan the day before, by a time
	of day. A supplementary plan has no deadline.
	"""
	eve = add_days(period.start, -1)
	if kind == MONTHLY:
		return datetime.combine(add_days(eve, -terms.monthly_days), END_OF_DAY)
	return datetime.combine(eve, terms.daily_before) if kind == DAILY else None


def is_late(kind: str, moment: datetime, due: datetime | None) -> bool:
	"""Whether a plan filed at `moment` is late. A daily plan comes *before* its time; of a monthly one all of the day counts."""
	if due is None:
		return False
	return moment >= due if kind == DAILY else moment.replace(microsecond=0) > due


def purchase_plan_due(month: Period, terms: Deadlines) -> date:
	"""The last day for handing the purchase plan of a month to the buyer (CONS-04)."""
	return add_days(month.start, -1 - terms.purchase_days)


def call_off_due(handed_over: date, terms: Deadlines) -> date:
	"""The last day for calling off from the supplier what the buyer was given on a day."""
	return add_days(handed_over, terms.order_days)


def check_filing(
	kind: str,
	period: Period,
	moment: datetime,
	due: datetime | None,
	late_reason: str | None,
	reason: str | None,
) -> list[Violation]:
	"""A plan is for a period that is not over; a late one says why it is late, a supplementary one why it was in no plan."""
	found = []
	if period.end < moment.date():
		found.append(Violation("consignment_plan_period_over", {"period": period.label}))
	elif is_late(kind, moment, due) and not (late_reason or "").strip():
		found.append(Violation("consignment_plan_late", {"due": due}))
	if kind == SUPPLEMENTARY and not (reason or "").strip():
		found.append(Violation("consignment_plan_without_reason"))
	return found


@dataclass(frozen=True)
class Line:
	"""A line of a plan.

	`quantity` and `issued` (of the months before) in the stock unit of measure, `amount` in the company's currency;
	`times_filed`: how often the department filed the item in the month, this time included.
	"""

	idx: int
	item: str
	quantity: Decimal
	needed_by: date | None = None
	amount: Decimal = ZERO
	is_common: bool = False
	issued: Decimal = ZERO
	times_filed: int = 1
	is_direct: bool = False
	place: str = ""
	reason: str = ""


def check_lines(lines: Iterable[Line], kind: str, period: Period) -> list[Violation]:
	"""Every line is exact: a quantity, a day in the period, and where the supplier brings it to the user, a place (A7)."""
	found = []
	for line in lines:
		params = {"row": line.idx, "item": line.item}
		if line.quantity <= 0:
			found.append(Violation("consignment_plan_quantity", params))
		if line.is_direct and not line.place.strip():
			found.append(Violation("consignment_plan_place_missing", params))
		if line.needed_by is None:
			found.append(Violation("consignment_plan_day_missing", params))
		elif not period.start <= line.needed_by <= period.end:
			span = {"day": line.needed_by, "start": period.start, "end": period.end}
			found.append(Violation("consignment_plan_day_outside", params | span))
	return found


def check_maximum(lines: Sequence[Line], months: int) -> list[Violation]:
	"""An item is planned for at most what the last months used, all its lines together; one without history needs a
	reason in writing (A5).

	Args:
		months: over how many months `issued` counts; 0: not limited.
	"""
	if months <= 0:
		return []
	planned: dict[str, Decimal] = {}
	for line in lines:
		planned[line.item] = planned.get(line.item, ZERO) + line.quantity
	found, told = [], set()
	for line in lines:
		params = {"row": line.idx, "item": line.item, "months": months}
		if line.issued <= 0:
			if not line.reason.strip():
				found.append(Violation("consignment_plan_without_history", params))
		elif planned[line.item] > line.issued and line.item not in told:
			told.add(line.item)
			amounts = {"planned": planned[line.item], "issued": line.issued}
			found.append(Violation("consignment_plan_above_maximum", params | amounts))
	return found


@dataclass(frozen=True)
class KeyCheck:
	"""From which amounts (company currency) and times on a line is checked in particular (A4). 0: never for that."""

	common_line: Decimal = Decimal(50_000)
	uncommon_line: Decimal = Decimal(5_000)
	uncommon_batch: Decimal = Decimal(30_000)
	uncommon_times: int = 2


def key_checks(lines: Sequence[Line], terms: KeyCheck) -> list[tuple[str, ...]]:
	"""Why each line is checked in particular, in the order of `lines`; nothing for a line that is not.

	A batch is all lines of uncommon items of one plan.
	"""
	batch = sum((line.amount for line in lines if not line.is_common), ZERO)
	return [_reasons(line, batch, terms) for line in lines]


def _reasons(line: Line, batch: Decimal, terms: KeyCheck) -> tuple[str, ...]:
	def reaches(amount: Decimal, limit: Decimal) -> bool:
		return limit > 0 and amount >= limit

	if line.is_common:
		return (LARGE_COMMON,) if reaches(line.amount, terms.common_line) else ()
	found = {
		LARGE_LINE: reaches(line.amount, terms.uncommon_line),
		LARGE_BATCH: reaches(batch, terms.uncommon_batch),
		REPEATED: 0 < terms.uncommon_times <= line.times_filed,
	}
	return tuple(reason for reason, holds in found.items() if holds)


@dataclass(frozen=True)
class Decision:
	"""What the planner says about a line; `approved` in the unit of the plan's line, as `planned`."""

	idx: int
	item: str
	planned: Decimal
	is_checked: bool = False
	decision: str = ""
	approved: Decimal = ZERO
	remark: str = ""


def decided(one: Decision) -> Decision:
	"""With the quantity that follows from the decision: a confirmed or undecided line in full, a refused one nothing."""
	if one.decision == REFUSED:
		return replace(one, approved=ZERO)
	return one if one.decision == REDUCED else replace(one, approved=one.planned)


def check_decisions(decisions: Iterable[Decision]) -> list[Violation]:
	"""Before a plan is approved every checked line has a decision and a remark; a reduced line is smaller than planned."""
	found = []
	for one in decisions:
		params = {"row": one.idx, "item": one.item}
		if one.is_checked and not one.decision:
			found.append(Violation("consignment_plan_undecided", params))
		elif one.decision in (REDUCED, REFUSED) or one.is_checked:
			if not one.remark.strip():
				found.append(Violation("consignment_plan_without_remark", params))
		if one.decision == REDUCED and not 0 < one.approved < one.planned:
			found.append(Violation("consignment_plan_not_reduced", params | {"planned": one.planned}))
	return found
