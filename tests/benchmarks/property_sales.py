"""How Property Sales compares with bare SQL and with plain ERPNext, measured in one run on one site.

	cd ~/frappe-bench/sites
	../env/bin/python <checkout>/tests/benchmarks/property_sales.py [--site sales-ops-test.localhost] [--runs 5]

Makes 5,000 units, 4,000 signed deals and 40,000 instalments in one transaction, measures, and rolls all back. Times
depend on the machine; the ratios are what to compare.
"""

import argparse
import statistics
import time
from collections.abc import Callable

import frappe
from frappe.utils import add_days, today

from sales_ops.property_sales.board import board_units
from sales_ops.property_sales.report.customer_arrears.customer_arrears import execute as customer_arrears
from sales_ops.testing import factories as make
from sales_ops.testing.setup import before_tests, default_company

UNITS, DEALS, INSTALMENTS_PER_DEAL = 5_000, 4_000, 10
PROJECT = "性能测试花园"


def main() -> None:
	parser = argparse.ArgumentParser(
		description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	parser.add_argument("--site", default="sales-ops-test.localhost")
	parser.add_argument("--runs", type=int, default=5)
	arguments = parser.parse_args()
	frappe.init(site=arguments.site, sites_path=".")
	frappe.connect()
	before_tests()
	frappe.flags.mute_emails = frappe.flags.in_test = True
	try:
		make_rows()
		for title, ours, theirs in comparisons():
			report(title, median(ours, arguments.runs), median(theirs, arguments.runs))
	finally:
		frappe.db.rollback()
		frappe.destroy()


def comparisons() -> list[tuple[str, Callable, Callable]]:
	plain, receipt = make.make_customer(), Receipts()
	return [
		(f"Customer Arrears, {DEALS:,} deals : SQL that ages the same rows", arrears, arrears_sql),
		(f"board of {UNITS:,} units : SQL that joins the same rows", lambda: board_units(PROJECT), board_sql),
		("receipt of a deal : plain Payment Entry", receipt, lambda: make.receive_plain(plain, 100)),
	]


class Receipts:
	"""Receives a little for one deal again and again."""

	def __init__(self):
		self.deal, _contract = make.make_signed_deal()

	def __call__(self) -> None:
		make.receive(self.deal, 100)


def arrears() -> None:
	customer_arrears({"company": default_company(), "property_project": PROJECT})


def arrears_sql() -> None:
	"""Overdue amounts by deal and bucket in one statement: no clock, no next action."""
	frappe.db.sql(
		"""
		select d.name, d.customer_name, d.property_unit, min(i.due_date),
			sum(case when datediff(%(on)s, i.due_date) between 1 and 7 then i.outstanding_amount end),
			sum(case when datediff(%(on)s, i.due_date) between 8 and 30 then i.outstanding_amount end),
			sum(case when datediff(%(on)s, i.due_date) between 31 and 90 then i.outstanding_amount end),
			sum(case when datediff(%(on)s, i.due_date) between 91 and 180 then i.outstanding_amount end),
			sum(case when datediff(%(on)s, i.due_date) > 180 then i.outstanding_amount end),
			sum(i.outstanding_amount)
		from `tabProperty Subscription` d join `tabProperty Instalment` i on i.property_subscription = d.name
		where d.docstatus = 1 and d.company = %(company)s and d.property_project = %(project)s
			and d.status in ('Held', 'Temporary Deposit', 'Full Deposit', 'Signed') and i.status != 'Void'
		group by d.name
		""",
		{"on": today(), "company": default_company(), "project": PROJECT},
		as_dict=True,
	)


def board_sql() -> None:
	frappe.db.sql(
		"""
		select u.*, c.claimed_on, c.expires_on, d.name as deal, d.customer_name, d.consultant, d.agreed_amount
		from `tabProperty Unit` u left join `tabProperty Unit Claim` c on c.name = u.live_claim
			left join `tabProperty Subscription` d on d.name = c.property_subscription
		where u.property_project = %s order by u.property_building, u.floor desc, u.stack
		""",
		PROJECT,
		as_dict=True,
	)


def median(function: Callable, runs: int) -> float:
	function()  # warm caches
	times = []
	for _run in range(runs):
		start = time.perf_counter()
		function()
		times.append(time.perf_counter() - start)
	return statistics.median(times)


def report(title: str, ours: float, theirs: float) -> None:
	print(f"{title:<62} {ours * 1000:9.1f} ms {theirs * 1000:9.1f} ms   {ours / theirs:5.2f} x", flush=True)


def make_rows() -> None:
	building, customer = make.make_building(make.make_project(PROJECT, "PERF")), make.make_customer()
	company, currency = default_company(), "CNY"
	place = {"property_project": PROJECT, "company": company, "currency": currency}
	units, claims, deals, instalments = [], [], [], []
	for number in range(UNITS):
		unit, deal, claim = f"PERF-{number:05d}", f"PERF-SUB-{number:05d}", f"perf{number:06d}"
		sold = number < DEALS
		units.append(
			{
				"name": unit,
				"unit_no": str(number),
				"property_building": building,
				**place,
				"kind": "Home",
				"floor": number // 20,
				"stack": number % 20,
				"built_area": 100,
				"list_amount": 1_000_000,
				"released": 1,
				"sale_status": "Signed" if sold else "Available",
				"live_claim": claim if sold else None,
			}
		)
		if sold:
			start = add_days(today(), -(number % 400))
			claims.append(claim_row(claim, unit, deal, customer, start))
			deals.append(deal_row(deal, unit, building, customer, start, place))
			instalments += [
				instalment_row(deal, unit, customer, seq, start, place)
				for seq in range(1, INSTALMENTS_PER_DEAL + 1)
			]
	insert("Property Unit", units)
	insert("Property Unit Claim", claims)
	insert("Property Subscription", deals)
	insert("Property Instalment", instalments)


def claim_row(name: str, unit: str, deal: str, customer: str, start: str) -> dict:
	return {
		"name": name,
		"property_unit": unit,
		"active_claim": unit,
		"kind": "Contract",
		"property_subscription": deal,
		"customer": customer,
		"claimed_on": start,
	}


def deal_row(name: str, unit: str, building: str, customer: str, start: str, place: dict) -> dict:
	return {
		"name": name,
		"docstatus": 1,
		"status": "Signed",
		"property_unit": unit,
		"property_building": building,
		**place,
		"customer": customer,
		"customer_name": customer,
		"subscription_date": start,
		"full_deposit_on": start,
		"agreed_amount": 1_000_000,
		"property_contract": name.replace("SUB", "CON"),
	}


def instalment_row(deal: str, unit: str, customer: str, seq: int, start: str, place: dict) -> dict:
	paid = seq <= 3
	return {
		"name": f"{deal}-{seq:02d}",
		"property_subscription": deal,
		"property_unit": unit,
		**place,
		"customer": customer,
		"seq": seq,
		"kind": ("Deposit", "Down Payment")[seq > 1] if seq < 3 else "Instalment",
		"money_source": "Own Money",
		"due_date": add_days(start, 30 * seq),
		"amount": 100_000,
		"received_amount": 100_000 if paid else 0,
		"outstanding_amount": 0 if paid else 100_000,
		"status": "Paid" if paid else "Unpaid",
	}


def insert(doctype: str, rows: list[dict]) -> None:
	fields = list(rows[0])
	frappe.db.bulk_insert(
		doctype, fields, [[row[field] for field in fields] for row in rows], chunk_size=5_000
	)


if __name__ == "__main__":
	main()
