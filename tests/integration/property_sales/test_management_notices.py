"""The property-management company is told at handover and when a unit comes back, and confirms."""

import re
import shutil
from io import BytesIO

import pytest
from pypdf import PdfReader

import frappe
from frappe.utils import add_days, getdate, today
from frappe.utils.pdf import get_pdf

from sales_ops.exceptions.property_sales import ManagementNoticeError
from sales_ops.property_sales.ledgers import management_notices
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

DOCTYPE = "Property Management Notice"


@pytest.fixture(autouse=True)
def project() -> str:
	project = make.make_project()
	setup_change_accounts(default_company())
	values = {"management_company": "绿园物业", "management_email": "wuye@example.com"}
	frappe.db.set_value("Property Project", project, values)
	frappe.clear_document_cache("Property Project", project)
	return project


def notices(deal) -> list[dict]:
	fields = [
		"name",
		"kind",
		"status",
		"no_of_keys",
		"confirm_by",
		"customer",
		"property_unit",
		"management_company",
	]
	return frappe.get_all(DOCTYPE, {"property_subscription": deal.name}, fields, order_by="creation")


def hand_over():
	deal, contract = make.make_signed_deal()
	make.receive(deal, 950_000)
	values = {"property_contract": contract.name, "accepted": 1, "no_of_keys": 3}
	return deal, frappe.get_doc({"doctype": "Property Handover", **values}).insert().submit()


def change(deal, kind: str, keep: float = 0):
	cash = {"company": default_company(), "account_type": "Cash", "is_group": 0}
	doc = frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": kind,
			"property_subscription": deal.name,
			"keep_amount": keep,
			"reason": "Changed Mind",
			"paid_from": frappe.db.get_value("Account", cash),
		}
	).insert()
	doc.approve()
	return doc.reload().submit()


def returned():
	deal, _contract = make.make_signed_deal()
	change(deal, "Return")
	return frappe.get_doc(DOCTYPE, notices(deal)[0].name)


def test_at_handover_the_company_is_told_who_moves_in():
	deal, handover = hand_over()
	[notice] = notices(deal)
	assert (notice.kind, notice.status, notice.no_of_keys, notice.customer, notice.property_unit) == (
		"Move-in",
		"Open",
		3,
		deal.customer,
		deal.property_unit,
	)
	assert notice.management_company == "绿园物业"
	assert getdate(notice.confirm_by) == getdate(add_days(today(), 3))
	handover.reload().cancel()
	assert [row.status for row in notices(deal)] == ["Withdrawn"]


def test_on_a_return_the_unit_is_taken_back_and_an_undo_withdraws_the_notice():
	deal, _contract = make.make_signed_deal()
	application = change(deal, "Return", 20_000)
	assert [(row.kind, row.status) for row in notices(deal)] == [("Take-back", "Open")]
	application.reload().cancel()
	assert [(row.kind, row.status) for row in notices(deal)] == [("Take-back", "Withdrawn")]


def test_a_forfeited_deposit_without_keys_tells_nobody():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	change(deal, "Forfeiture", 50_000)
	assert notices(deal) == []


def test_a_forfeiture_and_an_exchange_with_keys_take_the_unit_back():
	deal, handover = hand_over()
	for kind in ("Forfeiture", "Exchange"):
		application = frappe.new_doc("Property Change Application")
		application.update({"kind": kind, "property_subscription": deal.name})
		application.update(
			{field: deal.get(field) for field in ("property_unit", "property_project", "customer")}
		)
		application.name = None
		management_notices.on_change(application)
	assert [(row.kind, row.no_of_keys) for row in notices(deal)[1:]] == [
		("Take-back", handover.no_of_keys)
	] * 2


