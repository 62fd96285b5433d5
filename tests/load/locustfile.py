"""What fifty people of the office do all day. Run by run.py in an environment of its own: no frappe here.

Each has a login of a real role and asks what the desk or a client would ask. Consultants reach for the same few units, and
supervisors and finance take their work from the same lists, so that the slower one of two is refused by a rule; that is
counted apart from errors (verdict.py).
"""

import json
import os
import random
import sys
import time
from collections import Counter
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from locust import HttpUser, between, events, task

sys.path.insert(0, str(Path(__file__).parent))

from seats import PASSWORD, SHARES, seats
from verdict import DONE, ERROR, REFUSED, outcome

OFFICE = json.loads(Path(os.environ["SALES_OPS_LOAD_OFFICE"]).read_text())
REPORT = Path(os.environ["SALES_OPS_LOAD_REPORT"])
PROJECT = {"property_project": OFFICE["project"]}
COMPANY = {"company": OFFICE["company"]}
HOT = 3  # units that all consultants want
LISTED = 12  # rows of a list from which one is taken
TIMEOUT = 60.0
DEAL, CONTRACT = "Property Subscription", "Property Contract"
ANSWERS: list[tuple[str, float, str]] = []
ARRIVED = {"at": None}  # when all had come; what was asked before that fills caches and is not measured
DETAILS: Counter = Counter()
LOGINS = {role: [login for login, its in seats(OFFICE["users"]) if its == role] for role in SHARES}
NEXT = {role: count() for role in SHARES}


class Person(HttpUser):
	"""Somebody who is logged in."""

	abstract = True
	role = ""
	wait_time = between(0.5, 2.5)

	def on_start(self) -> None:
		logins = LOGINS[self.role]
		self.login = logins[next(NEXT[self.role]) % len(logins)]
		# As nginx asks gunicorn: each request on a connection of its own.
		headers = {"Accept": "application/json", "Connection": "close"}
		self.client.headers.update(headers | {"X-Frappe-Site-Name": OFFICE["site"]})
		self.ask("log in", "POST", "method/login", {"usr": self.login, "pwd": PASSWORD})

	def ask(self, kind: str, verb: str, path: str, values: dict | None = None):
		"""What was answered; None for an error or a refusal."""
		asked = time.monotonic()
		options = {"params": values} if verb == "GET" else {"json": values or {}}
		with self.client.request(
			verb, f"/api/{path}", name=kind, catch_response=True, timeout=TIMEOUT, **options
		) as answer:
			said = _json(answer)
			how = outcome(kind, answer.status_code, said.get("exc_type"))
			if ARRIVED["at"] and asked >= ARRIVED["at"]:
				ANSWERS.append((kind, (time.monotonic() - asked) * 1000, how))
			if how == ERROR:
				DETAILS[
					f"{kind}: {answer.status_code} {said.get('exc_type') or answer.error or ''} {_sentence(said)}"
				] += 1
				answer.failure(f"{answer.status_code} {said.get('exc_type')}")
				return None
			answer.success()
			return said if how == DONE else None

	def call(self, kind: str, function: str, verb: str = "GET", **values):
		said = self.ask(kind, verb, f"method/{function}", values)
		return said.get("message") if said else None

	def listed(self, kind: str, doctype: str, filters: dict, fields: list[str], order: str = "creation asc"):
		"""One of the first rows of a list, at random."""
		values = {"filters": json.dumps(filters), "fields": json.dumps(fields), "order_by": order}
		said = self.ask(kind, "GET", f"resource/{doctype}", values | {"limit_page_length": LISTED})
		rows = said["data"] if said else []
		return random.choice(rows) if rows else None

	def report(self, name: str, **filters):
		"""A report as the desk runs it."""
		values = {"report_name": name, "filters": json.dumps(filters), "ignore_prepared_report": "true"}
		found = self.ask(f"report {name}", "GET", "method/frappe.desk.query_report.run", values)
		return found["message"]["result"] if found else []

	def submit(self, kind: str, doctype: str, name: str):
		"""As the desk: read, then send back to be submitted."""
		found = self.ask("open a form", "GET", f"resource/{doctype}/{name}")
		if found and found["data"]["docstatus"] == 0:
			return self.ask(kind, "POST", "method/frappe.client.submit", {"doc": found["data"]})
		return None


class Consultant(Person):
	"""Looks for a unit on the board, holds it, agrees the deal or gives it free."""

	role, weight = "consultant", SHARES["consultant"]

	@task(4)
	def sell(self) -> None:
		table = self.call("board", "sales_ops.property_sales.api.get_board_table", **PROJECT)
		unit = _wanted(table) if table else None
		if not unit:
			return
		self.wait()
		customer = random.choice(OFFICE["customers"][self.login])
		hold = "sales_ops.property_sales.api.hold_unit"
		held = self.call("hold a unit", hold, "POST", property_unit=unit, customer=customer)
		if not held:
			return
		self.wait()
		if random.random() < 0.7:
			self.submit("submit the deal", DEAL, held["name"])
		else:
			values = {"dt": DEAL, "dn": held["name"], "method": "release_hold", "args": {}}
			self.ask("give a hold free", "POST", "method/run_doc_method", values)

	@task(1)
	def look_at_own_deals(self) -> None:
		self.call("own deals (REST)", "sales_ops.api.v1.my_deals", limit=50)

	@task(1)
	def look_at_a_unit(self) -> None:
		unit = f"PERF-{random.randrange(OFFICE['units']):05d}"
		self.call("story of a unit", "sales_ops.property_sales.api.get_unit_story", property_unit=unit)


