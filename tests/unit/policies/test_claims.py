"""No order of events lets two live claims on one unit, and a move that is not allowed is refused."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sales_ops.policies import claims

START = datetime(2026, 3, 1, 9)
DEALS = st.sampled_from(["SUB-1", "SUB-2", "SUB-3"])


def hold(deal: str, since: datetime = START, minutes: int = 30) -> claims.Claim:
	return claims.Claim(
		deal, claims.HOLD, since, since + timedelta(minutes=minutes), holder=f"consultant of {deal}"
	)


def ask(live, wanted, released=True) -> claims.Outcome:
	return claims.request_claim("YQ-1-1203", released, live, wanted)


def test_a_free_released_unit_is_given():
	wanted = hold("SUB-1")
	assert ask(None, wanted) == claims.Outcome(start=wanted)


def test_a_unit_that_is_not_released_is_refused():
	assert ask(None, hold("SUB-1"), released=False).violation.code == "unit_not_released"


def test_the_loser_learns_who_holds_and_until_when():
	live = hold("SUB-1")
	violation = ask(live, hold("SUB-2", START + timedelta(minutes=29))).violation
	assert violation.code == "unit_held"
	assert violation.params["holder"] == "consultant of SUB-1"
	assert violation.params["until"] == live.expires


def test_a_hold_ends_at_its_last_minute():
	live = hold("SUB-1")
	outcome = ask(live, hold("SUB-2", live.expires))
	assert (outcome.end_reason, outcome.start.deal) == (claims.EXPIRED, "SUB-2")


@pytest.mark.parametrize("kind", [claims.TEMPORARY_DEPOSIT, claims.SUBSCRIPTION, claims.CONTRACT])
def test_a_claim_that_was_paid_for_never_expires_by_itself(kind):
	live = claims.Claim("SUB-1", kind, START, START)
	assert ask(live, hold("SUB-2", START + timedelta(days=400))).violation.code == "unit_held"


@pytest.mark.parametrize("from_kind", claims.KINDS)
@pytest.mark.parametrize("to_kind", claims.KINDS)
def test_a_deal_moves_only_along_the_allowed_moves(from_kind, to_kind):
	outcome = ask(claims.Claim("SUB-1", from_kind, START), claims.Claim("SUB-1", to_kind, START))
	if from_kind == to_kind:
		assert outcome == claims.Outcome()
	elif to_kind in claims.ALLOWED_MOVES[from_kind]:
		assert outcome.start.kind == to_kind
	else:
		assert outcome.violation.code == "claim_move_not_allowed"


def test_a_unit_cannot_be_signed_from_nothing():
	assert ask(None, claims.Claim("SUB-1", claims.CONTRACT, START)).violation.code == "claim_move_not_allowed"


def test_a_withdrawn_unit_stays_with_the_deal_that_has_it():
	live = hold("SUB-1")
	assert ask(live, claims.Claim("SUB-1", claims.SUBSCRIPTION, START), released=False).start


@pytest.mark.parametrize(
	("received", "temporary", "full", "kind"),
	[
		(0, 10, 50, claims.HOLD),
		(9, 10, 50, claims.HOLD),
		(10, 10, 50, claims.TEMPORARY_DEPOSIT),
		(49, 10, 50, claims.TEMPORARY_DEPOSIT),
		(50, 10, 50, claims.SUBSCRIPTION),
		(49, 0, 50, claims.HOLD),
		(0, 0, 0, claims.SUBSCRIPTION),
	],
)
def test_deposits_earn_their_claim(received, temporary, full, kind):
	assert claims.kind_for_deposit(Decimal(received), Decimal(temporary), Decimal(full)) == kind


@dataclass
class Unit:
	"""What the database keeps of a unit: all claims, dead or live."""

	released: bool = True
	live: list[claims.Claim] = field(default_factory=list)

	def apply(self, wanted: claims.Claim) -> None:
		outcome = ask(self.live[0] if self.live else None, wanted, self.released)
		if outcome.end_reason:
			self.live.pop(0)
		if outcome.start:
			self.live.append(outcome.start)


class AnyOrderOfEvents(RuleBasedStateMachine):
	"""Three deals ask, pay, sign, release and let time pass, in any order."""

	def __init__(self):
		super().__init__()
		self.unit, self.now = Unit(), START

	@rule(deal=DEALS, kind=st.sampled_from(claims.KINDS), minutes=st.none() | st.integers(0, 90))
	def ask_for_it(self, deal, kind, minutes):
		before = list(self.unit.live)
		expires = None if minutes is None else self.now + timedelta(minutes=minutes)
		self.unit.apply(claims.Claim(deal, kind, self.now, expires))
		lost = before and self.unit.live[0].deal != before[0].deal
		assert not lost or claims.has_expired(before[0], self.now)

	@rule(minutes=st.integers(1, 120))
	def time_passes(self, minutes):
		self.now += timedelta(minutes=minutes)

	@rule(deal=DEALS)
	def release(self, deal):
		self.unit.live = [claim for claim in self.unit.live if claim.deal != deal]

	@rule(released=st.booleans())
	def change_release(self, released):
		self.unit.released = released

	@invariant()
	def one_unit_has_at_most_one_live_claim(self):
		assert len(self.unit.live) <= 1

	@invariant()
	def the_status_follows_the_live_claim(self):
		status = claims.unit_status(self.unit.released, self.unit.live[0] if self.unit.live else None)
		assert (status in claims.UNIT_STATUS.values()) == bool(self.unit.live)


TestAnyOrderOfEvents = AnyOrderOfEvents.TestCase
TestAnyOrderOfEvents.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


@given(st.booleans(), st.sampled_from(claims.KINDS))
def test_a_claimed_unit_is_never_shown_as_available(released, kind):
	assert claims.unit_status(released, claims.Claim("SUB-1", kind, START)) == claims.UNIT_STATUS[kind]
