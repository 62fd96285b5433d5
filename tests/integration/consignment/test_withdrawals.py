"""Withdrawals beside the experiments: by hand, losses, currencies, orders, inspections, bundles, preferences, faults."""

import pytest

import frappe
from frappe.utils import today

from sales_ops.consignment.stock import rows, warehouses
from sales_ops.exceptions.consignment import AgreementError, ConsignmentStockError
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger


def item_of(agreement) -> str:
	return agreement.items[0].item_code


def consigned(agreement, qty=100, row=None, **values) -> str:
	make.receive_consigned(agreement, item_of(agreement), qty, row=row, **values)
	return item_of(agreement)


def withdrawal_of(doc):
	return frappe.get_doc("Consignment Withdrawal", {"source_document": doc.name})


def between(agreement) -> str:
	return warehouses.pass_through_of(agreement.consigned_warehouse)


def take_over(agreement, qty, submit=True, **values):
	doc = make.new(
		"Consignment Withdrawal",
		kind="Take-over",
		consignment_agreement=agreement.name,
		target_warehouse=make.own_warehouse(),
		**values,
	)
	doc.append("items", {"item_code": item_of(agreement), "qty": qty})
	doc.insert()
	return doc.submit() if submit else doc


# by hand


def test_a_take_over_makes_goods_ours_in_our_own_store(agreement, accrual):
	item = consigned(agreement)
	doc = take_over(agreement, 10)
	assert ledger.stock(item, agreement.consigned_warehouse) == (90, 0)
	assert ledger.stock(item, make.own_warehouse()) == (10, 100)
	assert ledger.moved(doc.purchase_receipt)[accrual] == -100
	assert (doc.status, doc.total_amount, doc.base_total_amount) == ("Unsettled", 100, 100)
	doc.cancel()
	assert ledger.stock(item, agreement.consigned_warehouse) == (100, 0)
	assert ledger.stock(item, make.own_warehouse()) == (0, 0)
	assert ledger.moved(doc.purchase_receipt) == {}


def test_a_take_over_comes_back_by_its_return(agreement, accrual):
	item = consigned(agreement)
	doc = take_over(agreement, 10)
	back = frappe.get_doc(doc.make_return())
	back.items[0].qty = 3
	back.insert()
	back.submit()
	assert ledger.stock(item, make.own_warehouse()) == (7, 70)
	assert ledger.stock(item, agreement.consigned_warehouse) == (93, 0)
	assert ledger.moved(back.purchase_receipt)[accrual] == 30
	with pytest.raises(ConsignmentStockError, match="came back by"):
		doc.reload().cancel()


def test_a_take_over_takes_its_batches_one_row_each():
	agreement = make.make_agreement(make.make_batch_item())
	consigned(agreement, 5)
	consigned(agreement, 5)
	doc = take_over(agreement, 7)
	assert sorted(row.qty for row in doc.items) == [2, 5]
	assert len({row.batch_no for row in doc.items}) == 2
	assert ledger.stock(item_of(agreement), make.own_warehouse()) == (7, 70)


@pytest.mark.parametrize("kind", ["Issue", "Loss", "Return"])
def test_other_kinds_are_not_made_by_hand(agreement, kind):
	consigned(agreement)
	with pytest.raises(ConsignmentStockError, match="is made by the document"):
		_insert_of_kind(agreement, kind)


def _insert_of_kind(agreement, kind):
	doc = make.new("Consignment Withdrawal", kind=kind, consignment_agreement=agreement.name)
	doc.target_warehouse = make.own_warehouse()
	doc.append("items", {"item_code": item_of(agreement), "qty": 1})
	doc.insert()


def test_a_take_over_into_a_consigned_warehouse_is_refused(agreement):
	consigned(agreement)
	doc = take_over(agreement, 1, submit=False)
	for warehouse in (agreement.consigned_warehouse, between(agreement)):
		doc.reload().target_warehouse = warehouse
		with pytest.raises(ConsignmentStockError, match="is for consigned goods"):
			doc.save()


