"""Where the money of a changed deal goes, and which instalments a change may replace."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import changes
from sales_ops.policies.changes import Owed
from sales_ops.policies.payment_plan import Planned

amounts = st.integers(1, 10**9).map(lambda value: Decimal(value) / 100)
DAY = date(2026, 3, 5)


def owed(kind: str, amount: int, received: int = 0, source: str = "Own Money") -> Owed:
	return Owed(f"row-{kind}", kind, DAY, Decimal(amount), Decimal(received), source)


CONTRACT = [
	owed("Deposit", 50, 50),
	owed("Down Payment", 250, 100),
	owed("Instalment", 300),
	owed("Bank Loan", 400, 0, "Loan"),
]


@given(keep=amounts, refund=amounts, handed_over=st.booleans(), at_once=st.booleans())
def test_the_previewed_postings_balance(keep, refund, handed_over, at_once):
	lines = changes.ending_postings(keep, refund, handed_over, at_once)
	assert sum(line.debit for line in lines) == sum(line.credit for line in lines) == keep + refund
	assert lines[0].account == ("Revenue" if handed_over else "Contract Liability")
	assert lines[-1].account == ("Bank" if at_once else "Refunds Due")


@given(amount=amounts)
def test_a_transfer_leaves_the_liability_as_it_is(amount):
	lines = changes.transfer_postings(amount)
	assert sum(line.debit - line.credit for line in lines) == 0
	assert changes.transfer_postings(Decimal(0)) == []


@pytest.mark.parametrize(
	("kind", "status", "codes"),
	[
		("Return", "Signed", []),
		("Return", "Handed Over", []),
		("Forfeiture", "Handed Over", ["change_deal_not_live"]),
		("Return", "Returned", ["change_deal_not_live"]),
		("Return", "Held", ["change_deal_not_live"]),
	],
)
def test_a_unit_that_was_handed_over_can_be_returned_but_not_forfeited(kind, status, codes):
	found = changes.check_ending(kind, status, Decimal(100), Decimal(10))
	assert [violation.code for violation in found] == codes


@given(rows=st.lists(st.tuples(amounts, st.booleans()), min_size=1, max_size=8), delta=amounts)
def test_a_proposed_tail_sums_to_what_is_left_of_the_new_price(rows, delta):
	present = [owed("Instalment", 0, 0, "Loan" if loan else "Own Money") for _amount, loan in rows]
	present = [
		Owed(r.name, r.kind, r.due_date, amount, Decimal(0), r.money_source)
		for r, (amount, _) in zip(present, rows, strict=True)
	]
	price = sum(row.amount for row in present)
	total = changes.tail_amount(present, price, price + delta)
	assert sum(row.amount for row in changes.propose_tail(present, total)) == total == price + delta


def test_paid_and_partly_paid_instalments_and_the_deposit_are_never_replaced():
	assert [row.kind for row in changes.replaceable(CONTRACT)] == ["Instalment", "Bank Loan"]


def test_a_price_change_goes_into_the_last_own_money_instalment():
	tail = changes.propose_tail(CONTRACT, Decimal(650))
	assert [(row.kind, row.amount) for row in tail] == [("Instalment", 250), ("Bank Loan", 400)]


@pytest.mark.parametrize(
	("kind", "status", "planned", "codes"),
	[
		("Deferral", "Signed", [(300, 10), (400, 10)], []),
		("Deferral", "Signed", [(301, 10), (399, 10)], ["deferral_changes_amounts"]),
		("Deferral", "Signed", [(300, -1), (400, 0)], ["deferral_to_earlier_day"]),
		("Payment Plan Change", "Signed", [(700, 0)], []),
		("Payment Plan Change", "Signed", [(699, 0)], ["change_tail_not_sum"]),
		("Payment Plan Change", "Full Deposit", [(700, 0)], ["change_needs_contract"]),
	],
)
def test_what_a_rescheduling_may_do(kind, status, planned, codes):
	rows = [Planned("Instalment", DAY + timedelta(days), Decimal(amount)) for amount, days in planned]
	found = changes.check_rescheduling(kind, status, CONTRACT, rows, Decimal(700))
	assert [violation.code for violation in found] == codes


@pytest.mark.parametrize(
	("kind", "status", "keep", "codes"),
	[
		("Forfeiture", "Full Deposit", 50, []),
		("Forfeiture", "Full Deposit", 0, ["change_forfeits_nothing"]),
		("Return", "Signed", 0, []),
		("Return", "Signed", 101, ["change_keeps_too_much"]),
		("Return", "Held", 0, ["change_deal_not_live"]),
		("Return", "Forfeited", 0, ["change_deal_not_live"]),
	],
)
def test_which_deals_can_be_ended_and_at_what_cost(kind, status, keep, codes):
	found = changes.check_ending(kind, status, Decimal(100), Decimal(keep))
	assert [violation.code for violation in found] == codes


@pytest.mark.parametrize(
	("values", "codes"),
	[
		(("Signed", 100, 100, False, True), []),
		(("Signed", 101, 100, False, True), ["exchange_received_above_price"]),
		(("Signed", 1, 100, True, True), ["exchange_same_unit"]),
		(("Signed", 1, 100, False, False), ["exchange_other_company"]),
		(("Expired", 1, 100, False, True), ["change_deal_not_live"]),
	],
)
def test_which_deals_can_be_exchanged(values, codes):
	status, received, price, same_unit, same_company = values
	found = changes.check_exchange(status, Decimal(received), Decimal(price), same_unit, same_company)
	assert [violation.code for violation in found] == codes
