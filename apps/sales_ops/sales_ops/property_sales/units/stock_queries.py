"""The SQL of slow units and absorption. Plain rows, no rule."""

from collections.abc import Collection

import frappe
from frappe.query_builder import Case
from frappe.query_builder.functions import Coalesce, Date, Max, Min

from sales_ops.policies.absorption import SOLD_KINDS
from sales_ops.policies.availability import FOR_SALE
from sales_ops.policies.claims import AVAILABLE, HOLD


def free_units(company: str, projects: Collection[str] | None, kind: str | None = None) -> list[dict]:
	"""Available units with the day of their release and of the end of their last deal (holds left out).

	Args:
		projects: only these; None: all of the company.
	"""
	unit, claim = frappe.qb.DocType("Property Unit"), frappe.qb.DocType("Property Unit Claim")
	ended = (
		frappe.qb.from_(claim)
		.select(claim.property_unit, Date(Max(claim.ended_on)).as_("on"))
		.where(claim.kind != HOLD)
		.groupby(claim.property_unit)
	).as_("ended")
	query = (
		frappe.qb.from_(unit)
		.left_join(ended)
		.on(ended.property_unit == unit.name)
		.select(
			unit.name.as_("property_unit"),
			unit.property_project,
			unit.property_building,
			unit.kind,
			unit.built_area,
			unit.list_amount,
			unit.currency,
			unit.block_kinds,
			released_on(unit).as_("released_on"),
			ended.on.as_("last_deal_ended_on"),
			unit.promotion_proposed_on,
			unit.promotion_measure,
		)
		.where(unit.company == company)
		.where(unit.sale_status == AVAILABLE)
	)
	if projects is not None:
		query = query.where(unit.property_project.isin(list(projects) or [""]))
	if kind:
		query = query.where(unit.kind == kind)
	return query.run(as_dict=True)


def released_on(unit):
	"""A unit released before the day was kept counts from the day it was made."""
	return Coalesce(unit.released_on, Date(unit.creation))


def released_days(property_project: str, kind: str | None = None) -> list:
	"""The day of release of each unit for sale of a project; a unit that was taken in with its deals, that of the first."""
	unit, claim = frappe.qb.DocType("Property Unit"), frappe.qb.DocType("Property Unit Claim")
	first = (
		frappe.qb.from_(claim)
		.select(claim.property_unit, Date(Min(claim.claimed_on)).as_("day"))
		.where(claim.property_project == property_project)
		.groupby(claim.property_unit)
	).as_("first")
	day = released_on(unit)
	query = (
		frappe.qb.from_(unit)
		.left_join(first)
		.on(first.property_unit == unit.name)
		.select(Case().when(first.day < day, first.day).else_(day))
		.where(unit.property_project == property_project)
		.where(unit.released == 1)
		.where(unit.use == FOR_SALE)
	)
	if kind:
		query = query.where(unit.kind == kind)
	return query.run(pluck=True)


def sold_claims(property_project: str, kind: str | None = None) -> list[dict]:
	"""Claims by which units of a project are or were sold, with area and agreed price of the deal."""
	claim, unit, deal = (
		frappe.qb.DocType(f"Property {name}") for name in ("Unit Claim", "Unit", "Subscription")
	)
	query = (
		frappe.qb.from_(claim)
		.inner_join(unit)
		.on(unit.name == claim.property_unit)
		.inner_join(deal)
		.on(deal.name == claim.property_subscription)
		.select(
			deal.name.as_("deal"),
			unit.name.as_("unit"),
			claim.claimed_on,
			claim.ended_on,
			unit.built_area,
			deal.agreed_amount,
		)
		.where(unit.property_project == property_project)
		.where(unit.released == 1)
		.where(claim.kind.isin(list(SOLD_KINDS)))
	)
	if kind:
		query = query.where(unit.kind == kind)
	return query.run(as_dict=True)
