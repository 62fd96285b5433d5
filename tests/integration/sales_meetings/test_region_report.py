"""What a region reports: figures from sales and targets, frozen when handed in (MEET-07)."""

from datetime import date

import pytest

import frappe
from frappe.utils import add_days, add_months, flt, get_first_day, get_last_day, getdate, today

from sales_ops.exceptions.sales_meeting import RegionReportError
from sales_ops.testing import sales_meetings as make

MONTH = get_first_day(add_months(date.today(), -1))
LAST_YEAR = add_months(MONTH, -12)


@pytest.fixture
def region():
	"""A region with two areas."""
	name = make.make_territory("华中区", is_group=1)
	make.make_territory("武汉", parent=name), make.make_territory("长沙", parent=name)
	return name


def filled(region: str, **values):
	doc = make.make_report(region, month=str(MONTH), **values)
	doc.fill_figures()
	return doc


def rows(doc, table: str) -> list[tuple]:
	fields = ("subject", "target_amount", "actual_amount", "achievement", "last_year_amount", "target_from")
	return [tuple(row.get(field) for field in fields) for row in doc.get(table)]


def test_the_result_is_that_of_the_region_and_its_areas_in_the_month(region):
	make.sell(60_000, "武汉", MONTH)
	make.sell(20_000, "长沙", get_last_day(MONTH))
	make.sell(5_000, region, MONTH)
	make.sell(999, "武汉", add_days(MONTH, -1))
	make.sell(999, "武汉", get_first_day(add_months(MONTH, 1)))
	make.sell(999, "华北区", MONTH)
	make.sell(40_000, "武汉", LAST_YEAR)
	make.set_target(region, 1_200_000, on=MONTH)
	doc = filled(region)
	assert (doc.target_amount, doc.actual_amount, doc.last_year_amount) == (100_000, 85_000, 40_000)
	assert (doc.achievement, doc.growth, doc.target_from) == (85.0, 112.5, "Target")
	assert doc.filled_on and doc.currency == "CNY"


def test_a_credit_note_takes_away_and_drafts_and_opening_invoices_do_not_count(region):
	invoice = make.sell(60_000, "武汉", MONTH)
	back = frappe.get_attr("erpnext.controllers.sales_and_purchase_return.make_return_doc")(
		"Sales Invoice", invoice.name
	)
	back.update({"posting_date": str(MONTH), "set_posting_time": 1})
	back.items[0].rate = 10_000
	back.insert(ignore_permissions=True).submit()
	assert filled(region).actual_amount == 60_000 - flt(back.base_net_total * -1)


def test_figures_are_shown_by_product_customer_area_and_sales_person(region):
	bearings = make.make_item_group("轴承类", is_group=1)
	make.make_item_group("深沟球轴承", parent=bearings)
	li, wu = make.make_sales_person("区域李"), make.make_sales_person("区域吴")
	make.sell(60_000, "武汉", MONTH, item_code="SQ-1", item_group="深沟球轴承", sales_team={li: 75, wu: 25})
	make.sell(
		10_000,
		"长沙",
		MONTH,
		customer="长沙机电",
		item_code="YP-1",
		item_group="油品类",
		sales_team={wu: 100},
	)
	make.sell(30_000, "长沙", LAST_YEAR, customer="长沙机电", item_code="YP-1")
	make.set_target(region, 960_000, on=MONTH, item_group=bearings)
	make.set_target("武汉", 600_000, on=MONTH)
	make.set_target(wu, 120_000, "Sales Person", on=MONTH)
	doc = filled(region)
	# A target of a group of products is one of what lies below it.
	assert rows(doc, "products") == [
		("轴承类", 80_000, 60_000, 75.0, 0, "Target"),
		("油品类", 0, 10_000, 0, 30_000, ""),
	]
	assert rows(doc, "customers") == [
		("区域测试客户", 0, 60_000, 0, 0, ""),
		("长沙机电", 0, 10_000, 0, 30_000, ""),
	]
	assert rows(doc, "areas") == [
		("武汉", 50_000, 60_000, 120.0, 0, "Target"),
		("长沙", 0, 10_000, 0, 30_000, ""),
	]
	assert rows(doc, "people") == [
		("区域李", 0, 45_000, 0, 0, ""),
		("区域吴", 10_000, 25_000, 250.0, 0, "Target"),
	]
	assert doc.target_amount == 80_000


def test_orders_may_count_instead_of_invoices(region):
	make.sell(50_000, "武汉", MONTH)
	make.sell(70_000, "武汉", MONTH, basis="Sales Order")
	assert filled(region, basis="Sales Order").actual_amount == 70_000


def test_a_target_is_spread_over_the_year_by_its_distribution(region):
	name = make.even_distribution("前高后低")
	doc = frappe.get_doc("Monthly Distribution", name)
	for row in doc.percentages:
		row.percentage_allocation = 20 if row.month == f"{MONTH:%B}" else 80 / 11
	doc.save(ignore_permissions=True)
	make.set_target(region, 1_000_000, on=MONTH, distribution_id=name)
	assert filled(region).target_amount == 200_000


def test_without_targets_the_regions_own_plan_of_last_month_is_the_plan(region):
	customer = make.make_customer("武汉重工")
	earlier = make.make_report(region, month=str(add_months(MONTH, -1)), next_sales_amount=90_000)
	earlier.append("next_customers", {"customer": customer, "planned_amount": 30_000})
	earlier.save()
	earlier.submit()
	make.sell(45_000, "武汉", MONTH, customer="武汉重工")
	doc = filled(region)
	assert (doc.target_amount, doc.achievement, doc.target_from) == (90_000, 50.0, "Earlier Report")
	assert rows(doc, "customers") == [("武汉重工", 30_000, 45_000, 150.0, 0, "Earlier Report")]


