"""The approval table: who is asked, and who may grant how much."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import approval_rules as policy
from sales_ops.policies.approval_rules import AMOUNT, PERCENT, Reduction, Rule

BASE = Decimal(1_000_000)
SUPERVISOR = Rule("Supervisor", PERCENT, Decimal(0), Decimal(3))
MANAGER = Rule("Manager", PERCENT, Decimal(3), Decimal(8), below_floor=Decimal(5))
RULES = [MANAGER, SUPERVISOR]


def off(percent, floor=0) -> Reduction:
	return Reduction(BASE, BASE * (100 - Decimal(percent)) / 100, Decimal(floor))


@pytest.mark.parametrize(
	("percent", "role"),
	[("0.5", "Supervisor"), (3, "Supervisor"), ("3.01", "Manager"), (8, "Manager"), (20, "Manager")],
)
def test_a_request_goes_to_the_lowest_role_whose_band_covers_it_or_to_the_highest_there_is(percent, role):
	assert policy.approver_role(RULES, off(percent)) == role


def test_under_the_floor_price_it_goes_to_who_may_go_there():
	assert policy.approver_role(RULES, off(2, floor=985_000)) == "Manager"


def test_without_a_rule_nobody_is_asked():
	assert policy.approver_role([], off(1)) is None


@pytest.mark.parametrize(
	("role", "percent", "may"),
	[
		("Supervisor", 3, True),
		("Supervisor", "3.01", False),
		("Manager", 1, True),  # where a band begins binds nobody
		("Manager", 8, True),
		("Manager", "8.01", False),
		("Consultant", 1, False),
	],
)
def test_a_role_grants_up_to_the_end_of_its_band(role, percent, may):
	assert policy.may_decide(RULES, [role], off(percent)) == may


@pytest.mark.parametrize(
	("floor", "may"), [(980_000, True), (1_030_000, True), (1_031_578, True), (1_031_579, False)]
)
def test_the_distance_under_the_floor_price_is_a_part_of_the_band(floor, may):
	assert policy.may_decide(RULES, ["Manager"], off(2, floor)) == may
	assert policy.may_decide(RULES, ["Supervisor"], off(2, floor)) == (floor <= 980_000)


def test_a_project_with_rules_of_its_own_leaves_the_general_ones():
	own = Rule("Director", PERCENT, Decimal(0), Decimal(1), project="P")
	assert policy.rules_of([*RULES, own], "P") == [own]
	assert policy.rules_of([*RULES, own], "Q") == RULES


def test_bands_in_percent_and_in_money_are_compared_in_money():
	cashier = Rule("Cashier", AMOUNT, Decimal(0), Decimal(5_000))
	assert policy.approver_role([SUPERVISOR, cashier], off("0.5")) == "Cashier"
	assert policy.approver_role([SUPERVISOR, cashier], off("0.51")) == "Supervisor"


@given(st.decimals(0, 99, places=2), st.decimals(0, 99, places=2))
def test_who_may_grant_more_may_grant_less(more, less):
	more, less = max(more, less), min(more, less)
	if policy.may_decide(RULES, ["Supervisor"], off(more)):
		assert policy.may_decide(RULES, ["Supervisor"], off(less))


@pytest.mark.parametrize(
	("start", "end", "below_floor", "is_refused"),
	[
		(0, 3, 0, False),
		(3, 3, 0, True),
		(4, 3, 0, True),
		(0, 101, 0, True),
		(0, 100, 99, False),
		(0, 3, 100, True),
	],
)
def test_a_band_has_two_ends(start, end, below_floor, is_refused):
	rule = Rule("R", PERCENT, Decimal(start), Decimal(end), below_floor=Decimal(below_floor))
	assert bool(policy.check_rule(rule)) == is_refused


def test_a_role_has_one_band_for_a_project_and_measure():
	assert policy.check_overlap(SUPERVISOR, [("PAR-1", SUPERVISOR)])[0].code == "rule_twice"
	assert not policy.check_overlap(SUPERVISOR, [("PAR-1", MANAGER)])
