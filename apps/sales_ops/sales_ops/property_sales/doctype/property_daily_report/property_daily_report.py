from sales_ops.policies.periods import DAILY
from sales_ops.property_sales.statistics import figures
from sales_ops.property_sales.statistics.events import events, project_scope
from sales_ops.property_sales.statistics.period_report import PeriodReport


class PropertyDailyReport(PeriodReport):
	"""The day's sales, changes and receipts of a project, handed in at close of business (PROP-06)."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_report_confirmation.property_report_confirmation import (
			PropertyReportConfirmation,
		)
		from sales_ops.property_sales.doctype.property_report_figure.property_report_figure import (
			PropertyReportFigure,
		)
		from sales_ops.property_sales.doctype.property_report_item.property_report_item import (
			PropertyReportItem,
		)

		amended_from: DF.Link | None
		company: DF.Link | None
		confirmations: DF.Table[PropertyReportConfirmation]
		currency: DF.Link | None
		days_late: DF.Int
		due_at: DF.Datetime | None
		figures: DF.Table[PropertyReportFigure]
		from_date: DF.Date
		handed_in_at: DF.Datetime | None
		handed_in_by: DF.Link | None
		items: DF.Table[PropertyReportItem]
		no_of_calls: DF.Int
		no_of_visits: DF.Int
		period: DF.Data | None
		property_project: DF.Link
		remark: DF.SmallText | None
		status: DF.Literal["Draft", "Handed In", "Confirmed", "Cancelled"]
		to_date: DF.Date | None
	# end: auto-generated types

	KIND, PREFIX = DAILY, "DR"

	def set_figures(self):
		period = self.covered()
		found = events(project_scope(self.property_project, period.start, period.end))
		previous = figures.previous_figures(self.doctype, self.KIND, self.property_project, period)
		self.put_rows("figures", figures.figure_rows(found, previous))
		self.put_rows("items", figures.item_rows(found))
