import frappe
from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.exceptions import throw
from sales_ops.guards import require_filled


class MarketingAuthority(Document):
	"""Up to which amount a role approves (B4; row 40)."""

	def validate(self):
		require_filled(self, "applies_to", "role")
		if self.no_limit:
			self.upto_amount = 0
		elif flt(self.upto_amount) <= 0:
			throw("budget_authority_amount")
		self.currency = (
			frappe.get_cached_value("Company", self.company, "default_currency") if self.company else None
		)
		self.check_only_one()

	def check_only_one(self):
		same = {"applies_to": self.applies_to, "role": self.role, "name": ("!=", self.name or "")}
		other = frappe.db.get_value(self.doctype, same | {"company": self.company or ("is", "not set")})
		if other:
			throw("budget_authority_twice", role=frappe._(self.role), authority=other)
