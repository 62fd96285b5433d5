"""What ERPNext's own Budget lets through (B-1 to B-12 of consignment-budget-meeting.md §2.3), each with what should be."""

import pytest

import frappe
from frappe.utils import flt

from sales_ops.exceptions.marketing_budget import BudgetChangeError, BudgetExceeded, BudgetPlanError
from sales_ops.testing import marketing_budget as make

BRAND_LINE, PROMO_LINE = "品牌", "推广"


def stopped(error=BudgetExceeded):
	return make.refused(error)


def yearly(amount: float = 1000, **values):
	"""A budget with one line for the year."""
	return make.make_budget(make.line(amount={1: amount}, control_mode="Annual"), **values)


def test_b1_children_together_stay_within_the_parents_amount():
	"""Native: two children of a budgeted cost center spend 900 of 1,000 each. Should be: the second is stopped."""
	whole = yearly(1000)
	brand = yearly(900, parent_budget=whole.name)
	with stopped(BudgetPlanError):
		yearly(900, parent_budget=whole.name)
	rest = yearly(100, parent_budget=whole.name)
	make.journal(make.make_activity(brand, (make.OUTDOOR, 1, 900)), 900)
	activity = make.make_activity(rest, (make.OUTDOOR, 1, 100))
	with stopped():
		make.journal(activity, 900)


def test_b2_what_the_parts_spend_is_seen_on_the_whole():
	"""Native: Budget Variance Report of the parent shows 0. Should be: 100."""
	whole = yearly(1000)
	part = yearly(500, parent_budget=whole.name)
	make.journal(make.make_activity(part, (make.OUTDOOR, 1, 100)), 100)
	from sales_ops.marketing_budget.budgets import figures_with_parts

	assert flt(figures_with_parts(whole.name)["actual"]) == 100


def test_b3_orders_of_different_items_count_together():
	"""Native: 900 of item A and 900 of item B pass 1,000, since orders are counted by item. Should be: the second stops."""
	budget = yearly()
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 1000))
	make.order({"item_code": make.make_service("甲"), "rate": 900, "marketing_activity": activity.name})
	with stopped():
		make.order({"item_code": make.make_service("乙"), "rate": 900, "marketing_activity": activity.name})


def test_b4_the_rows_of_one_order_count_together():
	"""Native: 600 + 600 in one order pass 1,000. Should be: stop."""
	activity = make.make_activity(yearly(), (make.OUTDOOR, 1, 1000))
	with stopped():
		make.order((activity, 600), (activity, 600))
	assert make.order((activity, 600), (activity, 400)).docstatus == 1


def test_b5_an_invoice_without_an_order_sees_open_orders():
	"""Native: with 900 on order, an invoice of 900 passes 1,000. Should be: stop."""
	activity = make.make_activity(yearly(), (make.OUTDOOR, 1, 1000))
	make.order((activity, 900))
	with stopped():
		make.invoice((activity, 900))
	assert make.invoice((activity, 100)).docstatus == 1


def test_b6_an_order_in_foreign_currency_counts_in_ours():
	"""Native: an order over USD 900 (CNY 6,300) passes 1,000. Should be: stop."""
	activity = make.make_activity(yearly(), (make.OUTDOOR, 1, 1000))
	foreign = make.foreign()
	with stopped():
		make.order((activity, 900), **foreign)
	make.order((activity, 100), **foreign)
	assert (
		make.consumed(frappe.get_doc("Marketing Budget", activity.marketing_budget), field="committed") == 700
	)


def test_b7_without_a_budget_nothing_is_spent_on_controlled_accounts():
	"""Native: with no budget, or one of 0, 99,999 pass. Should be: no initiative, no spending, where it is so set."""
	from erpnext.exceptions import MandatoryAccountDimensionError

	make.journal(None, 99_999)  # not controlled
	make.control()
	with stopped(MandatoryAccountDimensionError):
		make.journal(None, 99_999)
	with stopped(frappe.ValidationError):
		make.order({"rate": 99_999})
	nothing = make.make_budget(make.line(amount={1: 1000}), make.line("空", {}, make.BRAND))
	with stopped():
		make.make_activity(nothing, ("空", 1, 99_999))


def test_b8_a_hard_month_is_one_month():
	"""Native: nothing spent from January to October, 1,000 pass in November. Should be: stop where the month is hard."""
	budget = make.make_budget(make.line(amount=1200, control_mode="Hard Month"))
	with stopped():
		make.make_activity(budget, (make.OUTDOOR, 11, 1000))
	assert make.make_activity(budget, (make.OUTDOOR, 11, 100)).status == "Approved"


def test_b8_what_is_dated_back_is_checked_against_later_months():
	"""Native: 1,000 in November, then 109 dated February make 1,109 of 1,100 by November. Should be: stop."""
	budget = make.make_budget(make.line(amount=1200))
	november = make.make_activity(budget, (make.OUTDOOR, 11, 1000))
	make.journal(november, 1000, on=make.day(11))
	with stopped():
		make.make_activity(budget, (make.OUTDOOR, 2, 109))
	february = make.make_activity(budget, (make.OUTDOOR, 2, 100))
	make.journal(february, 100, on=make.day(2))
	assert make.consumed(budget, list(range(1, 12))) == 1100


@pytest.mark.parametrize("kind", [make.order, make.invoice])
def test_b9_an_exception_lets_the_document_pass_and_leaves_a_record(kind):
	"""Native: the exception role lets orders pass, but neither invoices nor entries. Should be: pass, with a record."""
	budget = yearly()
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 1000))
	doc = kind((activity, 1200), submit=False)
	exception = make.make_exception(doc, budget, 200)
	doc.reload().submit()
	assert exception.reload().status == "Used" and exception.used_amount == 200
	penalty = frappe.get_last_doc("Marketing Budget Penalty", {"exception": exception.name})
	assert (penalty.person, penalty.overspent_amount, penalty.penalty_amount) == (make.PLANNER, 200, 2)


def test_b9_an_exception_lets_a_journal_entry_pass():
	budget = yearly()
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 1000))
	entry = make.journal(activity, 1200, submit=False)
	exception = make.make_exception(entry, budget, 200)
	entry.reload().submit()
	assert exception.reload().status == "Used"


def test_b10_an_exception_of_one_document_opens_nothing_for_the_next():
	"""Native: the flag of an order that was let through lets the next invoice of the process pass. Should be: stop."""
	budget = yearly()
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 1000))
	order = make.order((activity, 1200), submit=False)
	make.make_exception(order, budget, 200)
	order.reload().submit()
	with stopped():
		make.invoice((activity, 1))


def test_b11_more_money_comes_by_a_supplement_with_reason_and_approval():
	"""Native: an amount cannot be raised after submit. Should be: a supplement, approved by another."""
	budget = yearly()
	with stopped():
		make.make_activity(budget, (make.OUTDOOR, 1, 1500))
	supplement = make.adjust(budget, "Supplement", make.move(500, target=(make.OUTDOOR, 1)))
	assert (supplement.status, supplement.approved_by) == ("Approved", make.APPROVER)
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 1500))
	assert activity.status == "Approved"
	with stopped(BudgetChangeError):
		supplement.reload().cancel()


def test_b12_an_order_becomes_its_invoice_without_counting_twice():
	"""Native, and right: order 900, its invoice 900, another 90, then 20 is stopped."""
	activity = make.make_activity(yearly(), (make.OUTDOOR, 1, 1000))
	order = make.order((activity, 900))
	make.invoice_of(order)
	make.invoice((activity, 90))
	with stopped():
		make.invoice((activity, 20))
