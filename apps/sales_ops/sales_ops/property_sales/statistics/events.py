"""The events of a time: rows of `queries` as `policies.statistics` takes them."""

from collections.abc import Iterator, Sequence

import frappe
from frappe.utils import getdate

from sales_ops.policies import changes as change_policy
from sales_ops.policies import statistics as policy
from sales_ops.policies.discounts import GRANTED_STATES
from sales_ops.property_sales.deals import discount_queries
from sales_ops.property_sales.statistics import queries
from sales_ops.property_sales.statistics.queries import Scope
from sales_ops.values import to_decimal

MONEY = ("area", "amount", "money_amount")
SOURCES = (
	(policy.TEMPORARY_DEPOSIT, "Property Subscription", queries.temporary_deposits),
	(policy.FULL_DEPOSIT, "Property Subscription", queries.full_deposits),
	(policy.SIGNING, "Property Contract", queries.signings),
	(policy.RECEIPT, "Payment Entry", queries.receipts),
)


def events(scope: Scope, kinds: tuple[str, ...] = policy.KINDS) -> list[policy.Event]:
	"""All events of the kinds in the scope, in the order of `policy.KINDS` and then of their days."""
	found = [
		_event(row, kind, document_type)
		for kind, document_type, rows in SOURCES
		if kind in kinds
		for row in rows(scope)
	]
	if set(kinds) & set(policy.CHANGES):
		found += [event for event in _changes(scope) if event.kind in kinds]
	if policy.EXTRA_DISCOUNT in kinds:
		found += _granted_discounts(scope)
	order = {kind: index for index, kind in enumerate(policy.KINDS)}
	return sorted(found, key=lambda event: (order[event.kind], event.event_date))


def _event(row: dict, kind: str, document_type: str) -> policy.Event:
	values = {key: to_decimal(row.get(key)) for key in MONEY}
	day = getdate(row["event_date"])
	return policy.Event(**{**row, **values, "kind": kind, "event_date": day, "document_type": document_type})


def _changes(scope: Scope) -> Iterator[policy.Event]:
	for row in queries.changes(scope):
		undone = getdate(row.undone_on) if row.undone_on else None
		for day, sign in policy.booked(getdate(row.posting_date), undone, scope.first, scope.last):
			yield _change(row, day, sign)


def _change(row: dict, day, sign: int) -> policy.Event:
	before = to_decimal(row.old_contract_amount or row.contract_amount or row.agreed_amount)
	return policy.Event(
		kind=row.kind,
		event_date=day,
		document_type="Property Change Application",
		document_name=row.document_name,
		property_subscription=row.property_subscription,
		property_unit=row.property_unit,
		unit_kind=row.unit_kind,
		customer=row.customer,
		customer_name=row.customer_name,
		consultant=row.consultant,
		area=to_decimal(row.area),
		amount=before,
		money_amount=_money(row, before),
		sign=sign,
		reason=row.reason,
		detail=_detail(row),
	)


def _money(row: dict, before):
	"""Kept by a forfeiture, paid back by a return, the difference that an exchange or a new price makes."""
	if row.kind == change_policy.FORFEITURE:
		return to_decimal(row.keep_amount)
	if row.kind == change_policy.RETURN:
		return to_decimal(row.refund_amount)
	if row.kind == change_policy.EXCHANGE:
		return to_decimal(row.new_agreed_amount) - before
	if row.kind == change_policy.PRICE_CHANGE:
		return to_decimal(row.new_contract_amount) - before
	return policy.ZERO


def _detail(row: dict) -> str | None:
	"""What a change leads to: the new unit, the new customer, the new plan."""
	fields = {
		change_policy.EXCHANGE: "new_property_unit",
		change_policy.NAME_CHANGE: "new_customer_name",
		change_policy.PLAN_CHANGE: "new_payment_plan_template",
	}
	return row.get(fields[row.kind]) if row.kind in fields else None


def extra_discounts(scope: Scope) -> list[dict]:
	"""Extra discounts that were decided on a day of the scope; rows of `discount_queries.extra_discounts`."""
	only = scope.projects[0] if scope.projects and len(scope.projects) == 1 else None
	rows = discount_queries.extra_discounts(scope.company, only, scope.first, scope.last)
	return [
		row
		for row in rows
		if _is_in(row.property_project, scope.projects) and _is_in(row.consultant, scope.consultants)
	]


def _is_in(value: str | None, wanted: Sequence[str] | None) -> bool:
	return wanted is None or value in wanted


def _granted_discounts(scope: Scope) -> Iterator[policy.Event]:
	"""A refused request is no discount; one within the office's free margin needs no request."""
	rows = [row for row in extra_discounts(scope) if row.state in (*GRANTED_STATES, "Without Request")]
	units = queries.units([row.property_unit for row in rows])
	for row in rows:
		request = row.property_discount_request
		yield policy.Event(
			kind=policy.EXTRA_DISCOUNT,
			event_date=getdate(row.decided_on),
			document_type="Property Discount Request" if request else "Property Subscription",
			document_name=request or row.property_subscription,
			property_subscription=row.property_subscription,
			property_unit=row.property_unit,
			unit_kind=units[row.property_unit].kind,
			customer=row.customer,
			customer_name=row.customer_name,
			consultant=row.consultant,
			area=to_decimal(units[row.property_unit].built_area),
			amount=to_decimal(row.list_amount),
			money_amount=to_decimal(row.granted_amount),
			detail=f"{row.granted_percentage:g}%",
		)


def event_days(scope: Scope) -> set:
	"""The days of the scope on which something is counted."""
	return {event.event_date for event in events(scope)}


def project_scope(property_project: str, first, last) -> Scope:
	"""One project, all consultants."""
	company = frappe.get_cached_value("Property Project", property_project, "company")
	return Scope(company, first, last, [property_project])
