"""Estimate against actual (MEET-05)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.meeting_costs import (
	Cost,
	Line,
	check_actuals,
	cost_by_kind,
	cost_of,
	outcome_of,
	per_head,
	shared_budget,
)

AMOUNTS = st.decimals(0, 100_000, places=2)


def line(
	estimate: str = "10", actual: str = "0", outcome: str = "", kind: str = "Prizes", idx: int = 1
) -> Line:
	return Line(idx, "毛巾", kind, Decimal(estimate), Decimal(actual), outcome)


def test_what_was_paid_for_was_bought():
	assert outcome_of(line(actual="5")) == "Bought"
	assert outcome_of(line(actual="5", outcome="From Stock")) == "From Stock"
	assert outcome_of(line()) == ""


def test_the_sum_and_how_much_dearer_it_was():
	cost = cost_of([line("10", "12.5"), line("20", "17")])
	assert cost == Cost(Decimal("30"), Decimal("29.5")) and cost.over == Decimal("-0.5")


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), AMOUNTS, AMOUNTS), max_size=20))
def test_the_kinds_add_up_to_the_whole(rows):
	lines = [Line(1, "x", kind, estimate, actual) for kind, estimate, actual in rows]
	kinds, whole = cost_by_kind(lines), cost_of(lines)
	assert sum((cost.estimate for cost in kinds.values()), Decimal(0)) == whole.estimate
	assert sum((cost.actual for cost in kinds.values()), Decimal(0)) == whole.actual


def test_kinds_keep_their_order():
	assert list(cost_by_kind([line(kind="b"), line(kind="a"), line(kind="b")])) == ["b", "a"]


@pytest.mark.parametrize(("heads", "share"), [(35, Decimal("10")), (0, Decimal("0"))])
def test_a_share_of_each(heads, share):
	assert per_head(Decimal("350"), heads) == share


@pytest.mark.parametrize(
	("purchase", "code"),
	[
		(line(), "annual_cost_open"),
		(line(outcome="Bought"), "annual_cost_amount_missing"),
		(line(actual="5", outcome="Not Bought"), "annual_cost_not_bought"),
		(line(actual="5", outcome="From Stock"), "annual_cost_not_bought"),
		(line(actual="5"), None),
		(line(outcome="Not Bought"), None),
		(line(outcome="From Stock"), None),
	],
)
def test_each_purchase_says_what_became_of_it(purchase, code):
	assert [found.code for found in check_actuals([purchase])] == ([code] if code else [])


def test_meetings_that_one_activity_pays_for_share_its_amount():
	budgets = [("MA-1", Decimal(5000)), ("MA-1", Decimal(5000)), ("AMP-2", Decimal(300))]
	assert shared_budget(budgets) == Decimal(5300)
	assert shared_budget([]) == 0
