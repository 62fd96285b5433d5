"""The invoice notice within a day, the invoice before closing, the missing ones the day after; who is told when (A8, A11, A12)."""

import pytest

import frappe
from frappe.utils import add_days, getdate, now_datetime, today

from sales_ops.consignment.settlement import reminders
from sales_ops.exceptions.consignment import SettlementError
from sales_ops.testing import factories
from sales_ops.testing import settlement as do

LAST = do.last_period(do.site_today())
NOTICE = "Consignment Invoice Notice"
PEOPLE = {
	"Consignment Buyer": "cs-buyer@example.com",
	"Consignment Quality": "cs-quality@example.com",
	"Accounts User": "cs-finance@example.com",
}


@pytest.fixture
def agreement():
	return do.make_settled_supplier(supplier_consents=1, minimum_amount=20_000)


@pytest.fixture
def people():
	for role, user in PEOPLE.items():
		factories.make_user(user, role)
	return PEOPLE


@pytest.fixture
def settled(agreement):
	do.use(agreement, 10)
	return do.settle(agreement)


def notice_of(doc, **values):
	return frappe.get_doc(NOTICE, doc.issue_notice("Administrator", **values))


def told(user: str, words: str) -> int:
	return frappe.db.count("Notification Log", {"for_user": user, "subject": ("like", f"%{words}%")})


# The notice


def test_a_notice_has_receiver_hand_over_and_the_days_of_the_invoice(settled):
	notice = notice_of(settled)
	settled.reload()
	assert (notice.docstatus, notice.status, notice.no_of_copies) == (1, "Waiting for Invoice", 2)
	assert (notice.receiver, bool(notice.handed_over_at)) == ("Administrator", True)
	closing = getdate(notice.closing_date)
	assert getdate(notice.invoice_due_date) == add_days(closing, -1)
	assert getdate(notice.reported_on) == add_days(closing, 1)
	assert (settled.status, settled.consignment_invoice_notice) == ("Notice Issued", notice.name)
	assert getdate(settled.invoice_due_date) == getdate(notice.invoice_due_date)


@pytest.mark.parametrize(("settled_ago", "late"), [(0, 0), (1, 0), (2, 1)])
def test_a_notice_is_late_from_the_second_day_after_the_settlement(settled, settled_ago, late):
	settled.db_set(
		{
			"settled_on": add_days(today(), -settled_ago),
			"notice_due_date": add_days(today(), 1 - settled_ago),
		}
	)
	assert notice_of(settled).late_days == late


def test_a_settlement_has_one_notice(settled):
	notice_of(settled)
	with pytest.raises(SettlementError, match="has the invoice notice"):
		settled.reload().issue_notice("Administrator")


def test_a_draft_settlement_has_no_notice(agreement):
	do.use(agreement, 10)
	with pytest.raises(SettlementError, match="does not wait for an invoice"):
		do.settle(agreement, submit=False).issue_notice("Administrator")


@pytest.mark.parametrize(
	("at", "refused"),
	[("ahead", "still to come"), ("before", "before the settlement")],
)
def test_a_notice_is_handed_over_after_the_settlement_and_not_in_the_future(settled, at, refused):
	moment = add_days(now_datetime(), 1 if at == "ahead" else -3)
	with pytest.raises(SettlementError, match=refused):
		settled.issue_notice("Administrator", handed_over_at=str(moment))


def test_a_notice_needs_a_receiver(settled):
	doc = frappe.get_doc({"doctype": NOTICE, "consignment_settlement": settled.name}).insert()
	with pytest.raises((SettlementError, frappe.MandatoryError)):
		doc.submit()


def test_cancelling_the_notice_puts_the_settlement_back(settled):
	notice = notice_of(settled)
	notice.cancel()
	settled.reload()
	assert (notice.reload().status, settled.status, settled.consignment_invoice_notice) == (
		"Cancelled",
		"Confirmed",
		None,
	)
	assert notice_of(settled).docstatus == 1


# Who is told when


@pytest.mark.parametrize(
	("day", "words"),
	[
		(add_days(LAST.due, -2), None),
		(add_days(LAST.due, -1), "are due by tomorrow"),
		(LAST.due, "are due by tomorrow"),
		(add_days(LAST.due, 1), "are late"),
	],
)
def test_the_buyer_is_told_the_day_before_a_settlement_is_due_and_when_it_is_late(
	agreement, people, day, words
):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	reminders.remind(getdate(day))
	assert told(people["Consignment Buyer"], doc.name) == (1 if words else 0)
	if words:
		assert told(people["Consignment Buyer"], words) == 1
	reminders.remind(getdate(day))
	assert told(people["Consignment Buyer"], doc.name) == (1 if words else 0), "once a day"


def test_finance_hears_of_late_settlements_only(agreement, people):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	reminders.remind(LAST.due)
	assert told(people["Accounts User"], doc.name) == 0
	reminders.remind(getdate(add_days(LAST.due, 1)))
	assert told(people["Accounts User"], doc.name) == 1


def test_a_deferred_settlement_is_told_once(agreement, people):
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	doc.defer()
	reminders.remind()
	reminders.remind(getdate(add_days(today(), 1)))
	assert told(people["Consignment Buyer"], doc.name) == 1


@pytest.mark.parametrize(("days", "expected"), [(0, 0), (1, 1), (2, 1)])
def test_the_buyer_is_told_on_the_day_by_which_the_notice_goes_out(settled, people, days, expected):
	reminders.remind(getdate(add_days(today(), days)))
	assert told(people["Consignment Buyer"], settled.name) == expected


@pytest.mark.parametrize(
	("days", "status", "words"),
	[
		(-3, "Waiting for Invoice", None),
		(-2, "Waiting for Invoice", "due by tomorrow"),
		(-1, "Waiting for Invoice", "due by tomorrow"),
		(0, "Waiting for Invoice", "due by tomorrow"),
		(1, "Invoice Missing", "missing after the closing day"),
	],
)
def test_quality_is_told_before_the_invoice_is_due_and_what_is_missing_the_day_after_closing(
	settled, people, days, status, words
):
	notice = notice_of(settled)
	reminders.remind(getdate(add_days(notice.closing_date, days)))
	assert notice.reload().status == status
	assert told(people["Consignment Quality"], notice.name) == (1 if words else 0)
	if words:
		assert told(people["Consignment Quality"], words) == 1


def test_a_missing_invoice_that_comes_is_received(settled, people):
	notice = notice_of(settled)
	reminders.remind(getdate(notice.reported_on))
	do.bill(settled.reload())
	assert notice.reload().status == "Invoice Received"


# Papers


@pytest.mark.parametrize(
	("lang", "title"), [("en", "Invoice Notice for Consigned Goods"), ("zh", "开票通知单")]
)
def test_the_notice_is_printed_in_two_copies(settled, lang, title):
	notice = notice_of(settled)
	html = printed(notice, "Invoice Notice in Two Copies", lang)
	assert html.count("<h1>") == 2 and html.count(title) >= 2
	assert html.count("100.00") >= 4 and settled.name in html


def test_the_settlement_is_printed_with_its_lines_and_places_to_sign(settled):
	html = printed(settled, "Consignment Settlement Sheet", "en")
	assert settled.items[0].item_code in html and "For the Supplier" in html


def printed(doc, print_format: str, lang: str) -> str:
	from frappe.translate import print_language

	with print_language(lang):
		return frappe.get_print(doc.doctype, doc.name, print_format=print_format)
