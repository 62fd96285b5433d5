"""The work that is hit: each is done as its user or the scheduler does it, and done again as they would after a restart.

`prepare` makes what the work needs, once for the site; `act` does the work in one or several transactions and may be
called again at any time; `proof` says what is wrong after it was done.
"""

import tempfile
from datetime import timedelta
from pathlib import Path

from office_scenarios import ExtraDiscount, MonthEnd
from scenario import Scenario, run, scheduled_jobs, submit_once

import frappe
from frappe.utils import add_days, getdate, now_datetime, today

from sales_ops.testing import consignment as goods
from sales_ops.testing import factories as make
from sales_ops.testing import settlement as do
from sales_ops.testing.ledger import balances
from sales_ops.testing.setup import default_company
from sales_ops.testing.workbook import few_deals


class NightlyRuns(Scenario):
	"""All that the app's hooks schedule, once each in the order of the hooks, each in a transaction of its own."""

	name = "the nightly runs"

	def prepare(self) -> dict:
		for back in (3, 8, 12, 40):
			start = add_days(today(), -back)
			make.make_deal(subscription_date=start)
		held = make.make_deal(submit=False)
		ended = now_datetime() - timedelta(hours=1)
		frappe.db.set_value("Property Unit Claim", {"property_subscription": held.name}, "expires_on", ended)
		frappe.db.set_value("Property Subscription", held.name, "held_until", ended)
		agreement = do.make_settled_supplier()
		do.use(agreement, 10)
		return {}

	def act(self, made: dict) -> None:
		run(scheduled_jobs())

	def proof(self, made: dict) -> list[str]:
		runs = frappe.get_all("Property Clock Run", {"run_on": today()}, pluck="status")
		return [] if len(runs) == 1 else [f"{len(runs)} clock runs of one day"]


class AfterDowntime(NightlyRuns):
	"""The same when the server was off for three days: the clocks catch up, once."""

	name = "the nightly runs after three days of downtime"
	days = 3

	def prepare(self) -> dict:
		return {}


class Import(Scenario):
	"""A sales office's workbook."""

	name = "an import"

	def prepare(self) -> dict:
		from sales_ops.workbook.demo import demo_book
		from sales_ops.workbook.writer import write_book

		path = Path(tempfile.mkdtemp(prefix="sales-ops-book-")) / "book.xlsx"
		write_book(few_deals(demo_book(getdate(today()))), path, "en")
		return {"path": str(path)}

	def act(self, made: dict) -> None:
		from sales_ops.workbook.importer import import_book

		result = import_book(made["path"], default_company())
		if result.problems:
			raise RuntimeError(f"rows were refused: {result.problems[:3]}")


class Settlement(Scenario):
	"""A settlement is confirmed, then its supplier's invoice booked, by two people."""

	name = "a settlement"
	without_redis = True

	def prepare(self) -> dict:
		agreement = do.make_settled_supplier()
		for qty in (10, 5, 3):
			do.use(agreement, qty)
		return {"settlement": do.settle(agreement, submit=False).name}

	def act(self, made: dict) -> None:
		submit_once(do.SETTLEMENT, made["settlement"])
		doc = frappe.get_doc(do.SETTLEMENT, made["settlement"])
		if not frappe.db.exists("Purchase Invoice", {"bill_no": "FAULT-1", "docstatus": 1}):
			do.bill(doc, bill_no="FAULT-1")
			frappe.db.commit()

	def proof(self, made: dict) -> list[str]:
		invoices = frappe.get_all("Purchase Invoice", {"bill_no": "FAULT-1"}, pluck="docstatus")
		return [] if invoices == [1] else [f"invoices of the settlement: {invoices}"]


class Withdrawal(Scenario):
	"""Consigned goods are delivered: ownership passes, and they leave, in one transaction."""

	name = "a withdrawal, delivered"
	without_redis = True

	def prepare(self) -> dict:
		agreement = do.make_settled_supplier(qty=100)
		item = agreement.items[0].item_code
		doc = self.take((item, 10, agreement.consigned_warehouse), submit=False)
		return {
			"doctype": doc.doctype,
			"document": doc.name,
			"item": item,
			"warehouse": agreement.consigned_warehouse,
		}

	def take(self, row: tuple, **values):
		return goods.deliver(row, **values)

	def act(self, made: dict) -> None:
		submit_once(made["doctype"], made["document"])

	def proof(self, made: dict) -> list[str]:
		left = frappe.db.get_value(
			"Bin", {"item_code": made["item"], "warehouse": made["warehouse"]}, "actual_qty"
		)
		return [] if left == 90 else [f"{left} of 100 are left after 10 were taken"]


class Issue(Withdrawal):
	"""The same from the store to a department, by a Stock Entry."""

	name = "a withdrawal, issued to a department"

	def take(self, row: tuple, **values):
		return goods.issue(row, **values)


class Forfeiture(Scenario):
	"""A deposit falls to the house: postings, instalments, claim and unit."""

	name = "a forfeiture"
	without_redis = True

	def prepare(self) -> dict:
		deal = make.make_deal()
		make.receive(deal, 50_000)
		change = make.apply_for_change(deal, "Forfeiture", keep_amount=50_000)
		change.approve()
		return {"change": change.name, "customer": deal.customer}

	def act(self, made: dict) -> None:
		submit_once("Property Change Application", made["change"])

	def proof(self, made: dict) -> list[str]:
		left = {account: amount for account, amount in balances(made["customer"]).items() if amount}
		return [f"the customer's balance is {left}"] if left else []


class HoldOverRest(Scenario):
	"""A unit held by one call over REST that a client sends again with the same key when the line breaks."""

	name = "a hold over REST, asked for again with its key"

	def prepare(self) -> dict:
		return {"unit": make.make_unit().name, "customer": make.make_customer()}

	def act(self, made: dict) -> None:
		from sales_ops.api import holds
		from sales_ops.api.idempotency import once

		values = {"property_unit": made["unit"], "customer": made["customer"], "ttl_minutes": None}
		once("hold", "fault-key", values, lambda: holds.make(**values))
		frappe.db.commit()

	def proof(self, made: dict) -> list[str]:
		holds = frappe.db.count("Property Subscription", {"property_unit": made["unit"]})
		return [] if holds == 1 else [f"{holds} holds of one request"]


SCENARIOS = (
	NightlyRuns(),
	AfterDowntime(),
	MonthEnd(),
	Import(),
	Settlement(),
	Withdrawal(),
	Issue(),
	Forfeiture(),
	ExtraDiscount(),
	HoldOverRest(),
)
