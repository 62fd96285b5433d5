"""What the papers of marketing budgets say beside their own fields."""

from frappe.utils import getdate

from sales_ops.policies.budget_plan import months_of


def budget_months(budget) -> list[str]:
	"""The months of a budget's columns; numbers where its year is not known yet."""
	if budget.year_start_date:
		return months_of(getdate(budget.year_start_date))
	return [str(number) for number in range(1, 13)]
