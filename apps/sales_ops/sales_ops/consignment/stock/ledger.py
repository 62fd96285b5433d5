"""The Consignment Ledger: what came, what went, and what we owe for it (consignment-budget-meeting.md §6.4 point 5).

Rows are only added. A cancelled document adds rows of the opposite sign that name what they reverse; `settlement` is the one
field that is written later, by the settlement alone.
"""

from collections.abc import Iterable
from datetime import datetime

import frappe
from frappe.model.document import Document

ENTRY = "Consignment Ledger Entry"
SIGNED = ("qty", "amount", "base_amount")
COPIED = (
	"event",
	"company",
	"supplier",
	"consignment_site",
	"warehouse",
	"agreement",
	"item_code",
	"item_group",
	"batch_no",
	"serial_no",
	"currency",
	"rate",
	"base_rate",
	"voucher_type",
	"voucher_no",
	"voucher_detail_no",
	"source_type",
	"source_no",
	"stock_entry",
	"purchase_receipt",
	"pr_detail",
)


def write(rows: Iterable[dict]) -> list[str]:
	"""Add rows; see the DocType for their fields. Quantities in the stock unit of measure, signed.

	Returns:
		the names of the rows, in their order.
	"""
	names = []
	for values in rows:
		entry = frappe.get_doc({"doctype": ENTRY, **values})
		entry.posting_date = str(values["posting_datetime"])[:10]
		entry.flags.from_posting = True
		entry.insert(ignore_permissions=True, ignore_links=True)
		names.append(entry.name)
	return names


def of_document(doc: Document, event: str, at: datetime) -> dict:
	"""What all rows of a document of an agreement have in common; `doc` has the fields of `agreements.TERMS`."""
	return {
		"posting_datetime": at,
		"event": event,
		"company": doc.company,
		"supplier": doc.supplier,
		"consignment_site": doc.consignment_site,
		"warehouse": doc.warehouse,
		"agreement": doc.consignment_agreement,
		"currency": doc.currency,
		"voucher_type": doc.doctype,
		"voucher_no": doc.name,
	}


def of_goods(row: Document, qty: float) -> dict:
	"""What a row of goods says: item, batch and serial numbers, the agreed rate; `qty` is the change of consigned stock."""
	return {
		"item_code": row.item_code,
		"item_group": frappe.get_cached_value("Item", row.item_code, "item_group"),
		"batch_no": row.batch_no,
		"serial_no": row.serial_no,
		"qty": qty,
		"rate": row.rate,
	}


def reverse(voucher: Document) -> None:
	"""Take back every row of a cancelled document at the moment it was posted for, so that every day's balance is as if it
	had never been.

	A reversal of an unsettled row is unsettled too; the two cancel each other in the next settlement.
	"""
	rows = standing(voucher.doctype, voucher.name)
	write(
		{field: row[field] for field in COPIED}
		| {field: -row[field] for field in SIGNED}
		| {"reverses": row.name, "posting_datetime": row.posting_datetime}
		for row in rows
	)


def standing(voucher_type: str, voucher_no: str) -> list[dict]:
	"""The rows of a document that nothing has reversed, locked."""
	entry = frappe.qb.DocType(ENTRY)
	return (
		frappe.qb.from_(entry)
		.select("*")
		.where(entry.voucher_type == voucher_type)
		.where(entry.voucher_no == voucher_no)
		.where(entry.reverses.isnull())
		.where(entry.name.notin(_reversed(voucher_no)))
		.orderby(entry.creation)
		.for_update()
		.run(as_dict=True)
	)


def _reversed(voucher_no: str):
	back = frappe.qb.DocType(ENTRY).as_("back")
	rows = frappe.qb.from_(back).select(back.reverses).where(back.voucher_no == voucher_no)
	return rows.where(back.reverses.isnotnull())
