from decimal import Decimal

from frappe.model.document import Document
from frappe.utils import flt, getdate

from sales_ops.exceptions import throw_all
from sales_ops.guards import read_kinds
from sales_ops.policies import payment_plan as policy


class PropertyPaymentPlanTemplate(Document):
	"""How a price is paid: lines of percent, amount or rest, each with its date rule."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_payment_plan_template_item.property_payment_plan_template_item import (
			PropertyPaymentPlanTemplateItem,
		)

		disabled: DF.Check
		lines: DF.Table[PropertyPaymentPlanTemplateItem]
		template_name: DF.Data
	# end: auto-generated types

	def before_validate(self):
		read_kinds(self)

	def validate(self):
		self.clear_unused_values()
		self.validate_lines()

	def clear_unused_values(self):
		for line in self.lines:
			line.percent = line.percent if line.calculation == policy.PERCENT else 0
			line.amount = line.amount if line.calculation == policy.FIXED else 0
			line.fixed_date = line.fixed_date if line.date_rule == policy.FIXED_DATE else None

	def validate_lines(self):
		throw_all(policy.check_lines(self.as_policy()))

	def as_policy(self) -> list[policy.PlanLine]:
		"""The lines as `policies.payment_plan` takes them."""
		return [
			policy.PlanLine(
				kind=line.kind,
				calculation=line.calculation,
				value=Decimal(str(flt(line.percent if line.calculation == policy.PERCENT else line.amount))),
				date_rule=line.date_rule,
				offset=line.offset or 0,
				fixed_date=getdate(line.fixed_date) if line.fixed_date else None,
				occurrences=line.occurrences or 1,
				interval_months=line.interval_months or 1,
				money_source=line.money_source,
			)
			for line in self.lines
		]
