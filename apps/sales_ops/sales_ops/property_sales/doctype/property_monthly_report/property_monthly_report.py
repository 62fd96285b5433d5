from sales_ops.policies.periods import MONTHLY
from sales_ops.policies.statistics import CHANGES
from sales_ops.property_sales.statistics import figures
from sales_ops.property_sales.statistics.events import events, project_scope
from sales_ops.property_sales.statistics.period_report import PeriodReport


class PropertyMonthlyReport(PeriodReport):
	"""The month's summary of a project, with the statistics of sales changes and extra discounts (PROP-08)."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_customer_analysis.property_customer_analysis import (
			PropertyCustomerAnalysis,
		)
		from sales_ops.property_sales.doctype.property_report_confirmation.property_report_confirmation import (
			PropertyReportConfirmation,
		)
		from sales_ops.property_sales.doctype.property_report_discount.property_report_discount import (
			PropertyReportDiscount,
		)
		from sales_ops.property_sales.doctype.property_report_figure.property_report_figure import (
			PropertyReportFigure,
		)
		from sales_ops.property_sales.doctype.property_report_item.property_report_item import (
			PropertyReportItem,
		)
		from sales_ops.property_sales.doctype.property_report_progress.property_report_progress import (
			PropertyReportProgress,
		)
		from sales_ops.property_sales.doctype.property_report_stock.property_report_stock import (
			PropertyReportStock,
		)

		amended_from: DF.Link | None
		cause_analysis: DF.Text | None
		changes: DF.Table[PropertyReportItem]
		company: DF.Link | None
		confirmations: DF.Table[PropertyReportConfirmation]
		currency: DF.Link | None
		customer_analysis: DF.Text | None
		customers: DF.Table[PropertyCustomerAnalysis]
		days_late: DF.Int
		discounts: DF.Table[PropertyReportDiscount]
		due_at: DF.Datetime | None
		figures: DF.Table[PropertyReportFigure]
		from_date: DF.Date
		handed_in_at: DF.Datetime | None
		handed_in_by: DF.Link | None
		marketing_analysis: DF.Text | None
		period: DF.Data | None
		progress: DF.Table[PropertyReportProgress]
		property_project: DF.Link
		remark: DF.Text | None
		status: DF.Literal["Draft", "Handed In", "Confirmed", "Cancelled"]
		stock: DF.Table[PropertyReportStock]
		stock_analysis: DF.Text | None
		team_analysis: DF.Text | None
		to_date: DF.Date | None
	# end: auto-generated types

	KIND, PREFIX = MONTHLY, "MR"

	def set_figures(self):
		period, project = self.covered(), self.property_project
		found = events(project_scope(project, period.start, period.end))
		previous = figures.previous_figures(self.doctype, self.KIND, project, period)
		targets = figures.targets_of("Property Monthly Plan", "targets", project, period.start)
		self.put_rows("figures", figures.figure_rows(found, previous))
		self.put_rows("progress", figures.progress_rows(targets, found))
		self.put_rows("changes", figures.item_rows(event for event in found if event.kind in CHANGES))
		self.put_rows("discounts", figures.discount_rows(project, period))
		self.put_rows("customers", figures.customer_rows(project, period, found))
		self.put_rows("stock", figures.stock_rows(project))
