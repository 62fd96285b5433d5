"""Values between Frappe's documents and the policies."""

from decimal import Decimal

from frappe.utils import flt


def to_decimal(amount: float | None) -> Decimal:
	"""A Currency or Float field as the policies take it."""
	return Decimal(str(flt(amount)))
