"""The SQL of the vacancy list: what finance and sales call vacant at the end of a day. Plain rows, no rule."""

from collections.abc import Collection
from datetime import date

import frappe

from sales_ops.policies.availability import FOR_SALE
from sales_ops.policies.changes import ENDED_STATUS
from sales_ops.property_sales.ledgers.queries import live_on


def units_for_sale(property_project: str, kinds: Collection[str]) -> list[dict]:
	"""The units of a project that are meant for sale, whether released or not."""
	unit, building = frappe.qb.DocType("Property Unit"), frappe.qb.DocType("Property Building")
	return (
		frappe.qb.from_(unit)
		.inner_join(building)
		.on(building.name == unit.property_building)
		.select(unit.name, building.building_name, unit.unit_no, unit.built_area)
		.where(unit.property_project == property_project)
		.where(unit.use == FOR_SALE)
		.where(unit.kind.isin(list(kinds)))
		.orderby(unit.name)
	).run(as_dict=True)


def claim_kinds(property_project: str, on: date) -> dict[str, str]:
	"""The board of that evening: the kind of claim on each unit that has one."""
	claim = frappe.qb.DocType("Property Unit Claim")
	rows = (
		frappe.qb.from_(claim)
		.select(claim.property_unit, claim.kind)
		.where(claim.property_project == property_project)
		.where(live_on(claim, on))
	).run()
	return dict(rows)


def contracted_units(property_project: str, on: date) -> set[str]:
	"""Finance's view: units with a contract that was signed by then and that no change had ended."""
	contract, change = (frappe.qb.DocType(f"Property {name}") for name in ("Contract", "Change Application"))
	ended = (change.docstatus == 1) & change.kind.isin(list(ENDED_STATUS)) & (change.posting_date <= on)
	rows = (
		frappe.qb.from_(contract)
		.left_join(change)
		.on((change.property_subscription == contract.property_subscription) & ended)
		.select(contract.property_unit)
		.where(contract.property_project == property_project)
		.where(contract.docstatus == 1)
		.where(contract.contract_date <= on)
		.where(change.name.isnull())
	).run(pluck=True)
	return set(rows)


def invoiced_units(property_project: str, on: date) -> set[str]:
	"""Finance's view: units whose revenue is booked by an invoice that no credit note had reversed."""
	handover, invoice = frappe.qb.DocType("Property Handover"), frappe.qb.DocType("Sales Invoice")
	credit = frappe.qb.DocType("Sales Invoice").as_("credit_note")
	reversed_by_then = (
		(credit.return_against == invoice.name) & (credit.docstatus == 1) & (credit.posting_date <= on)
	)
	rows = (
		frappe.qb.from_(handover)
		.inner_join(invoice)
		.on(invoice.name == handover.sales_invoice)
		.left_join(credit)
		.on(reversed_by_then)
		.select(handover.property_unit)
		.where(handover.property_project == property_project)
		.where(invoice.docstatus == 1)
		.where(invoice.posting_date <= on)
		.where(credit.name.isnull())
	).run(pluck=True)
	return set(rows)
