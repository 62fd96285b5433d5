"""The SQL of collection: follow-ups, promises, arrears lists. As `queries.py`: plain rows, no rule."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder import Case
from frappe.query_builder.functions import Count, Date, Max, Sum

from sales_ops.property_sales.money.queries import from_outside


def latest_follow_ups(deals: Collection[str]) -> dict[str, dict]:
	"""The last follow-up of each deal that has one."""
	if not deals:
		return {}
	call = frappe.qb.DocType("Collection Follow-up")
	last = (
		frappe.qb.from_(call)
		.select(call.property_subscription, Max(call.follow_up_on).as_("at"))
		.where(call.property_subscription.isin(list(deals)))
		.groupby(call.property_subscription)
	)
	rows = (
		frappe.qb.from_(call)
		.inner_join(last)
		.on((last.property_subscription == call.property_subscription) & (last.at == call.follow_up_on))
		.select(
			call.property_subscription,
			call.follow_up_on,
			call.reached,
			call.result,
			call.said,
			call.next_contact_date,
		)
		.orderby(call.creation)
	).run(as_dict=True)
	return {row.property_subscription: row for row in rows}


def current_promises(deals: Collection[str]) -> dict[str, dict]:
	"""The newest promise of each deal that has one; withdrawn ones are left out."""
	if not deals:
		return {}
	promise = frappe.qb.DocType("Promise to Pay")
	rows = (
		frappe.qb.from_(promise)
		.select(
			promise.name,
			promise.property_subscription,
			promise.amount,
			promise.promised_date,
			promise.status,
			promise.received_amount,
			promise.currency,
		)
		.where(promise.property_subscription.isin(list(deals)))
		.where(promise.status != "Withdrawn")
		.orderby(promise.made_at)
		.orderby(promise.name)
	).run(as_dict=True)
	return {row.property_subscription: row for row in rows}


def promises_to_judge(deals: Collection[str]) -> list[dict]:
	"""Promises of the deals that stand, with the state of their deal."""
	promise, deal = frappe.qb.DocType("Promise to Pay"), frappe.qb.DocType("Property Subscription")
	return (
		frappe.qb.from_(promise)
		.inner_join(deal)
		.on(deal.name == promise.property_subscription)
		.select(
			promise.name,
			promise.property_subscription,
			promise.amount,
			promise.made_at,
			promise.promised_date,
			promise.status,
			promise.received_amount,
			promise.kept_on,
			deal.docstatus.as_("deal_docstatus"),
			deal.status.as_("deal_status"),
		)
		.where(promise.property_subscription.isin(list(deals) or [""]))
		.where(promise.status != "Withdrawn")
	).run(as_dict=True)


def receipts_of_deals(deals: Collection[str]) -> list[dict]:
	"""What customers paid for the deals: the day it is booked on, when it was recorded, the amount."""
	entry = frappe.qb.DocType("Payment Entry")
	query = (
		frappe.qb.from_(entry)
		.select(
			entry.so_property_subscription.as_("property_subscription"),
			entry.posting_date,
			entry.creation,
			entry.received_amount,
		)
		.where(entry.docstatus == 1)
		.where(entry.payment_type == "Receive")
		.where(entry.so_property_subscription.isin(list(deals) or [""]))
	)
	return from_outside(query, entry).run(as_dict=True)


def deals_with_open_promise() -> list[str]:
	"""Deals of which a promise is open, for the nightly job."""
	promise = frappe.qb.DocType("Promise to Pay")
	return (
		frappe.qb.from_(promise)
		.select(promise.property_subscription)
		.distinct()
		.where(promise.status == "Open")
	).run(pluck=True)


def mobile_numbers(customers: Collection[str]) -> dict[str, str]:
	"""The mobile number of each customer that has one."""
	customer = frappe.qb.DocType("Customer")
	rows = (
		frappe.qb.from_(customer)
		.select(customer.name, customer.mobile_no)
		.where(customer.name.isin(list(customers) or [""]))
		.where(customer.mobile_no.isnotnull())
	).run(as_dict=True)
	return {row.name: row.mobile_no for row in rows}


def users_of_consultants(consultants: Collection[str]) -> dict[str, str]:
	"""The enabled user of each Sales Person that has one, through the Employee."""
	person, employee, user = (frappe.qb.DocType(name) for name in ("Sales Person", "Employee", "User"))
	rows = (
		frappe.qb.from_(person)
		.inner_join(employee)
		.on(employee.name == person.employee)
		.inner_join(user)
		.on(user.name == employee.user_id)
		.select(person.name, user.name.as_("user"))
		.where(user.enabled == 1)
		.where(person.name.isin(list(consultants) or [""]))
	).run(as_dict=True)
	return {row.name: row.user for row in rows}


def open_list_rows(property_subscription: str, on: date) -> list[dict]:
	"""The deal's rows on lists of the day that have not been handed in, with what the row says so far."""
	row, sheet = frappe.qb.DocType("Arrears List Item"), frappe.qb.DocType("Arrears List")
	return (
		frappe.qb.from_(row)
		.inner_join(sheet)
		.on(sheet.name == row.parent)
		.select(row.name, row.parent)
		.where(row.property_subscription == property_subscription)
		.where(sheet.list_date == on)
		.where(sheet.status == "Open")
	).run(as_dict=True)