def test_a_client_cannot_give_a_withdrawal_its_price_or_its_postings(agreement):
	consigned(agreement)
	source = {"source_doctype": "Company", "source_document": agreement.company}
	doc = take_over(agreement, 2, submit=False, status="Settled", **source)
	doc.items[0].rate = 1
	doc.save()
	assert (doc.items[0].rate, doc.status, doc.source_document) == (10, "Draft", None)


def test_an_issue_can_be_drafted_before_the_goods_have_come(agreement):
	item = item_of(agreement)
	entry = make.issue((item, 2, agreement.consigned_warehouse), submit=False)
	assert not entry.items[0].allow_zero_valuation_rate
	with pytest.raises(ConsignmentStockError, match="0 are free"):
		entry.submit()
	consigned(agreement)
	entry.reload().submit()
	assert entry.items[0].basic_rate == 10


# losses


def lose(agreement, qty):
	doc = make.new("Consignment Withdrawal", kind="Loss", consignment_agreement=agreement.name)
	doc.target_warehouse = between(agreement)
	doc.append("items", {"item_code": item_of(agreement), "qty": qty})
	doc.flags.from_source = True
	return doc.submit()


def test_a_loss_that_we_bear_is_owed_and_is_an_expense(agreement, accrual):
	item = consigned(agreement)
	doc = lose(agreement, 3)
	account = frappe.get_cached_value("Company", agreement.company, "stock_adjustment_account")
	assert ledger.moved(doc.purchase_receipt, doc.own_stock_entry) == {accrual: -30, account: 30}
	assert ledger.stock(item, agreement.consigned_warehouse) == (97, 0)
	assert ledger.stock(item, between(agreement)) == (0, 0)
	doc.flags.from_source = True
	doc.cancel()
	assert ledger.stock(item, agreement.consigned_warehouse) == (100, 0)
	assert ledger.moved(doc.purchase_receipt, doc.own_stock_entry) == {}


# currency, orders, taxes, inspections


def test_an_agreement_in_dollars_is_owed_in_dollars_and_booked_in_yuan(accrual, cost):
	make.insert(
		"Currency Exchange",
		date="2020-01-01",
		from_currency="USD",
		to_currency="CNY",
		exchange_rate=7.1,
		for_buying=1,
		for_selling=1,
	)
	supplier = make.make_supplier("美元供应商", default_currency="USD")
	agreement = make.make_agreement(make.make_item(), supplier=supplier, currency="USD")
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	withdrawal = withdrawal_of(note)
	assert (withdrawal.total_amount, withdrawal.base_total_amount) == (100, 710)
	assert ledger.moved(note.name)[cost] == 710
	assert ledger.moved(withdrawal.purchase_receipt)[accrual] == -710
	entry = frappe.get_last_doc("Consignment Ledger Entry", {"agreement": agreement.name})
	assert (entry.currency, entry.amount, entry.base_amount) == ("USD", 100, 710)
	assert ledger.stock(item, between(agreement)) == (0, 0)


def test_a_site_that_demands_orders_gets_one_for_each_purchase(agreement):
	frappe.db.set_single_value("Buying Settings", "po_required", "Yes")
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	withdrawal = withdrawal_of(note)
	order = frappe.get_doc("Purchase Order", withdrawal.purchase_order)
	assert (order.docstatus, order.per_received, order.grand_total) == (1, 100, 100)
	ordered = frappe.db.get_value("Bin", {"item_code": item, "warehouse": between(agreement)}, "ordered_qty")
	assert ordered == 0
	note.cancel()
	assert order.reload().docstatus == 2


