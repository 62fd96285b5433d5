"""Consumption is what the general ledger and the open orders say, whatever way ERPNext posts, and the control sees it all."""

import pytest

import frappe
from frappe.utils import flt

from sales_ops.exceptions.marketing_budget import BudgetExceeded
from sales_ops.testing import marketing_budget as make


@pytest.fixture
def budget():
	"""1,000 for the year, and no month."""
	return make.make_budget(make.line(amount={1: 1000}, control_mode="Annual"))


def figures(budget) -> tuple[float, float, float]:
	return tuple(make.consumed(budget, field=field) for field in ("reserved", "committed", "actual"))


# Orders


def test_an_order_is_taken_out_of_the_reservation(budget, activity):
	order = make.order((activity, 300))
	assert figures(budget) == (700, 300, 0)
	make.invoice_of(order)
	assert figures(budget) == (700, 0, 300)


def test_an_order_billed_in_part_is_open_for_the_rest(budget, activity):
	order = make.order({"rate": 100, "qty": 3, "marketing_activity": activity.name})
	make.invoice_of(order, qtys=[1])
	assert figures(budget) == (700, 200, 100)


def test_a_closed_order_holds_nothing_and_an_opened_one_takes_it_again(budget, activity):
	order = make.order((activity, 900))
	from sales_ops.marketing_budget.overrides.purchase_order import update_status

	update_status("Closed", order.name)
	assert figures(budget) == (1000, 0, 0)
	other = make.order((activity, 200))
	with make.refused(BudgetExceeded):
		update_status("Submitted", order.name)
	other.cancel()
	update_status("Submitted", order.name)
	assert figures(budget) == (100, 900, 0)


def test_opening_an_order_by_another_way_is_checked_too(budget, activity):
	order = make.order((activity, 900))
	frappe.get_doc("Purchase Order", order.name).update_status("Closed")
	make.order((activity, 200))
	with make.refused(BudgetExceeded):
		frappe.get_doc("Purchase Order", order.name).update_status("Submitted")


def test_update_items_is_checked_and_what_it_adds_gets_the_activity(budget, activity):
	from sales_ops.marketing_budget.overrides.purchase_order import update_child_qty_rate

	order = make.order((activity, 600))
	row = {"docname": order.items[0].name, "item_code": order.items[0].item_code, "qty": 1, "rate": 600}
	added = {"item_code": order.items[0].item_code, "qty": 1, "schedule_date": make.day(1)}

	def update(*rows):
		update_child_qty_rate("Purchase Order", frappe.as_json(list(rows)), order.name)

	with make.refused(BudgetExceeded):
		update(row | {"rate": 1001})
	with make.refused(BudgetExceeded):
		update(row, added | {"rate": 401})
	update(row, added | {"rate": 400})
	assert figures(budget) == (0, 1000, 0)
	assert {one.marketing_activity for one in order.reload().items} == {activity.name}
	update(row | {"rate": 100}, added | {"rate": 400, "docname": order.items[1].name})
	assert figures(budget) == (500, 500, 0)


def test_the_activity_of_the_order_holds_for_its_rows(budget, activity):
	order = make.order({"rate": 300}, marketing_activity=activity.name)
	assert order.items[0].marketing_activity == activity.name
	assert figures(budget) == (700, 300, 0)


def test_a_discount_on_the_whole_order_counts_as_it_is_billed(budget, activity):
	order = make.order((activity, 500), (activity, 500), discount_amount=200, apply_discount_on="Net Total")
	assert figures(budget) == (200, 800, 0)
	doc = make.invoice_of(order, submit=False)
	doc.items = doc.items[:1]
	doc.discount_amount = 100
	doc.save().submit()
	assert figures(budget) == (200, 400, 400)


def test_a_foreign_order_and_its_invoice_at_another_rate(budget, activity):
	order = make.order((activity, 100), **make.foreign())
	assert figures(budget) == (300, 700, 0)
	doc = make.invoice_of(order, submit=False)
	doc.conversion_rate = 8
	doc.save().submit()
	assert figures(budget) == (200, 0, 800)


# Invoices and entries


def test_a_return_gives_back_and_cancelling_it_takes_again(budget, activity):
	doc = make.invoice((activity, 900))
	back = make.return_of(doc)
	assert figures(budget) == (1000, 0, 0)
	make.invoice((activity, 800))
	with make.refused(BudgetExceeded):
		frappe.get_doc(back.doctype, back.name).cancel()
	assert figures(budget) == (200, 0, 800)


