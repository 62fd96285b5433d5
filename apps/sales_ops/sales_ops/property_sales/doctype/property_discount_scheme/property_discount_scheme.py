import frappe
from frappe.utils import getdate

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import require_filled
from sales_ops.policies import discounts as policy
from sales_ops.property_sales.approval import ApprovedByAnother
from sales_ops.property_sales.deals import discount_queries
from sales_ops.values import to_decimal


class PropertyDiscountScheme(ApprovedByAnother):
	"""A published discount: prepared by one, approved by another, then fixed; only its last day may still be moved.

	A deal copies its terms, so the end of a scheme does not touch the deals that have it.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amended_from: DF.Link | None
		approved_by: DF.Link | None
		basis: DF.Literal["Percent", "Amount", "Surcharge"]
		currency: DF.Link | None
		kind: DF.Literal["Plan", "Promotion"]
		payment_plan_template: DF.Link | None
		prepared_by: DF.Link | None
		property_project: DF.Link
		remark: DF.SmallText | None
		stackable: DF.Check
		status: DF.Literal["Draft", "Pending Approval", "Approved", "Cancelled"]
		title: DF.Data
		valid_from: DF.Date
		valid_to: DF.Date | None
		value: DF.Float
	# end: auto-generated types

	CONTENT = (
		"title",
		"property_project",
		"kind",
		"payment_plan_template",
		"basis",
		"value",
		"stackable",
		"valid_from",
		"valid_to",
	)

	def item_content(self, doc) -> list[tuple]:
		"""A scheme has no rows."""
		return []

	def validate(self):
		require_filled(self, "property_project")
		self.keep_approval()
		self.validate_terms()
		self.validate_dates()

	def before_submit(self):
		self.require_approver()
		self.check_content()
		self.status = "Approved"

	def before_update_after_submit(self):
		self.validate_dates()
		self.check_content()

	def on_cancel(self):
		self.db_set("status", "Cancelled")

	def validate_terms(self):
		if self.kind == policy.PLAN and not self.payment_plan_template:
			throw("discount_scheme_needs_plan", scheme=self.title)
		discount = policy.Discount(self.kind, self.basis, to_decimal(self.value))
		throw_all(policy.check_discounts([discount], self.property_project, None, getdate(self.valid_from)))

	def validate_dates(self):
		if self.valid_to and getdate(self.valid_to) < getdate(self.valid_from):
			throw(
				"discount_scheme_dates", valid_from=getdate(self.valid_from), valid_to=getdate(self.valid_to)
			)

	def check_content(self) -> None:
		"""A payment plan has one discount of its own on a day; the project's row is locked against a second approval."""
		if self.kind != policy.PLAN:
			return
		frappe.db.get_value("Property Project", self.property_project, "name", for_update=True)
		other = discount_queries.overlapping_plan_scheme(self)
		if other:
			throw("discount_scheme_overlaps", other=other, plan=self.payment_plan_template)
