"""More, less and moved money, with reason and approval; nothing below what is used (B7; rows 47 to 50)."""

import pytest

import frappe

from sales_ops.exceptions.marketing_budget import BudgetApprovalError, BudgetChangeError, BudgetPlanError
from sales_ops.marketing_budget.budgets import figures, total_of
from sales_ops.marketing_budget.doctype.marketing_budget.marketing_budget import propose_year_end
from sales_ops.marketing_budget.year_end import propose_all
from sales_ops.testing import marketing_budget as make

TV = "电视"


@pytest.fixture
def two_lines():
	return make.make_budget(make.line(), make.line(TV, 1200, make.PROJECT))


def adjusted(budget, line: str, month: int) -> float:
	rows = make.by_month(budget)
	return next(
		float(row["adjusted"]) for row in rows if (row["line"], row["month"]) == (line, make.month(month))
	)


def test_every_kind_stays_visible_beside_the_original(two_lines):
	make.adjust(two_lines, "Supplement", make.move(50, target=(TV, 3)))
	make.adjust(two_lines, "Transfer", make.move(30, (make.OUTDOOR, 3), (TV, 4)))
	make.adjust(two_lines, "Return", make.move(20, (make.OUTDOOR, 3)))
	rows = {row["line"]: row for row in figures([two_lines.name])}
	fields = ("original", "supplement", "transfer", "returned", "adjusted")
	assert [int(rows[TV][field]) for field in fields] == [1200, 50, 30, 0, 1280]
	assert [int(rows[make.OUTDOOR][field]) for field in fields] == [12_000, 0, -30, -20, 11_950]
	assert total_of(two_lines.name) == 13_230


def test_an_adjustment_counts_only_when_another_has_approved_it(two_lines):
	doc = make.draft_adjustment(two_lines, "Supplement", make.move(50, target=(TV, 3)))
	assert (doc.total_amount, adjusted(two_lines, TV, 3)) == (50, 100)
	doc.request_approval()
	assert adjusted(two_lines, TV, 3) == 100
	with pytest.raises(BudgetApprovalError):
		frappe.get_doc(doc.doctype, doc.name).submit()
	with make.as_user(make.APPROVER):
		frappe.get_doc(doc.doctype, doc.name).submit()
	assert adjusted(two_lines, TV, 3) == 150


def test_a_line_does_not_give_what_it_has_used(two_lines):
	activity = make.make_activity(two_lines, (TV, 1, 90))
	make.journal(activity, 90)
	with pytest.raises(BudgetChangeError):
		make.adjust(two_lines, "Return", make.move(11, (TV, 1)))
	make.adjust(two_lines, "Return", make.move(10, (TV, 1)))
	assert adjusted(two_lines, TV, 1) == 90


def test_what_is_only_reserved_is_used_too(two_lines):
	make.make_activity(two_lines, (TV, 1, 90))
	with pytest.raises(BudgetChangeError):
		make.adjust(two_lines, "Transfer", make.move(11, (TV, 1), (make.OUTDOOR, 1)))


def test_a_cancelled_adjustment_is_taken_back_by_rows_of_its_own(two_lines):
	doc = make.adjust(two_lines, "Supplement", make.move(50, target=(TV, 3)))
	doc.cancel()
	rows = frappe.get_all("Marketing Budget Entry", {"voucher_no": doc.name}, ["amount", "reverses"])
	assert sorted(row.amount for row in rows) == [-50, 50]
	assert [bool(row.reverses) for row in sorted(rows, key=lambda row: row.amount)] == [True, False]
	assert (doc.status, adjusted(two_lines, TV, 3)) == ("Cancelled", 100)


def test_what_was_given_and_used_is_not_taken_back(two_lines):
	doc = make.adjust(two_lines, "Supplement", make.move(50, target=(TV, 1)))
	make.make_activity(two_lines, (TV, 1, 150))
	with pytest.raises(BudgetChangeError):
		doc.cancel()


def test_each_kind_leaves_out_the_side_it_does_not_have(two_lines):
	row = make.move(5, (make.OUTDOOR, 1), (TV, 1))
	doc = make.draft_adjustment(two_lines, "Supplement", row)
	assert (doc.items[0].from_line, doc.items[0].to_line) == (None, TV)
	doc = make.draft_adjustment(two_lines, "Return", row)
	assert (doc.items[0].from_line, doc.items[0].to_line) == (make.OUTDOOR, None)


def test_a_row_without_its_side_is_refused(two_lines):
	with pytest.raises(BudgetChangeError):
		make.draft_adjustment(two_lines, "Transfer", make.move(5, target=(TV, 1)))
	with pytest.raises(BudgetChangeError):
		make.draft_adjustment(two_lines, "Supplement", make.move(0, target=(TV, 1)))
	with pytest.raises(BudgetChangeError):
		make.draft_adjustment(two_lines, "Supplement")


# The year's end


def last_year(*lines):
	"""A budget of last year; it is active still."""
	budget = make.make_budget(*lines)
	year = make.year() - 1
	frappe.db.set_value(
		"Marketing Budget",
		budget.name,
		{"fiscal_year": str(year), "year_start_date": f"{year}-01-01", "year_end_date": f"{year}-12-31"},
	)
	for entry in frappe.get_all(
		"Marketing Budget Entry", {"marketing_budget": budget.name}, ["name", "month"]
	):
		frappe.db.set_value(
			"Marketing Budget Entry", entry.name, "month", entry.month.replace(str(make.year()), str(year))
		)
	frappe.clear_document_cache("Marketing Budget", budget.name)
	return frappe.get_doc("Marketing Budget", budget.name)


def test_what_is_left_after_the_year_lapses():
	budget = last_year(make.line(amount=1200), make.line(TV, {5: 10}))
	name = propose_year_end(budget.name, "Lapse")
	doc = frappe.get_doc("Marketing Budget Adjustment", name)
	assert (doc.status, doc.total_amount, len(doc.items)) == ("Draft", 1210, 13)
	make.approve(doc)
	assert total_of(budget.name) == 0


def test_what_is_left_is_carried_forward_to_the_line_of_the_same_name():
	budget = last_year(make.line(amount={2: 70, 5: 30}))
	this_year = make.make_budget()
	doc = frappe.get_doc("Marketing Budget Adjustment", propose_year_end(budget.name, "Carry Forward"))
	assert doc.to_budget == this_year.name
	make.approve(doc)
	assert (total_of(budget.name), total_of(this_year.name)) == (0, 12_100)
	assert adjusted(this_year, make.OUTDOOR, 1) == 1100


def test_a_line_that_the_next_year_does_not_have_is_named():
	budget = last_year(make.line("没有了", amount=1200))
	make.make_budget()
	with pytest.raises(BudgetPlanError, match="没有了"):
		propose_year_end(budget.name, "Carry Forward")


def test_a_year_that_is_not_over_has_no_rest(budget):
	with pytest.raises(BudgetPlanError):
		propose_year_end(budget.name, "Lapse")


def test_the_year_end_is_proposed_once():
	budget = last_year()
	propose_all()
	propose_all()
	assert frappe.db.count("Marketing Budget Adjustment", {"marketing_budget": budget.name}) == 1


def test_a_budget_carries_forward_only_into_a_later_year(budget):
	other = make.make_budget()
	with pytest.raises(BudgetChangeError):
		make.draft_adjustment(
			budget, "Carry Forward", make.move(5, (make.OUTDOOR, 1), (make.OUTDOOR, 1)), to_budget=other.name
		)
