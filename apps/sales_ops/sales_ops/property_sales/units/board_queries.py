"""The SQL of the sale control board, now and at a past moment. As `queries.py`: plain rows, no rule.

Rows are tuples, since a project has thousands of units.
"""

from collections.abc import Collection
from datetime import date, datetime

import frappe
from frappe.query_builder import Case
from frappe.query_builder.functions import Max, Min, Sum

from sales_ops.policies.arrears import Due
from sales_ops.policies.payment_plan import DEPOSIT_KINDS, DOWN_PAYMENT
from sales_ops.values import to_decimal

UNIT_FIELDS = (
	"unit_no",
	"property_building",
	"kind",
	"floor",
	"stack",
	"built_area",
	"list_amount",
	"sale_status",
	"released",
	"use",
	"block_kinds",
)
DEAL_FIELDS = (
	"property_contract",
	"consultant",
	"owner",
	"sign_by",
	"agreed_amount",
	"received_amount",
	"full_deposit_on",
	"property_legal_case",
)
# What `units_now` and `units_at` select, in this order.
COLUMNS = (
	"property_unit",
	*UNIT_FIELDS,
	"claim_kind",
	"claimed_on",
	"expires_on",
	"property_subscription",
	"deal_docstatus",
	"customer",
	"customer_name",
	*DEAL_FIELDS,
	"home",
)


def units_now(property_project: str, property_building: str | None = None) -> list[tuple]:
	"""Every unit of a project with its live claim and deal, ordered building, floor from the top, stack.

	Returns:
		tuples of `COLUMNS`; amounts in the project's currency.
	"""
	unit, claim, deal = _tables()
	query = (
		frappe.qb.from_(unit)
		.left_join(claim)
		.on(claim.name == unit.live_claim)
		.left_join(deal)
		.on(deal.name == claim.property_subscription)
	)
	query = _select(query, deal.customer, deal.customer_name)
	return _ordered(query, property_project, property_building).run()


def units_at(property_project: str, at: datetime, property_building: str | None = None) -> list[tuple]:
	"""The same with the claim that each unit had at a past moment, and the customer of that claim.

	What the unit's own columns say is of today; `changes_after` takes it back.
	"""
	unit, claim, deal = _tables()
	customer = frappe.qb.DocType("Customer")
	had = (
		(claim.property_unit == unit.name)
		& (claim.claimed_on <= at)
		& (claim.ended_on.isnull() | (claim.ended_on > at))
	)
	query = (
		frappe.qb.from_(unit)
		.left_join(claim)
		.on(had)
		.left_join(deal)
		.on(deal.name == claim.property_subscription)
		.left_join(customer)
		.on(customer.name == claim.customer)
	)
	query = _select(query, claim.customer, customer.customer_name)
	return _ordered(query, property_project, property_building).run()


def attached_prices(property_project: str) -> dict[tuple[str, str], float]:
	"""What attached units of a project's deals cost: `{(deal, unit): amount in the deal's currency}`."""
	row, deal = frappe.qb.DocType("Property Attached Unit"), frappe.qb.DocType("Property Subscription")
	rows = (
		frappe.qb.from_(row)
		.inner_join(deal)
		.on((row.parent == deal.name) & (row.parenttype == "Property Subscription"))
		.select(row.parent, row.property_unit, row.agreed_amount)
		.where(deal.property_project == property_project)
	).run()
	return {(name, unit): amount for name, unit, amount in rows}


def _tables():
	names = ("Property Unit", "Property Unit Claim", "Property Subscription")
	return tuple(frappe.qb.DocType(name) for name in names)


def _select(query, customer, customer_name):
	unit, claim, deal = _tables()
	return query.select(
		unit.name,
		*(unit[field] for field in UNIT_FIELDS),
		claim.kind,
		claim.claimed_on,
		claim.expires_on,
		deal.name,
		deal.docstatus,
		customer,
		customer_name,
		*(deal[field] for field in DEAL_FIELDS),
		deal.property_unit,
	)


