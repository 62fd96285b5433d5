"""Consigned goods on a Sales Invoice; one that moves no stock has nothing to do with them."""

from frappe.model.document import Document

from sales_ops.consignment.overrides import issues


def before_validate(doc: Document, method: str | None = None) -> None:
	if doc.update_stock:
		issues.before_validate(doc)


def validate(doc: Document, method: str | None = None) -> None:
	issues.validate(doc)


def on_submit(doc: Document, method: str | None = None) -> None:
	issues.on_submit(doc)


def before_cancel(doc: Document, method: str | None = None) -> None:
	if doc.update_stock:
		issues.before_cancel(doc)


def on_cancel(doc: Document, method: str | None = None) -> None:
	issues.on_cancel(doc)
