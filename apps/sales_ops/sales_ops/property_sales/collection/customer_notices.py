"""What the notices to a customer say: Arrears Notice (催款通知书) and Payment Notice (缴款通知书). Called by their print formats."""

from dataclasses import dataclass
from datetime import date

import frappe
from frappe.utils import flt, getdate, today

from sales_ops.property_sales.prints import bank_accounts


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
	return Notice(getdate(today()), rows, total, bank_accounts(deal.company))


def _open_instalments(deal, filters: dict) -> list[dict]:
	filters = {
		"property_subscription": deal.name,
		"status": ("!=", "Void"),
		"outstanding_amount": (">", 0),
		**filters,
	}
	fields = ["seq", "kind", "due_date", "amount", "received_amount", "outstanding_amount"]
	return frappe.get_all("Property Instalment", filters, fields, order_by="due_date, seq")
