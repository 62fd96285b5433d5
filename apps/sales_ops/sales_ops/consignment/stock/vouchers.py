"""ERPNext's vouchers of consignment: stock entries at zero value, and purchase receipts at the agreed price.

Each is made, marked as ours while it is submitted, and cancelled the same way. Quantities are in the stock unit of measure.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.consignment.stock import moments
from sales_ops.consignment.stock.inspections import hand_on
from sales_ops.consignment.stock.posting import posting
from sales_ops.consignment.stock.warehouses import CONSIGNED, PASS_THROUGH, is_consigned

ISSUE, RECEIPT = "Material Issue", "Material Receipt"
TOTALS = {"total_amount": "amount", "base_total_amount": "base_amount"}
OURS = {"ignore_permissions": True, "from_consignment": True}


def move_at_zero(doc: Document, purpose: str, warehouse: str, rows: Iterable, at: datetime) -> Document:
	"""Post a Stock Entry of consigned goods at zero value: in by `RECEIPT`, out by `ISSUE`.

	Args:
		doc: our document that the entry is posted for; it names the company.
		warehouse: the consigned warehouse.
		rows: with item_code, qty, batch_no, serial_no.
		at: posting date and time.

	Returns:
		the submitted Stock Entry.
	"""
	field = "t_warehouse" if purpose == RECEIPT else "s_warehouse"
	entry = _new(doc, "Stock Entry", at, stock_entry_type=purpose, purpose=purpose)
	for row in rows:
		# Also out: an issue without the flag takes a missing rate from the buying price list (§6.2 b).
		entry.append(
			"items",
			_row(row)
			| {field: warehouse, "allow_zero_valuation_rate": 1, "basic_rate": 0, "transfer_qty": row.qty},
		)
	return _post(entry, CONSIGNED)


def issue_to_expense(doc: Document, warehouse: str, rows: Iterable, account: str, at: datetime) -> Document:
	"""Post a Stock Entry that uses up goods that are ours, at their value, on an expense account."""
	entry = _new(doc, "Stock Entry", at, stock_entry_type=ISSUE, purpose=ISSUE)
	for row in rows:
		entry.append(
			"items",
			_row(row) | {"s_warehouse": warehouse, "expense_account": account, "transfer_qty": row.qty},
		)
	return _post(entry)


def receive_back(doc: Document, warehouse: str, rows: Iterable, account: str, at: datetime) -> Document:
	"""Post a Stock Entry that brings used goods back at the value (`base_rate`) at which they were used."""
	entry = _new(doc, "Stock Entry", at, stock_entry_type=RECEIPT, purpose=RECEIPT)
	for row in rows:
		values = {"t_warehouse": warehouse, "expense_account": account, "transfer_qty": row.qty}
		values |= {"basic_rate": row.base_rate, "set_basic_rate_manually": 1}
		entry.append("items", _row(row) | values)
	return _post(entry)


def buy(doc: Document, warehouse: str, rows: Sequence, at: datetime, orders: dict | None = None) -> Document:
	"""Post the Purchase Receipt by which goods become ours at the agreed price, without tax.

	Args:
		doc: our document: company, supplier, currency, conversion_rate, cost_center.
		warehouse: where they become ours.
		rows: with item_code, qty, rate (agreement's currency), batch_no, serial_no, quality_inspection.
		at: posting date and time.
		orders: name and row names of a Purchase Order, where the site asks for one.
	"""
	receipt = _new(doc, "Purchase Receipt", at)
	_set_terms(receipt, doc)
	for number, row in enumerate(rows):
		values = _row(row) | _price(row) | {"warehouse": warehouse, "received_qty": row.qty}
		values |= {"cost_center": doc.get("cost_center")}
		if orders:
			values |= {"purchase_order": orders["name"], "purchase_order_item": orders["rows"][number]}
		receipt.append("items", values)
	without_taxes(receipt)
	return _post(receipt, inspections=[row.get("quality_inspection") for row in rows])


def give_back(doc: Document, receipt_name: str, warehouse: str, rows: Sequence, at: datetime) -> Document:
	"""Post the return of some rows of a Purchase Receipt of ours.

	Args:
		rows: with pr_detail (the row they came with), qty (positive), batch_no, serial_no.
	"""
	from erpnext.stock.doctype.purchase_receipt.purchase_receipt import make_purchase_return

	mapped = make_purchase_return(receipt_name)
	templates = {row.purchase_receipt_item: row.as_dict() for row in mapped.items}
	mapped.set("items", [])
	mapped.update(_origin(doc) | moments.fields_of(at))
	for row in rows:
		values = (
			templates[row.pr_detail] | _row(row) | {"warehouse": warehouse, "serial_and_batch_bundle": None}
		)
		values |= {
			"qty": -row.qty,
			"received_qty": -row.qty,
			"stock_qty": -row.qty,
			"received_stock_qty": -row.qty,
		}
		values |= {"rejected_qty": 0, "name": None, "idx": None}
		mapped.append("items", values)
	without_taxes(mapped)
	return _post(mapped, reload=True)


def order(doc: Document, warehouse: str, rows: Sequence, at: datetime) -> dict | None:
	"""Post the Purchase Order that a site demands for each Purchase Receipt; None where it demands none.

	Returns:
		{"name": …, "rows": [row names in the order of `rows`]}
	"""
	if frappe.db.get_single_value("Buying Settings", "po_required") != "Yes":
		return None
	purchase_order = frappe.new_doc("Purchase Order")
	purchase_order.update(_origin(doc) | {"transaction_date": at.date(), "schedule_date": at.date()})
	_set_terms(purchase_order, doc)
	for row in rows:
		values = _row(row) | _price(row) | {"warehouse": warehouse, "schedule_date": at.date()}
		purchase_order.append("items", values | {"cost_center": doc.get("cost_center")})
	without_taxes(purchase_order)
	_post(purchase_order)
	return {"name": purchase_order.name, "rows": [row.name for row in purchase_order.items]}


def cancel(doctype: str, name: str | None) -> None:
	"""Cancel a voucher of ours; nothing happens where there is none, or it is cancelled already."""
	if not name:
		return
	voucher = frappe.get_doc(doctype, name)
	if voucher.docstatus != 1:
		return
	voucher.flags.ignore_permissions = True
	# The links to it are ours, and are cancelled in the same step.
	voucher.flags.ignore_links = True
	with posting(voucher, _role_of(voucher)):
		voucher.cancel()


def take_booked(doc: Document, receipt: Document, sign: int = 1) -> None:
	"""What was booked is what we owe: the receipt has the last word on rounding. `sign`: -1 where it is a return."""
	for row, booked in zip(doc.items, receipt.items, strict=True):
		row.pr_detail = booked.name
		row.amount, row.base_amount = sign * flt(booked.net_amount), sign * flt(booked.base_net_amount)
	fields = ("pr_detail", "amount", "base_amount")
	values = {row.name: {field: row.get(field) for field in fields} for row in doc.items}
	frappe.db.bulk_update(doc.items[0].doctype, values, update_modified=False)
	totals = {total: sum(row.get(field) for row in doc.items) for total, field in TOTALS.items()}
	doc.db_set({total: flt(amount, doc.precision(total)) for total, amount in totals.items()})


def _role_of(voucher: Document) -> str:
	"""Whether a voucher moves consigned goods, or goods that are ours."""
	rows = voucher.items if voucher.doctype == "Stock Entry" else []
	return (
		CONSIGNED if any(is_consigned(row.s_warehouse or row.t_warehouse) for row in rows) else PASS_THROUGH
	)


def _new(doc: Document, doctype: str, at: datetime, **values) -> Document:
	voucher = frappe.new_doc(doctype)
	voucher.update(_origin(doc) | moments.fields_of(at) | values)
	return voucher


def _origin(doc: Document) -> dict:
	return {
		"company": doc.company,
		"so_consignment_doctype": doc.doctype,
		"so_consignment_document": doc.name,
	}


def _set_terms(voucher: Document, doc: Document) -> None:
	"""Supplier, currency and price as agreed; no price list or pricing rule has a say."""
	voucher.update(
		{
			"supplier": doc.supplier,
			"currency": doc.currency,
			"conversion_rate": doc.conversion_rate,
			"ignore_pricing_rule": 1,
		}
	)


def _row(row) -> dict:
	stock_uom = frappe.get_cached_value("Item", row.item_code, "stock_uom")
	return {
		"item_code": row.item_code,
		"qty": row.qty,
		"uom": stock_uom,
		"stock_uom": stock_uom,
		"conversion_factor": 1,
		"batch_no": row.get("batch_no") or None,
		"serial_no": row.get("serial_no") or None,
		"use_serial_batch_fields": 1,
	}


def _price(row) -> dict:
	return {
		"rate": row.rate,
		"price_list_rate": row.rate,
		"discount_percentage": 0,
		"margin_rate_or_amount": 0,
	}


def without_taxes(voucher: Document) -> None:
	"""Take off what defaults have put on: the tax stands on the supplier's invoice; here it would change the value of the goods
	(§9-3).
	"""
	voucher.set("taxes", [])
	voucher.taxes_and_charges = None
	for row in voucher.items:
		row.item_tax_template = row.item_tax_rate = None


def _post(
	voucher: Document, role: str = PASS_THROUGH, reload: bool = False, inspections: Sequence[str | None] = ()
) -> Document:
	"""Insert and submit, in one step where ERPNext lets us: a draft in between would be validated and written twice.

	`reload`: ERPNext updates a return's receipt only when the return was loaded anew (§6.2 q3). `inspections` name the draft.
	"""
	voucher.flags.update(OURS)
	if reload or any(inspections):
		voucher.insert()
		if any(inspections):
			hand_on(inspections, voucher)
		voucher = frappe.get_doc(voucher.doctype, voucher.name)
		voucher.flags.update(OURS)
	else:
		voucher.set_new_name()  # the mark below needs it
	with posting(voucher, role):
		voucher.submit()
	return voucher
