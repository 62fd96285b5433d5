"""Links of our documents lead somewhere.

Frappe 15 looks up a link that other fields are fetched from in another way than a plain one, and takes a name that does
not exist for a good one (`BaseDocument.get_invalid_links`, where no row leaves `values` empty). Over REST a deal could so
be made for a customer who is not there. For the desk nothing changes: it asks before it saves.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import escape_html


def require_existing(doc: Document, method: str | None = None) -> None:
	"""Refuse our document when a link that is fetched from names nothing; a doc event of all DocTypes.

	Raises:
		frappe.LinkValidationError: as Frappe raises it for plain links.
	"""
	if doc.flags.ignore_links or not _is_ours(doc):
		return
	links = [link for row in (doc, *doc.get_all_children()) for link in _fetched_from(row)]
	existing = _existing({(field.options, name) for _row, field, name in links})
	missing = [_said(*link) for link in links if (link[1].options, link[2]) not in existing]
	if missing:
		frappe.throw(_("Could not find {0}").format(", ".join(missing)), frappe.LinkValidationError)


def _is_ours(doc: Document) -> bool:
	return frappe.local.module_app.get(frappe.scrub(doc.meta.module)) == "sales_ops"


def _fetched_from(row: Document) -> list[tuple]:
	"""(row, link field, name) of each link of a row that other fields are fetched from."""
	return [
		(row, field, str(name))
		for field in row.meta.get_link_fields()
		if (name := row.get(field.fieldname)) and row.meta.get_fields_to_fetch(field.fieldname)
	]


def _existing(links: set[tuple[str, str]]) -> set[tuple[str, str]]:
	"""Those that lead somewhere: one query for each DocType, however many rows a document has.

	A name in other letters, which the database takes for the same, is the same to Frappe, too; those are asked for singly.
	"""
	existing = set()
	for doctype in {doctype for doctype, _name in links}:
		names = {name for linked, name in links if linked == doctype}
		found = set(frappe.get_all(doctype, {"name": ("in", names)}, pluck="name"))
		in_other_letters = names - found if found - names else ()
		found.update(name for name in in_other_letters if frappe.db.exists(doctype, name))
		existing |= {(doctype, name) for name in found}
	return existing


def _said(row: Document, field: Document, name: str) -> str:
	place = "{} #{}: ".format(_("Row"), row.idx) if row.get("parentfield") else ""
	return f"{place}{_(field.label, context=field.parent)}: {escape_html(name)}"