def test_a_return_that_opens_its_order_again_frees_nothing(budget, activity):
	order = make.order((activity, 900))
	doc = make.invoice_of(order)
	make.return_of(doc, update_billed_amount_in_purchase_order=1)
	assert figures(budget) == (100, 900, 0)
	with make.refused(BudgetExceeded):
		make.invoice((activity, 101))


def test_cancel_and_amend_count_once(budget, activity):
	doc = make.invoice((activity, 900))
	doc.cancel()
	assert figures(budget) == (1000, 0, 0)
	amended = frappe.copy_doc(doc)
	amended.update({"amended_from": doc.name, "docstatus": 0})
	amended.items[0].rate = 1001
	amended.insert()
	with make.refused(BudgetExceeded):
		frappe.get_doc(amended.doctype, amended.name).submit()
	amended.reload().items[0].rate = 1000
	amended.save().submit()
	assert figures(budget) == (0, 0, 1000)


def test_posting_again_by_erpnexts_repost_changes_nothing(budget, activity):
	from erpnext.accounts.utils import _delete_accounting_ledger_entries

	doc = make.invoice((activity, 900))
	_delete_accounting_ledger_entries(doc.doctype, doc.name)
	assert figures(budget) == (1000, 0, 0)
	frappe.get_doc(doc.doctype, doc.name).make_gl_entries(from_repost=True)
	assert figures(budget) == (100, 0, 900)


def test_tax_that_is_given_back_by_the_state_is_no_marketing(budget, activity):
	doc = make.invoice((activity, 900), submit=False)
	vat = frappe.db.get_value("Account", {"company": doc.company, "account_type": "Tax", "is_group": 0})
	tax = {"charge_type": "On Net Total", "account_head": vat, "rate": 6, "description": "进项税"}
	doc.append(
		"taxes", {**tax, "category": "Total", "add_deduct_tax": "Add", "cost_center": make.cost_center()}
	)
	doc.marketing_activity = activity.name
	doc.save().submit()
	assert doc.grand_total == 954
	assert figures(budget) == (100, 0, 900)


def test_the_suppliers_side_of_an_invoice_does_not_take_it_back(budget, activity):
	"""With the activity on the whole invoice, its payable row carries it, too."""
	make.invoice((activity, 900), marketing_activity=activity.name)
	assert figures(budget) == (100, 0, 900)


def test_an_entry_moves_between_activities(budget, activity):
	other = make.make_activity(make.make_budget(), (make.OUTDOOR, 1, 500))
	make.journal(activity, 400)
	doc = make.journal(other, 300, submit=False)
	row = {"account": make.account(), "cost_center": make.cost_center(), "credit_in_account_currency": 300}
	doc.accounts = doc.accounts[:1]
	doc.append("accounts", {**row, "marketing_activity": activity.name})
	doc.save().submit()
	assert figures(budget) == (900, 0, 100)


def test_closing_the_year_in_the_books_frees_nothing(budget, activity):
	"""The period closing voucher takes expenses to zero with their dimensions."""
	make.journal(activity, 400)
	entry = frappe.get_last_doc("GL Entry", {"marketing_activity": activity.name, "account": make.account()})
	closing = frappe.copy_doc(entry)
	closing.update({"voucher_type": "Period Closing Voucher", "debit": 0, "credit": 400})
	closing.db_insert()
	assert figures(budget) == (600, 0, 400)


def test_a_posting_for_another_year_is_another_budgets(budget, activity):
	with make.refused(BudgetExceeded, str(make.year() - 1)):
		make.journal(activity, 10, on=f"{make.year() - 1}-12-31")


def test_an_activity_of_another_company_is_refused(budget, activity):
	frappe.db.set_value("Marketing Activity", activity.name, "company", "别的公司")
	with make.refused(frappe.ValidationError, "does not belong"):
		make.journal(activity, 10)


