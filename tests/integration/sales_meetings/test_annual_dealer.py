"""The used-car dealer's annual meeting, entered whole by the organiser as the committee wrote it down (MEET-01 to MEET-05)."""

import re

import pytest

import frappe
from frappe.translate import print_language
from frappe.utils import add_days, today

from sales_ops.exceptions.annual_meetings import NotReadyError
from sales_ops.sales_meetings.annual.prints import annual_duty_sheets
from sales_ops.sales_meetings.annual.sight import PLAN
from sales_ops.testing import annual_meetings as make
from sales_ops.testing import dealer_meeting as dealer
from sales_ops.testing.annual_meetings import DIRECTOR, MEMBER, ORGANISER

PAPERS = ("Annual Meeting Plan", "Duty Sheet", "Purchase List")


@pytest.fixture(scope="module")
def staff(bench_site) -> dict[str, str]:
	"""The dealer's 35 people, made once for the site and kept, as the staff of `testing.office`."""
	make.make_committee()
	found = make.make_dealer()
	frappe.db.commit()
	return found


@pytest.fixture
def employees(staff) -> dict[str, str]:
	"""Who works at the dealer by name; the organiser is logged in."""
	frappe.set_user(ORGANISER)
	return staff


def enter(employees, filled: bool = False, days: int = 40):
	return make.dealer_plan(add_days(today(), days), employees, filled=filled).insert()


def give_login(employees) -> None:
	"""One of the hosts has a login."""
	frappe.db.set_value("Employee", employees["谢婷"], "user_id", MEMBER)


def paper(plan, name: str, language: str = "en") -> str:
	"""The text of a paper, each cell with blanks around it."""
	with print_language(language):
		html = frappe.get_print(PLAN, plan.name, name)
	body = html[html.index('<div class="so-paper">') :]
	return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_the_committees_paper_is_entered_as_it_is(employees):
	plan = enter(employees)
	assert plan.no_of_attendees == 35 and len(plan.departments) == 7
	times = [(row.title, row.time_span) for row in plan.programme]
	assert times[0] == ("开场致辞", "13:30–13:40") and times[-1] == ("火锅聚餐", "17:10–18:40")
	assert plan.spare_minutes == 50
	shopping = {row.item_name: (row.qty, row.uom) for row in plan.purchases}
	assert (shopping["电磁炉"], shopping["圆凳"], shopping["大米"]) == ((4, "台"), (32, "张"), (10, "斤"))
	assert (plan.estimated_amount, plan.estimated_per_head) == (9044, 258.4)


def test_its_blanks_keep_it_from_being_approved(employees):
	plan = enter(employees)
	plan.run_method("onload")
	assert plan.get_onload("findings") == [
		"Duty 9 (计票) has nobody responsible.",
		"Purchase 12 (二等奖：保温杯) has no owner.",
		"Purchase 13 (三等奖：毛巾礼盒) has no owner.",
	]
	frappe.set_user(DIRECTOR)
	with pytest.raises(NotReadyError, match=r"Duty 9 \(计票\)"):
		frappe.get_doc(PLAN, plan.name).submit()


def test_filled_in_it_goes_from_approval_to_its_books(employees):
	give_login(employees)
	plan = enter(employees, days=-1)  # it was yesterday, so that it can be held
	make.fill_blanks(plan, employees)
	plan.save()
	assert plan.ready
	plan.ask_for_approval()
	frappe.set_user(DIRECTOR)
	frappe.get_doc(PLAN, plan.name).submit()
	frappe.set_user(ORGANISER)
	plan.reload()
	told = plan.notify_attendees()
	assert told["told"] == 1 and len(told["on_paper"]) == 34
	items = [row.name for row in plan.reload().purchases if row.item_code]
	request = frappe.get_doc("Material Request", plan.request_materials(items))
	assert [(row.item_code, row.qty, row.uom) for row in request.items] == [
		("电磁炉", 4, "台"),
		("圆凳", 32, "张"),
	]
	plan.mark_held()
	plan.reload()
	for row in plan.attendees:
		row.attendance = "Present"
	for row in plan.purchases:
		row.actual_amount = row.estimated_amount
	plan.save()
	plan.close()
	plan.reload()
	assert (plan.status, plan.no_of_present, plan.actual_per_head) == ("Closed", 35, 258.4)


def test_no_performer_is_in_two_places(employees):
	plan = enter(employees)
	plan.programme[11].fixed_start = plan.programme[4].time_span[:5]
	plan.programme[11].responsible = "孙丽"
	plan.programme[11].employee = employees["孙丽"]
	with pytest.raises(frappe.ValidationError, match=r"孙丽 .* row 5 \(销售部合唱\) and row 12 \(抢凳子\)"):
		plan.save()


# papers


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_printed_in_both_languages(employees, name, language):
	plan = enter(employees, filled=True)
	text = paper(plan, name, language)
	assert dealer.TITLE in text and "电磁炉" in text
	assert ("4 台" in text) and ("32 张" in text) and ("10 斤" in text)


def test_the_plan_on_paper_says_everything(employees):
	text = paper(enter(employees), "Annual Meeting Plan")
	words = (
		dealer.THEME,
		dealer.PURPOSE,
		dealer.FORM,
		dealer.VENUE,
		dealer.LAYOUT,
		dealer.PHOTO,
		dealer.MEAL,
	)
	assert [word for word in words if word not in text] == []
	names = [name for names in dealer.STAFF.values() for name in names]
	assert [name for name in names if name not in text] == []
	assert [row[1] for row in dealer.PROGRAMME if row[1] not in text] == []
	assert [row[0] for row in dealer.DUTIES if row[0] not in text] == []
	assert [row[1] for row in dealer.PURCHASES if row[1].lstrip("*") not in text] == []
	assert "DRAFT" in text and "( )" not in text


def test_a_name_is_escaped_on_paper(employees):
	plan = enter(employees, filled=True)
	plan.title = "<b>年会</b>"
	plan.programme[0].title = "<script>alert(1)</script>"
	plan.save()
	for name in PAPERS:
		html = frappe.get_print(PLAN, plan.name, name)
		assert "<script>alert(1)" not in html and "<b>年会" not in html


def test_each_person_gets_a_sheet_with_everything_of_that_person(employees):
	plan = enter(employees, filled=True)
	sheets = {sheet["name"]: sheet for sheet in annual_duty_sheets(plan)}
	host = sheets["谢婷"]
	assert [row.duty for row in host["duties"]] == ["主持人"]
	assert [row.title for row in host["programme"]] == ["开场致辞", "抽奖（1 至 35 号）"]
	assert [row.duty for row in sheets["邹凯"]["duties"]] == ["主持人"]
	assert [row.item_name for row in sheets["戚丽"]["purchases"]] == [
		"大米",
		"羊肉卷",
		"时令蔬菜",
		"火锅底料",
	]
	assert dealer.BLANK not in sheets


def test_a_member_prints_the_own_sheet(employees):
	give_login(employees)
	plan = enter(employees, filled=True)
	frappe.set_user(DIRECTOR)
	frappe.get_doc(PLAN, plan.name).submit()
	frappe.set_user(MEMBER)
	plan = frappe.get_doc(PLAN, plan.name)
	assert [sheet["name"] for sheet in annual_duty_sheets(plan)] == ["谢婷"]
	text = paper(plan, "Duty Sheet")
	assert "谢婷" in text and "计票" not in text
