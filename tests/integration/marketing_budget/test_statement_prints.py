"""The papers of marketing budgets, rendered in both languages as they are printed, and turned into PDF."""

import re
import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import frappe
from frappe.translate import print_language
from frappe.utils.pdf import get_pdf

from sales_ops.testing import marketing_budget as make
from sales_ops.testing import marketing_statements as papers

NEEDS_WKHTMLTOPDF = pytest.mark.skipif(
	not (shutil.which("wkhtmltopdf") and shutil.which("pdftotext")), reason="no wkhtmltopdf or pdftotext"
)
ONLINE = "网络<b>推广</b>"


@pytest.fixture
def budget():
	lines = (make.line(), make.line(ONLINE, 6000, make.PROJECT))
	return make.make_budget(*lines, title="云栖花园营销预算", **papers.receivers_of_budget())


def execution_report(budget):
	make.journal(make.make_activity(budget, (make.OUTDOOR, 1, 600)), 350)
	report = papers.make_report(budget, 1, remarks="开盘前投放")
	report.get("items")[0].variance_reason = "等待<i>开盘</i>"
	report.save()
	return papers.hand_in(report)


def expense_ledger(budget):
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 600), activity_name="高炮<i>广告</i>")
	make.invoice((activity, 350))
	return papers.make_ledger(make.day(1), submit=True)


def statistics(budget):
	make.journal(make.make_activity(budget, (make.OUTDOOR, 1, 600)), 350)
	make.journal(None, 33)
	make.control()
	return papers.make_statistics(1, submit=True)


def budget_sheet(budget):
	return budget


def approval_form(budget):
	rows = ((make.OUTDOOR, 1, 600), (ONLINE, 2, 34.5))
	return make.make_activity(budget, *rows, activity_name="高炮<i>广告</i>", expected_leads=30)


def exception_form(budget):
	make.control()
	frappe.db.set_single_value(
		"Marketing Budget Settings", {"over_activity": "Warn", "penalty_rule": "按超支额1%扣罚"}
	)
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 1000))
	entry = make.journal(activity, 1400, submit=False)
	exception = make.make_exception(entry, budget, 500)
	entry.submit()
	return exception.reload()


# print format → (document, texts in English, texts in Chinese)
PAPERS = {
	"Budget Execution Summary": (
		execution_report,
		["Budget Execution Summary", "云栖花园营销预算", "350.00", "-650.00", "开盘前投放", "Handed in"],
		["预算执行情况汇总表", "项目推广", "可用", "差异原因", "按节点投放"],
	),
	"Marketing Expense Details": (
		expense_ledger,
		["Marketing Expense Details", "350.00", "测试供应商", make.OUTDOOR],
		["营销费用明细表", "凭证", "供应商", "财务"],
	),
	"Monthly Expense Statistics": (
		statistics,
		["Monthly Marketing Expense Statistics", "Without an Activity", "33.00"],
		["月度营销费用统计表", "无立项", "本月实际"],
	),
	"Marketing Budget Sheet": (
		budget_sheet,
		["Annual Quota", "66.67", "-12", "18,000.00"],
		["营销预算", "年度额度", "人民币壹万捌仟元整", "品牌"],
	),
	"Activity Approval Form": (
		approval_form,
		["Marketing Activity Approval", "634.50", make.PURPOSE],
		["营销活动立项审批表", "人民币陆佰叁拾肆元伍角整", "预期线索"],
	),
	"Budget Exception Form": (
		exception_form,
		["Budget Exception", "现场突发", "Penalty"],
		["预算例外", "按超支额1%扣罚", "扣罚金额"],
	),
}


def html_of(doc, print_format: str, language: str) -> str:
	with print_language(language):
		return frappe.get_print(doc.doctype, doc.name, print_format, no_letterhead=1)


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
def test_a_paper_becomes_one_page_in_both_languages(budget, print_format):
	make_paper, english, chinese = PAPERS[print_format]
	doc = make_paper(budget)
	for language, wanted in (("en", english), ("zh", chinese)):
		html = html_of(doc, print_format, language)
		assert "<b>推广</b>" not in html and "<i>广告</i>" not in html and "<i>开盘</i>" not in html
		pages, text = pdf_of(html)
		assert pages == 1
		found = plain(text) + plain(html)
		assert [word for word in wanted if plain(word) not in found] == []


def test_every_paper_is_printed_in_a_test():
	ours = frappe.get_all("Print Format", {"module": "Marketing Budget"}, pluck="name")
	assert sorted(ours) == sorted(PAPERS)
	tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
	assert all(f'"{name}"' in tests for name in ours)
