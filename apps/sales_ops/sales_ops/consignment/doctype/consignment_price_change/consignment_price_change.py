import frappe
from frappe.model.document import Document

from sales_ops.consignment.settlement import price_changes
from sales_ops.consignment.settlement.price_changes import AGREEMENT
from sales_ops.consignment.stock import ledger
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled


class ConsignmentPriceChange(Document):
	"""New prices of an agreement from a day on; what was used since then and is not settled is owed at them."""

	def validate(self):
		require_filled(self, "consignment_agreement", "valid_from", "items")
		keep_computed(self, ("no_of_adjusted", "adjusted_amount"))
		self.validate_agreement()
		price_changes.fill(self)

	def before_submit(self):
		self.flags.uses = price_changes.fill(self)
		price_changes.check_uses(self.flags.uses)

	def on_submit(self):
		price_changes.replace_prices(self)
		price_changes.post(self, self.flags.uses)

	def before_cancel(self):
		price_changes.check_cancellation(self)

	def on_cancel(self):
		ledger.reverse(self)
		price_changes.restore_prices(self)

	def validate_agreement(self):
		fields = ["docstatus", "status"]
		docstatus, status = frappe.db.get_value(AGREEMENT, self.consignment_agreement, fields)
		if docstatus != 1:
			throw("consignment_agreement_not_active", agreement=self.consignment_agreement, status=status)
