"""What follows when a collection clock has run out (R6-R8, PROP-10): the run proposes, a person decides."""

from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.arrears import PROPOSE_FORFEITURE, PROPOSE_RETURN, REFER_TO_LEGAL
from sales_ops.policies.changes import FORFEITURE, RETURN
from sales_ops.policies.money import ZERO

LEGAL_CASE = "Legal Case"


@dataclass(frozen=True)
class Proposal:
	"""A change to apply for, or a legal case to open. `keep`: what the company would keep (deal's currency)."""

	kind: str
	keep: Decimal = ZERO


def propose(action: str, received: Decimal) -> Proposal | None:
	"""The proposal that a next action of `policies.arrears` asks for, or None.

	A forfeiture keeps all that was received; what a return keeps is for the supervisor to say.
	"""
	if action == PROPOSE_FORFEITURE:
		return Proposal(FORFEITURE, received) if received > 0 else None
	if action == PROPOSE_RETURN:
		return Proposal(RETURN)
	return Proposal(LEGAL_CASE) if action == REFER_TO_LEGAL else None
