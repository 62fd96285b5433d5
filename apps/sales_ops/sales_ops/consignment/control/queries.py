"""The sums that the check run compares: plain rows, no rule.

Our receipts are Purchase Receipts that a consignment document made. A receipt and the returns against it stand together
under the receipt, as an invoice bills them net.
"""

from collections.abc import Collection

from pypika.functions import NullIf
from pypika.terms import Term

import frappe
from frappe.query_builder.functions import Abs, Coalesce, Count, Max, Min, Sum

from sales_ops.consignment.stock.warehouses import CONSIGNED, PASS_THROUGH

ENTRY = "Consignment Ledger Entry"
SETTLEMENT = "Consignment Settlement"
ACCRUAL_TYPE = "Stock Received But Not Billed"
# Changes what we will be billed, but books nothing until the invoice does.
UNBOOKED_EVENT = "Price-Adjust"


def ledger_quantities(company: str | None = None) -> list[dict]:
	"""Quantity by the consignment ledger: rows of warehouse, item_code, quantity, no_of_entries."""
	entry = frappe.qb.DocType(ENTRY)
	query = (
		frappe.qb.from_(entry)
		.select(entry.warehouse, entry.item_code, Sum(entry.qty).as_("quantity"))
		.select(Count("*").as_("no_of_entries"))
		.groupby(entry.warehouse, entry.item_code)
	)
	return _of_company(query, entry, company).run(as_dict=True)


def held_quantities(company: str | None = None) -> list[dict]:
	"""Quantity by ERPNext's bins of consigned warehouses: rows of warehouse, item_code, quantity."""
	bin_, warehouse = frappe.qb.DocType("Bin"), frappe.qb.DocType("Warehouse")
	query = (
		frappe.qb.from_(warehouse)
		.join(bin_)
		.on(bin_.warehouse == warehouse.name)
		.select(bin_.warehouse, bin_.item_code, bin_.actual_qty.as_("quantity"))
		.where(warehouse.so_consignment_role == CONSIGNED)
	)
	return _of_company(query, warehouse, company).run(as_dict=True)


def held_values(company: str | None = None) -> list[dict]:
	"""Consigned goods that any entry of the stock ledger gives a value: rows of warehouse, item_code, lowest, highest."""
	entry, warehouse = frappe.qb.DocType("Stock Ledger Entry"), frappe.qb.DocType("Warehouse")
	query = (
		frappe.qb.from_(warehouse)
		.join(entry)
		.on(entry.warehouse == warehouse.name)
		.select(entry.warehouse, entry.item_code)
		.select(Min(entry.stock_value).as_("lowest"), Max(entry.stock_value).as_("highest"))
		.where(warehouse.so_consignment_role == CONSIGNED)
		.where(entry.is_cancelled == 0)
		.where(entry.stock_value != 0)
		.groupby(entry.warehouse, entry.item_code)
	)
	return _of_company(query, warehouse, company).run(as_dict=True)


def passing_stock(company: str | None = None) -> list[dict]:
	"""What lies in pass-through warehouses: rows of warehouse, item_code, quantity, value; none where they are empty."""
	bin_, warehouse = frappe.qb.DocType("Bin"), frappe.qb.DocType("Warehouse")
	query = (
		frappe.qb.from_(warehouse)
		.join(bin_)
		.on(bin_.warehouse == warehouse.name)
		.select(bin_.warehouse, bin_.item_code)
		.select(bin_.actual_qty.as_("quantity"), bin_.stock_value.as_("value"))
		.where(warehouse.so_consignment_role == PASS_THROUGH)
		.where((bin_.actual_qty != 0) | (bin_.stock_value != 0))
	)
	return _of_company(query, warehouse, company).run(as_dict=True)


def owed_by_supplier(company: str | None = None) -> list[dict]:
	"""What the ledger owes and no invoice covers: rows of company, supplier, amount (company currency)."""
	entry = frappe.qb.DocType(ENTRY)
	query = (
		frappe.qb.from_(entry)
		.select(entry.company, entry.supplier, Sum(entry.base_amount).as_("amount"))
		.where(_is_owed(entry))
		.groupby(entry.company, entry.supplier)
	)
	return _of_company(query, entry, company).run(as_dict=True)


