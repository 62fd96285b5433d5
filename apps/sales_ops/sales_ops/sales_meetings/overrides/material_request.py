"""Material Requests of meetings: what is not asked for any more can be asked for again."""

from frappe.model.document import Document

from sales_ops.sales_meetings.annual import purchasing


def on_cancel(doc: Document, method: str | None = None) -> None:
	purchasing.release(doc.name)


def on_trash(doc: Document, method: str | None = None) -> None:
	purchasing.release(doc.name)
