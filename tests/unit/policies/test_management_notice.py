"""When the property-management company is told, and how it confirms."""

from datetime import date

import pytest

from sales_ops.policies import changes
from sales_ops.policies.management_notice import TAKE_BACK, check_confirmation, is_late, notice_of_change

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
	("kind", "had_keys", "expected"),
	[
		(changes.RETURN, False, TAKE_BACK),
		(changes.RETURN, True, TAKE_BACK),
		(changes.FORFEITURE, False, None),
		(changes.FORFEITURE, True, TAKE_BACK),
		(changes.EXCHANGE, False, None),
		(changes.EXCHANGE, True, TAKE_BACK),
		(changes.NAME_CHANGE, True, None),
		(changes.PRICE_CHANGE, True, None),
	],
)
def test_a_unit_is_taken_back_on_a_return_and_where_the_customer_has_the_keys(kind, had_keys, expected):
	assert notice_of_change(kind, had_keys) == expected


@pytest.mark.parametrize(
	("status", "confirmed_on", "by", "codes"),
	[
		("Open", DAY, "周师傅", []),
		("Open", date(2026, 11, 20), "周师傅", []),
		("Open", date(2026, 11, 19), "周师傅", ["notice_confirmed_when"]),
		("Open", date(2026, 11, 24), "周师傅", ["notice_confirmed_when"]),
		("Confirmed", DAY, "周师傅", ["notice_not_open"]),
		("Withdrawn", DAY, " ", ["notice_not_open", "notice_confirmed_by_whom"]),
	],
)
def test_a_confirmation_names_somebody_and_a_day_that_can_be(status, confirmed_on, by, codes):
	found = check_confirmation(status, date(2026, 11, 20), confirmed_on, by, DAY)
	assert [violation.code for violation in found] == codes


@pytest.mark.parametrize(("on", "late"), [(22, False), (23, False), (24, True)])
def test_a_notice_is_late_after_its_last_day(on, late):
	assert is_late("Open", DAY, date(2026, 11, on)) is late
	assert not is_late("Confirmed", DAY, date(2026, 11, on))
