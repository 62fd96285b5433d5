"""ERPNext's own Budget on the same accounts would stop a second time, by other figures (consignment-budget-meeting.md §7.3)."""

import frappe
from frappe import _
from frappe.model.document import Document

from sales_ops.marketing_budget.controlled_accounts import accounts_of


def erpnext_budgets(company: str, cost_center: str | None = None) -> list[dict]:
	"""ERPNext's submitted budgets on a company's controlled accounts: name, account, cost_center."""
	accounts = accounts_of(company)
	budget, row = frappe.qb.DocType("Budget"), frappe.qb.DocType("Budget Account")
	if not accounts:
		return []
	query = (
		frappe.qb.from_(budget)
		.join(row)
		.on(row.parent == budget.name)
		.select(budget.name, row.account, budget.cost_center)
		.where(budget.company == company)
		.where(budget.docstatus == 1)
		.where(row.account.isin(accounts))
	)
	if cost_center:
		query = query.where(budget.cost_center.isnull() | (budget.cost_center == cost_center))
	return query.run(as_dict=True)


def warn_of_erpnext_budgets(budget: Document) -> None:
	"""Say on the form which of them control the accounts, too."""
	show_warning(erpnext_budgets(budget.company, budget.cost_center))


def show_warning(found: list[dict]) -> None:
	if found:
		names = ", ".join(sorted({row.name for row in found}))
		text = _("ERPNext's budgets control the same accounts by other figures: {0}. Cancel them.")
		frappe.msgprint(text.format(names), title=_("Controlled Twice"), indicator="orange", alert=True)
