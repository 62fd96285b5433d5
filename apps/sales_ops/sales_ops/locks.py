"""Locking a document without locking its neighbours."""

import frappe
from frappe.model.document import Document


def locked(doctype: str, name: str) -> Document:
	"""The document as it is committed now, its own row locked until the transaction ends.

	`get_doc(for_update=True)` also locks the child rows through the index on `parent`, with the gap after them: whoever
	locks the newest deal would keep every new deal from being inserted, and two could deadlock. So only the row is locked;
	the child rows are read with a lock where the transaction began before the row's last change, since its own view of them
	is older then.

	Raises:
		frappe.DoesNotExistError: there is no such document.
	"""
	row = frappe.db.get_value(doctype, name, "*", as_dict=True, for_update=True)
	seen = frappe.db.get_value(doctype, name, "modified")
	doc = frappe.get_doc(doctype, name, for_update=bool(row) and seen != row.modified)
	return doc.update(row)
