from frappe.utils import cint, flt

from sales_ops.exceptions import throw
from sales_ops.policies.periods import PLAN
from sales_ops.property_sales.statistics import figures
from sales_ops.property_sales.statistics.period_report import PeriodReport


class PropertyMonthlyPlan(PeriodReport):
	"""Next month's sales plan of a project: targets, units to release, activities and their budget (PROP-08)."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_plan_activity.property_plan_activity import (
			PropertyPlanActivity,
		)
		from sales_ops.property_sales.doctype.property_report_confirmation.property_report_confirmation import (
			PropertyReportConfirmation,
		)
		from sales_ops.property_sales.doctype.property_report_stock.property_report_stock import (
			PropertyReportStock,
		)
		from sales_ops.property_sales.doctype.property_sales_target.property_sales_target import (
			PropertySalesTarget,
		)

		activities: DF.Table[PropertyPlanActivity]
		amended_from: DF.Link | None
		budget_amount: DF.Currency
		company: DF.Link | None
		confirmations: DF.Table[PropertyReportConfirmation]
		currency: DF.Link | None
		days_late: DF.Int
		due_at: DF.Datetime | None
		from_date: DF.Date
		handed_in_at: DF.Datetime | None
		handed_in_by: DF.Link | None
		period: DF.Data | None
		property_project: DF.Link
		release_remark: DF.SmallText | None
		remark: DF.Text | None
		status: DF.Literal["Draft", "Handed In", "Confirmed", "Cancelled"]
		stock: DF.Table[PropertyReportStock]
		target_amount: DF.Currency
		target_count: DF.Int
		target_receipts: DF.Currency
		targets: DF.Table[PropertySalesTarget]
		to_date: DF.Date | None
		units_to_release: DF.Int
	# end: auto-generated types

	KIND, PREFIX = PLAN, "MP"

	def set_figures(self):
		self.put_rows("stock", figures.stock_rows(self.property_project))
		self.target_count = sum(cint(row.target_count) for row in self.targets)
		for field in ("target_amount", "target_receipts"):
			self.set(field, sum(flt(row.get(field)) for row in self.targets))
		self.budget_amount = sum(flt(row.budget_amount) for row in self.activities)

	def require_complete(self):
		"""A plan looks ahead, so it need not wait for its period; it needs a target."""
		if not any(row.target_count or row.target_amount for row in self.targets):
			throw("report_without_target", report=self.name)
