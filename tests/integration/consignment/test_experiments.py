"""The experiments of consignment-budget-meeting.md §6.2, row by row, on real postings. Agreed price 10; own stock 10 at 8."""

import pytest

import frappe
from frappe.utils import add_days, now_datetime, today

from erpnext.stock.stock_ledger import NegativeStockError

from sales_ops.consignment.stock import warehouses
from sales_ops.exceptions.consignment import ConsignmentPriceError, ConsignmentStockError
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger


def item_of(agreement) -> str:
	return agreement.items[0].item_code


def pass_through(agreement) -> str:
	return warehouses.pass_through_of(agreement.consigned_warehouse)


def withdrawal_of(doc, **filters):
	return frappe.get_doc("Consignment Withdrawal", {"source_document": doc.name, **filters})


def consigned(agreement, qty=100, row=None, **values):
	"""The item of an agreement, received."""
	make.receive_consigned(agreement, item_of(agreement), qty, row=row, **values)
	return item_of(agreement)


def value_ever(warehouse: str) -> float:
	"""The highest value any stock ledger entry of a warehouse ever showed."""
	values = frappe.get_all("Stock Ledger Entry", {"warehouse": warehouse}, pluck="stock_value")
	return max(map(abs, values), default=0)


def entries(agreement, **filters) -> list[tuple]:
	filters = {"agreement": agreement.name, **filters}
	fields = ["event", "qty", "amount", "base_amount"]
	rows = frappe.get_all(
		"Consignment Ledger Entry", filters, fields, order_by="creation, name", as_list=True
	)
	return [tuple(row) for row in rows]


# a: zero receipts


@pytest.mark.parametrize("method", ["FIFO", "Moving Average"])
def test_a_receipt_has_quantity_but_no_value_and_no_gl(method):
	agreement = make.make_agreement(make.make_item(valuation_method=method))
	receipt = make.receive_consigned(agreement, item_of(agreement), 100)
	assert ledger.stock(item_of(agreement), agreement.consigned_warehouse) == (100, 0)
	assert ledger.moved(receipt.stock_entry) == {}
	assert entries(agreement) == [("Receipt", 100, 0, 0)]


@pytest.mark.parametrize("maker", [make.make_batch_item, make.make_serial_item])
def test_a_receipt_of_batches_or_serial_numbers_has_no_value(maker):
	agreement = make.make_agreement(maker())
	make.receive_consigned(agreement, item_of(agreement), 5)
	assert ledger.stock(item_of(agreement), agreement.consigned_warehouse) == (5, 0)
	row = frappe.get_last_doc("Consignment Ledger Entry", {"agreement": agreement.name})
	assert bool(row.batch_no) != bool(row.serial_no)
	assert len((row.serial_no or "").split("\n")) in (1, 5)


# b: the traps of a price in ERPNext's masters


def test_b_a_buying_price_and_a_standard_rate_do_not_give_the_first_receipt_a_value():
	item = make.make_item(standard_rate=10, valuation_rate=10)
	make.insert("Item Price", item_code=item, price_list="Standard Buying", buying=1, price_list_rate=10)
	agreement = make.make_agreement(item)
	receipt = make.receive_consigned(agreement, item, 100)
	assert ledger.stock(item, agreement.consigned_warehouse) == (100, 0)
	assert ledger.moved(receipt.stock_entry) == {}
	make.deliver((item, 100, agreement.consigned_warehouse))
	assert value_ever(agreement.consigned_warehouse) == 0


def test_b2_a_purchase_receipt_into_a_consigned_warehouse_is_refused(agreement):
	receipt = make.new(
		"Purchase Receipt", company=agreement.company, supplier=agreement.supplier, currency="CNY"
	)
	values = {"warehouse": agreement.consigned_warehouse, "allow_zero_valuation_rate": 1}
	receipt.append("items", {"item_code": item_of(agreement), "qty": 100, "rate": 0, **values})
	receipt.insert()
	with pytest.raises(ConsignmentStockError, match="is a supplier's"):
		receipt.submit()


