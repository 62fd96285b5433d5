"""What a client may send but not decide."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr

from sales_ops.locks import locked

TEXTS = ("Autocomplete", "Data", "Small Text", "Text", "Long Text", "Text Editor")


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


def require_filled(doc: Document, *fields: str) -> None:
	"""Refuse a document without its mandatory values, first in `validate`: Frappe asks for them only after it. The same for
	a choice that is none of its field's.

	Args:
		fields: mandatory ones that the rules go on with; of a table also what its rows must link to.

	Raises:
		frappe.MandatoryError, frappe.ValidationError: as Frappe raises them.
	"""
	doc._validate_selects()
	if doc.flags.ignore_mandatory:
		return
	missing = [text for field, text in doc._get_missing_mandatory_fields() if field in fields]
	tables = [field.fieldname for field in doc.meta.get_table_fields() if field.fieldname in fields]
	missing += [text for table in tables for row in doc.get(table) for text in _missing_in(row)]
	if missing:
		frappe.throw("<br>".join(missing), frappe.MandatoryError, title=_("Missing Fields"))


def read_kinds(doc: Document) -> None:
	"""Texts as texts and numbers as numbers, in the document and its rows, before rules read them: JSON has `true` for a name
	and "3" for a number, and Frappe reads them by their kind only when it writes them.
	"""
	tables = (doc.doctype, *(field.options for field in doc.meta.get_table_fields()))
	texts = {
		doctype: [field.fieldname for field in frappe.get_meta(doctype).fields if field.fieldtype in TEXTS]
		for doctype in tables
	}
	for row in (doc, *doc.get_all_children()):
		row._fix_numeric_types()
		for field in texts[row.doctype]:
			value = row.get(field)
			if value is not None and not isinstance(value, str):
				row.set(field, cstr(value))


def keep_place(doc: Document, method: str | None = None) -> None:
	"""The place of a document is a number, where a client sends null for it; a doc event of all DocTypes."""
	if doc.idx is None:
		doc.idx = 0


def _missing_in(row: Document) -> list[str]:
	"""What a row is about; the rest may still be filled."""
	links = {field.fieldname for field in row.meta.get_link_fields() if not field.read_only}
	return [text for field, text in row._get_missing_mandatory_fields() if field in links]


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
