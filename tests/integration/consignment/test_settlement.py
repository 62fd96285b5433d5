"""A settlement is what was used in its period, net of what came back; one a period, confirmed in time (A8, A9, A10)."""

from datetime import date

import pytest

import frappe
from frappe.utils import add_days, getdate

from sales_ops.consignment.doctype.consignment_settlement import consignment_settlement as controller
from sales_ops.consignment.settlement import drafts
from sales_ops.exceptions.consignment import SettlementError
from sales_ops.testing import consignment as make
from sales_ops.testing import settlement as do

LAST = do.last_period(do.site_today())
BEFORE = do.last_period(LAST.start)


@pytest.fixture
def agreement():
	return do.make_settled_supplier(supplier_consents=1, minimum_amount=20_000)


@pytest.fixture
def on(monkeypatch):
	"""Says which day it is for the settlement."""

	def set_day(day):
		monkeypatch.setattr(controller, "today", lambda: str(day))

	return set_day


def entries(doc) -> int:
	return frappe.db.count("Consignment Ledger Entry", {"settlement": doc.name})


def status_of(note) -> str:
	return do.withdrawal_of(note).status


# What it comes to


def test_a_settlement_is_for_the_last_period_and_shows_items_by_price(agreement):
	do.use(agreement, 10)
	do.use(agreement, 5, on=LAST.start)
	doc = do.settle(agreement, submit=False)
	assert (doc.period, getdate(doc.period_start), getdate(doc.period_end)) == (
		LAST.label,
		LAST.start,
		LAST.end,
	)
	[row] = doc.items
	assert (row.used_qty, row.returned_qty, row.qty, row.rate, row.amount) == (15, 0, 15, 10, 150)
	assert (doc.net_amount, doc.base_net_amount, doc.grand_total, doc.no_of_entries) == (150, 150, 150, 2)
	assert doc.status == "Draft" and entries(doc) == 0


@pytest.mark.parametrize(
	("day", "expected"),
	[(add_days(LAST.start, -1), 0), (LAST.start, 10), (LAST.end, 10), (add_days(LAST.end, 1), 0)],
)
def test_only_what_was_used_from_the_first_to_the_last_day_of_the_period_is_in_it(agreement, day, expected):
	do.use(agreement, 1, on=day)
	assert do.settle(agreement, submit=False).net_amount == expected


def test_prices_of_two_rates_are_two_lines_and_two_groups_two_settlements(agreement):
	group = make.insert("Item Group", item_group_name="五金", parent_item_group="All Item Groups").name
	other = do.make_settled_supplier(
		make.make_item(item_group=group),
		supplier=agreement.supplier,
		rate=7,
		consignment_site=make.make_site("二库"),
	)
	do.use(agreement, 1)
	do.use(other, 1)
	assert [doc.net_amount for doc in (do.settle(agreement), do.settle(other))] == [10, 7]


def test_a_return_is_taken_off_the_period_of_its_use_even_when_it_came_later(agreement):
	note = do.use(agreement, 10)
	do.bring_back(note, 4, agreement, on=add_days(LAST.end, 2))
	doc = do.settle(agreement)
	assert (doc.used_amount, doc.returned_amount, doc.net_amount) == (100, 40, 60)
	assert do.unsettled(agreement) == (0, 0)
	with pytest.raises(SettlementError, match="nothing to settle"):
		do.settle(agreement, period=f"{add_days(LAST.end, 30):%Y-%m}")


def test_a_cancelled_use_leaves_nothing_to_settle(agreement):
	do.use(agreement, 10).cancel()
	doc = do.settle(agreement)
	assert (doc.net_amount, doc.status) == (0, "Nothing to Pay")
	assert do.unsettled(agreement) == (0, 0)


def test_what_all_came_back_is_closed_without_an_invoice(agreement):
	note = do.use(agreement, 10)
	do.bring_back(note, 10, agreement)
	doc = do.settle(agreement)
	assert doc.status == "Nothing to Pay"
	assert do.to_be_billed(agreement) == []
	with pytest.raises(SettlementError, match="does not wait for an invoice"):
		do.bill(doc)
	doc.cancel()
	assert doc.status == "Cancelled" and entries(doc) == 0


