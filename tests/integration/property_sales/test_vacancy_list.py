"""The vacancy list: begun on the last Monday, matched three ways on real units, signed when all is explained."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import VacancyListError
from sales_ops.policies.calendar_math import latest_last_monday
from sales_ops.property_sales.ledgers.vacancy import make_vacancy_lists
from sales_ops.property_sales.tasks import make_property_vacancy_lists
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

PROJECT = "空置花园"
LIST_DATE = latest_last_monday(datetime.now(ZoneInfo("Asia/Shanghai")).date())  # the test company's day
LONG_AGO = add_days(LIST_DATE, -40)


@pytest.fixture
def building() -> str:
	project = make.make_project(PROJECT, "VCT")
	frappe.db.set_value("Property Project", project, "creation", f"{LONG_AGO} 09:00:00")
	return make.make_building(project, "1栋")


def new_list(**values):
	defaults = {"doctype": "Property Vacancy List", "property_project": PROJECT, "list_date": LIST_DATE}
	return frappe.get_doc({**defaults, **values}).insert()


def lists() -> list[str]:
	return frappe.get_all("Property Vacancy List", {"property_project": PROJECT}, pluck="name")


def sold(building: str, unit_no: str, **values):
	"""A deal that was signed before the list's day."""
	return make.make_signed_deal(make.make_unit(unit_no, building), subscription_date=LONG_AGO, **values)


def hand_over(deal, contract, on):
	make.receive(deal, contract.reload().outstanding_amount, LONG_AGO)
	values = {"property_contract": contract.name, "accepted": 1, "handover_date": on}
	return frappe.get_doc({"doctype": "Property Handover", **values}).insert().submit()


def rows(sheet) -> dict[str, tuple]:
	return {
		row.property_unit or row.room: (
			row.finance_status,
			row.sales_status,
			row.management_status,
			row.differences,
		)
		for row in sheet.items
	}


def test_the_list_is_begun_on_the_last_monday_once_and_caught_up_after_downtime(building):
	make.make_unit("101", building)
	make_vacancy_lists(add_days(LIST_DATE, -1))
	assert f"VAC-VCT-{LIST_DATE:%Y-%m}" not in lists()
	make_vacancy_lists(add_days(LIST_DATE, 3))
	make_property_vacancy_lists()
	assert [name for name in lists() if name.endswith(f"{LIST_DATE:%Y-%m}")] == [f"VAC-VCT-{LIST_DATE:%Y-%m}"]
	sheet = frappe.get_doc("Property Vacancy List", f"VAC-VCT-{LIST_DATE:%Y-%m}")
	assert (sheet.status, getdate(sheet.list_date), sheet.finance_units) == (
		"Waiting for Management",
		LIST_DATE,
		1,
	)


def test_a_project_without_vacant_units_and_one_begun_later_have_no_list(building):
	make_property_vacancy_lists()
	assert lists() == []
	make.make_unit("101", building)
	frappe.db.set_value("Property Project", PROJECT, "creation", f"{add_days(LIST_DATE, 1)} 09:00:00")
	make_property_vacancy_lists()
	assert lists() == []


def test_finance_and_sales_are_those_of_the_evening_of_the_day(building):
	free = make.make_unit("101", building)
	make.make_unit("102", building, kind="Parking")
	make.make_unit("103", building, use="Self-use", released=0)
	signed, _contract = sold(building, "104")
	hand_over(*sold(building, "105"), on=LIST_DATE)
	later, contract = sold(building, "106")
	if getdate(today()) > LIST_DATE:
		hand_over(later, contract, on=today())
	sheet = new_list()
	assert rows(sheet) == {
		free.name: ("Unsold", "Unsold", "", ""),
		signed.property_unit: ("Sold", "Sold", "", ""),
		later.property_unit: ("Sold", "Sold", "", ""),
	}
	assert (sheet.finance_units, sheet.finance_area, sheet.sales_units, sheet.sales_area) == (3, 300, 3, 300)
	sheet.update({"with_parking": 1}).save()
	assert sheet.finance_units == 4


def test_each_kind_of_difference_is_found_and_must_be_explained(building):
	same, area, status, missing = (
		make.make_unit(number, building) for number in ("101", "102", "103", "104")
	)
	invoiced, contract = sold(building, "105")
	handover = hand_over(invoiced, contract, on=LIST_DATE)
	frappe.db.set_value("Property Unit Claim", {"active_claim": invoiced.property_unit}, "kind", "Contract")
	sheet = new_list()
	listed = "楼栋\t房号\t建筑面积\t状态\n1栋\t101\t100\t未售\n1栋\t102\t98.5\t未售\n1栋\t103室\t\t已售\n1栋\t999\t80\t"
	assert sheet.take_list(text=listed) == 4
	assert handover.sales_invoice
	assert rows(sheet) == {
		"999": ("", "", "", "Unknown Unit"),
		area.name: ("Unsold", "Unsold", "Unsold", "Area Differs"),
		status.name: ("Unsold", "Unsold", "Sold", "Status Differs"),
		missing.name: ("Unsold", "Unsold", "", "Not in Management's List"),
		invoiced.property_unit: ("", "Sold", "", "Not in Finance's List, Not in Management's List"),
		same.name: ("Unsold", "Unsold", "Unsold", ""),
	}
	assert (sheet.management_units, sheet.management_area) == (4, 278.5)
	assert (sheet.no_of_differences, sheet.status) == (5, "Differences")
	with pytest.raises(VacancyListError, match="5 differences have no explanation"):
		sheet.submit()
	sheet.reload()
	for row in sheet.items:
		row.explanation = "已核实" if row.differences else ""
	sheet.save()
	assert sheet.status == "Ready"
	sheet.submit()
	assert (sheet.docstatus, sheet.status, sheet.items[0].explanation) == (1, "Signed", "已核实")


