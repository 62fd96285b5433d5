"""New prices from a day on; what was used since then and is not settled is owed at them (§6.4 point 9, §6.2 r)."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.consignment import ConsignmentPriceError, SettlementError
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger
from sales_ops.testing import settlement as do

LAST = do.last_period(do.site_today())


@pytest.fixture
def agreement():
	return do.make_settled_supplier()


@pytest.fixture
def revalues():
	"""ERPNext books the cost anew by the invoice's rate."""
	settings = {"maintain_same_rate": 0, "set_landed_cost_based_on_purchase_invoice_rate": 1}
	frappe.get_doc("Buying Settings").update(settings).save()


def change(agreement, rate: float = 11, valid_from=None, submit: bool = True, item_code: str | None = None):
	row = {"item_code": item_code or agreement.items[0].item_code, "rate": rate}
	doc = make.insert(
		"Consignment Price Change",
		consignment_agreement=agreement.name,
		valid_from=valid_from or add_days(today(), 1),
		reason="调价",
		items=[row],
	)
	return doc.submit() if submit else doc


def prices(agreement) -> list[tuple]:
	agreement.reload()
	return [
		(row.rate, getdate(row.valid_from), row.valid_upto and getdate(row.valid_upto))
		for row in agreement.items
	]


def test_the_old_price_ends_the_day_before_the_new_one(agreement):
	start = getdate(agreement.valid_from)
	tomorrow = getdate(add_days(today(), 1))
	doc = change(agreement, 11)
	assert prices(agreement) == [(10, start, getdate(today())), (11, tomorrow, None)]
	assert (doc.items[0].old_rate, doc.items[0].difference, doc.no_of_adjusted) == (10, 10, 0)
	assert agreement.items[1].scope_score == agreement.items[0].scope_score
	doc.cancel()
	assert prices(agreement) == [(10, start, None)]


def test_a_change_on_the_first_day_of_a_price_replaces_it(agreement):
	day = getdate(add_days(today(), 5))
	change(agreement, 11, day)
	second = change(agreement, 12, day)
	assert [row[0] for row in prices(agreement)] == [10, 12]
	second.cancel()
	assert [row[0] for row in prices(agreement)] == [10, 11]


@pytest.mark.parametrize(("day", "rate"), [(0, 10), (1, 11)])
def test_goods_are_taken_at_the_price_of_their_day(agreement, day, rate):
	change(agreement, 11, add_days(LAST.start, 1))
	note = do.use(agreement, 1, on=add_days(LAST.start, day))
	assert do.withdrawal_of(note).items[0].rate == rate


@pytest.mark.parametrize(
	("rate", "day", "refused"),
	[
		(10, 1, "already"),
		(0, 1, "above zero"),
		(11, -1_000, "has no price"),
	],
)
def test_a_price_that_is_none_or_does_not_change_is_refused(agreement, rate, day, refused):
	with pytest.raises(ConsignmentPriceError, match=refused):
		change(agreement, rate, add_days(today(), day))


def test_a_price_before_one_that_is_agreed_already_is_refused(agreement):
	change(agreement, 11, add_days(today(), 10))
	with pytest.raises(ConsignmentPriceError, match="that day or a later one"):
		change(agreement, 12, add_days(today(), 5))


# What was used already


def test_what_was_used_needs_erpnext_to_book_its_cost_anew(agreement):
	do.use(agreement, 10)
	draft = change(agreement, 11, LAST.start, submit=False)
	assert (draft.no_of_adjusted, draft.items[0].used_qty, draft.adjusted_amount) == (1, 10, 10)
	with pytest.raises(ConsignmentPriceError, match="Buying Settings"):
		draft.submit()


def test_the_invoice_at_the_new_price_corrects_receipt_and_cost(agreement, revalues):
	before = do.accrued()
	early, note = do.use(agreement, 5, on=LAST.start), do.use(agreement, 10)
	change(agreement, 11, add_days(LAST.start, 1))
	assert do.unsettled(agreement) == (160, 150)
	doc = do.settle(agreement)
	assert (doc.used_amount, doc.adjusted_amount, doc.net_amount) == (150, 10, 160)
	invoice = do.bill(doc)
	assert [(row.qty, row.rate) for row in invoice.items] == [(5, 10), (10, 11)]
	repost()
	assert do.accrued() == before
	cost = frappe.get_cached_value("Company", agreement.company, "default_expense_account")
	assert ledger.moved(note.name)[cost] == 110
	assert ledger.moved(early.name)[cost] == 50


