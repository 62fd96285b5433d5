import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw


class MarketingBudgetEntry(Document):
	"""What a line got or gave for a month. `marketing_budget/ledger.py` writes it, nobody else."""

	def before_insert(self):
		throw("budget_entry_is_posted")

	def before_save(self):
		throw("budget_entry_stays", entry=self.name)

	def on_trash(self):
		throw("budget_entry_stays", entry=self.name)


def on_doctype_update():
	"""What lines and budgets are summed by."""
	frappe.db.add_index("Marketing Budget Entry", ["budget_line", "month"])
	frappe.db.add_index("Marketing Budget Entry", ["voucher_type", "voucher_no"])
