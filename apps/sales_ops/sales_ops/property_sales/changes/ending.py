"""Forfeiture (挞定) and return (退房): the deal ends, its unit is free, its money is kept or paid back (§8.4, §8.5)."""

from typing import TYPE_CHECKING

import frappe

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import changes as policy
from sales_ops.policies import claims
from sales_ops.property_sales.claims import release_unit
from sales_ops.property_sales.instalments import close_instalments, reopen_instalments, to_decimal
from sales_ops.property_sales.settlement import Terms, Vouchers, settle, unsettle

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def check(change: "PropertyChangeApplication") -> None:
	"""Refuse what the rule or the accounts do not allow; asked at every save and again at execution.

	Raises:
		DealError: the deal is not live, or more would be kept than was received.
		PresaleAccountError: the project has no account for what is kept.
	"""
	keep, _refund = change.amounts()
	received = to_decimal(change.received_amount)
	throw_all(policy.check_ending(change.kind, change.deal.status, received, keep))
	if keep and not _income_account(change):
		throw("change_income_account_missing", project=change.property_project)


def preview(change: "PropertyChangeApplication") -> dict:
	"""What executing would do; see `PropertyChangeApplication.preview`."""
	unit = frappe.get_doc("Property Unit", change.property_unit)
	after = claims.unit_status(bool(unit.released), None)
	return {
		"unit": {"name": unit.name, "status_before": unit.sale_status, "status_after": after},
		"deal_status": change.ended_status,
		"postings": [vars(line) for line in policy.ending_postings(*change.amounts())],
	}


def execute(change: "PropertyChangeApplication") -> None:
	"""Post, free the unit and end the deal, all in the caller's transaction."""
	deal = change.deal
	vouchers = settle(deal, _terms(change))
	change.db_set(vars(vouchers))
	close_instalments(deal.name, change.name)
	release_unit(deal.property_unit, deal.name, change.ended_status)
	deal.set_status(change.ended_status)
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).end(change.ended_status)


def undo(change: "PropertyChangeApplication") -> None:
	"""Give the deal its unit, its instalments and its money back.

	Raises:
		UnitTakenError: the unit has been given to somebody else since.
	"""
	deal = change.deal
	reopen_instalments(change.name)
	deal.update_progress(deal.full_deposit_on or change.executed_on, revive=True)
	unsettle(deal, Vouchers(change.journal_entry, change.refund_entry))
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).update_totals()


def _terms(change: "PropertyChangeApplication") -> Terms:
	keep, refund = change.amounts()
	return Terms(
		keep=keep,
		refund=refund,
		on=change.executed_on,
		income_account=_income_account(change),
		paid_from=change.paid_from,
		mode_of_payment=change.mode_of_payment,
		reference_no=change.reference_no,
		remark=f"{change.name} {change.property_unit}",
	)


def _income_account(change: "PropertyChangeApplication") -> str | None:
	return frappe.get_cached_value("Property Project", change.property_project, "forfeiture_account")
