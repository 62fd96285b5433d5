"""Which letter a late customer gets next: reminder, final notice, termination notice (property-and-credit.md §4 row 87).

Letters that were not answered roll into the next one: each is sharper than the last and asks for all that is overdue on
its day. When everything has been paid, the chain ends; the next arrears begin with a reminder again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.calendar_math import add_days
from sales_ops.policies.violations import Violation

REMINDER = "Reminder"
FINAL_NOTICE = "Final Notice"
TERMINATION_NOTICE = "Termination Notice"
LEVELS = (REMINDER, FINAL_NOTICE, TERMINATION_NOTICE)


@dataclass(frozen=True)
class Sent:
	"""A letter that went out: its level, its day and the day by which it asked for the money."""

	level: str
	sent_on: date
	pay_by: date


def chain(letters: Sequence[Sent], oldest_due: date) -> list[Sent]:
	"""The letters about the present arrears, oldest first: those sent since the oldest of them fell due."""
	return sorted((row for row in letters if row.sent_on > oldest_due), key=lambda row: row.sent_on)


def next_level(letters: Sequence[Sent], oldest_due: date | None, on: date) -> str | None:
	"""The level of the letter that is due on the day `on`; None while none is.

	Args:
		letters: all that were sent for the deal.
		oldest_due: the due date of the oldest amount overdue on that day; None when nothing is.

	Returns:
		None when nothing is overdue, while the last letter's day of payment has not passed, and after the last level:
		then the clocks and the legal department go on.
	"""
	if not oldest_due:
		return None
	sent = chain(letters, oldest_due)
	if not sent:
		return REMINDER
	if on <= sent[-1].pay_by or sent[-1].level == TERMINATION_NOTICE:
		return None
	return LEVELS[LEVELS.index(sent[-1].level) + 1]


def pay_by(sent_on: date, grace_days: int) -> date:
	"""The last day of payment of a letter: calendar days after it is sent."""
	return add_days(sent_on, grace_days)


def check_letter(
	level: str, due_level: str | None, overdue: Decimal, in_litigation: bool, sent_on: date, pay_until: date
) -> list[Violation]:
	"""Whether a letter of a level may go out.

	Args:
		due_level: what `next_level` gives; a milder letter than that may go out, too, a sharper one may not.
		overdue: what is overdue on the letter's day (deal's currency).
		in_litigation: the legal department has the deal, so the office writes no letters.
	"""
	found = []
	if in_litigation:
		found.append(Violation("letter_in_litigation"))
	if overdue <= 0:
		found.append(Violation("letter_nothing_overdue", {"on": sent_on}))
	elif due_level is None:
		found.append(Violation("letter_not_due", {"on": sent_on}))
	elif LEVELS.index(level) > LEVELS.index(due_level):
		found.append(Violation("letter_skips_level", {"level": level, "due_level": due_level}))
	if pay_until < sent_on:
		found.append(Violation("letter_pay_by_before", {"pay_by": pay_until, "on": sent_on}))
	return found
