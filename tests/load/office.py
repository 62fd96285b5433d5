"""The office that the load test works in: the benchmarks' rows with their ledger, and a person of a real role for each seat."""

import generator
from measuring import insert
from seats import PASSWORD, PROFILES_OF, seats

import frappe
from frappe.utils import today
from frappe.utils.password import update_password

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import before_tests, default_company

CUSTOMERS = 3  # of each consultant, for a customer is his who sold to him first
CALLS_A_MINUTE = ("rest_reads_per_minute", "rest_writes_per_minute")
USUAL_DEPOSIT = {"temporary_deposit_amount": 10_000, "deposit_amount": 50_000}


def prepare(no_of_units: int, no_of_users: int) -> dict:
	"""Make everything, and commit.

	Returns:
		what the people know: `{"project", "company", "customers": {login: names}, "counts"}`
	"""
	frappe.flags.in_test = frappe.flags.mute_emails = True
	frappe.local.conf.throttle_user_limit = no_of_users * 10  # Frappe's quota of new users an hour
	before_tests()
	counts = generator.make_rows(no_of_units, no_of_receipts=0)
	counts["GL Entry"] = post_receipts()
	frappe.db.set_value("Property Project", generator.PROJECT, USUAL_DEPOSIT)
	frappe.db.set_single_value(
		"Property Sales Settings", dict.fromkeys(CALLS_A_MINUTE, 0)
	)  # all come from one address
	customers = {}
	for login, role in seats(no_of_users):
		_make_user(login, role)
		if role == "consultant":
			customers[login] = [make.make_customer(f"{login} 客户{number}") for number in range(CUSTOMERS)]
	frappe.db.commit()
	frappe.clear_cache()
	return {
		"project": generator.PROJECT,
		"company": default_company(),
		"customers": customers,
		"counts": counts,
	}


def _make_user(login: str, role: str) -> None:
	person = login.split("@")[0] if role == "consultant" else None
	make.make_user(login, *PROFILES[PROFILES_OF[role]], sales_person=person)
	update_password(login, PASSWORD)


def post_receipts() -> int:
	"""The ledger's two rows of each of the generator's receipts, so that the books owe the buyers what the deals say."""
	company = frappe.get_doc("Company", default_company())
	bank = frappe.db.get_value("Account", {"company": company.name, "account_type": "Bank", "is_group": 0})
	owed = company.default_advance_received_account
	project = frappe.db.get_value("Property Project", generator.PROJECT, "project")
	fields = ["name", "party", "paid_amount", "posting_date"]
	entries = frappe.get_all("Payment Entry", {"name": ("like", "PERF-PE-%")}, fields)
	common = {"company": company.name, "project": project, "cost_center": company.cost_center}
	rows = [
		row | common
		for entry in entries
		for row in (_row(entry, bank, "debit"), _row(entry, owed, "credit", entry.party))
	]
	insert("GL Entry", rows)
	return len(rows)


def _row(entry: dict, account: str, side: str, party: str | None = None) -> dict:
	amounts = {"debit": 0, "credit": 0} | {side: entry.paid_amount}
	return {
		"name": f"{entry.name}-{side}",
		"docstatus": 1,
		"posting_date": entry.posting_date,
		"account": account,
		"account_currency": "CNY",
		"party_type": "Customer" if party else None,
		"party": party,
		"voucher_type": "Payment Entry",
		"voucher_no": entry.name,
		**amounts,
		**{f"{name}_in_account_currency": amount for name, amount in amounts.items()},
		"is_opening": "No",
	}


def tell(began: str) -> dict:
	"""What stands after the load: the modules' findings, the claims counted anew, what was logged as an error, what was done."""
	from sales_ops.testing.checks import all_findings

	return {"findings": [*all_findings(), *double_claims()], "errors": _errors(began), "made": _made(began)}


def double_claims() -> list[str]:
	"""Units that two deals have, looked for without the columns that our code keeps: by deals that run, and by open claims."""
	found = []
	deals = """select property_unit, count(*) from `tabProperty Subscription`
		where docstatus = 1 and status in ('Held', 'Temporary Deposit', 'Full Deposit', 'Signed', 'Handed Over')
		group by property_unit having count(*) > 1"""
	claims = """select property_unit, count(*) from `tabProperty Unit Claim` where ended_on is null
		group by property_unit having count(*) > 1"""
	contracts = """select property_subscription, count(*) from `tabProperty Contract` where docstatus = 1
		group by property_subscription having count(*) > 1"""
	for what, statement in (("deals", deals), ("live claims", claims), ("contracts", contracts)):
		found += [f"{name} has {count} {what}" for name, count in frappe.db.sql(statement)]
	return found


def _errors(began: str) -> dict[str, int]:
	rows = frappe.get_all("Error Log", {"creation": (">=", began)}, pluck="method")
	return {title: rows.count(title) for title in set(rows)}


def _made(began: str) -> dict[str, int]:
	counted = {
		"holds": ("Property Unit Claim", {}),
		"deals": ("Property Subscription", {"docstatus": 1}),
		"contracts": ("Property Contract", {"docstatus": 1}),
		"receipts": ("Payment Entry", {"docstatus": 1}),
		"promises": ("Promise to Pay", {}),
	}
	since = {"creation": (">=", began)}
	return {name: frappe.db.count(doctype, filters | since) for name, (doctype, filters) in counted.items()}


def began() -> str:
	return str(frappe.utils.now_datetime())


def day() -> str:
	return today()
