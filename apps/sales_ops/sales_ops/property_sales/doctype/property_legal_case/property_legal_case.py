import frappe
from frappe.model.document import Document
from frappe.utils import today

from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled
from sales_ops.locks import locked
from sales_ops.property_sales import queries

CLOSED = "Closed"


class PropertyLegalCase(Document):
	"""A deal in the hands of the legal department: collection stops while it is open."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		case_no: DF.Data | None
		closed_on: DF.Date | None
		company: DF.Link | None
		consultant: DF.Link | None
		court: DF.Data | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		lawyer: DF.Data | None
		next_date: DF.Date | None
		opened_on: DF.Date
		outstanding_amount: DF.Currency
		property_contract: DF.Link | None
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		reason: DF.SmallText | None
		result: DF.SmallText | None
		status: DF.Literal["Open", "Filed", "Judged", "Closed"]
	# end: auto-generated types

	def validate(self):
		require_filled(self, "property_subscription")
		keep_computed(self, ("closed_on", "outstanding_amount"))
		self.validate_only_case()
		self.set_outstanding()
		self.set_closed_on()

	def on_update(self):
		self.tell_deal(None if self.status == CLOSED else self.name)

	def on_trash(self):
		self.tell_deal(None)

	def validate_only_case(self):
		"""One open case for a deal; the deal's row is locked, so two cannot be opened at once."""
		deal = locked("Property Subscription", self.property_subscription)
		if deal.docstatus != 1:
			throw("legal_case_needs_deal", deal=deal.name)
		if self.status != CLOSED and deal.property_legal_case not in (None, "", self.name):
			throw("legal_case_open", deal=deal.name, case=deal.property_legal_case)

	def set_outstanding(self):
		if self.is_new():
			totals = queries.subscription_totals(self.property_subscription)
			self.outstanding_amount = totals.outstanding

	def set_closed_on(self):
		self.closed_on = (self.closed_on or today()) if self.status == CLOSED else None

	def tell_deal(self, case: str | None):
		"""Write the open case on its deal, or take this one off it."""
		deal = self.property_subscription
		if case or frappe.db.get_value("Property Subscription", deal, "property_legal_case") == self.name:
			frappe.db.set_value("Property Subscription", deal, "property_legal_case", case)
