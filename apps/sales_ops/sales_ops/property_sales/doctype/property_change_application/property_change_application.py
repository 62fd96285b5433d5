import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import flt, getdate, now_datetime, today

from sales_ops.exceptions import throw
from sales_ops.guards import as_the_house, keep_computed, require_filled, stored
from sales_ops.locks import locked
from sales_ops.policies import changes as policy
from sales_ops.property_sales.changes import ending, exchange, name_change, rescheduling
from sales_ops.property_sales.changes.price_changes import require_authority
from sales_ops.property_sales.deals.owners import owners_of
from sales_ops.property_sales.guards import require_readable_deal
from sales_ops.property_sales.money import queries as money_queries
from sales_ops.property_sales.money.refunds import new_refund
from sales_ops.property_sales.permissions import APPROVING_ROLES
from sales_ops.values import to_decimal

COMPUTED = (
	"status",
	"approved_by",
	"approved_on",
	"received_amount",
	"refund_amount",
	"refunded_amount",
	"journal_entry",
	"credit_note",
	"refund_entry",
	"old_contract_amount",
	"old_customer",
	"transfer_entry",
	"new_property_subscription",
	"new_property_contract",
	"former_allocations",
	"property_area_survey",
	"executed_at",
	"undone_on",
)
HANDLERS = {
	policy.FORFEITURE: ending,
	policy.RETURN: ending,
	policy.PLAN_CHANGE: rescheduling,
	policy.PRICE_CHANGE: rescheduling,
	policy.DEFERRAL: rescheduling,
	policy.EXCHANGE: exchange,
	policy.NAME_CHANGE: name_change,
}
# The terms that were approved; another value needs another approval.
TERMS = (
	"kind",
	"property_subscription",
	"keep_amount",
	"received_amount",
	"new_contract_amount",
	"new_property_unit",
	"new_agreed_amount",
	"new_customer",
)
APPROVER_ROLES = APPROVING_ROLES | {"System Manager"}


