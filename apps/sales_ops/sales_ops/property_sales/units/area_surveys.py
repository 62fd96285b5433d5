"""Measured areas: on the units at once, on signed deals through a price change that is approved (§4 rows 5, 54)."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt, getdate

from sales_ops.exceptions import SalesOpsError, throw, throw_all
from sales_ops.policies import area_difference as policy
from sales_ops.policies.pricing import INNER_AREA
from sales_ops.policies.release import Candidate, check_list
from sales_ops.property_sales import settings
from sales_ops.property_sales.units.claims import lock_unit, polite_about_locks
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_area_survey.property_area_survey import PropertyAreaSurvey

REASON = "Area Difference"
AREAS = ("built_area", "inner_area")


def fill(survey: "PropertyAreaSurvey") -> None:
	"""What each unit measured before, and what the difference means for its signed deal.

	Raises:
		UnitError: a unit stands twice, belongs to another project, or has no measured area.
	"""
	units = _units([item.property_unit for item in survey.items])
	named = [units[item.property_unit] for item in survey.items if item.property_unit in units]
	throw_all(
		check_list(survey.property_project, [Candidate(unit.name, unit.property_project) for unit in named])
	)
	deals = _signed_deals(list(units))
	limit = settings.area_tolerance()
	for item in survey.items:
		unit = units.get(item.property_unit)
		if unit:
			_fill_item(item, unit, deals.get(unit.name), limit)


def _fill_item(item, unit, deal, limit: Decimal) -> None:
	if not (item.built_area or item.inner_area):
		throw("area_missing", unit=unit.name)
	for field in AREAS:
		item.set(f"former_{field}", unit.get(field))
		item.set(field, flt(item.get(field)) or unit.get(field))
	item.former_measured_on = unit.measured_on
	item.property_change_application = None
	field = "inner_area" if unit.price_basis == INNER_AREA else "built_area"
	price = to_decimal(deal.contract_amount if deal else 0)
	sold, measured = to_decimal(unit.get(field)), to_decimal(item.get(field))
	found = policy.settle(price, unit.price_basis, sold, measured, limit)
	item.update(
		{
			"difference_percentage": flt(found.percent, 4),
			"settlement_amount": flt(found.amount),
			"may_return": int(bool(deal) and found.may_return),
			"property_subscription": deal and deal.property_subscription,
		}
	)


def _units(names: list[str]) -> dict:
	fields = ["name", "property_project", "price_basis", "measured_on", *AREAS]
	return {
		row.name: row for row in frappe.get_all("Property Unit", {"name": ("in", names)}, fields, limit=0)
	}


def _signed_deals(units: list[str]) -> dict:
	"""The signed contracts of the units, by unit."""
	contract, deal = (frappe.qb.DocType(name) for name in ("Property Contract", "Property Subscription"))
	rows = (
		frappe.qb.from_(contract)
		.inner_join(deal)
		.on(deal.property_contract == contract.name)
		.select(deal.property_unit, contract.property_subscription, contract.contract_amount)
		.where(deal.status == "Signed")
		.where(contract.docstatus == 1)
		.where(deal.property_unit.isin(units or [""]))
	).run(as_dict=True)
	return {row.property_unit: row for row in rows}


def put_on_units(survey: "PropertyAreaSurvey") -> None:
	"""Write the measured areas on the units, and keep the forecast ones beside them."""
	for item in sorted(survey.items, key=lambda item: item.property_unit):
		with polite_about_locks(item.property_unit):
			unit = lock_unit(item.property_unit)
			if not item.former_measured_on:
				unit.update({f"forecast_{field}": unit.get(field) for field in AREAS})
			_write(unit, {field: item.get(field) for field in AREAS}, survey.surveyed_on)


def take_from_units(survey: "PropertyAreaSurvey") -> None:
	"""Give the units the areas they had before the survey.

	Raises:
		UnitError: a unit has been measured again, or changed by hand since.
	"""
	for item in sorted(survey.items, key=lambda item: item.property_unit):
		with polite_about_locks(item.property_unit):
			unit = lock_unit(item.property_unit)
			if any(flt(unit.get(field), 4) != flt(item.get(field), 4) for field in AREAS):
				throw("area_changed_since", unit=unit.name)
			if not item.former_measured_on:
				unit.update({f"forecast_{field}": 0 for field in AREAS})
			former = {field: item.get(f"former_{field}") for field in AREAS}
			_write(unit, former, item.former_measured_on)


def _write(unit, areas: dict, measured_on: date | None) -> None:
	unit.update({**areas, "measured_on": measured_on})
	unit.flags.from_survey = True
	unit.save(ignore_permissions=True)


def make_price_changes(survey: "PropertyAreaSurvey") -> dict:
	"""See `PropertyAreaSurvey.make_price_changes`; a deal that cannot be changed does not stop the others."""
	made, refused = [], []
	for item in unsettled(survey):
		frappe.db.savepoint("area_difference")
		try:
			change = _apply_for(survey, item)
		except SalesOpsError as error:
			frappe.db.rollback(save_point="area_difference")
			frappe.clear_last_message()
			refused.append({"property_unit": item.property_unit, "why": str(error)})
			continue
		item.db_set("property_change_application", change.name)
		made.append(change.name)
	return {"made": made, "refused": refused}


def unsettled(survey: "PropertyAreaSurvey") -> list:
	"""The rows of signed deals that nobody has applied for yet, or whose application was rejected or undone."""
	names = [item.property_change_application for item in survey.items if item.property_change_application]
	ended = {"name": ("in", names), "status": ("in", ("Rejected", "Undone"))}
	free = {None, "", *frappe.get_all("Property Change Application", ended, pluck="name")}
	return [
		item
		for item in survey.items
		if item.property_subscription and item.settlement_amount and item.property_change_application in free
	]


def _apply_for(survey: "PropertyAreaSurvey", item):
	change = frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": "Price Change",
			"property_subscription": item.property_subscription,
			"reason": REASON,
		}
	)
	change.flags.area_survey = survey.name
	return change.insert()


def settlement_of(survey: str, property_subscription: str) -> tuple[Decimal, date]:
	"""(what a survey settles for a deal, by when)."""
	filters = {"parent": survey, "property_subscription": property_subscription}
	amount = frappe.db.get_value("Property Area Survey Item", filters, "settlement_amount")
	return to_decimal(amount), getdate(frappe.db.get_value("Property Area Survey", survey, "settle_by"))
