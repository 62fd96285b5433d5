"""Changes of a deal after money was received: what each may do, and where the money goes (§8.4-8.7, PROP-06, PROP-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

FORFEITURE = "Forfeiture"
RETURN = "Return"
KINDS = (FORFEITURE, RETURN)
ENDING_KINDS = frozenset({FORFEITURE, RETURN})
# The status of a deal and its contract, and the reason on its claim, after a change that ends it.
ENDED_STATUS: dict[str, str] = {FORFEITURE: "Forfeited", RETURN: "Returned"}

LIVE_STATUSES = frozenset({"Temporary Deposit", "Full Deposit", "Signed"})
KEEP, REFUND = "keep", "refund"


@dataclass(frozen=True)
class Part:
	"""A part of a receipt and its use: `keep` as income or `refund`. Amount in the deal's currency."""

	receipt: str
	use: str
	amount: Decimal


def check_ending(kind: str, status: str, received: Decimal, keep: Decimal) -> list[Violation]:
	"""Whether a live deal may be forfeited or returned with `keep` of its `received` money (deal's currency).

	A forfeiture keeps something; a return may keep nothing. Neither keeps more than was received.
	"""
	found = []
	if status not in LIVE_STATUSES:
		found.append(Violation("change_deal_not_live", {"status": status}))
	if keep < 0 or keep > received:
		found.append(Violation("change_keeps_too_much", {"keep": keep, "received": received}))
	if kind == FORFEITURE and keep == 0:
		found.append(Violation("change_forfeits_nothing"))
	return found


def split_receipts(receipts: Sequence[tuple[str, Decimal]], keep: Decimal, refund: Decimal) -> list[Part]:
	"""Which part of which receipt is kept and which is paid back: the oldest money is kept.

	Args:
		receipts: (name, amount still free), oldest first.
		keep: amount that stays with the company.
		refund: amount that goes back to the customer.
	"""
	wanted = [(KEEP, keep), (REFUND, refund)]
	parts: list[Part] = []
	for name, free in receipts:
		for index, (use, amount) in enumerate(wanted):
			taken = min(free, amount)
			if taken > 0:
				parts.append(Part(name, use, taken))
				free -= taken
				wanted[index] = (use, amount - taken)
	return parts


@dataclass(frozen=True)
class Posting:
	"""A line of the preview: an account by its part in the change, debit and credit in the deal's currency."""

	account: str
	debit: Decimal = ZERO
	credit: Decimal = ZERO


def ending_postings(keep: Decimal, refund: Decimal) -> list[Posting]:
	"""What the ledger says after a deal was ended: the liability is gone, its money is income or paid back."""
	lines = [Posting("Contract Liability", debit=keep + refund)]
	if keep:
		lines.append(Posting("Income", credit=keep))
	if refund:
		lines.append(Posting("Bank", credit=refund))
	return lines