# c, g: an ordinary delivery


@pytest.mark.parametrize("method", ["FIFO", "Moving Average"])
def test_c_g_a_delivery_from_a_consigned_warehouse_takes_the_goods_over(method, accrual, cost):
	agreement = make.make_agreement(make.make_item(valuation_method=method))
	item = consigned(agreement)
	make.stock_own(item, 10, 8)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	assert ledger.stock(item, agreement.consigned_warehouse) == (90, 0)
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)
	assert ledger.stock(item, make.own_warehouse()) == (10, 80)
	assert ledger.moved(note.name)[cost] == 100
	assert ledger.moved(withdrawal_of(note).purchase_receipt)[accrual] == -100
	assert value_ever(agreement.consigned_warehouse) == 0
	assert entries(agreement) == [("Receipt", 100, 0, 0), ("Withdraw", -10, 100, 100)]


def test_c_a_sales_invoice_with_stock_takes_the_goods_over(agreement, accrual, cost):
	item = consigned(agreement)
	bill = make.invoice((item, 10, agreement.consigned_warehouse))
	assert ledger.moved(bill.name)[cost] == 100
	assert ledger.moved(withdrawal_of(bill).purchase_receipt)[accrual] == -100
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)


def test_c_a_sales_invoice_without_stock_takes_nothing(agreement):
	item = consigned(agreement)
	bill = make.invoice((item, 10, agreement.consigned_warehouse), update_stock=0)
	assert not frappe.db.exists("Consignment Withdrawal", {"source_document": bill.name})
	assert ledger.stock(item, agreement.consigned_warehouse) == (100, 0)


def test_c_a_stock_entry_issue_takes_the_goods_over(agreement, accrual):
	item = consigned(agreement)
	entry = make.issue((item, 10, agreement.consigned_warehouse))
	expense = entry.items[0].expense_account
	assert ledger.moved(entry.name)[expense] == 100
	assert ledger.moved(withdrawal_of(entry).purchase_receipt)[accrual] == -100
	assert entry.items[0].basic_rate == 10
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)


def test_c_a_transfer_to_production_takes_the_goods_over(agreement):
	item = consigned(agreement)
	target = frappe.db.get_value("Warehouse", {"warehouse_name": "Work In Progress"})
	row = {"item_code": item, "qty": 10, "s_warehouse": agreement.consigned_warehouse, "t_warehouse": target}
	make.issue(row, purpose="Material Transfer for Manufacture")
	assert ledger.stock(item, target) == (10, 100)
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)


def test_c_rows_in_another_unit_are_taken_over_in_the_stock_unit(accrual):
	item = make.make_item(uoms=[{"uom": "Box", "conversion_factor": 12}])
	agreement = make.make_agreement(item)
	consigned(agreement)
	row = {"item_code": item, "qty": 2, "uom": "Box", "warehouse": agreement.consigned_warehouse}
	note = make.deliver(row)
	assert withdrawal_of(note).items[0].qty == 24
	assert ledger.moved(withdrawal_of(note).purchase_receipt)[accrual] == -240
	assert ledger.stock(item, agreement.consigned_warehouse) == (76, 0)


# d: transfers


def test_d_a_plain_transfer_out_of_a_consigned_warehouse_is_refused(agreement):
	item = consigned(agreement)
	make.stock_own(item, 10, 8)
	row = {"item_code": item, "qty": 10, "s_warehouse": agreement.consigned_warehouse}
	row["t_warehouse"] = make.own_warehouse()
	entry = make.issue(row, purpose="Material Transfer", submit=False)
	with pytest.raises(ConsignmentStockError, match="is a supplier's"):
		entry.submit()


