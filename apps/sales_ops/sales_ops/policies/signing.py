"""From the signed contract to its filing with the authority: 草签, 网签, 备案 (feature 58; property-and-credit.md §7.1).

Dates, not a status, are what is kept: the stage follows from them. A draft may be skipped, the online signing may not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sales_ops.policies.calendar_math import add_days
from sales_ops.policies.violations import Violation

DRAFT, ONLINE, FILING = "Draft Signing", "Online Signing", "Filing"
STEPS = (DRAFT, ONLINE, FILING)
NEEDS_NUMBER = frozenset({ONLINE, FILING})

NOT_SIGNED, WITHDRAWN = "Not Signed", "Filing Withdrawn"
STAGE_OF: dict[str, str] = {DRAFT: "Draft Signed", ONLINE: "Online Signed", FILING: "Filed"}


@dataclass(frozen=True)
class Progress:
	"""What is recorded of a contract: the day of each step, and of the withdrawal of its filing."""

	contract_date: date
	done: Mapping[str, date]
	withdrawn_on: date | None = None

	@property
	def is_filed(self) -> bool:
		return FILING in self.done and not self.withdrawn_on


def stage(progress: Progress) -> str:
	"""How far a contract is."""
	if progress.withdrawn_on:
		return WITHDRAWN
	reached = [step for step in STEPS if step in progress.done]
	return STAGE_OF[reached[-1]] if reached else NOT_SIGNED


def next_due(progress: Progress, days: Mapping[str, int]) -> tuple[str, date] | None:
	"""The next step and its day; None when the contract is filed.

	Args:
		days: for each step, how many days after the contract date it is due.
	"""
	if progress.is_filed:
		return None
	if progress.withdrawn_on:
		return FILING, add_days(progress.withdrawn_on, days[FILING])
	reached = max((STEPS.index(step) for step in progress.done), default=-1)
	step = STEPS[reached + 1]
	return step, add_days(progress.contract_date, days[step])


def check_step(progress: Progress, step: str, on: date, number: str, today: date) -> list[Violation]:
	"""Whether a step may be recorded for the day `on` under `number` (the authority's, or the office's own for a draft).

	Not in the future, not before the contract or an earlier step, not after a later one; with a number where the
	authority gives one; a filing only of what was signed online, and again only after it was withdrawn.
	"""
	params = {"step": step, "on": on}
	found = []
	if on > today:
		found.append(Violation("signing_in_future", params))
	if on < progress.contract_date:
		found.append(Violation("signing_before_contract", {**params, "signed_on": progress.contract_date}))
	if step in NEEDS_NUMBER and not number:
		found.append(Violation("signing_needs_number", {"step": step}))
	if step == FILING and ONLINE not in progress.done:
		found.append(Violation("signing_online_first"))
	if step == FILING and progress.withdrawn_on and on < progress.withdrawn_on:
		params = {"on": on, "withdrawn_on": progress.withdrawn_on}
		found.append(Violation("signing_filed_before_withdrawal", params))
	return found + _check_order(progress, step, on)


def _check_order(progress: Progress, step: str, on: date) -> list[Violation]:
	place = STEPS.index(step)
	found = []
	for other, day in progress.done.items():
		if other == FILING and progress.withdrawn_on:
			continue  # that filing is history
		earlier = STEPS.index(other) < place
		if (earlier and on < day) or (STEPS.index(other) > place and on > day):
			params = {"step": step, "on": on, "other": other, "day": day}
			found.append(Violation("signing_out_of_order", params))
	return found


def check_withdrawal(progress: Progress, on: date, today: date) -> list[Violation]:
	"""Whether the filing may be withdrawn (撤销备案) on a day."""
	if not progress.is_filed:
		return [Violation("signing_not_filed")]
	filed_on = progress.done[FILING]
	if on > today:
		return [Violation("signing_in_future", {"step": WITHDRAWN, "on": on})]
	if on < filed_on:
		return [Violation("signing_withdrawn_before_filing", {"on": on, "filed_on": filed_on})]
	return []


def check_may_end(contract: str, progress: Progress) -> list[Violation]:
	"""A filed contract is not returned, exchanged, forfeited or cancelled before its filing is withdrawn."""
	return [Violation("signing_still_filed", {"contract": contract})] if progress.is_filed else []
