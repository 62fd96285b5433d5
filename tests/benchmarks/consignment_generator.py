"""A year of consignment in a big store, as the postings would write it, inserted by the thousand."""

from collections.abc import Iterator

import frappe
from frappe.utils import add_days, now_datetime, today

from sales_ops.consignment.stock import warehouses
from sales_ops.testing import consignment as make
from sales_ops.testing.setup import default_company

SUPPLIERS, ITEMS = 50, 40  # of each supplier
RECEIVED, WITHDRAWN = 20, 80  # ledger entries of each item: 200,000 in all
ROWS = 8  # of a purchase receipt
BROUGHT, TAKEN, RATE = 100, 10, 10
GROUP = "性能测试类"


def make_rows() -> dict[str, int]:
	"""Insert ledger, stock ledger, bins, purchase receipts and their general ledger; what was made, counted."""
	company = default_company()
	accounts = _accounts(company)
	items = [f"PERF-CS-{number:04d}" for number in range(ITEMS)]
	_insert("Item", [_item(item) for item in items])
	tables: dict[str, list[dict]] = {}
	for number in range(SUPPLIERS):
		place = _place(number, company)
		for doctype, rows in _of_supplier(number, place, items, accounts).items():
			tables.setdefault(doctype, []).extend(rows)
	for doctype, rows in tables.items():
		_insert(doctype, rows)
	return {doctype: len(rows) for doctype, rows in tables.items()}


def _accounts(company: str) -> tuple[str, str]:
	fields = ["stock_received_but_not_billed", "default_inventory_account"]
	return frappe.get_cached_value("Company", company, fields)


def _item(item: str) -> dict:
	group = frappe.db.get_value("Item Group", {"is_group": 0})
	return {"name": item, "item_code": item, "item_name": item, "item_group": group, "stock_uom": "Nos"}


def _place(number: int, company: str) -> dict:
	site = frappe.get_doc("Consignment Site", make.make_site("性能测试库"))
	supplier = make.make_supplier(f"性能供应商{number:02d}")
	return {
		"company": company,
		"supplier": supplier,
		"consignment_site": site.name,
		"warehouse": warehouses.consigned_of(site, supplier),
	}


def _of_supplier(
	number: int, place: dict, items: list[str], accounts: tuple[str, str]
) -> dict[str, list[dict]]:
	entries = list(_entries(number, place, items))
	taken = [row for row in entries if row["event"] == "Withdraw"]
	receipts, receipt_rows, books = [], [], []
	for start in range(0, len(taken), ROWS):
		rows = taken[start : start + ROWS]
		receipt = f"PERF-PR-{number:02d}-{start:05d}"
		receipts.append(_receipt(receipt, place))
		for row in rows:
			row.update({"purchase_receipt": receipt, "pr_detail": f"d{row['name']}"})
			receipt_rows.append(_receipt_row(receipt, row))
		books += _books(receipt, place, sum(row["base_amount"] for row in rows), accounts)
	return {
		"Consignment Ledger Entry": entries,
		"Stock Ledger Entry": [_stock_entry(row) for row in entries],
		"Bin": [_bin(number, place, item) for item in items],
		"Purchase Receipt": receipts,
		"Purchase Receipt Item": receipt_rows,
		"GL Entry": books,
	}


def _entries(number: int, place: dict, items: list[str]) -> Iterator[dict]:
	for at, item in enumerate(items):
		for step in range(RECEIVED + WITHDRAWN):
			is_receipt = step % (1 + WITHDRAWN // RECEIVED) == 0
			amount = 0 if is_receipt else TAKEN * RATE
			day = add_days(today(), -360 + step * 3)
			yield {
				**place,
				"name": f"p{number:02d}{at:03d}{step:03d}",
				"posting_datetime": f"{day} 08:00:00",
				"posting_date": day,
				"event": "Receipt" if is_receipt else "Withdraw",
				"item_code": item,
				"item_group": GROUP,
				"qty": BROUGHT if is_receipt else -TAKEN,
				"currency": "CNY",
				"rate": RATE,
				"amount": amount,
				"base_amount": amount,
				"purchase_receipt": None,
				"pr_detail": None,
			}


def _stock_entry(row: dict) -> dict:
	return {
		"name": f"s{row['name']}",
		"item_code": row["item_code"],
		"warehouse": row["warehouse"],
		"company": row["company"],
		"posting_date": row["posting_date"],
		"posting_datetime": row["posting_datetime"],
		"actual_qty": row["qty"],
		"stock_value": 0,
		"stock_value_difference": 0,
		"is_cancelled": 0,
		"docstatus": 1,
	}


def _bin(number: int, place: dict, item: str) -> dict:
	left = RECEIVED * BROUGHT - WITHDRAWN * TAKEN
	return {
		"name": f"b{number:02d}{item}",
		"item_code": item,
		"warehouse": place["warehouse"],
		"actual_qty": left,
	}


def _receipt(name: str, place: dict) -> dict:
	return {
		"name": name,
		"company": place["company"],
		"supplier": place["supplier"],
		"docstatus": 1,
		"posting_date": today(),
		"conversion_rate": 1,
		"so_consignment_doctype": "Consignment Withdrawal",
		"so_consignment_document": f"CW-{name}",
	}


def _receipt_row(receipt: str, row: dict) -> dict:
	return {
		"name": row["pr_detail"],
		"parent": receipt,
		"parenttype": "Purchase Receipt",
		"parentfield": "items",
		"docstatus": 1,
		"item_code": row["item_code"],
		"qty": -row["qty"],
		"base_net_amount": row["base_amount"],
	}


def _books(receipt: str, place: dict, amount: float, accounts: tuple[str, str]) -> list[dict]:
	common = {
		"company": place["company"],
		"voucher_type": "Purchase Receipt",
		"voucher_no": receipt,
		"posting_date": today(),
		"is_cancelled": 0,
		"docstatus": 1,
	}
	accrual, stock = accounts
	return [
		common | {"name": f"{receipt}-c", "account": accrual, "credit": amount, "debit": 0},
		common | {"name": f"{receipt}-d", "account": stock, "credit": 0, "debit": amount},
	]


def _insert(doctype: str, rows: list[dict]) -> None:
	now = now_datetime()
	who = {"owner": "Administrator", "modified_by": "Administrator", "creation": now, "modified": now}
	fields = [*rows[0], *who]
	values = ([*row.values(), *who.values()] for row in rows)
	frappe.db.bulk_insert(doctype, fields=fields, values=values, chunk_size=5_000)
