"""The rows of a user's document: where they take from, and how they are switched to the pass-through warehouse and back."""

import frappe
from frappe.model.document import Document

from erpnext.stock.serial_batch_bundle import SerialBatchCreation

from sales_ops.consignment.stock import warehouses
from sales_ops.consignment.stock.pieces import BUNDLE, Piece

SOURCE = "so_consignment_warehouse"


def warehouse_field(row: Document) -> str:
	"""The field that names where a row takes from."""
	return "s_warehouse" if row.doctype == "Stock Entry Detail" else "warehouse"


def hand_over(doc: Document, row: Document, pieces: list[Piece], warehouse: str) -> None:
	"""Let the row take its goods, which are ours now, from the pass-through warehouse; it remembers where they were."""
	field = warehouse_field(row)
	row.set(SOURCE, row.get(field))
	row.set(field, warehouse)
	row.set("allow_zero_valuation_rate", 0)
	for rate in ("incoming_rate", "basic_rate"):  # that of the consigned warehouse, which is zero
		if row.meta.has_field(rate):
			row.set(rate, 0)
	if row.get(BUNDLE):
		_move_bundle(row.get(BUNDLE), warehouse)
	elif len(pieces) == 1 and (pieces[0].batch_no or pieces[0].serial_nos):
		row.update(
			{
				"batch_no": pieces[0].batch_no or None,
				"serial_no": pieces[0].serial_no,
				"use_serial_batch_fields": 1,
			}
		)
	elif len(pieces) > 1:
		row.update({"batch_no": None, "serial_no": None, "use_serial_batch_fields": 0})
		row.set(BUNDLE, _make_bundle(doc, row, pieces, warehouse))


def take_back(doc: Document) -> None:
	"""A draft that was made from a posted document (amended or copied) takes from the consigned warehouse again."""
	for row in [*doc.items, *(doc.get("packed_items") or [])]:
		source = row.get(SOURCE)
		if source and warehouses.is_pass_through(row.get(warehouse_field(row))):
			row.set(warehouse_field(row), source)
			if row.get(BUNDLE) and _is_draft(row.get(BUNDLE)):
				_move_bundle(row.get(BUNDLE), source)
			elif row.get(BUNDLE):
				row.set(BUNDLE, None)
		row.set(SOURCE, None)


def allow_no_rate(doc: Document, allowed: bool) -> None:
	"""Let a draft Stock Entry name goods that have no rate: before they become ours, or have even come, there is none.

	For the time of ERPNext's validation only: a row that the user sends elsewhere must not keep it.
	"""
	for row in doc.items:
		if row.get("s_warehouse") and warehouses.is_consigned(row.s_warehouse):
			row.allow_zero_valuation_rate = int(allowed)


def _is_draft(bundle: str) -> bool:
	return frappe.db.get_value("Serial and Batch Bundle", bundle, "docstatus") == 0


def _move_bundle(name: str, warehouse: str) -> None:
	"""A bundle that the user made names the consigned warehouse, which the goods have left."""
	bundle = frappe.get_doc("Serial and Batch Bundle", name)
	bundle.warehouse = warehouse
	for entry in bundle.entries:
		entry.warehouse = warehouse
	bundle.flags.ignore_permissions = True
	bundle.save()


def _make_bundle(doc: Document, row: Document, pieces: list[Piece], warehouse: str) -> str:
	"""A bundle over several batches; ERPNext submits it with the document."""
	serial_nos = [number for piece in pieces for number in piece.serial_nos]
	values = {
		"item_code": row.item_code,
		"warehouse": warehouse,
		"posting_date": doc.posting_date,
		"posting_time": doc.posting_time,
		"voucher_type": doc.doctype,
		"company": doc.company,
		"type_of_transaction": "Outward",
		"qty": -sum(piece.qty for piece in pieces),
		"do_not_submit": True,
	}
	if serial_nos:
		values["serial_nos"] = serial_nos
	else:
		values["batches"] = frappe._dict({piece.batch_no: piece.qty for piece in pieces})
	return SerialBatchCreation(values).make_serial_and_batch_bundle().name