def test_d_own_goods_cannot_be_laid_into_a_consigned_warehouse(agreement):
	item = item_of(agreement)
	make.stock_own(item, 10, 8)
	row = {"item_code": item, "qty": 10, "s_warehouse": make.own_warehouse()}
	row["t_warehouse"] = agreement.consigned_warehouse
	entry = make.issue(row, purpose="Material Transfer", submit=False)
	with pytest.raises(ConsignmentStockError, match="is a supplier's"):
		entry.submit()


@pytest.mark.parametrize("preset", [0, 100])
def test_e_additional_cost_on_a_transfer_is_refused_with_the_transfer(agreement, preset):
	"""e, e2: the cost would be booked beside the stock ledger; without the transfer there is nothing to put it on."""
	item = consigned(agreement)
	row = {"item_code": item, "qty": 10, "s_warehouse": agreement.consigned_warehouse}
	row |= {"t_warehouse": make.own_warehouse(), "additional_cost": preset}
	entry = make.issue(row, purpose="Material Transfer", submit=False)
	entry.append(
		"additional_costs", {"expense_account": _srbnb(agreement), "description": "x", "amount": 100}
	)
	entry.save()
	with pytest.raises(ConsignmentStockError):
		entry.submit()


def _srbnb(agreement) -> str:
	return frappe.get_cached_value("Company", agreement.company, "stock_received_but_not_billed")


def test_f_nothing_is_bought_into_a_store_with_own_goods(agreement, cost):
	"""f: through the shared store the cost would be the old stock's; h: and the purchase has a document with supplier."""
	item = consigned(agreement)
	make.stock_own(item, 10, 8)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	receipt = frappe.get_doc("Purchase Receipt", withdrawal_of(note).purchase_receipt)
	assert receipt.supplier == agreement.supplier
	assert {row.warehouse for row in receipt.items} == {pass_through(agreement)}
	assert ledger.moved(note.name)[cost] == 100


# i: batches and serial numbers


def batch_of(agreement) -> str:
	return frappe.get_last_doc("Consignment Ledger Entry", {"agreement": agreement.name}).batch_no


def test_i_a_batch_keeps_its_number_and_comes_back_when_all_is_cancelled(cost):
	agreement = make.make_agreement(make.make_batch_item())
	item = consigned(agreement, 5)
	batch = batch_of(agreement)
	row = {"item_code": item, "qty": 3, "warehouse": agreement.consigned_warehouse}
	note = make.deliver(row | {"batch_no": batch, "use_serial_batch_fields": 1})
	assert withdrawal_of(note).items[0].batch_no == batch
	assert ledger.moved(note.name)[cost] == 30
	assert ledger.stock(item, agreement.consigned_warehouse) == (2, 0)
	assert _batch_qty(batch, agreement.consigned_warehouse) == 2
	note.cancel()
	assert ledger.stock(item, agreement.consigned_warehouse) == (5, 0)
	assert _batch_qty(batch, agreement.consigned_warehouse) == 5


def _batch_qty(batch: str, warehouse: str) -> float:
	from erpnext.stock.doctype.batch.batch import get_batch_qty

	return get_batch_qty(batch, warehouse)


def test_i_batches_are_picked_and_split_where_the_user_names_none(cost):
	agreement = make.make_agreement(make.make_batch_item())
	item = consigned(agreement, 5)
	first = batch_of(agreement)
	consigned(agreement, 5)
	second = batch_of(agreement)
	note = make.deliver((item, 7, agreement.consigned_warehouse))
	taken = {row.batch_no: row.qty for row in withdrawal_of(note).items}
	assert taken == {first: 5, second: 2}
	assert ledger.moved(note.name)[cost] == 70
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)
	assert (_batch_qty(first, pass_through(agreement)), _batch_qty(second, pass_through(agreement))) == (0, 0)


