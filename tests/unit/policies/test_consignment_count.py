"""Counts of consigned goods: gains are the supplier's, losses are borne by agreement."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.consignment_count import (
	AGREES,
	COMPANY,
	GAIN,
	LOSS,
	SUPPLIER,
	Counted,
	check_count,
	owed_for_loss,
)

quantities = st.integers(0, 10**6).map(lambda value: Decimal(value) / 1000)


def row(booked, counted, number=1, item="BOLT", **values) -> Counted:
	values = {"explanation": "清点", **values}
	return Counted(number, item, Decimal(booked), Decimal(counted), **values)


def codes(*rows: Counted) -> list[str]:
	return [violation.code for violation in check_count(rows)]


@given(quantities, quantities)
def test_a_count_is_a_gain_a_loss_or_agrees(booked, counted):
	found = row(booked, counted)
	assert found.result == (AGREES if booked == counted else GAIN if counted > booked else LOSS)


@given(quantities, quantities, quantities, st.sampled_from([COMPANY, SUPPLIER]))
def test_only_a_loss_that_the_company_bears_is_owed(booked, counted, rate, borne_by):
	found = row(booked, counted)
	owed = owed_for_loss(found.result, found.difference, rate, borne_by)
	is_ours = found.result == LOSS and borne_by == COMPANY
	assert owed == ((booked - counted) * rate if is_ours else 0)


@pytest.mark.parametrize(
	("rows", "wanted"),
	[
		([], ["consignment_count_empty"]),
		([row(5, 5, explanation="")], []),
		([row(5, 4)], []),
		([row(5, 4, explanation=" ")], ["consignment_count_unexplained"]),
		([row(5, -1)], ["consignment_count_below_zero"]),
		([row(5, 5), row(5, 5, number=2)], ["consignment_count_twice"]),
		([row(5, 5, batch_no="A"), row(5, 5, number=2, batch_no="B")], []),
		([row(5, 3, needs_serial_nos=True, serial_nos=1)], ["consignment_count_serial_nos"]),
		([row(5, 3, needs_serial_nos=True, serial_nos=2)], []),
		([row(5, 5, needs_serial_nos=True)], []),
		([row(0, 2, needs_batch=True)], ["consignment_count_batch"]),
		([row(0, 2, needs_batch=True, batch_no="A")], []),
	],
)
def test_a_count_that_cannot_be_posted_says_why(rows, wanted):
	assert codes(*rows) == wanted
