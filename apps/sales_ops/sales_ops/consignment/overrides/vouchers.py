"""Vouchers that our documents post: they keep their origin, and only our documents cancel them."""

import frappe
from frappe.model.document import Document

from sales_ops.consignment.stock import posting
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed

ORIGIN = ("so_consignment_doctype", "so_consignment_document")


def keep_origin(doc: Document) -> None:
	"""A client cannot pass a voucher off as ours, nor disown one."""
	if not doc.flags.from_consignment:
		keep_computed(doc, ORIGIN)


def refuse_cancellation(doc: Document) -> None:
	"""A voucher of ours is cancelled by the document it was posted for.

	Raises:
		ConsignmentStockError: somebody cancels it by itself.
	"""
	if doc.so_consignment_document and not posting.role_of(doc.doctype, doc.name):
		throw("consignment_stock_voucher_is_ours", voucher=doc.name, document=doc.so_consignment_document)


def refuse_return_of_ours(doc: Document) -> None:
	"""What a withdrawal bought goes back by a withdrawal, which tells the ledger.

	Raises:
		ConsignmentStockError: a return is made against a voucher of ours by somebody else.
	"""
	if not (doc.get("is_return") and doc.return_against) or doc.flags.from_consignment:
		return
	origin = frappe.db.get_value(doc.doctype, doc.return_against, "so_consignment_document")
	if origin:
		throw("consignment_stock_voucher_is_ours", voucher=doc.return_against, document=origin)
