"""When a unit may be handed over (property-and-credit.md §4 row 99)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sales_ops.policies.violations import Violation


def check_handover(
	status: str,
	outstanding: Decimal,
	accepted: bool,
	open_snags: Sequence[str],
	missing_documents: Sequence[str] = (),
) -> list[Violation]:
	"""A signed deal, paid up, its papers received, accepted by the customer, with no blocking snag open.

	Args:
		status: the deal's status.
		outstanding: what its instalments still owe (deal's currency).
		open_snags: descriptions of the blocking snags that are not fixed.
		missing_documents: required papers that the customer has not brought.
	"""
	found = []
	if status != "Signed":
		found.append(Violation("handover_not_signed", {"status": status}))
	if outstanding > 0:
		found.append(Violation("handover_not_paid", {"outstanding": outstanding}))
	if missing_documents:
		found.append(Violation("handover_documents_missing", {"documents": ", ".join(missing_documents)}))
	if not accepted:
		found.append(Violation("handover_not_accepted"))
	if open_snags:
		found.append(Violation("handover_open_snags", {"snags": ", ".join(open_snags)}))
	return found


def check_moved_in(moved_in_on: date | None, handed_over_on: date, today: date) -> list[Violation]:
	"""Whether the move-in may be recorded as complete on a day: not before the handover, not ahead of time."""
	if moved_in_on and not handed_over_on <= moved_in_on <= today:
		return [Violation("handover_moved_in_day", {"day": moved_in_on, "handed_over_on": handed_over_on})]
	return []
