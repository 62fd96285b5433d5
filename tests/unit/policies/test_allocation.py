"""Receipts go to the oldest instalment first and never above what is owed."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.allocation import OpenRow, check_allocations, check_receipt, oldest_first

amounts = st.integers(1, 10**9).map(lambda value: Decimal(value) / 100)
open_rows = st.lists(
	st.builds(
		OpenRow,
		name=st.uuids().map(str),
		due_date=st.dates(date(2024, 1, 1), date(2028, 1, 1)),
		seq=st.integers(1, 60),
		outstanding=amounts,
	),
	min_size=1,
	max_size=12,
)

FIRST = OpenRow("A", date(2026, 1, 1), 1, Decimal(100))
SECOND = OpenRow("B", date(2026, 2, 1), 2, Decimal(200))


@given(rows=open_rows, amount=amounts)
def test_all_of_a_receipt_that_is_owed_is_allocated_and_no_row_is_overpaid(rows, amount):
	owed = sum(row.outstanding for row in rows)
	found = oldest_first(amount, rows)
	assert sum(found.values()) == min(amount, owed)
	assert all(0 < part <= row.outstanding for row in rows if (part := found.get(row.name)))
	if not check_receipt(amount, rows):
		assert check_allocations(amount, found, rows) == []


@given(rows=open_rows, amount=amounts)
def test_a_later_instalment_gets_nothing_while_an_earlier_one_is_open(rows, amount):
	found = oldest_first(amount, rows)
	ordered = sorted(rows, key=lambda row: (row.due_date, row.seq, row.name))
	reached_open = False
	for row in ordered:
		assert not (reached_open and found.get(row.name))
		reached_open = reached_open or found.get(row.name, 0) < row.outstanding


def test_same_day_instalments_are_paid_in_their_order():
	later = OpenRow("0", FIRST.due_date, 2, Decimal(50))
	assert list(oldest_first(Decimal(120), [later, FIRST])) == ["A", "0"]


def test_a_receipt_above_what_is_owed_is_refused():
	(violation,) = check_receipt(Decimal("300.01"), [FIRST, SECOND])
	assert (violation.code, violation.params["owed"]) == ("receipt_above_owed", Decimal(300))
	assert check_receipt(Decimal(300), [FIRST, SECOND]) == []


def test_every_fault_of_an_allocation_is_named():
	found = check_allocations(
		Decimal(100), {"A": Decimal(101), "X": Decimal(1), "B": Decimal(0)}, [FIRST, SECOND]
	)
	assert [violation.code for violation in found] == [
		"allocation_above_outstanding",
		"allocation_not_of_deal",
		"allocation_above_outstanding",
		"allocation_not_receipt",
	]