class PropertyChangeApplication(Document):
	"""A change of a deal that has money: applied for, approved by somebody else, executed in one transaction, and undone
	as a whole.

	Draft → Approved (or Rejected) → Executed (submitted) → Undone (cancelled).
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_contract_instalment.property_contract_instalment import (
			PropertyContractInstalment,
		)
		from sales_ops.property_sales.doctype.property_owner.property_owner import PropertyOwner

		amended_from: DF.Link | None
		applied_on: DF.Date
		approved_by: DF.Link | None
		approved_on: DF.Datetime | None
		company: DF.Link | None
		consultant: DF.Link | None
		credit_note: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		executed_at: DF.Datetime | None
		former_allocations: DF.LongText | None
		former_owners: DF.Table[PropertyOwner]
		instalments: DF.Table[PropertyContractInstalment]
		journal_entry: DF.Link | None
		keep_amount: DF.Currency
		keep_attached_units: DF.Check
		kind: DF.Literal[
			"Forfeiture",
			"Return",
			"Payment Plan Change",
			"Price Change",
			"Deferral",
			"Exchange",
			"Name Change",
		]
		mode_of_payment: DF.Link | None
		new_agreed_amount: DF.Currency
		new_contract_amount: DF.Currency
		new_contract_no: DF.Data | None
		new_customer: DF.Link | None
		new_payment_plan_template: DF.Link | None
		new_property_contract: DF.Link | None
		new_property_subscription: DF.Link | None
		new_property_unit: DF.Link | None
		old_contract_amount: DF.Currency
		old_customer: DF.Link | None
		owners: DF.Table[PropertyOwner]
		paid_from: DF.Link | None
		posting_date: DF.Date | None
		property_area_survey: DF.Link | None
		property_contract: DF.Link | None
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		reason: DF.Link
		received_amount: DF.Currency
		reference_no: DF.Data | None
		refund_amount: DF.Currency
		refund_due_on: DF.Date | None
		refund_entry: DF.Link | None
		refunded_amount: DF.Currency
		remark: DF.SmallText | None
		status: DF.Literal["Draft", "Approved", "Rejected", "Executed", "Undone"]
		transfer_entry: DF.Link | None
		undone_on: DF.Date | None
	# end: auto-generated types

	def validate(self):
		require_filled(self, "kind", "property_subscription")
		require_readable_deal(self)
		keep_computed(self, COMPUTED, status="Draft", property_area_survey=self.flags.area_survey)
		self.set_amounts()
		self.validate_change()
		self.withdraw_approval_of_other_terms()

	def before_submit(self):
		self.require_approval()
		self.posting_date = self.posting_date or today()
		if self.refund_amount:
			self.refund_due_on = self.refund_due_on or self.posting_date
		self.executed_at = now_datetime()

	def on_submit(self):
		with as_the_house():
			self.handler.execute(self)
		self.db_set("status", "Executed", notify=True)

	def before_cancel(self):
		self.require_newest()

	def on_cancel(self):
		self.ignore_linked_doctypes = (
			"GL Entry",
			"Property Area Survey",
			"Payment Ledger Entry",
			"Payment Entry",
			"Journal Entry",
			"Sales Invoice",
		)
		with as_the_house():
			self.handler.undo(self)
		self.db_set({"status": "Undone", "undone_on": today()}, notify=True)

	@property
	def handler(self):
		"""The module of `property_sales.changes` for this kind."""
		return HANDLERS[self.kind]

	@property
	def deal(self):
		"""The deal that is changed, its row locked: two changes of one deal wait for each other."""
		return locked("Property Subscription", self.property_subscription)

	def set_amounts(self):
		self.received_amount = ending.received(self.deal)
		if self.kind in policy.ENDING_KINDS:
			rest = flt(self.received_amount) - flt(self.keep_amount)
			self.refund_amount = flt(rest, self.precision("refund_amount"))
		else:
			self.update({"keep_amount": 0, "refund_amount": 0})

	def validate_change(self):
		self.handler.check(self)

	def require_newest(self):
		"""Changes of a deal are undone in the reverse order: a later one stands on what this one did."""
		later = money_queries.later_changes([self.deal.name], self.executed_at)
		if later:
			throw("change_later_stands", change=self.name, later=", ".join(later))

	def withdraw_approval_of_other_terms(self):
		"""What was approved is what is executed: other terms need another approval."""
		if self.status == "Approved" and self.terms() != self.get_doc_before_save().terms():
			self.update({"status": "Draft", "approved_by": None, "approved_on": None})

	def terms(self) -> tuple:
		"""What an approval is about; an empty amount and zero are the same."""
		tail = [
			(row.kind, row.money_source, getdate(row.due_date), flt(row.amount)) for row in self.instalments
		]
		owners = owners_of(self) if self.kind == policy.NAME_CHANGE else []
		return [self.get(field) or None for field in TERMS], tail, owners

	def require_approval(self):
		if self.status != "Approved":
			throw("change_not_approved", change=self.name, status=self.status)

	@frappe.whitelist()
	def approve(self) -> None:
		"""Approve the application; a supervisor who did not apply for it.

		Raises:
			DealError: the applicant approves the own application.
		"""
		self._decide("Approved")

	@frappe.whitelist()
	def reject(self) -> None:
		"""Reject the application; it stays readable and can be deleted or applied for anew."""
		self._decide("Rejected")

	def _decide(self, status: str):
		change = stored(self, "write")
		if not APPROVER_ROLES & set(frappe.get_roles()):
			message = _("Only a supervisor or project manager decides on applications.")
			frappe.throw(message, frappe.PermissionError)
		if change.owner == frappe.session.user and frappe.session.user != "Administrator":
			throw("change_self_approval", change=change.name)
		if change.docstatus != 0:
			throw("change_not_draft", change=change.name)
		if status == "Approved":
			require_authority(change)
		change.db_set(
			{"status": status, "approved_by": frappe.session.user, "approved_on": now_datetime()}, notify=True
		)
		self.reload()

	@frappe.whitelist()
	def preview(self) -> dict:
		"""What executing would do: units, money and postings, from the same policy as the execution.

		Returns:
			`{"unit": {"name", "status_before", "status_after"}, "deal_status", "postings": [{"account", "debit",
			"credit"}]}`; for a change of instalments also `voided` and `added`. Amounts in the deal's currency.
		"""
		self.check_permission("read")
		require_readable_deal(self)
		return self.handler.preview(self)

	@frappe.whitelist()
	def make_refund(self) -> dict:
		"""A Payment Entry form that pays what is still due of the refund, filled but not saved.

		Raises:
			ChangeError: nothing is due.
		"""
		change = stored(self, "read")
		frappe.has_permission("Payment Entry", "create", throw=True)
		return new_refund(change).as_dict()

	def amounts(self) -> tuple:
		"""(kept, refunded) as Decimals in the deal's currency."""
		return to_decimal(self.keep_amount), to_decimal(self.refund_amount)

	@property
	def ended_status(self) -> str:
		return policy.ENDED_STATUS[self.kind]

	@property
	def executed_on(self):
		return getdate(self.posting_date or today())
