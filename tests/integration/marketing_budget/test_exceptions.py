"""An exception: one document, one amount, one use, one approver; it costs a penalty (B8; row 46)."""

import pytest

import frappe

from sales_ops.exceptions.marketing_budget import BudgetApprovalError, BudgetExceeded, MarketingBudgetError
from sales_ops.testing import marketing_budget as make

PENALTY = "Marketing Budget Penalty"


@pytest.fixture
def budget():
	return make.make_budget(make.line(amount={1: 1000}, control_mode="Annual"))


@pytest.fixture
def order(budget, activity):
	"""A draft over 1,200 of 1,000."""
	return make.order((activity, 1200), submit=False)


def submit(doc):
	return frappe.get_doc(doc.doctype, doc.name).submit()


def test_an_exception_that_is_not_approved_opens_nothing(budget, order):
	doc = make.draft_exception(order, budget, 200)
	doc.request_approval()
	with make.refused(BudgetExceeded):
		submit(order)
	with make.refused(BudgetApprovalError):
		frappe.get_doc(doc.doctype, doc.name).submit()


def test_an_exception_is_for_its_amount(budget, order):
	exception = make.make_exception(order, budget, 199)
	with make.refused(BudgetExceeded):
		submit(order)
	assert exception.reload().status == "Approved"


def test_an_exception_is_for_its_document(budget, activity, order):
	make.make_exception(order, budget, 200)
	with make.refused(BudgetExceeded):
		make.order((activity, 1200))


def test_an_exception_is_used_once(budget, activity, order):
	exception = make.make_exception(order, budget, 200)
	submit(order)
	assert (exception.reload().status, exception.used_by) == ("Used", "Administrator")
	entry = make.journal(activity, 1, submit=False)
	with make.refused(BudgetExceeded):
		submit(entry)
	with make.refused(MarketingBudgetError):
		exception.cancel()


def test_what_was_let_through_is_billed_without_another_exception(budget, order):
	make.make_exception(order, budget, 200)
	make.invoice_of(submit(order))
	assert make.consumed(budget) == 1200


def test_the_document_does_not_pass_and_keep_the_exception(budget, activity):
	"""It is used in the transaction that overspends: what fails later uses nothing."""
	entry = make.journal(activity, 1200, submit=False)
	exception = make.make_exception(entry, budget, 200)
	frappe.db.savepoint("failing")
	submit(entry)
	frappe.db.rollback(save_point="failing")
	assert exception.reload().status == "Approved"
	assert not frappe.db.exists(PENALTY, {"exception": exception.name})


def test_cancelling_frees_it_for_the_amendment_and_voids_the_penalty(budget, order):
	exception = make.make_exception(order, budget, 200)
	submitted = submit(order)
	submitted.cancel()
	assert (exception.reload().status, exception.used_amount) == ("Approved", 0)
	assert frappe.get_all(PENALTY, {"exception": exception.name}, pluck="status") == ["Void"]
	amended = frappe.copy_doc(submitted)
	amended.update({"amended_from": submitted.name, "docstatus": 0, "status": "Draft"})
	amended.insert().submit()
	assert (exception.reload().status, exception.document_name) == ("Used", amended.name)


def test_one_exception_for_a_document_and_line(budget, order):
	make.draft_exception(order, budget, 200)
	with make.refused(MarketingBudgetError):
		make.draft_exception(order, budget, 300)


@pytest.mark.parametrize("values", [{"amount": 0}, {"document_name": "没有这张单"}])
def test_an_exception_is_about_a_document_and_an_amount(budget, order, values):
	with make.refused(frappe.ValidationError):
		make.draft_exception(order, budget, values.pop("amount", 200), **values)


def test_the_penalty_is_a_percentage_with_a_minimum_and_follows_the_rule(budget, order):
	settings = frappe.get_doc("Marketing Budget Settings")
	settings.update({"penalty_percentage": 10, "minimum_penalty": 50, "penalty_rule": "超支罚款办法第三条"})
	settings.save()
	make.make_exception(order, budget, 200)
	submit(order)
	penalty = frappe.get_last_doc(PENALTY)
	assert (penalty.penalty_amount, penalty.rule, penalty.status) == (50, "超支罚款办法第三条", "Open")


def penalty_of(budget, order):
	exception = make.make_exception(order, budget, 200)
	submit(order)
	return frappe.get_last_doc(PENALTY, {"exception": exception.name})


def test_finance_settles_and_an_approver_waives_with_a_remark(budget, order):
	penalty = penalty_of(budget, order)
	with make.as_user("qian@example.com"):
		doc = frappe.get_doc(PENALTY, penalty.name)
		with make.refused(MarketingBudgetError):
			doc.settle("")
		with make.refused(frappe.PermissionError):
			doc.waive("求情")
		doc.settle("工资扣除")
	assert (penalty.reload().status, penalty.decided_by, penalty.decision_reason) == (
		"Settled",
		"qian@example.com",
		"工资扣除",
	)
	with make.as_user(make.APPROVER), make.refused(MarketingBudgetError):
		frappe.get_doc(PENALTY, penalty.name).waive("迟了")


def test_nobody_waives_own(budget, order):
	penalty = penalty_of(budget, order)
	penalty.db_set("person", make.APPROVER)
	with make.as_user(make.APPROVER), make.refused(BudgetApprovalError):
		frappe.get_doc(PENALTY, penalty.name).waive("算了")


def test_a_penalty_is_made_by_an_exception_only():
	with make.refused(MarketingBudgetError):
		frappe.get_doc({"doctype": PENALTY, "exception": "x"}).insert(
			ignore_links=True, ignore_mandatory=True
		)


def test_a_settled_penalty_stays_when_the_document_is_cancelled(budget, order):
	penalty = penalty_of(budget, order)
	penalty.db_set("status", "Settled")
	frappe.get_doc("Purchase Order", order.name).cancel()
	assert penalty.reload().status == "Settled"


def test_an_activity_may_be_let_through_too(budget):
	draft = make.draft_activity(budget, (make.OUTDOOR, 1, 1100))
	exception = make.make_exception(draft, budget, 100)
	make.approve(frappe.get_doc(draft.doctype, draft.name))
	assert exception.reload().status == "Used"
	assert make.consumed(budget) == 1100
