import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw


class ConsignmentLedgerEntry(Document):
	"""One change of consigned goods, or of what we owe for them. `consignment/stock/ledger.py` writes it, nobody else."""

	def before_insert(self):
		if not self.flags.from_posting:
			throw("consignment_ledger_is_posted")

	def before_save(self):
		if not self.is_new():
			throw("consignment_ledger_stays", entry=self.name)

	def on_trash(self):
		throw("consignment_ledger_stays", entry=self.name)


def on_doctype_update():
	"""What settlements and stock ask by."""
	frappe.db.add_index("Consignment Ledger Entry", ["supplier", "settlement", "posting_date"])
	frappe.db.add_index("Consignment Ledger Entry", ["supplier", "settlement", "event"])
	frappe.db.add_index("Consignment Ledger Entry", ["warehouse", "item_code", "posting_date"])