def test_a_confirmation_is_kept_with_name_day_and_keys():
	notice = returned()
	notice.confirm("周师傅", keys_received=2, remark="已清场")
	assert (notice.status, notice.confirmed_by, getdate(notice.confirmed_on), notice.keys_received) == (
		"Confirmed",
		"周师傅",
		getdate(today()),
		2,
	)
	with pytest.raises(ManagementNoticeError, match="Only an open notice"):
		notice.confirm("周师傅")


@pytest.mark.parametrize(("by", "day"), [(" ", today), ("周师傅", lambda: add_days(today(), 1))])
def test_a_confirmation_that_cannot_be_writes_nothing(by, day):
	notice = returned()
	with pytest.raises(ManagementNoticeError):
		notice.confirm(by, confirmed_on=day())
	assert notice.reload().status == "Open"


def test_a_confirmation_cannot_be_typed():
	notice = returned()
	notice.update({"status": "Confirmed", "confirmed_by": "me"}).save()
	assert (notice.status, notice.confirmed_by) == ("Open", None)


def test_supervisors_confirm_finance_reads_and_consultants_see_nothing():
	notice = returned()
	users = {
		profile: make.make_user(f"notice-{index}@example.com", *PROFILES[profile])
		for index, profile in enumerate(
			("Property Consultant", "Property Finance", "Property Sales Supervisor")
		)
	}
	frappe.set_user(users["Property Consultant"])
	with pytest.raises(frappe.PermissionError):
		frappe.get_list(DOCTYPE)
	frappe.set_user(users["Property Finance"])
	assert notice.name in frappe.get_list(DOCTYPE, pluck="name")
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc(DOCTYPE, notice.name).confirm("x")
	frappe.set_user(users["Property Sales Supervisor"])
	frappe.get_doc(DOCTYPE, notice.name).confirm("周师傅")
	assert frappe.db.get_value(DOCTYPE, notice.name, "status") == "Confirmed"


@pytest.mark.parametrize(("days", "told"), [(-1, 0), (0, 0), (1, 1)])
def test_supervisors_are_reminded_the_day_after_the_last_day_once(days, told):
	frappe.db.delete(DOCTYPE)
	supervisor = make.make_user("notice-zhou@example.com", *PROFILES["Property Sales Supervisor"])
	notice = returned()
	on = getdate(add_days(notice.confirm_by, days))
	for _run in range(2):
		management_notices.remind(on)
	logs = {"for_user": supervisor, "document_type": DOCTYPE}
	assert frappe.db.count("Notification Log", logs) == told


def test_the_company_is_mailed_where_the_site_can_send():
	frappe.db.delete("Email Queue")
	frappe.db.delete("Email Account")
	assert returned().emailed_to is None
	frappe.get_doc(
		{
			"doctype": "Email Account",
			"email_account_name": "office",
			"email_id": "office@example.com",
			"enable_outgoing": 1,
			"default_outgoing": 1,
			"smtp_server": "localhost",
		}
	).db_insert()
	notice = returned()
	assert notice.emailed_to == "wuye@example.com"
	[mail] = frappe.get_all("Email Queue", {"reference_name": notice.name}, ["message"])
	assert notice.name in mail.message


def test_the_notice_is_printed_in_both_languages():
	notice = returned()
	assert "Take-back Notice" in printed(notice)
	frappe.local.lang = "zh"
	try:
		html = printed(notice)
	finally:
		frappe.local.lang = "en"
	assert "房屋收回通知书" in html and notice.property_unit in html and "绿园物业" in html


def printed(notice) -> str:
	return frappe.get_print(DOCTYPE, notice.name, "Management Notice", no_letterhead=1)


@pytest.mark.skipif(not shutil.which("wkhtmltopdf"), reason="wkhtmltopdf is not installed")
def test_the_notice_becomes_a_pdf_of_one_page():
	notice = returned()
	pages = PdfReader(BytesIO(get_pdf(re.sub("<link[^>]+>", "", printed(notice))))).pages
	assert len(pages) == 1
	assert notice.name in pages[0].extract_text()
