import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw_all
from sales_ops.policies import approval_rules as policy
from sales_ops.property_sales.deals.discount_queries import RULE_FIELDS, as_rule


class PropertyApprovalRule(Document):
	"""A band of the approval table: what a role may take off a price. Every change of it is in its history."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		action: DF.Literal["Extra Discount", "Price Change"]
		basis: DF.Literal["Percent", "Amount"]
		below_floor_percentage: DF.Percent
		from_value: DF.Float
		property_project: DF.Link | None
		role: DF.Link
		to_value: DF.Float
	# end: auto-generated types

	def validate(self):
		rule = as_rule(self)
		throw_all(policy.check_rule(rule))
		self.validate_only_band(rule)

	def validate_only_band(self, rule: policy.Rule):
		others = {"action": self.action, "name": ("!=", self.name)}
		rows = frappe.get_all("Property Approval Rule", others, RULE_FIELDS)
		throw_all(policy.check_overlap(rule, [(row.name, as_rule(row)) for row in rows]))
