"""The money and the deals of a resettlement agreement (PROP-11).

Its Journal Entry books the compensation: Dr Resettlement / Cr Transfer Clearing for what pays the units, Cr Refunds Due for
what the company still pays. Each unit is sold by an ordinary deal, signed at once, whose first instalment a Payment Entry
pays from the clearing account: the money becomes a contract liability like any other, and revenue at handover.
"""

from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt, getdate

from sales_ops.exceptions import throw
from sales_ops.property_sales.money.refunds import refund_account
from sales_ops.property_sales.money.settlement import cancel
from sales_ops.property_sales.money.transfers import clearing_account, draft_in
from sales_ops.property_sales.units.claims import lock_unit

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_resettlement_agreement.property_resettlement_agreement import (
		PropertyResettlementAgreement,
	)


def execute(agreement: "PropertyResettlementAgreement") -> None:
	"""Book the compensation, and sell every unit to the owner, all in the caller's transaction.

	Raises:
		UnitTakenError, UnitBlockedError, ClaimError: a unit is not free.
		PresaleAccountError: the project lacks an account.
	"""
	for name in sorted(row.property_unit for row in agreement.units):
		lock_unit(name)  # in one order for everybody
	agreement.db_set("journal_entry", _book(agreement))
	for row in agreement.units:
		_sell(agreement, row)


def undo(agreement: "PropertyResettlementAgreement") -> None:
	"""Take the units and the money back.

	Raises:
		ResettlementError: the owner has paid, a unit was handed over, or the company has paid its difference.
	"""
	if agreement.payout_entry:
		throw("resettlement_paid_out", entry=agreement.payout_entry)
	for row in reversed(agreement.units):
		_take_back(row)
	cancel("Journal Entry", agreement.journal_entry)


def _sell(agreement: "PropertyResettlementAgreement", row) -> None:
	deal = _insert(
		"Property Subscription",
		property_unit=row.property_unit,
		customer=agreement.customer,
		subscription_date=agreement.agreement_date,
		agreed_amount=row.price,
		deposit_amount=0,
		temporary_deposit_amount=0,
	)
	contract = _insert(
		"Property Contract",
		property_subscription=deal.name,
		contract_no=_contract_no(agreement, row),
		contract_date=agreement.agreement_date,
		contract_amount=row.price,
		instalments=_instalments(agreement, row),
	)
	values = {"property_subscription": deal.name, "property_contract": contract.name}
	if row.compensation_part:
		clearing, on = clearing_account(agreement.property_project), getdate(agreement.agreement_date)
		receipt = draft_in(deal.reload(), row.compensation_part, clearing, on, agreement.name)
		values["receipt"] = receipt.submit().name
	row.db_set(values)


def _contract_no(agreement: "PropertyResettlementAgreement", row) -> str | None:
	"""The number of the agreement; with several units, each contract's own."""
	number = agreement.agreement_no
	return f"{number}-{row.idx}" if number and len(agreement.units) > 1 else number


def _instalments(agreement: "PropertyResettlementAgreement", row) -> list[dict]:
	parts = (
		("Instalment", agreement.agreement_date, row.compensation_part),
		("Final Payment", agreement.difference_due_on, row.own_part),
	)
	return [
		{"kind": kind, "due_date": due_on, "amount": amount, "money_source": "Own Money"}
		for kind, due_on, amount in parts
		if amount
	]


def _insert(doctype: str, **values):
	doc = frappe.get_doc({"doctype": doctype, **values})
	doc.flags.ignore_permissions = True
	return doc.insert().submit()


def _take_back(row) -> None:
	deal = frappe.get_doc("Property Subscription", row.property_subscription, for_update=True)
	if deal.property_handover or deal.status != "Signed":
		throw("resettlement_deal_moved_on", deal=deal.name, status=deal.status)
	if flt(deal.received_amount) != flt(row.compensation_part):
		throw("resettlement_money_came", deal=deal.name)
	cancel("Payment Entry", row.receipt)
	cancel("Property Contract", row.property_contract)
	cancel("Property Subscription", row.property_subscription)


def _book(agreement: "PropertyResettlementAgreement") -> str:
	project = frappe.get_cached_doc("Property Project", agreement.property_project)
	if not project.resettlement_account:
		throw("resettlement_account_missing", project=project.name)
	clearing = flt(agreement.compensation_amount) - flt(agreement.company_pays)
	rows = [
		{"account": project.resettlement_account, "debit_in_account_currency": agreement.compensation_amount}
	]
	rows.append({"account": clearing_account(project.name), "credit_in_account_currency": clearing})
	if agreement.company_pays:
		rows.append(_owed(agreement) | {"credit_in_account_currency": agreement.company_pays})
	return _journal(agreement, rows, agreement.agreement_date)


def _owed(agreement: "PropertyResettlementAgreement") -> dict:
	account = refund_account(agreement.property_project)
	if not account:
		throw("change_refund_account_missing", project=agreement.property_project)
	return {"account": account, "party_type": "Customer", "party": agreement.customer}


def pay_difference(
	agreement: "PropertyResettlementAgreement", paid_from: str, on, reference_no: str | None
) -> str:
	"""Pay the owner what the company owes: Dr Refunds Due / Cr bank, against the agreement's Journal Entry."""
	amount = agreement.company_pays
	against = {"reference_type": "Journal Entry", "reference_name": agreement.journal_entry}
	rows = [
		_owed(agreement) | against | {"debit_in_account_currency": amount},
		{"account": paid_from, "credit_in_account_currency": amount},
	]
	reference = {"cheque_no": reference_no or agreement.name, "cheque_date": on}
	return _journal(agreement, rows, on, **reference)


def _journal(agreement: "PropertyResettlementAgreement", rows: list[dict], on, **values) -> str:
	cost_center = frappe.get_cached_value("Company", agreement.company, "cost_center")
	project = frappe.get_cached_value("Property Project", agreement.property_project, "project")
	common = {"project": project, "cost_center": cost_center}
	return _insert(
		"Journal Entry",
		voucher_type="Journal Entry",
		company=agreement.company,
		posting_date=on,
		user_remark=f"{agreement.name} {agreement.old_address}"[:140],
		accounts=[row | common for row in rows],
		**values,
	).name
