"""The SQL of the REST API: plain rows of what may leave, no rule."""

from collections.abc import Collection, Sequence

import frappe
from frappe.query_builder import Criterion


def released_units(property_project: str, wanted: dict, ranges: dict[str, tuple]) -> list[dict]:
	"""Released units of a project, by building, floor from the top, stack.

	Args:
		wanted: field to value.
		ranges: field to (lowest, highest), either may be None.
	"""
	unit = frappe.qb.DocType("Property Unit")
	query = (
		frappe.qb.from_(unit)
		.select(
			unit.name.as_("property_unit"),
			unit.unit_no,
			unit.property_project,
			unit.property_building,
			unit.kind,
			unit.floor,
			unit.stack,
			unit.built_area,
			unit.inner_area,
			unit.list_amount,
			unit.currency,
			unit.sale_status,
			unit.use,
			unit.block_kinds,
		)
		.where(unit.property_project == property_project)
		.where(unit.released == 1)
		.orderby(unit.property_building)
		.orderby(unit.floor, order=frappe.qb.desc)
		.orderby(unit.stack)
		.orderby(unit.unit_no)
	)
	for field, value in wanted.items():
		query = query.where(unit[field] == value)
	for field, (lowest, highest) in ranges.items():
		if lowest is not None:
			query = query.where(unit[field] >= lowest)
		if highest is not None:
			query = query.where(unit[field] <= highest)
	return query.run(as_dict=True)


def portal_customers(user: str) -> list[str]:
	"""The customers whose table Portal Users names the user."""
	row = frappe.qb.DocType("Portal User")
	return (
		frappe.qb.from_(row).select(row.parent).where(row.parenttype == "Customer").where(row.user == user)
	).run(pluck=True)


def deals_of(
	user: str, consultants: Sequence[str], customers: Sequence[str], projects: Collection[str] | None
) -> list[dict]:
	"""Deals that are not cancelled and that the user made, stands for, or bought; the newest first.

	Args:
		user: empty for a user who makes no deals.
		projects: what a consultant's User Permissions leave; None: no limit. What one bought is not limited by it.
	"""
	deal = frappe.qb.DocType("Property Subscription")
	sold = Criterion.any([deal.owner == user, deal.consultant.isin(list(consultants) or [""])])
	if projects is not None:
		sold &= deal.property_project.isin(list(projects) or [""])
	query = (
		frappe.qb.from_(deal)
		.select(
			deal.name,
			deal.property_project,
			deal.property_unit,
			deal.customer,
			deal.customer_name,
			deal.property_contract,
			deal.status,
			deal.currency,
			deal.agreed_amount,
			deal.received_amount,
			deal.subscription_date,
			deal.sign_by,
			deal.held_until,
		)
		.where(deal.docstatus < 2)
		.where(sold | deal.customer.isin(list(customers) or [""]))
		.orderby(deal.creation, order=frappe.qb.desc)
	)
	return query.run(as_dict=True)


def instalments_of(deals: Collection[str]) -> list[dict]:
	"""The instalments of the deals that are not void, by due date."""
	if not deals:
		return []
	row = frappe.qb.DocType("Property Instalment")
	return (
		frappe.qb.from_(row)
		.select(
			row.name,
			row.property_subscription,
			row.property_unit,
			row.seq,
			row.kind,
			row.money_source,
			row.due_date,
			row.amount,
			row.received_amount,
			row.outstanding_amount,
			row.currency,
			row.status,
		)
		.where(row.property_subscription.isin(list(deals)))
		.where(row.status != "Void")
		.orderby(row.due_date)
		.orderby(row.property_subscription)
		.orderby(row.seq)
	).run(as_dict=True)
