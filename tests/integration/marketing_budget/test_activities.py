"""An activity: approved by authority, it reserves; closed, it gives back what it did not use (B4; rows 40, 41)."""

import pytest

import frappe
from frappe.desk.form.save import savedocs
from frappe.utils import add_days, today

from sales_ops.exceptions.marketing_budget import (
	BudgetApprovalError,
	BudgetExceeded,
	BudgetPlanError,
	MarketingActivityError,
)
from sales_ops.marketing_budget.activities import begin_due_activities
from sales_ops.marketing_budget.doctype.marketing_activity.marketing_activity import activity_figures
from sales_ops.testing import marketing_budget as make

BIG_ROLE = "System Manager"


@pytest.fixture
def limits():
	"""The approver approves up to 1,000; more is another role's."""
	frappe.db.delete("Marketing Authority")
	table = [("Marketing Approver", 1000, 0), (BIG_ROLE, 0, 1)]
	for role, upto, no_limit in table:
		values = {"applies_to": "Marketing Activity", "role": role, "upto_amount": upto, "no_limit": no_limit}
		frappe.get_doc({"doctype": "Marketing Authority", **values}).insert()


def reserved(budget) -> float:
	return make.consumed(budget, field="reserved")


def test_approval_reserves(budget):
	doc = make.draft_activity(budget, (make.OUTDOOR, 1, 600), (make.OUTDOOR, 2, 400))
	assert (doc.total_amount, doc.status, reserved(budget)) == (1000, "Draft", 0)
	make.approve(doc)
	assert (doc.status, doc.approved_by, reserved(budget)) == ("Approved", make.APPROVER, 1000)
	assert make.consumed(budget, [2]) == 400


def test_an_amount_is_approved_by_the_role_that_reaches_so_far(budget, limits):
	doc = make.draft_activity(budget, (make.OUTDOOR, 2, 1001))
	assert doc.approver_role == BIG_ROLE
	doc.request_approval()
	with make.as_user(make.APPROVER), pytest.raises(BudgetApprovalError, match=BIG_ROLE):
		frappe.get_doc(doc.doctype, doc.name).submit()
	small = make.draft_activity(budget, (make.OUTDOOR, 2, 1000))
	assert make.approve(small).status == "Approved"


def test_nobody_approves_own(budget):
	doc = make.draft_activity(budget)
	doc.request_approval()
	with pytest.raises(BudgetApprovalError):
		frappe.get_doc(doc.doctype, doc.name).submit()


def test_who_changes_a_pending_activity_becomes_its_maker(budget):
	doc = make.draft_activity(budget)
	doc.request_approval()
	with make.as_user(make.APPROVER):
		changed = frappe.get_doc(doc.doctype, doc.name)
		changed.items[0].amount = 900
		changed.save()
		assert (changed.status, changed.prepared_by) == ("Draft", make.APPROVER)
		changed.request_approval()
		with pytest.raises(BudgetApprovalError):
			frappe.get_doc(doc.doctype, doc.name).submit()


def test_an_approver_who_only_sends_back_what_the_browser_had_changes_nothing(budget):
	activity = make.draft_activity(budget, (make.OUTDOOR, 1, 1000))
	adjustment = make.draft_adjustment(budget, "Supplement", make.move(500, target=(make.OUTDOOR, 1)))
	for doc in (activity, adjustment):
		doc.request_approval()
		sent = frappe.parse_json(doc.reload().as_json())
		for row in sent["items"]:
			row["amount"] = int(row["amount"])  # JavaScript knows no 1000.0
		with make.as_user(make.APPROVER):
			savedocs(frappe.as_json(sent), "Submit")
		assert doc.reload().status == "Approved"


def test_nothing_is_approved_that_nobody_asked_for(budget):
	doc = make.draft_activity(budget)
	with make.as_user(make.APPROVER), pytest.raises(BudgetApprovalError):
		frappe.get_doc(doc.doctype, doc.name).submit()


def test_a_rejected_activity_says_why_and_may_be_asked_for_again(budget):
	doc = make.draft_activity(budget)
	doc.request_approval()
	with make.as_user(make.APPROVER):
		given = frappe.get_doc(doc.doctype, doc.name)
		with pytest.raises(BudgetApprovalError):
			given.reject(" ")
		given.reject("太贵")
	assert (doc.reload().status, doc.rejection_reason) == ("Rejected", "太贵")
	doc.request_approval()
	assert (doc.status, doc.rejection_reason) == ("Pending", None)


def test_the_approver_is_told(budget):
	doc = make.draft_activity(budget)
	doc.request_approval()
	assert frappe.db.exists("Notification Log", {"document_name": doc.name, "for_user": make.APPROVER})


def test_an_activity_names_lines_and_months_of_its_budget(budget):
	with pytest.raises(BudgetPlanError):
		make.draft_activity(budget, ("没有这一行", 1, 5))
	row = {"line_name": make.OUTDOOR, "month": "2019-01", "amount": 5}
	with pytest.raises(BudgetPlanError):
		make.draft_activity(budget, items=[row])


