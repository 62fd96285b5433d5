"""Letters to late customers: drafted when due, level after level, and counted where the deal is judged."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import LetterError
from sales_ops.property_sales.collection.follow_ups import call_card
from sales_ops.property_sales.collection.letters import prepare_letters
from sales_ops.property_sales.report.customer_arrears import customer_arrears
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

LETTER = "Property Collection Letter"


def late_deal(days: int = 30, **values):
	"""250,000 overdue since `days` days."""
	start = add_days(today(), -days)
	deal = make.make_deal(subscription_date=start, **values)
	make.receive(deal, 50_000, start)
	make.sign(deal, start)
	return deal


def letter(deal, submit: bool = True, **values):
	doc = frappe.get_doc({"doctype": LETTER, "property_subscription": deal.name, **values}).insert()
	return doc.submit() if submit else doc


def send_reminder(deal, days_ago: int):
	"""A reminder that gave seven days."""
	return letter(deal, letter_date=add_days(today(), -days_ago))


def drafts(deal) -> list[str]:
	return frappe.get_all(LETTER, {"property_subscription": deal.name, "docstatus": 0}, pluck="level")


def test_a_letter_takes_the_level_that_is_due_and_the_arrears_of_its_day():
	doc = letter(late_deal())
	assert (doc.level, doc.overdue_amount, doc.docstatus) == ("Reminder", 250_000, 1)
	assert [(row.kind, row.outstanding_amount) for row in doc.instalments] == [("Down Payment", 250_000)]
	assert getdate(doc.pay_by) == getdate(add_days(today(), 7))


@pytest.mark.parametrize(("days_ago", "made"), [(7, []), (8, ["Final Notice"])])
def test_a_letter_that_was_not_answered_rolls_into_the_next(days_ago, made):
	deal = late_deal()
	send_reminder(deal, days_ago)
	prepare_letters(default_company(), deal.property_project)
	assert drafts(deal) == made


def test_preparing_twice_makes_one_draft():
	deal = late_deal()
	assert len(prepare_letters(default_company(), deal.property_project)["made"]) >= 1
	assert prepare_letters(default_company(), deal.property_project) == {"made": []}
	assert drafts(deal) == ["Reminder"]


def test_after_the_money_came_the_letters_begin_anew():
	deal = late_deal(60)
	send_reminder(deal, 50)
	make.receive(deal, 250_000)
	with pytest.raises(LetterError, match="Nothing is overdue"):
		letter(
			deal, letter_date=add_days(today(), -20)
		)  # the bank loan is due 45 days after signing, 15 days ago
	assert letter(deal).level == "Reminder"


def test_a_level_cannot_be_skipped_and_nothing_is_written():
	deal = late_deal()
	with pytest.raises(LetterError, match="comes too early"):
		letter(deal, level="Termination Notice")
	assert frappe.db.count(LETTER, {"property_subscription": deal.name}) == 0


def test_a_deal_has_one_draft():
	deal = late_deal()
	first = letter(deal, submit=False)
	with pytest.raises(LetterError, match=first.name):
		letter(deal, submit=False)


def test_a_draft_that_was_paid_meanwhile_is_not_sent():
	deal = late_deal()
	draft = letter(deal, submit=False)
	make.receive(deal, 250_000)
	with pytest.raises(LetterError, match="Nothing is overdue"):
		draft.reload().submit()
	assert frappe.db.get_value(LETTER, draft.name, "docstatus") == 0


def test_a_deal_with_the_legal_department_gets_no_letter():
	deal = late_deal()
	frappe.get_doc({"doctype": "Property Legal Case", "property_subscription": deal.name}).insert()
	with pytest.raises(LetterError, match="legal department"):
		letter(deal)
	prepare_letters(default_company(), deal.property_project)
	assert drafts(deal) == []


def test_a_cancelled_letter_was_never_sent():
	deal = late_deal()
	doc = send_reminder(deal, 8)
	doc.reload().cancel()
	assert letter(deal).level == "Reminder"


def test_deal_and_arrears_report_say_how_many_letters_went_out():
	deal = late_deal()
	send_reminder(deal, 8)
	letter(deal)
	assert [row.level for row in call_card(deal.name)["letters"]] == ["Reminder", "Final Notice"]
	rows = customer_arrears.get_data(frappe._dict(company=default_company()))
	(row,) = [row for row in rows if row["property_subscription"] == deal.name]
	assert row["letters"].startswith("2 sent: Final Notice")


def test_the_later_letters_name_the_earlier_ones_and_what_follows():
	deal = late_deal()
	send_reminder(deal, 18)
	letter(deal, letter_date=add_days(today(), -9))
	last = letter(deal)
	html = frappe.get_print(LETTER, last.name, "Collection Letter", no_letterhead=1)
	assert "Notice of Termination" in html and "We have written to you" in html
	assert f"settled under contract {deal.property_contract}" in html
	assert "250,000.00" in html


def test_a_consultant_drafts_for_own_deals_and_sends_none():
	user = make.make_user("letters@example.com", "Property Consultant", sales_person="函件顾问")
	own = late_deal(consultant="函件顾问")
	other = late_deal(consultant=make.make_consultant("别的顾问"))
	frappe.set_user(user)
	prepare_letters(default_company(), own.property_project)
	assert drafts(own) == ["Reminder"] and drafts(other) == []
	with pytest.raises(frappe.PermissionError):
		letter(other, submit=False)
	with pytest.raises(frappe.PermissionError):
		frappe.get_last_doc(LETTER, {"property_subscription": own.name}).submit()


def test_a_viewer_writes_no_letters():
	frappe.set_user(make.make_user("letters-view@example.com", "Property Viewer"))
	with pytest.raises(frappe.PermissionError):
		prepare_letters(default_company())
