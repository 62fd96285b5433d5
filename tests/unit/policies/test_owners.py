"""Shares of several owners are whole, to the last hundredth of a percent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.owners import WHOLE, Owner, check_owners, equal_shares, replace_main


def owners(*pairs) -> list[Owner]:
	return [Owner(name, Decimal(share)) for name, share in pairs]


def codes(customer: str, *pairs) -> list[str]:
	return [violation.code for violation in check_owners(customer, owners(*pairs))]


@pytest.mark.parametrize(
	("pairs", "expected"),
	[
		([("A", "100")], []),
		([("A", "50"), ("B", "50")], []),
		([("A", "33.3334"), ("B", "33.3333"), ("C", "33.3333")], []),
		([("A", "50"), ("B", "49.9999")], ["owner_shares_sum"]),
		([("A", "50"), ("B", "50.0001")], ["owner_shares_sum"]),
		([("B", "50"), ("A", "50")], ["owner_main_first"]),
		([("A", "50"), ("A", "50")], ["owner_twice"]),
		([("A", "100"), ("B", "0")], ["owner_share"]),
		([], ["owner_main_first", "owner_shares_sum"]),
	],
)
def test_owners_begin_with_the_customer_stand_once_and_sum_to_the_whole(pairs, expected):
	assert codes("A", *pairs) == expected


@given(st.integers(1, 40))
def test_equal_shares_are_always_whole_and_differ_by_rounding_only(count):
	names = [f"C{number}" for number in range(count)]
	shared = equal_shares(names)
	assert check_owners("C0", shared) == []
	assert [owner.customer for owner in shared] == names
	assert (
		max(owner.share for owner in shared) - min(owner.share for owner in shared) < Decimal("0.01") * count
	)


@given(st.integers(1, 10), st.integers(0, 12))
def test_a_new_main_owner_leaves_the_shares_whole_and_the_others_in_place(count, new):
	before = equal_shares([f"C{number}" for number in range(count)])
	after = replace_main(before, f"C{new}")
	assert check_owners(f"C{new}", after) == []
	assert sum(owner.share for owner in after) == WHOLE
	assert "C0" not in [owner.customer for owner in after] or new == 0


def test_a_co_owner_who_takes_the_customers_place_has_both_shares():
	after = replace_main(owners(("A", "60"), ("B", "30"), ("C", "10")), "B")
	assert after == owners(("B", "90"), ("C", "10"))