def test_a_voucher_without_a_check_of_its_own_is_checked_row_by_row(budget, activity):
	"""A payment's deduction, as of bank charges, posts to the activity."""
	values = {
		"doctype": "Payment Entry",
		"payment_type": "Pay",
		"party_type": "Supplier",
		"party": make.make_supplier(),
		"company": activity.company,
		"posting_date": make.day(1),
		"paid_from": make.bank(),
		"paid_amount": 2000,
		"received_amount": 2000,
		"source_exchange_rate": 1,
		"target_exchange_rate": 1,
	}

	def pay(charges):
		doc = frappe.get_doc(values)
		row = {"account": make.account(), "cost_center": make.cost_center(), "amount": charges}
		doc.append("deductions", {**row, "marketing_activity": activity.name})
		return doc.insert().submit()

	with make.refused(BudgetExceeded):
		pay(1001)
	pay(400)
	assert figures(budget) == (600, 0, 400)


def test_goods_of_ours_count_when_they_are_issued(budget, activity):
	from sales_ops.testing import consignment

	item = consignment.make_item("礼品", valuation_rate=10)
	warehouse = own_warehouse()
	receive(item, warehouse, 200)

	def issue(qty):
		row = {"item_code": item, "qty": qty, "s_warehouse": warehouse, "expense_account": make.account()}
		return consignment.issue(
			{**row, "marketing_activity": activity.name}, on=None, posting_date=make.day(1)
		)

	with make.refused(BudgetExceeded):
		issue(101)
	issue(40)
	assert figures(budget) == (600, 0, 400)


def own_warehouse() -> str:
	company = frappe.db.get_value("Account", make.account(), "company")
	return frappe.db.get_value("Warehouse", {"company": company, "warehouse_name": "Stores"})


def receive(item, warehouse, qty):
	doc = frappe.get_doc(
		{"doctype": "Stock Entry", "stock_entry_type": "Material Receipt", "purpose": "Material Receipt"}
	)
	doc.update({"company": frappe.db.get_value("Warehouse", warehouse, "company"), "set_posting_time": 1})
	doc.posting_date = make.day(1, 1)
	doc.append("items", {"item_code": item, "qty": qty, "t_warehouse": warehouse, "basic_rate": 10})
	doc.insert().submit()


# Lines of an activity


def test_a_posting_counts_against_the_line_of_its_account():
	travel = make.account("Travel Expenses")
	budget = make.make_budget(make.line(amount={1: 500}), make.line("差旅", {1: 500}, expense_account=travel))
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 500), ("差旅", 1, 500))
	make.journal(activity, 300, against=travel)
	make.journal(activity, 100)
	from sales_ops.marketing_budget.budgets import figures as by_line

	assert {row["line"]: flt(row["actual"]) for row in by_line([budget.name])} == {
		make.OUTDOOR: 100,
		"差旅": 300,
	}
	with make.refused(BudgetExceeded, "差旅"):
		make.journal(activity, 201, against=travel)


# Warnings


def messages() -> str:
	found = " ".join(str(message) for message in frappe.get_message_log())
	frappe.clear_messages()
	return found


def told(activity) -> int:
	return frappe.db.count("Notification Log", {"for_user": make.APPROVER, "document_name": activity.name})


def test_the_user_is_warned_from_80_and_the_approvers_are_told_from_90_once(budget):
	first = make.make_activity(budget, (make.OUTDOOR, 1, 790))
	assert make.OUTDOOR not in messages()
	second = make.make_activity(budget, (make.OUTDOOR, 1, 20))
	assert "810" in messages()
	third = make.make_activity(budget, (make.OUTDOOR, 1, 90))
	fourth = make.make_activity(budget, (make.OUTDOOR, 1, 50))
	asked = 1  # each is told of the request for approval
	assert [told(one) - asked for one in (first, second, third, fourth)] == [0, 0, 1, 0]


def test_tolerance_is_for_the_line_and_for_the_activity(budget, activity):
	frappe.db.set_single_value("Marketing Budget Settings", "tolerance_percentage", 5)
	frappe.clear_document_cache("Marketing Budget Settings", "Marketing Budget Settings")
	try:
		make.journal(activity, 1050)
		with make.refused(BudgetExceeded):
			make.journal(activity, 1)
	finally:
		frappe.db.set_single_value("Marketing Budget Settings", "tolerance_percentage", 0)
		frappe.clear_document_cache("Marketing Budget Settings", "Marketing Budget Settings")


def test_the_message_names_line_month_and_amounts(budget):
	with make.refused(BudgetExceeded, f"{make.OUTDOOR}, year up to {make.month(12)}: the budget is"):
		make.make_activity(budget, (make.OUTDOOR, 1, 1001))