def owed_by_receipt_row(suppliers: Collection[str]) -> list[dict]:
	"""What the ledger owes for each row of our receipts: rows of company, supplier, purchase_receipt, pr_detail (of the
	receipt that a return is against), warehouse, item_code, amount.
	"""
	entry, row, receipt = (
		frappe.qb.DocType(name) for name in (ENTRY, "Purchase Receipt Item", "Purchase Receipt")
	)
	origin, detail = _origin(receipt, entry.purchase_receipt), _origin_row(row, entry.pr_detail)
	return (
		frappe.qb.from_(entry)
		.left_join(row)
		.on(row.name == entry.pr_detail)
		.left_join(receipt)
		.on(receipt.name == entry.purchase_receipt)
		.select(entry.company, entry.supplier, origin.as_("purchase_receipt"), detail.as_("pr_detail"))
		.select(Max(entry.warehouse).as_("warehouse"), Max(entry.item_code).as_("item_code"))
		.select(Sum(entry.base_amount).as_("amount"))
		.where(_is_owed(entry))
		.where(entry.supplier.isin(list(suppliers)))
		.groupby(entry.company, entry.supplier, origin, detail)
		.run(as_dict=True)
	)


def booked_by_supplier(company: str | None = None) -> list[dict]:
	"""What our receipts and their invoices left on the accrual account by the general ledger: company, supplier, amount."""
	receipt, invoice = frappe.qb.DocType("Purchase Receipt"), frappe.qb.DocType("Purchase Invoice")
	ours = _booked(receipt, _is_ours(receipt), company)
	billed = _booked(invoice, invoice.name.isin(_invoices_of_ours()), company)
	return [row for query in (ours, billed, _corrected(company)) for row in query.run(as_dict=True)]


def suppliers_booked_anew(company: str | None = None) -> list[str]:
	"""Suppliers with a receipt of ours that waits for ERPNext to book it anew at its invoice's rate."""
	waiting, receipt, row = (
		frappe.qb.DocType(name)
		for name in ("Repost Item Valuation", "Purchase Receipt", "Purchase Receipt Item")
	)
	of_item = (row.item_code == waiting.item_code) & (row.warehouse == waiting.warehouse)
	of_receipt = (row.parent == waiting.voucher_no) & (waiting.voucher_type == "Purchase Receipt")
	query = (
		frappe.qb.from_(waiting)
		.join(row)
		.on(of_item | of_receipt)
		.join(receipt)
		.on(receipt.name == row.parent)
		.select(receipt.supplier)
		.distinct()
		.where(waiting.docstatus == 1)
		.where(waiting.status.isin(["Queued", "In Progress"]))
		.where(_is_ours(receipt))
	)
	return _of_company(query, receipt, company).run(pluck=True)


def booked_by_receipt(suppliers: Collection[str]) -> list[dict]:
	"""What each of our receipts, returns against it included, booked on the accrual account: purchase_receipt, amount."""
	entry, receipt = frappe.qb.DocType("GL Entry"), frappe.qb.DocType("Purchase Receipt")
	origin = _origin(receipt, receipt.name)
	return (
		frappe.qb.from_(receipt)
		.join(entry)
		.on((entry.voucher_no == receipt.name) & (entry.voucher_type == "Purchase Receipt"))
		.select(origin.as_("purchase_receipt"), Sum(entry.credit - entry.debit).as_("amount"))
		.where(entry.is_cancelled == 0)
		.where(entry.account.isin(accrual_accounts()))
		.where(_is_ours(receipt))
		.where(receipt.supplier.isin(list(suppliers)))
		.groupby(origin)
		.run(as_dict=True)
	)


def received_rows(suppliers: Collection[str]) -> list[dict]:
	"""The rows of our receipts with their returns: company, supplier, purchase_receipt, pr_detail, warehouse, item_code, amount."""
	row, receipt = frappe.qb.DocType("Purchase Receipt Item"), frappe.qb.DocType("Purchase Receipt")
	origin, detail = _origin(receipt, receipt.name), _origin_row(row, row.name)
	return (
		frappe.qb.from_(receipt)
		.join(row)
		.on(row.parent == receipt.name)
		.select(receipt.company, receipt.supplier, origin.as_("purchase_receipt"), detail.as_("pr_detail"))
		.select(Max(row.warehouse).as_("warehouse"), Max(row.item_code).as_("item_code"))
		.select(Sum(row.base_net_amount).as_("amount"))
		.where(receipt.docstatus == 1)
		.where(_is_ours(receipt))
		.where(receipt.supplier.isin(list(suppliers)))
		.groupby(receipt.company, receipt.supplier, origin, detail)
		.run(as_dict=True)
	)