def test_closing_gives_back_what_was_not_used(budget, activity):
	make.journal(activity, 300)
	with pytest.raises(MarketingActivityError):
		activity.close_activity("")
	activity.close_activity("来访 20 组")
	assert (activity.status, activity.result, make.consumed(budget)) == ("Closed", "来访 20 组", 300)


def test_an_activity_with_an_open_order_is_not_closed(budget, activity):
	order = make.order((activity, 300))
	with pytest.raises(MarketingActivityError, match="300"):
		activity.close_activity("来访 20 组")
	frappe.get_doc("Purchase Order", order.name).update_status("Closed")
	activity.reload().close_activity("来访 20 组")
	assert make.consumed(budget) == 0


def test_a_closed_activity_takes_nothing_more_but_money_back(budget, activity):
	make.journal(activity, 300)
	activity.close_activity("完成")
	with make.refused(MarketingActivityError):
		make.journal(activity, 1)
	make.journal(activity, -100)
	assert make.consumed(budget) == 200


def test_reopening_takes_the_reservation_again_if_it_is_still_there(budget, activity):
	activity.close_activity("完成")
	other = make.make_activity(budget, (make.OUTDOOR, 1, 500))
	with make.as_user(make.APPROVER):
		closed = frappe.get_doc(activity.doctype, activity.name)
		with make.refused(BudgetExceeded):
			closed.reopen_activity()
	other.close_activity("取消")
	with make.as_user(make.APPROVER):
		frappe.get_doc(activity.doctype, activity.name).reopen_activity()
	assert (activity.reload().status, make.consumed(budget)) == ("Running", 1000)


def test_what_was_spent_on_is_closed_and_not_cancelled(budget, activity):
	entry = make.journal(activity, 300)
	with make.refused(MarketingActivityError):
		frappe.get_doc(activity.doctype, activity.name).cancel()
	entry.cancel()
	frappe.get_doc(activity.doctype, activity.name).cancel()
	assert make.consumed(budget) == 0


@pytest.mark.parametrize("kind", [make.order, make.invoice, make.journal])
def test_an_activity_that_is_not_approved_takes_nothing(budget, kind):
	draft = make.draft_activity(budget)
	with pytest.raises(MarketingActivityError):
		kind(draft, 10) if kind is make.journal else kind((draft, 10))


def test_an_activity_runs_from_its_first_day_or_its_first_posting(budget):
	early = make.make_activity(budget, (make.OUTDOOR, 1, 10))
	late = make.make_activity(
		budget, (make.OUTDOOR, 1, 10), start_date=add_days(today(), 1), end_date=add_days(today(), 2)
	)
	begin_due_activities()
	begin_due_activities()
	assert (early.reload().status, late.reload().status) == ("Running", "Approved")
	make.journal(late, 5)
	assert late.reload().status == "Running"


def test_an_activity_is_not_spent_beyond_its_approval_though_the_budget_has_more(budget, activity):
	"""Authority is about the amount: 1,000 approved are not 1,001."""
	with pytest.raises(BudgetExceeded, match="1,000"):
		make.journal(activity, 1001, on=make.day(11))


def test_the_settings_may_let_an_activity_go_beyond_with_a_warning(budget, activity):
	frappe.db.set_single_value("Marketing Budget Settings", "over_activity", "Warn")
	frappe.clear_document_cache("Marketing Budget Settings", "Marketing Budget Settings")
	make.journal(activity, 1001, on=make.day(11))
	assert any("1,001" in str(message) for message in frappe.get_message_log())
	frappe.clear_document_cache("Marketing Budget Settings", "Marketing Budget Settings")


def test_a_planner_makes_and_an_approver_approves(budget):
	with make.as_user(make.PLANNER):
		values = make.draft_activity(budget).as_dict()
		assert values.owner == make.PLANNER
		doc = frappe.get_doc("Marketing Activity", values.name)
		doc.request_approval()
		with pytest.raises(frappe.PermissionError):
			frappe.get_doc("Marketing Activity", values.name).submit()
	with make.as_user(make.APPROVER):
		frappe.get_doc("Marketing Activity", values.name).submit()
	assert frappe.db.get_value("Marketing Activity", values.name, "approved_by") == make.APPROVER


def test_the_desk_lets_a_planner_close_what_only_an_approver_submits(budget, activity):
	"""Frappe runs a method of a submitted document only for who may submit it."""
	from sales_ops.marketing_budget.doctype.marketing_activity.marketing_activity import close_activity

	with make.as_user(make.PLANNER):
		close_activity(activity.name, "完成")
	assert activity.reload().closed_by == make.PLANNER


def test_figures_of_an_activity_are_those_of_its_cells(budget, activity):
	make.order((activity, 100), on=make.day(2))
	make.journal(activity, 200)
	rows = [
		(row["month"], int(row["approved"]), int(row["reserved"]), int(row["committed"]), int(row["actual"]))
		for row in activity_figures(activity.name)
	]
	assert rows == [(make.month(1), 1000, 700, 0, 200), (make.month(2), 0, 0, 100, 0)]
