"""Whether a promise to pay was kept (PROP-09): nobody types it, receipts and the calendar decide.

Receipts after the promise up to the promised day, that day included, add up. The promise is kept as soon as they reach
its amount; the day after, it is partly kept or broken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

OPEN = "Open"
KEPT = "Kept"
PARTLY_KEPT = "Partly Kept"
BROKEN = "Broken"
WITHDRAWN = "Withdrawn"


@dataclass(frozen=True)
class Promise:
	"""`amount` in the deal's currency; `made_at`: the moment of the call; `due_date`: the promised day."""

	amount: Decimal
	made_at: datetime
	due_date: date


@dataclass(frozen=True)
class Receipt:
	"""Money of the same deal: the day it is booked on, and the moment it was recorded."""

	received_on: date
	recorded_at: datetime
	amount: Decimal


@dataclass(frozen=True)
class Verdict:
	"""`received` of the promise so far; `kept_on`: the day its amount was reached, else None."""

	status: str
	received: Decimal
	kept_on: date | None


def counts(promise: Promise, receipt: Receipt) -> bool:
	"""Whether a receipt is money of the promise.

	A receipt of the promise's own day counts when it was recorded after the call: what had been paid before was not
	promised.
	"""
	made_on = promise.made_at.date()
	if receipt.received_on == made_on:
		return receipt.recorded_at >= promise.made_at and made_on <= promise.due_date
	return made_on < receipt.received_on <= promise.due_date


def judge(promise: Promise, receipts: Sequence[Receipt], on: date) -> Verdict:
	"""How the promise stands on the day `on`."""
	received, kept_on = ZERO, None
	for receipt in sorted(receipts, key=lambda row: row.received_on):
		if not counts(promise, receipt):
			continue
		received += receipt.amount
		if kept_on is None and received >= promise.amount:
			kept_on = receipt.received_on
	return Verdict(_status(promise, received, on), received, kept_on)


def _status(promise: Promise, received: Decimal, on: date) -> str:
	if received >= promise.amount:
		return KEPT
	if on <= promise.due_date:
		return OPEN
	return PARTLY_KEPT if received > 0 else BROKEN


def check_promise(promise: Promise, outstanding: Decimal) -> list[Violation]:
	"""What is wrong with a new promise; `outstanding` is all that the deal still owes."""
	found = []
	if promise.amount <= 0:
		found.append(Violation("promise_not_positive", {"amount": promise.amount}))
	if promise.amount > outstanding:
		found.append(
			Violation("promise_above_outstanding", {"amount": promise.amount, "outstanding": outstanding})
		)
	if promise.due_date < promise.made_at.date():
		params = {"promised_date": promise.due_date, "called_on": promise.made_at.date()}
		found.append(Violation("promise_before_call", params))
	return found
