"""Settlement periods tile the calendar, whatever the days; an invoice is always asked for before a closing day to come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import consignment_calendar as policy
from sales_ops.policies.consignment_calendar import Calendar

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
DAY = st.integers(1, 31)


@st.composite
def calendars(draw) -> Calendar:
	upto = draw(DAY)
	closing = draw(st.integers(0, 31))
	return Calendar(upto % 31 + 1, upto, draw(DAY), draw(st.integers(0, 5)), closing, 1, 1)


@pytest.mark.parametrize(
	("on", "start", "end", "due"),
	[
		("2026-11-10", "2026-10-11", "2026-11-10", "2026-11-15"),
		("2026-11-11", "2026-11-11", "2026-12-10", "2026-12-15"),
		("2026-12-31", "2026-12-11", "2027-01-10", "2027-01-15"),
		("2028-02-29", "2028-02-11", "2028-03-10", "2028-03-15"),
	],
)
def test_the_period_is_the_11th_to_the_10th_and_due_on_the_15th(on, start, end, due):
	window = policy.window_of(date.fromisoformat(on), Calendar())
	found = (window.start.isoformat(), window.end.isoformat(), window.due.isoformat())
	assert found == (start, end, due)
	assert window.label == end[:7]


def test_a_period_that_ends_with_the_month_is_due_in_the_next_one():
	window = policy.window_of(date(2027, 2, 3), Calendar(from_day=1, upto_day=31, due_day=5))
	assert (window.start, window.end, window.due) == (date(2027, 2, 1), date(2027, 2, 28), date(2027, 3, 5))


@given(DAYS, calendars())
def test_every_day_lies_in_its_period_and_periods_follow_each_other(on, calendar):
	window = policy.window_of(on, calendar)
	assert window.start <= on <= window.end < window.due
	following = policy.window_after(window, calendar)
	assert following.start == window.end + timedelta(days=1)
	assert policy.window_before(following, calendar) == window


@given(DAYS, calendars())
def test_a_label_names_one_period(on, calendar):
	window = policy.window_of(on, calendar)
	assert policy.window_named(window.label, calendar) == window


@given(DAYS, st.integers(0, 500), calendars())
def test_due_periods_have_ended_and_begin_with_the_first_day_asked_for(first, days, calendar):
	today = first + timedelta(days=days)
	found = list(policy.windows_until(first, today, calendar))
	assert all(window.end < today for window in found)
	if found:
		assert found[0].start <= first <= found[0].end
		assert policy.window_after(found[-1], calendar).end >= today


@given(DAYS, calendars(), st.sets(st.integers(0, 14)))
def test_each_day_is_collected_by_exactly_one_open_period(on, calendar, closed_steps):
	"""Of a row of periods some are closed; the open ones share all days between them, the last one being open."""
	windows = [policy.window_of(on, calendar)]
	for _step in range(15):
		windows.append(policy.window_after(windows[-1], calendar))
	closed = {windows[step].label for step in closed_steps if step}
	still_open = [window for window in windows if window.label not in closed]
	starts = [policy.collected_from(window, closed, calendar) for window in still_open]
	for before, start in zip(still_open, starts[1:], strict=False):
		assert start == before.end + timedelta(days=1)
	assert starts[0] == windows[0].start


def test_a_deferred_period_waits_in_the_next_one():
	window = policy.window_named("2026-11", Calendar())
	assert policy.collected_from(window, set(), Calendar()) == date(2026, 10, 11)
	assert policy.collected_from(window, {"2026-10", "2026-09"}, Calendar()) == date(2026, 8, 11)


def test_a_run_of_closed_periods_is_followed_back_to_the_beginning_of_time():
	class Everything:
		def __contains__(self, _label):
			return True

	window = policy.window_named("2026-11", Calendar())
	assert policy.collected_from(window, Everything(), Calendar()) == date.min


@pytest.mark.parametrize(
	("calendar", "codes"),
	[
		(Calendar(), []),
		(Calendar(from_day=1, upto_day=31), []),
		(Calendar(from_day=12), ["consignment_settlement_calendar_gap"]),
		(Calendar(from_day=0, due_day=32), ["consignment_settlement_day_unknown"] * 2),
	],
)
def test_a_calendar_leaves_no_day_out(calendar, codes):
	assert [violation.code for violation in policy.check_calendar(calendar)] == codes


@pytest.mark.parametrize(
	("notice_on", "closing_day", "closing", "due", "reported"),
	[
		("2026-11-12", 0, "2026-11-30", "2026-11-29", "2026-12-01"),
		("2026-11-29", 0, "2026-11-30", "2026-11-29", "2026-12-01"),
		("2026-11-30", 0, "2026-12-31", "2026-12-30", "2027-01-01"),
		("2026-11-12", 25, "2026-11-25", "2026-11-24", "2026-11-26"),
		("2027-02-01", 30, "2027-02-28", "2027-02-27", "2027-03-01"),
	],
)
def test_the_invoice_comes_a_day_before_closing_and_is_reported_missing_the_day_after(
	notice_on, closing_day, closing, due, reported
):
	found = policy.invoice_dates(date.fromisoformat(notice_on), Calendar(closing_day=closing_day))
	assert [day.isoformat() for day in (found.closing, found.due, found.reported)] == [closing, due, reported]
	assert policy.is_invoice_missing(found, found.reported)
	assert not policy.is_invoice_missing(found, found.closing)


@given(DAYS, calendars())
def test_an_invoice_is_asked_for_in_time(notice_on, calendar):
	found = policy.invoice_dates(notice_on, calendar)
	assert notice_on <= found.due < found.closing < found.reported


def test_a_notice_is_handed_over_within_a_day():
	assert policy.notice_due(date(2026, 11, 30), Calendar()) == date(2026, 12, 1)
