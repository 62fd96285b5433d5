"""Which instalments a receipt pays (property-and-credit.md §8.2 point 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation


@dataclass(frozen=True)
class OpenRow:
	"""An instalment that still wants money: outstanding in the deal's currency."""

	name: str
	due_date: date
	seq: int
	outstanding: Decimal


def oldest_first(amount: Decimal, rows: Sequence[OpenRow]) -> dict[str, Decimal]:
	"""`amount` spread over `rows`, the earliest due first; rows that get nothing are left out.

	What exceeds all rows is not in the answer: `check_receipt` says so.
	"""
	found: dict[str, Decimal] = {}
	for row in sorted(rows, key=lambda row: (row.due_date, row.seq, row.name)):
		part = min(amount, row.outstanding)
		if part > 0:
			found[row.name] = part
			amount -= part
	return found


def check_receipt(amount: Decimal, rows: Sequence[OpenRow]) -> list[Violation]:
	"""A receipt may not be higher than what the deal still owes."""
	owed = sum((row.outstanding for row in rows), ZERO)
	return [Violation("receipt_above_owed", {"amount": amount, "owed": owed})] if amount > owed else []


def check_allocations(
	amount: Decimal, allocations: Mapping[str, Decimal], rows: Sequence[OpenRow]
) -> list[Violation]:
	"""Allocations made by hand: positive, on this deal's open instalments, none above its row, together the receipt."""
	outstanding = {row.name: row.outstanding for row in rows}
	found = []
	for name, part in allocations.items():
		if name not in outstanding:
			found.append(Violation("allocation_not_of_deal", {"instalment": name}))
		elif part <= 0 or part > outstanding[name]:
			params = {"instalment": name, "amount": part, "outstanding": outstanding[name]}
			found.append(Violation("allocation_above_outstanding", params))
	total = sum(allocations.values(), ZERO)
	if total != amount:
		found.append(Violation("allocation_not_receipt", {"total": total, "amount": amount}))
	return found
