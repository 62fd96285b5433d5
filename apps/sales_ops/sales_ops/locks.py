"""Locking a document without locking its neighbours."""

from datetime import datetime

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
	is_older = bool(row) and is_view_older(doctype, name, row.modified)
	doc = frappe.get_doc(doctype, name, for_update=is_older)
	return doc.update(row)


def is_view_older(doctype: str, name: str, committed: datetime) -> bool:
	"""Whether the transaction began before the document was changed last: plain reads do not see what came with that.

	Args:
		committed: its `modified` as a locking read tells it.
	"""
	return frappe.db.get_value(doctype, name, "modified") != committed
