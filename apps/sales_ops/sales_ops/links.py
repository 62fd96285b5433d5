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
	missing = [text for row in (doc, *doc.get_all_children()) for text in _missing(row)]
	if missing:
		frappe.throw(_("Could not find {0}").format(", ".join(missing)), frappe.LinkValidationError)


def _is_ours(doc: Document) -> bool:
	return frappe.local.module_app.get(frappe.scrub(doc.meta.module)) == "sales_ops"


def _missing(row: Document) -> list[str]:
	found = []
	for field in row.meta.get_link_fields():
		name = row.get(field.fieldname)
		if name and row.meta.get_fields_to_fetch(field.fieldname):
			if not frappe.db.get_value(field.options, name, "name", cache=True):
				found.append(f"{_place(row)}{_(field.label, context=field.parent)}: {escape_html(str(name))}")
	return found


def _place(row: Document) -> str:
	return "{} #{}: ".format(_("Row"), row.idx) if row.get("parentfield") else ""
