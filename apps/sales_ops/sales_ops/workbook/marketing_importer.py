"""Budgets, activities and expenses of a book, each as a draft that somebody else approves.

Budgets come first; their activities when they are active; what was spent for those becomes draft Journal Entries against the
company's temporary opening account, which finance checks and submits. So an office that moves in during the year has its actuals
in the ledger, where the budget is controlled, and not in a figure beside it.
"""

import frappe
from frappe.utils import flt

from sales_ops.exceptions import throw
from sales_ops.policies import budget_authority as authority
from sales_ops.policies.budget_plan import MONTHS
from sales_ops.setup.dimension import FIELD
from sales_ops.workbook.budget_checks import CheckedBudget
from sales_ops.workbook.lookups import account_of, named, new, user_of
from sales_ops.workbook.marketing_checks import CheckedActivity, CheckedExpense, Voucher
from sales_ops.workbook.shared import said

BUDGET, ACTIVITY, ENTRY = "Marketing Budget", "Marketing Activity", "Journal Entry"
MONTH_FIELDS = tuple(f"month_{number:02d}" for number in range(1, MONTHS + 1))
CAMPAIGNS = (("Campaign", "campaign"), ("Property Promotion Campaign", "property_promotion_campaign"))
# What was asked for on paper is asked for in ERPNext as well; who may approves it there.
ASKED_FOR = frozenset({authority.PENDING, *authority.OPEN, authority.CLOSED})


def import_budget(checked: CheckedBudget, company: str) -> bool:
	"""Make the draft of a budget. False: one of that name and year was there."""
	company = checked.company or company
	if budget_document(checked, company):
		return False
	doc = new(
		BUDGET,
		title=checked.budget,
		company=company,
		fiscal_year=_fiscal_year(checked),
		annual_quota=flt(checked.quota),
		pools=[{"pool": pool.name, "ratio": flt(pool.ratio)} for pool in checked.pools],
		lines=[_line(checked, number, company) for number in range(len(checked.lines))],
		**_project(checked.project),
	)
	doc.insert()
	return True


def import_activity(checked: CheckedActivity, company: str) -> bool:
	"""Make an activity and, where the paper went further than a draft, ask for its approval. False: its number was there.

	Raises:
		BudgetPlanError: its budget is not active yet.
	"""
	if activity_document(checked.activity_no):
		return False
	rows = checked.rows
	budget = budget_document(checked.budget, checked.budget.company or company)
	if not budget:
		throw("wb_budget_not_there", budget=checked.budget.budget)
	doc = new(
		ACTIVITY,
		activity_no=checked.activity_no,
		activity_name=checked.name,
		marketing_budget=budget,
		start_date=checked.starts_on,
		end_date=checked.ends_on,
		responsible=user_of(said(rows, "responsible")),
		purpose=said(rows, "purpose"),
		expected_leads=said(rows, "leads", 0),
		expected_deals=said(rows, "deals", 0),
		items=[{"line_name": row.line, "month": row.month, "amount": flt(row.amount)} for row in rows],
		**_campaign(said(rows, "campaign")),
	)
	doc.insert()
	if checked.status in ASKED_FOR:
		doc.request_approval()
	return True


def import_voucher(voucher: Voucher, company: str) -> bool:
	"""Make the draft Journal Entry of a voucher. False: an entry of that number was there.

	Raises:
		WorkbookError: an activity or an account of it is not in ERPNext.
	"""
	budget = voucher.expenses[0].activity.budget
	company = budget.company or company
	if frappe.db.exists(ENTRY, {"cheque_no": voucher.voucher_no, "company": company, "docstatus": ("<", 2)}):
		return False
	rows = [_expense(expense, company) for expense in voucher.expenses]
	total = sum(expense.row.amount for expense in voucher.expenses)
	doc = new(
		ENTRY,
		company=company,
		posting_date=voucher.date,
		cheque_no=voucher.voucher_no,
		cheque_date=voucher.date,
		user_remark=_remark(voucher.expenses[0]),
		accounts=[*rows, {"account": _opening_account(company), **_debit(-total)}],
	)
	doc.insert()
	return True


