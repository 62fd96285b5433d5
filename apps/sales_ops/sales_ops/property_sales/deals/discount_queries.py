"""What discounts read: published schemes, grants and their rules, and the statistics of extra discounts."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import frappe
from frappe.query_builder.functions import Date, Max, Sum
from frappe.utils import flt

from sales_ops.policies.approval_rules import Rule
from sales_ops.policies.discounts import EXTRA, GRANTED_STATES, PLAN, Grant
from sales_ops.values import to_decimal

DECIDED_STATES = (*sorted(GRANTED_STATES), "Rejected")
RULE_FIELDS = [
	"name",
	"role",
	"basis",
	"from_value",
	"to_value",
	"property_project",
	"below_floor_percentage",
]


def valid_schemes(property_project: str, on: date, payment_plan_template: str | None) -> list[dict]:
	"""Approved schemes of a project that a deal of this day with this plan may have."""
	scheme = frappe.qb.DocType("Property Discount Scheme")
	no_plan = scheme.payment_plan_template.isnull() | (scheme.payment_plan_template == "")
	return (
		frappe.qb.from_(scheme)
		.select(scheme.name, scheme.title, scheme.kind, scheme.basis, scheme.value, scheme.stackable)
		.where(scheme.docstatus == 1)
		.where(scheme.property_project == property_project)
		.where(scheme.valid_from <= on)
		.where(scheme.valid_to.isnull() | (scheme.valid_to >= on))
		.where(no_plan | (scheme.payment_plan_template == (payment_plan_template or "")))
		.orderby(scheme.kind)
		.orderby(scheme.title)
	).run(as_dict=True)


def plan_scheme(property_project: str, payment_plan_template: str | None, on: date) -> str | None:
	"""The discount that comes with a payment plan on this day."""
	found = valid_schemes(property_project, on, payment_plan_template) if payment_plan_template else []
	return next((row.name for row in found if row.kind == PLAN), None)


def overlapping_plan_scheme(scheme) -> str | None:
	"""Another approved scheme of the same project and plan that is valid on one of the scheme's days."""
	other = frappe.qb.DocType("Property Discount Scheme")
	query = (
		frappe.qb.from_(other)
		.select(other.name)
		.where(other.docstatus == 1)
		.where(other.name != scheme.name)
		.where(other.kind == PLAN)
		.where(other.property_project == scheme.property_project)
		.where(other.payment_plan_template == scheme.payment_plan_template)
		.where(other.valid_to.isnull() | (other.valid_to >= scheme.valid_from))
	)
	if scheme.valid_to:
		query = query.where(other.valid_from <= scheme.valid_to)
	return next(iter(query.limit(1).run(pluck=True)), None)


def lock_grants(deals: Sequence[str | None]) -> dict[str, Grant]:
	"""The requests of these deals by name, their rows locked: a grant is used as it stands now."""
	request = frappe.qb.DocType("Property Discount Request")
	rows = (
		frappe.qb.from_(request)
		.select(
			request.name,
			request.property_unit,
			request.state,
			request.basis,
			request.granted_value,
			request.granted_amount,
		)
		.where(request.property_subscription.isin([name for name in deals if name]))
		.orderby(request.name)
		.for_update()
	).run(as_dict=True)
	return {row.name: _grant(row) for row in rows}


def _grant(row: dict) -> Grant:
	value, amount = to_decimal(row.granted_value), to_decimal(row.granted_amount)
	return Grant(row.name, row.property_unit, row.state, row.basis, value, amount)


def granted_price(property_unit: str, deals: Sequence[str]) -> Decimal | None:
	"""The lowest price that was granted to one of these deals on the unit; None without a grant."""
	filters = {
		"property_unit": property_unit,
		"property_subscription": ("in", list(deals)),
		"state": ("in", sorted(GRANTED_STATES)),
	}
	prices = frappe.get_all("Property Discount Request", filters, pluck="granted_price")
	return min(map(to_decimal, prices)) if prices else None


def approval_rules(action: str) -> list[Rule]:
	"""The bands of an action, those of all projects."""
	return [as_rule(row) for row in frappe.get_all("Property Approval Rule", {"action": action}, RULE_FIELDS)]


def as_rule(row) -> Rule:
	"""A Property Approval Rule, or a row of it, as the policy takes it."""
	bounds = (to_decimal(row.get(field)) for field in ("from_value", "to_value"))
	below_floor = to_decimal(row.get("below_floor_percentage"))
	return Rule(row.role, row.basis, *bounds, row.property_project or None, below_floor)


