"""The SQL of sales statistics: each function gives the rows of one kind of event, with the columns of `Event`. No rule here
but what makes a row an event of its kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import frappe
from frappe.query_builder import Case
from frappe.query_builder.functions import Coalesce, Count, Date, Min, Sum

from sales_ops.property_sales.money.queries import from_outside

# A deal in one of these never had a deposit that stayed.
WITHOUT_DEPOSIT = ("Held", "Expired", "Cancelled")


@dataclass(frozen=True)
class Scope:
	"""What to look at: days from `first` to `last`; None as projects or consultants: all."""

	company: str
	first: date
	last: date
	projects: Sequence[str] | None = None
	consultants: Sequence[str] | None = None


def full_deposits(scope: Scope) -> list[dict]:
	"""Deals whose deposit was complete on a day of the scope; a deal that came by exchange brought its deposit with it."""
	deal, unit, change = _tables("Property Subscription", "Property Unit", "Property Change Application")
	query = (
		_deals(deal, unit)
		.left_join(change)
		.on((change.new_property_subscription == deal.name) & (change.docstatus == 1))
		.select(deal.full_deposit_on.as_("event_date"), deal.deposit_amount.as_("money_amount"))
		.where(deal.docstatus == 1)
		.where(deal.full_deposit_on[scope.first : scope.last])
		.where(change.name.isnull() | (deal.full_deposit_on > change.posting_date))
		.orderby(deal.full_deposit_on)
	)
	return _run(query, deal, scope)


def temporary_deposits(scope: Scope) -> list[dict]:
	"""Deals that took their unit with a temporary deposit on a day of the scope, by their first claim of that kind."""
	deal, unit, change, claim = _tables(
		"Property Subscription", "Property Unit", "Property Change Application", "Property Unit Claim"
	)
	first = (
		frappe.qb.from_(claim)
		.select(claim.property_subscription, Min(Date(claim.claimed_on)).as_("on"))
		.where(claim.kind == "Temporary Deposit")
		.groupby(claim.property_subscription)
	)
	query = (
		_deals(deal, unit)
		.inner_join(first)
		.on(first.property_subscription == deal.name)
		.left_join(change)
		.on((change.new_property_subscription == deal.name) & (change.docstatus == 1))
		.select(first.on.as_("event_date"), deal.temporary_deposit_amount.as_("money_amount"))
		.where(deal.docstatus == 1)
		.where(deal.status.notin(WITHOUT_DEPOSIT))
		.where(first.on[scope.first : scope.last])
		.where(change.name.isnull())
		.orderby(first.on)
	)
	return _run(query, deal, scope)


def signings(scope: Scope) -> list[dict]:
	"""Contracts of the scope; one that only carries a signed deal to another unit is not signed anew."""
	contract, deal, unit, change = _tables(
		"Property Contract", "Property Subscription", "Property Unit", "Property Change Application"
	)
	query = (
		frappe.qb.from_(contract)
		.inner_join(deal)
		.on(deal.name == contract.property_subscription)
		.inner_join(unit)
		.on(unit.name == contract.property_unit)
		.left_join(change)
		.on((change.new_property_contract == contract.name) & (change.docstatus == 1))
		.select(
			*_people(deal, unit),
			contract.name.as_("document_name"),
			contract.contract_date.as_("event_date"),
			contract.contract_amount.as_("amount"),
		)
		.where(contract.docstatus == 1)
		.where(contract.contract_date[scope.first : scope.last])
		.where(change.name.isnull())
		.orderby(contract.contract_date)
	)
	return _run(query, deal, scope)


def changes(scope: Scope) -> list[dict]:
	"""Changes that were executed or undone on a day of the scope."""
	change, deal, unit, contract, customer = _tables(
		"Property Change Application",
		"Property Subscription",
		"Property Unit",
		"Property Contract",
		"Customer",
	)
	days = slice(scope.first, scope.last)
	query = (
		frappe.qb.from_(change)
		.inner_join(deal)
		.on(deal.name == change.property_subscription)
		.inner_join(unit)
		.on(unit.name == change.property_unit)
		.left_join(contract)
		.on(contract.name == change.property_contract)
		.left_join(customer)
		.on(customer.name == change.new_customer)
		.select(
			change.name.as_("document_name"),
			change.kind,
			change.posting_date,
			change.undone_on,
			change.reason,
			change.property_subscription,
			change.property_unit,
			unit.kind.as_("unit_kind"),
			Coalesce(change.old_customer, change.customer).as_("customer"),
			change.customer_name,
			deal.consultant,
			unit.built_area.as_("area"),
			deal.agreed_amount,
			contract.contract_amount,
			change.old_contract_amount,
			change.new_contract_amount,
			change.new_agreed_amount,
			change.keep_amount,
			change.refund_amount,
			change.new_property_unit,
			change.new_payment_plan_template,
			customer.customer_name.as_("new_customer_name"),
		)
		.where(change.docstatus.isin((1, 2)))
		.where(change.posting_date[days] | change.undone_on[days])
		.orderby(change.posting_date)
		.orderby(change.name)
	)
	return _run(query, deal, scope)


def receipts(scope: Scope) -> list[dict]:
	"""Receipts of deals; money that a change only passes from one customer or project to another is none."""
	entry, deal, unit = _tables("Payment Entry", "Property Subscription", "Property Unit")
	query = (
		frappe.qb.from_(entry)
		.inner_join(deal)
		.on(deal.name == entry.so_property_subscription)
		.inner_join(unit)
		.on(unit.name == entry.so_property_unit)
		.select(
			*_people(deal, unit),
			entry.name.as_("document_name"),
			entry.posting_date.as_("event_date"),
			entry.received_amount.as_("amount"),
			entry.received_amount.as_("money_amount"),
			entry.mode_of_payment.as_("detail"),
		)
		.where(entry.docstatus == 1)
		.where(entry.payment_type == "Receive")
		.where(entry.posting_date[scope.first : scope.last])
		.orderby(entry.posting_date)
		.orderby(entry.creation)
	)
	return _run(from_outside(query, entry), deal, scope)


def new_deals(scope: Scope) -> list[dict]:
	"""Deals that were begun on a day of the scope and not by an exchange, whatever became of them."""
	deal, unit, change = _tables("Property Subscription", "Property Unit", "Property Change Application")
	query = (
		_deals(deal, unit)
		.left_join(change)
		.on(change.new_property_subscription == deal.name)
		.where(deal.subscription_date[scope.first : scope.last])
		.where(change.name.isnull())
	)
	return _run(query, deal, scope)


def units(names: Sequence[str]) -> dict[str, dict]:
	"""Kind and area of units, by name."""
	unit = frappe.qb.DocType("Property Unit")
	query = frappe.qb.from_(unit).select(unit.name, unit.kind, unit.built_area)
	rows = query.where(unit.name.isin(list(names) or [""])).run(as_dict=True)
	return {row.name: row for row in rows}


def lead_sources(customers: Sequence[str]) -> dict[str, str]:
	"""Where the customers came from, as their leads say; who has none is left out."""
	customer, lead = _tables("Customer", "Lead")
	rows = (
		frappe.qb.from_(customer)
		.inner_join(lead)
		.on(lead.name == customer.lead_name)
		.select(customer.name, lead.source)
		.where(customer.name.isin(list(customers) or [""]))
		.where(Coalesce(lead.source, "") != "")
	).run()
	return dict(rows)


def stock(property_project: str) -> list[dict]:
	"""Units for sale of a project by kind: how many in which sale status, what is available at which list price."""
	unit = frappe.qb.DocType("Property Unit")
	available = unit.sale_status == "Available"
	return (
		frappe.qb.from_(unit)
		.select(
			unit.kind.as_("unit_kind"),
			Count(unit.name).as_("no_of_units"),
			_count(unit.sale_status == "Not Released").as_("not_released"),
			_count(available).as_("available"),
			_count(unit.sale_status == "Held").as_("held"),
			_count(unit.sale_status.isin(("Temporary Deposit", "Subscribed"))).as_("deposit"),
			_count(unit.sale_status.isin(("Signed", "Handed Over"))).as_("signed"),
			Sum(Case().when(available, unit.built_area).else_(0)).as_("available_area"),
			Sum(Case().when(available, unit.list_amount).else_(0)).as_("available_amount"),
		)
		.where(unit.property_project == property_project)
		.where(unit.use == "For Sale")
		.groupby(unit.kind)
		.orderby(Count(unit.name), order=frappe.qb.desc)
	).run(as_dict=True)


def _count(condition):
	return Sum(Case().when(condition, 1).else_(0))


def _tables(*names: str):
	return tuple(frappe.qb.DocType(name) for name in names)


def _deals(deal, unit):
	return (
		frappe.qb.from_(deal)
		.inner_join(unit)
		.on(unit.name == deal.property_unit)
		.select(*_people(deal, unit), deal.name.as_("document_name"), deal.agreed_amount.as_("amount"))
	)


def _people(deal, unit) -> tuple:
	return (
		deal.name.as_("property_subscription"),
		unit.name.as_("property_unit"),
		unit.kind.as_("unit_kind"),
		deal.customer,
		deal.customer_name,
		deal.consultant,
		unit.built_area.as_("area"),
	)


def _run(query, deal, scope: Scope) -> list[dict]:
	query = query.where(deal.company == scope.company)
	if scope.projects is not None:
		query = query.where(deal.property_project.isin(list(scope.projects) or [""]))
	if scope.consultants is not None:
		query = query.where(deal.consultant.isin(list(scope.consultants) or [""]))
	return query.run(as_dict=True)