class Supervisor(Person):
	"""Signs what has its deposit, and looks at the figures."""

	role, weight = "supervisor", SHARES["supervisor"]

	@task(4)
	def sign(self) -> None:
		waiting = {"docstatus": 1, "status": "Full Deposit", "property_contract": ("is", "not set")}
		deal = self.listed("list of deals", DEAL, waiting, ["name"])
		if not deal:
			return
		values = {"property_subscription": deal["name"], "contract_date": OFFICE["day"]}
		made = self.ask("draw up a contract", "POST", f"resource/{CONTRACT}", values)
		if made:
			self.wait()
			self.submit("sign", CONTRACT, made["data"]["name"])

	@task(1)
	def read_board(self) -> None:
		self.call("board", "sales_ops.property_sales.api.get_board_table", **PROJECT)

	@task(1)
	def read_report(self) -> None:
		self.report(random.choice(("Unit Ledger", "Collection Forecast", "Absorption")), **COMPANY, **PROJECT)


class Finance(Person):
	"""Receives deposits, and what is due of signed deals."""

	role, weight = "finance", SHARES["finance"]

	@task(3)
	def receive_deposit(self) -> None:
		new = {"docstatus": 1, "status": ("in", ("Held", "Temporary Deposit"))}
		deal = self.listed("list of deals", DEAL, new, ["name", "deposit_amount", "received_amount"])
		if deal:
			self.pay(deal["name"], random.choice((10_000, deal["deposit_amount"] - deal["received_amount"])))

	@task(2)
	def receive_instalment(self) -> None:
		due = {"status": "Unpaid", "property_contract": ("is", "set")}
		fields = ["property_subscription", "outstanding_amount"]
		row = self.listed("list of instalments", "Property Instalment", due, fields, "due_date asc")
		if row:
			self.pay(row["property_subscription"], row["outstanding_amount"])

	def pay(self, deal: str, amount: float) -> None:
		receive = "sales_ops.property_sales.api.receive_payment"
		self.call("receive money", receive, "POST", property_subscription=deal, amount=amount)

	@task(1)
	def read_report(self) -> None:
		self.report("Collection Forecast", **COMPANY, **PROJECT)


class Collector(Person):
	"""Calls whom the arrears report names, and writes down what was promised."""

	role, weight = "collector", SHARES["collector"]

	@task(3)
	def call_somebody(self) -> None:
		late = [row for row in self.report("Customer Arrears", **COMPANY, **PROJECT) if _is_deal(row)]
		for row in random.sample(late, min(3, len(late))):
			deal = row["property_subscription"]
			card = self.call(
				"call card",
				"sales_ops.property_sales.collection.follow_ups.call_card",
				property_subscription=deal,
			)
			if card and card["may_log"] and card["outstanding_amount"]:
				self.wait()
				self.log(card)

	def log(self, card: dict) -> None:
		values = {
			"property_subscription": card["property_subscription"],
			"said": "下周付款",
			"result": "Will Pay",
		}
		values["promised_amount"] = card["overdue_amount"] or card["outstanding_amount"]
		values["promised_date"] = str(date.fromisoformat(OFFICE["day"]) + timedelta(days=7))
		self.call(
			"log a call", "sales_ops.property_sales.collection.follow_ups.log_follow_up", "POST", **values
		)


class Manager(Person):
	"""Reads."""

	role, weight = "manager", SHARES["manager"]

	@task
	def read_report(self) -> None:
		self.report(
			random.choice(("Unit Ledger", "Customer Arrears", "Signed Customers")), **COMPANY, **PROJECT
		)

	@task
	def read_table(self) -> None:
		self.report("Sale Control Table", **PROJECT)


def _wanted(table: dict) -> str | None:
	"""One of the first free units: what everybody sees first."""
	place = {field: table["fields"].index(field) for field in ("property_unit", "sale_status", "released")}
	free = [
		row[place["property_unit"]]
		for row in table["rows"]
		if row[place["sale_status"]] == "Available" and row[place["released"]]
	]
	return random.choice(sorted(free)[:HOT]) if free else None


def _is_deal(row) -> bool:
	return isinstance(row, dict) and bool(row.get("property_subscription"))


def _json(answer) -> dict:
	try:
		found = answer.json()
	except ValueError:
		return {}
	return found if isinstance(found, dict) else {}


def _sentence(said: dict) -> str:
	return str(said.get("exception") or said.get("_server_messages") or "")[:300]


@events.test_start.add_listener
def _expect(environment, **_options) -> None:
	ARRIVED["at"] = time.monotonic() + OFFICE["arriving"]


@events.quitting.add_listener
def _report(environment, **_options) -> None:
	found = {"answers": ANSWERS, "details": DETAILS, "refused": sum(how == REFUSED for *_x, how in ANSWERS)}
	REPORT.write_text(json.dumps(found, ensure_ascii=False))
	environment.process_exit_code = 0  # run.py judges
