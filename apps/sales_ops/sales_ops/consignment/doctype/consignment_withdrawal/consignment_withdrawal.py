import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate

from sales_ops.consignment.stock import agreements, ledger, moments, withdrawal_posting, withdrawal_returns
from sales_ops.consignment.stock import warehouses as stores
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled, stored

ISSUE, TAKE_OVER, LOSS, RETURN = "Issue", "Take-over", "Loss", "Return"
DRAFT, UNSETTLED, RETURNED, CANCELLED = "Draft", "Unsettled", "Returned", "Cancelled"
VOUCHERS = ("stock_entry", "purchase_receipt", "purchase_order", "own_stock_entry")
SOURCE = ("source_doctype", "source_document")


class ConsignmentWithdrawal(Document):
	"""Consigned goods that became ours, or came back to the supplier's stock (§6.4 points 3, 7).

	Issues and returns are made by the postings of the user's documents, losses by a count; a person makes take-overs, and
	returns of what a Stock Entry or a take-over had taken.
	"""

	def before_validate(self):
		moments.take_moment(self)

	def validate(self):
		require_filled(self, "consignment_agreement", "items")
		self.keep_what_postings_write()
		self.validate_kind()
		self.set_agreement_terms()
		self.validate_items()
		self.validate_target()
		self.set_amounts()

	def before_submit(self):
		if not self.flags.from_source:  # the source has locked and picked for all its withdrawals at once
			withdrawal_posting.prepare(self)
		self.set_amounts()
		self.status = UNSETTLED

	def on_submit(self):
		withdrawal_posting.post(self)

	def before_cancel(self):
		self.validate_cancellation()

	def on_cancel(self):
		withdrawal_posting.unpost(self)
		self.db_set("status", CANCELLED)

	def keep_what_postings_write(self):
		keep_computed(self, (*VOUCHERS, "status"), status=DRAFT)
		if not self.flags.from_source:
			keep_computed(self, SOURCE)

	def set_agreement_terms(self):
		self.cost_center = agreements.take_terms(self).cost_center
		withdrawal_posting.set_conversion_rate(self)

	def validate_kind(self):
		by_hand = self.kind == TAKE_OVER or (self.kind == RETURN and self.return_against)
		if not by_hand and not self.flags.from_source:
			throw("consignment_stock_kind_by_posting", kind=self.kind)
		if self.kind == RETURN:
			withdrawal_returns.check(self)

	def validate_items(self):
		if not self.items:
			throw("consignment_stock_no_rows", document=self.name)
		for row in self.items:
			if flt(row.qty) <= 0:
				throw("consignment_stock_qty", row=row.idx, item=row.item_code)
			row.stock_uom = frappe.get_cached_value("Item", row.item_code, "stock_uom")
			row.item_name = frappe.get_cached_value("Item", row.item_code, "item_name")

	def validate_target(self):
		"""Goods become ours in a warehouse of our own; only the postings of a source go through the pass-through."""
		if self.kind == RETURN:
			return
		if frappe.get_cached_value("Warehouse", self.target_warehouse, "company") != self.company:
			throw("consignment_stock_other_company", warehouse=self.target_warehouse, company=self.company)
		if self.kind == TAKE_OVER and stores.role_of(self.target_warehouse):
			throw("consignment_stock_not_own_warehouse", warehouse=self.target_warehouse)

	def set_amounts(self):
		"""The agreed price of the day, and what it comes to; a return keeps the price it was taken at."""
		if self.kind != RETURN:
			agreed = agreements.agreed_on(
				self.warehouse, {row.item_code for row in self.items}, getdate(self.posting_date)
			)
			for row in self.items:
				if agreed[row.item_code].agreement != self.consignment_agreement:
					throw(
						"consignment_price_other_agreement",
						item=row.item_code,
						agreement=agreed[row.item_code].agreement,
					)
				row.rate = flt(agreed[row.item_code].rate)
		for row in self.items:
			row.currency = self.currency
			row.amount = flt(flt(row.rate) * flt(row.qty), row.precision("amount"))
			row.base_amount = flt(row.amount * flt(self.conversion_rate), row.precision("base_amount"))
		self.total_amount = flt(sum(row.amount for row in self.items), self.precision("total_amount"))
		self.base_total_amount = flt(
			sum(row.base_amount for row in self.items), self.precision("base_total_amount")
		)

	def validate_cancellation(self):
		if not self.flags.from_source and (
			(self.source_document and self.kind != RETURN) or self.kind == LOSS
		):
			throw("consignment_stock_cancel_source", source=self.source_document, document=self.name)
		for entry in ledger.standing(self.doctype, self.name):
			if entry.settlement:
				throw("consignment_stock_settled", document=self.name, settlement=entry.settlement)
		returns = {"return_against": self.name, "docstatus": 1}
		if name := frappe.db.get_value(self.doctype, returns):
			throw("consignment_stock_has_return", document=self.name, back=name)

	@frappe.whitelist()
	def make_return(self) -> dict:
		"""A draft of a Consignment Withdrawal of kind Return with what has not come back yet.

		Returns:
			the new document as a dict, not saved.

		Raises:
			ConsignmentStockError: it is not submitted, is settled, nothing is left, or its source document takes returns itself.
		"""
		doc = stored(self, "read")
		frappe.has_permission(self.doctype, "create", throw=True)
		return withdrawal_returns.draft_of(doc).as_dict()


def on_doctype_update():
	"""What a source document asks by."""
	frappe.db.add_index("Consignment Withdrawal", ["source_document", "source_doctype"])
