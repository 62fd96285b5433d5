"""Draft, online signing, filing: dates in order, stage and next deadline follow from them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import signing
from sales_ops.policies.signing import DRAFT, FILING, ONLINE, Progress

SIGNED = date(2026, 3, 1)
TODAY = date(2026, 6, 1)
DAYS = {DRAFT: 0, ONLINE: 7, FILING: 30}


def day(number: int) -> date:
	return SIGNED + timedelta(days=number)


def progress(withdrawn: int | None = None, **done: int) -> Progress:
	steps = {"draft": DRAFT, "online": ONLINE, "filed": FILING}
	on = {steps[name]: day(number) for name, number in done.items()}
	return Progress(SIGNED, on, None if withdrawn is None else day(withdrawn))


def codes(at: Progress, step: str, on: int, number: str = "N-1") -> list[str]:
	return [violation.code for violation in signing.check_step(at, step, day(on), number, TODAY)]


@pytest.mark.parametrize(
	("done", "stage", "due"),
	[
		({}, "Not Signed", (DRAFT, day(0))),
		({"draft": 1}, "Draft Signed", (ONLINE, day(7))),
		({"online": 3}, "Online Signed", (FILING, day(30))),
		({"draft": 1, "online": 3, "filed": 20}, "Filed", None),
		({"online": 3, "filed": 20, "withdrawn": 40}, "Filing Withdrawn", (FILING, day(70))),
	],
)
def test_stage_and_next_deadline_follow_from_the_days(done, stage, due):
	at = progress(**done)
	assert (signing.stage(at), signing.next_due(at, DAYS)) == (stage, due)


@pytest.mark.parametrize(
	("on", "expected"), [(-1, ["signing_before_contract"]), (0, []), (92, []), (93, ["signing_in_future"])]
)
def test_a_step_lies_between_the_contract_and_today(on, expected):
	assert codes(progress(), ONLINE, on) == expected


def test_the_authorities_steps_have_a_number_a_draft_may_do_without():
	assert codes(progress(), ONLINE, 1, "") == ["signing_needs_number"]
	assert codes(progress(online=1), FILING, 1, "") == ["signing_needs_number"]
	assert codes(progress(), DRAFT, 1, "") == []


def test_only_what_was_signed_online_is_filed_and_a_draft_may_be_skipped():
	assert codes(progress(draft=1), FILING, 5) == ["signing_online_first"]
	assert codes(progress(online=5), FILING, 5) == []


@pytest.mark.parametrize(
	("step", "on", "fits"),
	[(FILING, 4, False), (FILING, 5, True), (DRAFT, 5, True), (DRAFT, 6, False), (ONLINE, 9, True)],
)
def test_the_steps_follow_each_other_on_the_day_or_later(step, on, fits):
	assert (codes(progress(online=5), step, on) == []) is fits


def test_a_withdrawn_filing_is_filed_again_from_that_day_on():
	at = progress(online=3, filed=20, withdrawn=40)
	assert codes(at, FILING, 39) == ["signing_filed_before_withdrawal"]
	assert codes(at, FILING, 40) == []
	assert codes(at, ONLINE, 30) == []  # the next online signing is not bound to the former filing


@pytest.mark.parametrize(
	("on", "expected"), [(19, ["signing_withdrawn_before_filing"]), (20, []), (93, ["signing_in_future"])]
)
def test_a_filing_is_withdrawn_between_its_day_and_today(on, expected):
	found = signing.check_withdrawal(progress(online=3, filed=20), day(on), TODAY)
	assert [violation.code for violation in found] == expected


def test_what_is_not_filed_is_not_withdrawn_and_may_end():
	for at in (progress(), progress(online=3), progress(online=3, filed=20, withdrawn=40)):
		assert [v.code for v in signing.check_withdrawal(at, day(50), TODAY)] == ["signing_not_filed"]
		assert signing.check_may_end("CON-1", at) == []
	assert [v.code for v in signing.check_may_end("CON-1", progress(online=3, filed=20))] == [
		"signing_still_filed"
	]


@given(st.lists(st.tuples(st.sampled_from(signing.STEPS), st.integers(-5, 100)), max_size=12))
def test_whatever_is_recorded_the_days_stay_in_order(attempts):
	done: dict[str, date] = {}
	for step, number in attempts:
		if not signing.check_step(Progress(SIGNED, done), step, day(number), "N-1", TODAY):
			done[step] = day(number)
	days = [done[step] for step in signing.STEPS if step in done]
	assert days == sorted(days)
	assert all(SIGNED <= on <= TODAY for on in days)
	assert FILING not in done or ONLINE in done
