"""What ERPNext's Supplier Scorecard counts of a consignment supplier (CONS-11)."""

import sys

import pytest

import frappe
from frappe.utils import add_days, get_first_day, get_last_day, today

from sales_ops.consignment.demand import scorecard
from sales_ops.consignment.doctype.consignment_call_off.consignment_call_off import make_receipt
from sales_ops.setup.scorecard import VARIABLES, make_scorecard_variables
from sales_ops.testing import consignment as make
from sales_ops.testing import consignment_demand as demand


@pytest.fixture
def item():
	return make.make_item()


@pytest.fixture
def agreement(item):
	return make.make_agreement(item)


def test_the_variables_are_made_once(item):
	make_scorecard_variables()
	make_scorecard_variables()
	names = frappe.get_all("Supplier Scorecard Variable", {"path": ("like", "sales_ops.%")}, pluck="name")
	assert sorted(names) == sorted(VARIABLES)


def period(supplier: str, start=None, end=None):
	start, end = start or get_first_day(today()), end or get_last_day(today())
	return frappe._dict(supplier=supplier, start_date=start, end_date=end)


def test_on_time_is_what_came_in_full_by_its_day(item, agreement):
	plan = demand.approved(demand.make_plan((item, 5), (item, 4), (item, 3), (item, 2)))
	call_off = demand.call_off(plan)
	receipt = make_receipt(call_off.name)
	quantities = (5, 3, 3, 2)
	for row, qty in zip(receipt.items, quantities, strict=True):
		row.qty = qty
	receipt.insert()
	receipt.submit()
	assert scorecard.on_time_percent(period(agreement.supplier)) == 75
	frappe.db.set_value("Consignment Receipt", receipt.name, "posting_date", add_days(today(), 1))
	assert scorecard.on_time_percent(period(agreement.supplier)) == 0
	assert scorecard.on_time_percent(period(agreement.supplier, "2020-01-01", "2020-01-31")) == 100


def test_the_rejected_share_is_by_quantity(item, agreement):
	make.receive_consigned(agreement, item, 40, row={"rejected_qty": 2, "rejection_reason": "锈蚀"})
	make.receive_consigned(agreement, item, 60)
	make.receive_consigned(agreement, item, 50, row={"rejected_qty": 9, "rejection_reason": "锈蚀"}).cancel()
	assert scorecard.rejected_percent(period(agreement.supplier)) == 2
	assert scorecard.rejected_percent(period("Nobody")) == 0


def test_invoices_come_late_on_average(agreement):
	assert scorecard.invoice_days_late(period(agreement.supplier)) == 0
	due = get_first_day(today())
	notice(agreement.supplier, due, add_days(due, 4))
	notice(agreement.supplier, due, add_days(due, -9))
	notice(agreement.supplier, add_days(due, -1), add_days(due, 30))
	notice("Nobody", due, add_days(due, 30))
	assert scorecard.invoice_days_late(period(agreement.supplier)) == 2


def test_an_invoice_that_has_not_come_is_late_until_the_period_ends(agreement):
	start, end = get_first_day(today()), get_last_day(today())
	notice(agreement.supplier, start, None)
	assert scorecard.invoice_days_late(period(agreement.supplier)) == (end - start).days


def notice(supplier: str, due, received):
	"""A submitted invoice notice, written without its settlement."""
	doc = frappe.new_doc("Consignment Invoice Notice")
	values = {"supplier": supplier, "invoice_due_date": due, "invoice_received_on": received}
	doc.update(values | {"name": frappe.generate_hash(length=10), "docstatus": 1})
	doc.db_insert()


def test_a_real_scorecard_is_calculated_with_our_variables(item, agreement, monkeypatch):
	"""ERPNext finds a function by its path only among modules that are imported already."""
	make_scorecard_variables()
	monkeypatch.delitem(sys.modules, "sales_ops.consignment.demand.scorecard")
	monkeypatch.delattr("sales_ops.consignment.demand.scorecard")
	last_month = add_days(get_first_day(today()), -20)
	frappe.db.set_value("Supplier", agreement.supplier, "creation", get_first_day(last_month))
	make.receive_consigned(
		agreement, item, 50, row={"rejected_qty": 5, "rejection_reason": "锈蚀"}, on=f"{last_month} 10:00:00"
	)
	card = real_scorecard(agreement.supplier)
	found = frappe.get_all(
		"Supplier Scorecard Scoring Variable",
		{"parenttype": "Supplier Scorecard Period", "parent": ("in", periods_of(card))},
		["param_name", "value"],
	)
	values = {row.param_name: row.value for row in found}
	assert values == {"consignment_on_time_percent": 100, "consignment_rejected_percent": 10}
	assert float(card.supplier_score) == 95


def periods_of(card) -> list[str]:
	filters = {"scorecard": card.name, "end_date": get_last_day(add_days(get_first_day(today()), -20))}
	return frappe.get_all("Supplier Scorecard Period", filters, pluck="name")


def real_scorecard(supplier: str):
	criteria = {
		"寄售供货": ("{consignment_on_time_percent}", 50),
		"寄售质量": ("100 - {consignment_rejected_percent}", 50),
	}
	for name, (formula, weight) in criteria.items():
		values = {"criteria_name": name, "formula": formula, "weight": weight, "max_score": 100}
		make.insert("Supplier Scorecard Criteria", **values)
	grades = ((0, 60, "Poor"), (60, 100, "Good"))
	standings = [
		{"standing_name": name, "min_grade": low, "max_grade": high, "standing_color": "Blue"}
		for low, high, name in grades
	]
	for name in ("Poor", "Good"):
		if not frappe.db.exists("Supplier Scorecard Standing", name):
			make.insert("Supplier Scorecard Standing", standing_name=name)
	card = make.insert(
		"Supplier Scorecard",
		supplier=supplier,
		period="Per Month",
		weighting_function="{total_score} * max( 0, min ( 1 , (12 - {period_number}) / 12) )",
		standings=standings,
		criteria=[
			{"criteria_name": name, "weight": weight, "formula": formula, "max_score": 100}
			for name, (formula, weight) in criteria.items()
		],
	)
	card.reload()
	return card
