"""Purchase Receipts of withdrawals: without tax, and left to their withdrawal."""

from frappe.model.document import Document

from sales_ops.consignment.overrides import vouchers
from sales_ops.consignment.stock.vouchers import without_taxes


def validate(doc: Document, method: str | None = None) -> None:
	vouchers.keep_origin(doc)
	vouchers.refuse_return_of_ours(doc)
	if doc.so_consignment_document and (doc.taxes or doc.taxes_and_charges):
		without_taxes(doc)
		doc.calculate_taxes_and_totals()
		doc.update_valuation_rate()


def before_cancel(doc: Document, method: str | None = None) -> None:
	vouchers.refuse_cancellation(doc)
