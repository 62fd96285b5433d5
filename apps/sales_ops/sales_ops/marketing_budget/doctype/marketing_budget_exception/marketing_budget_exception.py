import frappe

from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled
from sales_ops.marketing_budget import lines
from sales_ops.marketing_budget.approval import ApprovedByAuthority
from sales_ops.policies import budget_authority as policy

USE = ("used_amount", "used_on", "used_by")


class MarketingBudgetException(ApprovedByAuthority):
	"""Leave for one document to go over a line by one amount, once; using it makes the penalty (B8; row 46)."""

	CONTENT = (
		"document_type",
		"document_name",
		"marketing_budget",
		"line_name",
		"amount",
		"reason",
		"responsible",
	)
	AMOUNT = "amount"

	def validate(self):
		require_filled(self, "document_type", "document_name", "marketing_budget", "amount")
		keep_computed(self, USE)
		if self.docstatus.is_draft() or self.is_new():
			self.set_budget()
			self.check_document()
			self.check_only_one()
		if not self.docstatus.is_cancelled():
			self.keep_decision()

	def set_budget(self):
		budget = lines.active_budget(self.marketing_budget)
		self.company, self.currency = budget.company, budget.currency
		self.budget_line = lines.resolve(budget, self, "line_name")
		if self.amount <= 0:
			throw("budget_exception_amount")

	def check_document(self):
		"""A document that is there, of the budget's company, not cancelled."""
		fields = ("docstatus", "company")
		found = frappe.db.get_value(self.document_type, self.document_name, fields, as_dict=True)
		if not found or found.docstatus == 2 or found.company != self.company:
			throw("budget_exception_document", document=self.document_name, company=self.company)

	def check_only_one(self):
		same = {
			"document_type": self.document_type,
			"document_name": self.document_name,
			"budget_line": self.budget_line,
			"docstatus": ("<", 2),
			"status": ("not in", (policy.USED, policy.REJECTED)),
			"name": ("!=", self.name or ""),
		}
		other = frappe.db.get_value(self.doctype, same)
		if other:
			throw("budget_exception_exists", document=self.document_name, exception=other)

	def before_submit(self):
		self.require_authority()
		self.note_approval()

	def before_cancel(self):
		if self.status == policy.USED:
			throw("budget_exception_used", document=self.document_name)

	def on_cancel(self):
		self.db_set("status", policy.CANCELLED)


def on_doctype_update():
	"""What a document looks for."""
	frappe.db.add_index("Marketing Budget Exception", ["document_name", "document_type"])
