import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate

from sales_ops.guards import keep_computed

SIGNATURES = ("submitted_by", "submitted_at", "reviewed_by", "reviewed_at", "review_remark", "reported_on")


class ArrearsList(Document):
	"""The deals one consultant has to call on one day, with the figures of that morning.

	Open until it is handed in, Submitted until the supervisor signs it, then Reviewed. Only `arrears_lists` writes it.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.arrears_list_item.arrears_list_item import ArrearsListItem

		company: DF.Link | None
		consultant: DF.Link | None
		currency: DF.Link | None
		items: DF.Table[ArrearsListItem]
		list_date: DF.Date
		no_called: DF.Int
		no_of_deals: DF.Int
		overdue_amount: DF.Currency
		property_project: DF.Link
		reason: DF.SmallText | None
		reported_on: DF.Date | None
		review_remark: DF.SmallText | None
		reviewed_at: DF.Datetime | None
		reviewed_by: DF.Link | None
		status: DF.Literal["Open", "Submitted", "Reviewed"]
		submitted_at: DF.Datetime | None
		submitted_by: DF.Link | None
		user: DF.Link | None
	# end: auto-generated types

	def autoname(self):
		"""Built from day, project and consultant, so there is one."""
		code = frappe.get_cached_value("Property Project", self.property_project, "project_code")
		parts = ("AL", str(getdate(self.list_date)), code or self.property_project, self.consultant or "0")
		self.name = "-".join(parts)

	def onload(self):
		"""What was said today, for the call sheet."""
		names = [row.follow_up for row in self.items if row.follow_up]
		fields = [
			"name",
			"reached",
			"result",
			"said",
			"next_contact_date",
			"promised_amount",
			"promised_date",
		]
		calls = frappe.get_all("Collection Follow-up", {"name": ("in", names)}, fields) if names else []
		self.set_onload("calls", {call.name: call for call in calls})

	def validate(self):
		keep_computed(self, ("status", *SIGNATURES), status="Open")
		self.set_totals()

	def set_totals(self):
		self.no_of_deals = len(self.items)
		self.no_called = sum(1 for row in self.items if row.follow_up)
		self.overdue_amount = sum(flt(row.overdue_amount) for row in self.items)
