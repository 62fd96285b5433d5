"""Which movements take a supplier's goods over, and which store a row takes from."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.consignment_movements import (
	AS_ENTERED,
	CONSIGNED_FIRST,
	OWN_FIRST,
	PREFERENCES,
	Store,
	choose,
	takes_over,
)

QUANTITIES = st.integers(0, 20).map(Decimal)
STORES = st.lists(st.tuples(QUANTITIES, st.booleans()), max_size=5).map(
	lambda rows: [Store(f"W{number}", qty, consigned) for number, (qty, consigned) in enumerate(rows)]
)


@pytest.mark.parametrize("purpose", ["Material Issue", "Manufacture", "Repack", "Send to Subcontractor"])
def test_a_use_takes_over(purpose):
	assert takes_over("Stock Entry", purpose)


@pytest.mark.parametrize("purpose", ["Material Transfer", "Material Receipt", "Disassemble", None])
def test_a_transfer_and_a_receipt_take_nothing_over(purpose):
	assert not takes_over("Stock Entry", purpose)


def test_a_sale_takes_over_where_it_moves_stock():
	assert takes_over("Delivery Note")
	assert takes_over("Sales Invoice", updates_stock=True)
	assert not takes_over("Sales Invoice", updates_stock=False)


@given(QUANTITIES, st.booleans(), STORES, QUANTITIES, st.sampled_from(PREFERENCES))
def test_a_row_is_taken_from_where_it_was_entered_or_whole_from_the_preferred_kind(
	on_hand, consigned, others, needed, preference
):
	entered = Store("E", on_hand, consigned)
	chosen = choose(entered, others, needed, preference)
	if chosen != "E":
		store = next(one for one in others if one.warehouse == chosen)
		assert preference != AS_ENTERED
		assert store.is_consigned == (preference == CONSIGNED_FIRST)
		assert store.on_hand >= needed
		assert entered.is_consigned != store.is_consigned
		same = [s for s in others if s.is_consigned == store.is_consigned and s.on_hand >= needed]
		assert store.on_hand == min(s.on_hand for s in same)


def test_where_no_store_of_the_preferred_kind_has_enough_the_row_stays():
	entered = Store("Own", Decimal(9), False)
	assert choose(entered, [Store("CS", Decimal(3), True)], Decimal(4), CONSIGNED_FIRST) == "Own"
	assert choose(entered, [Store("CS", Decimal(4), True)], Decimal(4), CONSIGNED_FIRST) == "CS"


def test_own_first_spares_the_suppliers_goods():
	entered = Store("CS", Decimal(9), True)
	assert choose(entered, [Store("Own", Decimal(4), False)], Decimal(4), OWN_FIRST) == "Own"
