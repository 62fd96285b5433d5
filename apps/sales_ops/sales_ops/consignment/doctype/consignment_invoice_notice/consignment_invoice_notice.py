import frappe
from frappe.model.document import Document
from frappe.utils import get_datetime, getdate, now_datetime

from sales_ops.consignment.settlement import notices, terms
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled
from sales_ops.locks import locked
from sales_ops.policies import consignment_settlement as policy
from sales_ops.policies.consignment_calendar import invoice_dates

COMPUTED = (
	"status",
	"no_of_copies",
	"notice_due_date",
	"late_days",
	"closing_date",
	"invoice_due_date",
	"reported_on",
	"invoice_received_on",
	"invoice_late_days",
	"purchase_invoice",
	"bill_no",
	"reminded_on",
)
COPIES = 2
SETTLEMENT = "Consignment Settlement"


class ConsignmentInvoiceNotice(Document):
	"""Asks a supplier, through quality, for the invoice of a settlement (A11). Printed in two copies."""

	def validate(self):
		require_filled(self, "consignment_settlement")
		keep_computed(self, COMPUTED, status=notices.DRAFT, no_of_copies=COPIES)
		self.validate_settlement(frappe.get_doc(SETTLEMENT, self.consignment_settlement))
		self.validate_hand_over()

	def before_submit(self):
		settlement = locked(SETTLEMENT, self.consignment_settlement)
		self.validate_settlement(settlement)
		self.require_receiver(settlement)
		self.set_days(settlement)

	def on_submit(self):
		settlement = frappe.get_doc(SETTLEMENT, self.consignment_settlement)
		copied = {"invoice_due_date": self.invoice_due_date, "invoice_reported_on": self.reported_on}
		settlement.db_set(
			{"status": policy.NOTICE_ISSUED, "consignment_invoice_notice": self.name} | copied, notify=True
		)

	def before_cancel(self):
		if self.purchase_invoice or self.status == notices.RECEIVED:
			throw("consignment_notice_has_invoice", notice=self.name)
		# The settlement names its notice, which the next lines take back.
		self.ignore_linked_doctypes = (SETTLEMENT,)

	def on_cancel(self):
		settlement = locked(SETTLEMENT, self.consignment_settlement)
		if settlement.consignment_invoice_notice == self.name and settlement.docstatus == 1:
			cleared = dict.fromkeys(("consignment_invoice_notice", "invoice_due_date", "invoice_reported_on"))
			settlement.db_set({"status": policy.CONFIRMED} | cleared, notify=True)
		self.db_set("status", notices.CANCELLED)

	def validate_settlement(self, settlement: Document):
		"""The settlement waits for its invoice and has no other notice."""
		other = settlement.consignment_invoice_notice
		if other and other != self.name:
			throw("consignment_notice_exists", settlement=settlement.name, notice=other)
		if settlement.status not in policy.WAITS_FOR_INVOICE:
			throw("consignment_settlement_not_waiting", settlement=settlement.name, status=settlement.status)
		self.notice_due_date = settlement.notice_due_date

	def validate_hand_over(self):
		if self.handed_over_at and get_datetime(self.handed_over_at) > now_datetime():
			throw("consignment_notice_handed_over_ahead", at=get_datetime(self.handed_over_at))

	def require_receiver(self, settlement: Document):
		if not self.receiver:
			throw("consignment_notice_without_receiver")
		self.handed_over_at = self.handed_over_at or now_datetime()
		on, settled_on = getdate(self.handed_over_at), getdate(settlement.settled_on)
		if on < settled_on:
			throw("consignment_notice_before_settlement", on=on, settled_on=settled_on)

	def set_days(self, settlement: Document):
		"""When the invoice must be there, and by how much the notice itself is late."""
		on = getdate(self.handed_over_at)
		dates = invoice_dates(on, terms.calendar_of(settlement))
		self.closing_date, self.invoice_due_date, self.reported_on = dates.closing, dates.due, dates.reported
		self.late_days = policy.late_days(getdate(self.notice_due_date), on)
		self.status = notices.WAITING
