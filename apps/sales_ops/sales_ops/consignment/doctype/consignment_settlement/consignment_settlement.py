import hashlib

import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate, today

from sales_ops.consignment.settlement import calculation, invoices, notices, payments, stamping, terms
from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.policies import consignment_settlement as policy
from sales_ops.policies.consignment_calendar import notice_due
from sales_ops.values import to_decimal

# What `calculate` fills on every save of a draft.
CALCULATED = (
	"consignment_agreement",
	"taxes_and_charges",
	"cost_center",
	"minimum_amount",
	"supplier_consents",
	"payment_ratio",
	"period_start",
	"period_end",
	"due_date",
	"collected_from",
	"items",
	"used_amount",
	"returned_amount",
	"adjusted_amount",
	"net_amount",
	"tax_amount",
	"grand_total",
	"base_net_amount",
	"no_of_entries",
	"digest",
	"settlement_key",
)
# What the steps write.
STEPS = (
	"status",
	"settled_on",
	"late_days",
	"consignment_invoice_notice",
	"notice_due_date",
	"invoice_due_date",
	"invoice_reported_on",
	"purchase_invoice",
	"bill_no",
	"bill_date",
	"credit_note",
	"correction_entry",
	"invoiced_amount",
	"outstanding_amount",
	"reminded_on",
)
GROUP = ("company", "supplier", "item_group", "currency", "period")


class ConsignmentSettlement(Document):
	"""What we owe a supplier for the goods of one item group that were used in a period: one document a period (A10).

	Confirming it ties the ledger entries to it; then the invoice notice, the supplier's invoice and its payment follow.
	"""

	def validate(self):
		require_filled(self, "supplier", "item_group")
		keep_computed(self, STEPS, status=policy.DRAFT)
		if self.docstatus.is_draft() or self.is_new():
			calculation.calculate(self)
			self.set_key()
		else:
			keep_computed(self, CALCULATED)
			self.keep_group()

	def before_submit(self):
		throw_all(self.check_step())
		deferred = self.flags.deferring
		self.status = policy.DEFERRED if deferred else policy.status_of_confirmed(to_decimal(self.net_amount))
		self.settled_on, self.reminded_on = today(), None
		self.late_days = policy.late_days(getdate(self.due_date), getdate(today()))
		if self.status == policy.CONFIRMED:
			self.notice_due_date = notice_due(getdate(today()), terms.calendar_of(self))

	def on_submit(self):
		if self.status == policy.DEFERRED:
			stamping.check_unchanged(self)
			return
		stamping.stamp(self)
		invoices.check_lines(self)
		if self.status == policy.NOTHING_TO_PAY:
			invoices.close_receipts(self)

	def before_cancel(self):
		throw_all(policy.check_cancellation(self.status, self.purchase_invoice))

	def on_cancel(self):
		if self.status == policy.NOTHING_TO_PAY:
			invoices.reopen_receipts(self)
		if self.status != policy.DEFERRED:
			stamping.unstamp(self)
		# Another settlement may take the period now.
		self.db_set({"status": policy.CANCELLED, "settlement_key": None})

	def set_key(self):
		"""One settlement a company, supplier, item group, currency and period; the unique index decides between two at once."""
		key = policy.settlement_key(*(self.get(field) for field in GROUP))
		self.settlement_key = hashlib.sha1(key.encode()).hexdigest()
		other = frappe.db.get_value(
			self.doctype, {"settlement_key": self.settlement_key, "name": ("!=", self.name)}
		)
		if other:
			group = {field: self.get(field) for field in ("supplier", "item_group", "period")}
			throw("consignment_settlement_exists", settlement=other, **group)

	def keep_group(self):
		"""What the draft was calculated for stays with its figures."""
		if self.docstatus.is_submitted() and not self.is_new():
			keep_computed(self, GROUP)

	def check_step(self) -> list:
		"""What stands against confirming it today, or deferring it."""
		if not self.no_of_entries:
			group = {field: self.get(field) for field in ("supplier", "item_group", "period")}
			throw("consignment_settlement_empty", **group)
		amount, on = to_decimal(self.net_amount), getdate(today())
		days = (getdate(self.period_end), getdate(self.due_date), on, self.delay_reason)
		if self.flags.deferring:
			allowed = policy.check_deferral(
				amount, to_decimal(self.minimum_amount), bool(self.supplier_consents)
			)
			return allowed + policy.check_timing(*days)
		return policy.check_confirmation(amount, *days)

	@frappe.whitelist()
	def recalculate(self) -> None:
		"""Read the ledger again; the desk's button on a draft.

		Raises:
			SettlementError: it is not a draft.
		"""
		self._draft("write").save()

	@frappe.whitelist()
	def defer(self, delay_reason: str | None = None) -> None:
		"""Let a small settlement wait for the next period, with the supplier's consent (A9).

		Args:
			delay_reason: needed after the due day.

		Raises:
			SettlementError: it is not small, without consent, not a draft, or has changed.
		"""
		doc = self._draft("submit")
		doc.delay_reason = delay_reason or doc.delay_reason
		doc.flags.deferring = True
		doc.submit()

	def _draft(self, ptype: str) -> Document:
		doc = stored(self, ptype)
		if not doc.docstatus.is_draft():
			throw("consignment_settlement_not_draft", settlement=doc.name, status=doc.status)
		return doc

	@frappe.whitelist()
	def issue_notice(self, receiver: str, handed_over_at: str | None = None) -> str:
		"""Make and submit the invoice notice that quality takes (A11).

		Args:
			receiver: the user who takes it.
			handed_over_at: date and time, default now.

		Returns:
			the name of the Consignment Invoice Notice.
		"""
		return notices.issue(stored(self, "read"), receiver, handed_over_at).name

	@frappe.whitelist()
	def expected_invoice(self) -> dict:
		"""What the supplier's invoice should say: for the dialog that records it. See `invoices.expected`."""
		return invoices.expected(stored(self, "read"))

	@frappe.whitelist()
	def record_invoice(
		self,
		bill_no: str | None = None,
		bill_date: str | None = None,
		bill_amount: float = 0,
		posting_date: str | None = None,
		exchange_rate: float = 0,
		attachment: str | None = None,
		red_bill_no: str | None = None,
		red_bill_amount: float = 0,
	) -> str:
		"""Book the supplier's invoice; what the arguments mean stands in `invoice_drafts.Bill`.

		Returns:
			the name of the Purchase Invoice.

		Raises:
			SettlementError: the settlement does not wait for an invoice, or the invoice is not the one that was asked for.
		"""
		doc = stored(self, "read")
		for ptype in ("create", "submit"):
			frappe.has_permission("Purchase Invoice", ptype, throw=True)
		bill = invoices.Bill(
			no=bill_no,
			day=getdate(bill_date) if bill_date else None,
			amount=to_decimal(bill_amount),
			posting_date=getdate(posting_date or today()),
			exchange_rate=flt(exchange_rate),
			file=attachment,
			red_no=red_bill_no,
			red_amount=to_decimal(red_bill_amount) if red_bill_no or flt(red_bill_amount) else None,
		)
		return invoices.record(doc, bill).name

	@frappe.whitelist()
	def pay_by_ratio(self, ratio: float | None = None) -> str:
		"""Make the draft of a Payment Entry over a percentage of the invoice, what was paid before counted in (A13).

		Args:
			ratio: percent, default the agreement's.

		Returns:
			the name of the Payment Entry.
		"""
		doc = stored(self, "read")
		frappe.has_permission("Payment Entry", "create", throw=True)
		return payments.pay_by_ratio(doc, ratio).name