def test_the_tax_of_the_agreement_is_on_the_invoice_that_is_asked_for():
	agreement = do.make_settled_supplier(taxes_and_charges=do.tax_template(13))
	do.use(agreement, 10)
	doc = do.settle(agreement)
	assert (doc.net_amount, doc.tax_amount, doc.grand_total) == (100, 13, 113)


# Confirming


def test_confirming_stamps_the_entries_and_settles_the_withdrawals(agreement):
	notes = [do.use(agreement, 10), do.use(agreement, 5)]
	doc = do.settle(agreement)
	assert (doc.status, entries(doc)) == ("Confirmed", 2)
	assert [status_of(note) for note in notes] == ["Settled", "Settled"]
	with pytest.raises(frappe.ValidationError, match="settled"):
		notes[0].cancel()


def test_cancelling_lets_the_entries_go_and_the_period_can_be_settled_again(agreement):
	note = do.use(agreement, 10)
	doc = do.settle(agreement)
	doc.cancel()
	assert (doc.status, entries(doc), status_of(note)) == ("Cancelled", 0, "Unsettled")
	assert do.settle(agreement).net_amount == 100


def test_a_withdrawal_in_two_item_groups_is_partly_settled():
	first_item = make.make_item()
	group = make.insert("Item Group", item_group_name="电料", parent_item_group="All Item Groups").name
	second_item = make.make_item(item_group=group)
	agreement = make.make_agreement(first_item, second_item, supplier=make.make_supplier("两类供应商"))
	for item in (first_item, second_item):
		make.receive_consigned(agreement, item, 5, on=f"{add_days(LAST.start, -5)} 08:00:00")
	rows = [(item, 1, agreement.consigned_warehouse) for item in (first_item, second_item)]
	note = make.deliver(*rows, on=f"{LAST.end} 09:00:00")
	first = do.settle(agreement)
	assert status_of(note) == "Partly Settled"
	do.settle(agreement, item_group=group)
	assert status_of(note) == "Settled"
	first.cancel()
	assert status_of(note) == "Partly Settled"


def test_a_draft_that_no_longer_shows_what_is_there_is_not_confirmed(agreement):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	do.use(agreement, 1)
	frappe.db.savepoint("undo_here")
	with pytest.raises(SettlementError, match="Recalculate it"):
		doc.submit()
	frappe.db.rollback(save_point="undo_here")
	doc.reload().recalculate()
	doc.reload().submit()
	assert (doc.net_amount, entries(doc)) == (110, 2)


def test_a_client_cannot_bring_its_own_figures(agreement):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	doc.update({"net_amount": 1, "digest": "1-1-1", "status": "Paid", "period": "2020-01"})
	doc.items[0].amount = 1
	doc.submit()
	assert (doc.net_amount, doc.items[0].amount, doc.status, doc.period) == (
		100,
		100,
		"Confirmed",
		LAST.label,
	)


def test_a_period_has_one_settlement(agreement):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	with pytest.raises(SettlementError, match=doc.name):
		do.settle(agreement)


@pytest.mark.parametrize(
	("day", "reason", "refused"),
	[
		(LAST.end, None, "confirm the settlement after it"),
		(add_days(LAST.end, 1), None, None),
		(LAST.due, None, None),
		(add_days(LAST.due, 1), None, "say why it is late"),
		(add_days(LAST.due, 1), "盘点", None),
	],
)
def test_it_is_confirmed_after_the_period_until_its_day_or_with_a_reason(agreement, on, day, reason, refused):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False, delay_reason=reason)
	on(day)
	if refused:
		with pytest.raises(SettlementError, match=refused):
			doc.submit()
		return
	doc.submit()
	assert doc.late_days == max((getdate(day) - LAST.due).days, 0)
	assert getdate(doc.notice_due_date) == getdate(add_days(day, 1))


def test_an_unknown_period_is_refused(agreement):
	with pytest.raises(SettlementError, match="is not a month"):
		do.settle(agreement, period="November")


# Deferring


def test_a_small_amount_waits_with_consent_and_rolls_to_the_next_period(agreement):
	do.use(agreement, 10, on=BEFORE.end)
	do.use(agreement, 5)
	first = do.settle(agreement, submit=False, period=BEFORE.label)
	first.defer("小额")
	first.reload()
	assert (first.status, first.docstatus, entries(first)) == ("Deferred", 1, 0)
	assert do.unsettled(agreement) == (150, 150)
	second = do.settle(agreement)
	assert (second.net_amount, getdate(second.collected_from)) == (150, BEFORE.start)


