"""A marketing budget in the desk: an activity is approved, an invoice beyond it is stopped until an exception lets it through;
finance checks the week's ledger. Each role does its part.
"""

import pytest
from desk import PATIENCE
from playwright.sync_api import expect

import frappe
from frappe.utils import getdate, now_datetime, today

from sales_ops.testing import marketing_budget as make
from sales_ops.testing import marketing_statements as papers
from sales_ops.testing.cleanup import remove_since
from sales_ops.testing.office import make_staff

FINANCE = "ui-finance@example.com"
LINE = "浏览器户外"
APPROVED, INVOICED, EXCESS = 1000, 1200, 200  # yuan


@pytest.fixture
def budget(site):
	"""A thousand of January, in one line, for all that comes after."""
	frappe.db.rollback()
	frappe.set_user("Administrator")
	make_staff()
	make.make_supplier(), make.make_service()
	frappe.db.commit()
	began = now_datetime()
	line = make.line(LINE, amount={1: APPROVED})
	receivers = papers.receivers_of_budget(Finance=FINANCE)
	doc = make.make_budget(line, title="浏览器营销预算", **receivers)
	frappe.db.commit()
	yield doc
	frappe.db.rollback()
	frappe.set_user("Administrator")
	remove_since(began)


def fresh(doctype: str, filters, fields):
	"""What the database says now: the server has committed since our last look."""
	frappe.db.rollback()
	return frappe.db.get_value(doctype, filters, fields)


def open_form(desk, doctype: str, name: str) -> None:
	desk.open(f"{frappe.scrub(doctype).replace('_', '-')}/{name}")
	desk.wait_for_form(doctype)
	desk.settle()


def headline(desk):
	return desk.page.locator(".so-headline")


def request_approval(desk) -> None:
	desk.form_button("Request Approval").click()
	desk.wait_until("status", "Pending")


def approve(approver, doctype: str, name: str) -> None:
	"""What was handed in says so, and the approver submits it."""
	open_form(approver, doctype, name)
	expect(headline(approver)).to_contain_text("Check it, then submit or reject it", timeout=PATIENCE)
	expect(approver.form_button("Reject")).to_be_visible()
	approver.submit()
	assert approver.value("status") == "Approved"


def propose(marketer, budget) -> str:
	"""The planner makes an activity from the budget, over all that it has, and asks for approval."""
	open_form(marketer, "Marketing Budget", budget.name)
	marketer.form_button("Create").click()
	marketer.page.locator(".dropdown-menu:visible .dropdown-item", has_text="Marketing Activity").click()
	marketer.wait_for_form("Marketing Activity")
	assert marketer.value("marketing_budget") == budget.name
	for field, value in {
		"activity_name": "浏览器高炮",
		"start_date": make.day(1, 1),
		"end_date": make.day(12, 31),
		"purpose": "秋季开盘",
	}.items():
		marketer.set_value(field, value)
	marketer.page.wait_for_function(
		"(line) => cur_frm.fields_dict.items.grid.get_docfield('line_name').options.includes(line)", arg=LINE
	)
	marketer.page.evaluate(
		"""async ([line, month, amount]) => {
			cur_frm.clear_table("items");
			const row = cur_frm.add_child("items");
			for (const [field, value] of Object.entries({ line_name: line, month, amount }))
				await frappe.model.set_value(row.doctype, row.name, field, value);
			cur_frm.refresh_field("items");
		}""",
		[LINE, make.month(getdate(today()).month), APPROVED],
	)
	assert marketer.value("total_amount") == APPROVED
	marketer.save()
	expect(headline(marketer)).to_contain_text(LINE, timeout=PATIENCE)
	request_approval(marketer)
	return marketer.value("name")


def ask_for_exception(finance, invoice) -> str:
	"""The accountant's invoice is too much: the form says so while it is a draft, and so does the server."""
	open_form(finance, "Purchase Invoice", invoice.name)
	expect(headline(finance)).to_contain_text("too much", timeout=PATIENCE)
	assert finance.value("docstatus") == 0
	finance.form_button("Submit").click()
	finance.confirm()
	stop = finance.page.locator(".modal-dialog:visible .msgprint", has_text="would be used")
	expect(stop).to_contain_text(LINE, timeout=PATIENCE)
	assert fresh("Purchase Invoice", invoice.name, "docstatus") == 0

	open_form(finance, "Purchase Invoice", invoice.name)
	finance.form_button("Request Exception").click()
	finance.wait_for_form("Marketing Budget Exception")
	finance.settle()
	asked = [finance.value(field) for field in ("document_name", "line_name", "amount")]
	assert asked == [invoice.name, LINE, EXCESS]
	finance.set_value("reason", "现场突发")
	finance.save()
	request_approval(finance)
	return finance.value("name")


