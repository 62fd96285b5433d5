import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import require_filled, stored
from sales_ops.policies import vacancy as policy
from sales_ops.property_sales.ledgers import unit_sheets, vacancy
from sales_ops.values import to_decimal

WAITING, DIFFERENCES, READY, SIGNED, CANCELLED = (
	"Waiting for Management",
	"Differences",
	"Ready",
	"Signed",
	"Cancelled",
)
SIDES = ("finance", "sales", "management")


class PropertyVacancyList(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_vacancy_list_item.property_vacancy_list_item import (
			PropertyVacancyListItem,
		)
		from sales_ops.property_sales.doctype.property_vacancy_list_row.property_vacancy_list_row import (
			PropertyVacancyListRow,
		)

		amended_from: DF.Link | None
		company: DF.Link | None
		finance_area: DF.Float
		finance_units: DF.Int
		items: DF.Table[PropertyVacancyListItem]
		list_date: DF.Date
		management_area: DF.Float
		management_received_on: DF.Date | None
		management_rows: DF.Table[PropertyVacancyListRow]
		management_units: DF.Int
		no_of_differences: DF.Int
		no_of_unexplained: DF.Int
		property_project: DF.Link
		sales_area: DF.Float
		sales_units: DF.Int
		status: DF.Literal["Waiting for Management", "Differences", "Ready", "Signed", "Cancelled"]
		with_parking: DF.Check
	# end: auto-generated types
	"""The vacant units of a project on the last Monday of a month, as finance, sales and the property-management company
	know them. Signed (submitted) when every difference is explained; the figures then stay.
	"""

	def autoname(self):
		require_filled(self, "property_project", "list_date")
		code = frappe.get_cached_value("Property Project", self.property_project, "project_code")
		self.name = f"VAC-{code}-{getdate(self.list_date):%Y-%m}"

	def validate(self):
		self.validate_date()
		units = vacancy.units_of(self)
		self.find_units(units)
		self.match_lists(units)
		self.set_status()

	def before_submit(self):
		names = [
			row.property_unit or row.room for row in self.items if row.differences and not row.explanation
		]
		throw_all(policy.check_sign(bool(self.management_received_on), names))
		self.status = SIGNED

	def on_cancel(self):
		self.db_set("status", CANCELLED)

	def validate_date(self):
		if getdate(self.list_date) > getdate(today()):
			throw("vacancy_in_future", on=getdate(self.list_date))

	def find_units(self, units: list[dict]):
		"""Name the unit of each room of the management's list where nobody has chosen one."""
		rooms = policy.Rooms((unit.name, unit.building_name, unit.unit_no) for unit in units)
		for row in self.management_rows:
			row.property_unit = row.property_unit or rooms.find(row.room, row.building)
		if self.management_rows and not self.management_received_on:
			self.management_received_on = today()

	def match_lists(self, units: list[dict]):
		"""Set the three lists side by side, as at the evening of the day; explanations stay with their unit."""
		explained = {row.property_unit or row.room: row.explanation for row in self.items}
		finance, sales = vacancy.finance_side(self, units), vacancy.sales_side(self, units)
		listed = self.listed()
		self.set("items", [])
		for one in policy.match(finance, sales, listed if self.management_received_on else None):
			values = {"property_unit": one.unit, "room": one.room, "differences": ", ".join(one.differences)}
			for side in SIDES:
				entry = getattr(one, side) or policy.Entry()
				values |= {f"{side}_area": flt(entry.area), f"{side}_status": entry.status or ""}
			self.append("items", values | {"explanation": explained.get(one.key)})
		self.set_totals(finance.values(), sales.values(), [row.entry for row in listed])

	def listed(self) -> list[policy.Listed]:
		"""The management's rows as the policy takes them; an area of zero is one that was not given."""
		return [
			policy.Listed(
				row.room,
				row.property_unit,
				policy.Entry(to_decimal(row.built_area) if row.built_area else None, row.status or None),
			)
			for row in self.management_rows
		]

	def set_totals(self, *entries_of_sides):
		for side, entries in zip(SIDES, entries_of_sides, strict=True):
			self.set(f"{side}_units", len(entries))
			self.set(f"{side}_area", flt(sum(entry.area or 0 for entry in entries), 2))
		differing = [row for row in self.items if row.differences]
		self.no_of_differences = len(differing)
		self.no_of_unexplained = len([row for row in differing if not row.explanation])

	def set_status(self):
		if not self.management_received_on:
			self.status = WAITING
		else:
			self.status = DIFFERENCES if self.no_of_unexplained else READY

	@frappe.whitelist()
	def take_list(self, file_url: str | None = None, text: str | None = None) -> int:
		"""Replace the management's list by an uploaded file, or by cells pasted from a spreadsheet.

		Args:
			file_url: of an uploaded .xlsx or .csv with a row of headings.
			text: the cells, with tabs and line breaks.

		Returns:
			how many rows were taken.

		Raises:
			VacancyListError: the list is signed, or the rows cannot be read; nothing is changed.
		"""
		sheet = stored(self, "write")
		if sheet.docstatus != 0:
			throw("vacancy_signed", list=sheet.name)
		rows = unit_sheets.read_file(file_url) if file_url else unit_sheets.read_text(text or "")
		sheet.set("management_rows", rows)
		sheet.save()
		self.reload()
		return len(rows)
