"""When the property-management company is told about a unit, and what a confirmation must say (PROP-03, feature 102)."""

from datetime import date

from sales_ops.policies.changes import EXCHANGE, FORFEITURE, RETURN
from sales_ops.policies.violations import Violation

MOVE_IN, TAKE_BACK = "Move-in", "Take-back"
OPEN, CONFIRMED, WITHDRAWN = "Open", "Confirmed", "Withdrawn"


def notice_of_change(kind: str, had_keys: bool) -> str | None:
	"""The notice that an executed change of a deal calls for.

	A return is always told: somebody may use the unit without keys of ours. A forfeiture or an exchange only when the
	customer has the keys.
	"""
	if kind == RETURN or (kind in (FORFEITURE, EXCHANGE) and had_keys):
		return TAKE_BACK
	return None


def check_confirmation(
	status: str, notice_date: date, confirmed_on: date, confirmed_by: str, on: date
) -> list[Violation]:
	"""Whether a notice may be confirmed on the day `on` with these words."""
	found = []
	if status != OPEN:
		found.append(Violation("notice_not_open", {"status": status}))
	if not confirmed_by.strip():
		found.append(Violation("notice_confirmed_by_whom"))
	if not notice_date <= confirmed_on <= on:
		params = {"confirmed_on": confirmed_on, "notice_date": notice_date}
		found.append(Violation("notice_confirmed_when", params))
	return found


def is_late(status: str, confirm_by: date, on: date) -> bool:
	"""Whether the confirmation is missing after its last day."""
	return status == OPEN and on > confirm_by
