"""A budget's plan, its ratio, its approval and its end."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.marketing_budget import BudgetApprovalError, BudgetPlanError
from sales_ops.marketing_budget.budgets import figures, figures_with_parts, total_of
from sales_ops.marketing_budget.snapshots import take_all
from sales_ops.testing import marketing_budget as make


def submit(doc, user=make.APPROVER):
	with make.as_user(user):
		frappe.get_doc(doc.doctype, doc.name).submit()
	return doc.reload()


def approve_ratio(doc, user=make.APPROVER):
	with make.as_user(user):
		frappe.get_doc(doc.doctype, doc.name).approve_ratio()
	return doc.reload()


def test_the_ratio_makes_the_amounts_of_the_pools():
	doc = make.draft_budget(make.line(amount=300), make.line("现场活动", 700, make.PROJECT))
	assert [(row.pool, row.ratio, row.amount) for row in doc.pools] == [
		(make.BRAND, 30, 300),
		(make.PROJECT, 70, 700),
	]
	assert [row.total for row in doc.lines] == [300, 700]


def test_a_budget_goes_through_ratio_approval_and_becomes_active():
	doc = make.draft_budget()
	with pytest.raises(BudgetPlanError):
		submit(doc)
	approve_ratio(doc)
	assert (doc.status, doc.ratio_approved_by) == ("Ratio Approved", make.APPROVER)
	submit(doc)
	assert (doc.status, doc.approved_by) == ("Active", make.APPROVER)
	assert total_of(doc.name) == 12_000
	entries = frappe.get_all(
		"Marketing Budget Entry", {"voucher_no": doc.name}, ["month", "amount", "entry_type"]
	)
	assert len(entries) == 12 and {row.amount for row in entries} == {1000}


def test_who_made_the_split_does_not_approve_it():
	doc = make.draft_budget()
	with pytest.raises(BudgetApprovalError):
		doc.approve_ratio()
	approve_ratio(doc)
	with pytest.raises(BudgetApprovalError):
		frappe.get_doc(doc.doctype, doc.name).submit()


def test_another_split_needs_another_approval():
	doc = approve_ratio(make.draft_budget(make.line(amount=1200), make.line("活动", 1200, make.PROJECT)))
	doc.pools[0].ratio, doc.pools[1].ratio = 40, 60
	doc.save()
	assert (doc.status, doc.ratio_approved_by) == ("Draft", None)


def test_the_approval_of_a_ratio_is_not_written_by_a_client():
	doc = make.draft_budget()
	doc.update({"status": "Ratio Approved", "ratio_approved_by": make.APPROVER})
	doc.save()
	assert doc.reload().status == "Draft"


def test_lines_use_their_pool_to_the_cent():
	doc = make.draft_budget(annual_quota=12_001)
	approve_ratio(doc)
	with pytest.raises(BudgetPlanError, match="12,000"):
		submit(doc)


@pytest.mark.parametrize("change", [{"line_name": make.OUTDOOR}, {"pool": make.PROJECT}, {"month_01": -1}])
def test_a_line_that_cannot_be_is_refused(change):
	with pytest.raises(BudgetPlanError):
		make.draft_budget(make.line(), make.line("电视"), lines=[make.line(), make.line("电视", **change)])


def test_a_line_names_an_account_of_the_company_once():
	row = {"expense_account": make.account()}
	with pytest.raises(BudgetPlanError):
		make.draft_budget(make.line(**row), make.line("电视", **row))


def test_limits_of_a_lines_own_begin_with_those_of_the_settings():
	doc = make.draft_budget(make.line(own_limits=1))
	assert (doc.lines[0].warn_percentage, doc.lines[0].stop_percentage) == (80, 100)
	doc.lines[0].warn_percentage = 99
	with pytest.raises(BudgetPlanError):
		doc.save()


def test_a_cancelled_budget_leaves_nothing_given():
	doc = make.make_budget()
	doc.cancel()
	assert total_of(doc.name) == 0
	assert doc.status == "Cancelled"


def test_a_budget_with_an_activity_stays(budget, activity):
	with pytest.raises(frappe.LinkExistsError):
		frappe.get_doc("Marketing Budget", budget.name).cancel()


def test_entries_are_written_by_nobody_else(budget):
	entry = frappe.get_last_doc("Marketing Budget Entry", {"marketing_budget": budget.name})
	entry.amount = 5
	with pytest.raises(BudgetPlanError):
		entry.save()
	with pytest.raises(BudgetPlanError):
		frappe.copy_doc(entry).insert()
	with pytest.raises(BudgetPlanError):
		entry.delete()


def test_a_part_is_of_an_active_budget_of_the_same_year():
	whole = make.draft_budget()
	with pytest.raises(BudgetPlanError):
		make.draft_budget(parent_budget=whole.name)


def test_a_budget_that_is_split_takes_no_activities():
	whole = make.make_budget()
	make.make_budget(parent_budget=whole.name)
	with pytest.raises(BudgetPlanError):
		make.draft_activity(whole)


def test_a_budget_with_activities_of_its_own_is_not_split(budget, activity):
	with pytest.raises(BudgetPlanError, match=activity.activity_name):
		make.draft_budget(parent_budget=budget.name)


def test_a_supplement_of_a_part_stays_within_the_whole():
	whole = make.make_budget()
	part = make.make_budget(parent_budget=whole.name)
	row = make.move(1, target=(make.OUTDOOR, 1))
	with pytest.raises(BudgetPlanError):
		make.adjust(part, "Supplement", row)
	make.adjust(whole, "Supplement", row)
	make.adjust(part, "Supplement", row)
	with pytest.raises(BudgetPlanError):
		make.adjust(whole, "Return", make.move(1, source=(make.OUTDOOR, 1)))


def test_a_budget_is_closed_when_nobody_counts_on_it(budget, activity):
	with make.as_user(make.APPROVER):
		doc = frappe.get_doc("Marketing Budget", budget.name)
		with pytest.raises(BudgetPlanError):
			doc.close_budget()
	activity.close_activity("没有效果")
	with make.as_user(make.APPROVER):
		doc.close_budget()
	assert (doc.status, doc.closed_on) == ("Closed", getdate(today()))
	with pytest.raises(BudgetPlanError):
		make.draft_activity(budget)


def test_figures_by_line_and_month_add_up_to_the_budgets():
	budget = make.make_budget(make.line(), make.line("活动", {3: 500}, make.PROJECT))
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 1000), ("活动", 3, 500))
	make.order((activity, 300), on=make.day(3))
	make.journal(activity, 200)
	rows = make.by_month(budget)
	assert len(rows) == 24
	for field in ("original", "adjusted", "reserved", "committed", "actual", "consumed", "available"):
		assert sum(row[field] for row in rows) == sum(row[field] for row in figures([budget.name]))
	whole = figures_with_parts(budget.name)
	assert [int(whole[field]) for field in ("adjusted", "reserved", "committed", "actual", "available")] == [
		12_500,
		1000,
		300,
		200,
		11_000,
	]


def test_a_saved_budget_keeps_the_stamps_of_its_lines(budget, activity):
	before = frappe.db.get_value("Marketing Budget Line", budget.lines[0].name, "stamp")
	assert before
	budget.save()
	assert frappe.db.get_value("Marketing Budget Line", budget.lines[0].name, "stamp") == before


def test_a_snapshot_a_day_says_how_the_budget_stands(budget, activity):
	make.journal(activity, 200)
	take_all()
	take_all()
	[row] = frappe.get_all("Marketing Budget Snapshot", {"marketing_budget": budget.name}, ["*"])
	assert (row.adjusted_amount, row.reserved_amount, row.actual_amount, row.available_amount) == (
		12_000,
		800,
		200,
		11_000,
	)
	assert row.snapshot_date < getdate(add_days(today(), 1))
