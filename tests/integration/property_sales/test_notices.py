"""The notices to a customer, rendered as they are printed."""

import re
import shutil
from io import BytesIO

import pytest
from pypdf import PdfReader

import frappe
from frappe.utils import add_days, today
from frappe.utils.pdf import get_pdf

from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company


@pytest.fixture
def deal():
	"""250,000 overdue since eight days, 700,000 due later, and the company's bank account."""
	start = add_days(today(), -8)
	deal = make.make_deal(customer=make.make_customer("周催款 & 子"), subscription_date=start)
	make.receive(deal, 50_000, start)
	make.sign(deal, start)
	bank = frappe.get_doc({"doctype": "Bank", "bank_name": "测试银行"}).insert()
	frappe.get_doc(
		{
			"doctype": "Bank Account",
			"account_name": "监管户",
			"bank": bank.name,
			"is_company_account": 1,
			"company": default_company(),
			"account": frappe.db.get_value(
				"Account", {"company": default_company(), "account_type": "Bank", "is_group": 0}
			),
			"bank_account_no": "6222 0001",
		}
	).insert()
	return deal


def html_of(deal, print_format: str) -> str:
	return frappe.get_print("Property Subscription", deal.name, print_format, no_letterhead=1)


def test_the_arrears_notice_names_what_is_overdue_and_where_to_pay(deal):
	html = html_of(deal, "Arrears Notice")
	for text in ("Arrears Notice", "Down Payment", "250,000.00", "监管户", "6222 0001", deal.property_unit):
		assert text in html
	assert "700,000.00" not in html and "Bank Loan" not in html
	assert "周催款 &amp; 子" in html


def test_the_payment_notice_names_what_is_due_next(deal):
	html = html_of(deal, "Payment Notice")
	assert "Bank Loan" in html and "700,000.00" in html
	assert "Down Payment" not in html


def test_a_deal_that_owes_nothing_gets_a_notice_that_says_so(deal):
	make.receive(deal, 250_000)
	assert "Nothing is overdue" in html_of(deal, "Arrears Notice")


def test_the_notices_are_written_in_chinese(deal):
	frappe.local.lang = "zh"
	try:
		assert "催款通知书" in html_of(deal, "Arrears Notice")
		assert "缴款通知书" in html_of(deal, "Payment Notice")
	finally:
		frappe.local.lang = "en"


@pytest.mark.skipif(not shutil.which("wkhtmltopdf"), reason="wkhtmltopdf is not installed")
@pytest.mark.parametrize(
	("print_format", "text"), [("Arrears Notice", "250,000.00"), ("Payment Notice", "700,000.00")]
)
def test_a_notice_becomes_a_pdf(deal, print_format, text):
	html = re.sub("<link[^>]+>", "", html_of(deal, print_format))  # style sheets of a site that nobody serves
	pages = PdfReader(BytesIO(get_pdf(html))).pages
	assert len(pages) == 1
	assert text in pages[0].extract_text()
