"""Quality Inspections: goods are inspected once, when the supplier brings them (§6.4 point 2).

ERPNext asks for an inspection again on the Purchase Receipt by which they become ours, and only takes one that names this
receipt; so the result is handed on by a copy.
"""

from collections.abc import Sequence

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.consignment.stock import queries
from sales_ops.exceptions import throw

INSPECTION = "Quality Inspection"


def check(row: Document) -> None:
	"""Refuse goods of a receipt's row without an accepted Quality Inspection of their item, where the item demands one.

	Raises:
		ConsignmentStockError: there is none, it is not submitted, was rejected, or is of another item.
	"""
	if not is_required(row.item_code) or not flt(row.accepted_qty):
		return
	fields = ["docstatus", "status", "item_code"]
	found = row.quality_inspection and frappe.db.get_value(
		INSPECTION, row.quality_inspection, fields, as_dict=True
	)
	if not found or (found.docstatus, found.status, found.item_code) != (1, "Accepted", row.item_code):
		throw("consignment_stock_inspection", row=row.idx, item=row.item_code)


def is_required(item_code: str) -> bool:
	"""Whether an item is inspected when it is bought."""
	return bool(frappe.get_cached_value("Item", item_code, "inspection_required_before_purchase"))


def last_of(warehouse: str, item_code: str, batch_no: str | None) -> str | None:
	"""The inspection that the goods in a consigned warehouse passed last; None where the item needs none."""
	return queries.last_inspection(warehouse, item_code, batch_no) if is_required(item_code) else None


def hand_on(inspections: Sequence[str | None], receipt: Document) -> None:
	"""Copy the inspection of each row (None: it has none) to the Purchase Receipt, which is still a draft."""
	for name, row in zip(inspections, receipt.items, strict=True):
		if name:
			copy = frappe.copy_doc(frappe.get_doc(INSPECTION, name))
			copy.update({"reference_type": receipt.doctype, "reference_name": receipt.name})
			copy.child_row_reference = row.name
			copy.flags.ignore_permissions = True
			copy.submit()
