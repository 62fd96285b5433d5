"""Purchase Orders of withdrawals, on sites that demand one for each receipt (§6.4 point 10)."""

from frappe.model.document import Document

from sales_ops.consignment.overrides import vouchers
from sales_ops.consignment.stock.vouchers import without_taxes


def validate(doc: Document, method: str | None = None) -> None:
	vouchers.keep_origin(doc)
	if doc.so_consignment_document and (doc.taxes or doc.taxes_and_charges):
		without_taxes(doc)
		doc.calculate_taxes_and_totals()


def before_cancel(doc: Document, method: str | None = None) -> None:
	vouchers.refuse_cancellation(doc)
