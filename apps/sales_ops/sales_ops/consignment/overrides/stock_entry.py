"""Consigned goods on a Stock Entry: one that uses them up, or one of our own zero entries."""

from frappe.model.document import Document

from sales_ops.consignment.overrides import issues, vouchers


def before_validate(doc: Document, method: str | None = None) -> None:
	if not doc.flags.from_consignment:
		issues.before_validate(doc)


def validate(doc: Document, method: str | None = None) -> None:
	vouchers.keep_origin(doc)


def on_submit(doc: Document, method: str | None = None) -> None:
	if not doc.so_consignment_document:
		issues.on_submit(doc)


def before_cancel(doc: Document, method: str | None = None) -> None:
	vouchers.refuse_cancellation(doc)
	if not doc.so_consignment_document:
		issues.before_cancel(doc)


def on_cancel(doc: Document, method: str | None = None) -> None:
	if not doc.so_consignment_document:
		issues.on_cancel(doc)
