import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import deal_terms
from sales_ops.policies import payment_plan as policy
from sales_ops.property_sales import queries
from sales_ops.property_sales.guards import keep_computed, require_readable_deal
from sales_ops.property_sales.instalments import (
	deposit_instalments,
	make_instalments,
	to_decimal,
	void_instalments,
)


class PropertyContract(Document):
	"""The signed sale of a unit. Its instalments as signed stand here; the living ones are Property Instalments."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_contract_instalment.property_contract_instalment import (
			PropertyContractInstalment,
		)

		amended_from: DF.Link | None
		company: DF.Link | None
		consultant: DF.Link | None
		contract_amount: DF.Currency
		contract_date: DF.Date
		contract_no: DF.Data | None
		currency: DF.Link | None
		customer: DF.Link
		customer_name: DF.Data | None
		instalments: DF.Table[PropertyContractInstalment]
		outstanding_amount: DF.Currency
		payment_plan_template: DF.Link | None
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		received_amount: DF.Currency
		status: DF.Literal[
			"Draft", "Signed", "Paid Up", "Handed Over", "Forfeited", "Returned", "Exchanged", "Cancelled"
		]
	# end: auto-generated types

	def validate(self):
		require_readable_deal(self)
		keep_computed(self, ("status", "received_amount", "outstanding_amount"), status="Draft")
		self.set_terms_from_deal()
		self.validate_deal()
		self.fill_instalments()
		self.validate_instalments()

	def before_submit(self):
		self.require_full_deposit()

	def on_submit(self):
		self.make_instalments()
		self.sign_deal(self.name)
		self.update_totals()

	def on_cancel(self):
		void_instalments(self.property_subscription, contract=self.name)
		self.name_contract_on_instalments(None)
		self.sign_deal(None)
		self.db_set("status", "Cancelled")

	@property
	def deal(self):
		"""The subscription this contract signs, its row locked: two contracts for one deal wait for each other."""
		return frappe.get_doc("Property Subscription", self.property_subscription, for_update=True)

	def set_terms_from_deal(self):
		deal = self.deal
		self.customer = self.customer or deal.customer
		self.contract_amount = self.contract_amount or deal.agreed_amount
		self.payment_plan_template = self.payment_plan_template or deal.payment_plan_template

	def validate_deal(self):
		deal = self.deal
		if deal.docstatus != 1:
			throw("deal_not_submitted", deal=deal.name)
		if deal.customer != self.customer:
			throw("deal_for_someone_else", deal=deal.name, holder=deal.customer, customer=self.customer)
		throw_all(deal_terms.check_signed_on(getdate(deal.subscription_date), getdate(self.contract_date)))

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
		make_instalments(deal, rows, self.name)
		self.name_contract_on_instalments(self.name)

	def name_contract_on_instalments(self, contract: str | None):
		living = {"property_subscription": self.property_subscription, "status": ("!=", "Void")}
		frappe.db.set_value("Property Instalment", living, "property_contract", contract)

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
