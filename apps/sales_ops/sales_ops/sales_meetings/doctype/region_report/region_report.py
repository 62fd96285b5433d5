import frappe
from frappe.model.document import Document
from frappe.utils import format_date, getdate, now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, read_kinds, stored
from sales_ops.policies import region_report as policy
from sales_ops.policies.region_report import Report
from sales_ops.sales_meetings.meetings import figures, preparation
from sales_ops.values import to_decimal

DRAFT, HANDED_IN, CANCELLED = "Draft", "Handed In", "Cancelled"
COMPUTED = (
	"status",
	"handed_in_on",
	"is_late",
	"filled_on",
	"target_amount",
	"actual_amount",
	"achievement",
	"last_year_amount",
	"growth",
	"target_from",
)


class RegionReport(Document):
	"""What a region tells the sales meeting about a month; handed in (submitted), its figures are frozen."""

	def before_validate(self):
		read_kinds(self)
		self.month = getdate(self.month).replace(day=1) if self.month else None
		self.currency = frappe.get_cached_value("Company", self.company, "default_currency")
		for row in self.next_customers:
			row.currency = self.currency
		if self.is_new() and not (self.employee or self.user or self.reporter):
			self.employee = frappe.db.get_value("Employee", {"user_id": frappe.session.user})

	def validate(self):
		if not self.flags.step:
			keep_computed(self, COMPUTED, status=DRAFT)
			figures.keep(self)
		self.set_meeting()
		self.validate_only_one()

	def before_submit(self):
		figures.fill(self)
		throw_all(policy.check_handing_in(self.to_policy()))
		moment = now_datetime()
		self.status, self.handed_in_on = HANDED_IN, moment
		due = getdate(self.due_date) if self.due_date else None
		self.is_late = int(policy.is_late(moment.date(), due))

	def on_submit(self):
		self.mark_received(self.handed_in_on)

	def before_cancel(self):
		self.ignore_linked_doctypes = ["Sales Meeting"]

	def on_cancel(self):
		self.db_set({"status": CANCELLED, "live_key": None})
		self.mark_received(None)

	def on_trash(self):
		self.leave_agenda()

	def set_meeting(self):
		"""The due date is the meeting's, whose company is the report's."""
		if not self.sales_meeting:
			return
		meeting = frappe.get_cached_doc("Sales Meeting", self.sales_meeting)
		if meeting.company != self.company:
			throw("region_report_other_company", meeting=meeting.name, company=meeting.company)
		row = next((row for row in meeting.agenda if row.territory == self.territory), None)
		self.due_date = preparation.report_due(meeting, row)

	def validate_only_one(self):
		"""A region reports on a month once; the unique key says so to two who begin in one moment, too."""
		self.live_key = f"{self.company}|{self.territory}|{self.month}"
		filters = {"live_key": self.live_key, "name": ("!=", self.name or "")}
		if found := frappe.db.get_value("Region Report", filters):
			throw(
				"region_report_twice",
				territory=self.territory,
				month=format_date(self.month, "yyyy-MM"),
				report=found,
			)

	def to_policy(self) -> Report:
		return Report(
			is_filled=bool(self.filled_on),
			total=figures.total_of(self),
			reasons=self.reasons or "",
			next_amount=to_decimal(self.next_sales_amount),
			key_work=self.next_key_work or "",
		)

	def mark_received(self, moment) -> None:
		"""The agenda says when the report came in."""
		rows = frappe.get_all("Sales Meeting Agenda Item", {"region_report": self.name}, pluck="name")
		for row in rows:
			frappe.db.set_value("Sales Meeting Agenda Item", row, "received_on", moment)
		if rows and self.sales_meeting:
			frappe.get_doc("Sales Meeting", self.sales_meeting).notify_update()

	def leave_agenda(self) -> None:
		filters = {"region_report": self.name}
		for row in frappe.get_all("Sales Meeting Agenda Item", filters, pluck="name"):
			frappe.db.set_value("Sales Meeting Agenda Item", row, "region_report", None)

	@frappe.whitelist()
	def fill_figures(self) -> None:
		"""Fill in plan and actual of the month as they are now."""
		report = stored(self, "write")
		if report.docstatus != 0:
			throw("region_report_frozen", report=report.name)
		figures.fill(report)
		report.flags.step = True
		report.save()
		self.reload()
