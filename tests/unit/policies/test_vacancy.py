"""The three-way match of the vacancy list, its spreadsheet, and the last Monday of a month."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import vacancy as policy
from sales_ops.policies.calendar_math import last_monday, latest_last_monday
from sales_ops.policies.vacancy_sheet import read

HUNDRED = policy.Entry(Decimal(100), policy.UNSOLD)
# One month for each length a month can have × weekday it can begin on.
SHAPES = sorted(
	{monthrange(year, month): (year, month) for year in range(2000, 2028) for month in range(1, 13)}.values()
)


entries = st.builds(
	policy.Entry,
	st.none() | st.integers(1, 300).map(Decimal),
	st.none() | st.sampled_from([policy.UNSOLD, policy.SOLD]),
)
lists = st.dictionaries(st.sampled_from("ABCDE"), entries)
listed = st.lists(
	st.builds(policy.Listed, st.sampled_from(["1", "2"]), st.none() | st.sampled_from("ABCDE"), entries)
)


@pytest.mark.parametrize(("year", "month"), SHAPES)
def test_the_last_monday_is_a_monday_in_the_last_week_of_its_month(year, month):
	day = last_monday(year, month)
	assert (day.weekday(), day.month) == (0, month)
	assert monthrange(year, month)[1] - day.day < 7


def test_every_shape_of_month_was_tried():
	assert len(SHAPES) == 28


@pytest.mark.parametrize(
	("on", "expected"),
	[
		(date(2026, 11, 29), date(2026, 10, 26)),
		(date(2026, 11, 30), date(2026, 11, 30)),
		(date(2026, 12, 1), date(2026, 11, 30)),
		(date(2027, 1, 1), date(2026, 12, 28)),
	],
)
def test_the_newest_list_day_on_the_day_before_the_day_and_the_day_after(on, expected):
	assert latest_last_monday(on) == expected


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_list_day_is_never_more_than_five_weeks_old(on):
	assert timedelta(0) <= on - latest_last_monday(on) < timedelta(days=36)


def differences(finance=None, sales=None, management=None) -> tuple[str, ...]:
	side = [{"A": entry} if entry else {} for entry in (finance, sales)]
	rows = [policy.Listed("101", "A", management)] if management else []
	[one] = policy.match(*side, rows)
	return one.differences


@pytest.mark.parametrize(
	("sides", "expected"),
	[
		((HUNDRED, HUNDRED, HUNDRED), ()),
		((HUNDRED, HUNDRED, None), (policy.NOT_IN_MANAGEMENT,)),
		((HUNDRED, None, HUNDRED), (policy.NOT_IN_SALES,)),
		((None, HUNDRED, HUNDRED), (policy.NOT_IN_FINANCE,)),
		((None, None, HUNDRED), (policy.NOT_IN_FINANCE, policy.NOT_IN_SALES)),
		((HUNDRED, HUNDRED, policy.Entry(Decimal("100.01"))), (policy.AREA_DIFFERS,)),
		((HUNDRED, HUNDRED, policy.Entry(Decimal("100.004"))), ()),
		((HUNDRED, HUNDRED, policy.Entry(None, policy.SOLD)), (policy.STATUS_DIFFERS,)),
		((HUNDRED, HUNDRED, policy.Entry()), ()),
		(
			(HUNDRED, None, policy.Entry(Decimal(90), policy.SOLD)),
			(policy.NOT_IN_SALES, policy.AREA_DIFFERS, policy.STATUS_DIFFERS),
		),
	],
)
def test_each_kind_of_difference_is_named(sides, expected):
	assert differences(*sides) == expected


def test_nothing_is_compared_with_a_list_that_has_not_come():
	[one] = policy.match({"A": HUNDRED}, {"A": HUNDRED}, None)
	assert one.differences == ()


def test_a_unit_listed_twice_and_an_unknown_room_are_differences():
	rows = [
		policy.Listed("101", "A", HUNDRED),
		policy.Listed("1-101", "A", HUNDRED),
		policy.Listed("999", None),
	]
	unknown, twice = policy.match({"A": HUNDRED}, {"A": HUNDRED}, rows)
	assert (unknown.key, unknown.differences) == ("999", (policy.UNKNOWN_UNIT,))
	assert (twice.key, twice.differences) == ("A", (policy.LISTED_TWICE,))


@given(lists, lists, listed)
def test_the_differences_explain_the_counts(finance, sales, management):
	found = policy.match(finance, sales, management)
	units = [one for one in found if one.unit]
	assert {one.unit for one in units} == {*finance, *sales, *(row.unit for row in management if row.unit)}
	missing = [
		sum(word in one.differences for one in units) for word in (policy.NOT_IN_FINANCE, policy.NOT_IN_SALES)
	]
	assert len(units) - missing[0] == len(finance)
	assert len(units) - missing[1] == len(sales)
	assert sum(policy.UNKNOWN_UNIT in one.differences for one in found) == sum(
		not row.unit for row in management
	)
	assert [bool(one.differences) for one in found] == sorted(
		(bool(one.differences) for one in found), reverse=True
	)


@given(lists)
def test_equal_lists_have_no_difference(one_list):
	rows = [policy.Listed(unit, unit, entry) for unit, entry in one_list.items()]
	assert all(not one.differences for one in policy.match(one_list, one_list, rows))


ROOMS = policy.Rooms(
	[("云栖-1栋-101", "1栋", "101"), ("云栖-2栋-101", "2栋", "101"), ("云栖-2栋-S01", "2栋", "S01")]
)


@pytest.mark.parametrize(
	("room", "building", "expected"),
	[
		("101", "1栋", "云栖-1栋-101"),
		("１０１室", "1号楼", "云栖-1栋-101"),
		(" 101 号", "1#", "云栖-1栋-101"),
		("2栋-101", "", "云栖-2栋-101"),
		("2-101", "", "云栖-2栋-101"),
		("s01", "", "云栖-2栋-S01"),
		("云栖-2栋-101", "", "云栖-2栋-101"),
		("101", "", None),
		("102", "1栋", None),
		("101", "3栋", None),
	],
)
def test_a_room_is_found_as_people_write_it(room, building, expected):
	assert ROOMS.find(room, building) == expected


def test_a_sheet_is_read_below_its_title_without_its_total():
	sheet = read(
		[
			["空置房清单", None, None, None],
			["楼栋", "房号", "建筑面积（㎡）", "状态"],
			["1栋", 101.0, "1,098.50", "未售"],
			["1栋", "102", None, "已售未交"],
			[None, None, None, None],
			["合计", "2套", 1098.5, None],
		]
	)
	assert sheet.violations == ()
	assert [(row["building"], row["room"], row["built_area"], row["status"]) for row in sheet.rows] == [
		("1栋", "101", Decimal("1098.50"), policy.UNSOLD),
		("1栋", "102", None, policy.SOLD),
	]


@pytest.mark.parametrize(
	("lines", "code"),
	[
		([["a", "b"], ["101", "90"]], "vacancy_no_headings"),
		([], "vacancy_no_headings"),
		([["房号", "面积"], ["101", "约90"]], "vacancy_area"),
		([["房号", "面积"], ["101", "-90"]], "vacancy_area"),
	],
)
def test_a_sheet_that_cannot_be_read_says_why(lines, code):
	assert [violation.code for violation in read(lines).violations] == [code]


def test_a_list_is_signed_when_it_has_come_and_all_is_explained():
	assert policy.check_sign(True, []) == []
	codes = [violation.code for violation in policy.check_sign(False, ["A"])]
	assert codes == ["vacancy_not_received", "vacancy_unexplained"]
