"""Parking spaces and storage rooms sold with a home in one deal (feature 4; issue 3 point 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

ATTACHABLE_KINDS = frozenset({"Parking", "Storage"})


@dataclass(frozen=True)
class Unit:
	"""A unit of a deal. `books`: company and accounting project its money belongs to; `amount` in the deal's currency."""

	name: str
	kind: str
	books: tuple
	amount: Decimal = ZERO


def check_attached(home: Unit, attached: Sequence[Unit]) -> list[Violation]:
	"""What may go along with `home`: parking and storage of the same books, each once."""
	found = []
	names = [home.name, *(unit.name for unit in attached)]
	for name in sorted({name for name in names if names.count(name) > 1}):
		found.append(Violation("attached_twice", {"unit": name}))
	for unit in attached:
		if unit.kind not in ATTACHABLE_KINDS:
			found.append(Violation("attached_kind", {"unit": unit.name, "kind": unit.kind}))
		if unit.books != home.books:
			found.append(Violation("attached_other_books", {"unit": unit.name, "home": home.name}))
	return found


def attached_amount(attached: Sequence[Unit]) -> Decimal:
	"""What the attached units cost together, in the deal's currency."""
	return sum((unit.amount for unit in attached), ZERO)


def check_total(total: Decimal, attached: Decimal) -> list[Violation]:
	"""A deal's amount leaves something for the home itself (deal's currency)."""
	if attached and total <= attached:
		return [Violation("attached_above_total", {"attached": attached, "total": total})]
	return []
