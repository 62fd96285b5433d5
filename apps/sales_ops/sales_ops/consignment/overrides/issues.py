"""What a Delivery Note, a Sales Invoice and a Stock Entry do with consigned goods; the files named after them say when."""

from frappe.model.document import Document

from sales_ops.consignment.stock import pass_through, posting, returns, rows, warehouses, withdrawals


def before_validate(doc: Document) -> None:
	"""A draft takes from the consigned warehouse again; a document that is submitted takes goods over, or brings them back."""
	if doc.docstatus.is_draft():
		if not doc.get("is_return"):
			rows.take_back(doc)
	elif doc.get("is_return"):
		returns.prepare(doc)
	else:
		withdrawals.withdraw(doc)


def validate(doc: Document) -> None:
	"""ERPNext has worked out its rates: those of goods that come back are ours."""
	if doc.get("is_return") and posting.role_of(doc.doctype, doc.name):
		returns.set_rates(doc)


def on_submit(doc: Document) -> None:
	"""Its own movements are posted: give back what has come back, and see that nothing stays in between."""
	if not posting.role_of(doc.doctype, doc.name):
		return
	if doc.get("is_return"):
		returns.give_back(doc)
	posting.end(doc)
	if not doc.flags.is_withdrawn:  # of several, the others' goods still wait there
		pass_through.require_empty(doc)


def before_cancel(doc: Document) -> None:
	"""A return lets go of the goods before its own movements are undone; any other document after them."""
	if not withdrawals.withdrawals_of(doc):
		return
	posting.begin(doc, warehouses.PASS_THROUGH)
	if doc.get("is_return"):
		withdrawals.undo(doc)


def on_cancel(doc: Document) -> None:
	"""Its own movements are undone: so are the purchases."""
	if not posting.role_of(doc.doctype, doc.name):
		return
	withdrawals.undo(doc)
	posting.end(doc)
	pass_through.require_empty(doc)
