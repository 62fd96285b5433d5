"""The supplier's invoice of a settlement clears what the withdrawals have accrued, to the cent; then it is paid (A11 to A13)."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from erpnext.stock.doctype.purchase_receipt.purchase_receipt import make_purchase_invoice

from sales_ops.exceptions.consignment import SettlementError
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger
from sales_ops.testing import settlement as do

LAST = do.last_period(do.site_today())
RECEIPT = "Purchase Receipt"


@pytest.fixture
def agreement():
	return do.make_settled_supplier(payment_ratio=60)


def receipt_of(note) -> str:
	return do.withdrawal_of(note).purchase_receipt


def status(doctype: str, name: str) -> str:
	return frappe.db.get_value(doctype, name, "status")


def payable(invoice) -> str:
	return invoice.credit_to


# The invoice clears the accrual


def test_the_invoice_is_net_names_its_receipts_and_clears_the_accrual(agreement):
	before = do.accrued()
	notes = [do.use(agreement, 10), do.use(agreement, 5)]
	do.bring_back(notes[0], 4, agreement)
	assert do.accrued() - before == 110
	doc = do.settle(agreement)
	invoice = do.bill(doc)
	assert [(row.qty, row.rate, row.purchase_receipt) for row in invoice.items] == [
		(6, 10, receipt_of(notes[0])),
		(5, 10, receipt_of(notes[1])),
	]
	assert ledger.moved(invoice.name) == {do.accrual(): 110, payable(invoice): -110}
	assert do.accrued() == before
	assert do.unsettled(agreement) == (0, 0)
	assert (doc.status, doc.purchase_invoice, doc.outstanding_amount) == ("Invoiced", invoice.name, 110)


def test_receipts_and_returns_are_closed_and_leave_erpnexts_report(agreement):
	note = do.use(agreement, 10)
	other = do.use(agreement, 5)
	do.bring_back(note, 4, agreement)
	assert sorted(do.to_be_billed(agreement)) == sorted([receipt_of(note), receipt_of(other)])
	do.bill(do.settle(agreement))
	returned = frappe.get_all(RECEIPT, {"return_against": receipt_of(note)}, pluck="status")
	assert status(RECEIPT, receipt_of(note)) in ("Closed", "Completed")
	assert returned in (["Closed"], ["Completed"])
	assert status(RECEIPT, receipt_of(other)) == "Completed"
	assert do.to_be_billed(agreement) == []


def test_a_receipt_with_rows_of_two_settlements_is_closed_with_the_second():
	first_item = make.make_item()
	group = make.insert("Item Group", item_group_name="电料", parent_item_group="All Item Groups").name
	items = (first_item, make.make_item(item_group=group))
	agreement = make.make_agreement(*items, supplier=make.make_supplier("两类供应商"))
	for item in items:
		make.receive_consigned(agreement, item, 5, on=f"{add_days(LAST.start, -5)} 08:00:00")
	rows = [(item, 2, agreement.consigned_warehouse) for item in items]
	note = make.deliver(*rows, on=f"{LAST.end} 09:00:00")
	do.bring_back(note, 1, agreement)
	do.bill(do.settle(agreement, item_group=frappe.get_cached_value("Item", first_item, "item_group")))
	assert status(RECEIPT, receipt_of(note)) == "Partly Billed"
	do.bill(do.settle(agreement, item_group=group))
	assert status(RECEIPT, receipt_of(note)) in ("Closed", "Completed")


def test_cancelling_the_invoice_opens_everything_again(agreement):
	before = do.accrued()
	note = do.use(agreement, 10)
	do.bring_back(note, 4, agreement)
	doc = do.settle(agreement)
	notice = doc.issue_notice("Administrator")
	invoice = do.bill(doc.reload())
	assert status("Consignment Invoice Notice", notice) == "Invoice Received"
	invoice.cancel()
	doc.reload()
	assert (doc.status, doc.purchase_invoice, doc.bill_no, doc.outstanding_amount) == (
		"Notice Issued",
		None,
		None,
		0,
	)
	assert status("Consignment Invoice Notice", notice) == "Waiting for Invoice"
	assert do.accrued() - before == 60
	assert do.to_be_billed(agreement) == [receipt_of(note)]
	assert do.bill(doc).grand_total == 60
	assert do.accrued() == before


def test_the_cancel_chain_goes_back_to_the_beginning(agreement):
	before = do.accrued()
	note = do.use(agreement, 10)
	doc = do.settle(agreement)
	notice = doc.issue_notice("Administrator")
	invoice = do.bill(doc.reload())
	with pytest.raises(SettlementError, match="cancel the invoice before the settlement"):
		doc.reload().cancel()
	with pytest.raises(SettlementError, match="cancel the invoice before the notice"):
		frappe.get_doc("Consignment Invoice Notice", notice).cancel()
	invoice.cancel()
	frappe.get_doc("Consignment Invoice Notice", notice).cancel()
	doc.reload().cancel()
	note.reload().cancel()
	assert do.accrued() == before
	assert do.unsettled(agreement) == (0, 0)
	assert ledger.stock(agreement.items[0].item_code, agreement.consigned_warehouse) == (10_000, 0)


# Tax, rounding, currency


def test_tax_is_of_the_agreement_and_the_accrual_is_net():
	agreement = do.make_settled_supplier(taxes_and_charges=do.tax_template(13))
	before = do.accrued()
	do.use(agreement, 10)
	doc = do.settle(agreement)
	assert doc.expected_invoice() == {"amount": 113, "gross": None, "red": None}
	invoice = do.bill(doc, 113)
	assert (invoice.net_total, invoice.total_taxes_and_charges, invoice.outstanding_amount) == (100, 13, 113)
	assert do.accrued() == before


def test_a_cent_that_the_supplier_rounds_otherwise_is_booked_as_rounding():
	agreement = do.make_settled_supplier(taxes_and_charges=do.tax_template(13), rate=3.33)
	before = do.accrued()
	do.use(agreement, 1)
	doc = do.settle(agreement)
	invoice = do.bill(doc, doc.grand_total + 0.01)
	assert invoice.outstanding_amount == round(doc.grand_total + 0.01, 2)
	assert do.accrued() == before


@pytest.mark.parametrize("rate", [0.333, 1.005, 7.77])
def test_odd_rates_and_quantities_clear_to_the_cent(rate):
	agreement = do.make_settled_supplier(make.make_item(stock_uom="Kg"), rate=rate)
	before = do.accrued()
	notes = [do.use(agreement, qty) for qty in (1.5, 0.7, 3.333)]
	do.bring_back(notes[0], 1.2, agreement)
	do.bring_back(notes[2], 0.1, agreement)
	doc = do.settle(agreement)
	invoice = do.bill(doc)
	assert invoice.grand_total == doc.net_amount
	assert do.accrued() == before


@pytest.mark.parametrize("days", [(7.0, 7.25), (7.25, 7.0), (7.1234, 6.9876)])
def test_in_another_currency_the_accrual_clears_and_the_difference_is_exchange_gain_or_loss(days):
	for day, rate in zip((add_days(LAST.start, -200), today()), days, strict=True):
		make.insert("Currency Exchange", date=day, from_currency="USD", to_currency="CNY", exchange_rate=rate)
	agreement = do.make_settled_supplier(currency="USD", rate=10.01)
	do.give_account(agreement.supplier, "USD")
	before = do.accrued()
	notes = [do.use(agreement, 10), do.use(agreement, 7)]
	do.bring_back(notes[0], 3, agreement)
	doc = do.settle(agreement)
	assert (doc.currency, doc.net_amount) == ("USD", 140.14)
	assert do.accrued() - before == pytest.approx(doc.base_net_amount)
	invoice = do.bill(doc, exchange_rate=days[1])
	assert (invoice.currency, invoice.conversion_rate) == ("USD", days[1])
	assert do.accrued() == before
	gain_or_loss = frappe.get_cached_value("Company", agreement.company, "exchange_gain_loss_account")
	assert ledger.moved(invoice.name)[gain_or_loss] == pytest.approx(
		invoice.base_grand_total - doc.base_net_amount, abs=0.02
	)
	assert (doc.status, doc.invoiced_amount, doc.outstanding_amount) == ("Invoiced", 140.14, 140.14)
	invoice.cancel()
	assert do.accrued() - before == pytest.approx(doc.base_net_amount)


# What the supplier's invoice says


@pytest.mark.parametrize(
	("values", "refused"),
	[
		({"bill_no": " "}, "number of the supplier's invoice"),
		({"bill_date": None}, "date of the supplier's invoice"),
		({"bill_date": str(add_days(do.site_today(), 1))}, "still to come"),
		({"amount": 99}, "ask the supplier for another invoice"),
	],
)
def test_an_invoice_without_number_date_or_the_right_amount_is_refused(agreement, values, refused):
	do.use(agreement, 10)
	doc = do.settle(agreement)
	with pytest.raises(SettlementError, match=refused):
		do.bill(doc, **values)


def test_a_settlement_is_billed_once_and_only_after_it_is_confirmed(agreement):
	do.use(agreement, 10)
	draft = do.settle(agreement, submit=False)
	with pytest.raises(SettlementError, match="does not wait for an invoice"):
		do.bill(draft)
	doc = draft.reload().submit()
	do.bill(doc)
	with pytest.raises(SettlementError, match="does not wait for an invoice"):
		do.bill(doc)


def test_the_file_of_the_invoice_hangs_on_it(agreement):
	do.use(agreement, 10)
	file = make.insert("File", file_name="发票.txt", content="x", is_private=1)
	invoice = do.bill(do.settle(agreement), attachment=file.file_url)
	filters = {"attached_to_doctype": "Purchase Invoice", "attached_to_name": invoice.name}
	assert frappe.get_all("File", filters, pluck="file_url") == [file.file_url]


# The red invoice


def test_where_the_supplier_bills_gross_the_red_invoice_is_a_debit_note(agreement):
	before = do.accrued()
	note = do.use(agreement, 10)
	do.bring_back(note, 4, agreement)
	doc = do.settle(agreement)
	assert doc.expected_invoice() == {"amount": 60, "gross": 100, "red": 40}
	invoice = do.bill(doc, 100, red_bill_no="R1", red_bill_amount=40)
	debit_note = frappe.get_doc("Purchase Invoice", doc.credit_note)
	assert (invoice.grand_total, debit_note.grand_total, debit_note.bill_no) == (100, -40, "R1")
	assert (doc.status, doc.invoiced_amount, doc.outstanding_amount) == ("Invoiced", 60, 60)
	assert do.accrued() == before
	assert do.to_be_billed(agreement) == []
	debit_note.cancel()
	invoice.reload().cancel()
	assert doc.reload().status == "Confirmed"
	assert do.accrued() - before == 60


@pytest.mark.parametrize(
	("values", "refused"),
	[
		({"red_bill_no": "R1", "red_bill_amount": 39}, "ask the supplier for another invoice"),
		({"red_bill_no": "", "red_bill_amount": 40}, "number of the supplier's red invoice"),
	],
)
def test_a_red_invoice_has_a_number_and_the_right_amount(agreement, values, refused):
	note = do.use(agreement, 10)
	do.bring_back(note, 4, agreement)
	with pytest.raises(SettlementError, match=refused):
		do.bill(do.settle(agreement), 100, **values)


def test_there_is_no_red_invoice_where_nothing_came_back(agreement):
	do.use(agreement, 10)
	with pytest.raises(SettlementError, match="Nothing came back"):
		do.bill(do.settle(agreement), 100, red_bill_no="R1", red_bill_amount=10)


# Nobody bills it beside the settlement


def test_a_user_cannot_bill_a_consigned_receipt(agreement):
	note = do.use(agreement, 10)
	with pytest.raises(SettlementError, match="billed by a Consignment Settlement"):
		make_purchase_invoice(receipt_of(note)).insert()
	doc = do.settle(agreement)
	invoice = do.bill(doc)
	forged = frappe.copy_doc(invoice)
	forged.update(
		{"so_consignment_doctype": doc.doctype, "so_consignment_document": doc.name, "bill_no": "X"}
	)
	with pytest.raises(SettlementError, match="billed by a Consignment Settlement"):
		forged.insert()


# Payment


def test_a_payment_by_ratio_is_a_draft_of_what_is_due_by_it(agreement):
	do.use(agreement, 10)
	doc = do.settle(agreement)
	with pytest.raises(SettlementError, match="after the supplier's invoice is booked"):
		doc.pay_by_ratio()
	invoice = do.bill(doc)
	entry = frappe.get_doc("Payment Entry", doc.pay_by_ratio())
	assert (entry.docstatus, entry.paid_amount, entry.references[0].allocated_amount) == (0, 60, 60)
	assert doc.pay_by_ratio() == entry.name, "a second click gives the draft that waits"
	entry.submit()
	doc.reload()
	assert (doc.status, doc.outstanding_amount) == ("Partly Paid", 40)
	with pytest.raises(SettlementError, match="Nothing is due"):
		doc.pay_by_ratio(60)
	rest = frappe.get_doc("Payment Entry", doc.pay_by_ratio(100)).submit()
	assert rest.paid_amount == 40
	assert doc.reload().status == "Paid"
	rest.cancel()
	assert (doc.reload().status, doc.outstanding_amount) == ("Partly Paid", 40)
	assert payable(invoice)


def test_a_payment_that_the_accountant_makes_by_hand_shows_too(agreement):
	from erpnext.accounts.doctype.payment_entry.payment_entry import get_payment_entry

	do.use(agreement, 10)
	doc = do.settle(agreement)
	invoice = do.bill(doc)
	entry = get_payment_entry("Purchase Invoice", invoice.name)
	entry.update({"reference_no": "1", "reference_date": today()})
	entry.insert().submit()
	assert (doc.reload().status, doc.outstanding_amount) == ("Paid", 0)


@pytest.mark.parametrize(("day", "late"), [(0, 0), (1, 1)])
def test_the_days_an_invoice_is_late_count_from_its_day(agreement, day, late):
	do.use(agreement, 10)
	doc = do.settle(agreement)
	notice = frappe.get_doc("Consignment Invoice Notice", doc.issue_notice("Administrator"))
	notice.db_set("invoice_due_date", add_days(today(), -day))
	do.bill(doc.reload())
	notice.reload()
	assert (notice.status, notice.invoice_late_days, getdate(notice.invoice_received_on)) == (
		"Invoice Received",
		late,
		getdate(today()),
	)