def test_an_invoice_beyond_its_activity_waits_for_an_exception_that_is_used_once(desk, budget):
	marketer, approver, finance = desk("marketer"), desk("approver"), desk("finance")
	activity = propose(marketer, budget)
	expect(headline(marketer)).to_contain_text("Waits for approval by Marketing Approver", timeout=PATIENCE)
	expect(headline(marketer)).to_contain_text("left", timeout=PATIENCE)
	approve(approver, "Marketing Activity", activity)
	assert fresh("Marketing Activity", activity, ["status", "docstatus"]) == ("Approved", 1)

	invoice = make.invoice((activity, INVOICED), submit=False, on=today())
	frappe.db.commit()
	exception = ask_for_exception(finance, invoice)
	approve(approver, "Marketing Budget Exception", exception)

	open_form(finance, "Purchase Invoice", invoice.name)
	finance.submit()
	assert fresh("Marketing Budget Exception", exception, ["status", "used_amount"]) == ("Used", EXCESS)
	penalty = fresh("Marketing Budget Penalty", {"exception": exception}, ["overspent_amount", "status"])
	assert penalty == (EXCESS, "Open")

	another = make.invoice((activity, 1), submit=False, on=today())
	frappe.db.commit()
	open_form(finance, "Purchase Invoice", another.name)
	finance.form_button("Submit").click()
	finance.confirm()
	stop = finance.page.locator(".modal-dialog:visible .msgprint", has_text="would be used")
	expect(stop).to_be_visible(timeout=PATIENCE)
	assert fresh("Purchase Invoice", another.name, "docstatus") == 0


def test_a_budget_is_split_by_the_planner_and_approved_by_another(desk, budget):
	marketer, approver = desk("marketer"), desk("approver")
	marketer.open("marketing-budget/new")
	marketer.wait_for_form("Marketing Budget")
	marketer.page.wait_for_function("(cur_frm.doc.pools || []).length === 2")
	values = {"title": "浏览器新预算", "fiscal_year": budget.fiscal_year, "annual_quota": 2400}
	for field, value in values.items():
		marketer.set_value(field, value)
	marketer.save()
	name = marketer.value("name")
	expect(headline(marketer)).to_contain_text("are still to be spread over lines", timeout=PATIENCE)
	expect(marketer.form_button("Approve Ratio")).to_have_count(0)

	open_form(approver, "Marketing Budget", name)
	approver.form_button("Approve Ratio").click()
	approver.wait_until("status", "Ratio Approved")

	open_form(marketer, "Marketing Budget", name)
	for pool in (make.BRAND, make.PROJECT):
		spread_evenly(marketer, pool, 1200)
	marketer.save()
	assert [row["month_12"] for row in marketer.value("lines")] == [100, 100]
	expect(headline(marketer)).to_contain_text("Every pool is spread", timeout=PATIENCE)

	open_form(approver, "Marketing Budget", name)
	approver.submit()
	assert fresh("Marketing Budget", name, ["status", "approved_by"]) == ("Active", "ui-approver@example.com")


def spread_evenly(desk, pool: str, amount: int) -> None:
	"""A new line of a pool, its year spread by the button in its row."""
	desk.page.evaluate(
		"""([pool]) => {
			const row = cur_frm.add_child("lines", { line_name: `浏览器${pool}`, pool });
			cur_frm.refresh_field("lines");
			cur_frm.fields_dict.lines.grid.grid_rows_by_docname[row.name].toggle_view(true);
		}""",
		[pool],
	)
	desk.page.locator(".form-in-grid:visible .btn", has_text="Spread Evenly").click()
	total = desk.page.locator(".modal-dialog:visible [data-fieldname='total'] input")
	total.fill(str(amount))
	total.blur()
	desk.page.locator(".modal-dialog:visible .btn-primary:visible").click()
	desk.page.wait_for_function(
		"(amount) => cur_frm.doc.lines.at(-1).total === amount && !document.querySelector('.modal.show')",
		arg=amount,
	)
	desk.page.evaluate("cur_frm.fields_dict.lines.grid.grid_rows.at(-1).toggle_view(false)")


def test_finance_checks_the_ledger_and_takes_the_report_without_being_allowed_to_submit_them(desk, budget):
	activity = make.make_activity(budget, (LINE, 1, APPROVED))
	make.invoice((activity, APPROVED), on=make.day(1))
	ledger = papers.make_ledger(make.day(1), submit=True)
	report = papers.make_report(budget, 1, submit=True)
	frappe.db.commit()

	finance = desk("finance")
	open_form(finance, "Marketing Expense Ledger", ledger.name)
	finance.form_button("Confirm Check").click()
	finance.page.locator(".modal-dialog:visible textarea").fill("与总账一致")
	finance.page.locator(".modal-dialog:visible .btn-primary:visible").click()
	finance.wait_until("status", "Checked")
	expect(headline(finance)).to_contain_text("与总账一致", timeout=PATIENCE)

	open_form(finance, "Marketing Budget Execution Report", report.name)
	finance.form_button("Confirm Receipt").click()
	finance.page.wait_for_function(
		"(user) => cur_frm.doc && cur_frm.doc.receivers.some((row) => row.receiver === user && row.received_on)",
		arg=FINANCE,
	)
	finance.settle()
	expect(finance.form_button("Confirm Receipt")).to_have_count(0)
