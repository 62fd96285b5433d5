"""The marketing sheets become documents: budgets, then activities of active budgets, then drafts of what was spent."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

import frappe
from frappe.utils import getdate

from sales_ops.marketing_budget.budgets import figures
from sales_ops.testing import marketing_budget as make
from sales_ops.testing.factories import make_user
from sales_ops.testing.setup import default_company
from sales_ops.workbook.checks import check_book
from sales_ops.workbook.importer import import_book
from sales_ops.workbook.layout_marketing import MARKETING, MONTH_KEYS
from sales_ops.workbook.model import Book
from sales_ops.workbook.model_marketing import ActivityRow, BudgetRow, ExpenseRow
from sales_ops.workbook.preview import build_preview
from sales_ops.workbook.reader import Reading
from sales_ops.workbook.writer import write_book

TITLE, OUTDOOR, CHANNEL = "导入预算", "导入户外", "导入渠道"
ACCOUNT = "Marketing Expenses"


def budgeted(row, line, pool, month, **values):
	months = dict.fromkeys(MONTH_KEYS, Decimal(month))
	return BudgetRow(row=row, budget=TITLE, pool=pool, line=line, **{**months, **values})


def planned(row, number, line, month, amount, **values):
	common = {"activity": f"{number}大牌", "purpose": "开盘", "status": "Running"}
	month = make.month(month)
	return ActivityRow(row, number, line, month, Decimal(amount), **{**common, **values})


def spent(row, voucher, month, number, amount, **values):
	day = date(make.year(), month, 10)
	return ExpenseRow(row, voucher, day, Decimal(amount), number, "城市传媒", **values)


@pytest.fixture
def book() -> Book:
	"""A budget of two lines, two activities, two vouchers."""
	return Book(
		areas=frozenset({MARKETING}),
		budget=(
			budgeted(
				2,
				OUTDOOR,
				"Brand",
				1000,
				year=str(make.year()),
				quota=Decimal(36_000),
				account=ACCOUNT,
				category="导入广告",
				mode="Hard Month",
			),
			budgeted(3, CHANNEL, "Project Promotion", 2000),
		),
		activities=(
			planned(2, "DR-LX1", OUTDOOR, 1, 800, leads=30, deals=2),
			planned(3, "DR-LX1", CHANNEL, 2, 1500, activity=None, purpose=None, status=None),
			planned(4, "DR-LX2", CHANNEL, 3, 900, status="Draft"),
		),
		expenses=(
			spent(2, "DR-PZ1", 1, "DR-LX1", "500", account=ACCOUNT, remark="一月画面"),
			spent(3, "DR-PZ1", 1, "DR-LX1", "-20", remark="退回"),
			spent(4, "DR-PZ2", 2, "DR-LX1", "300", remark="二月画面"),
		),
	)


def do_import(book: Book, tmp_path, user="Administrator", lang="zh"):
	path = tmp_path / "book.xlsx"
	write_book(book, path, lang)
	with make.as_user(user):
		return import_book(path, default_company())


def budget():
	return frappe.get_doc("Marketing Budget", {"title": TITLE, "docstatus": ("<", 2)})


def activity(number="DR-LX1"):
	return frappe.get_doc("Marketing Activity", {"activity_no": number, "docstatus": ("<", 2)})


def entry(number):
	return frappe.get_doc("Journal Entry", {"cheque_no": number, "docstatus": ("<", 2)})


def approve_budget():
	name = budget().name
	with make.as_user(make.APPROVER):
		frappe.get_doc("Marketing Budget", name).approve_ratio()
		frappe.get_doc("Marketing Budget", name).submit()


def codes(result):
	return [(problem.row, problem.violation.code) for problem in result.problems]


def snapshot():
	doctypes = (
		"Marketing Budget",
		"Marketing Activity",
		"Journal Entry",
		"Marketing Expense Category",
		"GL Entry",
	)
	return {name: frappe.db.count(name) for name in doctypes}


def test_a_budget_arrives_as_a_draft_with_pools_lines_and_months(book, tmp_path):
	result = do_import(replace(book, activities=(), expenses=()), tmp_path, make.PLANNER)
	assert result.problems == [] and result.created["budget"] == 1
	doc = budget()
	assert (doc.docstatus, doc.status, doc.owner, doc.annual_quota) == (0, "Draft", make.PLANNER, 36_000)
	assert [(row.pool, row.amount) for row in doc.pools] == [("Brand", 12_000), ("Project Promotion", 24_000)]
	first = doc.lines[0]
	assert (first.line_name, first.control_mode, first.category) == (OUTDOOR, "Hard Month", "导入广告")
	assert first.expense_account == make.account(ACCOUNT)
	assert (first.month_01, first.month_12, first.total) == (1000, 1000, 12_000)


def test_what_somebody_else_approves_is_never_approved_by_the_import(book, tmp_path):
	do_import(book, tmp_path)
	assert budget().docstatus == 0 and not frappe.db.exists(
		"Marketing Budget Entry", {"marketing_budget": budget().name}
	)


def test_activities_wait_until_their_budget_is_active(book, tmp_path):
	result = do_import(book, tmp_path, make.PLANNER)
	refused = [problem for problem in result.problems if problem.violation.code == "wb_refused"]
	assert [(problem.row) for problem in refused] == [2, 4]
	assert all(TITLE in problem.violation.params["reason"] for problem in refused)
	assert result.created["activities"] == 0


def test_an_activity_arrives_whole_and_what_was_approved_on_paper_asks_for_approval(book, tmp_path):
	do_import(book, tmp_path, make.PLANNER)
	approve_budget()
	result = do_import(book, tmp_path, make.PLANNER)
	assert result.created["activities"] == 2 and result.created["budget"] == 0
	doc = activity()
	assert (doc.status, doc.total_amount, doc.expected_leads, doc.expected_deals) == ("Pending", 2300, 30, 2)
	assert [(row.line_name, row.month, row.amount) for row in doc.items] == [
		(OUTDOOR, make.month(1), 800),
		(CHANNEL, make.month(2), 1500),
	]
	assert (getdate(doc.start_date), getdate(doc.end_date).month) == (date(make.year(), 1, 1), 2)
	assert (doc.responsible, activity("DR-LX2").status) == (make.PLANNER, "Draft")


def approved(book, tmp_path):
	"""The site after budget and activities are imported and approved."""
	do_import(replace(book, expenses=()), tmp_path, make.PLANNER)
	approve_budget()
	do_import(replace(book, expenses=()), tmp_path, make.PLANNER)
	with make.as_user(make.APPROVER):
		activity().submit()


def test_expenses_become_draft_entries_against_the_opening_account(book, tmp_path):
	approved(book, tmp_path)
	result = do_import(book, tmp_path)
	assert result.problems == [] and result.created["expenses"] == 2
	doc = entry("DR-PZ1")
	assert (doc.docstatus, getdate(doc.posting_date), doc.total_debit) == (0, date(make.year(), 1, 10), 500)
	opening = frappe.db.get_value("Account", {"company": default_company(), "account_type": "Temporary"})
	assert [(row.account, row.debit, row.credit, row.marketing_activity) for row in doc.accounts] == [
		(make.account(ACCOUNT), 500, 0, activity().name),
		(make.account(ACCOUNT), 0, 20, activity().name),
		(opening, 0, 480, None),
	]
	assert "城市传媒" in doc.accounts[0].user_remark


def test_submitted_entries_are_what_the_preview_said(book, tmp_path):
	approved(book, tmp_path)
	do_import(book, tmp_path)
	for number in ("DR-PZ1", "DR-PZ2"):
		entry(number).submit()
	page = build_preview(check_book(Reading(book)), datetime(make.year(), 12, 31)).marketing
	there = {row["line"]: row for row in figures([budget().name])}
	for line in page.budgets[0].lines:
		found = there[line.line.name]
		assert (line.year.actual, line.year.reserved) == (found["actual"], found["reserved"]), line


def test_who_may_not_book_is_told_once_that_expenses_stay_out(book, tmp_path):
	approved(book, tmp_path)
	result = do_import(book, tmp_path, make.PLANNER)
	assert codes(result) == [(0, "wb_expenses_by_finance")] and result.created["expenses"] == 0


def test_finance_may_book_what_planners_have_imported(book, tmp_path):
	approved(book, tmp_path)
	make_user("dr-finance@example.com", "Accounts User", "Accounts Manager")
	result = do_import(book, tmp_path, "dr-finance@example.com")
	assert result.problems == [] and result.created["expenses"] == 2


def test_importing_twice_changes_nothing(book, tmp_path):
	approved(book, tmp_path)
	do_import(book, tmp_path)
	before = snapshot()
	again = do_import(book, tmp_path, lang="en")
	assert again.problems == []
	assert again.created == {"budget": 0, "activities": 0, "expenses": 0}
	assert again.existing == {"budget": 1, "activities": 2, "expenses": 2}
	assert snapshot() == before


def test_sums_that_do_not_agree_leave_the_budget_and_what_hangs_on_it_out(book, tmp_path):
	wrong = replace(book.budget[0], m01=Decimal(900))
	result = do_import(replace(book, budget=(wrong, book.budget[1])), tmp_path)
	assert {code for _row, code in codes(result)} == {"wb_budget_left_out", "wb_pools_not_quota"}
	assert result.created == {"budget": 0, "activities": 0, "expenses": 0}


def test_an_expense_without_an_initiative_stays_out_and_the_rest_goes_in(book, tmp_path):
	approved(book, tmp_path)
	rows = (*book.expenses[:2], replace(book.expenses[2], activity_no=None))
	result = do_import(replace(book, expenses=rows), tmp_path)
	assert codes(result) == [(4, "wb_expense_without_activity")] and result.created["expenses"] == 1


@pytest.mark.parametrize(
	("values", "text"),
	[
		({"account": "没有的科目"}, "没有的科目"),
		({"project": "没有的项目"}, "没有的项目"),
		({"year": "1999"}, "1999"),
	],
)
def test_a_budget_that_names_what_erpnext_does_not_have_is_refused(book, tmp_path, values, text):
	rows = (replace(book.budget[0], **values), book.budget[1])
	result = do_import(replace(book, budget=rows, activities=(), expenses=()), tmp_path, make.PLANNER)
	assert codes(result) == [(2, "wb_refused")]
	assert text in result.problems[0].violation.params["reason"]
	assert not frappe.db.exists("Marketing Budget", {"title": TITLE})
	assert not frappe.db.exists("Marketing Expense Category", "导入广告"), "the row is undone as a whole"


@pytest.mark.parametrize("column", ["responsible", "campaign"])
def test_an_activity_that_names_nobody_known_is_refused_alone(book, tmp_path, column):
	do_import(replace(book, activities=(), expenses=()), tmp_path, make.PLANNER)
	approve_budget()
	rows = (replace(book.activities[0], **{column: "无此名"}), *book.activities[1:])
	result = do_import(replace(book, activities=rows, expenses=()), tmp_path, make.PLANNER)
	assert codes(result) == [(2, "wb_refused")] and result.created["activities"] == 1


def test_a_rejected_initiative_stays_on_paper(book, tmp_path):
	do_import(replace(book, activities=(), expenses=()), tmp_path, make.PLANNER)
	approve_budget()
	rows = (replace(book.activities[2], row=2, status="Rejected"),)
	result = do_import(replace(book, activities=rows, expenses=()), tmp_path, make.PLANNER)
	assert result.problems == [] and result.created["activities"] == 0


def test_who_may_not_make_budgets_is_refused(book, tmp_path):
	make_user("dr-nobody@example.com", "Accounts User")
	result = do_import(replace(book, activities=(), expenses=()), tmp_path, "dr-nobody@example.com")
	assert codes(result) == [(2, "wb_refused")] and result.created["budget"] == 0
