"""What an activity takes: max(approved, spent and ordered) while it is open, spent and ordered after (§7.3)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import budget_consumption as policy
from sales_ops.policies.budget_consumption import Activity, Figures

A, B = "户外", "电视"
LINES, MONTHS = st.sampled_from((A, B)), st.sampled_from(("2026-01", "2026-02", "2026-03"))
CELLS = st.tuples(LINES, MONTHS)
CENTS = st.integers(0, 100_000).map(lambda cents: Decimal(cents) / 100)
SIGNED = st.integers(-100_000, 100_000).map(lambda cents: Decimal(cents) / 100)
PLANS = st.dictionaries(CELLS, CENTS.filter(bool), min_size=1, max_size=6)
USES = st.dictionaries(CELLS, st.builds(Figures, st.just(Decimal(0)), CENTS, SIGNED), max_size=6)


def activity(planned, is_open=True, accounts=None) -> Activity:
	return Activity("活动", planned, is_open, accounts or {})


def total(cells) -> Decimal:
	return sum((figures.consumed for figures in cells.values()), Decimal(0))


def plain(cells) -> dict:
	return {cell: figures.consumed for cell, figures in cells.items() if figures.consumed}


@given(PLANS, USES)
def test_an_open_activity_takes_the_larger_of_approved_and_used(planned, used):
	cells = policy.consumed_cells(activity(planned), used)
	spent = sum((figures.used for figures in used.values()), Decimal(0))
	assert total(cells) == max(sum(planned.values()), spent)


@given(PLANS, USES)
def test_a_closed_activity_takes_what_was_used_where_it_was_used(planned, used):
	assert policy.consumed_cells(activity(planned, is_open=False), used) == used


@given(PLANS, USES)
def test_no_reservation_is_below_zero_or_above_its_plan_and_what_came_back(planned, used):
	for cell, left in policy.reservation(activity(planned), used).items():
		back = max(Decimal(0), -used.get(cell, policy.NOTHING).used)
		assert 0 < left <= planned.get(cell, Decimal(0)) + back


@given(PLANS, USES, CELLS, CENTS)
def test_spending_more_never_frees_money(planned, used, cell, more):
	before = policy.consumed_cells(activity(planned), used)
	added = policy.add_up([used, {cell: Figures(actual=more)}])
	assert total(policy.consumed_cells(activity(planned), added)) >= total(before)


@pytest.mark.parametrize(
	("used", "expected"),
	[
		({}, {(A, "2026-01"): 100, (A, "2026-02"): 100}),
		# spent in its month: that month's plan is used up, the other stays
		({(A, "2026-02"): 60}, {(A, "2026-01"): 100, (A, "2026-02"): 100}),
		# spent in a month without a plan: the earliest plan gives
		({(A, "2026-03"): 60}, {(A, "2026-01"): 40, (A, "2026-02"): 100, (A, "2026-03"): 60}),
		# more than the month's plan
		({(A, "2026-02"): 150}, {(A, "2026-01"): 50, (A, "2026-02"): 150}),
		# more than all
		({(A, "2026-02"): 250}, {(A, "2026-02"): 250}),
		# money back frees nothing while the activity is open
		({(A, "2026-01"): 100, (A, "2026-03"): -20}, {(A, "2026-01"): 100, (A, "2026-02"): 100}),
	],
)
def test_the_rest_stays_in_the_months_it_was_planned_for(used, expected):
	planned = {(A, "2026-01"): Decimal(100), (A, "2026-02"): Decimal(100)}
	used = {cell: Figures(actual=Decimal(amount)) for cell, amount in used.items()}
	assert plain(policy.consumed_cells(activity(planned), used)) == expected


def test_a_line_that_costs_more_uses_up_the_plan_of_the_activitys_other_lines():
	planned = {(A, "2026-01"): Decimal(100), (B, "2026-01"): Decimal(100)}
	used = {(A, "2026-01"): Figures(actual=Decimal(130))}
	assert plain(policy.consumed_cells(activity(planned), used)) == {(A, "2026-01"): 130, (B, "2026-01"): 70}


def test_a_posting_counts_against_the_line_of_its_account_else_the_first():
	planned = {(A, "2026-01"): Decimal(100), (B, "2026-01"): Decimal(100)}
	found = policy.used_cells(
		activity(planned, accounts={"电视费": B}),
		[
			("电视费", "2026-01", Decimal(1), Decimal(2)),
			("杂费", "2026-01", Decimal(3), Decimal(4)),
			("杂费", "2026-01", Decimal(0), Decimal(5)),
		],
	)
	assert found == {
		(B, "2026-01"): Figures(Decimal(0), Decimal(1), Decimal(2)),
		(A, "2026-01"): Figures(Decimal(0), Decimal(3), Decimal(9)),
	}


@pytest.mark.parametrize(
	("unbilled", "received", "ordered"),
	[(800, 0, 800), (800, 300, 500), (800, 800, 0), (700, 710, 0), (-50, 0, -50)],
)
def test_what_is_received_and_in_the_ledger_is_not_ordered_any_more(unbilled, received, ordered):
	assert policy.still_ordered(Decimal(unbilled), Decimal(received)) == ordered
