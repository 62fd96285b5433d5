"""Scheduled work of Consignment; each is a call of the room that does it."""

from sales_ops.consignment.stock import agreements


def refresh_consignment_agreements() -> None:
	"""Just after midnight: agreements that begin or have run out say so."""
	agreements.refresh_statuses()
