"""What the notices to a customer say: Arrears Notice (催款通知书) and Payment Notice (缴款通知书). Called by their print formats."""

from dataclasses import dataclass
from datetime import date

import frappe
from frappe.utils import flt, getdate, today


@dataclass(frozen=True)
class Notice:
	"""Instalments to pay and where to; amounts in the deal's currency."""

	on: date
	instalments: list[dict]
	total: float
	bank_accounts: list[dict]


def arrears_notice(deal) -> Notice:
	"""What is overdue of a Property Subscription today."""
	return _notice(deal, {"due_date": ("<", today())})


def payment_notice(deal) -> Notice:
	"""What falls due next, on the first day on which anything does."""
	rows = _open_instalments(deal, {"due_date": (">=", today())})
	return _notice(deal, {"due_date": rows[0].due_date if rows else today()})


def _notice(deal, filters: dict) -> Notice:
	rows = _open_instalments(deal, filters)
	total = sum(flt(row.outstanding_amount) for row in rows)
	return Notice(getdate(today()), rows, total, _bank_accounts(deal.company))


def _open_instalments(deal, filters: dict) -> list[dict]:
	filters = {
		"property_subscription": deal.name,
		"status": ("!=", "Void"),
		"outstanding_amount": (">", 0),
		**filters,
	}
	fields = ["seq", "kind", "due_date", "amount", "received_amount", "outstanding_amount"]
	return frappe.get_all("Property Instalment", filters, fields, order_by="due_date, seq")


def _bank_accounts(company: str) -> list[dict]:
	"""The company's own bank accounts, the default one first."""
	filters = {"company": company, "is_company_account": 1, "disabled": 0}
	fields = ["account_name", "bank", "bank_account_no", "iban", "branch_code"]
	return frappe.get_all("Bank Account", filters, fields, order_by="is_default desc, name")