def test_i_a_bundle_that_the_user_made_moves_with_the_goods(cost):
	agreement = make.make_agreement(make.make_batch_item())
	item = consigned(agreement, 5)
	note = make.deliver((item, 3, agreement.consigned_warehouse), submit=False)
	bundle = _bundle(note, item, agreement, batch_of(agreement), 3)
	note.items[0].update({"serial_and_batch_bundle": bundle, "use_serial_batch_fields": 0})
	note.save()
	note.submit()
	assert frappe.db.get_value("Serial and Batch Bundle", bundle, ["warehouse", "docstatus"]) == (
		pass_through(agreement),
		1,
	)
	assert ledger.moved(note.name)[cost] == 30
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)


def _bundle(note, item, agreement, batch, qty) -> str:
	from erpnext.stock.serial_batch_bundle import SerialBatchCreation

	values = {
		"item_code": item,
		"warehouse": agreement.consigned_warehouse,
		"posting_date": today(),
		"posting_time": now_datetime().strftime("%H:%M:%S"),
		"voucher_type": "Delivery Note",
		"company": agreement.company,
		"type_of_transaction": "Outward",
		"qty": -qty,
		"batches": frappe._dict({batch: qty}),
		"do_not_submit": True,
	}
	return SerialBatchCreation(values).make_serial_and_batch_bundle().name


def test_i_serial_numbers_are_kept_delivered_and_restored(cost):
	agreement = make.make_agreement(make.make_serial_item())
	item = consigned(agreement, 5)
	numbers = frappe.get_all("Serial No", {"item_code": item}, pluck="name", order_by="name")
	row = {"item_code": item, "qty": 2, "warehouse": agreement.consigned_warehouse}
	note = make.deliver(row | {"serial_no": "\n".join(numbers[:2]), "use_serial_batch_fields": 1})
	assert withdrawal_of(note).items[0].serial_no == "\n".join(numbers[:2])
	assert [_status(number) for number in numbers[:3]] == ["Delivered", "Delivered", "Active"]
	assert ledger.moved(note.name)[cost] == 20
	note.cancel()
	assert {_place(number) for number in numbers} == {agreement.consigned_warehouse}
	assert ledger.stock(item, agreement.consigned_warehouse) == (5, 0)


def test_i_serial_numbers_are_picked_where_the_user_names_none(cost):
	agreement = make.make_agreement(make.make_serial_item())
	item = consigned(agreement, 5)
	note = make.deliver((item, 2, agreement.consigned_warehouse), (item, 1, agreement.consigned_warehouse))
	taken = "\n".join(row.serial_no for row in withdrawal_of(note).items).split("\n")
	assert len(set(taken)) == 3
	assert {_status(number) for number in taken} == {"Delivered"}
	assert ledger.moved(note.name)[cost] == 30


def _status(serial_no: str) -> str:
	return frappe.db.get_value("Serial No", serial_no, "status")


def _place(serial_no: str) -> str:
	return frappe.db.get_value("Serial No", serial_no, "warehouse")


# j: two suppliers


@pytest.mark.parametrize("method", ["FIFO", "Moving Average"])
def test_j_two_suppliers_on_one_document_each_get_their_price(method, accrual, cost):
	item = make.make_item(valuation_method=method)
	first = make.make_agreement(item)
	second = make.make_agreement(item, rate=12, supplier=make.make_supplier("另一供应商"))
	consigned(first)
	consigned(second)
	note = make.deliver((item, 10, first.consigned_warehouse), (item, 5, second.consigned_warehouse))
	withdrawals = frappe.get_all(
		"Consignment Withdrawal",
		{"source_document": note.name},
		["supplier", "base_total_amount", "purchase_receipt"],
		order_by="base_total_amount",
	)
	assert [(row.supplier, row.base_total_amount) for row in withdrawals] == [
		(second.supplier, 60),
		(first.supplier, 100),
	]
	assert ledger.moved(note.name)[cost] == 160
	assert ledger.moved(*[row.purchase_receipt for row in withdrawals])[accrual] == -160
	assert ledger.stock(item, pass_through(first)) == (0, 0)