def extra_discounts(company: str, property_project: str | None, from_date: date, to_date: date) -> list[dict]:
	"""Extra discounts of a period: requests by the day of the decision, others by the day of the subscription.

	Args:
		property_project: None for all projects of the company.
		from_date, to_date: first and last day.

	Returns:
		`{"property_discount_request", "property_subscription", "property_project", "property_unit", "customer",
		"customer_name", "consultant", "currency", "list_amount", "price_before", "state", "asked_percentage",
		"asked_amount", "granted_percentage", "granted_amount", "used_percentage", "used_amount", "requested_by",
		"decided_by", "decided_on" (date)}`, by day. Percents are of `price_before`, the price without the extra discount;
		`used_*` is what submitted deals and executed changes took of it. A discount within the office's free margin has
		no request, and `state` "Without Request".
	"""
	requests = _decided_requests(company, property_project, from_date, to_date)
	names = [row.property_discount_request for row in requests]
	used = _used_by_request(names)
	for row in requests:
		row.used_amount = flt(used.get(row.property_discount_request))
	rows = requests + _free_discounts(company, property_project, from_date, to_date)
	for row in rows:
		for what in ("asked", "granted", "used"):
			amount = flt(row[f"{what}_amount"])
			row[f"{what}_percentage"] = flt(amount / row.price_before * 100, 4) if row.price_before else 0
	return sorted(rows, key=lambda row: (row.decided_on, row.property_unit))


def _decided_requests(
	company: str, property_project: str | None, from_date: date, to_date: date
) -> list[dict]:
	request = frappe.qb.DocType("Property Discount Request")
	query = (
		frappe.qb.from_(request)
		.select(
			request.name.as_("property_discount_request"),
			request.property_subscription,
			request.property_project,
			request.property_unit,
			request.customer,
			request.customer_name,
			request.consultant,
			request.currency,
			request.list_amount,
			request.price_before,
			request.state,
			request.asked_amount,
			request.granted_amount,
			request.owner.as_("requested_by"),
			request.decided_by,
			Date(request.decided_on).as_("decided_on"),
		)
		.where(request.company == company)
		.where(request.state.isin(DECIDED_STATES))
		.where(Date(request.decided_on)[from_date:to_date])
	)
	if property_project:
		query = query.where(request.property_project == property_project)
	return query.run(as_dict=True)


def _used_by_request(names: Sequence[str]) -> dict[str, float]:
	"""What submitted deals took off their price by these requests."""
	if not names:
		return {}
	row, deal = (
		frappe.qb.DocType(name) for name in ("Property Subscription Discount", "Property Subscription")
	)
	used = (
		frappe.qb.from_(row)
		.inner_join(deal)
		.on(deal.name == row.parent)
		.select(row.discount_request, Sum(row.discount_amount))
		.where(deal.docstatus == 1)
		.where(row.discount_request.isin(list(names)))
		.groupby(row.discount_request)
	)
	return dict(used.run())


def _free_discounts(company: str, property_project: str | None, from_date: date, to_date: date) -> list[dict]:
	"""Submitted deals' extra discounts without a request, one row for each deal."""
	row, deal = (
		frappe.qb.DocType(name) for name in ("Property Subscription Discount", "Property Subscription")
	)
	copied = ("property_project", "property_unit", "customer", "customer_name", "consultant", "currency")
	query = (
		frappe.qb.from_(row)
		.inner_join(deal)
		.on(deal.name == row.parent)
		.select(
			deal.name.as_("property_subscription"),
			*(deal[field] for field in copied),
			deal.list_amount,
			deal.owner.as_("requested_by"),
			deal.subscription_date.as_("decided_on"),
			Max(row.base_amount).as_("price_before"),
			Sum(row.discount_amount).as_("used_amount"),
		)
		.where(deal.docstatus == 1)
		.where(deal.company == company)
		.where(deal.subscription_date[from_date:to_date])
		.where(row.kind == EXTRA)
		.where(row.discount_request.isnull() | (row.discount_request == ""))
		.groupby(deal.name)
		.having(Sum(row.discount_amount) > 0)
	)
	if property_project:
		query = query.where(deal.property_project == property_project)
	rows = query.run(as_dict=True)
	for found in rows:
		found.update({"property_discount_request": None, "decided_by": None, "state": "Without Request"})
		found.update({"asked_amount": found.used_amount, "granted_amount": found.used_amount})
	return rows
