"""Two who submit at once, in processes of their own: the last yuan is spent once, and who is refused reads a sentence."""

from pathlib import Path

import pytest

import frappe
from frappe.utils import now_datetime

from sales_ops.testing import marketing_budget as make
from sales_ops.testing import races
from sales_ops.testing.cleanup import remove_since

WORKER = Path(__file__).parents[1] / "race_worker.py"
STOPPED = {"BudgetExceeded"}
POLITE = STOPPED | {
	"BudgetChangeError",
	"MarketingActivityError",
	"TimestampMismatchError",
	"QueryDeadlockError",
	"QueryTimeoutError",
}


@pytest.fixture
def office(committing):
	"""What the test and its processes make is removed afterwards; masters are made before."""
	make.make_supplier()
	make.make_service()
	frappe.db.commit()
	start = now_datetime()
	yield
	remove_since(start)


@pytest.fixture
def budget(office):
	return make.make_budget(make.line(amount={1: 1000}, control_mode="Annual"))


@pytest.fixture
def activity(budget):
	return make.make_activity(budget, (make.OUTDOOR, 1, 1000))


def race(*steps, polite=POLITE) -> list[bool]:
	return ["done" in result for result in races.race(WORKER, steps, polite)]


def submit(doc) -> tuple[str, dict]:
	return "submit", {"doctype": doc.doctype, "name": doc.name}


def cancel(doc) -> tuple[str, dict]:
	return "cancel", {"doctype": doc.doctype, "name": doc.name}


def pending(budget, *rows):
	with make.as_user(make.PLANNER):
		doc = make.draft_activity(budget, *rows)
		doc.request_approval()
	return doc


DRAFTS = {
	"order": lambda activity: make.order((activity, 600), submit=False),
	"invoice": lambda activity: make.invoice((activity, 600), submit=False),
	"entry": lambda activity: make.journal(activity, 600, submit=False),
}


@pytest.mark.parametrize(
	("one", "other"), [("invoice", "invoice"), ("order", "order"), ("order", "entry"), ("invoice", "entry")]
)
def test_the_last_amount_is_taken_once(budget, activity, one, other):
	docs = [DRAFTS[one](activity), DRAFTS[other](activity)]
	assert sorted(race(*map(submit, docs), polite=STOPPED)) == [False, True]
	assert make.consumed(budget) == 1000
	assert make.consumed(budget, field="committed") + make.consumed(budget, field="actual") == 600


def test_two_activities_do_not_reserve_the_same_money(budget):
	docs = [pending(budget, (make.OUTDOOR, 1, 600)) for _number in range(2)]
	assert sorted(race(*map(submit, docs), polite=STOPPED)) == [False, True]
	assert make.consumed(budget) == 600


def test_two_activities_over_the_same_lines_in_another_order_do_not_block_each_other(office):
	lines = ["户外广告", "电视"]
	budget = make.make_budget(*(make.line(name, {1: 1000}) for name in lines))
	rows = [(name, 1, 300) for name in lines]
	docs = [pending(budget, *rows), pending(budget, *rows[::-1])]
	assert race(*map(submit, docs), polite=set()) == [True, True]
	assert make.consumed(budget) == 1200


def test_two_who_both_fit_both_pass(budget, activity):
	docs = [make.invoice((activity, 500), submit=False) for _number in range(2)]
	passed = race(*map(submit, docs))
	assert any(passed)
	assert make.consumed(budget, field="actual") == 500 * sum(passed)


def test_money_is_given_away_or_reserved_never_both(budget):
	doc = pending(budget, (make.OUTDOOR, 1, 600))
	with make.as_user(make.PLANNER):
		gift = make.draft_adjustment(budget, "Return", make.move(600, (make.OUTDOOR, 1)))
		gift.request_approval()
	assert sorted(race(submit(doc), submit(gift), polite=STOPPED | {"BudgetChangeError"})) == [False, True]


def test_an_order_grows_or_another_is_made_never_both(budget, activity):
	order = make.order((activity, 400))
	row = {"docname": order.items[0].name, "item_code": order.items[0].item_code, "qty": 1, "rate": 900}
	draft = make.order((activity, 500), submit=False)
	grown, made = race(("update_items", {"order": order.name, "rows": [row]}), submit(draft))
	assert not (grown and made)
	assert make.consumed(budget) == 1000


def test_an_order_is_opened_again_or_its_money_is_taken_never_both(budget, activity):
	order = make.order((activity, 600))
	frappe.get_doc("Purchase Order", order.name).update_status("Closed")
	draft = make.journal(activity, 600, submit=False)
	opened = ("set_order_status", {"order": order.name, "status": "Submitted"})
	passed = race(opened, submit(draft))
	assert sum(passed) == 1


def test_an_invoice_of_an_order_and_a_change_of_the_order(budget, activity):
	"""Both lock the budget's line before the order's rows, so neither waits for the other in a circle."""
	order = make.order({"rate": 100, "qty": 6, "marketing_activity": activity.name})
	bill = make.invoice_of(order, submit=False, qtys=[2])
	row = {"docname": order.items[0].name, "item_code": order.items[0].item_code, "qty": 10, "rate": 100}
	passed = race(submit(bill), ("update_items", {"order": order.name, "rows": [row]}))
	assert any(passed)
	assert make.consumed(budget) == 1000


def test_an_activity_is_closed_or_spent_on(budget, activity):
	draft = make.journal(activity, 600, submit=False)
	close = {"doctype": activity.doctype, "name": activity.name, "method": "close_activity"}
	closed, spent = race(("call", {**close, "arguments": {"result": "完成"}}), submit(draft))
	assert closed
	status = frappe.db.get_value(activity.doctype, activity.name, "status")
	assert (status, make.consumed(budget)) == ("Closed", 600 if spent else 0)


def test_parts_of_a_budget_do_not_grow_over_the_whole_together(office):
	whole = make.make_budget(make.line(amount={1: 1000}))
	parts = [make.make_budget(make.line(amount={1: 300}), parent_budget=whole.name) for _number in range(2)]
	gifts = []
	for part in parts:
		with make.as_user(make.PLANNER):
			gift = make.draft_adjustment(part, "Supplement", make.move(300, target=(make.OUTDOOR, 1)))
			gift.request_approval()
			gifts.append(gift)
	passed = race(*map(submit, gifts), polite={"BudgetPlanError", "QueryDeadlockError"})
	assert sum(passed) == 1


def test_a_cancelled_return_and_a_new_invoice_do_not_share_what_came_back(budget, activity):
	doc = make.invoice((activity, 900))
	back = make.return_of(doc)
	draft = make.invoice((activity, 600), submit=False)
	assert sum(race(cancel(back), submit(draft))) == 1