# k, l, n: dates and quantities


def on(days: int, time: str = "10:00:00") -> str:
	return f"{add_days(today(), days)} {time}"


def test_k_a_back_dated_withdrawal_costs_the_price_of_its_day_and_leaves_later_ones(cost):
	item = make.make_item()
	agreement = make.make_agreement(item, submit=False)
	agreement.items[0].update({"rate": 9.5, "valid_upto": add_days(today(), -21)})
	agreement.append(
		"items", {"item_code": item, "rate": 10, "valid_from": add_days(today(), -20), **make.SCORES}
	)
	agreement.save()
	agreement.submit()
	make.receive_consigned(agreement, item, 20, on=on(-60))
	later = make.deliver((item, 4, agreement.consigned_warehouse), on=on(-2))
	earlier = make.deliver((item, 3, agreement.consigned_warehouse), on=on(-40))
	assert ledger.moved(earlier.name)[cost] == 28.5
	assert ledger.moved(later.name)[cost] == 40
	assert withdrawal_of(earlier).items[0].rate == 9.5
	assert ledger.stock(item, agreement.consigned_warehouse) == (13, 0)
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)


def test_l_goods_cannot_be_withdrawn_before_they_came(agreement):
	item = consigned(agreement, 20)
	note = make.deliver((item, 1, agreement.consigned_warehouse), submit=False, on=on(-5))
	with pytest.raises(ConsignmentStockError, match="0 are free"):
		note.submit()


def test_l_a_back_dated_withdrawal_leaves_enough_for_the_later_ones(agreement):
	item = consigned(agreement, 10, on=on(-30))
	make.deliver((item, 8, agreement.consigned_warehouse), on=on(-5))
	note = make.deliver((item, 3, agreement.consigned_warehouse), submit=False, on=on(-10))
	with pytest.raises(ConsignmentStockError, match="2 are free"):
		note.submit()


def test_l_more_than_there_is_cannot_be_withdrawn(agreement):
	item = consigned(agreement, 5)
	note = make.deliver((item, 6, agreement.consigned_warehouse), submit=False)
	with pytest.raises(ConsignmentStockError, match=r"6 are needed .* 5 are free"):
		note.submit()


def test_l_rows_of_one_document_count_together(agreement):
	item = consigned(agreement, 5)
	row = (item, 3, agreement.consigned_warehouse)
	note = make.deliver(row, row, submit=False)
	with pytest.raises(ConsignmentStockError, match="6 are needed"):
		note.submit()


def test_l_a_receipt_whose_goods_are_used_cannot_be_cancelled(agreement):
	receipt = make.receive_consigned(agreement, item_of(agreement), 5)
	make.deliver((item_of(agreement), 3, agreement.consigned_warehouse))
	with pytest.raises((NegativeStockError, ConsignmentStockError)):
		receipt.cancel()


def test_n_negative_stock_of_the_site_does_not_open_consigned_warehouses(agreement):
	frappe.db.set_single_value("Stock Settings", "allow_negative_stock", 1)
	item = consigned(agreement, 5)
	note = make.deliver((item, 8, agreement.consigned_warehouse), submit=False)
	with pytest.raises(ConsignmentStockError, match="8 are needed"):
		note.submit()
	receipt = frappe.get_last_doc("Consignment Receipt", {"consignment_agreement": agreement.name})
	make.deliver((item, 3, agreement.consigned_warehouse))
	with pytest.raises(ConsignmentStockError):
		receipt.cancel()


# m: the purchase receipt stands as long as its withdrawal


def test_m_a_purchase_receipt_of_ours_is_cancelled_by_its_withdrawal_only(agreement):
	item = consigned(agreement)
	withdrawal = withdrawal_of(make.deliver((item, 10, agreement.consigned_warehouse)))
	for doctype, name in (
		("Purchase Receipt", withdrawal.purchase_receipt),
		("Stock Entry", withdrawal.stock_entry),
	):
		with pytest.raises(ConsignmentStockError, match=withdrawal.name):
			frappe.get_doc(doctype, name).cancel()
	with pytest.raises(ConsignmentStockError, match="is cancelled with it"):
		withdrawal.cancel()


