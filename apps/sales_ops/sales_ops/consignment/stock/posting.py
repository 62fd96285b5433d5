"""Which vouchers this process is posting for consignment, so that the guards know ours from anybody's.

A mark in the process, not a field of the voucher: a client can send any field. A mark names the warehouses that the voucher may
move: the consigned ones (our zero entries), or the pass-through (purchases, and the user's document that takes on from there).
The marks of a transaction that is undone go with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from frappe.model.document import Document


def begin(doc: Document, role: str) -> None:
	"""From now on the document may move goods in warehouses of a role (`warehouses.CONSIGNED`, `PASS_THROUGH`), until `end`."""
	marks = _marks()
	if not marks:
		frappe.db.after_rollback.add(clear)
	marks[(doc.doctype, doc.name)] = role


def end(doc: Document) -> None:
	"""The document's own movements are done."""
	_marks().pop((doc.doctype, doc.name), None)


def role_of(doctype: str, name: str) -> str | None:
	"""The role a voucher is marked for; None: it is not being posted by us."""
	return _marks().get((doctype, name))


def clear() -> None:
	"""Forget all marks."""
	_marks().clear()


@contextmanager
def posting(doc: Document, role: str) -> Iterator[Document]:
	"""`begin` and `end` around one step."""
	begin(doc, role)
	try:
		yield doc
	finally:
		end(doc)


def _marks() -> dict[tuple[str, str], str]:
	if not hasattr(frappe.local, "consignment_postings"):
		frappe.local.consignment_postings = {}
	return frappe.local.consignment_postings
