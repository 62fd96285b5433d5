from frappe.model.document import Document

from sales_ops.exceptions import throw_all
from sales_ops.policies.report_terms import check_terms
from sales_ops.property_sales.settings import report_terms


class PropertySalesSettings(Document):
	"""The sales office's own terms: how long a unit is held, and when collection clocks run out."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		area_tolerance_percentage: DF.Percent
		close_of_business: DF.Time
		confirm_price_after_forfeiture: DF.Check
		daily_due_time: DF.Time
		days_off: DF.Literal["None", "Sunday", "Saturday and Sunday"]
		deposit_days: DF.Int
		discount_order: DF.Literal[
			"Surcharge, Rebate, Percent",
			"Percent, Surcharge, Rebate",
			"Rebate, Percent, Surcharge",
			"As Entered",
		]
		draft_signing_days: DF.Int
		due_on_day_off: DF.Literal["Same Day", "Next Working Day", "Working Day Before"]
		execute_forfeitures: DF.Check
		filing_days: DF.Int
		forfeiture_days: DF.Int
		free_extra_percentage: DF.Percent
		hold_minutes: DF.Int
		legal_days: DF.Int
		letter_grace_days: DF.Int
		management_notice_days: DF.Int
		missing_documents: DF.Literal["Warn", "Refuse"]
		monthly_due_day: DF.Int
		offer_hours: DF.Int
		online_signing_days: DF.Int
		plan_due_day: DF.Int
		reconciliation_days: DF.Int
		remind_days: DF.Int
		report_due_time: DF.Time
		rest_reads_per_minute: DF.Int
		rest_writes_per_minute: DF.Int
		return_months: DF.Int
		signing_days: DF.Int
		slow_unit_days: DF.Int
		waiting_list_offers: DF.Literal["Hold the Unit", "Notify Only", "Off"]
		weekly_due_day: DF.Literal[
			"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
		]
	# end: auto-generated types

	def validate(self):
		self.validate_report_terms()

	def validate_report_terms(self):
		throw_all(check_terms(report_terms(self)))
