"""When a unit may be handed over (property-and-credit.md §4 row 99)."""

from collections.abc import Sequence
from decimal import Decimal

from sales_ops.policies.violations import Violation


def check_handover(
	status: str, outstanding: Decimal, accepted: bool, open_snags: Sequence[str]
) -> list[Violation]:
	"""A signed deal, paid up, accepted by the customer, with no blocking snag open.

	Args:
		status: the deal's status.
		outstanding: what its instalments still owe (deal's currency).
		open_snags: descriptions of the blocking snags that are not fixed.
	"""
	found = []
	if status != "Signed":
		found.append(Violation("handover_not_signed", {"status": status}))
	if outstanding > 0:
		found.append(Violation("handover_not_paid", {"outstanding": outstanding}))
	if not accepted:
		found.append(Violation("handover_not_accepted"))
	if open_snags:
		found.append(Violation("handover_open_snags", {"snags": ", ".join(open_snags)}))
	return found
