import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw
from sales_ops.sales_meetings.meetings import plans


class SalesMeetingSeries(Document):
	"""Meetings that come back: who comes, who hosts in turn, which regions report, and the agenda to begin with."""

	def before_validate(self):
		if plans.is_unset(self.start_time):
			self.start_time = plans.DAY_START

	def validate(self):
		self.validate_regions()
		self.validate_company()

	def validate_regions(self):
		"""A region reports once, and through somebody."""
		seen: set[str] = set()
		for row in self.regions:
			if row.territory in seen:
				throw("sales_meeting_series_region_twice", region=row.territory)
			seen.add(row.territory)

	def validate_company(self):
		"""The company of a series stays once it has met: its meetings carry it."""
		before = self.get_doc_before_save()
		if (
			before
			and before.company != self.company
			and frappe.db.exists("Sales Meeting", {"series": self.name})
		):
			throw("sales_meeting_series_company", series=self.name)
