"""A settlement is what was used in its period, net of what came back; one a period, confirmed in time (A8, A10)."""

from datetime import date

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.policies.consignment_calendar import Calendar, window_before, window_of
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger

LAST = window_before(window_of(date.today(), Calendar()), Calendar())
USED_ON = f"{LAST.end} 10:00:00"


@pytest.fixture
def agreement():
	agreement = make.make_agreement(
		make.make_item(), supplier=make.make_supplier("结清供应商"), supplier_consents=1
	)
	make.receive_consigned(agreement, item_of(agreement), 10_000, on=f"{add_days(LAST.start, -40)} 08:00:00")
	return agreement


def item_of(agreement) -> str:
	return agreement.items[0].item_code


def use(agreement, qty: float = 10, on: str = USED_ON):
	return make.deliver((item_of(agreement), qty, agreement.consigned_warehouse), on=on)


def settle(agreement, submit: bool = False, **values):
	group = frappe.get_cached_value("Item", item_of(agreement), "item_group")
	values = {"company": agreement.company, "supplier": agreement.supplier, "item_group": group, **values}
	doc = frappe.get_doc({"doctype": "Consignment Settlement", "delay_reason": "盘点", **values}).insert()
	return doc.submit() if submit else doc


def test_a_settlement_is_for_the_last_period_and_shows_items_by_price(agreement):
	use(agreement, 10)
	use(agreement, 5)
	doc = settle(agreement)
	assert (doc.period, getdate(doc.period_start), getdate(doc.period_end)) == (
		LAST.label,
		LAST.start,
		LAST.end,
	)
	[row] = doc.items
	assert (row.qty, row.rate, row.amount, doc.net_amount, doc.base_net_amount) == (15, 10, 150, 150, 150)
	assert doc.status == "Draft"


def test_confirm(agreement):
	note = use(agreement, 10)
	doc = settle(agreement, submit=True)
	withdrawal = frappe.get_doc("Consignment Withdrawal", {"source_document": note.name})
	assert (doc.status, withdrawal.status) == ("Confirmed", "Settled")
	notice = doc.issue_notice("Administrator")
	doc.reload()
	assert doc.status == "Notice Issued" and doc.consignment_invoice_notice == notice
	invoice = doc.record_invoice(bill_no="A1", bill_date=today(), bill_amount=100)
	doc.reload()
	assert doc.status == "Invoiced"
	assert frappe.db.get_value("Purchase Receipt", withdrawal.purchase_receipt, "status") == "Completed"
	print(ledger.moved(invoice), ledger.moved(withdrawal.purchase_receipt))
	pe = doc.pay_by_ratio(60)
	entry = frappe.get_doc("Payment Entry", pe)
	assert entry.paid_amount == 60
	entry.submit()
	doc.reload()
	assert (doc.status, doc.outstanding_amount) == ("Partly Paid", 40)
	entry.cancel()
	doc.reload()
	assert (doc.status, doc.outstanding_amount) == ("Invoiced", 100)
	frappe.get_doc("Purchase Invoice", invoice).cancel()
	doc.reload()
	assert doc.status == "Notice Issued"
	frappe.get_doc("Consignment Invoice Notice", notice).cancel()
	doc.reload().cancel()
	assert frappe.db.get_value("Consignment Withdrawal", withdrawal.name, "status") == "Unsettled"
	settle(agreement, submit=True)
