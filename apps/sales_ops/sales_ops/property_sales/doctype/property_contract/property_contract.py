import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.locks import locked
from sales_ops.policies import attached, deal_terms
from sales_ops.policies import payment_plan as policy
from sales_ops.policies.signing import NOT_SIGNED
from sales_ops.property_sales import queries
from sales_ops.property_sales.deals import signing
from sales_ops.property_sales.deals.attached_units import copy_attached_units
from sales_ops.property_sales.deals.discounts import require_floor
from sales_ops.property_sales.deals.documents import check_papers, complete_papers
from sales_ops.property_sales.deals.instalments import deposit_instalments, make_instalments, void_instalments
from sales_ops.property_sales.deals.owners import owners_of_deal, set_owners
from sales_ops.property_sales.guards import require_readable_deal
from sales_ops.values import to_decimal


class PropertyContract(Document):
	"""The signed sale of a unit. Its instalments as signed stand here; the living ones are Property Instalments."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_attached_unit.property_attached_unit import (
			PropertyAttachedUnit,
		)
		from sales_ops.property_sales.doctype.property_contract_instalment.property_contract_instalment import (
			PropertyContractInstalment,
		)
		from sales_ops.property_sales.doctype.property_deal_document.property_deal_document import (
			PropertyDealDocument,
		)
		from sales_ops.property_sales.doctype.property_owner.property_owner import PropertyOwner

		amended_from: DF.Link | None
		attached_units: DF.Table[PropertyAttachedUnit]
		company: DF.Link | None
		consultant: DF.Link | None
		contract_amount: DF.Currency
		contract_date: DF.Date
		contract_no: DF.Data | None
		currency: DF.Link | None
		customer: DF.Link
		customer_name: DF.Data | None
		documents: DF.Table[PropertyDealDocument]
		draft_signed_on: DF.Date | None
		draft_signing_no: DF.Data | None
		filed_on: DF.Date | None
		filing_no: DF.Data | None
		filing_withdrawn_on: DF.Date | None
		instalments: DF.Table[PropertyContractInstalment]
		online_signed_on: DF.Date | None
		online_signing_no: DF.Data | None
		outstanding_amount: DF.Currency
		owners: DF.Table[PropertyOwner]
		payment_plan_template: DF.Link | None
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		received_amount: DF.Currency
		signing_due_on: DF.Date | None
		signing_stage: DF.Literal["Not Signed", "Draft Signed", "Online Signed", "Filed", "Filing Withdrawn"]
		status: DF.Literal[
			"Draft", "Signed", "Paid Up", "Handed Over", "Forfeited", "Returned", "Exchanged", "Cancelled"
		]
	# end: auto-generated types

	def validate(self):
		require_filled(self, "property_subscription")
		require_readable_deal(self)
		keep_computed(self, ("status", "received_amount", "outstanding_amount"), status="Draft")
		keep_computed(self, signing.COMPUTED, signing_stage=NOT_SIGNED)
		self.set_terms_from_deal()
		self.validate_deal()
		self.require_agreed_price()
		self.fill_instalments()
		self.validate_instalments()
		complete_papers(self)

	def before_update_after_submit(self):
		"""Signing steps come through their dialog alone; a client's values for them are put back."""
		if not self.flags.signing:
			keep_computed(self, signing.COMPUTED)
		complete_papers(self)

	def before_submit(self):
		self.require_full_deposit()
		check_papers(self, self.deal)
		signing.set_stage(self)

	def on_submit(self):
		self.make_instalments()
		self.sign_deal(self.name)
		self.update_totals()

	def before_cancel(self):
		signing.require_not_filed(self.name)

	def on_cancel(self):
		void_instalments(self.property_subscription, contract=self.name)
		self.name_contract_on_deposit(None)
		self.sign_deal(None)
		self.db_set("status", "Cancelled")

	@frappe.whitelist()
	def record_signing(self, step: str, on: str, number: str | None = None) -> None:
		"""Record a signing step: Draft Signing, Online Signing or Filing.

		Args:
			on: ISO date.
			number: the authority's number; for a draft the office's own, which may be missing.

		Raises:
			SigningError: see `signing.record_step`.
		"""
		signing.record_step(stored(self, "write"), step, getdate(on), number)
		self.reload()

	@frappe.whitelist()
	def withdraw_filing(self, on: str) -> None:
		"""Record that the filing was withdrawn on a day (ISO date); see `signing.withdraw_filing`."""
		signing.withdraw_filing(stored(self, "write"), getdate(on))
		self.reload()

	@property
	def deal(self):
		"""The subscription this contract signs, its row locked: two contracts for one deal wait for each other."""
		return locked("Property Subscription", self.property_subscription)

	def set_terms_from_deal(self):
		deal = self.deal
		self.customer = self.customer or deal.customer
		self.customer_name = deal.customer_name  # fetched before the customer was known
		self.contract_amount = self.contract_amount or deal.total_amount or deal.agreed_amount
		self.payment_plan_template = self.payment_plan_template or deal.payment_plan_template
		set_owners(self, owners_of_deal(deal))
		copy_attached_units(deal, self)

	def validate_deal(self):
		deal = self.deal
		if deal.docstatus != 1:
			throw("deal_not_submitted", deal=deal.name)
		if deal.customer != self.customer:
			throw("deal_for_someone_else", deal=deal.name, holder=deal.customer, customer=self.customer)
		throw_all(deal_terms.check_signed_on(getdate(deal.subscription_date), getdate(self.contract_date)))
		throw_all(attached.check_total(to_decimal(self.contract_amount), to_decimal(deal.attached_amount)))

	def require_agreed_price(self):
		"""A contract gives no discount of its own: that is asked for on the deal, or changed after signing.

		A contract of the past comes from the workbook as it was signed, and keeps the floor price only.
		"""
		deal = self.deal
		home = flt(self.contract_amount) - flt(deal.attached_amount)
		agreed, signed = to_decimal(deal.agreed_amount), to_decimal(home)
		if signed >= agreed:
			return
		if not self.flags.price_decided:
			throw("discount_contract_below_agreed", amount=signed, agreed=agreed)
		require_floor(self.property_unit, home, [self.property_subscription])

	@frappe.whitelist()
	def fill_from_plan(self) -> None:
		"""Replace the instalments of a draft by what its payment plan gives.

		Raises:
			PaymentPlanError: no plan is chosen, or it does not fit price and deposit.
		"""
		self.check_permission("write")
		require_readable_deal(self)
		self.instalments = []
		self.set_terms_from_deal()
		self.fill_instalments()

	def fill_instalments(self):
		if self.instalments:
			return
		if not self.payment_plan_template:
			throw("plan_missing", deal=self.property_subscription)
		template = frappe.get_cached_doc("Property Payment Plan Template", self.payment_plan_template)
		schedule = policy.build_schedule(
			to_decimal(self.contract_amount),
			template.as_policy(),
			policy.Anchors(getdate(self.deal.subscription_date), getdate(self.contract_date)),
			deposit_instalments(self.property_subscription),
			self.precision("contract_amount"),
		)
		throw_all(schedule.violations)
		for row in schedule.rows:
			self.append("instalments", vars(row) | {"amount": flt(row.amount)})

	def planned(self) -> list[policy.Planned]:
		"""The instalments as `policies.payment_plan` takes them."""
		return [
			policy.Planned(row.kind, getdate(row.due_date), to_decimal(row.amount), row.money_source)
			for row in self.instalments
		]

	def validate_instalments(self):
		agreed = deposit_instalments(self.property_subscription)
		throw_all(policy.check_schedule(self.planned(), to_decimal(self.contract_amount), agreed))

	def require_full_deposit(self):
		deal = self.deal
		if deal.status != "Full Deposit":
			throw("deal_not_ready_to_sign", deal=deal.name, status=deal.status)

	def make_instalments(self):
		"""Make the rows after the deposit living instalments; the deposit's are living since the subscription."""
		deal = self.deal
		rows = [row for row in self.planned() if row.kind not in policy.DEPOSIT_KINDS]
		self.name_contract_on_deposit(self.name)
		make_instalments(deal, rows, self.name)

	def name_contract_on_deposit(self, contract: str | None):
		"""On the deal's instalments that live beside the contract's own: the one or two of its deposit.

		Each by its name: an update by the deal, or of several on a small table, would lock those of other deals, too.
		"""
		for row in queries.lock_instalments(self.property_subscription):
			frappe.db.set_value("Property Instalment", row.name, "property_contract", contract)

	def sign_deal(self, contract: str | None):
		"""Write the contract into its deal, or take it out, and let the claim follow."""
		deal = self.deal
		deal.db_set("property_contract", contract)
		deal.update_progress(getdate(self.contract_date))

	def update_totals(self) -> None:
		"""What has been received and is still owed, from the living instalments (deal's currency)."""
		totals = queries.subscription_totals(self.property_subscription)
		outstanding = flt(totals.outstanding, self.precision("outstanding_amount"))
		self.db_set(
			{
				"received_amount": flt(totals.received),
				"outstanding_amount": outstanding,
				"status": self.progress(outstanding),
			},
			notify=True,
		)

	def progress(self, outstanding: float) -> str:
		handed_over = {"property_contract": self.name, "docstatus": 1}
		if frappe.db.exists("Property Handover", handed_over):
			return "Handed Over"
		return "Signed" if outstanding > 0 else "Paid Up"

	def end(self, status: str) -> None:
		"""Write the status of the change that ended the deal; nothing is owed any more."""
		self.db_set({"status": status, "outstanding_amount": 0}, notify=True)
