"""How the settlement of 20,000 withdrawals compares with bare SQL over the same rows, measured in one run on one site.

	cd ~/frappe-bench/sites
	../env/bin/python <checkout>/tests/benchmarks/consignment_settlement.py [--site sales-ops-test.localhost] [--runs 5]

Inserts 20,000 withdrawals of one supplier and period with their ledger entries, among 200,000 entries of others, in one
transaction that is rolled back. Times depend on the machine; the ratios are what to compare.
"""

from collections.abc import Callable

from measuring import at_site, insert, measure, parser, wait_for_counting

import frappe
from frappe.utils import add_days

from sales_ops.consignment.settlement import calculation, queries, terms
from sales_ops.testing import consignment as make
from sales_ops.testing import settlement as do
from sales_ops.testing.setup import default_company

WITHDRAWALS, OTHERS, ITEMS, RATE = 20_000, 180_000, 200, 10
ENTRY, WITHDRAWAL = "Consignment Ledger Entry", "Consignment Withdrawal"


def main() -> None:
	arguments = parser(__doc__, runs=5).parse_args()
	with at_site(arguments.site):
		doc = make_rows()
		for title, ours, theirs in cases(doc):
			measure(title, ours, theirs, arguments)


def cases(doc) -> list[tuple[str, Callable, Callable]]:
	"""What is measured: title, ours, what it is compared with."""
	name = doc.name
	return [
		(
			"calculate 20,000 withdrawals : SQL that sums the same rows",
			lambda: calculation.calculate(doc),
			sums(doc),
		),
		("save the draft : SQL that sums the same rows", doc.save, sums(doc)),
		("stamp and set the withdrawals : two bare updates", stamp(doc), updates(doc)),
		(
			"lines of the invoice's 20,000 rows : SQL that reads them",
			lambda: movements(doc),
			read(name, doc.supplier),
		),
	]


def make_rows():
	"""The draft settlement of the generated withdrawals."""
	agreement = make.make_agreement(
		*[item(number) for number in range(ITEMS)], supplier=make.make_supplier("性能供应商")
	)
	other = make.make_supplier("性能另一供应商")
	period = do.last_period()
	days = (period.end - period.start).days + 1
	base = {
		"company": default_company(),
		"consignment_site": agreement.consignment_site,
		"warehouse": agreement.consigned_warehouse,
		"agreement": agreement.name,
		"item_group": frappe.get_cached_value("Item", item(0), "item_group"),
		"currency": agreement.currency,
	}
	mine = [entry(base, agreement.supplier, number, period.start, days) for number in range(WITHDRAWALS)]
	others = [entry(base, other, number, period.start, days) for number in range(OTHERS)]
	insert(ENTRY, mine + others)
	insert(WITHDRAWAL, [withdrawal(row) for row in mine])
	wait_for_counting()
	return do.settle(agreement, submit=False)


def item(number: int) -> str:
	return make.make_item(f"PERF-CST-{number:03d}")


def entry(base: dict, supplier: str, number: int, start, days: int) -> dict:
	day = add_days(start, number % days)
	qty = number % 7 + 1
	key = f"{supplier[-3:]}-{number:06d}"
	return base | {
		"name": frappe.generate_hash(length=10),
		"posting_datetime": f"{day} 10:00:00",
		"posting_date": day,
		"supplier": supplier,
		"item_code": item_codes()[number % ITEMS],
		"event": "Withdraw",
		"qty": -qty,
		"rate": RATE,
		"amount": qty * RATE,
		"base_rate": RATE,
		"base_amount": qty * RATE,
		"voucher_type": WITHDRAWAL,
		"voucher_no": f"CW-PERF-{key}",
		"purchase_receipt": f"PR-PERF-{key}",
		"pr_detail": f"prd-{key}",
	}


def item_codes() -> list[str]:
	if not hasattr(frappe.local, "perf_items"):
		frappe.local.perf_items = [item(number) for number in range(ITEMS)]
	return frappe.local.perf_items


def withdrawal(row: dict) -> dict:
	fields = ("company", "supplier", "consignment_site", "currency")
	return {"name": row["voucher_no"], "status": "Unsettled", "docstatus": 1} | {
		field: row[field] for field in fields
	}


def sums(doc) -> Callable:
	"""One statement: amounts and quantities by item and rate."""
	values = (doc.supplier, doc.company, doc.item_group, doc.currency, doc.collected_from, doc.period_end)
	return lambda: frappe.db.sql(
		"""select item_code, rate, sum(qty), sum(amount), sum(base_amount), count(*) from `tabConsignment Ledger Entry`
		where supplier = %s and settlement is null and company = %s and item_group = %s and currency = %s
			and posting_date between %s and %s group by item_code, rate""",
		values,
		as_dict=True,
	)


def stamp(doc) -> Callable:
	"""What confirming does to the ledger, undone again so that it can be measured twice."""

	def run() -> None:
		queries.stamp(terms.scope_of(doc), doc.name)
		queries.sums_of_settlement(doc.name, doc.supplier)
		queries.refresh_withdrawals(doc.name, doc.supplier)
		queries.unstamp(doc.name, doc.supplier)

	return run


def updates(doc) -> Callable:
	"""The entries and the withdrawals written, and the entries written back, by bare statements."""

	def run() -> None:
		entries = "update `tabConsignment Ledger Entry` set settlement = %s where supplier = %s"
		frappe.db.sql(entries, (doc.name, doc.supplier))
		frappe.db.sql(
			"update `tabConsignment Withdrawal` set status = 'Settled' where supplier = %s", doc.supplier
		)
		frappe.db.sql(
			"update `tabConsignment Withdrawal` set status = 'Unsettled' where supplier = %s", doc.supplier
		)
		frappe.db.sql(entries, (None, doc.supplier))

	return run


def movements(doc) -> list:
	from sales_ops.consignment.settlement.invoices import lines_of

	queries.stamp(terms.scope_of(doc), doc.name)
	try:
		return lines_of(doc, False)[0]
	finally:
		queries.unstamp(doc.name, doc.supplier)


def read(name: str, supplier: str) -> Callable:
	def run() -> None:
		update = "update `tabConsignment Ledger Entry` set settlement = %s where supplier = %s"
		frappe.db.sql(update, (name, supplier))
		frappe.db.sql(
			"""select e.item_code, e.rate, e.qty, e.amount, e.purchase_receipt, e.pr_detail from `tabConsignment Ledger Entry` e
			where e.supplier = %s and e.settlement = %s order by e.posting_datetime""",
			(supplier, name),
			as_dict=True,
		)
		frappe.db.sql(update, (None, supplier))

	return run


if __name__ == "__main__":
	main()