def is_to_import(activity: CheckedActivity) -> bool:
	"""What was rejected stays on paper."""
	return activity.status != authority.REJECTED


def may_book() -> bool:
	"""Whether the user may make Journal Entries: expenses are finance's."""
	return bool(frappe.has_permission(ENTRY, "create"))


def budget_document(checked: CheckedBudget, company: str) -> str | None:
	"""The document of a budget of the book: the submitted one, else the draft."""
	filters = {
		"title": checked.budget,
		"company": company,
		"fiscal_year": _fiscal_year(checked),
		"docstatus": ("<", 2),
	}
	return frappe.db.get_value(BUDGET, filters, order_by="docstatus desc")


def activity_document(activity_no: str) -> str | None:
	"""The document of an activity of the book."""
	return frappe.db.get_value(ACTIVITY, {"activity_no": activity_no, "docstatus": ("<", 2)})


def _fiscal_year(checked: CheckedBudget) -> str:
	"""The fiscal year of that name, else the one that begins in the same month."""
	if frappe.db.exists("Fiscal Year", checked.year):
		return checked.year
	found = frappe.db.get_value("Fiscal Year", {"year_start_date": f"{checked.months[0]}-01", "disabled": 0})
	if not found:
		throw("wb_fiscal_year_unknown", year=checked.year)
	return found


def _line(checked: CheckedBudget, number: int, company: str) -> dict:
	line, row = checked.lines[number], checked.rows[number]
	return {
		"line_name": line.name,
		"pool": line.pool,
		"category": named("Marketing Expense Category", "category_name", row.category),
		"control_mode": row.mode,
		"expense_account": account_of(row.account, company),
		**{field: flt(amount) for field, amount in zip(MONTH_FIELDS, line.months, strict=True)},
	}


def _project(name: str) -> dict[str, str]:
	"""The property project of that name, else the project of ERPNext."""
	if not name:
		return {}
	if found := frappe.db.exists("Property Project", name):
		return {"property_project": found}
	found = frappe.db.exists("Project", name) or frappe.db.get_value("Project", {"project_name": name})
	if not found:
		throw("wb_project_unknown", project=name)
	return {"project": found}


def _campaign(name: str | None) -> dict[str, str]:
	"""The campaign of that name, ERPNext's or one of property promotion."""
	if not name:
		return {}
	for doctype, field in CAMPAIGNS:
		if frappe.db.exists(doctype, name):
			return {field: name}
	throw("wb_campaign_unknown", campaign=name)


def _expense(expense: CheckedExpense, company: str) -> dict:
	activity = activity_document(expense.activity.activity_no)
	if not activity:
		throw("wb_activity_not_there", activity=expense.activity.activity_no)
	return {
		"account": _expense_account(expense, company),
		"cost_center": frappe.get_cached_value("Company", company, "cost_center"),
		"user_remark": _remark(expense),
		FIELD: activity,
		**_debit(expense.row.amount),
	}


def _expense_account(expense: CheckedExpense, company: str) -> str:
	"""The account of the expense, else that of the first line of its activity."""
	first = expense.activity.budget.row_by_line[expense.activity.rows[0].line]
	account = account_of(expense.row.account or first.account, company)
	if not account:
		throw("wb_account_missing", line=first.line)
	return account


def _opening_account(company: str) -> str:
	"""ERPNext's account of opening entries, which ends at zero when all balances are taken over."""
	filters = {"company": company, "account_type": "Temporary", "is_group": 0}
	found = frappe.db.get_value("Account", filters)
	if not found:
		throw("wb_opening_account_missing", company=company)
	return found


def _debit(amount) -> dict[str, float]:
	field = "debit_in_account_currency" if amount >= 0 else "credit_in_account_currency"
	return {field: flt(abs(amount))}


def _remark(expense: CheckedExpense) -> str:
	return " · ".join(filter(None, (expense.row.supplier, expense.row.remark)))
