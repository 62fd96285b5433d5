"""The SQL of the waiting list. As `queries.py`: plain rows, no rule."""

from collections.abc import Collection
from datetime import datetime

import frappe
from frappe.query_builder.functions import Count, Max

OPEN_STATUSES = ("Waiting", "Offered", "Lapsed")


def waiting() -> list[dict]:
	"""Who is in line, the earliest first."""
	fields = ["name", "registered_on", "property_project", "property_unit", "property_building", "kind"]
	fields += ["min_area", "max_area", "max_amount"]
	order = "registered_on, name"
	return frappe.get_all("Property Interest", {"status": "Waiting"}, fields, order_by=order)


def free_units(projects: Collection[str]) -> list[dict]:
	"""Units of the projects that can be held now and are offered to nobody, with the moment a deal last gave them back."""
	unit, claim, interest = (
		frappe.qb.DocType(f"Property {name}") for name in ("Unit", "Unit Claim", "Interest")
	)
	fields = ("name", "property_project", "property_building", "kind", "built_area", "list_amount")
	offered = (
		frappe.qb.from_(interest)
		.select(interest.offered_unit)
		.where(interest.status == "Offered")
		.where(interest.offered_unit.isnotnull())
	)
	return (
		frappe.qb.from_(unit)
		.left_join(claim)
		.on(claim.property_unit == unit.name)
		.select(*(unit[field] for field in fields), Max(claim.ended_on).as_("freed_on"))
		.where(unit.property_project.isin(list(projects)))
		.where(unit.sale_status == "Available")
		.where(unit.block_kinds.isnull() | (unit.block_kinds == ""))
		.where(unit.name.notin(offered))
		.groupby(unit.name)
		.orderby(unit.name)
	).run(as_dict=True)


def run_out_offers(at: datetime) -> list[str]:
	"""Offers whose time is over by `at` and that no deal has taken, and those whose hold was given up."""
	interest, deal = frappe.qb.DocType("Property Interest"), frappe.qb.DocType("Property Subscription")
	given_up = (deal.docstatus == 0) & (deal.status == "Expired")
	return (
		frappe.qb.from_(interest)
		.left_join(deal)
		.on(deal.name == interest.property_subscription)
		.select(interest.name)
		.where(interest.status == "Offered")
		.where((interest.offered_until <= at) | given_up | (deal.docstatus == 2))
		.orderby(interest.offered_until)
	).run(pluck=True)


def open_interests_of(customer: str, property_unit: str, deal: str) -> list[str]:
	"""What a customer waits for that a deal fulfils: its unit, or the offer that made it."""
	interest = frappe.qb.DocType("Property Interest")
	fulfilled = (interest.property_unit == property_unit) | (interest.property_subscription == deal)
	return (
		frappe.qb.from_(interest)
		.select(interest.name)
		.where(interest.customer == customer)
		.where(interest.status.isin(OPEN_STATUSES))
		.where(fulfilled | (interest.offered_unit == property_unit))
		.orderby(interest.name)
	).run(pluck=True)


def place_in_line(property_unit: str, registered_on: datetime) -> int:
	"""How many wait for this very unit since before a moment, that moment included."""
	interest = frappe.qb.DocType("Property Interest")
	return (
		frappe.qb.from_(interest)
		.select(Count("*"))
		.where(interest.property_unit == property_unit)
		.where(interest.status.isin(["Waiting", "Offered"]))
		.where(interest.registered_on <= registered_on)
	).run()[0][0]


def user_of(sales_person: str | None) -> str | None:
	"""The login of a consultant, through the Employee."""
	employee = sales_person and frappe.db.get_value("Sales Person", sales_person, "employee")
	return employee and frappe.db.get_value("Employee", employee, "user_id")
