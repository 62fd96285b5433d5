"""Values between Frappe's documents and the policies."""

from collections.abc import Sequence
from decimal import Decimal

from frappe.model.document import Document
from frappe.utils import flt


def to_decimal(amount: float | None) -> Decimal:
	"""A Currency or Float field as the policies take it."""
	return Decimal(str(flt(amount)))


def refill(doc: Document, table: str, rows: Sequence[dict]) -> None:
	"""Let a table hold these values, in the rows that it has as far as they go.

	Rows made anew at each save would be deleted and inserted: every save locks the gaps of the index beside its rows, where
	the new rows of its neighbours go, and two who save at once could wait for each other for ever.
	"""
	there = doc.get(table)[: len(rows)]
	for row, values in zip(there, rows, strict=False):
		row.update(values)
	doc.set(table, there)
	for values in rows[len(there) :]:
		doc.append(table, values)
