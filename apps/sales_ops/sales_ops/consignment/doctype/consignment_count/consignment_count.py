import frappe
from frappe.model.document import Document

from erpnext.stock.utils import get_combine_datetime

from sales_ops.consignment.control import counting, goods, store
from sales_ops.consignment.stock import agreements, moments
from sales_ops.exceptions import throw_all
from sales_ops.guards import keep_computed, require_filled
from sales_ops.policies import consignment_count as policy

COUNT = "Consignment Count"
DRAFT, AGREES, DIFFERENCES, CANCELLED = "Draft", "Agrees", "Differences", "Cancelled"
POSTINGS = ("gain_entry", "loss_entry", "loss_withdrawal", "status")


class ConsignmentCount(Document):
	"""Consigned goods as they were counted, against the books at the moment of the count, and who bears what is missing
	(§6.4 point 8).
	"""

	def validate(self):
		require_filled(self, "consignment_agreement", "items")
		keep_computed(self, POSTINGS, status=DRAFT)
		self.loss_borne_by = agreements.take_terms(self).loss_borne_by
		goods.set_items(self)
		self.set_booked()
		self.set_results()
		self.set_totals()

	def before_submit(self):
		counting.lock(self)
		self.set_booked()
		self.set_results()
		self.set_totals()
		throw_all(counting.violations(self))
		self.status = DIFFERENCES if self.no_of_differences else AGREES

	def on_submit(self):
		counting.post(self)

	def on_cancel(self):
		counting.unpost(self)
		self.db_set("status", CANCELLED)

	def set_booked(self):
		"""What the books say for the moment of the count; what moved later does not matter."""
		booked = store.booked_at(self.warehouse, moments.moment_of(self))
		for row in self.items:
			row.booked_qty = booked.get((row.item_code, row.batch_no or ""), 0)

	def set_results(self):
		for row in self.items:
			row.is_counted = 1 if row.counted_qty else row.is_counted
			if not row.is_counted:
				row.update({"difference": 0, "result": "", "owed_amount": 0})
				continue
			counted = counting.counted(row)
			row.difference, row.result = float(counted.difference), counted.result
			row.owed_amount = counting.owed(row, self.loss_borne_by)

	def set_totals(self):
		counted = [row for row in self.items if row.is_counted]
		self.no_of_counted = len(counted)
		self.no_of_differences = sum(row.result != policy.AGREES for row in counted)
		self.total_owed = goods.total(counted, "owed_amount", self.precision("total_owed"))
		self.total_lost = counting.lost_by_supplier(self)


@frappe.whitelist()
def count_sheet(consignment_agreement: str, posting_date: str, posting_time: str) -> list[dict]:
	"""The rows of a count: what the books say lies in the agreement's warehouse at a moment.

	Returns:
		item_code, item_name, stock_uom, batch_no, booked_qty, in the order of items and batches.

	Raises:
		frappe.PermissionError: the user may not write counts, or not read the agreement.
	"""
	frappe.has_permission(COUNT, "write", throw=True)
	agreement = frappe.get_doc(agreements.AGREEMENT, consignment_agreement)
	agreement.check_permission("read")
	return counting.sheet(agreement.consigned_warehouse, get_combine_datetime(posting_date, posting_time))
