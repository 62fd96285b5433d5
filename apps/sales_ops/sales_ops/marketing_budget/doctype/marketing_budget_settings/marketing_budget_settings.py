import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw, throw_all
from sales_ops.marketing_budget import controlled_accounts
from sales_ops.marketing_budget.control import double_control
from sales_ops.marketing_budget.settings import PERCENTAGES
from sales_ops.policies.budget_control import Limits, check_limits
from sales_ops.values import to_decimal


class MarketingBudgetSettings(Document):
	"""Which accounts marketing budgets control, their limits, penalties and due days."""

	def validate(self):
		self.check_accounts()
		limits = Limits(*(to_decimal(self.get(field)) for field in PERCENTAGES))
		throw_all(check_limits(limits))

	def check_accounts(self):
		seen = set()
		for row in self.accounts:
			params = {"row": row.idx, "account": row.account}
			if frappe.get_cached_value("Account", row.account, "company") != row.company:
				throw("budget_account_of_company", company=row.company, **params)
			if row.account in seen:
				throw("budget_account_twice", **params)
			seen.add(row.account)

	def on_update(self):
		"""ERPNext's dimension filter follows; its own budgets on the same accounts would stop a second time."""
		# Frappe saves each Single before the app's fields are made; it controls nothing yet.
		if frappe.flags.in_install:
			return
		frappe.clear_document_cache(self.doctype, self.name)
		controlled_accounts.keep_filters()
		for company in sorted({row.company for row in self.accounts}):
			double_control.show_warning(double_control.erpnext_budgets(company))
