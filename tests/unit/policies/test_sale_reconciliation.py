"""The sale control against the office's own list, and when a project is sold out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import sale_reconciliation as policy
from sales_ops.policies.sale_reconciliation import OfficeRow, UnitDifference

statuses = st.sampled_from(policy.STATUSES)
systems = st.dictionaries(st.sampled_from("ABCDEF"), statuses)


def test_every_kind_of_difference_is_found_once():
	system = {"A": "Signed", "B": "Available", "C": "Held"}
	office = [
		OfficeRow("101", "A", "Signed"),
		OfficeRow("102", "B", "Signed"),
		OfficeRow("999", None, "Held"),
	]
	assert policy.compare(system, office) == [
		UnitDifference(None, "999", "", "Held"),
		UnitDifference("B", "102", "Available", "Signed"),
		UnitDifference("C", "", "Held", ""),
	]


@given(systems)
def test_the_same_list_has_no_difference(system):
	assert policy.compare(system, [OfficeRow(unit, unit, status) for unit, status in system.items()]) == []


@given(systems, systems)
def test_the_differences_of_units_explain_those_of_the_counts(system, office):
	rows = [OfficeRow(unit, unit, status) for unit, status in office.items()]
	found = policy.compare(system, rows)
	listed = {status: sum(row.status == status for row in rows) for status in policy.STATUSES}
	for count in policy.count(system.values(), listed):
		more = sum(one.office == count.status for one in found)
		fewer = sum(one.system == count.status for one in found)
		assert count.difference == more - fewer
	assert {one.unit for one in found} == {
		unit for unit in {*system, *office} if system.get(unit) != office.get(unit)
	}


@pytest.mark.parametrize(
	("office_units", "unexplained", "codes"),
	[
		(3, [], []),
		(0, [], ["reconciliation_not_counted"]),
		(3, ["A"], ["reconciliation_unexplained"]),
	],
)
def test_it_is_signed_when_the_office_has_counted_and_all_is_explained(office_units, unexplained, codes):
	assert [violation.code for violation in policy.check_sign(office_units, unexplained)] == codes


@pytest.mark.parametrize(
	("units", "codes"),
	[
		([], ["archive_no_units"]),
		(
			[
				("A", "For Sale", "Signed"),
				("B", "For Sale", "Handed Over"),
				("C", "Self-use", "Not Released"),
			],
			[],
		),
		([("A", "For Sale", "Signed"), ("B", "For Sale", "Subscribed")], ["archive_not_sold_out"]),
		([("A", "For Sale", "Not Released")], ["archive_not_sold_out"]),
	],
)
def test_a_project_is_sold_out_when_all_that_is_for_sale_is_signed(units, codes):
	assert [violation.code for violation in policy.check_archive(units)] == codes
