import frappe
from frappe.model import get_permitted_fields
from frappe.model.document import Document
from frappe.utils import flt, now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.policies import discounts as policy
from sales_ops.property_sales.deals import discount_requests
from sales_ops.property_sales.guards import require_readable_deal
from sales_ops.values import to_decimal

ASKED = (
	"list_amount",
	"price_before",
	"asked_amount",
	"asked_price",
	"approver_role",
	"requested_on",
	"property_project",
	"company",
	"currency",
)
DECIDED = (
	"state",
	"granted_value",
	"granted_amount",
	"granted_price",
	"decided_by",
	"decided_on",
	"decision_remark",
)


class PropertyDiscountRequest(Document):
	"""An extra discount that is asked for a deal, and the answer: granted in full, in part, or rejected.

	What was asked stays as it is; who wants something else withdraws it and asks again. Whoever's band covers the grant
	(Property Approval Rule) decides, never the one who asked.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		approver_role: DF.Link | None
		asked_amount: DF.Currency
		asked_price: DF.Currency
		asked_value: DF.Float
		basis: DF.Literal["Percent", "Amount"]
		company: DF.Link | None
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		decided_by: DF.Link | None
		decided_on: DF.Datetime | None
		decision_remark: DF.SmallText | None
		granted_amount: DF.Currency
		granted_price: DF.Currency
		granted_value: DF.Float
		list_amount: DF.Currency
		price_before: DF.Currency
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		reason: DF.SmallText
		requested_on: DF.Date | None
		state: DF.Literal["Pending", "Granted", "Partly Granted", "Rejected", "Withdrawn"]
	# end: auto-generated types

	def validate(self):
		require_filled(self, "property_subscription", "asked_value")
		require_readable_deal(self)
		if self.is_new():
			keep_computed(self, (*ASKED, *DECIDED), state="Pending", requested_on=frappe.utils.today())
			discount_requests.fill(self)
		else:
			keep_computed(self, (*ASKED, *DECIDED))

	def after_insert(self):
		discount_requests.ask_approvers(self)

	def onload(self):
		"""Whether the reader may decide, and the floor price for who may see it: it decides who may grant."""
		self.set_onload("may_decide", not discount_requests.why_not_decider(self))
		if "floor_amount" in get_permitted_fields("Property Unit"):
			self.set_onload("floor_amount", flt(discount_requests.floor_amount(self.property_unit)))

	@frappe.whitelist()
	def grant(self, granted_value: float, remark: str | None = None) -> None:
		"""Grant what was asked or a part of it, by the same measure (percent or amount).

		An open deal gets the discount at once; its consultant still submits it.

		Raises:
			DiscountError: the user may not decide on so much, or more is granted than asked.
		"""
		request = stored(self, "read")
		granted = to_decimal(flt(granted_value))
		throw_all(policy.check_granted(to_decimal(request.asked_value), granted))
		base = to_decimal(request.price_before)
		amount = policy.amount_of(request.basis, granted, base)
		discount_requests.require_decider(request, base - amount)
		is_part = granted < to_decimal(request.asked_value)
		request.decide(
			"Partly Granted" if is_part else "Granted",
			remark,
			granted_value=flt(granted),
			granted_amount=flt(amount),
			granted_price=flt(base - amount),
		)
		discount_requests.apply_grant(request)
		self.reload()

	@frappe.whitelist()
	def reject(self, remark: str) -> None:
		"""Reject the request, with the reason.

		Raises:
			DiscountError: the user may not decide on it.
		"""
		request = stored(self, "read")
		discount_requests.require_decider(request)
		request.decide("Rejected", remark)
		self.reload()

	@frappe.whitelist()
	def withdraw(self) -> None:
		"""Take back a request that is not decided yet."""
		request = stored(self, "write")
		if request.state != "Pending":
			throw("discount_request_decided", request=request.name, state=request.state)
		request.db_set("state", "Withdrawn", notify=True)
		discount_requests.tell_requester(request)
		self.reload()

	def decide(self, state: str, remark: str | None, **values) -> None:
		"""Write the decision; permission and band are checked by the caller."""
		decided = {"decided_by": frappe.session.user, "decided_on": now_datetime()}
		self.db_set({"state": state, "decision_remark": remark, **decided, **values}, notify=True)
		discount_requests.tell_requester(self)
