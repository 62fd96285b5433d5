"""What a client may send but not decide."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import frappe
from frappe.model.document import Document

from sales_ops.locks import locked


def keep_computed(doc: Document, fields: Sequence[str], **initial: Any) -> None:
	"""Put back fields that only our code writes: over REST a draft accepts any value for a read-only field.

	Args:
		doc: the document in `validate`.
		fields: the computed fields.
		initial: their values on a new document; None where nothing is given.
	"""
	before = doc.get_doc_before_save()
	for field in fields:
		doc.set(field, before.get(field) if before else initial.get(field))


def stored(doc: Document, ptype: str) -> Document:
	"""The document as it stands in the database, its row locked, for a whitelisted method.

	The desk calls such a method with the client's copy of the document, in which any field may be made up, the owner too.

	Raises:
		frappe.PermissionError: the user lacks `ptype` on the stored document.
	"""
	found = locked(doc.doctype, doc.name)
	found.check_permission(ptype)
	return found


@contextmanager
def as_the_house() -> Iterator[None]:
	"""For ERPNext's own steps inside one of ours: they ask whether the session's user may read Payment Entries.

	A supervisor executes a change without being an accountant; that he may execute it was checked already.
	"""
	user, frappe.session.user = frappe.session.user, "Administrator"
	try:
		yield
	finally:
		frappe.session.user = user