def _ordered(query, property_project: str, property_building: str | None):
	unit = _tables()[0]
	query = (
		query.where(unit.property_project == property_project)
		.orderby(unit.property_building)
		.orderby(unit.floor, order=frappe.qb.desc)
		.orderby(unit.stack)
		.orderby(unit.unit_no)
	)
	return query.where(unit.property_building == property_building) if property_building else query


def changes_after(property_project: str, at: datetime) -> dict[str, tuple]:
	"""What the units said before their first change after a moment: `{unit: (released, use, list amount, built area)}`.

	A unit that has not changed since is left out.
	"""
	row = frappe.qb.DocType("Property Unit History")
	rows = (
		frappe.qb.from_(row)
		.select(
			row.property_unit,
			row.former_released,
			row.former_use,
			row.former_list_amount,
			row.former_built_area,
		)
		.where(row.property_project == property_project)
		.where(row.changed_on > at)
		.orderby(row.changed_on, order=frappe.qb.desc)
		.orderby(row.creation, order=frappe.qb.desc)
	).run()
	return {unit: tuple(former) for unit, *former in rows}  # the earliest comes last and stays


def blocks_at(property_project: str, at: datetime) -> list[dict]:
	"""The blocks of a project that were open at a past moment, the oldest first; on its first day from its entry on."""
	block = frappe.qb.DocType("Property Unit Block")
	day = at.date()
	had_begun = (block.blocked_on < day) | ((block.blocked_on == day) & (block.creation <= at))
	return (
		frappe.qb.from_(block)
		.select(block.property_unit, block.kind, block.blocked_on, block.until, block.reason)
		.where(block.property_project == property_project)
		.where(had_begun)
		.where((block.status == "Open") | (block.lifted_on > at))
		.orderby(block.blocked_on)
		.orderby(block.name)
	).run(as_dict=True)


def prices_before_changes(property_project: str, on: date) -> dict[str, float]:
	"""What deals agreed before the first price change that was executed after a day: `{deal: amount}`."""
	change = frappe.qb.DocType("Property Change Application")
	rows = (
		frappe.qb.from_(change)
		.select(change.property_subscription, change.old_contract_amount)
		.where(change.property_project == property_project)
		.where(change.kind == "Price Change")
		.where(change.status == "Executed")
		.where(change.posting_date > on)
		.orderby(change.posting_date, order=frappe.qb.desc)
		.orderby(change.name, order=frappe.qb.desc)
	).run()
	return dict(rows)


def dues_by_deal(property_project: str, on: date) -> list[tuple]:
	"""What the open instalments of each deal come to, one row a deal.

	Returns:
		tuples (deal, overdue amount, first due date, due date of the down payment, due date of what comes after the
		deposit, whether the plan has a down payment): each date the oldest that is not paid.
	"""
	row = frappe.qb.DocType("Property Instalment")
	is_open = row.outstanding_amount > 0
	is_down = row.kind == DOWN_PAYMENT
	is_balance = row.kind.notin((*sorted(DEPOSIT_KINDS), DOWN_PAYMENT))
	return (
		frappe.qb.from_(row)
		.select(
			row.property_subscription,
			Sum(Case().when(row.due_date < on, row.outstanding_amount).else_(0)),
			Min(Case().when(is_open, row.due_date)),
			Min(Case().when(is_open & is_down, row.due_date)),
			Min(Case().when(is_open & is_balance, row.due_date)),
			Max(Case().when(is_down, 1).else_(0)),
		)
		.where(row.property_project == property_project)
		.where(row.status != "Void")
		.where(is_open | is_down)
		.groupby(row.property_subscription)
	).run()


def dues_of(deals: Collection[str]) -> dict[str, list[Due]]:
	"""The instalments of the named deals, void ones left out."""
	row = frappe.qb.DocType("Property Instalment")
	rows = (
		frappe.qb.from_(row)
		.select(row.property_subscription, row.seq, row.kind, row.due_date, row.outstanding_amount)
		.where(row.property_subscription.isin(list(deals) or [""]))
		.where(row.status != "Void")
	).run()
	found: dict[str, list[Due]] = {}
	for deal, seq, kind, due_date, outstanding in rows:
		found.setdefault(deal, []).append(Due(seq, kind, due_date, to_decimal(outstanding)))
	return found
