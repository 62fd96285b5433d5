"""What Consignment raises, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError


class ConsignmentError(SalesOpsError):
	"""A rule of consignment was broken."""


class ConsignmentStockError(ConsignmentError):
	"""Consigned goods cannot move so: not enough, not by this document, or without their ledger."""


class AgreementError(ConsignmentError):
	"""What is agreed with a supplier does not hold, or does not cover this."""


class ConsignmentPriceError(AgreementError):
	"""No price is agreed for the item on the day, or a price cannot change so."""


class DemandPlanError(ConsignmentError):
	"""A demand plan or call-off is not in the state, or does not have the rows, for this step."""


class SettlementError(ConsignmentError):
	"""A settlement, its notice or its invoice is not in the state, or does not have the terms, for this step."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (
	("consignment_agreement_", AgreementError),
	("consignment_price_", ConsignmentPriceError),
	("consignment_plan_", DemandPlanError),
	("consignment_call_off_", DemandPlanError),
	("consignment_uncollected_", DemandPlanError),
	("consignment_stock_", ConsignmentStockError),
	("consignment_ledger_", ConsignmentStockError),
	("consignment_settlement_", SettlementError),
	("consignment_notice_", SettlementError),
	("consignment_invoice_", SettlementError),
	("consignment_return_", SettlementError),
	("consignment_", ConsignmentError),
)
