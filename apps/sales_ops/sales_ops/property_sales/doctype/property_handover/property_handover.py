import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled
from sales_ops.locks import locked
from sales_ops.policies import handover as policy
from sales_ops.policies.changes import ENDED_STATUSES
from sales_ops.property_sales import queries
from sales_ops.property_sales.money.revenue import invoice_deal
from sales_ops.values import to_decimal


class PropertyHandover(Document):
	"""The handover of a unit: snags, keys, the customer's acceptance, and the one Sales Invoice that turns presale money
	into revenue.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_handover_document_item.property_handover_document_item import (
			PropertyHandoverDocumentItem,
		)
		from sales_ops.property_sales.doctype.property_handover_snag.property_handover_snag import (
			PropertyHandoverSnag,
		)

		accepted: DF.Check
		accepted_by: DF.Data | None
		amended_from: DF.Link | None
		appointment: DF.Datetime | None
		company: DF.Link | None
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		documents: DF.Table[PropertyHandoverDocumentItem]
		gas_meter: DF.Float
		handover_date: DF.Date
		moved_in_on: DF.Date | None
		no_of_keys: DF.Int
		notice_sent_on: DF.Date | None
		place: DF.Data | None
		power_meter: DF.Float
		property_contract: DF.Link
		property_project: DF.Link | None
		property_subscription: DF.Link | None
		property_unit: DF.Link | None
		sales_invoice: DF.Link | None
		snags: DF.Table[PropertyHandoverSnag]
		water_meter: DF.Float
	# end: auto-generated types

	def before_insert(self):
		self.fill_documents()

	def validate(self):
		require_filled(self, "property_contract")
		keep_computed(self, ("sales_invoice",))
		self.validate_contract()

	def before_submit(self):
		self.require_gate()

	def on_submit(self):
		self.db_set("sales_invoice", invoice_deal(self).name)
		self.hand_over(True)

	def before_update_after_submit(self):
		self.validate_moved_in()

	def before_cancel(self):
		self.keep_handover_of_ended_deal()

	def on_cancel(self):
		self.ignore_linked_doctypes = ("GL Entry", "Payment Ledger Entry", "Sales Invoice")
		self.hand_over(False)
		self.cancel_invoice()

	@property
	def deal(self):
		"""The deal that is handed over, its row locked."""
		return locked("Property Subscription", self.property_subscription)

	def validate_contract(self):
		contract = frappe.db.get_value(
			"Property Contract", self.property_contract, ["docstatus", "contract_date"], as_dict=True
		)
		if contract.docstatus != 1:
			throw("handover_needs_contract", contract=self.property_contract)
		if getdate(self.handover_date) < getdate(contract.contract_date):
			throw(
				"handover_before_contract", contract=self.property_contract, signed_on=contract.contract_date
			)

	def fill_documents(self):
		"""The office's checklist, unless the handover comes with its own."""
		if self.documents:
			return
		for row in frappe.get_all(
			"Property Handover Document",
			{"disabled": 0},
			["name as document", "is_required"],
			order_by="creation",
		):
			self.append("documents", row)

	def validate_moved_in(self):
		moved_in_on = getdate(self.moved_in_on) if self.moved_in_on else None
		throw_all(policy.check_moved_in(moved_in_on, getdate(self.handover_date), getdate(today())))

	def require_gate(self):
		deal = self.deal
		outstanding = to_decimal(queries.subscription_totals(deal.name).outstanding)
		open_snags = [row.description for row in self.snags if row.is_blocking and not row.fixed_on]
		missing = [_(row.document) for row in self.documents if row.is_required and not row.received_on]
		throw_all(policy.check_handover(deal.status, outstanding, bool(self.accepted), open_snags, missing))

	def keep_handover_of_ended_deal(self):
		deal = self.deal
		if deal.status in ENDED_STATUSES:
			throw("handover_of_ended_deal", deal=deal.name, status=deal.status)

	def hand_over(self, done: bool):
		"""Write the handover into contract and deal, or take it out, and let the claim follow."""
		deal = self.deal
		deal.db_set("property_handover", self.name if done else None)
		deal.update_progress(getdate(self.handover_date))
		frappe.get_doc("Property Contract", self.property_contract).update_totals()

	def cancel_invoice(self):
		invoice = frappe.get_doc("Sales Invoice", self.sales_invoice)
		invoice.flags.ignore_permissions = True
		if invoice.docstatus == 1:
			invoice.cancel()
