"""Purchase Invoices: consigned goods are billed by their settlement, once."""

import frappe
from frappe.model.document import Document

from sales_ops.consignment.overrides import vouchers
from sales_ops.consignment.settlement import invoices, late_returns
from sales_ops.exceptions import throw_all
from sales_ops.policies.violations import Violation


def validate(doc: Document, method: str | None = None) -> None:
	vouchers.keep_origin(doc)
	if not doc.flags.from_consignment:
		refuse_receipts_of_ours(doc)


def on_cancel(doc: Document, method: str | None = None) -> None:
	if doc.so_consignment_document and doc.is_return:
		invoices.take_back_red(doc)
		late_returns.take_back(doc)
	elif doc.so_consignment_document:
		invoices.take_back(doc)


def refuse_receipts_of_ours(doc: Document) -> None:
	"""A purchase receipt of a withdrawal is billed by the settlement alone; a second invoice would pay it twice.

	Raises:
		SettlementError: a row bills such a receipt.
	"""
	receipts = {row.purchase_receipt for row in doc.items if row.get("purchase_receipt")}
	if not receipts:
		return
	filters = {"name": ("in", sorted(receipts)), "so_consignment_document": ("is", "set")}
	ours = set(frappe.get_all("Purchase Receipt", filters, pluck="name"))
	throw_all(
		[
			Violation(
				"consignment_invoice_billed_by_settlement", {"row": row.idx, "receipt": row.purchase_receipt}
			)
			for row in doc.items
			if row.get("purchase_receipt") in ours
		]
	)
