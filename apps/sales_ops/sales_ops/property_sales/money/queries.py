"""The SQL of a deal's money in ERPNext's ledgers: receipts, refunds. As `queries.py`: plain rows, no rule."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder.functions import Sum


def receipts_of(deal_name: str) -> list[dict]:
	"""The deal's submitted receipts, oldest first, rows locked: name, party, and what is unallocated in ERPNext."""
	entry = frappe.qb.DocType("Payment Entry")
	return (
		frappe.qb.from_(entry)
		.select(entry.name, entry.party, entry.unallocated_amount)
		.where(entry.so_property_subscription == deal_name)
		.where(entry.payment_type == "Receive")
		.where(entry.docstatus == 1)
		.orderby(entry.posting_date)
		.orderby(entry.creation)
		.for_update()
		.run(as_dict=True)
	)


def from_outside(query, entry):
	"""Leave out of a query of receipts what a change only passed on within the house: no money came with it."""
	change = frappe.qb.DocType("Property Change Application")
	return query.left_join(change).on(change.transfer_entry == entry.name).where(change.name.isnull())


def received_by_day(company: str, until: date) -> list[tuple[str, date, float]]:
	"""What customers paid for each deal up to a day, in the deal's currency: (deal, day, amount), by day.

	The deal is the one that has the money today; see `exchanges`.
	"""
	entry = frappe.qb.DocType("Payment Entry")
	query = (
		frappe.qb.from_(entry)
		.select(entry.so_property_subscription, entry.posting_date, Sum(entry.received_amount))
		.where(entry.company == company)
		.where(entry.docstatus == 1)
		.where(entry.payment_type == "Receive")
		.where(entry.so_property_subscription.isnotnull())
		.where(entry.posting_date <= until)
		.groupby(entry.so_property_subscription, entry.posting_date)
		.orderby(entry.posting_date)
	)
	return from_outside(query, entry).run()


def exchanges(company: str, after: date | None = None) -> list[tuple[str, str, date]]:
	"""Exchanges that stand, or those after a day: (old deal, new deal, day), the newest first."""
	change = frappe.qb.DocType("Property Change Application")
	query = (
		frappe.qb.from_(change)
		.select(change.property_subscription, change.new_property_subscription, change.posting_date)
		.where(change.company == company)
		.where(change.docstatus == 1)
		.where(change.new_property_subscription.isnotnull())
		.orderby(change.executed_at, order=frappe.qb.desc)
	)
	return (query.where(change.posting_date > after) if after else query).run()


def open_refunds(journal_entries: Collection[str], lock: bool = False) -> list[dict]:
	"""What the Payment Ledger holds open of refunds: `journal_entry`, `due` in the account's currency.

	A refund is the row of its Journal Entry that credits a customer; payments are reconciled with that row.

	Args:
		lock: read what is committed now, for somebody who is about to pay.
	"""
	owed, ledger = frappe.qb.DocType("Journal Entry Account"), frappe.qb.DocType("Payment Ledger Entry")
	query = (
		frappe.qb.from_(owed)
		.inner_join(ledger)
		.on((ledger.against_voucher_no == owed.parent) & (ledger.account == owed.account))
		.select(owed.parent.as_("journal_entry"), Sum(-ledger.amount_in_account_currency).as_("due"))
		.where(owed.parent.isin(list(journal_entries) or [""]))
		.where(owed.docstatus == 1)
		.where(owed.party_type == "Customer")
		.where(owed.credit > 0)
		.where(ledger.against_voucher_type == "Journal Entry")
		.where(ledger.delinked == 0)
		.groupby(owed.parent)
	)
	return (query.for_update() if lock else query).run(as_dict=True)


def refund_account_of(journal_entry: str) -> str | None:
	"""The account on which a Journal Entry credited the refund: that of the project on that day."""
	row = frappe.qb.DocType("Journal Entry Account")
	found = (
		frappe.qb.from_(row)
		.select(row.account)
		.where(row.parent == journal_entry)
		.where(row.party_type == "Customer")
		.where(row.credit > 0)
	).run(pluck=True)
	return found[0] if found else None


def later_changes(deals: Collection[str], executed_at) -> list[str]:
	"""Changes of the deals that were executed after `executed_at` and stand."""
	change = frappe.qb.DocType("Property Change Application")
	return (
		frappe.qb.from_(change)
		.select(change.name)
		.where(change.property_subscription.isin(list(deals)))
		.where(change.docstatus == 1)
		.where(change.executed_at > executed_at)
		.orderby(change.executed_at)
	).run(pluck=True)


def changes_with_refund(company: str, projects: Collection[str] | None = None) -> list[dict]:
	"""Executed changes of a company that owe or owed a refund through a Journal Entry.

	Args:
		projects: only those of these Property Projects; None: all.
	"""
	change = frappe.qb.DocType("Property Change Application")
	query = (
		frappe.qb.from_(change)
		.select(
			change.name,
			change.kind,
			change.customer_name,
			change.property_unit,
			change.property_project,
			change.consultant,
			change.posting_date,
			change.refund_due_on,
			change.refund_amount,
			change.journal_entry,
			change.currency,
		)
		.where(change.docstatus == 1)
		.where(change.company == company)
		.where(change.refund_amount > change.refunded_amount)
		.where(change.journal_entry.isnotnull())
	)
	if projects is not None:
		query = query.where(change.property_project.isin(list(projects) or [""]))
	return query.run(as_dict=True)
