import frappe
from frappe.utils import flt, getdate, now_datetime, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import require_filled
from sales_ops.policies import price_list as policy
from sales_ops.policies import pricing, release
from sales_ops.property_sales.approval import ApprovedByAnother
from sales_ops.property_sales.units import price_lists
from sales_ops.property_sales.units.claims import lock_unit, polite_about_locks
from sales_ops.property_sales.units.price_lists import PRICES
from sales_ops.values import to_decimal


class PropertyPriceList(ApprovedByAnother):
	"""A version of a project's prices from a day on, approved by a second person and then immutable.

	On its day the prices are put on the units, also on those that a deal has: the deal keeps the price it agreed
	(feature 35), the unit has the new one for whoever comes after. The former prices are kept for a cancellation.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_price_list_item.property_price_list_item import (
			PropertyPriceListItem,
		)

		amended_from: DF.Link | None
		applied_on: DF.Datetime | None
		approved_by: DF.Link | None
		currency: DF.Link | None
		effective_from: DF.Date
		items: DF.Table[PropertyPriceListItem]
		prepared_by: DF.Link | None
		property_project: DF.Link
		status: DF.Literal["Draft", "Pending Approval", "Approved", "In Force", "Superseded", "Cancelled"]
		title: DF.Data
	# end: auto-generated types

	CONTENT = ("title", "property_project", "effective_from")
	ITEM_CONTENT = ("property_unit", *PRICES)

	def validate(self):
		require_filled(self, "property_project", "items")
		self.set_prices()
		self.keep_approval()
		self.validate_units()
		self.validate_prices()

	def before_submit(self):
		self.require_approver()
		self.check_content()
		self.status = "Approved"

	def on_submit(self):
		if getdate(self.effective_from) <= getdate(today()):
			self.apply()

	def on_cancel(self):
		if self.applied_on:
			self.take_back()
		self.db_set("status", "Cancelled")

	def set_prices(self):
		"""List price = rate × area; floor and filing prices that are not given stay those of the unit."""
		units = price_lists.units_by_name([item.property_unit for item in self.items])
		self.applied_on = None
		for item in self.items:
			unit = units.get(item.property_unit)
			if unit:
				self.set_item_prices(item, unit)

	def set_item_prices(self, item, unit):
		is_whole = unit.price_basis == pricing.WHOLE_UNIT
		item.list_rate = 0 if is_whole else flt(item.list_rate)
		area = unit.inner_area if unit.price_basis == pricing.INNER_AREA else unit.built_area
		amounts = (to_decimal(value) for value in (item.list_rate, area, item.list_amount))
		item.list_amount = flt(pricing.list_amount(unit.price_basis, *amounts))
		for field in ("floor_amount", "filing_amount"):
			item.set(field, flt(item.get(field)) or flt(unit.get(field)))
		for field in PRICES:
			item.set(f"former_{field}", 0)

	def validate_units(self):
		units = price_lists.units_by_name([item.property_unit for item in self.items])
		named = [units[item.property_unit] for item in self.items if item.property_unit in units]
		candidates = [release.Candidate(unit.name, unit.property_project) for unit in named]
		throw_all(release.check_list(self.property_project, candidates))

	def validate_prices(self):
		refused = [
			policy.check_prices(item.property_unit, price_lists.prices_of(item)) for item in self.items
		]
		throw_all([violation for violation in refused if violation])

	def check_content(self) -> None:
		throw_all(policy.check_version(getdate(self.effective_from), price_lists.versions(self)))

	# help with a draft

	@frappe.whitelist()
	def fill_units(self, property_building: str | None = None, kind: str | None = None) -> None:
		"""Add the project's units that are not in the list yet, with their present prices.

		Args:
			property_building, kind: only units of these; all where left out.
		"""
		self.check_permission("write")
		known = {item.property_unit for item in self.items}
		for unit in price_lists.units_of_project(self.property_project, property_building, kind):
			if unit.name not in known:
				prices = {field: unit.get(field) for field in PRICES}
				self.append("items", {"property_unit": unit.name, "price_basis": unit.price_basis, **prices})

	@frappe.whitelist()
	def change_by_percent(self, percent: float, with_floor: int = 0) -> None:
		"""Raise every list price of a draft by a percent (below zero: lower it), and the floor prices too if wanted."""
		self.check_permission("write")
		fields = ("list_rate", "list_amount", *(("floor_amount",) if with_floor else ()))
		for item in self.items:
			for field in fields:
				item.set(field, flt(policy.changed_by(to_decimal(item.get(field)), to_decimal(percent))))
		self.set_prices()

	@frappe.whitelist()
	def preview(self) -> dict:
		"""What the list changes, and which units of the project it leaves as they are, and why.

		Returns:
			`{"changes": [{"property_unit", "old", "new", "percent", "deal"}], "left_out": [{"property_unit", "why"}]}`;
			`deal` is the live deal that keeps its own price.
		"""
		self.check_permission("read")
		return price_lists.preview(self)

	# the units

	def apply(self) -> None:
		"""Put the prices on the units, all or none, and keep the former ones. Idempotent."""
		if self.applied_on:
			return
		for item in sorted(self.items, key=lambda item: item.property_unit):
			with polite_about_locks(item.property_unit):
				unit = lock_unit(item.property_unit)
				item.db_set({f"former_{field}": unit.get(field) for field in PRICES})
				unit.update({field: item.get(field) for field in PRICES})
				unit.save(ignore_permissions=True)
		price_lists.supersede(self.property_project)
		self.db_set({"applied_on": now_datetime(), "status": "In Force"}, notify=True)

	def take_back(self):
		"""Give the units their former prices.

		Raises:
			UnitError: a newer list was applied, or a unit's price was changed since.
		"""
		throw_all(policy.check_cancel(getdate(self.effective_from), price_lists.versions(self)))
		for item in sorted(self.items, key=lambda item: item.property_unit):
			with polite_about_locks(item.property_unit):
				unit = lock_unit(item.property_unit)
				if price_lists.prices_of(unit) != price_lists.prices_of(item):
					throw("price_list_changed_since", unit=unit.name)
				unit.update({field: item.get(f"former_{field}") for field in PRICES})
				unit.save(ignore_permissions=True)
		price_lists.put_in_force_before(self)