def billed_rows(suppliers: Collection[str]) -> list[dict]:
	"""What invoices billed of our receipts' rows, at the receipt's exchange rate: pr_detail, amount."""
	bill, invoice, row = (
		frappe.qb.DocType(name)
		for name in ("Purchase Invoice Item", "Purchase Invoice", "Purchase Receipt Item")
	)
	receipt = frappe.qb.DocType("Purchase Receipt")
	detail = _origin_row(row, row.name)
	return (
		frappe.qb.from_(bill)
		.join(invoice)
		.on(invoice.name == bill.parent)
		.join(row)
		.on(row.name == bill.pr_detail)
		.join(receipt)
		.on(receipt.name == row.parent)
		.select(detail.as_("pr_detail"), Sum(bill.net_amount * receipt.conversion_rate).as_("amount"))
		.where(invoice.docstatus == 1)
		.where(invoice.supplier.isin(list(suppliers)))
		.where(_is_ours(receipt))
		.groupby(detail)
		.run(as_dict=True)
	)


def accrual_accounts() -> list[str]:
	"""The accounts that may hold what is received and not billed: by type, and those that companies name."""
	by_type = frappe.get_all("Account", {"account_type": ACCRUAL_TYPE, "is_group": 0}, pluck="name")
	named = frappe.get_all("Company", pluck="stock_received_but_not_billed")
	return sorted({*by_type, *filter(None, named)}) or [""]


def _booked(voucher, is_ours: Term, company: str | None):
	entry = frappe.qb.DocType("GL Entry")
	query = (
		frappe.qb.from_(voucher)
		.join(entry)
		.on((entry.voucher_no == voucher.name) & (entry.voucher_type == voucher.get_table_name()[3:]))
		.select(voucher.company, voucher.supplier, Sum(entry.credit - entry.debit).as_("amount"))
		.where(is_ours)
		.where(entry.is_cancelled == 0)
		.where(entry.account.isin(accrual_accounts()))
		.groupby(voucher.company, voucher.supplier)
	)
	return _of_company(query, voucher, company)


def _corrected(company: str | None):
	"""What settlements cleared by a Journal Entry, which names no supplier."""
	entry, settlement = frappe.qb.DocType("GL Entry"), frappe.qb.DocType(SETTLEMENT)
	query = (
		frappe.qb.from_(settlement)
		.join(entry)
		.on((entry.voucher_no == settlement.correction_entry) & (entry.voucher_type == "Journal Entry"))
		.select(settlement.company, settlement.supplier, Sum(entry.credit - entry.debit).as_("amount"))
		.where(entry.is_cancelled == 0)
		.where(entry.account.isin(accrual_accounts()))
		.groupby(settlement.company, settlement.supplier)
	)
	return _of_company(query, settlement, company)


def _invoices_of_ours():
	bill, receipt = (
		frappe.qb.DocType("Purchase Invoice Item"),
		frappe.qb.DocType("Purchase Receipt").as_("ours"),
	)
	query = frappe.qb.from_(bill).join(receipt).on(receipt.name == bill.purchase_receipt)
	query = query.select(bill.parent).where(bill.docstatus == 1)
	return query.where(_is_ours(receipt))


def _is_owed(entry) -> Term:
	"""Booked by a receipt of ours and not covered by a submitted invoice of its settlement."""
	invoice = frappe.qb.DocType("Purchase Invoice").as_("bill")
	invoiced = (
		frappe.qb.from_(invoice)
		.select(invoice.so_consignment_document)
		.where((invoice.docstatus == 1) & (invoice.so_consignment_doctype == SETTLEMENT))
		.where(invoice.so_consignment_document.isnotnull())
	)
	is_open = entry.settlement.isnull() | entry.settlement.notin(invoiced)
	return (Abs(entry.base_amount) > 0) & (entry.event != UNBOOKED_EVENT) & is_open


def _is_ours(receipt) -> Term:
	return receipt.so_consignment_document > ""


def _origin(receipt, name: Term) -> Term:
	return Coalesce(NullIf(receipt.return_against, ""), name)


def _origin_row(row, name: Term) -> Term:
	return Coalesce(NullIf(row.purchase_receipt_item, ""), name)


def _of_company(query, table, company: str | None):
	return query.where(table.company == company) if company else query
