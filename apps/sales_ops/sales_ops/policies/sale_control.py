"""Do unit, claim and deal tell the same story (property-and-credit.md §9 point 7)?"""

from dataclasses import dataclass

from sales_ops.policies.claims import AVAILABLE, DEAL_STATUS, NOT_RELEASED, UNIT_STATUS


@dataclass(frozen=True)
class UnitFacts:
	"""What is recorded: on the unit (`sale_status`, `live_claim`), in its live claim, and on the claim's deal."""

	released: bool
	sale_status: str
	live_claim: str | None = None
	claim: str | None = None
	claim_kind: str | None = None
	deal_status: str | None = None


@dataclass(frozen=True)
class Difference:
	"""A recorded value that is not the one the live claim demands."""

	rule: str
	recorded: str
	expected: str


def differences(facts: UnitFacts) -> list[Difference]:
	"""Every disagreement of one unit; the live claim is taken as the truth."""
	free = AVAILABLE if facts.released else NOT_RELEASED
	status = UNIT_STATUS[facts.claim_kind] if facts.claim_kind else free
	deal = DEAL_STATUS[facts.claim_kind] if facts.claim_kind else (facts.deal_status or "")
	pairs = (
		("Status of the Unit", facts.sale_status, status),
		("Claim of the Unit", facts.live_claim or "", facts.claim or ""),
		("Status of the Deal", facts.deal_status or "", deal),
	)
	return [Difference(*pair) for pair in pairs if pair[1] != pair[2]]
