"""A new price holds from a day on; what is settled keeps its price, and a return takes its share of a change along."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import consignment_prices as policy
from sales_ops.policies.consignment_agreements import Price
from sales_ops.policies.consignment_prices import NewPrice, Use

FIRST, DAY, LATER = date(2026, 1, 1), date(2026, 11, 1), date(2026, 12, 1)
QUANTITY = st.decimals("0.001", 10_000, places=3)
RATE = st.decimals("0.01", 10_000, places=2)


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


def price(rate: str = "10", valid_from: date = FIRST, valid_upto: date | None = None) -> Price:
	return Price("ITEM", Decimal(rate), valid_from, valid_upto)


def new(rate: str = "11", item: str = "ITEM", row: int = 1) -> NewPrice:
	return NewPrice(row, item, Decimal(rate))


@pytest.mark.parametrize(
	("changes", "prices", "expected"),
	[
		([new()], [price()], []),
		([new("10")], [price()], ["consignment_price_same"]),
		([new("0")], [price()], ["consignment_price_change_not_positive"]),
		([new()], [], ["consignment_price_item_not_agreed"]),
		([new()], [price(valid_upto=date(2026, 10, 31))], ["consignment_price_item_not_agreed"]),
		([new(), new("12", row=2)], [price()], ["consignment_price_item_twice"]),
		(
			[new()],
			[price(valid_upto=date(2026, 11, 30)), price("12", LATER)],
			["consignment_price_changes_later"],
		),
	],
)
def test_a_new_price_follows_one_that_holds_and_precedes_none(changes, prices, expected):
	assert codes(policy.check_changes(changes, prices, "CA-1", DAY)) == expected


@given(QUANTITY, RATE, RATE)
def test_after_the_adjustment_the_use_is_owed_at_the_new_rate(used, old, rate):
	use = Use("ITEM", "row", DAY, used, policy.round_money(used * old))
	assert use.amount + policy.adjustment(use, rate) == policy.round_money(used * rate)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), RATE)
def test_when_all_came_back_nothing_of_the_adjustment_is_left(parts, difference):
	used = Decimal(sum(parts))
	adjusted = policy.round_money(used * difference)
	for part in map(Decimal, parts):
		adjusted -= policy.share_of_return(adjusted, used, part)
		used -= part
	assert adjusted == 0


@pytest.mark.parametrize(
	("settlement", "maintains", "revalues", "expected"),
	[
		(None, False, True, []),
		(None, True, True, ["consignment_price_settings"]),
		(None, False, False, ["consignment_price_settings"]),
		("CS-1", False, True, ["consignment_price_settled"]),
	],
)
def test_a_use_changes_its_price_before_its_settlement_and_where_its_cost_follows(
	settlement, maintains, revalues, expected
):
	use = Use("ITEM", "row", DAY, Decimal(1), Decimal(10), settlement)
	assert codes(policy.check_uses([use], maintains, revalues)) == expected


def test_where_nothing_was_used_the_settings_do_not_matter():
	assert policy.check_uses([Use("ITEM", "row", DAY, Decimal(0), Decimal(0))], True, False) == []
