"""Amounts and dates of a deal, and the list price of a unit."""

from datetime import date
from decimal import Decimal

import pytest

from sales_ops.policies import deal_terms, pricing


@pytest.mark.parametrize(
	("price", "full", "temporary", "codes"),
	[
		(100, 50, 10, []),
		(100, 100, 100, []),
		(100, 0, 0, []),
		(100, 101, 0, ["deposit_above_price"]),
		(100, 10, 11, ["temporary_above_full"]),
		(100, 101, 102, ["temporary_above_full", "deposit_above_price"]),
	],
)
def test_a_deposit_is_part_of_the_price_and_the_temporary_one_part_of_it(price, full, temporary, codes):
	found = deal_terms.check_amounts(Decimal(price), Decimal(full), Decimal(temporary))
	assert [violation.code for violation in found] == codes


def test_deadline_and_contract_may_fall_on_the_day_of_the_subscription_but_not_before():
	day, before = date(2026, 3, 5), date(2026, 3, 4)
	assert deal_terms.check_sign_by(day, day) == deal_terms.check_signed_on(day, day) == []
	assert [v.code for v in deal_terms.check_sign_by(day, before)] == ["sign_by_before_subscription"]
	assert [v.code for v in deal_terms.check_signed_on(day, before)] == ["contract_before_subscription"]


@pytest.mark.parametrize(
	("basis", "expected"),
	[(pricing.BUILT_AREA, "2345678.90"), (pricing.INNER_AREA, "2345678.90"), (pricing.WHOLE_UNIT, "5")],
)
def test_a_list_price_is_rate_times_area_or_the_whole(basis, expected):
	rate, area, whole = Decimal("23456.789"), Decimal(100), Decimal(5)
	assert pricing.list_amount(basis, rate, area, whole) == Decimal(expected)


def test_the_discount_is_a_percent_of_the_list_price():
	assert pricing.discount_percent(Decimal(200), Decimal(190)) == 5
	assert pricing.discount_percent(Decimal(200), Decimal(210)) == -5
	assert pricing.discount_percent(Decimal(0), Decimal(10)) == 0
