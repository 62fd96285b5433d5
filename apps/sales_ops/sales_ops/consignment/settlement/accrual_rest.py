"""What an invoice leaves in the accrual account although everything is billed, and the Journal Entry that clears it.

In another currency each receipt was rounded into the company's currency by itself, and ERPNext books the exchange difference of the
invoice's rows without that rounding, or not at all where the price has changed. Where it has, a return keeps the old price while
its receipt is booked anew; ERPNext puts the difference into the cost of goods sold and leaves it in the accrual.
"""

from collections.abc import Sequence
from decimal import Decimal

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.policies.consignment_settlement import Line, revaluation
from sales_ops.policies.money import ZERO, round_money
from sales_ops.values import to_decimal


def post(
	doc: Document, lines: Sequence[Line], returned: Sequence[Line], invoices: Sequence[Document]
) -> str | None:
	"""Book what the invoices of a settlement leave of what was accrued for it, once its receipts are booked anew.

	Args:
		lines, returned: of the invoice and of the debit note, as `invoices.lines_of` gives them.

	Returns:
		the name of the Journal Entry; None where nothing is left.
	"""
	company = frappe.get_cached_doc("Company", doc.company)
	adjusted = [line for line in lines if not line.is_agreed]
	back = [line for line in returned if not line.is_agreed]
	if doc.currency == company.default_currency and not adjusted:
		return None
	change, of_returns = _revalued(adjusted)
	change -= _revalued(back)[0]
	accrued = to_decimal(doc.base_net_amount) + change
	left = accrued - _debited(company.stock_received_but_not_billed, [invoice.name for invoice in invoices])
	left = round_money(left)
	shares = [
		(company.stock_received_but_not_billed, left),
		(company.default_expense_account, -of_returns),
		(company.exchange_gain_loss_account or company.round_off_account, of_returns - left),
	]
	shares = [(account, amount) for account, amount in shares if amount]
	return _entry(doc, shares, invoices[0].posting_date) if shares else None


def cancel(doc: Document) -> None:
	"""Cancel the entry of a settlement whose invoice is cancelled."""
	if not doc.correction_entry:
		return
	entry = frappe.get_doc("Journal Entry", doc.correction_entry)
	doc.db_set("correction_entry", None)
	if entry.docstatus == 1:
		entry.flags.ignore_permissions = True
		entry.cancel()


def _revalued(adjusted: Sequence[Line]) -> tuple[Decimal, Decimal]:
	"""Change of the accrual, and the part of it that is of returns, in the company's currency."""
	if not adjusted:
		return ZERO, ZERO
	names = {"name": ("in", sorted({line.receipt for line in adjusted}))}
	found = frappe.get_all("Purchase Receipt", names, ["name", "conversion_rate"], as_list=True)
	rates = {name: to_decimal(rate) for name, rate in found}
	change = of_returns = ZERO
	for line in adjusted:
		effect = revaluation(line)
		change += round_money(effect.change * rates[line.receipt])
		of_returns += round_money(effect.of_returns * rates[line.receipt])
	return change, of_returns


def _entry(doc: Document, shares: Sequence[tuple[str, Decimal]], on) -> str:
	entry = frappe.new_doc("Journal Entry")
	entry.update({"company": doc.company, "posting_date": on})
	entry.user_remark = _("Rest of the accrual of {0}").format(doc.name)
	cost_center = doc.cost_center or frappe.get_cached_value("Company", doc.company, "cost_center")
	for account, amount in shares:
		side = "debit_in_account_currency" if amount > 0 else "credit_in_account_currency"
		entry.append("accounts", {"account": account, "cost_center": cost_center, side: float(abs(amount))})
	entry.flags.ignore_permissions = True
	return entry.insert().submit().name


def _debited(account: str, vouchers: Sequence[str]) -> Decimal:
	filters = {"account": account, "voucher_type": "Purchase Invoice", "voucher_no": ("in", vouchers)}
	rows = frappe.get_all("GL Entry", filters | {"is_cancelled": 0}, ["sum(debit) - sum(credit) as debited"])
	return to_decimal(flt(rows[0].debited, 2))
