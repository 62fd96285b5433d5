"""Every paper of the sales office, rendered in both languages as it is printed, and turned into a PDF."""

import re
import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import frappe
from frappe.utils import add_days, fmt_money, today
from frappe.utils.pdf import get_pdf

from sales_ops.property_sales.collection.arrears_lists import make_lists
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

NEEDS_WKHTMLTOPDF = pytest.mark.skipif(
	not (shutil.which("wkhtmltopdf") and shutil.which("pdftotext")), reason="no wkhtmltopdf or pdftotext"
)


@pytest.fixture(autouse=True)
def change_accounts():
	make.make_project()
	setup_change_accounts(default_company())


def change(deal, kind: str, **values):
	return frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": kind,
			"property_subscription": deal.name,
			"reason": "Changed Mind",
			**values,
		}
	).insert()


def customer_with_markup() -> str:
	"""ERPNext refuses markup in the customer's ID, not in the name that is printed."""
	customer = make.make_customer()
	frappe.db.set_value("Customer", customer, "customer_name", "王<b>一</b>")
	return customer


def full_deposit(**values):
	deal = make.make_deal(customer=customer_with_markup(), **values)
	make.receive(deal, 50_000)
	return deal


def signed():
	deal = full_deposit()
	return deal, make.sign(deal).reload()


# What is printed: print format → (document, texts in English, texts in Chinese).
def subscription():
	return full_deposit(), ["50,000.00", "Subscription Agreement"], ["认购书", "壹佰万元整", "伍万元整"]


def contract_summary():
	return (
		signed()[1],
		["Contract Summary", "Down Payment", "700,000.00"],
		["合同摘要", "首付款", "壹佰万元整"],
	)


def payment_notice():
	return signed()[0], ["Payment Notice", "250,000.00"], ["缴款通知书", "贰拾伍万元整"]


def arrears_notice():
	deal = full_deposit(subscription_date=add_days(today(), -9))
	make.sign(deal)
	return deal, ["Arrears Notice", "250,000.00"], ["催款通知书", "贰拾伍万元整"]


def receipt():
	deal, _contract = signed()
	entry = make.receive(deal, 250_000)
	return (
		entry,
		["Copy for the Customer", "Copy for Finance", "Down Payment"],
		["财务联", "首付款", "贰拾伍万元整"],
	)


def forfeiture():
	application = change(full_deposit(), "Forfeiture", keep_amount=40_000)
	return (
		application,
		["Forfeiture Notice", "40,000.00", "10,000.00"],
		["挞定通知书", "肆万元整", "壹万元整"],
	)


def give_back():
	application = change(signed()[0], "Return", keep_amount=20_000)
	return application, ["Return Confirmation", "30,000.00"], ["退房确认书", "叁万元整"]


def exchange():
	new_unit = make.make_unit(list_amount=1_200_000)
	application = change(full_deposit(), "Exchange", new_property_unit=new_unit.name)
	return application, ["Exchange Confirmation", new_unit.name, "1,150,000.00"], ["换房确认书"]


def name_change():
	application = change(full_deposit(), "Name Change", new_customer=make.make_customer("李新"))
	return application, ["Name Change Confirmation", "李新"], ["更名确认书", "李新"]


def handover(**values):
	deal, contract = signed()
	make.receive(deal, 950_000)
	snags = [{"description": "窗户<i>漏水</i>", "is_blocking": 0}]
	return frappe.get_doc(
		{
			"doctype": "Property Handover",
			"property_contract": contract.name,
			"snags": snags,
			"no_of_keys": 3,
			"place": "营销中心",
		}
	).insert()


def certificate():
	return handover(), ["Handover Certificate", "to be mended", "漏水"], ["房屋交接书", "待整改"]


def move_in():
	return handover(), ["Move-in Notice", "Identity Card", "营销中心"], ["入伙通知书", "身份证件"]


def call_sheet():
	deal, *_texts = arrears_notice()
	make_lists()
	item = frappe.db.get_value("Arrears List Item", {"property_subscription": deal.name}, "parent")
	return frappe.get_doc("Arrears List", item), ["Call Sheet", deal.property_unit], ["跟进表", "提请挞定"]


def letter():
	deal, *_texts = arrears_notice()
	doc = frappe.get_doc(
		{"doctype": "Property Collection Letter", "property_subscription": deal.name}
	).insert()
	return doc, ["Payment Reminder", "250,000.00", "Received by the customer"], ["催款函", "贰拾伍万元整"]


def gift_receipt():
	campaign = frappe.get_doc(
		{
			"doctype": "Property Promotion Campaign",
			"campaign_name": "金秋购房节",
			"property_project": make.make_project(),
			"from_date": today(),
			"to_date": today(),
			"gifts": [{"gift": "电水壶", "quantity": 1, "value": 300}],
		}
	).insert()
	deal = full_deposit(promotion_campaign=campaign.submit().name)
	values = {"doctype": "Property Gift Issue", "property_subscription": deal.name, "gift": "电水壶"}
	return frappe.get_doc(values).insert(), ["Gift Receipt", "电水壶", "金秋"], ["礼品签收单", "300.00"]


def daily_report():
	deal = full_deposit()
	values = {"property_project": deal.property_project, "from_date": today(), "no_of_visits": 17}
	report = frappe.get_doc({"doctype": "Property Daily Report", **values}).insert()
	return report, ["Daily Sales Report", "Full Deposit", deal.property_unit], ["日报", "收款", "17"]


