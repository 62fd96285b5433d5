"""Who owns a unit together, and with which share (feature 57; issue 3 point 2).

The first owner is the deal's customer: the one who pays and whose account the money is booked on. Shares of the others
do not touch the ledger (property-and-credit.md §8.7).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sales_ops.policies.money import ZERO, split_evenly
from sales_ops.policies.violations import Violation

WHOLE = Decimal(100)


@dataclass(frozen=True)
class Owner:
	"""A customer with a share in percent, 0-100."""

	customer: str
	share: Decimal


def check_owners(customer: str, owners: Sequence[Owner]) -> list[Violation]:
	"""What a table of owners may not do.

	Not begin with the deal's `customer`, name an owner twice, hold a share outside 0-100, or not sum to 100 exactly.
	"""
	found = []
	names = [owner.customer for owner in owners]
	if names[:1] != [customer]:
		found.append(Violation("owner_main_first", {"customer": customer}))
	for name in sorted({name for name in names if names.count(name) > 1}):
		found.append(Violation("owner_twice", {"owner": name}))
	for owner in owners:
		if not 0 < owner.share <= WHOLE:
			found.append(Violation("owner_share", {"owner": owner.customer, "share": owner.share}))
	total = sum((owner.share for owner in owners), ZERO)
	if total != WHOLE:
		found.append(Violation("owner_shares_sum", {"total": total}))
	return found


def equal_shares(customers: Sequence[str]) -> list[Owner]:
	"""The customers with equal shares to two decimals; what rounding leaves goes to the first."""
	shares = reversed(split_evenly(WHOLE, len(customers)))
	return [Owner(customer, share) for customer, share in zip(customers, shares, strict=True)]


def replace_main(owners: Sequence[Owner], customer: str) -> list[Owner]:
	"""The owners after `customer` takes the first one's place and share; who was an owner already has both shares then."""
	former, *others = owners
	own = sum((owner.share for owner in others if owner.customer == customer), ZERO)
	rest = [owner for owner in others if owner.customer != customer]
	return [replace(former, customer=customer, share=former.share + own), *rest]
