"""What is counted, with which sign, and against which target."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.changes import FORFEITURE, RETURN
from sales_ops.policies.statistics import (
	KINDS,
	RECEIPT,
	SIGNING,
	Event,
	Target,
	Totals,
	booked,
	percent,
	progress,
	totals,
)

ON = date(2026, 11, 23)


def event(kind: str = SIGNING, unit: str = "A-1", **values) -> Event:
	defaults = {"unit_kind": "Home", "customer": "C", "customer_name": "C", "consultant": "Li"}
	money = {"area": Decimal(100), "amount": Decimal(1000), "money_amount": Decimal(50)}
	return Event(kind, ON, "Property Contract", "X", "D", unit, **(defaults | money | values))


def test_figures_are_count_area_and_amount_of_each_kind():
	found = totals([event(), event(unit="A-2", amount=Decimal(2000)), event(FORFEITURE)])
	assert found[SIGNING] == Totals(2, Decimal(200), Decimal(3000), Decimal(100))
	assert found[FORFEITURE].count == 1
	assert found[RETURN] == Totals()
	assert tuple(found) == KINDS


def test_a_change_undone_in_the_period_leaves_no_trace_in_its_figures():
	assert totals([event(RETURN), event(RETURN, sign=-1)])[RETURN] == Totals()


def test_a_unit_that_pays_twice_counts_its_area_once():
	found = totals([event(RECEIPT), event(RECEIPT), event(RECEIPT, unit="A-2")])[RECEIPT]
	assert (found.count, found.area, found.amount) == (3, Decimal(200), Decimal(3000))


def test_an_undo_is_counted_in_its_own_month_and_leaves_the_month_of_the_change_alone():
	october, november = (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 11, 1), date(2026, 11, 30))
	executed, undone = date(2026, 10, 31), date(2026, 11, 1)
	assert list(booked(executed, None, *october)) == [(executed, 1)]
	assert list(booked(executed, undone, *october)) == [(executed, 1)]
	assert list(booked(executed, undone, *november)) == [(undone, -1)]


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(days, days | st.none(), days)
def test_two_periods_that_touch_count_what_the_whole_counts(executed, undone, middle):
	first, last = date(2026, 1, 1), date(2026, 12, 31)
	whole = sorted(booked(executed, undone, first, last))
	if middle < last:
		parts = [
			*booked(executed, undone, first, middle),
			*booked(executed, undone, date.fromordinal(middle.toordinal() + 1), last),
		]
		assert sorted(parts) == whole
	assert sum(sign for _day, sign in whole) == (0 if undone else 1)


def target(consultant=None, unit_kind=None, count=2, amount=Decimal(4000)) -> Target:
	return Target(consultant, unit_kind, count, amount, Decimal(500))


def test_progress_counts_only_what_the_target_is_about():
	events = [
		event(),
		event(consultant="Wang"),
		event(unit_kind="Parking"),
		event(FORFEITURE),
		event(RECEIPT, amount=Decimal(300)),
	]
	assert progress(target(), events).actual_count == 3
	assert progress(target("Wang"), events).actual_count == 1
	assert progress(target("", "Parking"), events).actual_count == 1
	found = progress(target("Li", "Home"), events)
	assert (found.actual_count, found.actual_amount, found.actual_receipts) == (
		1,
		Decimal(1000),
		Decimal(300),
	)
	assert found.rate == Decimal(25)


def test_a_target_without_a_price_is_measured_by_its_count():
	assert progress(target(amount=Decimal(0)), [event()]).rate == Decimal(50)
	assert progress(target(count=0, amount=Decimal(0)), [event()]).rate is None
	assert percent(Decimal(1), Decimal(0)) is None
