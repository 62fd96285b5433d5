"""How Consignment compares with plain ERPNext and with bare SQL, measured in one run on one site.

	cd ~/frappe-bench/sites
	../env/bin/python <checkout>/tests/benchmarks/consignment.py [--site sales-ops-test.localhost] [--runs 3]

Posts documents of 100 rows of consigned goods and the same of own stock; makes 200,000 ledger entries with the stock ledger,
receipts and general ledger behind them, and checks them. All in one transaction that is rolled back. Times depend on the
machine; the ratios are what to compare.
"""

from collections.abc import Callable

import consignment_generator as generator
from measuring import at_site, measure, parser

import frappe
from frappe.utils import today

from sales_ops.consignment.control import checks
from sales_ops.consignment.report.consignment_stock_and_exposure.consignment_stock_and_exposure import (
	execute as exposure,
)
from sales_ops.consignment.stock.grouped_issues import submit_issues
from sales_ops.testing import consignment as make
from sales_ops.testing.setup import default_company

ROWS = 100  # of a document
PLENTY = 100_000


def main() -> None:
	options = parser(__doc__, runs=3)
	options.add_argument("--part", choices=("documents", "ledger"), help="without the rows of the other part")
	arguments = options.parse_args()
	with at_site(arguments.site):
		for part in (documents, ledger):
			if arguments.part not in (None, part.__name__):
				continue
			for title, ours, theirs in part():
				measure(title, ours, theirs, arguments)


def documents():
	"""Documents of 100 rows: title, ours of consigned goods, theirs of own stock."""
	items = [make.make_item() for _number in range(ROWS)]
	agreement = make.make_agreement(*items)
	bring(agreement, items)
	consigned, own = agreement.consigned_warehouse, make.own_warehouse()

	def note(warehouse: str) -> Callable:
		return lambda: make.deliver(*((item, 1, warehouse) for item in items))

	def issue(warehouse: str) -> Callable:
		return lambda: make.issue(*((item, 1, warehouse) for item in items))

	yield "Delivery Note of 100 rows : of own stock", note(consigned), note(own)
	yield "Stock Entry issue of 100 rows : of own stock", issue(consigned), issue(own)
	yield from together(items, consigned, own)


def together(items: list[str], consigned: str, own: str):
	"""The same rows on ten Stock Entries that are confirmed together, with one purchase receipt (§6.4 point 11)."""
	frappe.db.set_single_value("Consignment Settings", "group_daily", 1)
	frappe.clear_document_cache("Consignment Settings", "Consignment Settings")

	def drafts(warehouse: str) -> list:
		parts = [items[start : start + ROWS // 10] for start in range(0, ROWS, ROWS // 10)]
		return [make.issue(*((item, 1, warehouse) for item in part), submit=False) for part in parts]

	def ours() -> None:
		submit_issues([entry.name for entry in drafts(consigned)])

	def theirs() -> None:
		for entry in drafts(own):
			entry.submit()

	yield "ten Stock Entries with one receipt : of own stock", ours, theirs
	frappe.db.set_single_value("Consignment Settings", "group_daily", 0)
	frappe.clear_document_cache("Consignment Settings", "Consignment Settings")


def bring(agreement, items: list[str]) -> None:
	"""Plenty of each item, consigned and our own."""
	receipt = make.new("Consignment Receipt", consignment_agreement=agreement.name)
	for item in items:
		receipt.append("items", {"item_code": item, "qty": PLENTY})
	receipt.insert().submit()
	own = {"t_warehouse": make.own_warehouse(), "qty": PLENTY, "basic_rate": 10, "set_basic_rate_manually": 1}
	make.issue(*({"item_code": item, **own} for item in items), purpose="Material Receipt")


def ledger():
	"""The check run and the exposure report over a big ledger, against SQL that sums the same rows."""
	counts = generator.make_rows()
	print(", ".join(f"{count:,} {what}" for what, count in counts.items()), flush=True)
	found = checks.check().broken
	if found:
		raise SystemExit(f"the generated rows do not agree: {found[:3]}")
	yield "check run : SQL that sums the same rows", checks.check, check_sql
	asked = {"company": default_company(), "on": today()}
	yield "exposure report : SQL that sums the same rows", lambda: exposure(asked), exposure_sql


def check_sql() -> None:
	"""Ledger, bins and stock ledger by place, the ledger and the accrual account by supplier: five statements."""
	account = frappe.get_cached_value("Company", default_company(), "stock_received_but_not_billed")
	frappe.db.sql(
		"select warehouse, item_code, sum(qty) from `tabConsignment Ledger Entry` group by warehouse, item_code"
	)
	frappe.db.sql(
		"""select b.warehouse, b.item_code, b.actual_qty from tabBin b join tabWarehouse w on w.name = b.warehouse
		where w.so_consignment_role != ''"""
	)
	frappe.db.sql(
		"""select e.warehouse, e.item_code, max(e.stock_value) from `tabStock Ledger Entry` e
		join tabWarehouse w on w.name = e.warehouse where w.so_consignment_role = 'Consigned' and e.is_cancelled = 0
			and e.stock_value != 0 group by e.warehouse, e.item_code"""
	)
	frappe.db.sql("select supplier, sum(base_amount) from `tabConsignment Ledger Entry` group by supplier")
	frappe.db.sql(
		"""select r.supplier, sum(g.credit - g.debit) from `tabPurchase Receipt` r join `tabGL Entry` g
			on g.voucher_no = r.name and g.voucher_type = 'Purchase Receipt' where r.so_consignment_document > '' and g.account = %s and g.is_cancelled = 0
		group by r.supplier""",
		account,
	)


def exposure_sql() -> None:
	"""Balances, and arrivals by day: two statements."""
	frappe.db.sql(
		"""select warehouse, item_code, sum(qty) from `tabConsignment Ledger Entry` where posting_date <= %s
		group by warehouse, item_code""",
		today(),
		as_dict=True,
	)
	frappe.db.sql(
		"""select warehouse, item_code, posting_date, sum(qty) from `tabConsignment Ledger Entry`
		where event in ('Receipt', 'Gain', 'Withdraw-Return') and posting_date <= %s
		group by warehouse, item_code, posting_date""",
		today(),
		as_dict=True,
	)


if __name__ == "__main__":
	main()
