"""The presale liability: what deals say against what the books show."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.presale_liability import DealMoney, reconcile

cents = st.integers(0, 10**10).map(lambda value: Decimal(value) / 100)
keys = st.tuples(st.sampled_from(["P1", "P2"]), st.sampled_from(["李", "王", "赵"]))
deals = st.lists(
	st.builds(DealMoney, st.sampled_from(["P1", "P2"]), st.sampled_from(["李", "王"]), *[cents] * 4)
)


def test_what_was_kept_paid_back_and_invoiced_is_owed_no_more():
	deal = DealMoney("P1", "李", Decimal(300_000), Decimal(20_000), Decimal(30_000), Decimal(50_000))
	[line] = reconcile([deal], {("P1", "李"): Decimal(200_000)})
	assert (line.expected, line.difference) == (200_000, 0)


def test_money_in_the_books_that_no_deal_knows_is_a_difference():
	[line] = reconcile([], {("P1", "李"): Decimal(7)})
	assert (line.expected, line.booked, line.difference) == (0, 7, 7)


def test_a_deal_that_the_books_do_not_know_is_a_difference():
	[line] = reconcile([DealMoney("P1", "李", Decimal(7))], {})
	assert line.difference == -7


def test_two_projects_of_one_customer_are_not_set_off():
	rows = [DealMoney("P1", "李", Decimal(5)), DealMoney("P2", "李", Decimal(5))]
	lines = reconcile(rows, {("P1", "李"): Decimal(10)})
	assert [line.difference for line in lines] == [5, -5]


@given(deals, st.dictionaries(keys, cents))
def test_nothing_gets_lost(deals, booked):
	lines = reconcile(deals, booked)
	assert sum(line.expected for line in lines) == sum(deal.liability for deal in deals)
	assert sum(line.booked for line in lines) == sum(booked.values())
	assert len({(line.project, line.customer) for line in lines}) == len(lines)
