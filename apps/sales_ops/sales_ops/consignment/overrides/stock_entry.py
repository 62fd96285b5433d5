"""Consigned goods on a Stock Entry: one that uses them up, or one of our own zero entries."""

from frappe.model.document import Document

from sales_ops.consignment.overrides import issues, vouchers
from sales_ops.consignment.stock import grouped_issues, posting, rows, warehouses


def before_validate(doc: Document, method: str | None = None) -> None:
	if doc.flags.from_consignment:
		return
	issues.before_validate(doc)
	if doc.docstatus.is_draft():
		rows.allow_no_rate(doc, True)


def validate(doc: Document, method: str | None = None) -> None:
	vouchers.keep_origin(doc)
	if doc.docstatus.is_draft() and not doc.flags.from_consignment:
		rows.allow_no_rate(doc, False)


def on_submit(doc: Document, method: str | None = None) -> None:
	if not doc.so_consignment_document:
		issues.on_submit(doc)


def before_cancel(doc: Document, method: str | None = None) -> None:
	vouchers.refuse_cancellation(doc)
	if not doc.so_consignment_document:
		issues.before_cancel(doc)
		if grouped_issues.parts_of(doc):
			grouped_issues.refuse_settled(doc)
			posting.begin(doc, warehouses.PASS_THROUGH)


def on_cancel(doc: Document, method: str | None = None) -> None:
	if not doc.so_consignment_document:
		if posting.role_of(doc.doctype, doc.name):
			grouped_issues.give_back(doc)
		issues.on_cancel(doc)