def test_m2_where_the_user_sets_the_time_goods_become_ours_a_second_before(agreement):
	item = consigned(agreement, on=on(-30))
	note = make.deliver((item, 10, agreement.consigned_warehouse), on=on(-3))
	times = frappe.db.get_value(
		"Purchase Receipt", withdrawal_of(note).purchase_receipt, ["posting_date", "posting_time"]
	)
	assert [str(value) for value in times] == [add_days(today(), -3), "9:59:59"]


def test_m2_in_the_first_second_of_a_day_the_document_moves_not_the_purchase(agreement):
	item = consigned(agreement, on=on(-30))
	note = make.deliver((item, 10, agreement.consigned_warehouse), on=on(-3, "00:00:00"))
	receipt = frappe.get_doc("Purchase Receipt", withdrawal_of(note).purchase_receipt)
	assert (str(receipt.posting_date), str(receipt.posting_time)) == (add_days(today(), -3), "0:00:00")
	assert str(note.reload().posting_time) == "0:00:01"


# o, q3: returns


def test_o_a_customers_return_goes_back_to_the_supplier(agreement, accrual, cost):
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	taken = withdrawal_of(note)
	back = make.return_of(note, 4)
	returned = withdrawal_of(back)
	assert ledger.moved(back.name)[cost] == -40
	assert ledger.moved(returned.purchase_receipt)[accrual] == 40
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)
	assert ledger.stock(item, agreement.consigned_warehouse) == (94, 0)
	assert entries(agreement, event="Withdraw-Return") == [("Withdraw-Return", 4, -40, -40)]
	assert taken.reload().items[0].returned_qty == 4
	# q3: a return that is submitted as the mapper made it leaves these at zero
	receipt = frappe.get_doc("Purchase Receipt", taken.purchase_receipt)
	assert (receipt.items[0].returned_qty, receipt.per_returned) == (4, 40)


def test_o_a_cancelled_return_takes_the_goods_over_again(agreement, accrual, cost):
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	back = make.return_of(note, 4)
	returned = withdrawal_of(back)
	back.cancel()
	assert ledger.stock(item, agreement.consigned_warehouse) == (90, 0)
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)
	assert ledger.moved(back.name) == {}
	assert ledger.moved(returned.purchase_receipt) == {}
	assert withdrawal_of(note).items[0].returned_qty == 0
	assert sum(row[1] for row in entries(agreement)) == 90
	assert sum(row[3] for row in entries(agreement)) == 100


def test_o_no_more_comes_back_than_was_taken(agreement):
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	make.return_of(note, 10)
	assert withdrawal_of(note).status == "Returned"
	with pytest.raises(frappe.ValidationError):
		make.return_of(note, 1)


def test_o_a_return_into_our_own_store_stays_ours(agreement, accrual):
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	make.return_of(note, 4, warehouse=make.own_warehouse())
	assert ledger.stock(item, make.own_warehouse()) == (4, 40)
	assert ledger.stock(item, agreement.consigned_warehouse) == (90, 0)
	assert entries(agreement, event="Withdraw-Return") == []


def test_o_batches_and_serial_numbers_come_back_as_they_went(cost):
	for maker in (make.make_batch_item, make.make_serial_item):
		agreement = make.make_agreement(maker())
		item = consigned(agreement, 5)
		note = make.deliver((item, 3, agreement.consigned_warehouse))
		went = withdrawal_of(note).items[0]
		one = (went.serial_no or "").split("\n")[0] or None
		back = make.return_of(note, 1, serial_no=one, batch_no=went.batch_no, use_serial_batch_fields=1)
		came = withdrawal_of(back).items[0]
		assert (came.batch_no, came.serial_no or None) == (went.batch_no, one)
		assert ledger.moved(back.name)[cost] == -10
		assert ledger.stock(item, agreement.consigned_warehouse) == (3, 0)
		assert ledger.stock(item, pass_through(agreement)) == (0, 0)