def lists_to_report(on: date) -> list[dict]:
	"""Lists up to the day that no supervisor has signed and that were not reported on that day."""
	sheet = frappe.qb.DocType("Arrears List")
	return (
		frappe.qb.from_(sheet)
		.select(sheet.name, sheet.company, sheet.status)
		.where(sheet.list_date <= on)
		.where(sheet.status != "Reviewed")
		.where(sheet.reported_on.isnull() | (sheet.reported_on < on))
		.orderby(sheet.name)
	).run(as_dict=True)


def follow_ups_by_day(
	from_date: date, to_date: date, company: str, projects=None, consultants=None
) -> list[dict]:
	"""Follow-ups counted by day, consultant and who made them, with what became of their promises.

	Args:
		projects: only deals of these Property Projects; None: all.
		consultants: only deals of these Sales Persons; None: all.
	"""
	call, promise = frappe.qb.DocType("Collection Follow-up"), frappe.qb.DocType("Promise to Pay")
	keys = (Date(call.follow_up_on), call.consultant, call.called_by)
	query = (
		frappe.qb.from_(call)
		.left_join(promise)
		.on(promise.collection_follow_up == call.name)
		.select(
			keys[0].as_("day"),
			call.consultant,
			call.called_by,
			call.company,
			Count(call.name).as_("follow_ups"),
			Count(call.property_subscription).distinct().as_("deals"),
			_count(call.reached == "Yes").as_("reached"),
			Count(promise.name).as_("promises"),
			_count(promise.status == "Kept").as_("kept"),
			_count(promise.status == "Partly Kept").as_("partly_kept"),
			_count(promise.status == "Broken").as_("broken"),
		)
		.where(keys[0][from_date:to_date])
		.where(call.company == company)
		.groupby(*keys)
		.orderby(keys[0], order=frappe.qb.desc)
		.orderby(call.consultant)
		.orderby(call.called_by)
	)
	if projects is not None:
		query = query.where(call.property_project.isin(list(projects) or [""]))
	if consultants is not None:
		query = query.where(call.consultant.isin(list(consultants) or [""]))
	return query.run(as_dict=True)


def _count(condition):
	return Sum(Case().when(condition, 1).else_(0))


def letters_of_deals(deals: Collection[str]) -> dict[str, list[dict]]:
	"""The letters that were sent for each deal that got any, the oldest first."""
	letter = frappe.qb.DocType("Property Collection Letter")
	rows = (
		frappe.qb.from_(letter)
		.select(letter.name, letter.property_subscription, letter.level, letter.letter_date, letter.pay_by)
		.where(letter.docstatus == 1)
		.where(letter.property_subscription.isin(list(deals) or [""]))
		.orderby(letter.letter_date)
		.orderby(letter.name)
	).run(as_dict=True)
	found: dict[str, list[dict]] = {}
	for row in rows:
		found.setdefault(row.property_subscription, []).append(row)
	return found


def undone_applications(deals: Collection[str]) -> list[tuple]:
	"""Applications of the deals that were not executed: (deal, kind, status, applied on), the oldest first."""
	change = frappe.qb.DocType("Property Change Application")
	return (
		frappe.qb.from_(change)
		.select(change.property_subscription, change.kind, change.status, change.applied_on)
		.where(change.property_subscription.isin(list(deals) or [""]))
		.where(change.docstatus == 0)
		.where(change.status.isin(["Draft", "Approved", "Rejected"]))
		.orderby(change.applied_on)
	).run()
