"""How Property Sales compares with bare SQL and with plain ERPNext, measured in one run on one site.

	cd ~/frappe-bench/sites
	../env/bin/python <checkout>/tests/benchmarks/property_sales.py [--site sales-ops-test.localhost] [--runs 5]

Makes 10,000 units, 8,000 contracts, 60,000 instalments and 50,000 receipts in one transaction, measures, and rolls all back. Times depend on the machine; the ratios, taken against a bare
SQL aggregate over the same rows in the same run, are what to compare.
"""

import json
import time
from collections.abc import Callable

import generator
from measuring import at_site, measure, parser, profile

import frappe
from frappe.utils import getdate, today

from sales_ops.property_sales.api import hold_unit
from sales_ops.property_sales.collection.arrears_lists import make_lists
from sales_ops.property_sales.report.customer_arrears.customer_arrears import execute as customer_arrears
from sales_ops.property_sales.report.unit_ledger.unit_ledger import execute as unit_ledger
from sales_ops.property_sales.units.board import board_rows
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

PROJECT = generator.PROJECT


def main() -> None:
	arguments = parser(__doc__, runs=5).parse_args()
	with at_site(arguments.site):
		counts = generator.make_rows()
		print(", ".join(f"{count:,} {what}" for what, count in counts.items()), flush=True)
		for title, ours, theirs in comparisons():
			measure(title, ours, theirs, arguments)
		if not arguments.only or arguments.only in "nightly":
			nightly(arguments.profile)


def comparisons() -> list[tuple[str, Callable, Callable]]:
	"""What is measured: title, ours, what it is compared with."""
	plain, receipt, hold = make.make_customer(), Receipts(), Holds()
	return [
		("Customer Arrears : SQL that ages the same rows", arrears, arrears_sql),
		("Unit Ledger : SQL that joins and sums the same rows", ledger, ledger_sql),
		("board rows : SQL that joins the same rows", lambda: board_rows(PROJECT), board_sql),
		("board rows as JSON : the same SQL as JSON", board_json, board_sql_json),
		("hold a unit : plain Sales Order draft", hold, PlainOrders(plain)),
		("hold a unit : plain Lead", hold, plain_lead),
		("receipt of a deal : plain Payment Entry", receipt, lambda: make.receive_plain(plain, 100)),
	]


class Receipts:
	"""Receives a little for one deal again and again."""

	def __init__(self):
		self.deal, _contract = make.make_signed_deal()

	def __call__(self) -> None:
		make.receive(self.deal, 100)


class Holds:
	"""Holds one free unit of the big project after the other."""

	def __init__(self):
		self.customer = make.make_customer()
		free = {"property_project": PROJECT, "sale_status": "Available"}
		self.units = iter(frappe.get_all("Property Unit", free, pluck="name", limit=500))

	def __call__(self) -> None:
		hold_unit(next(self.units), self.customer)


class PlainOrders:
	"""Inserts one Sales Order draft after the other."""

	def __init__(self, customer: str):
		from sales_ops.property_sales.money.revenue import make_item

		row = {"item_code": make_item(), "qty": 1, "rate": 1, "delivery_date": today()}
		self.values = {"doctype": "Sales Order", "customer": customer, "company": default_company()}
		self.values |= {"delivery_date": today(), "items": [row]}

	def __call__(self) -> None:
		frappe.get_doc(self.values).insert()


def plain_lead() -> None:
	frappe.get_doc({"doctype": "Lead", "lead_name": frappe.generate_hash(length=10)}).insert()


def nightly(with_profile: bool) -> None:
	"""The clocks and the arrears lists of one night, in instalments a second."""
	if with_profile:
		profile("nightly", run_night)
		return
	start = time.perf_counter()
	run, lists = run_night()
	seconds = time.perf_counter() - start
	rate = generator.INSTALMENTS / seconds
	print(
		f"nightly run: {run.no_of_deals:,} deals, {run.no_of_proposals} proposals, {lists} lists in {seconds:.2f} s ="
		f" {rate:,.0f} instalments/s",
		flush=True,
	)


def run_night() -> tuple:
	frappe.db.delete("Property Clock Run", {"run_on": today()})
	run = frappe.get_doc({"doctype": "Property Clock Run"})
	run.run_today()
	make_lists(getdate(today()))
	return run, frappe.db.count("Arrears List", {"property_project": PROJECT, "list_date": today()})


def ledger() -> None:
	unit_ledger({"company": default_company(), "property_project": PROJECT})


def ledger_sql() -> None:
	"""Units with their deals, what was received and is owed, and the kinds and states counted: two statements."""
	frappe.db.sql(
		"""
		select u.name, u.unit_no, u.property_building, u.kind, u.`use`, u.sale_status, u.built_area, u.list_amount,
			d.name as deal, d.customer_name, d.agreed_amount, i.received, i.outstanding
		from `tabProperty Unit` u left join `tabProperty Unit Claim` c on c.name = u.live_claim
			left join `tabProperty Subscription` d on d.name = c.property_subscription
			left join (select property_subscription, sum(received_amount) as received, sum(outstanding_amount) as
				outstanding from `tabProperty Instalment` where status != 'Void' and property_project = %(project)s
				group by property_subscription) i on i.property_subscription = d.name
		where u.property_project = %(project)s order by u.property_building, u.floor desc, u.stack
		""",
		{"project": PROJECT},
		as_dict=True,
	)
	frappe.db.sql(
		"""select kind, `use`, sale_status, count(*), sum(built_area), sum(list_amount) from `tabProperty Unit`
		where property_project = %s group by kind, `use`, sale_status""",
		PROJECT,
	)


def board_json() -> None:
	json.dumps(board_rows(PROJECT), default=str)


def board_sql_json() -> None:
	json.dumps(board_sql(), default=str)


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


def board_sql() -> list:
	return frappe.db.sql(
		"""
		select u.*, c.claimed_on, c.expires_on, d.name as deal, d.customer_name, d.consultant, d.agreed_amount
		from `tabProperty Unit` u left join `tabProperty Unit Claim` c on c.name = u.live_claim
			left join `tabProperty Subscription` d on d.name = c.property_subscription
		where u.property_project = %s order by u.property_building, u.floor desc, u.stack
		""",
		PROJECT,
	)


if __name__ == "__main__":
	main()