def test_o_an_invoices_return_goes_back_too(agreement, accrual):
	item = consigned(agreement)
	bill = make.invoice((item, 10, agreement.consigned_warehouse))
	back = make.return_of(bill, 4)
	assert ledger.moved(withdrawal_of(back).purchase_receipt)[accrual] == 40
	assert ledger.stock(item, agreement.consigned_warehouse) == (94, 0)


def test_o_a_return_that_names_nothing_cannot_enter_consigned_stock(agreement):
	item = consigned(agreement)
	row = {"item_code": item, "qty": -1, "warehouse": agreement.consigned_warehouse}
	note = make.deliver(row, submit=False, is_return=1)
	with pytest.raises(ConsignmentStockError, match="only as the return"):
		note.submit()


def test_o_what_a_stock_entry_issued_comes_back_by_the_withdrawal(agreement, accrual):
	item = consigned(agreement)
	entry = make.issue((item, 10, agreement.consigned_warehouse))
	draft = frappe.get_doc(withdrawal_of(entry).make_return())
	draft.items[0].qty = 4
	draft.insert()
	draft.submit()
	expense = entry.items[0].expense_account
	assert ledger.moved(draft.own_stock_entry)[expense] == -40
	assert ledger.moved(draft.purchase_receipt)[accrual] == 40
	assert ledger.stock(item, agreement.consigned_warehouse) == (94, 0)
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)
	draft.reload().cancel()
	assert ledger.stock(item, agreement.consigned_warehouse) == (90, 0)
	assert ledger.moved(draft.own_stock_entry, draft.purchase_receipt) == {}


# s: reconciliation


@pytest.mark.parametrize("allow_zero", [0, 1])
def test_s_a_stock_reconciliation_of_a_consigned_warehouse_is_refused(agreement, allow_zero):
	item = consigned(agreement)
	doc = make.new("Stock Reconciliation", company=agreement.company, purpose="Stock Reconciliation")
	values = {"qty": 103, "valuation_rate": 0, "allow_zero_valuation_rate": allow_zero}
	doc.append("items", {"item_code": item, "warehouse": agreement.consigned_warehouse, **values})
	with pytest.raises(frappe.ValidationError):
		doc.insert()
		doc.submit()
	assert (
		frappe.db.get_value(
			"Bin", {"item_code": item, "warehouse": agreement.consigned_warehouse}, "actual_qty"
		)
		== 100
	)


# t: cost in the month of use


def test_t_the_cost_is_in_the_month_of_use(agreement, cost):
	item = consigned(agreement, on=on(-60))
	note = make.deliver((item, 10, agreement.consigned_warehouse), on=on(-40))
	dates = frappe.get_all(
		"GL Entry", {"voucher_no": note.name, "account": cost}, ["posting_date", "debit"], as_list=True
	)
	assert [(str(day), amount) for day, amount in dates] == [(add_days(today(), -40), 100)]


# u: the document's own figures


def test_u_the_deliverys_rate_is_the_agreed_one_so_that_gross_profit_is_right(agreement):
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	assert note.items[0].incoming_rate == 10
	assert note.items[0].so_consignment_warehouse == agreement.consigned_warehouse


def test_u3_a_draft_of_yesterday_takes_the_goods_over_now(agreement):
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse), submit=False)
	frappe.db.set_value("Delivery Note", note.name, "posting_date", add_days(today(), -1))
	note.reload().submit()
	receipt = frappe.get_doc("Purchase Receipt", withdrawal_of(note).purchase_receipt)
	assert (str(note.posting_date), str(receipt.posting_date)) == (today(), today())


