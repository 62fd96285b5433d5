"""From list to agreed price: the order of the steps, what goes together, and what must have been granted."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import discounts as policy
from sales_ops.policies.discounts import (
	AMOUNT,
	AS_ENTERED,
	EXTRA,
	ORDERS,
	PERCENT,
	PLAN,
	PROMOTION,
	SURCHARGE,
	Discount,
	Grant,
	Scheme,
)

DAY = date(2026, 6, 1)
LIST = Decimal(1_000_000)
MONEY = st.decimals(Decimal("0.01"), 10**6, places=2)
ROWS = st.lists(
	st.builds(
		Discount,
		st.sampled_from([PLAN, PROMOTION, EXTRA]),
		st.sampled_from([PERCENT, AMOUNT, SURCHARGE]),
		st.decimals(Decimal("0.01"), Decimal("99.99"), places=2),
	),
	max_size=6,
)


def promotion(basis: str, value) -> Discount:
	return Discount(PROMOTION, basis, Decimal(value))


def extra(basis: str, value, request: str | None = None, **values) -> Discount:
	return Discount(EXTRA, basis, Decimal(value), request=request, **values)


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


# the fold


@pytest.mark.parametrize(
	("order", "agreed"),
	[
		("Surcharge, Rebate, Percent", "970200.00"),  # (1,000,000 + 10,000 - 20,000) × 98 %
		("Percent, Surcharge, Rebate", "970000.00"),
		("Rebate, Percent, Surcharge", "970400.00"),
		(AS_ENTERED, "970400.00"),
	],
)
def test_the_order_of_the_discounts_changes_the_total_as_the_setting_says(order, agreed):
	rows = [promotion(AMOUNT, 20_000), promotion(PERCENT, 2), promotion(SURCHARGE, 10_000)]
	steps = policy.fold(LIST, rows, order)
	assert policy.net(LIST, steps) == Decimal(agreed)


@given(MONEY, ROWS, st.sampled_from([*ORDERS, AS_ENTERED]))
def test_every_step_begins_where_the_one_before_ended(listed, rows, order):
	steps = policy.fold(listed, rows, order)
	assert [step.base for step in steps] == [listed, *(step.net for step in steps)][: len(steps)]
	assert all(step.base - step.amount == step.net for step in steps)
	assert listed - sum(step.amount for step in steps) == policy.net(listed, steps)
	assert sorted(map(repr, rows)) == sorted(repr(step.discount) for step in steps)


@given(MONEY, ROWS, st.sampled_from([*ORDERS, AS_ENTERED]))
def test_extra_discounts_come_after_the_published_ones(listed, rows, order):
	kinds = [step.discount.kind == EXTRA for step in policy.fold(listed, rows, order)]
	assert kinds == sorted(kinds)


@given(MONEY, ROWS, MONEY, st.sampled_from([*ORDERS, AS_ENTERED]))
def test_a_typed_price_is_reached_to_the_cent_by_the_last_step(listed, rows, typed, order):
	price = policy.net(listed, policy.fold(listed, rows, order))
	difference = policy.typed_difference(price, typed)
	assert (difference is None) == (price == typed)
	steps = policy.fold(listed, [*([difference] if difference else []), *rows], order)
	assert policy.net(listed, steps) == typed


def test_a_percent_is_rounded_half_up_to_the_cent():
	(step,) = policy.fold(Decimal("100.05"), [promotion(PERCENT, Decimal("2.5"))], AS_ENTERED)
	assert (step.amount, step.net) == (Decimal("2.50"), Decimal("97.55"))


def test_the_published_price_is_the_one_before_extra_discounts():
	steps = policy.fold(LIST, [extra(AMOUNT, 30_000), promotion(PERCENT, 3)], AS_ENTERED)
	assert (policy.published_price(LIST, steps), policy.extra_amount(steps)) == (970_000, 30_000)
	assert policy.published_price(LIST, []) == LIST


# schemes


@pytest.mark.parametrize(("days", "code"), [(-1, 1), (0, 0), (9, 0), (10, 1)])
def test_a_scheme_is_valid_from_its_first_to_its_last_day(days, code):
	scheme = Scheme("S", "P", DAY, DAY + timedelta(days=9))
	found = policy.check_discounts(
		[Discount(PROMOTION, PERCENT, Decimal(1), scheme)], "P", None, DAY + timedelta(days=days)
	)
	assert codes(found) == ["discount_scheme_not_valid"] * code


@pytest.mark.parametrize(
	("schemes", "code"),
	[
		([Scheme("A", "P", DAY), Scheme("A", "P", DAY)], "discount_scheme_twice"),
		([Scheme("A", "P", DAY), Scheme("B", "P", DAY, stackable=False)], "discount_not_stackable"),
		([Scheme("B", "P", DAY, stackable=False)], None),
		([Scheme("A", "Q", DAY)], "discount_other_project"),
		([Scheme("A", "P", DAY, plan="Once")], "discount_other_plan"),
		([Scheme("A", "P", DAY, plan="Loan"), Scheme("B", "P", DAY)], None),
	],
)
def test_schemes_fit_the_deal_and_each_other(schemes, code):
	rows = [Discount(PROMOTION, PERCENT, Decimal(1), scheme) for scheme in schemes]
	assert codes(policy.check_discounts(rows, "P", "Loan", DAY)) == ([code] if code else [])


@pytest.mark.parametrize(
	("discount", "code"),
	[
		(promotion(PERCENT, 0), "discount_not_positive"),
		(promotion(PERCENT, 100), "discount_above_100"),
		(promotion(AMOUNT, 100), None),
	],
)
def test_a_discount_takes_off_something_and_leaves_a_price(discount, code):
	assert codes(policy.check_discounts([discount], "P", None, DAY)) == ([code] if code else [])


# what must have been granted


def granted(value, basis: str = PERCENT, state: str = "Granted", unit: str = "U", name: str = "R") -> dict:
	amount = policy.amount_of(basis, Decimal(value), LIST)
	return {name: Grant(name, unit, state, basis, Decimal(value), amount)}


@pytest.mark.parametrize(
	("row", "grants", "code"),
	[
		# asked 5 %, granted 3 %: 4 % is refused (§11 no. 25)
		(extra(PERCENT, 4, "R"), granted(3, state="Partly Granted"), "discount_above_grant"),
		(extra(PERCENT, 3, "R"), granted(3, state="Partly Granted"), None),
		(extra(PERCENT, 2, "R"), granted(3), None),
		(extra(AMOUNT, 30_000, "R"), granted(3), None),
		(extra(AMOUNT, "30000.01", "R"), granted(3), "discount_above_grant"),
		(extra(PERCENT, 3, "R"), granted(3, state="Pending"), "discount_request_not_granted"),
		(extra(PERCENT, 3, "R"), granted(3, state="Rejected"), "discount_request_not_granted"),
		(extra(PERCENT, 3, "R"), {}, "discount_request_not_granted"),
		(extra(PERCENT, 3, "R"), granted(3, unit="V"), "discount_request_other_unit"),
	],
)
def test_a_request_covers_what_was_granted_on_its_unit_and_no_more(row, grants, code):
	steps = policy.fold(LIST, [row], AS_ENTERED)
	assert codes(policy.check_extra(steps, "U", grants, LIST, Decimal(0))) == ([code] if code else [])


def test_a_request_is_used_once():
	steps = policy.fold(LIST, [extra(PERCENT, 2, "R"), extra(PERCENT, 2, "R")], AS_ENTERED)
	assert codes(policy.check_extra(steps, "U", granted(3), LIST, Decimal(0))) == ["discount_request_twice"]


@pytest.mark.parametrize(
	("amount", "free", "is_refused"),
	[("10000.00", 1, False), ("10000.01", 1, True), ("0.01", 0, True)],
)
def test_without_a_request_an_extra_discount_stays_within_the_free_margin(amount, free, is_refused):
	steps = policy.fold(LIST, [extra(AMOUNT, amount, typed=True)], AS_ENTERED)
	found = policy.check_extra(steps, "U", {}, LIST, Decimal(free))
	assert codes(found) == (["discount_needs_request"] if is_refused else [])


def test_a_surcharge_needs_no_request():
	steps = policy.fold(LIST, [extra(SURCHARGE, 5_000)], AS_ENTERED)
	assert policy.check_extra(steps, "U", {}, LIST, Decimal(0)) == []


@pytest.mark.parametrize(
	("asked", "granted_value", "is_refused"), [(5, 3, False), (5, 5, False), (5, 6, True), (5, 0, True)]
)
def test_a_grant_is_a_part_of_what_was_asked(asked, granted_value, is_refused):
	assert bool(policy.check_granted(Decimal(asked), Decimal(granted_value))) == is_refused


@pytest.mark.parametrize(
	("basis", "asked", "is_refused"),
	[
		(PERCENT, 0, True),
		(PERCENT, 5, False),
		(PERCENT, 100, True),
		(AMOUNT, 999_999, False),
		(AMOUNT, LIST, True),
	],
)
def test_a_request_leaves_a_price(basis, asked, is_refused):
	assert bool(policy.check_asked(basis, Decimal(asked), LIST)) == is_refused


@pytest.mark.parametrize(
	("agreed", "floor", "granted_price", "is_refused"),
	[
		(900_000, 900_000, None, False),
		(899_999, 900_000, None, True),
		(1, 0, None, False),
		(880_000, 900_000, 880_000, False),
		(879_999, 900_000, 880_000, True),
		(890_000, 900_000, 950_000, True),
	],
)
def test_under_the_floor_price_only_as_far_as_a_grant_reaches(agreed, floor, granted_price, is_refused):
	granted_price = None if granted_price is None else Decimal(granted_price)
	found = policy.check_price_floor("U", Decimal(agreed), Decimal(floor), granted_price)
	assert codes(found) == (["deal_below_floor"] if is_refused else [])


def test_the_refusal_does_not_tell_the_floor_price():
	(found,) = policy.check_price_floor("U", Decimal(880_000), Decimal(900_000))
	assert set(found.params) == {"unit", "agreed"}
