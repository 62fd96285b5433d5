"""Instalments always sum to the price, whatever the plan."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import payment_plan as plan
from sales_ops.policies.payment_plan import Anchors, PlanLine, Planned

ANCHORS = Anchors(subscribed_on=date(2026, 1, 20), signed_on=date(2026, 1, 31))
MILLION = Decimal(1_000_000)
REST = PlanLine("Final Payment", plan.RESIDUAL, date_rule=plan.DAYS_AFTER_SIGNING, offset=15)

cents = st.integers(1, 10**11).map(lambda value: Decimal(value) / 100)
percents = st.integers(1, 4000).map(lambda value: Decimal(value) / 100)
date_rules = st.sampled_from(
	[plan.ON_SUBSCRIPTION, plan.ON_SIGNING, plan.DAYS_AFTER_SIGNING, plan.MONTHS_AFTER_SIGNING]
)
percent_lines = st.builds(
	PlanLine,
	kind=st.just("Instalment"),
	calculation=st.just(plan.PERCENT),
	value=percents,
	date_rule=date_rules,
	offset=st.integers(0, 36),
	occurrences=st.integers(1, 24),
	interval_months=st.integers(1, 12),
	money_source=st.sampled_from([plan.OWN, plan.LOAN]),
)


def total(rows) -> Decimal:
	return sum((row.amount for row in rows), Decimal(0))


@given(price=cents, lines=st.lists(percent_lines, max_size=2), occurrences=st.integers(1, 60))
def test_instalments_always_sum_to_the_price(price, lines, occurrences):
	rest = PlanLine("Instalment", plan.RESIDUAL, occurrences=occurrences)
	schedule = plan.build_schedule(price, [*lines, rest], ANCHORS)
	assert not schedule.violations
	assert total(schedule.rows) == price
	assert all(row.amount == row.amount.quantize(Decimal("0.01")) for row in schedule.rows)


@given(price=cents, percent=percents, share=st.integers(0, 100))
def test_the_deposit_is_part_of_the_price(price, percent, share):
	lines = [PlanLine("Down Payment", plan.PERCENT, percent), REST]
	deposit = (price * share / 100).quantize(Decimal("0.01"))
	deposits = plan.deposit_schedule(Decimal(0), min(deposit, price), *[ANCHORS.subscribed_on] * 2)
	schedule = plan.build_schedule(price, lines, ANCHORS, deposits)
	assert not schedule.violations
	assert total(schedule.rows) == price
	assert all(row.amount > 0 for row in schedule.rows)


@given(total_amount=cents, parts=st.integers(1, 120))
def test_the_rounding_is_left_to_the_last_of_equal_parts(total_amount, parts):
	from sales_ops.policies.money import split_evenly

	amounts = split_evenly(total_amount, parts)
	assert sum(amounts) == total_amount
	assert len(set(amounts[:-1])) <= 1


def test_seven_instalments_of_a_million_sum_to_the_cent():
	lines = [PlanLine("Instalment", plan.RESIDUAL, occurrences=7)]
	rows = plan.build_schedule(MILLION, lines, ANCHORS).rows
	assert [row.amount for row in rows] == [Decimal("142857.14")] * 6 + [Decimal("142857.16")]


def test_months_are_counted_from_the_first_date_and_do_not_drift():
	line = PlanLine("Instalment", plan.RESIDUAL, date_rule=plan.MONTHS_AFTER_SIGNING, offset=1, occurrences=3)
	rows = plan.build_schedule(MILLION, [line], ANCHORS).rows
	assert [row.due_date for row in rows] == [date(2026, 2, 28), date(2026, 3, 28), date(2026, 4, 28)]
	line = PlanLine("Instalment", plan.RESIDUAL, date_rule=plan.ON_SIGNING, occurrences=3)
	rows = plan.build_schedule(MILLION, [line], ANCHORS).rows
	assert [row.due_date for row in rows] == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]


def test_the_deposit_counts_toward_the_first_own_money():
	lines = [
		PlanLine("Bank Loan", plan.PERCENT, Decimal(70), money_source=plan.LOAN),
		PlanLine("Down Payment", plan.RESIDUAL),
	]
	deposits = plan.deposit_schedule(Decimal(10_000), Decimal(50_000), date(2026, 1, 20), date(2026, 1, 23))
	rows = plan.build_schedule(MILLION, lines, ANCHORS, deposits).rows
	assert [(row.kind, row.amount) for row in rows] == [
		("Temporary Deposit", 10_000),
		("Deposit", 40_000),
		("Bank Loan", 700_000),
		("Down Payment", 250_000),
	]


def test_a_deposit_above_the_own_money_is_refused():
	lines = [
		PlanLine("Down Payment", plan.PERCENT, Decimal(1)),
		PlanLine("Bank Loan", plan.RESIDUAL, money_source=plan.LOAN),
	]
	deposits = [Planned("Deposit", date(2026, 1, 20), Decimal(50_000))]
	found = plan.build_schedule(MILLION, lines, ANCHORS, deposits).violations
	assert [(v.code, v.params["own_money"]) for v in found] == [("deposit_above_own_money", Decimal(10_000))]


@pytest.mark.parametrize(
	("lines", "code"),
	[
		([], "plan_needs_one_residual"),
		([REST, REST], "plan_needs_one_residual"),
		([PlanLine("Instalment", plan.PERCENT, Decimal(101)), REST], "plan_above_100_percent"),
		([PlanLine("Instalment", plan.PERCENT, Decimal(0)), REST], "plan_line_needs_value"),
		([PlanLine("Instalment", plan.RESIDUAL, date_rule=plan.FIXED_DATE)], "plan_line_needs_date"),
		([PlanLine("Instalment", plan.RESIDUAL, occurrences=0)], "plan_line_occurrences"),
		([PlanLine("Instalment", plan.RESIDUAL, occurrences=2, interval_months=0)], "plan_line_occurrences"),
		([PlanLine("Instalment", plan.FIXED, MILLION + 1), REST], "plan_above_price"),
	],
)
def test_a_plan_that_cannot_work_gives_no_schedule(lines, code):
	schedule = plan.build_schedule(MILLION, lines, ANCHORS)
	assert code in [violation.code for violation in schedule.violations]
	assert schedule.rows == []


def test_date_rules_count_from_their_own_anchor():
	lines = [
		PlanLine("Instalment", plan.PERCENT, Decimal(10), plan.ON_SUBSCRIPTION, offset=9),
		PlanLine("Instalment", plan.PERCENT, Decimal(10), plan.DAYS_AFTER_SUBSCRIPTION, offset=9),
		PlanLine("Instalment", plan.PERCENT, Decimal(10), plan.DAYS_AFTER_SIGNING, offset=9),
		PlanLine("Instalment", plan.PERCENT, Decimal(10), plan.FIXED_DATE, fixed_date=date(2026, 12, 31)),
		PlanLine("Instalment", plan.RESIDUAL, date_rule=plan.ON_SIGNING, offset=9),
	]
	rows = plan.build_schedule(MILLION, lines, ANCHORS).rows
	assert [row.due_date for row in rows] == [
		date(2026, 1, 20),
		date(2026, 1, 29),
		date(2026, 2, 9),
		date(2026, 12, 31),
		date(2026, 1, 31),
	]


def test_a_schedule_that_does_not_sum_is_told_its_difference():
	rows = [Planned("Instalment", date(2026, 1, 1), Decimal("999999.99"))]
	(violation,) = plan.check_schedule(rows, MILLION)
	assert (violation.code, violation.params["difference"]) == ("schedule_not_price", Decimal("-0.01"))


def test_a_schedule_may_not_change_the_agreed_deposit():
	rows = [Planned("Instalment", date(2026, 1, 1), MILLION)]
	agreed = [Planned("Deposit", date(2026, 1, 1), Decimal(50_000))]
	assert [v.code for v in plan.check_schedule(rows, MILLION, agreed)] == ["schedule_changes_deposit"]


def test_a_row_without_a_positive_amount_is_refused():
	rows = [
		Planned("Instalment", date(2026, 1, 1), MILLION),
		Planned("Instalment", date(2026, 1, 1), Decimal(0)),
	]
	assert [(v.code, v.params["row"]) for v in plan.check_schedule(rows, MILLION)] == [
		("instalment_not_positive", 2)
	]
