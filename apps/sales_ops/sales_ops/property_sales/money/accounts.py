"""Where presale money is booked: a contract liability, not income and not a negative receivable (§8.1, §8.2).

ERPNext has the switch (Company: *Book Advance Payments in Separate Party Account*); it is company-wide, so the supplier's
side needs its account too, or supplier payments would stop.
"""

from typing import NamedTuple

import frappe
from frappe import _
from frappe.model.document import Document

# Field of Property Project: the company's account beside which it belongs, its root, its ERPNext type. The clearing account
# has no type: a second one of type Bank or Cash would leave ERPNext without *the* bank or cash account of a company.
CHANGE_ACCOUNTS = {
	"forfeiture_account": ("default_income_account", "Income", "Income Account"),
	"refund_account": ("default_payable_account", "Liability", "Receivable"),
	"transfer_clearing_account": ("default_receivable_account", "Asset", ""),
	"resettlement_account": ("default_receivable_account", "Asset", ""),
}


class AdvanceAccount(NamedTuple):
	"""An account to make: where the company keeps it, and beside which of its accounts it belongs."""

	company_field: str
	account_name: str
	root_type: str
	account_type: str
	neighbour_field: str


def advance_accounts() -> tuple[AdvanceAccount, AdvanceAccount]:
	"""The two sides, named in the language of whoever sets the company up."""
	return (
		AdvanceAccount(
			"default_advance_received_account",
			_("Contract Liabilities - Property Presales"),
			"Liability",
			"Receivable",
			"default_payable_account",
		),
		AdvanceAccount(
			"default_advance_paid_account",
			_("Advances to Suppliers"),
			"Asset",
			"Payable",
			"default_receivable_account",
		),
	)


def is_presale_ready(company: str) -> bool:
	"""Whether receipts of customers of `company` are booked on a liability account."""
	fields = ["book_advance_payments_in_separate_party_account", "default_advance_received_account"]
	row = frappe.get_cached_value("Company", company, fields, as_dict=True)
	return bool(row and all(row.values()))


def setup_presale_accounts(company: str) -> dict[str, str]:
	"""Make the two advance accounts where missing and switch the company to using them. Idempotent.

	Args:
		company: name of the Company; its default receivable and payable accounts tell where the new ones belong.

	Returns:
		`{company field: account}` for both sides.
	"""
	doc = frappe.get_doc("Company", company)
	accounts = advance_accounts()
	for account in accounts:
		if not doc.get(account.company_field):
			doc.set(account.company_field, _make_account(doc, account))
	doc.book_advance_payments_in_separate_party_account = 1
	doc.save()
	return {account.company_field: doc.get(account.company_field) for account in accounts}


def _make_account(company: Document, account: AdvanceAccount) -> str:
	"""An account beside the group of its neighbour, on the same side of the balance sheet."""
	filters = {"account_name": account.account_name, "company": company.name}
	if existing := frappe.db.get_value("Account", filters):
		return existing
	group = frappe.db.get_value("Account", company.get(account.neighbour_field), "parent_account")
	values = {
		"root_type": account.root_type,
		"account_type": account.account_type,
		"account_currency": company.default_currency,
		"parent_account": frappe.db.get_value("Account", group, "parent_account") or group,
	}
	return frappe.get_doc({"doctype": "Account", **filters, **values}).insert(ignore_permissions=True).name


def setup_change_accounts(company: str) -> dict[str, str]:
	"""The accounts that changes of deals need, given to every project of the company that has none. Idempotent.

	Returns:
		`{project field: account}`: income from what is kept of ended deals, the liability of their refunds, the clearing
		account of transfers, and the cost of resettlement.
	"""
	names = {
		"forfeiture_account": _("Forfeited Deposits and Fees"),
		"refund_account": _("Refunds Due to Property Buyers"),
		"transfer_clearing_account": _("Property Transfer Clearing"),
		"resettlement_account": _("Resettlement Cost"),
	}
	accounts = {field: _change_account(company, field, name) for field, name in names.items()}
	for field, account in accounts.items():
		without = {"company": company, field: ("is", "not set")}
		frappe.db.set_value("Property Project", without, field, account)
	return accounts


def _change_account(company: str, field: str, name: str) -> str:
	filters = {"account_name": name, "company": company}
	if existing := frappe.db.get_value("Account", filters):
		return existing
	neighbour_field, root_type, account_type = CHANGE_ACCOUNTS[field]
	neighbour = frappe.get_cached_value("Company", company, neighbour_field)
	group = frappe.db.get_value("Account", neighbour, "parent_account")
	values = {
		"parent_account": frappe.db.get_value("Account", group, "parent_account") or group,
		"root_type": root_type,
		"account_type": account_type,
	}
	return frappe.get_doc({"doctype": "Account", **filters, **values}).insert(ignore_permissions=True).name