def test_default_taxes_do_not_change_what_goods_cost(agreement, accrual, cost):
	account = frappe.db.get_value(
		"Account", {"account_type": "Tax", "is_group": 0, "company": agreement.company}
	)
	row = {"charge_type": "On Net Total", "account_head": account, "rate": 13, "description": "13%"}
	row |= {"category": "Valuation and Total", "add_deduct_tax": "Add"}
	make.insert(
		"Purchase Taxes and Charges Template",
		title="增值税",
		company=agreement.company,
		is_default=1,
		taxes=[row],
	)
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	assert ledger.moved(withdrawal_of(note).purchase_receipt)[accrual] == -100
	assert ledger.moved(note.name)[cost] == 100


def test_a_pricing_rule_does_not_change_the_agreed_price(agreement, accrual):
	item = consigned(agreement)
	make.insert(
		"Pricing Rule",
		title="买价",
		apply_on="Item Code",
		items=[{"item_code": item}],
		buying=1,
		price_or_product_discount="Price",
		rate_or_discount="Discount Percentage",
		discount_percentage=50,
		company=agreement.company,
		currency="CNY",
	)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	assert ledger.moved(withdrawal_of(note).purchase_receipt)[accrual] == -100


def test_goods_that_are_inspected_come_in_with_an_accepted_inspection_and_go_out_by_it():
	agreement = make.make_agreement(make.make_item(inspection_required_before_purchase=1))
	item = item_of(agreement)
	receipt = make.receive_consigned(agreement, item, 10, submit=False)
	with pytest.raises(ConsignmentStockError, match="Quality Inspection"):
		receipt.submit()
	inspection = inspect(receipt, item)
	receipt.reload()
	assert receipt.items[0].quality_inspection == inspection.name
	receipt.submit()
	note = make.deliver((item, 4, agreement.consigned_warehouse))
	row = frappe.get_doc("Purchase Receipt", withdrawal_of(note).purchase_receipt).items[0]
	copied = frappe.get_doc("Quality Inspection", row.quality_inspection)
	assert (copied.status, copied.reference_name, copied.docstatus) == ("Accepted", row.parent, 1)


def inspect(receipt, item, status="Accepted"):
	values = {
		"inspection_type": "Incoming",
		"reference_type": receipt.doctype,
		"reference_name": receipt.name,
	}
	doc = make.new(
		"Quality Inspection", item_code=item, sample_size=1, inspected_by="Administrator", **values
	)
	doc.update({"status": status, "manual_inspection": 1, "company": receipt.company})
	return doc.insert().submit()


def test_rejected_goods_stay_out(agreement):
	item = item_of(agreement)
	row = {"rejected_qty": 4, "rejection_reason": "裂纹"}
	receipt = make.receive_consigned(agreement, item, 10, row=row)
	assert ledger.stock(item, agreement.consigned_warehouse) == (6, 0)
	assert receipt.total_amount == 60
	with pytest.raises(ConsignmentStockError, match="accepts nothing"):
		make.receive_consigned(agreement, item, 4, row=row)


# bundles, manufacture, preferences


def test_what_a_product_bundle_consists_of_is_taken_over_too(agreement, accrual, cost):
	item = consigned(agreement)
	parent = make.make_item(is_stock_item=0)
	make.insert("Product Bundle", new_item_code=parent, items=[{"item_code": item, "qty": 2}])
	note = make.deliver((parent, 3, agreement.consigned_warehouse), submit=False)
	assert note.packed_items[0].warehouse == agreement.consigned_warehouse
	note.submit()
	assert withdrawal_of(note).items[0].qty == 6
	assert ledger.moved(note.name)[cost] == 60
	assert ledger.stock(item, agreement.consigned_warehouse) == (94, 0)
	back = make.return_of(note, 1)
	assert ledger.moved(withdrawal_of(back).purchase_receipt)[accrual] == 20
	assert ledger.stock(item, agreement.consigned_warehouse) == (96, 0)
	note.reload()


