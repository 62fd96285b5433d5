"""The SQL of the customer lists: signed, deposit, overdue, intent. As `queries.py`: plain rows, no rule."""

from collections.abc import Sequence
from datetime import date

import frappe

SIGNED_STATUSES = ("Signed", "Paid Up", "Handed Over")


def signed_contracts(filters: dict, projects: Sequence[str] | None, consultants: Sequence[str] | None):
	"""Running contracts with their unit, the newest first.

	Args:
		filters: `company`; `from_date`, `to_date` (contract date) and `signing_stage` where wanted.
		projects, consultants: only these; None: all.
	"""
	names = ("Property Contract", "Property Unit", "Customer")
	contract, unit, customer = (frappe.qb.DocType(name) for name in names)
	fields = ("contract_date", "property_unit", "contract_no", "contract_amount")
	fields += ("received_amount", "outstanding_amount", "signing_stage", "signing_due_on", "status")
	fields += ("online_signing_no", "filing_no", "consultant", "property_project", "currency")
	query = (
		frappe.qb.from_(contract)
		.left_join(unit)
		.on(unit.name == contract.property_unit)
		.left_join(customer)
		.on(customer.name == contract.customer)
		.select(contract.name.as_("property_contract"), *(contract[field] for field in fields))
		.select(customer.customer_name, unit.kind, unit.built_area)
		.where(contract.docstatus == 1)
		.where(contract.status.isin(SIGNED_STATUSES))
		.orderby(contract.contract_date, order=frappe.qb.desc)
		.orderby(contract.name)
	)
	query = _narrowed(query, contract, filters, projects, consultants)
	if filters.get("signing_stage"):
		query = query.where(contract.signing_stage == filters["signing_stage"])
	return _between(query, contract.contract_date, filters).run(as_dict=True)


def subscriptions(
	filters: dict,
	statuses: Sequence[str],
	projects: Sequence[str] | None,
	consultants: Sequence[str] | None,
	sign_by_before: date | None = None,
):
	"""Submitted deals of some statuses with their unit, the earliest signing deadline first.

	Args:
		filters: `company`; `from_date`, `to_date` (subscription date) where wanted.
		projects, consultants: only these; None: all.
		sign_by_before: only deals whose signing deadline lies before this day.
	"""
	deal, unit = frappe.qb.DocType("Property Subscription"), frappe.qb.DocType("Property Unit")
	fields = ("subscription_date", "customer_name", "property_unit", "status", "total_amount")
	fields += ("deposit_amount", "temporary_deposit_amount", "full_deposit_by", "full_deposit_on", "sign_by")
	fields += ("received_amount", "consultant", "property_project", "currency")
	query = (
		frappe.qb.from_(deal)
		.left_join(unit)
		.on(unit.name == deal.property_unit)
		.select(deal.name.as_("property_subscription"), *(deal[field] for field in fields))
		.select(unit.kind, unit.built_area)
		.where(deal.docstatus == 1)
		.where(deal.status.isin(list(statuses)))
		.orderby(deal.sign_by)
		.orderby(deal.name)
	)
	query = _narrowed(query, deal, filters, projects, consultants)
	if sign_by_before:
		query = query.where(deal.sign_by < sign_by_before)
	return _between(query, deal.subscription_date, filters).run(as_dict=True)


def interests(filters: dict, projects: Sequence[str] | None, consultants: Sequence[str] | None):
	"""Interests, those who wait for one unit in the order of their line; `status` and `intention` narrow them."""
	interest = frappe.qb.DocType("Property Interest")
	fields = ("registered_on", "customer_name", "intention", "status", "property_unit", "property_building")
	fields += (
		"kind",
		"min_area",
		"max_area",
		"max_amount",
		"next_contact_on",
		"offered_unit",
		"offered_until",
	)
	fields += ("consultant", "property_project", "currency")
	query = (
		frappe.qb.from_(interest)
		.select(interest.name.as_("property_interest"), *(interest[field] for field in fields))
		.orderby(interest.registered_on)
		.orderby(interest.name)
	)
	query = _narrowed(query, interest, {}, projects, consultants)
	for field in ("status", "intention"):
		if filters.get(field):
			query = query.where(interest[field] == filters[field])
	return query.run(as_dict=True)


def _narrowed(query, table, filters: dict, projects, consultants):
	if filters.get("company"):
		query = query.where(table.company == filters["company"])
	if projects is not None:
		query = query.where(table.property_project.isin(list(projects) or [""]))
	if consultants is not None:
		query = query.where(table.consultant.isin(list(consultants) or [""]))
	return query


def _between(query, day, filters: dict):
	if filters.get("from_date"):
		query = query.where(day >= filters["from_date"])
	if filters.get("to_date"):
		query = query.where(day <= filters["to_date"])
	return query