def test_small_customers_are_summed_up_so_that_the_rows_are_the_total(region, monkeypatch):
	monkeypatch.setattr("sales_ops.sales_meetings.meetings.figures.SHOWN", 2)
	for number in range(1, 5):
		make.sell(number * 1000, "武汉", MONTH, customer=f"武汉{number}号店")
	doc = filled(region)
	assert [(row.subject, row.actual_amount) for row in doc.customers] == [
		("武汉4号店", 4000),
		("武汉3号店", 3000),
		("All Others", 3000),
	]
	assert doc.actual_amount == 10_000


def test_filling_again_keeps_the_reasons(region):
	make.sell(60_000, "武汉", MONTH)
	doc = filled(region)
	doc.customers[0].reason = "新店开业"
	doc.save()
	make.sell(1_000, "武汉", MONTH)
	doc.fill_figures()
	assert (doc.customers[0].actual_amount, doc.customers[0].reason) == (61_000, "新店开业")


def test_nobody_makes_up_figures(region):
	make.sell(60_000, "武汉", MONTH)
	doc = filled(region)
	doc.update({"actual_amount": 999_999, "achievement": 200, "status": "Handed In", "is_late": 0})
	doc.customers[0].actual_amount = 999_999
	doc.append("products", {"subject": "虚报", "actual_amount": 1})
	doc.save()
	doc.reload()
	assert (doc.actual_amount, doc.achievement, doc.status) == (60_000, 0, "Draft")
	assert [row.actual_amount for row in doc.customers] == [60_000]
	assert "虚报" not in [row.subject for row in doc.products]
	fresh = make.make_report("华东区", products=[{"subject": "虚报", "actual_amount": 1}], actual_amount=5)
	assert fresh.products == [] and not fresh.actual_amount


def test_a_report_is_handed_in_with_reasons_and_the_next_plan_and_is_frozen(region):
	make.sell(50_000, "武汉", MONTH)
	make.set_target(region, 1_200_000, on=MONTH)
	doc = make.make_report(region, month=str(MONTH), reasons="", next_sales_amount=0, next_key_work="")
	with pytest.raises(RegionReportError) as error:
		doc.submit()
	assert str(error.value).split("<br>") == [
		"The region reached 50.00 % of its plan; write down the reasons.",
		"Write down the planned sales of the next month.",
		"Write down the key work of the next month.",
	]
	doc.reload()
	doc.update({"reasons": "两店装修", "next_sales_amount": 110_000, "next_key_work": "开店"})
	doc.save()
	doc.submit()
	assert (doc.status, doc.actual_amount, bool(doc.handed_in_on)) == ("Handed In", 50_000, True)
	make.sell(9_000, "武汉", MONTH)
	with pytest.raises(RegionReportError, match="its figures stay as they are"):
		doc.fill_figures()
	assert frappe.db.get_value(make.REPORT, doc.name, "actual_amount") == 50_000


def test_a_region_reports_on_a_month_once(region):
	first = make.make_report(region, month=str(MONTH))
	with pytest.raises(RegionReportError, match=f"has a report on .* already: {first.name}"):
		make.make_report(region, month=str(add_days(MONTH, 14)))
	first.submit()
	first.cancel()
	assert make.make_report(region, month=str(MONTH)).docstatus == 0


@pytest.mark.parametrize(("days", "late"), [(-3, 1), (5, 0)])
def test_a_report_says_whether_it_was_late_and_the_agenda_when_it_came(series, days, late):
	doc = make.notified(make.make_meeting(series, on=get_first_day(today())))
	row = next(row for row in doc.agenda if row.territory == "华东区")
	report = frappe.get_doc(make.REPORT, row.region_report)
	frappe.db.set_value("Sales Meeting Agenda Item", row.name, "material_due", add_days(today(), days))
	frappe.clear_document_cache(make.MEETING, doc.name)
	report.update({"reasons": "x", "next_sales_amount": 1, "next_key_work": "y"})
	report.submit()
	assert (report.is_late, getdate(report.due_date)) == (late, getdate(add_days(today(), days)))
	received = frappe.db.get_value("Sales Meeting Agenda Item", row.name, "received_on")
	assert received == report.handed_in_on
	report.cancel()
	assert frappe.db.get_value("Sales Meeting Agenda Item", row.name, "received_on") is None


def test_a_member_writes_the_own_report_and_reads_those_that_were_handed_in(series):
	doc = make.notified(make.make_meeting(series, on=get_first_day(today())))
	mine, other = (row.region_report for row in doc.agenda if row.kind == "Region")
	frappe.set_user("linxia@example.com")
	assert frappe.get_list(make.REPORT, {"sales_meeting": doc.name}, pluck="name") == [mine]
	assert not frappe.has_permission(make.REPORT, "read", other)
	report = frappe.get_doc(make.REPORT, mine)
	report.fill_figures()
	report.update({"reasons": "x", "next_sales_amount": 1, "next_key_work": "y"})
	report.save()
	report.submit()
	frappe.set_user("chen@example.com")
	theirs = frappe.get_doc(make.REPORT, mine)
	theirs.check_permission("read")
	assert not theirs.has_permission("write") and not theirs.has_permission("submit")


def test_a_report_belongs_to_a_meeting_of_its_company(series):
	doc = make.make_meeting(series)
	frappe.db.set_value(make.MEETING, doc.name, "company", "别家公司")
	frappe.clear_document_cache(make.MEETING, doc.name)
	with pytest.raises(RegionReportError, match="is a meeting of 别家公司"):
		make.make_report("华东区", sales_meeting=doc.name)
