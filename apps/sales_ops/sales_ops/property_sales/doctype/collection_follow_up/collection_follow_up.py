import frappe
from frappe.model.document import Document
from frappe.utils import get_datetime, getdate, now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled
from sales_ops.policies.promises import Promise, check_promise
from sales_ops.property_sales.collection import arrears_lists, follow_ups
from sales_ops.property_sales.collection.assessment import assess_deal
from sales_ops.values import to_decimal

FROM_DEAL = (
	"customer",
	"customer_name",
	"property_unit",
	"consultant",
	"property_project",
	"company",
	"currency",
)


class CollectionFollowup(Document):
	"""One call, message, visit or letter to a customer about money that is due.

	The supervisor signs what it says, so it is written once; a mistake is followed by a second one.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		called_by: DF.Link | None
		channel: DF.Literal["Phone", "WeChat", "Visit", "Letter"]
		company: DF.Link | None
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		follow_up_on: DF.Datetime
		next_contact_date: DF.Date | None
		promised_amount: DF.Currency
		promised_date: DF.Date | None
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		reached: DF.Literal["Yes", "No Answer", "Wrong Number"]
		result: DF.Literal["", "Will Pay", "Disputes", "Cannot Pay", "Wants to Change", "Other"]
		said: DF.SmallText | None
	# end: auto-generated types

	def validate(self):
		require_filled(self, "property_subscription")
		self.set_deal()
		self.set_caller()
		self.validate_deal()
		self.validate_dates()
		self.validate_answer()
		self.validate_promise()

	def after_insert(self):
		if self.promised_date:
			follow_ups.make_promise(self)
		arrears_lists.note_follow_up(self)

	def on_trash(self):
		arrears_lists.forget_follow_up(self.name)

	def set_deal(self):
		"""What the deal says on the day of the call; later changes of the deal do not change it."""
		self.deal = frappe.get_doc("Property Subscription", self.property_subscription)
		if self.is_new():
			self.update({field: self.deal.get(field) for field in FROM_DEAL})

	def set_caller(self):
		keep_computed(self, ("called_by",), called_by=frappe.session.user)

	def validate_deal(self):
		if not follow_ups.is_live(self.deal):
			throw("follow_up_deal_not_running", deal=self.deal.name, status=self.deal.status)

	def validate_dates(self):
		called_at = get_datetime(self.follow_up_on)
		if called_at > now_datetime():
			throw("follow_up_in_future", at=called_at)
		if self.next_contact_date and getdate(self.next_contact_date) < called_at.date():
			throw(
				"follow_up_next_before_call", next_date=getdate(self.next_contact_date), called_on=called_at
			)

	def validate_answer(self):
		if self.reached == "Yes" and not self.result:
			throw("follow_up_needs_result")
		if self.reached != "Yes" and (self.result or self.promised_amount or self.promised_date):
			throw("follow_up_not_reached", reached=self.reached)

	def validate_promise(self):
		"""An amount and a day make a promise; one without the other is none."""
		if not (self.promised_amount or self.promised_date):
			return
		if self.result != "Will Pay":
			throw("promise_needs_will_pay", result=self.result)
		if not (self.promised_amount and self.promised_date):
			throw("promise_incomplete")
		promise = Promise(
			to_decimal(self.promised_amount), get_datetime(self.follow_up_on), getdate(self.promised_date)
		)
		outstanding = assess_deal(self.deal, getdate(self.follow_up_on)).outstanding
		throw_all(check_promise(promise, outstanding))
