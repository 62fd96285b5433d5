"""What the compensation of a resettlement agreement pays, and who pays the rest."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.resettlement import check, settle

cents = st.integers(1, 10**10).map(lambda value: Decimal(value) / 100)
DAY = date(2026, 11, 24)


@given(cents, st.lists(cents, min_size=1, max_size=5))
def test_every_cent_goes_somewhere_once(compensation, prices):
	found = settle(compensation, prices)
	assert sum(found.parts) + found.company_pays == compensation
	assert sum(found.parts) + found.owner_pays == sum(prices)
	assert not (found.owner_pays and found.company_pays)
	assert all(0 <= part <= price for part, price in zip(found.parts, prices, strict=True))


def test_units_are_paid_in_their_order():
	found = settle(Decimal(1_200_000), [Decimal(1_000_000), Decimal(500_000)])
	assert (found.parts, found.owner_pays) == ((1_000_000, 200_000), 300_000)


@pytest.mark.parametrize(
	("units", "compensation", "due_on", "codes"),
	[
		([("A", 100)], 100, None, []),
		([("A", 100)], 120, None, []),
		([("A", 100)], 80, DAY, []),
		([("A", 100)], 80, None, ["resettlement_no_due_date"]),
		([("A", 100)], 80, date(2026, 11, 23), ["resettlement_due_before"]),
		([("A", 50), ("A", 50)], 100, None, ["resettlement_unit_twice"]),
		([("A", 0)], 100, None, ["resettlement_no_price"]),
		([("A", 100)], 0, DAY, ["resettlement_no_compensation"]),
	],
)
def test_an_agreement_that_does_not_hold_says_why(units, compensation, due_on, codes):
	rows = [(name, Decimal(price)) for name, price in units]
	assert [violation.code for violation in check(rows, Decimal(compensation), DAY, due_on)] == codes
