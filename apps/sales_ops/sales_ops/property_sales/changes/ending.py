"""Forfeiture (挞定) and return (退房): the deal ends, its unit is free, its money is kept or owed back (§8.4, §8.5).

A unit that was handed over can be returned too: a credit note reverses its revenue, the rest is the same.
"""

from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import changes as policy
from sales_ops.policies import claims
from sales_ops.property_sales.deals.instalments import close_instalments, reopen_instalments
from sales_ops.property_sales.deals.signing import require_not_filed
from sales_ops.property_sales.money.refunds import pay_at_once, refund_account, require_no_payment
from sales_ops.property_sales.money.revenue import credit_deal, invoice_of
from sales_ops.property_sales.money.settlement import Terms, cancel, free_receipts, settle
from sales_ops.property_sales.units import price_review
from sales_ops.property_sales.units.claims import release_units
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def received(deal) -> float:
	"""The money of the deal that a change disposes of: what was received, or after a handover what was invoiced."""
	if deal.status == policy.HANDED_OVER:
		return flt(frappe.db.get_value("Sales Invoice", invoice_of(deal), "grand_total"))
	return flt(deal.received_amount)


def check(change: "PropertyChangeApplication") -> None:
	"""Refuse what the rule or the accounts do not allow; asked at every save and again at execution.

	Raises:
		DealError: the deal is not live, or more would be kept than was received.
		PresaleAccountError: the project has no account for what is kept, or for what is owed back.
	"""
	keep, refund = change.amounts()
	throw_all(policy.check_ending(change.kind, change.deal.status, to_decimal(change.received_amount), keep))
	if keep and not _income_account(change):
		throw("change_income_account_missing", project=change.property_project)
	if refund and not refund_account(change.property_project):
		throw("change_refund_account_missing", project=change.property_project)


def preview(change: "PropertyChangeApplication") -> dict:
	"""What executing would do; see `PropertyChangeApplication.preview`."""
	unit = frappe.get_doc("Property Unit", change.property_unit)
	after = claims.unit_status(bool(unit.released), None)
	handed_over = change.deal.status == policy.HANDED_OVER
	lines = policy.ending_postings(*change.amounts(), handed_over, bool(change.paid_from))
	return {
		"unit": {"name": unit.name, "status_before": unit.sale_status, "status_after": after},
		"deal_status": change.ended_status,
		"postings": [vars(line) for line in lines],
	}


def execute(change: "PropertyChangeApplication") -> None:
	"""Post, free the unit and end the deal, all in the caller's transaction.

	Raises:
		SigningError: the contract is filed with the authority; it may be applied for, but the filing goes first.
	"""
	deal = change.deal
	require_not_filed(deal.property_contract)
	_post(change, deal)
	close_instalments(deal.name, change.name)
	release_units(deal, change.ended_status)
	deal.set_status(change.ended_status)
	price_review.open_after(change)
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).end(change.ended_status)


def undo(change: "PropertyChangeApplication") -> None:
	"""Give the deal its unit, its instalments and its money back.

	Raises:
		UnitTakenError: the unit has been given to somebody else since.
		ChangeError: finance has paid a part of the refund since.
	"""
	deal = change.deal
	require_no_payment(change)
	reopen_instalments(change.name)
	price_review.close_for(change)
	deal.update_progress(deal.full_deposit_on or change.executed_on, revive=True)
	cancel("Payment Entry", change.refund_entry)
	free_receipts(deal, change.journal_entry)
	cancel("Journal Entry", change.journal_entry)
	cancel("Sales Invoice", change.credit_note)
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).update_totals()


def _post(change: "PropertyChangeApplication", deal) -> None:
	note = credit_deal(deal, change.executed_on).name if deal.status == policy.HANDED_OVER else None
	journal = settle(deal, _terms(change), note)
	change.db_set({"credit_note": note, "journal_entry": journal and journal.name})
	if change.refund_amount and change.paid_from:
		change.db_set("refund_entry", pay_at_once(change))


def _terms(change: "PropertyChangeApplication") -> Terms:
	keep, refund = change.amounts()
	return Terms(
		keep=keep,
		refund=refund,
		on=change.executed_on,
		income_account=_income_account(change),
		refund_account=refund_account(change.property_project),
		remark=f"{change.name} {change.property_unit}",
	)


def _income_account(change: "PropertyChangeApplication") -> str | None:
	return frappe.get_cached_value("Property Project", change.property_project, "forfeiture_account")
