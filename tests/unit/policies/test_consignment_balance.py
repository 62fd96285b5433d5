"""Stock is used first; what other plans claim is not free; who delivers best is asked first."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.consignment_balance import (
	Claim,
	Demand,
	Issue,
	Offer,
	Stock,
	balance,
	best_offer,
	uncollected,
	uncollected_arrivals,
)

START = datetime(2026, 11, 1)
quantities = st.integers(0, 10**5).map(lambda value: Decimal(value) / 100)
above_zero = st.integers(1, 10**5).map(lambda value: Decimal(value) / 100)
moments = st.integers(0, 100).map(lambda hours: START + timedelta(hours=hours))
departments = st.sampled_from(("Mine", "Mill"))


def claim(line, quantity, department="Mine", hour=0, needed=1, is_arrival=False) -> Claim:
	since = START + timedelta(hours=hour)
	return Claim(line, department, since, date(2026, 12, needed), Decimal(quantity), is_arrival)


def issue(quantity, department="Mine", hour=1) -> Issue:
	return Issue(START + timedelta(hours=hour), Decimal(quantity), department)


def left(claims, issues) -> list[Decimal]:
	found = uncollected(claims, issues)
	return [found[one] for one in claims]


@st.composite
def claim_lists(draw):
	rows = draw(st.lists(st.tuples(departments, moments, above_zero, st.booleans()), max_size=6))
	return [
		Claim(index, department, since, date(2026, 12, 1 + index), quantity, is_arrival)
		for index, (department, since, quantity, is_arrival) in enumerate(rows)
	]


issue_lists = st.lists(
	st.builds(Issue, moments, st.integers(-500, 10**5).map(Decimal), st.sampled_from(("Mine", "Mill", "")))
)


# claims


def test_an_issue_collects_what_its_department_needs_first():
	assert left([claim("b", 10, needed=9), claim("a", 10, needed=2)], [issue(12)]) == [8, 0]


def test_an_issue_to_another_department_collects_nothing_here():
	assert left([claim("a", 10)], [issue(10, "Mill")]) == [10]


def test_an_issue_without_a_department_collects_what_is_left():
	claims = [claim("a", 10), claim("b", 10, "Mill", needed=2)]
	assert left(claims, [issue(10), issue(4, "")]) == [0, 6]


def test_an_issue_before_the_claim_is_no_collection():
	assert left([claim("a", 10, hour=5)], [issue(10, hour=4), issue(3, hour=6)]) == [7]


def test_a_return_takes_the_collection_back():
	assert left([claim("a", 10)], [issue(10, hour=1), issue(-4, hour=2)]) == [4]


@given(claim_lists(), issue_lists)
def test_between_nothing_and_everything_is_uncollected(claims, issues):
	for one, quantity in uncollected(claims, issues).items():
		assert 0 <= quantity <= one.quantity


@given(claim_lists(), issue_lists)
def test_no_more_is_collected_than_was_issued(claims, issues):
	collected = sum(one.quantity - rest for one, rest in uncollected(claims, issues).items())
	assert collected <= sum(one.quantity for one in issues if one.quantity > 0)


@given(claim_lists(), issue_lists, quantities)
def test_uncollected_arrivals_lie_in_the_store(claims, issues, on_hand):
	found = uncollected_arrivals(claims, issues, on_hand)
	assert found.keys() == {one.line for one in claims if one.is_arrival}
	assert sum(found.values()) <= on_hand
	assert all(quantity >= 0 for quantity in found.values())


def test_what_came_from_stock_is_collected_before_what_arrived():
	claims = [claim("a", 6, is_arrival=True), claim("a", 4)]
	assert uncollected_arrivals(claims, [issue(5)], Decimal(99)) == {"a": 5}


# balance


def demand(line, quantity, item="A", needed=1) -> Demand:
	return Demand(line, item, date(2026, 12, needed), Decimal(quantity))


def test_stock_is_used_first_and_the_earliest_need_gets_it():
	stocks = {"A": Stock(consigned=Decimal(7), own=Decimal(5), claimed=Decimal(2))}
	found = balance([demand(1, 8, needed=9), demand(2, 6, needed=2)], stocks)
	assert [(found[line].from_stock, found[line].to_call_off) for line in (1, 2)] == [(4, 4), (6, 0)]


def test_what_others_claim_beyond_the_stock_is_not_missing_twice():
	assert Stock(own=Decimal(5), claimed=Decimal(9)).free == 0


@given(st.lists(st.tuples(st.sampled_from("AB"), quantities), max_size=6), quantities, quantities, quantities)
def test_a_balance_meets_every_demand_and_takes_no_more_than_is_free(rows, consigned, own, claimed):
	demands = [Demand(index, item, date(2026, 12, 1), amount) for index, (item, amount) in enumerate(rows)]
	stock = Stock(consigned, own, claimed)
	found = balance(demands, {"A": stock})
	for one in demands:
		share = found[one.line]
		assert share.from_stock + share.to_call_off == one.quantity
		assert share.from_stock >= 0 and share.to_call_off >= 0
	assert sum(share.from_stock for share in found.values()) <= stock.free


# whom to ask


def offer(agreement, rate, score=None) -> Offer:
	return Offer(agreement, f"Supplier of {agreement}", Decimal(rate), score and Decimal(score))


def test_the_best_score_wins_then_the_price():
	offers = [offer("a", 9, 80), offer("b", 12, 95), offer("c", 11, 95), offer("d", 1)]
	assert best_offer(offers).agreement == "c"


def test_a_supplier_with_no_score_comes_after_one_with_any():
	assert best_offer([offer("a", 1), offer("b", 9, 1)]).agreement == "b"
	assert best_offer([offer("b", 2), offer("a", 2)]).agreement == "a"


def test_without_an_agreement_nobody_is_asked():
	assert best_offer([]) is None
