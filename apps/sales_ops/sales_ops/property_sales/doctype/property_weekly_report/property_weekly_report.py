from sales_ops.exceptions import throw
from sales_ops.policies.periods import WEEKLY, before
from sales_ops.property_sales.statistics import figures
from sales_ops.property_sales.statistics.events import events, project_scope
from sales_ops.property_sales.statistics.period_report import PeriodReport


class PropertyWeeklyReport(PeriodReport):
	"""The week's report pack of a project, with next week's plan, a sales case and a suggestion (PROP-07)."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_customer_analysis.property_customer_analysis import (
			PropertyCustomerAnalysis,
		)
		from sales_ops.property_sales.doctype.property_gift_issued.property_gift_issued import (
			PropertyGiftIssued,
		)
		from sales_ops.property_sales.doctype.property_marketing_effect.property_marketing_effect import (
			PropertyMarketingEffect,
		)
		from sales_ops.property_sales.doctype.property_plan_activity.property_plan_activity import (
			PropertyPlanActivity,
		)
		from sales_ops.property_sales.doctype.property_promotional_message.property_promotional_message import (
			PropertyPromotionalMessage,
		)
		from sales_ops.property_sales.doctype.property_report_confirmation.property_report_confirmation import (
			PropertyReportConfirmation,
		)
		from sales_ops.property_sales.doctype.property_report_figure.property_report_figure import (
			PropertyReportFigure,
		)
		from sales_ops.property_sales.doctype.property_report_progress.property_report_progress import (
			PropertyReportProgress,
		)
		from sales_ops.property_sales.doctype.property_report_stock.property_report_stock import (
			PropertyReportStock,
		)
		from sales_ops.property_sales.doctype.property_sales_case.property_sales_case import PropertySalesCase
		from sales_ops.property_sales.doctype.property_sales_suggestion.property_sales_suggestion import (
			PropertySalesSuggestion,
		)
		from sales_ops.property_sales.doctype.property_sales_target.property_sales_target import (
			PropertySalesTarget,
		)

		amended_from: DF.Link | None
		cause_analysis: DF.Text | None
		company: DF.Link | None
		confirmation_letters_checked: DF.Int
		confirmation_letters_remark: DF.SmallText | None
		confirmation_letters_sent: DF.Int
		confirmations: DF.Table[PropertyReportConfirmation]
		currency: DF.Link | None
		customer_analysis: DF.Text | None
		customers: DF.Table[PropertyCustomerAnalysis]
		days_late: DF.Int
		due_at: DF.Datetime | None
		figures: DF.Table[PropertyReportFigure]
		from_date: DF.Date
		gifts: DF.Table[PropertyGiftIssued]
		handed_in_at: DF.Datetime | None
		handed_in_by: DF.Link | None
		marketing_analysis: DF.Text | None
		marketing_effects: DF.Table[PropertyMarketingEffect]
		messages: DF.Table[PropertyPromotionalMessage]
		next_activities: DF.Table[PropertyPlanActivity]
		next_release_remark: DF.SmallText | None
		next_targets: DF.Table[PropertySalesTarget]
		next_units_to_release: DF.Int
		period: DF.Data | None
		progress: DF.Table[PropertyReportProgress]
		property_project: DF.Link
		sales_cases: DF.Table[PropertySalesCase]
		status: DF.Literal["Draft", "Handed In", "Confirmed", "Cancelled"]
		stock: DF.Table[PropertyReportStock]
		stock_analysis: DF.Text | None
		suggestions: DF.Table[PropertySalesSuggestion]
		to_date: DF.Date | None
	# end: auto-generated types

	KIND, PREFIX = WEEKLY, "WR"

	def set_figures(self):
		period, project = self.covered(), self.property_project
		found = events(project_scope(project, period.start, period.end))
		previous = figures.previous_figures(self.doctype, self.KIND, project, period)
		last_week = before(self.KIND, period).start
		targets = figures.targets_of(self.doctype, "next_targets", project, last_week)
		self.put_rows("figures", figures.figure_rows(found, previous))
		self.put_rows("progress", figures.progress_rows(targets, found))
		self.put_rows("customers", figures.customer_rows(project, period, found))
		self.put_rows("stock", figures.stock_rows(project))

	def require_complete(self):
		super().require_complete()
		for code, table in (
			("report_without_case", "sales_cases"),
			("report_without_suggestion", "suggestions"),
		):
			if not self.get(table):
				throw(code, report=self.name)
		if (self.confirmation_letters_checked or 0) > (self.confirmation_letters_sent or 0):
			sent, checked = self.confirmation_letters_sent, self.confirmation_letters_checked
			throw("report_letters_checked", report=self.name, sent=sent or 0, checked=checked)