def test_u4_cancelling_the_delivery_undoes_everything(agreement, accrual):
	item = consigned(agreement, 4)
	note = make.deliver((item, 3, agreement.consigned_warehouse))
	withdrawal = withdrawal_of(note)
	note.cancel()
	assert ledger.stock(item, agreement.consigned_warehouse) == (4, 0)
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)
	assert ledger.moved(note.name, withdrawal.purchase_receipt, withdrawal.stock_entry) == {}
	assert withdrawal.reload().status == "Cancelled"
	for doctype, name in (
		("Purchase Receipt", withdrawal.purchase_receipt),
		("Stock Entry", withdrawal.stock_entry),
	):
		assert frappe.db.get_value(doctype, name, "docstatus") == 2
	assert sum(row[1] for row in entries(agreement)) == 4
	assert sum(row[2] for row in entries(agreement)) == 0


def test_u4_an_amended_delivery_takes_from_the_consigned_warehouse_again(agreement, cost):
	item = consigned(agreement)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	note.cancel()
	amended = frappe.copy_doc(note)
	amended.amended_from, amended.docstatus = note.name, 0
	amended.items[0].qty = 6
	amended.insert()
	assert amended.items[0].warehouse == agreement.consigned_warehouse
	assert not amended.items[0].so_consignment_warehouse
	amended.submit()
	assert ledger.moved(amended.name)[cost] == 60
	assert ledger.stock(item, agreement.consigned_warehouse) == (94, 0)


# v: guards


@pytest.mark.parametrize("rate", [0, 7])
def test_v_a_material_receipt_of_the_user_into_a_consigned_warehouse_is_refused(agreement, rate):
	row = {"item_code": item_of(agreement), "qty": 5, "t_warehouse": agreement.consigned_warehouse}
	row |= {"basic_rate": rate, "set_basic_rate_manually": 1, "allow_zero_valuation_rate": not rate}
	entry = make.issue(row, purpose="Material Receipt", submit=False)
	with pytest.raises(ConsignmentStockError, match="is a supplier's"):
		entry.submit()


def test_v_a_client_cannot_pass_a_voucher_off_as_ours(agreement):
	item = consigned(agreement)
	origin = {
		"so_consignment_doctype": "Consignment Settings",
		"so_consignment_document": "Consignment Settings",
	}
	row = {"item_code": item, "qty": 10, "s_warehouse": agreement.consigned_warehouse}
	row["t_warehouse"] = make.own_warehouse()
	entry = make.issue(row, purpose="Material Transfer", submit=False, **origin)
	assert not entry.so_consignment_document
	with pytest.raises(ConsignmentStockError):
		entry.submit()


def test_v_nobody_fills_or_empties_the_pass_through_warehouse(agreement):
	item = item_of(agreement)
	row = {"item_code": item, "qty": 5, "t_warehouse": pass_through(agreement), "basic_rate": 7}
	entry = make.issue(row, purpose="Material Receipt", submit=False)
	with pytest.raises(ConsignmentStockError, match="only pass"):
		entry.submit()


def test_v_a_return_of_our_purchase_receipt_is_left_to_the_withdrawal(agreement):
	from erpnext.stock.doctype.purchase_receipt.purchase_receipt import make_purchase_return

	item = consigned(agreement)
	withdrawal = withdrawal_of(make.deliver((item, 10, agreement.consigned_warehouse)))
	back = make_purchase_return(withdrawal.purchase_receipt)
	back.items[0].warehouse = make.own_warehouse()
	with pytest.raises(ConsignmentStockError, match=withdrawal.name):
		back.insert()


def test_a_price_that_is_missing_stops_the_withdrawal(agreement):
	item = consigned(agreement, on=on(-30))
	agreement.reload().end_agreement(add_days(today(), -10))
	note = make.deliver((item, 1, agreement.consigned_warehouse), submit=False)
	with pytest.raises(ConsignmentPriceError, match="No price is agreed"):
		note.submit()
