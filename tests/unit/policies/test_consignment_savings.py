"""Less stock and lower cost against the year before, as the business reported it (CONS-12)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.consignment_savings import ItemYear, Use, percentage, sum_up

amounts = st.integers(0, 10**9).map(lambda value: Decimal(value) / 100)
uses = st.builds(Use, amounts, amounts)
items = st.builds(ItemYear, amounts, amounts, uses, uses)


def test_the_figures_that_the_business_reported():
	"""Stock down 97.35 m = 15.62 %, comparable cost down 41.524 m = 5.5 %, while use grew by a fifth."""
	million = Decimal(1_000_000)
	found = sum_up(
		[
			ItemYear(
				stock_before=Decimal("623.24") * million,
				stock_now=Decimal("525.89") * million,
				use_before=Use(Decimal(1000), Decimal("629.15") * million),
				use_now=Use(Decimal(1200), Decimal("713.456") * million),
			)
		]
	)
	assert found.stock_reduction == Decimal("97.35") * million
	assert found.stock_reduction_percentage == Decimal("15.62")
	assert found.cost_reduction == Decimal("41.524") * million
	assert found.cost_reduction_percentage == Decimal("5.50")
	assert found.use_growth_percentage == Decimal("20.00")


def test_more_use_at_the_same_price_saves_and_costs_nothing():
	found = sum_up(
		[ItemYear(use_before=Use(Decimal(10), Decimal(80)), use_now=Use(Decimal(12), Decimal(96)))]
	)
	assert (found.cost_reduction, found.use_growth_percentage) == (0, 20)


def test_an_item_that_was_not_used_the_year_before_cannot_be_compared():
	found = sum_up([ItemYear(use_now=Use(Decimal(5), Decimal(500)))])
	assert (found.use_now, found.comparable_now, found.cost_reduction) == (500, 0, 0)
	assert found.cost_reduction_percentage is None


def test_what_came_back_more_than_it_went_out_is_no_use():
	back = ItemYear(use_before=Use(Decimal(-2), Decimal(-20)), use_now=Use(Decimal(5), Decimal(50)))
	assert not back.is_comparable


def test_stock_that_grew_is_a_reduction_below_zero():
	found = sum_up([ItemYear(stock_before=Decimal(100), stock_now=Decimal(150))])
	assert (found.stock_reduction, found.stock_reduction_percentage) == (-50, -50)


@given(st.lists(items), st.lists(items))
def test_groups_add_up_to_the_whole(some, others):
	one, two, both = sum_up(some), sum_up(others), sum_up(some + others)
	assert abs(one.stock_reduction + two.stock_reduction - both.stock_reduction) < Decimal("0.01")
	assert abs(one.cost_reduction + two.cost_reduction - both.cost_reduction) < Decimal("0.01")


@given(amounts, amounts.filter(bool), st.integers(1, 50))
def test_a_price_that_falls_by_a_percentage_lowers_the_comparable_cost_by_it(price, quantity, percent):
	"""However much more or less is used."""
	before = Use(Decimal(100), price * 100)
	now = Use(quantity, quantity * price * (100 - percent) / 100)
	found = sum_up([ItemYear(use_before=before, use_now=now)])
	if price:
		assert found.cost_reduction_percentage == percent


@given(amounts, amounts)
def test_a_percentage_has_the_sign_of_its_part(part, whole):
	found = percentage(part, whole)
	assert found is None if not whole else found >= 0
