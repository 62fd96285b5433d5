"""Purchase Order: what is ordered counts until it is billed (row 42).

Update Items writes rows one by one before the order is saved, and closing and opening write the status alone. Both are
wrapped, so that the guard sees the order before anything is written; the hooks catch what comes another way.
"""

import json

import frappe
from frappe.model.document import Document

from erpnext.buying.doctype.purchase_order import purchase_order
from erpnext.controllers import accounts_controller

from sales_ops.arguments import rows
from sales_ops.exceptions import throw
from sales_ops.marketing_budget.control import documents, guard
from sales_ops.marketing_budget.overrides import vouchers
from sales_ops.setup.dimension import FIELD

ORDER, CLOSED = documents.ORDER, "Closed"
# The documents on whose forms ERPNext offers Update Items.
UPDATED = (ORDER, "Sales Order")


def validate(doc: Document, method: str | None = None) -> None:
	if doc.docstatus.is_draft():
		documents.fill_rows(doc)


def before_submit(doc: Document, method: str | None = None) -> None:
	documents.check_rows(doc)
	vouchers.before_submit(doc)


def before_update_after_submit(doc: Document, method: str | None = None) -> None:
	documents.fill_added_rows(doc)
	documents.check_rows(doc)
	if not _outer(doc.name):
		vouchers.before_submit(doc)


def on_update_after_submit(doc: Document, method: str | None = None) -> None:
	guard.finish(doc)


def before_change(doc: Document, method: str | None = None) -> None:
	"""An order that is opened again takes its amount again; `db_set` is all that ERPNext does."""
	if not doc.docstatus.is_submitted() or doc.status == CLOSED or _outer(doc.name):
		return
	if any(row.get(FIELD) for row in doc.items) and frappe.db.get_value(ORDER, doc.name, "status") == CLOSED:
		guard.begin(doc)
		doc.flags.so_opened_again = True


def on_change(doc: Document, method: str | None = None) -> None:
	if doc.flags.pop("so_opened_again", False):
		guard.finish(doc)


@frappe.whitelist()
def update_child_qty_rate(
	parent_doctype: str, trans_items: str, parent_doctype_name: str, child_docname: str = "items"
) -> None:
	"""ERPNext's Update Items, guarded for purchase orders. Permission is asked by ERPNext's own function.

	Raises:
		ApiError (417): not an order, not its items, or rows that are none.
	"""
	for argument, value, allowed in (
		("parent_doctype", parent_doctype, UPDATED),
		("child_docname", child_docname, ("items",)),
	):
		if value not in allowed:
			throw("rest_value", field=argument, value=str(value))
	given = (parent_doctype, json.dumps(rows("trans_items", trans_items)), parent_doctype_name, child_docname)
	if parent_doctype != ORDER:
		return accounts_controller.update_child_qty_rate(*given)
	with _guarded(parent_doctype_name):
		accounts_controller.update_child_qty_rate(*given)


@frappe.whitelist()
def update_status(status: str, name: str) -> None:
	"""ERPNext's Close, Hold and Re-open of a purchase order, guarded."""
	with _guarded(name):
		purchase_order.update_status(status, name)


class _guarded:
	"""The guard around a function that saves the order itself."""

	def __init__(self, name: str):
		frappe.has_permission(ORDER, "write", throw=True)
		self.doc = frappe.get_doc(ORDER, name)
		self.doc.check_permission("write")

	def __enter__(self):
		guard.begin(self.doc)
		_inside().add(self.doc.name)

	def __exit__(self, kind, error, trace):
		_inside().discard(self.doc.name)
		if not error:
			guard.finish(self.doc)


def _inside() -> set[str]:
	"""The orders that are being changed inside a wrapper of this request."""
	if not hasattr(frappe.local, "so_guarded_orders"):
		frappe.local.so_guarded_orders = set()
	return frappe.local.so_guarded_orders


def _outer(name: str) -> bool:
	return name in _inside()
