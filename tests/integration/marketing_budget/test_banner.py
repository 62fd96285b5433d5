"""The banner on a draft says what submitting it would do, no more and no less (row 52)."""

import pytest

import frappe

from sales_ops.exceptions.marketing_budget import BudgetExceeded
from sales_ops.marketing_budget.control.banner import budget_banner
from sales_ops.testing import marketing_budget as make


@pytest.fixture
def budget():
	return make.make_budget(make.line(amount={1: 1000}, control_mode="Annual"))


def banner(doc) -> tuple:
	found = budget_banner(doc.doctype, doc.name)
	rows = [(row["level"], int(row["consumed"]), int(row["available"])) for row in found["lines"]]
	return rows, [(stop["line"], int(stop["excess"])) for stop in found["stops"]]


@pytest.mark.parametrize("kind", [make.order, make.invoice, make.journal])
@pytest.mark.parametrize("amount", [500, 850, 950, 1200])
def test_a_draft_says_what_submitting_it_does(budget, kind, amount):
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 1))
	# the activity may cost more here, so that the line alone decides
	frappe.db.set_single_value("Marketing Budget Settings", "over_activity", "Warn")
	frappe.clear_document_cache("Marketing Budget Settings", "Marketing Budget Settings")
	arguments = (activity, amount) if kind is make.journal else ((activity, amount),)
	doc = kind(*arguments, submit=False)
	[row], stops = banner(doc)
	level = {500: "Fine", 850: "Warn", 950: "Alert", 1200: "Stop"}[amount]
	assert row == (level, amount, 1000 - amount)
	if level == "Stop":
		assert (make.OUTDOOR, 200) in stops
		with make.refused(BudgetExceeded):
			doc.submit()
	else:
		doc.submit()
		assert make.consumed(budget) == amount
	frappe.clear_document_cache("Marketing Budget Settings", "Marketing Budget Settings")


def test_an_activity_says_what_its_approval_takes(budget):
	assert banner(make.draft_activity(budget, (make.OUTDOOR, 1, 900))) == ([("Alert", 900, 100)], [])
	assert banner(make.draft_activity(budget, (make.OUTDOOR, 1, 1100))) == (
		[("Stop", 1100, -100)],
		[(make.OUTDOOR, 100)],
	)


def test_an_invoice_of_an_order_takes_nothing_more(budget, activity):
	order = make.order((activity, 900))
	doc = make.invoice_of(order, submit=False)
	assert banner(doc) == ([], [])


def test_more_than_the_activity_was_approved_for_is_said(budget):
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 100))
	_rows, stops = banner(make.order((activity, 150), submit=False))
	assert stops == [(make.OUTDOOR, 50)]


def test_a_draft_without_an_activity_says_nothing():
	assert banner(make.journal(None, 10, submit=False)) == ([], [])


def test_only_who_reads_the_document_is_told(budget, activity):
	doc = make.journal(activity, 10, submit=False)
	with make.as_user(make.PLANNER), make.refused(frappe.PermissionError):
		budget_banner(doc.doctype, doc.name)
	with make.refused(frappe.PermissionError):
		budget_banner("User", "Administrator")
