"""Versions of prices: what a list may contain, on which day, and when it can be taken back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import price_list as policy
from sales_ops.policies import release
from sales_ops.policies.price_list import Prices, Version
from sales_ops.policies.release import Candidate

DAY = date(2026, 3, 1)
MONEY = st.decimals(0, 10**9, places=2)


@pytest.mark.parametrize(
	("listed", "floor", "code"), [(0, 0, "price_list_no_price"), (10, 11, "price_list_floor"), (10, 10, None)]
)
def test_a_price_is_above_zero_and_not_below_its_floor(listed, floor, code):
	violation = policy.check_prices("U-1", Prices(listed=Decimal(listed), floor=Decimal(floor)))
	assert (violation.code if violation else None) == code


@pytest.mark.parametrize(
	("days", "applied", "code"),
	[
		(0, False, "price_list_same_day"),
		(0, True, "price_list_same_day"),
		(1, True, "price_list_newer_applied"),
		(1, False, None),
		(-1, True, None),
	],
)
def test_a_list_has_a_day_of_its_own_after_all_applied_ones(days, applied, code):
	others = [Version("PPL-1", DAY + timedelta(days=days), applied)]
	assert [violation.code for violation in policy.check_version(DAY, others)] == ([code] if code else [])


@given(st.lists(st.tuples(st.integers(-9, 9), st.booleans())))
def test_only_the_newest_applied_list_can_be_taken_back(others):
	versions = [Version(str(days), DAY + timedelta(days=days), applied) for days, applied in others]
	assert bool(policy.check_cancel(DAY, versions)) == any(applied and days > 0 for days, applied in others)


@given(MONEY, st.decimals(-200, 200, places=2))
def test_a_percent_moves_a_price_its_way_and_never_below_zero(amount, percent):
	changed = policy.changed_by(amount, percent)
	assert changed >= 0
	assert changed >= amount if percent >= 0 else changed <= amount


def test_a_percent_is_rounded_to_the_cent():
	assert policy.changed_by(Decimal("100.05"), Decimal("2.5")) == Decimal("102.55")


@pytest.mark.parametrize(
	("candidate", "code"),
	[
		(Candidate("U", "P"), None),
		(Candidate("U", "P", released=True), "release_already"),
		(Candidate("U", "P", use="Leased", blocks=("Quality",)), "unit_not_for_sale"),
		(Candidate("U", "P", blocks=("Quality",)), "release_blocked"),
	],
)
def test_only_a_free_unit_for_sale_is_released(candidate, code):
	violation = release.check_unit(candidate)
	assert (violation.code if violation else None) == code


def test_a_list_names_units_of_its_project_each_once():
	units = [Candidate("A", "P"), Candidate("A", "P"), Candidate("B", "Q")]
	codes = [violation.code for violation in release.check_list("P", units)]
	assert codes == ["release_unit_twice", "release_other_project"]
