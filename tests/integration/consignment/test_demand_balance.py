"""Which supplier is asked, which rows are checked, and what stock covers (A3, A4, CONS-03, CONS-06, CONS-11)."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.exceptions.consignment import DemandPlanError
from sales_ops.testing import consignment as make
from sales_ops.testing import consignment_demand as demand


@pytest.fixture
def item():
	return make.make_item()


@pytest.fixture
def agreement(item):
	return make.make_agreement(item)


# prices and suppliers


def test_the_supplier_with_the_best_score_is_suggested(item, agreement):
	other = make.make_supplier("评分最高供应商")
	best = make.make_agreement(item, supplier=other, rate=12)
	plan = demand.make_plan((item, 5))
	assert (plan.items[0].supplier, plan.items[0].base_amount) == (agreement.supplier, 50)
	score(other, 95)
	plan.items[0].consignment_agreement = None
	plan.save()
	assert (plan.items[0].consignment_agreement, plan.items[0].base_amount) == (best.name, 60)


def score(supplier: str, value: float):
	"""A scorecard as ERPNext leaves it, written without its periods."""
	card = frappe.new_doc("Supplier Scorecard")
	card.update({"name": supplier, "supplier": supplier, "supplier_score": value})
	card.db_insert()


def test_an_agreement_without_a_price_on_the_day_is_not_taken(item):
	make.make_agreement(item, row={"valid_upto": add_days(today(), -1)})
	plan = demand.make_plan((item, 5))
	assert not plan.items[0].consignment_agreement
	demand.balanced(plan)
	with pytest.raises(DemandPlanError, match="no agreement of the site"):
		plan.submit()


def test_a_chosen_agreement_must_have_the_item(item, agreement):
	elsewhere = make.make_agreement(make.make_item(), supplier=make.make_supplier("别家"))
	with pytest.raises(DemandPlanError, match=elsewhere.name):
		demand.make_plan({"item_code": item, "qty": 5, "consignment_agreement": elsewhere.name})


# key checks


@pytest.mark.parametrize(
	("qty", "common", "reasons"),
	[
		(499, 0, ""),
		(500, 0, "Large Line"),
		(4999, 1, ""),
		(5000, 1, "Large Line of a Common Item"),
		(3000, 0, "Large Line\nLarge Batch"),
	],
)
def test_a_large_line_is_checked_in_particular(item, agreement, qty, common, reasons):
	frappe.db.set_value("Item", item, "so_is_common_item", common)
	plan = demand.make_plan((item, qty))
	assert (plan.items[0].check_reasons, plan.no_of_checked) == (reasons, int(bool(reasons)))


def test_an_item_filed_again_in_the_month_is_checked(item, agreement):
	demand.make_plan((item, 1)).file()
	other = demand.make_plan((item, 1), department=demand.make_department("二号井"))
	assert not other.items[0].is_checked
	again = demand.make_plan((item, 1))
	assert again.items[0].check_reasons == "Filed Again in the Month"


def test_a_checked_row_is_decided_with_a_remark_before_the_plan_is_approved(item, agreement):
	plan = demand.balanced(demand.make_plan((item, 600)))
	with pytest.raises(DemandPlanError, match="decide on it first"):
		plan.submit()
	plan.reload()
	plan.items[0].update({"decision": "Reduced", "approved_qty": 450, "decision_remark": "核减"})
	plan.save()
	assert (plan.no_of_undecided, plan.items[0].call_off_qty, plan.base_total_amount) == (0, 450, 4500)
	plan.submit()
	assert plan.status == "Approved"


def test_a_refused_row_takes_no_stock_and_is_not_called_off(item, agreement):
	make.receive_consigned(agreement, item, 10)
	plan = demand.balanced(demand.make_plan((item, 5), (item, 7)))
	plan.items[1].update({"decision": "Refused", "decision_remark": "重复"})
	plan.save()
	assert demand.quantities(plan, "approved_qty", "qty_from_stock", "call_off_qty") == [(5, 5, 0), (0, 0, 0)]


# balancing


def test_stock_is_used_first_consigned_and_own(item, agreement):
	store = demand.own_store()
	make.receive_consigned(agreement, item, 4)
	make.stock_own(item, 3, 9, store)
	plan = demand.balanced(demand.make_plan((item, 10)))
	row = plan.items[0]
	assert (row.consigned_stock, row.own_stock, row.claimed_qty) == (4, 3, 0)
	assert (row.qty_from_stock, row.call_off_qty) == (7, 3)


def test_what_another_plan_has_claimed_is_not_free_until_it_is_collected_and_then_it_is_gone(item, agreement):
	make.receive_consigned(agreement, item, 10)
	first = demand.approved(demand.make_plan((item, 6)))
	assert first.status == "Covered by Stock"
	second = demand.balanced(demand.make_plan((item, 6), department=demand.make_department("二号井")))
	assert (second.items[0].claimed_qty, second.items[0].qty_from_stock) == (6, 4)
	make.issue((item, 6, agreement.consigned_warehouse), so_department=first.department)
	second.balance()
	row = second.items[0]
	assert (row.consigned_stock, row.claimed_qty, row.qty_from_stock) == (4, 0, 4)


def test_a_cancelled_plan_gives_its_claim_back(item, agreement):
	make.receive_consigned(agreement, item, 10)
	demand.approved(demand.make_plan((item, 6))).cancel()
	second = demand.balanced(demand.make_plan((item, 6)))
	assert (second.items[0].claimed_qty, second.items[0].qty_from_stock) == (0, 6)


def test_the_balance_is_struck_once_more_when_the_plan_is_approved(item, agreement):
	make.receive_consigned(agreement, item, 10)
	plan = demand.balanced(demand.make_plan((item, 6)))
	make.issue((item, 9, agreement.consigned_warehouse))
	plan.submit()
	assert demand.quantities(plan, "qty_from_stock", "call_off_qty") == [(1, 5)]


def test_a_plan_counts_in_stock_units_whatever_unit_it_is_written_in(item, agreement):
	doc = frappe.get_doc("Item", item)
	doc.append("uoms", {"uom": "Box", "conversion_factor": 12})
	doc.save()
	plan = demand.balanced(demand.make_plan({"item_code": item, "qty": 2, "uom": "Box"}))
	row = plan.items[0]
	assert (row.stock_qty, row.base_amount, row.call_off_qty) == (24, 240, 24)


def test_a_foreign_price_is_checked_in_the_companys_currency(item):
	supplier = make.make_supplier("外国供应商", default_currency="USD")
	make.insert(
		"Currency Exchange",
		from_currency="USD",
		to_currency="CNY",
		exchange_rate=7,
		date=add_days(today(), -1),
	)
	make.make_agreement(item, supplier=supplier, currency="USD", rate=100)
	plan = demand.make_plan((item, 8))
	row = plan.items[0]
	assert (row.currency, row.rate, row.base_rate, row.base_amount) == ("USD", 100, 700, 5600)
	assert row.check_reasons == "Large Line"