@pytest.mark.parametrize(
	("values", "refused"),
	[
		({"supplier_consents": 0, "minimum_amount": 20_000}, "has not agreed"),
		({"supplier_consents": 1, "minimum_amount": 100}, "not under the minimum"),
	],
)
def test_what_is_not_small_or_without_consent_does_not_wait(values, refused):
	agreement = do.make_settled_supplier(**values)
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	with pytest.raises(SettlementError, match=refused):
		doc.defer()


def test_what_grew_since_the_draft_is_not_deferred(agreement):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	do.use(agreement, 5_000)
	with pytest.raises(SettlementError, match="Recalculate it"):
		doc.defer()


def test_a_deferred_settlement_is_cancelled_and_its_period_open_again(agreement):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	doc.defer()
	doc.reload().cancel()
	assert do.settle(agreement).net_amount == 100


# The nightly drafts


def test_every_ended_period_gets_its_draft_once_and_missed_ones_are_caught_up(agreement):
	do.use(agreement, 10, on=BEFORE.end)
	do.use(agreement, 5)
	do.use(agreement, 7, on=add_days(LAST.end, 1))
	made = drafts.make_due_drafts(add_days(LAST.end, 2))
	rows = frappe.get_all(
		"Consignment Settlement",
		{"name": ("in", made), "supplier": agreement.supplier},
		["period", "net_amount", "status"],
		order_by="period",
		as_list=True,
	)
	assert rows == ((BEFORE.label, 100, "Draft"), (LAST.label, 50, "Draft"))
	assert drafts.make_due_drafts(add_days(LAST.end, 2)) == []


@pytest.mark.parametrize(("day", "expected"), [(LAST.end, []), (add_days(LAST.end, 1), [LAST.label])])
def test_a_period_gets_its_draft_on_the_day_after_it(agreement, day, expected):
	do.use(agreement, 10)
	drafts.make_due_drafts(getdate(day))
	filters = {"supplier": agreement.supplier}
	assert frappe.get_all("Consignment Settlement", filters, pluck="period") == expected


def test_a_late_entry_of_a_settled_period_is_collected_by_the_next_open_one(agreement):
	do.use(agreement, 10, on=BEFORE.end)
	do.settle(agreement, period=BEFORE.label)
	do.use(agreement, 3, on=BEFORE.end)
	drafts.make_due_drafts(add_days(LAST.end, 1))
	filters = {"supplier": agreement.supplier, "docstatus": 0}
	assert frappe.get_all("Consignment Settlement", filters, ["period", "net_amount"], as_list=True) == (
		(LAST.label, 30),
	)


def test_a_draft_follows_what_was_posted_after_it(agreement):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	do.use(agreement, 1)
	assert doc.name in drafts.refresh_drafts()
	assert doc.reload().net_amount == 110
	assert drafts.refresh_drafts() == []


def test_one_settlement_that_fails_does_not_stop_the_rest(agreement, monkeypatch):
	other = do.make_settled_supplier()
	do.use(agreement, 10)
	do.use(other, 10)
	real = drafts._draft

	def fail(group, period):
		if group[1] == agreement.supplier:
			frappe.throw("broken")
		return real(group, period)

	monkeypatch.setattr(drafts, "_draft", fail)
	drafts.make_due_drafts(add_days(LAST.end, 1))
	assert not frappe.db.exists("Consignment Settlement", {"supplier": agreement.supplier})
	assert frappe.db.exists("Consignment Settlement", {"supplier": other.supplier})
	assert frappe.db.exists("Error Log", {"method": ("like", f"%{agreement.supplier}%")})


def test_periods_are_the_agreements_own():
	days = {"settlement_from_day": 26, "settlement_upto_day": 25, "settlement_due_day": 28}
	agreement = do.make_settled_supplier(**days)
	do.use(agreement, 10, on=date(LAST.end.year, LAST.end.month, 1))
	doc = do.settle(agreement, submit=False, period=LAST.label)
	assert (getdate(doc.period_end).day, getdate(doc.due_date).day, doc.net_amount) == (25, 28, 100)
