import frappe

from sales_ops.marketing_budget.statements import monthly, rows, terms
from sales_ops.marketing_budget.statements.checked import CheckedStatement


class MarketingExpenseStatistics(CheckedStatement):
	"""A month's marketing expenses by line (营销费用统计表): handed in by the 3rd of the next month, checked by finance."""

	KEY = "statistics_key"
	CALCULATED = (
		"due_date",
		"as_of",
		"currency",
		"statistics_key",
		"adjusted_amount",
		"actual_amount",
		"year_adjusted_amount",
		"year_actual_amount",
	)

	def covered(self):
		return terms.month_of(self.month)

	def calculate(self):
		monthly.calculate(self)

	def keep_tables(self):
		rows.keep_rows(self, "items", ())

	@frappe.whitelist()
	def recalculate(self) -> None:
		"""Read the books again; the desk's button on a draft. See `Statement.calculate_again`."""
		self.calculate_again()

	@frappe.whitelist()
	def confirm_check(self, remark: str | None = None) -> None:
		"""Finance: the statistics agree with the books. See `CheckedStatement.confirm_as_finance`."""
		self.confirm_as_finance(remark)

	@frappe.whitelist()
	def send_back(self, remark: str) -> None:
		"""Finance: something does not agree. See `CheckedStatement.return_as_finance`."""
		self.return_as_finance(remark, {})
