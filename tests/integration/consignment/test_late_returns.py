"""Goods that came back after their settlement go to the supplier by a purchase return and a debit note (§6.4 point 7)."""

import pytest

import frappe
from frappe.utils import today

from sales_ops.consignment.settlement.late_returns import return_settled, returnable
from sales_ops.exceptions.consignment import ConsignmentStockError, SettlementError
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger
from sales_ops.testing import settlement as do

GOODS = "Stock In Hand - YQ"


@pytest.fixture
def agreement():
	return do.make_settled_supplier()


@pytest.fixture
def billed(agreement):
	"""A use of 10 that is invoiced, and of which the customer has brought 4 back into our own store."""
	note = do.use(agreement, 10)
	doc = do.settle(agreement)
	do.bill(doc)
	do.bring_into_own_store(note, 4)
	return note, doc


def rows_of(withdrawal, qty: float) -> list[dict]:
	return [{"name": withdrawal.items[0].name, "qty": qty}]


def test_the_consigned_store_does_not_take_settled_goods_back(agreement):
	note = do.use(agreement, 10)
	do.bill(do.settle(agreement))
	with pytest.raises(ConsignmentStockError, match="settled"):
		do.bring_back(note, 4, agreement, on=today())


def test_settled_goods_go_back_with_a_debit_note_that_lowers_the_invoice(agreement, billed):
	note, doc = billed
	before, item = do.accrued(), agreement.items[0].item_code
	withdrawal = do.withdrawal_of(note)
	assert [row["left"] for row in returnable(withdrawal.name)] == [10]
	made = return_settled(withdrawal.name, make.own_warehouse(), rows_of(withdrawal, 4))
	receipt = frappe.get_doc("Purchase Receipt", made["purchase_receipt"])
	assert (receipt.is_return, receipt.return_against, receipt.items[0].qty) == (
		1,
		withdrawal.purchase_receipt,
		-4,
	)
	assert ledger.stock(item, make.own_warehouse()) == (0, 0)
	assert ledger.stock(item, agreement.consigned_warehouse) == (9_990, 0)
	assert ledger.moved(made["debit_note"])[do.accrual()] == -40
	assert do.accrued() == before
	assert do.to_be_billed(agreement) == []
	doc.reload()
	assert (doc.status, doc.invoiced_amount, doc.outstanding_amount) == ("Invoiced", 60, 60)
	assert do.unsettled(agreement) == (0, 0)
	assert [row["left"] for row in returnable(withdrawal.name)] == [6]


def test_cancelling_the_debit_note_brings_the_goods_back_into_our_store(agreement, billed):
	note, doc = billed
	before, item = do.accrued(), agreement.items[0].item_code
	withdrawal = do.withdrawal_of(note)
	made = return_settled(withdrawal.name, make.own_warehouse(), rows_of(withdrawal, 4))
	frappe.get_doc("Purchase Invoice", made["debit_note"]).cancel()
	assert frappe.db.get_value("Purchase Receipt", made["purchase_receipt"], "docstatus") == 2
	assert ledger.stock(item, make.own_warehouse()) == (4, 40)
	assert do.accrued() == before
	assert (doc.reload().invoiced_amount, doc.outstanding_amount) == (100, 100)


def test_what_is_paid_already_becomes_the_suppliers_debt(agreement, billed):
	note, doc = billed
	frappe.get_doc("Payment Entry", doc.pay_by_ratio(100)).submit()
	withdrawal = do.withdrawal_of(note)
	made = return_settled(withdrawal.name, make.own_warehouse(), rows_of(withdrawal, 4))
	assert frappe.db.get_value("Purchase Invoice", made["debit_note"], "outstanding_amount") == -40
	assert (doc.reload().status, doc.outstanding_amount) == ("Paid", 0)


@pytest.mark.parametrize(
	("qty", "warehouse", "refused"),
	[
		(11, "own", "At most|at most"),
		(0, "own", "what goes back"),
		(4, "consigned", "warehouse of our own"),
	],
)
def test_no_more_than_is_left_goes_back_and_only_from_our_own_store(
	agreement, billed, qty, warehouse, refused
):
	note, _doc = billed
	withdrawal = do.withdrawal_of(note)
	store = make.own_warehouse() if warehouse == "own" else agreement.consigned_warehouse
	with pytest.raises(SettlementError, match=refused):
		return_settled(withdrawal.name, store, rows_of(withdrawal, qty))


def test_what_is_not_invoiced_goes_back_by_the_usual_return(agreement):
	withdrawal = do.withdrawal_of(do.use(agreement, 10))
	with pytest.raises(SettlementError, match="usual return"):
		return_settled(withdrawal.name, make.own_warehouse(), rows_of(withdrawal, 1))


def test_serial_numbers_go_back_by_name():
	agreement = do.make_settled_supplier(make.make_serial_item(), qty=3)
	note = do.use(agreement, 2)
	do.bill(do.settle(agreement))
	withdrawal = do.withdrawal_of(note)
	serial_no = withdrawal.items[0].serial_no.split("\n")[0]
	do.bring_into_own_store(note, 1, serial_no=serial_no, use_serial_batch_fields=1)
	rows = [rows_of(withdrawal, 1)[0] | {"serial_no": serial_no}]
	return_settled(withdrawal.name, make.own_warehouse(), rows)
	assert not frappe.db.get_value("Serial No", serial_no, "warehouse")
