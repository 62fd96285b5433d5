from frappe.model.document import Document
from frappe.utils import flt, getdate

from sales_ops.consignment.stock import agreements, inspections, moments, receipts
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled


class ConsignmentReceipt(Document):
	"""Goods that a supplier brought: they lie in the consigned warehouse at zero value and stay the supplier's (§6.4 point 2)."""

	def before_validate(self):
		moments.take_moment(self)

	def validate(self):
		require_filled(self, "consignment_agreement", "items")
		keep_computed(self, ("stock_entry", "status"), status="Draft")
		agreements.take_terms(self)
		self.validate_date()
		self.set_rows()
		self.validate_inspections()

	def before_submit(self):
		if not any(flt(row.accepted_qty) for row in self.items):
			throw("consignment_stock_all_rejected", document=self.name)
		self.status = "Received"

	def on_submit(self):
		receipts.post(self)

	def before_cancel(self):
		receipts.require_unused(self)

	def on_cancel(self):
		receipts.unpost(self)
		self.db_set("status", "Cancelled")

	def validate_date(self):
		if getdate(self.posting_date) > getdate():
			throw("consignment_stock_future", on=getdate(self.posting_date))

	def set_rows(self):
		"""Quantities in the stock unit of measure, and the price of the day, without which nothing is taken in."""
		prices = agreements.agreed_on(
			self.warehouse, {row.item_code for row in self.items}, getdate(self.posting_date)
		)
		for row in self.items:
			if prices[row.item_code].agreement != self.consignment_agreement:
				throw(
					"consignment_price_other_agreement",
					item=row.item_code,
					agreement=prices[row.item_code].agreement,
				)
			receipts.set_quantities(row)
			row.rate = flt(prices[row.item_code].rate)
			row.currency = self.currency
			row.amount = flt(row.rate * row.accepted_qty, row.precision("amount"))
		self.total_amount = flt(sum(row.amount for row in self.items), self.precision("total_amount"))

	def validate_inspections(self):
		"""Goods of an item that is inspected at purchase come in with an accepted inspection."""
		if not self.docstatus.is_submitted():
			return
		for row in self.items:
			inspections.check(row)
