"""The monthly vacancy list: our two sides of it, the file of the management company, and the job that begins it."""

from datetime import date, timedelta

import frappe
from frappe.utils import getdate, today

from sales_ops.jobs import one_row
from sales_ops.policies import vacancy as policy
from sales_ops.policies.calendar_math import latest_last_monday
from sales_ops.policies.claims import CONTRACT, HANDOVER
from sales_ops.property_sales.ledgers import vacancy_queries as rows_of
from sales_ops.values import to_decimal

ROOMS, BAYS = ("Home", "Shop"), ("Parking", "Storage")


def units_of(sheet) -> list[dict]:
	"""The units for sale that a Property Vacancy List is about."""
	return rows_of.units_for_sale(sheet.property_project, ROOMS + (BAYS if sheet.with_parking else ()))


def finance_side(sheet, units: list[dict]) -> dict[str, policy.Entry]:
	"""Vacant for finance: no revenue was invoiced by the evening of the list's day; sold: there is a contract."""
	on = getdate(sheet.list_date)
	invoiced = rows_of.invoiced_units(sheet.property_project, on)
	contracted = rows_of.contracted_units(sheet.property_project, on)
	return {unit.name: _entry(unit, unit.name in contracted) for unit in units if unit.name not in invoiced}


def sales_side(sheet, units: list[dict]) -> dict[str, policy.Entry]:
	"""Vacant for sales: the board of that evening does not show the unit as handed over; sold: it shows it as signed."""
	kinds = rows_of.claim_kinds(sheet.property_project, getdate(sheet.list_date))
	return {
		unit.name: _entry(unit, kinds.get(unit.name) == CONTRACT)
		for unit in units
		if kinds.get(unit.name) != HANDOVER
	}


def _entry(unit: dict, is_sold: bool) -> policy.Entry:
	area = to_decimal(unit.built_area) if unit.built_area else None  # zero: nobody has entered it
	return policy.Entry(area, policy.SOLD if is_sold else policy.UNSOLD)


def make_vacancy_lists(on: date | None = None) -> None:
	"""Begin the list of the newest last Monday for every project that has vacant units and no list of it yet."""
	list_date = latest_last_monday(on or getdate(today()))
	until = list_date + timedelta(days=1)
	for project in frappe.get_all("Property Project", {"creation": ("<", until)}, pluck="name"):
		with one_row(f"Vacancy list of {project}"):
			_make_list(project, list_date)


def _make_list(property_project: str, list_date: date) -> None:
	key = {"property_project": property_project, "list_date": list_date}
	if frappe.db.exists("Property Vacancy List", key):
		return
	sheet = frappe.get_doc({"doctype": "Property Vacancy List", **key})
	if sales_side(sheet, units_of(sheet)):
		sheet.insert(ignore_permissions=True)