def test_a_list_without_the_managements_is_not_signed_but_an_empty_one_counts(building):
	sheet = new_list()
	with pytest.raises(VacancyListError, match="has not come"):
		sheet.submit()
	sheet.reload().update({"management_received_on": today()}).save()
	assert sheet.submit().status == "Signed"


def test_a_signed_list_keeps_its_figures(building):
	unit = make.make_unit("101", building)
	sheet = new_list()
	sheet.take_list(text=f"房号\t面积\n{unit.name}\t100")
	sheet.submit()
	frappe.db.set_value("Property Unit", unit.name, "built_area", 120)
	with pytest.raises(VacancyListError, match="is signed"):
		sheet.take_list(text="房号\n102")
	assert frappe.get_doc("Property Vacancy List", sheet.name).items[0].finance_area == 100


def test_what_a_client_sends_for_our_figures_decides_nothing(building):
	unit = make.make_unit("101", building)
	sheet = new_list(management_received_on=today(), status="Ready")
	sheet.items[0].update({"finance_area": 1, "differences": ""})
	sheet.update({"no_of_unexplained": 0, "status": "Ready"}).save()
	assert (rows(sheet), sheet.items[0].finance_area, sheet.status) == (
		{unit.name: ("Unsold", "Unsold", "", "Not in Management's List")},
		100,
		"Differences",
	)


def upload(name: str, content: bytes) -> str:
	file = {"doctype": "File", "file_name": name, "content": content, "is_private": 1}
	return frappe.get_doc(file).insert().file_url


def test_an_excel_file_of_the_management_is_taken(building):
	unit, book = make.make_unit("101", building), openpyxl.Workbook()
	for line in (["空置房清单"], ["楼栋", "房号", "建筑面积(㎡)"], ["1栋", 101, 100]):
		book.active.append(line)
	content = io.BytesIO()
	book.save(content)
	sheet = new_list()
	assert sheet.take_list(file_url=upload("vacant.xlsx", content.getvalue())) == 1
	assert rows(sheet) == {unit.name: ("Unsold", "Unsold", "", "")}
	assert getdate(sheet.management_received_on) == getdate(today())


@pytest.mark.parametrize(
	("name", "content", "message"),
	[
		("vacant.txt", b"x", "neither an .xlsx nor a .csv"),
		("vacant.csv", b"a,b\n1,2\n", "no row of headings"),
		("vacant.csv", "房号,面积\n101,很大\n".encode(), "is not a number"),
	],
)
def test_a_file_that_cannot_be_read_changes_nothing(building, name, content, message):
	make.make_unit("101", building)
	sheet = new_list()
	sheet.take_list(text="房号\n101")
	with pytest.raises(VacancyListError, match=message):
		sheet.take_list(file_url=upload(name, content))
	assert [row.room for row in sheet.reload().management_rows] == ["101"]


def test_a_month_has_one_list_and_none_of_a_day_that_has_not_come(building):
	make.make_unit("101", building)
	new_list()
	with pytest.raises(frappe.DuplicateEntryError):
		new_list()
	with pytest.raises(VacancyListError, match="has not come yet"):
		new_list(list_date=add_days(today(), 1))


def test_finance_explains_and_does_not_sign_and_a_consultant_sees_nothing(building):
	make.make_unit("101", building)
	sheet = new_list(management_received_on=today())
	finance = make.make_user("vacancy-qian@example.com", *PROFILES["Property Finance"])
	supervisor = make.make_user("vacancy-zhao@example.com", *PROFILES["Property Sales Supervisor"])
	consultant = make.make_user("vacancy-li@example.com", *PROFILES["Property Consultant"])
	frappe.set_user(finance)
	mine = frappe.get_doc("Property Vacancy List", sheet.name)
	mine.items[0].explanation = "物业漏报"
	mine.save()
	with pytest.raises(frappe.PermissionError):
		mine.submit()
	frappe.set_user(consultant)
	with pytest.raises(frappe.PermissionError):
		frappe.get_list("Property Vacancy List")
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Property Vacancy List", sheet.name).take_list(text="房号\n101")
	frappe.set_user(supervisor)
	assert frappe.get_doc("Property Vacancy List", sheet.name).submit().docstatus == 1


def test_a_returned_deal_is_unsold_from_the_day_of_its_return(building):
	deal, _contract = sold(building, "101")
	change = {"doctype": "Property Change Application", "kind": "Return", "property_subscription": deal.name}
	cash = {"company": default_company(), "account_type": "Cash", "is_group": 0}
	account = frappe.db.get_value("Account", cash)
	doc = frappe.get_doc({**change, "reason": "Changed Mind", "paid_from": account}).insert()
	doc.approve()
	doc.reload().submit()
	assert rows(new_list())[deal.property_unit][0] == ("Sold" if getdate(today()) > LIST_DATE else "Unsold")
