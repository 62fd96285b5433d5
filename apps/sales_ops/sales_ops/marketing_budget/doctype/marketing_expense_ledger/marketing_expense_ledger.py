import frappe
from frappe.utils import flt, getdate

from sales_ops import arguments
from sales_ops.exceptions import throw
from sales_ops.guards import stored
from sales_ops.marketing_budget.statements import expenses, rows
from sales_ops.marketing_budget.statements.checked import CheckedStatement
from sales_ops.policies import budget_statements as policy


class MarketingExpenseLedger(CheckedStatement):
	"""A week's marketing expenses (营销费用明细表): made after the week, handed in by marketing, checked by finance."""

	KEY = "ledger_key"
	SUBMITTED_AT = "booked_on"
	CALCULATED = ("week_end", "due_date", "currency", "ledger_key", "total_amount", "no_of_entries")

	def covered(self):
		return policy.week_of(getdate(self.week_start))

	def calculate(self):
		expenses.calculate(self)

	def keep_tables(self):
		rows.keep_rows(self, "items", ())

	def mark_rows(self, differences):
		"""Each row is checked, or says what does not agree."""
		unknown = set(differences) - {row.name for row in self.items}
		if unknown:
			throw("statement_row_unknown", row=min(unknown), document=self.name)
		for row in self.items:
			remark = differences.get(row.name)
			row.db_set({"checked": int(not remark), "finance_remark": remark})

	@frappe.whitelist()
	def recalculate(self) -> None:
		"""Read the books again; the desk's button on a draft. See `Statement.calculate_again`."""
		self.calculate_again()

	@frappe.whitelist()
	def differences(self) -> list[dict]:
		"""Where the ledger and the books differ by now, for the form's line at the top and finance's dialog."""
		doc = stored(self, "read")
		fields = ("voucher_type", "voucher_no", "account", "marketing_activity")
		return [
			dict(zip(fields, one.key, strict=True))
			| {"in_ledger": flt(one.in_ledger), "in_books": flt(one.in_books)}
			for one in expenses.differences(doc)
		]

	@frappe.whitelist()
	def confirm_check(self, remark: str | None = None) -> None:
		"""Finance: the ledger agrees with the books. See `CheckedStatement.confirm_as_finance`."""
		self.confirm_as_finance(remark)

	@frappe.whitelist()
	def send_back(self, remark: str | None = None, differences: str | dict | None = None) -> None:
		"""Finance: something does not agree. See `CheckedStatement.return_as_finance`."""
		self.return_as_finance(remark, arguments.mapping("differences", differences))
