"""Which movement of goods takes a supplier's goods over, and out of which store it takes them (§5.1 rows 6, 8; §6.4 point 3).

A small rule list: an issue, a sale and a use in production take the goods over; a plain transfer does not, since it would mix
goods that are not ours with ours (§6.2 d).
"""

from dataclasses import dataclass
from decimal import Decimal

# Purposes of a Stock Entry whose source rows are used up, sold or worked on.
TAKES_OVER = frozenset(
	{
		"Material Issue",
		"Material Transfer for Manufacture",
		"Material Consumption for Manufacture",
		"Manufacture",
		"Repack",
		"Send to Subcontractor",
	}
)
AS_ENTERED, CONSIGNED_FIRST, OWN_FIRST = "As Entered", "Consigned First", "Own First"
PREFERENCES = (AS_ENTERED, CONSIGNED_FIRST, OWN_FIRST)


def takes_over(doctype: str, purpose: str | None = None, updates_stock: bool = True) -> bool:
	"""Whether the rows of a document that name a consigned warehouse become ours.

	Args:
		doctype: Delivery Note, Sales Invoice or Stock Entry.
		purpose: of the Stock Entry.
		updates_stock: False for a Sales Invoice that moves no stock.
	"""
	if doctype == "Stock Entry":
		return purpose in TAKES_OVER
	return updates_stock


@dataclass(frozen=True)
class Store:
	"""A warehouse that could give an item, and how much lies there, in the stock unit of measure."""

	warehouse: str
	on_hand: Decimal
	is_consigned: bool


def choose(entered: Store, others: list[Store], needed: Decimal, preference: str) -> str:
	"""The warehouse a row takes its goods from.

	A row is taken whole from one store: from the preferred kind where one store of the site has enough, and the one with least
	left over first, so that remainders go before full shelves; otherwise from where the user said.

	Args:
		entered: the warehouse that the user chose.
		others: the other warehouses of the same site that have the item.
		needed: quantity in the stock unit of measure.
		preference: one of `PREFERENCES`.
	"""
	wants_consigned = preference == CONSIGNED_FIRST
	if preference == AS_ENTERED or entered.is_consigned == wants_consigned:
		return entered.warehouse
	fitting = [store for store in others if store.is_consigned == wants_consigned and store.on_hand >= needed]
	if not fitting:
		return entered.warehouse
	return min(fitting, key=lambda store: (store.on_hand, store.warehouse)).warehouse