def test_a_return_after_the_change_takes_its_share_of_it_along(agreement, revalues):
	before = do.accrued()
	note = do.use(agreement, 10)
	change(agreement, 11, LAST.start)
	back = do.bring_back(note, 4, agreement)
	assert do.unsettled(agreement) == (66, 60)
	back.cancel()
	assert do.unsettled(agreement) == (110, 100)
	back = do.bring_back(note, 4, agreement)
	doc = do.settle(agreement)
	invoice = do.bill(doc)
	assert [(row.qty, row.rate) for row in invoice.items] == [(6, 11)]
	repost()
	assert do.accrued() == before
	assert ledger.moved(*vouchers_of(note, back))[cost_of(agreement)] + correction(doc) == 66


def test_a_red_invoice_is_at_the_new_price_too(agreement, revalues):
	before = do.accrued()
	note = do.use(agreement, 10)
	change(agreement, 11, LAST.start)
	do.bring_back(note, 1, agreement)
	do.bring_back(note, 3, agreement, on=add_days(LAST.end, 2))
	doc = do.settle(agreement)
	assert doc.expected_invoice() == {"amount": 66, "gross": 110, "red": 44}
	do.bill(doc, 110, red_bill_no="R1", red_bill_amount=44)
	repost()
	assert do.accrued() == before


def cost_of(agreement) -> str:
	return frappe.get_cached_value("Company", agreement.company, "default_expense_account")


def vouchers_of(*notes) -> list[str]:
	"""The documents with the receipts and returns that their withdrawals posted."""
	names = [note.name for note in notes]
	filters = {"source_document": ("in", names), "docstatus": 1}
	return names + frappe.get_all("Consignment Withdrawal", filters, pluck="purchase_receipt")


def correction(doc) -> float:
	return ledger.moved(doc.correction_entry)[
		frappe.get_cached_value("Company", doc.company, "default_expense_account")
	]


@pytest.mark.parametrize("day_rate", [7.0, 7.25])
def test_a_new_price_in_another_currency_clears_too(revalues, day_rate):
	make.insert(
		"Currency Exchange",
		date=add_days(LAST.start, -200),
		from_currency="USD",
		to_currency="CNY",
		exchange_rate=7,
	)
	agreement = do.make_settled_supplier(currency="USD")
	do.give_account(agreement.supplier, "USD")
	before = do.accrued()
	note = do.use(agreement, 10)
	do.use(agreement, 3, on=LAST.start)
	change(agreement, 11, add_days(LAST.start, 1))
	do.bring_back(note, 4, agreement)
	doc = do.settle(agreement)
	assert (doc.net_amount, doc.base_net_amount) == (96, 630)
	do.bill(doc, exchange_rate=day_rate)
	repost()
	assert do.accrued() == before


def test_a_second_change_counts_from_what_is_owed_now(agreement, revalues):
	do.use(agreement, 10)
	change(agreement, 11, LAST.start)
	change(agreement, 12, LAST.start)
	assert do.unsettled(agreement) == (120, 100)


def test_a_change_is_taken_back_while_nothing_was_used_at_it(agreement, revalues):
	do.use(agreement, 10)
	doc = change(agreement, 11, LAST.start)
	doc.cancel()
	assert do.unsettled(agreement) == (100, 100)
	again = change(agreement, 11, LAST.start)
	do.use(agreement, 1)
	with pytest.raises(ConsignmentPriceError, match="at the new price"):
		again.reload().cancel()


def test_what_is_settled_does_not_change_its_price_any_more(agreement, revalues):
	do.use(agreement, 10)
	doc = do.settle(agreement)
	with pytest.raises(ConsignmentPriceError, match=doc.name):
		change(agreement, 11, LAST.start)


def test_an_adjustment_that_is_settled_is_not_taken_back(agreement, revalues):
	do.use(agreement, 10)
	doc = change(agreement, 11, LAST.start)
	settlement = do.settle(agreement)
	with pytest.raises(SettlementError, match=settlement.name):
		doc.reload().cancel()


def repost() -> None:
	"""Let ERPNext book anew what waits for it, as its hourly job does."""
	from erpnext.stock.doctype.repost_item_valuation.repost_item_valuation import repost as run

	waiting = {"docstatus": 1, "status": ("in", ("Queued", "In Progress"))}
	for name in frappe.get_all(
		"Repost Item Valuation", waiting, pluck="name", order_by="posting_date, creation"
	):
		run(frappe.get_doc("Repost Item Valuation", name))
