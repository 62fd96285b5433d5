import frappe
from frappe.model.document import Document
from frappe.utils import cint, now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.policies import sale_reconciliation as policy
from sales_ops.policies.vacancy import Rooms
from sales_ops.property_sales.ledgers import sale_archive, unit_sheets


class SaleControlReconciliation(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.sale_control_count.sale_control_count import SaleControlCount
		from sales_ops.property_sales.doctype.sale_control_difference.sale_control_difference import (
			SaleControlDifference,
		)
		from sales_ops.property_sales.doctype.sale_control_office_row.sale_control_office_row import (
			SaleControlOfficeRow,
		)

		amended_from: DF.Link | None
		company: DF.Link | None
		compared_with: DF.Data | None
		counts: DF.Table[SaleControlCount]
		differences: DF.Table[SaleControlDifference]
		figures_at: DF.Datetime | None
		no_of_differences: DF.Int
		no_of_unexplained: DF.Int
		office_rows: DF.Table[SaleControlOfficeRow]
		property_project: DF.Link
		reconciled_on: DF.Date
		signed_by: DF.Link | None
		status: DF.Literal["Waiting for Office", "Differences", "Ready", "Signed", "Cancelled"]
	# end: auto-generated types
	"""The sale control in the system against the sales office's own list, difference by difference. Signed (submitted) by
	the supervisor when every difference is explained; the figures then stay.
	"""

	def validate(self):
		require_filled(self, "property_project")
		keep_computed(self, ("signed_by",))
		units = sale_archive.units_of(self.property_project)
		self.find_units(units)
		self.compare(units)
		self.count_differences()
		self.set_status()

	def before_submit(self):
		throw_all(policy.check_sign(self.office_total, [row.label for row in self.open_differences]))
		self.update({"status": "Signed", "signed_by": frappe.session.user})

	def on_cancel(self):
		self.db_set("status", "Cancelled")

	def find_units(self, units: list[dict]):
		rooms = Rooms((unit.name, unit.building_name, unit.unit_no) for unit in units)
		for row in self.office_rows:
			row.property_unit = row.property_unit or rooms.find(row.room, row.building)

	def compare(self, units: list[dict]):
		"""Set both sides against each other as they are now; explanations stay with their unit or status."""
		self.figures_at = now_datetime()
		listed = [policy.OfficeRow(row.room, row.property_unit, row.status or "") for row in self.office_rows]
		self.set_counts(units, listed)
		explained = {row.property_unit or row.room: row.explanation for row in self.differences}
		system = {unit.name: unit.sale_status for unit in units}
		self.set("differences", [])
		for one in policy.compare(system, listed) if listed else ():
			values = {"property_unit": one.unit, "room": one.room, "explanation": explained.get(one.key)}
			self.append("differences", values | {"system_status": one.system, "office_status": one.office})

	def set_counts(self, units: list[dict], listed: list[policy.OfficeRow]):
		"""With a list of the office, its counts are those of the list; without, those that were entered."""
		typed = {row.sale_status: row for row in self.counts}
		office = {status: cint(row.office_units) for status, row in typed.items()}
		if listed:
			office = {status: sum(row.status == status for row in listed) for status in policy.STATUSES}
		rows = policy.count((unit.sale_status for unit in units), office)
		self.set("counts", [])
		for row in rows:
			before = typed.get(row.status)
			values = {"sale_status": row.status, "system_units": row.system, "office_units": row.office}
			explanation = before.explanation if before else None
			self.append("counts", values | {"difference": row.difference, "explanation": explanation})

	def count_differences(self):
		rows = self.differing_rows
		self.no_of_differences = len(rows)
		self.no_of_unexplained = len(self.open_differences)

	def set_status(self):
		if not self.office_total:
			self.status = "Waiting for Office"
		else:
			self.status = "Differences" if self.no_of_unexplained else "Ready"

	@property
	def office_total(self) -> int:
		return sum(cint(row.office_units) for row in self.counts)

	@property
	def differing_rows(self) -> list[Document]:
		"""What is to be explained: the units where the office gave a list, else the counts."""
		if self.office_rows:
			return list(self.differences)
		return [row for row in self.counts if row.difference] if self.office_total else []

	@property
	def open_differences(self) -> list[frappe._dict]:
		return [
			frappe._dict(label=row.get("property_unit") or row.get("room") or row.get("sale_status"))
			for row in self.differing_rows
			if not row.explanation
		]

	@frappe.whitelist()
	def take_list(self, file_url: str | None = None, text: str | None = None) -> int:
		"""Replace the office's list by an uploaded file, or by cells pasted from a spreadsheet.

		Args:
			file_url: of an uploaded .xlsx or .csv with a row of headings.
			text: the cells, with tabs and line breaks.

		Returns:
			how many rows were taken.

		Raises:
			ReconciliationError: it is signed.
			VacancyListError: the rows cannot be read; nothing is changed.
		"""
		doc = stored(self, "write")
		if doc.docstatus != 0:
			throw("reconciliation_signed", reconciliation=doc.name)
		words = policy.STATUS_WORDS
		rows = (
			unit_sheets.read_file(file_url, words) if file_url else unit_sheets.read_text(text or "", words)
		)
		doc.set("office_rows", rows)
		doc.save()
		self.reload()
		return len(rows)
