"""Area difference: 3 % either way at the contract's rate, beyond it as the law says."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import area_difference as policy
from sales_ops.policies.changes import Owed
from sales_ops.policies.payment_plan import OWN
from sales_ops.policies.pricing import BUILT_AREA, WHOLE_UNIT

DAY = date(2026, 6, 1)
LIMIT, PRICE, SOLD = Decimal(3), Decimal(1_000_000), Decimal(100)  # 10,000 a square metre


def settle(measured, basis: str = BUILT_AREA) -> policy.Settlement:
	return policy.settle(PRICE, basis, SOLD, Decimal(measured), LIMIT)


@pytest.mark.parametrize(
	("measured", "amount", "may_return"),
	[
		("100", 0, False),
		("102", 20_000, False),
		("103", 30_000, False),
		("103.01", 30_000, True),  # the part beyond 3 % is on the developer
		("110", 30_000, True),
		("98", -20_000, False),
		("97", -30_000, False),
		("96.99", -30_200, True),  # the part beyond 3 % is paid back double
		("90", -170_000, True),
	],
)
def test_three_percent_is_settled_at_the_contracts_rate_and_the_rest_as_the_law_says(
	measured, amount, may_return
):
	found = settle(measured)
	assert (found.amount, found.may_return) == (amount, may_return)
	assert found.percent == found.difference == Decimal(measured) - SOLD


def test_a_unit_priced_as_a_whole_costs_what_was_agreed():
	found = settle("110", WHOLE_UNIT)
	assert (found.amount, found.may_return, found.percent) == (0, False, 10)


@pytest.mark.parametrize(("sold", "measured"), [(0, 100), (100, 0)])
def test_without_both_areas_nothing_is_settled(sold, measured):
	assert policy.settle(PRICE, BUILT_AREA, Decimal(sold), Decimal(measured), LIMIT) == policy.Settlement()


@given(st.decimals(50, 150, places=2))
def test_the_buyer_never_pays_more_than_three_percent_and_gets_at_least_the_rate_back(measured):
	found = policy.settle(PRICE, BUILT_AREA, SOLD, measured, LIMIT)
	at_rate = PRICE / SOLD * (measured - SOLD)
	assert found.amount <= 30_000
	assert found.amount <= at_rate if measured < SOLD else found.amount >= 0
	assert found.may_return == (abs(measured - SOLD) > 3)


def owed(name: str, amount, received=0, source: str = OWN, kind: str = "Instalment") -> Owed:
	return Owed(name, kind, DAY, Decimal(amount), Decimal(received), source)


ROWS = [
	owed("D", 50_000, 50_000, kind="Deposit"),
	owed("1", 100_000, 100_000),
	owed("2", 30_000),
	owed("3", 20_000),
	owed("L", 700_000, source="Loan"),
]


def test_what_the_buyer_owes_is_an_instalment_of_its_own():
	tail = policy.propose(ROWS, Decimal(12_000), DAY)
	assert [(row.kind, row.amount) for row in tail] == [
		("Instalment", 30_000),
		("Instalment", 20_000),
		("Instalment", 700_000),
		(policy.AREA_DIFFERENCE, 12_000),
	]


@pytest.mark.parametrize(
	("credit", "amounts"),
	[
		(5_000, [30_000, 15_000, 700_000]),
		(20_000, [30_000, 700_000]),
		(45_000, [5_000, 700_000]),
		(60_000, [690_000]),
	],
)
def test_a_credit_lowers_the_last_own_instalments_first_and_the_loan_last(credit, amounts):
	assert [row.amount for row in policy.propose(ROWS, Decimal(-credit), DAY)] == amounts


@pytest.mark.parametrize(("amount", "is_refused"), [(-750_000, False), (-750_001, True), (10**9, False)])
def test_a_credit_is_at_most_what_is_not_paid(amount, is_refused):
	assert bool(policy.check_credit(ROWS, Decimal(amount))) == is_refused
