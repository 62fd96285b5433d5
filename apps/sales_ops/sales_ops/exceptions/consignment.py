"""What Consignment raises, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError


class ConsignmentError(SalesOpsError):
	"""A rule of consignment was broken."""


class SettlementError(ConsignmentError):
	"""A settlement, its notice or its invoice is not in the state, or does not have the terms, for this step."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (
	("consignment_settlement_", SettlementError),
	("consignment_notice_", SettlementError),
	("consignment_invoice_", SettlementError),
	("consignment_", ConsignmentError),
)
