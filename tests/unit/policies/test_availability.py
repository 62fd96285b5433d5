"""A block refuses new deals, never the one that has the unit; a court seizure also stops its contract."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.messages import MESSAGES, describe
from sales_ops.policies import availability, claims, pricing
from sales_ops.policies.availability import Block

START = datetime(2026, 3, 1, 9)
DAY = date(2026, 3, 1)
ANY_BLOCKS = st.lists(st.sampled_from(availability.BLOCK_KINDS), max_size=3)


def ask(live, wanted, **standing) -> claims.Outcome:
	return claims.request_claim("YQ-1-1203", True, live, wanted, **standing)


def hold(deal: str = "SUB-1", minutes: int = 30) -> claims.Claim:
	return claims.Claim(deal, claims.HOLD, START, START + timedelta(minutes=minutes))


@pytest.mark.parametrize("kind", availability.BLOCK_KINDS)
def test_a_blocked_unit_is_refused_and_the_block_is_named(kind):
	violation = ask(None, hold(), blocks=[kind]).violation
	assert (violation.code, violation.params["block"]) == ("unit_blocked", kind)


@pytest.mark.parametrize("use", availability.USES)
def test_only_a_unit_for_sale_can_be_held(use):
	violation = ask(None, hold(), use=use).violation
	assert (violation is None) == (use == availability.FOR_SALE)
	assert violation is None or violation.code == "unit_not_for_sale"


@given(ANY_BLOCKS, st.sampled_from(claims.KINDS), st.sampled_from(claims.KINDS))
def test_a_block_leaves_a_deal_its_unit_and_its_moves(blocks, from_kind, to_kind):
	live, wanted = claims.Claim("SUB-1", from_kind, START), claims.Claim("SUB-1", to_kind, START)
	free, blocked = ask(live, wanted), ask(live, wanted, blocks=blocks)
	seized = to_kind == claims.CONTRACT != from_kind and availability.COURT_SEIZURE in blocks
	if seized and not free.violation:
		assert blocked.violation.code == "unit_seized"
	elif not free.violation:
		assert blocked == free


def test_a_hold_that_ran_out_is_not_renewed_on_a_blocked_unit():
	wanted = claims.Claim("SUB-1", claims.HOLD, START + timedelta(hours=1))
	assert ask(hold(), wanted, blocks=["Quality"]).violation.code == "unit_blocked"
	assert ask(hold(), wanted) == claims.Outcome()


@given(st.dates(), st.none() | st.dates())
def test_a_block_ends_after_its_last_day(on, until):
	assert availability.has_ended(Block("Quality", DAY, until), on) == (until is not None and until < on)


@given(
	st.booleans(),
	st.sampled_from(availability.USES),
	st.lists(st.builds(Block, st.sampled_from(availability.BLOCK_KINDS), st.just(DAY)), max_size=3),
)
def test_a_unit_without_a_reason_is_one_that_can_be_held(released, use, blocks):
	outcome = claims.request_claim("U", released, None, hold(), use, [block.kind for block in blocks])
	assert bool(availability.reasons(released, use, blocks, True)) == bool(outcome.violation)


def test_an_internal_hold_is_a_reason_for_the_house_only():
	kept = Block(availability.INTERNAL_HOLD, DAY, date(2026, 4, 1), "for the chairman")
	blocks = [kept, Block("Quality", DAY, None, "leak")]
	told = [describe(why) for why in availability.reasons(True, availability.FOR_SALE, blocks, True)]
	assert told == [
		"Internal Hold since 2026-03-01, until 2026-04-01: for the chairman",
		"Quality since 2026-03-01: leak",
	]
	told = [describe(why) for why in availability.reasons(True, availability.FOR_SALE, blocks, False)]
	assert told == ["Quality since 2026-03-01: leak"]


STATUSES = (claims.NOT_RELEASED, claims.AVAILABLE, *claims.UNIT_STATUS.values())


@given(st.sampled_from(STATUSES), ANY_BLOCKS, st.booleans())
def test_only_a_free_unit_under_internal_hold_is_shown_as_sold_and_only_outside_the_house(
	status, blocks, sees_all
):
	shown = claims.public_status(status, blocks, sees_all)
	is_kept = status == claims.AVAILABLE and availability.INTERNAL_HOLD in blocks
	assert shown == ("Signed" if is_kept and not sees_all else status)


@given(ANY_BLOCKS, st.booleans())
def test_nobody_outside_the_house_hears_of_an_internal_hold(blocks, released):
	refused = ask(None, hold(), blocks=blocks).violation if blocks else None
	if refused:
		told = describe(claims.public_refusal(refused, released, False))
		assert "Internal" not in told
		assert claims.public_refusal(refused, released, True) == refused
	assert availability.INTERNAL_HOLD not in availability.public_blocks(blocks, False)
	assert availability.public_blocks(blocks, True) == blocks


def test_every_reason_has_its_sentence():
	assert {"why_use", "why_not_released", "why_blocked", "why_blocked_until"} <= set(MESSAGES)


@pytest.mark.parametrize(
	("floor", "listed", "refused"), [(0, 100, False), (100, 100, False), (101, 100, True), (5, 0, False)]
)
def test_the_floor_price_is_not_above_the_list_price(floor, listed, refused):
	assert bool(pricing.check_floor(Decimal(floor), Decimal(listed))) == refused
