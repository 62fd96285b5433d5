"""The invariants of consignment: subledger, store and accrual account tell the same story."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.consignment_checks import (
	ACCRUAL,
	PASS_THROUGH_QUANTITY,
	PASS_THROUGH_VALUE,
	QUANTITY,
	VALUE,
	Accrual,
	Precision,
	Stock,
	check_accrual,
	check_consigned,
	check_pass_through,
)

BOLT = ("CS-Nord", "BOLT")
quantities = st.integers(-(10**6), 10**6).map(lambda value: Decimal(value) / 1000)
places = st.tuples(st.sampled_from(["CS-A", "CS-B"]), st.sampled_from(["BOLT", "NUT", "BELT"]))
ledgers = st.dictionaries(places, quantities)


@given(ledgers)
def test_a_store_that_holds_what_the_ledger_says_at_no_value_is_clean(ledger):
	stock = {place: Stock(quantity) for place, quantity in ledger.items() if quantity}
	assert check_consigned(ledger, stock) == []


@given(ledgers, places, quantities.filter(bool))
def test_any_change_on_one_side_is_found_with_item_warehouse_and_amount(ledger, place, change):
	stock = {other: Stock(quantity) for other, quantity in ledger.items()}
	held = ledger.get(place, Decimal(0)) + change
	[broken] = check_consigned(ledger, {**stock, place: Stock(held)})
	assert (broken.invariant, (broken.warehouse, broken.item_code)) == (QUANTITY, place)
	assert (broken.expected, broken.found, broken.difference) == (held - change, held, change)


def test_goods_that_only_the_ledger_knows_are_missing_from_the_store():
	[broken] = check_consigned({BOLT: Decimal(5)}, {})
	assert (broken.expected, broken.found, broken.difference) == (5, 0, -5)


def test_consigned_goods_with_a_value_break_the_rule_even_where_the_quantity_is_right():
	[broken] = check_consigned({BOLT: Decimal(5)}, {BOLT: Stock(Decimal(5), Decimal(50))})
	assert (broken.invariant, broken.expected, broken.found) == (VALUE, 0, 50)


def test_a_value_below_zero_breaks_it_too():
	[broken] = check_consigned({}, {BOLT: Stock(Decimal(0), Decimal(-7))})
	assert (broken.invariant, broken.found) == (VALUE, -7)


@given(st.integers(0, 4).map(lambda tenth: Decimal(tenth) / 10_000))
def test_noise_of_binary_fractions_is_no_difference(noise):
	stock = {BOLT: Stock(Decimal("0.3") + noise, noise)}
	assert check_consigned({BOLT: Decimal("0.3")}, stock, Precision(quantity=3, money=2)) == []


def test_half_the_last_shown_digit_is_a_difference():
	stock = {BOLT: Stock(Decimal("0.0005"), Decimal("0.005"))}
	assert [row.invariant for row in check_consigned({}, stock)] == [QUANTITY, VALUE]


@given(st.dictionaries(places, st.builds(Stock, quantities, quantities)))
def test_whatever_stays_in_a_pass_through_warehouse_is_named(stock):
	broken = check_pass_through(stock)
	wanted = {(PASS_THROUGH_QUANTITY, *place) for place, held in stock.items() if held.quantity}
	wanted |= {
		(PASS_THROUGH_VALUE, *place) for place, held in stock.items() if abs(held.value) >= Decimal("0.005")
	}
	assert {(row.invariant, row.warehouse, row.item_code) for row in broken} == wanted


@given(quantities, quantities)
def test_the_accrual_differs_by_what_is_booked_and_not_owed(owed, booked):
	rows = check_accrual([Accrual("PR-1", "CS-PASS", "BOLT", owed, booked)])
	if abs(booked - owed) < Decimal("0.005"):
		assert rows == []
	else:
		[row] = rows
		assert (row.invariant, row.subject, row.item_code) == (ACCRUAL, "PR-1", "BOLT")
		assert row.difference == booked - owed
