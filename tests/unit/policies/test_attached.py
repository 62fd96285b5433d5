"""What may be sold with a home, and what it adds to the deal."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.attached import Unit, attached_amount, check_attached, check_total

BOOKS = ("YQ", "P-1")
HOME = Unit("1-0101", "Home", BOOKS, Decimal(1_000_000))


def unit(name: str = "P-1", kind: str = "Parking", books: tuple = BOOKS) -> Unit:
	return Unit(name, kind, books, Decimal(100_000))


@pytest.mark.parametrize(
	("attached", "codes"),
	[
		([], []),
		([unit()], []),
		([unit("P-1"), unit("S-1", "Storage")], []),
		([unit("P-1"), unit("P-1")], ["attached_twice"]),
		([unit("1-0101")], ["attached_twice"]),
		([unit(kind="Home")], ["attached_kind"]),
		([unit(kind="Shop")], ["attached_kind"]),
		([unit(books=("YQ", "P-2"))], ["attached_other_books"]),
		([unit(books=("ZZ", "P-1"))], ["attached_other_books"]),
	],
)
def test_parking_and_storage_of_the_same_books_go_along_once(attached, codes):
	assert [violation.code for violation in check_attached(HOME, attached)] == codes


@pytest.mark.parametrize(("total", "fits"), [(100_000, False), (100_001, True), (99_999, False)])
def test_the_amount_of_a_deal_leaves_something_for_the_home(total, fits):
	assert (check_total(Decimal(total), Decimal(100_000)) == []) is fits


def test_without_attached_units_any_amount_is_left_to_other_rules():
	assert check_total(Decimal(0), Decimal(0)) == []


@given(st.lists(st.decimals(0, 10**6, places=2), max_size=6))
def test_attached_units_cost_the_sum_of_their_prices(prices):
	units = [Unit(str(number), "Parking", BOOKS, price) for number, price in enumerate(prices)]
	assert attached_amount(units) == sum(prices, Decimal(0))