def test_a_product_bundle_that_was_never_a_draft_is_refused_not_taken_for_nothing(agreement):
	item = consigned(agreement)
	parent = make.make_item(is_stock_item=0)
	make.insert("Product Bundle", new_item_code=parent, items=[{"item_code": item, "qty": 2}])
	note = make.deliver((parent, 3, agreement.consigned_warehouse), submit=False)
	fresh = frappe.copy_doc(note)
	fresh.packed_items = []
	with pytest.raises(ConsignmentStockError, match="is a supplier's"):
		fresh.submit()


def test_material_used_up_in_production_is_taken_over(agreement):
	item = consigned(agreement)
	product = make.make_item()
	target = frappe.db.get_value(
		"Warehouse", {"warehouse_name": "Finished Goods", "company": agreement.company}
	)
	consumed = {"item_code": item, "qty": 4, "s_warehouse": agreement.consigned_warehouse}
	made = {"item_code": product, "qty": 1, "t_warehouse": target, "is_finished_item": 1}
	make.issue(consumed, made, purpose="Repack")
	assert ledger.stock(product, target) == (1, 40)
	assert ledger.stock(item, between(agreement)) == (0, 0)


def test_an_item_that_is_consigned_first_is_taken_from_the_supplier_where_the_site_has_it():
	site = make.make_site("优先库", own_warehouse=make.own_warehouse())
	item = make.make_item(so_consignment_preference="Consigned First")
	agreement = make.make_agreement(item, consignment_site=site)
	consigned(agreement, 5)
	make.stock_own(item, 10, 8)
	first = make.deliver((item, 4, make.own_warehouse()))
	assert first.items[0].so_consignment_warehouse == agreement.consigned_warehouse
	second = make.deliver((item, 4, make.own_warehouse()))
	assert second.items[0].warehouse == make.own_warehouse()
	assert ledger.stock(item, agreement.consigned_warehouse) == (1, 0)
	assert ledger.stock(item, make.own_warehouse()) == (6, 48)


def test_an_item_that_is_own_first_spares_the_suppliers_goods():
	site = make.make_site("自有优先", own_warehouse=make.own_warehouse())
	item = make.make_item(so_consignment_preference="Own First")
	agreement = make.make_agreement(item, consignment_site=site)
	consigned(agreement, 5)
	make.stock_own(item, 10, 8)
	note = make.deliver((item, 4, agreement.consigned_warehouse))
	assert note.items[0].warehouse == make.own_warehouse()
	assert ledger.stock(item, agreement.consigned_warehouse) == (5, 0)


def test_a_sites_own_store_may_be_a_group_of_stores():
	values = {"company": make.default_company(), "parent_warehouse": None}
	parent = make.insert("Warehouse", warehouse_name="自有库", is_group=1, **values).name
	shelf = make.insert("Warehouse", warehouse_name="一号架", **values | {"parent_warehouse": parent}).name
	site = make.make_site("分架库", own_warehouse=parent)
	item = make.make_item(so_consignment_preference="Consigned First")
	agreement = make.make_agreement(item, consignment_site=site)
	consigned(agreement, 5)
	make.stock_own(item, 10, 8, shelf)
	note = make.deliver((item, 4, shelf))
	assert note.items[0].so_consignment_warehouse == agreement.consigned_warehouse
	assert ledger.stock(item, shelf) == (10, 80)


# what else stands in the way


def test_an_agreement_with_movements_is_ended_not_cancelled(agreement):
	consigned(agreement)
	with pytest.raises(AgreementError, match="End the agreement"):
		agreement.reload().cancel()
	agreement.reload().end_agreement()
	assert str(agreement.reload().valid_upto) == today()


def test_rows_without_consigned_goods_cost_one_look_up(agreement):
	item = make.make_item()
	make.stock_own(item, 10, 8)
	note = make.deliver((item, 4, make.own_warehouse()))
	assert not frappe.db.exists("Consignment Withdrawal", {"source_document": note.name})
	assert rows.SOURCE not in {field for field, value in note.items[0].as_dict().items() if value}
