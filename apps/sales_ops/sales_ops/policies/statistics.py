"""What a sales statistic counts, and how (issue 3 point 6; property-and-credit.md §4 rows 44, 107, §11 no. 45).

An event is counted on the day it happened. A change that is undone later is not taken back there: it is counted once more
on the day of the undo, with -1, so that a figure that was handed in stays true.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.changes import (
	DEFERRAL,
	EXCHANGE,
	FORFEITURE,
	NAME_CHANGE,
	PLAN_CHANGE,
	PRICE_CHANGE,
	RETURN,
)
from sales_ops.policies.money import ZERO

TEMPORARY_DEPOSIT, FULL_DEPOSIT, SIGNING = "Temporary Deposit", "Full Deposit", "Signing"
EXTRA_DISCOUNT, RECEIPT = "Extra Discount", "Receipt"
SALES = (TEMPORARY_DEPOSIT, FULL_DEPOSIT, SIGNING)
CHANGES = (FORFEITURE, RETURN, EXCHANGE, PLAN_CHANGE, PRICE_CHANGE, NAME_CHANGE, DEFERRAL)
KINDS = (*SALES, *CHANGES, EXTRA_DISCOUNT, RECEIPT)


@dataclass(frozen=True)
class Event:
	"""Something that is counted. `area` in square metres; `amount` is the price of the deal, of a receipt what was received;
	`money_amount` is the money that moved or the difference made. `sign` is -1 for an undo. `document_type` and
	`document_name` lead to where it is recorded."""

	kind: str
	event_date: date
	document_type: str
	document_name: str
	property_subscription: str
	property_unit: str
	unit_kind: str
	customer: str
	customer_name: str
	consultant: str | None
	area: Decimal = ZERO
	amount: Decimal = ZERO
	money_amount: Decimal = ZERO
	sign: int = 1
	reason: str | None = None
	detail: str | None = None


@dataclass(frozen=True)
class Totals:
	"""Of one kind: how many, square metres, price, money."""

	count: int = 0
	area: Decimal = ZERO
	amount: Decimal = ZERO
	money_amount: Decimal = ZERO


def totals(events: Iterable[Event]) -> dict[str, Totals]:
	"""The figures of each kind, undone events taken off. A unit that paid twice counts its area once."""
	groups: dict[str, list[Event]] = defaultdict(list)
	for event in events:
		groups[event.kind].append(event)
	return {kind: _sum(kind, groups[kind]) for kind in KINDS}


def _sum(kind: str, events: list[Event]) -> Totals:
	if kind == RECEIPT:
		area = sum({event.property_unit: event.area for event in events}.values(), ZERO)
	else:
		area = sum((event.sign * event.area for event in events), ZERO)
	return Totals(
		sum(event.sign for event in events),
		area,
		sum((event.sign * event.amount for event in events), ZERO),
		sum((event.sign * event.money_amount for event in events), ZERO),
	)


def booked(executed_on: date, undone_on: date | None, first: date, last: date) -> Iterator[tuple[date, int]]:
	"""On which days from `first` to `last` a change is counted, and as what: 1 when executed, -1 when undone."""
	if first <= executed_on <= last:
		yield executed_on, 1
	if undone_on and first <= undone_on <= last:
		yield undone_on, -1


@dataclass(frozen=True)
class Target:
	"""Of a plan: contracts to sign, their price, money to receive. Without consultant or unit kind it is about all."""

	consultant: str | None
	unit_kind: str | None
	target_count: int
	target_amount: Decimal
	target_receipts: Decimal


@dataclass(frozen=True)
class Progress:
	"""What was reached of a target. `rate` in percent of the price, or of the count where no price was set."""

	actual_count: int
	actual_amount: Decimal
	actual_receipts: Decimal
	rate: Decimal | None


def progress(target: Target, events: Iterable[Event]) -> Progress:
	"""Signed contracts and receipts of the target's consultant and unit kind, against the target."""
	mine = [event for event in events if _is_about(target, event)]
	signed = _sum(SIGNING, [event for event in mine if event.kind == SIGNING])
	received = _sum(RECEIPT, [event for event in mine if event.kind == RECEIPT])
	rate = percent(signed.amount, target.target_amount)
	if rate is None:
		rate = percent(Decimal(signed.count), Decimal(target.target_count))
	return Progress(signed.count, signed.amount, received.amount, rate)


def _is_about(target: Target, event: Event) -> bool:
	return target.consultant in (None, "", event.consultant) and target.unit_kind in (
		None,
		"",
		event.unit_kind,
	)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
	"""`part` of `whole` in percent; None where there is no whole."""
	return part / whole * 100 if whole else None