PAPERS = {
	"Subscription Agreement": subscription,
	"Contract Summary": contract_summary,
	"Payment Notice": payment_notice,
	"Arrears Notice": arrears_notice,
	"Property Receipt": receipt,
	"Forfeiture Notice": forfeiture,
	"Change Confirmation": give_back,
	"Change Confirmation (Exchange)": exchange,
	"Change Confirmation (Name Change)": name_change,
	"Handover Certificate": certificate,
	"Move-in Notice": move_in,
	"Call Sheet": call_sheet,
	"Collection Letter": letter,
	"Gift Receipt": gift_receipt,
	"Daily Report": daily_report,
}


def html_of(doc, print_format: str, language: str = "en") -> str:
	frappe.local.lang = language
	try:
		return frappe.get_print(doc.doctype, doc.name, print_format.split(" (")[0], no_letterhead=1)
	finally:
		frappe.local.lang = "en"


def pdf_of(html: str) -> tuple[int, str]:
	"""(pages, text) of the PDF; without the style sheets of a site that nobody serves."""
	pdf = get_pdf(re.sub("<link[^>]+>", "", html))
	text = subprocess.run(
		["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
	).stdout
	return len(PdfReader(BytesIO(pdf)).pages), text.decode()


def plain(text: str) -> str:
	"""Without spaces; a PDF may hold the radical ⾸ in place of the character 首, which looks the same."""
	return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@NEEDS_WKHTMLTOPDF
@pytest.mark.parametrize("print_format", PAPERS)
def test_a_paper_becomes_one_page_in_both_languages(print_format):
	doc, english, chinese = PAPERS[print_format]()
	for language, wanted in (("en", english), ("zh", chinese)):
		html = html_of(doc, print_format, language)
		assert "<b>一</b>" not in html and "<i>漏水</i>" not in html
		pages, text = pdf_of(html)
		assert pages == 1
		assert [word for word in wanted if plain(word) not in plain(text)] == []


def test_every_paper_of_ours_is_printed_in_a_test():
	tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
	ours = frappe.get_all("Print Format", {"module": "Property Sales"}, pluck="name")
	assert len(ours) >= len({name.split(" (")[0] for name in PAPERS})
	assert [name for name in ours if f'"{name}"' not in tests] == []


def test_a_paper_has_page_numbers_where_the_printer_can_make_them():
	html = html_of(full_deposit(), "Subscription Agreement")
	footer = html[html.index('id="footer-html"') :]
	assert '<span class="page"></span>' in footer and '<span class="topage"></span>' in footer


def test_the_projects_own_clauses_take_the_place_of_the_standard_ones():
	terms = frappe.get_doc(
		{
			"doctype": "Terms and Conditions",
			"title": "认购条款",
			"terms": "<p>{{ doc.customer_name }} 同意本项目条款。</p>",
		}
	).insert()
	deal = full_deposit()
	frappe.db.set_value("Property Project", deal.property_project, "subscription_terms", terms.name)
	html = html_of(deal, "Subscription Agreement")
	assert "王&lt;b&gt;一&lt;/b&gt; 同意本项目条款。" in html
	assert "twice the deposit" not in html


def test_a_receipt_says_what_it_pays_and_what_is_left():
	deal, _contract = signed()
	html = html_of(make.receive(deal, 100_000), "Property Receipt")
	for amount in (100_000, 150_000):
		assert html.count(fmt_money(amount, currency="CNY")) >= 2  # one for each copy


def test_a_payment_without_a_deal_has_a_plain_receipt():
	html = html_of(make.receive_plain(make.make_customer(), 500), "Property Receipt")
	assert "500.00" in html and "For Instalment" not in html


def test_a_phone_number_is_printed_for_those_who_may_call():
	deal = full_deposit()
	frappe.db.set_value("Customer", deal.customer, "mobile_no", "13800001234")
	deal.db_set("consultant", make.make_consultant("打印顾问"))
	assert "13800001234" in html_of(deal, "Subscription Agreement")  # Administrator has every role
	make.make_user("print-finance@example.com", "Accounts User")
	frappe.set_user("print-finance@example.com")
	assert "13800001234" not in html_of(deal, "Subscription Agreement")


def test_a_forfeiture_notice_is_not_made_of_another_change():
	application = change(signed()[0], "Return")
	html = html_of(application, "Forfeiture Notice")
	assert "is not a forfeiture" in html and "We keep" not in html


def test_the_agreement_shows_how_the_price_came_about():
	frappe.get_single("Property Sales Settings").update({"free_extra_percentage": 1}).save()
	deal = full_deposit(agreed_amount=999_000)
	html = html_of(deal, "Subscription Agreement")
	for amount in (1_000_000, 1_000, 999_000):
		assert fmt_money(amount, currency="CNY") in html
	assert "Reduced By" in html
	assert "Reduced By" not in html_of(full_deposit(), "Subscription Agreement")


def test_every_owner_is_named_with_the_share():
	first, second = make.make_customer(), make.make_customer()
	owners = [
		{"property_owner": first, "share_percentage": 60},
		{"property_owner": second, "share_percentage": 40},
	]
	deal = make.make_deal(customer=first, owners=owners)
	html = html_of(deal, "Subscription Agreement")
	for text in (first, second, "60", "40", "Share"):
		assert text in html
	assert "Share" not in html_of(full_deposit(), "Subscription Agreement")
