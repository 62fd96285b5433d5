"""Whose turn it is (MEET-07)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.meeting_rotation import (
	AS_LISTED,
	HIGHEST_FIRST,
	IN_TURN,
	LOWEST_FIRST,
	Region,
	next_host,
	order_of_regions,
)

REGIONS = [
	Region("华东", Decimal("103.0")),
	Region("华南", None),
	Region("华北", Decimal("88.5")),
	Region("西部", Decimal("103.0")),
]


@pytest.mark.parametrize(
	("hosts", "last", "found"),
	[
		(["陈", "李", "王"], "陈", "李"),
		(["陈", "李", "王"], "王", "陈"),
		(["陈", "李"], "赵", "陈"),
		(["陈", "李"], None, "陈"),
		(["陈"], "陈", "陈"),
		([], "陈", None),
	],
)
def test_the_next_host_comes_round_in_a_circle(hosts, last, found):
	assert next_host(hosts, last) == found


@pytest.mark.parametrize(
	("rule", "found"),
	[
		(LOWEST_FIRST, ["华北", "华东", "西部", "华南"]),
		(HIGHEST_FIRST, ["华东", "西部", "华北", "华南"]),
		(AS_LISTED, ["华东", "华南", "华北", "西部"]),
	],
)
def test_regions_report_by_result_and_one_without_a_result_last(rule, found):
	assert order_of_regions(REGIONS, rule) == found


def test_in_turn_the_first_of_the_last_meeting_is_the_last_now():
	last = ["华北", "华东", "西部"]
	assert order_of_regions(REGIONS, IN_TURN, last) == ["华东", "西部", "华南", "华北"]
	assert order_of_regions(REGIONS, IN_TURN) == ["华东", "华南", "华北", "西部"]
	assert order_of_regions(REGIONS, IN_TURN, ["已撤销", "华东"]) == ["华南", "华北", "西部", "华东"]


@given(
	st.lists(st.text(min_size=1), unique=True, max_size=8),
	st.sampled_from((LOWEST_FIRST, HIGHEST_FIRST, IN_TURN, AS_LISTED)),
	st.data(),
)
def test_every_region_speaks_exactly_once(names, rule, data):
	results = st.one_of(st.none(), st.decimals(0, 200, places=1))
	regions = [Region(name, data.draw(results)) for name in names]
	last = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
	assert sorted(order_of_regions(regions, rule, last)) == sorted(names)
