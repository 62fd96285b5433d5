"""The live reports of sales statistics: what they count, what they say when an undo came later, and whom they show it to."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import add_days, add_months, get_datetime, get_first_day, getdate, now_datetime, today

from sales_ops.policies.statistics import CHANGES
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.statistics.cards import reports_overdue
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

PROJECT, OTHER = "统计花园", "旁边花园"
LI, ZHAO, QIAN = "li.stat@example.com", "zhao.stat@example.com", "qian.stat@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="统计李娜")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])
	make.make_user(QIAN, *PROFILES["Property Finance"])
	make.make_consultant("统计王强")
	make.make_project(PROJECT, "STA")
	make.make_project(OTHER, "PBH")
	frappe.db.set_value("Property Project", {"name": ("is", "set")}, "make_reports", 0)
	setup_change_accounts(default_company())
	frappe.get_single("Property Sales Settings").update({"days_off": "None"}).save()


def deal_on(day, consultant: str = "统计李娜", project: str = PROJECT):
	unit = make.make_unit(building=make.make_building(project))
	deal = make.make_deal(unit, subscription_date=day, consultant=consultant)
	make.receive(deal, 50_000, day)
	return deal


def rows_of(report: str, **filters) -> list[dict]:
	filters = {"company": default_company(), "from_date": today(), "to_date": today(), **filters}
	return [row for row in run(report, filters)["result"] if isinstance(row, dict)]


def return_deal(deal, on):
	return make.execute_change(deal, "Return", keep_amount=0, posting_date=on)


def test_the_daily_sales_report_shows_each_kind_with_its_events_below():
	deals = [deal_on(today()), deal_on(today())]
	deal_on(add_days(today(), -1))
	rows = rows_of("Daily Sales Report", property_project=PROJECT)
	totals = [(row["kind"], row["no_of"], row["amount"]) for row in rows if row["indent"] == 0]
	assert totals == [("Full Deposit", 2, 2_000_000), ("Receipt", 2, 100_000)]
	events = [row for row in rows if row["indent"] == 1]
	assert {row["property_unit"] for row in events} == {deal.property_unit for deal in deals}
	assert {row["document_type"] for row in events} == {"Property Subscription", "Payment Entry"}


def test_the_daily_sales_report_narrows_to_kind_consultant_and_days():
	deal_on(today())
	deal_on(add_days(today(), -1), "统计王强")
	wide = {"property_project": PROJECT, "from_date": add_days(today(), -1)}
	assert [row["no_of"] for row in rows_of("Daily Sales Report", **wide, kind="Full Deposit")] == [2, 1, 1]
	mine = rows_of("Daily Sales Report", **wide, consultant="统计王强", kind="Full Deposit")
	assert [row["consultant"] for row in mine if row["indent"]] == ["统计王强"]


def test_a_consultant_sees_the_own_deals_and_no_colleagues_customers():
	mine, theirs = deal_on(today()), deal_on(today(), "统计王强")
	for deal in (mine, theirs):
		return_deal(deal, today())
	frappe.set_user(LI)
	for report in ("Daily Sales Report", "Sales Change Statistics"):
		units = {row.get("property_unit") for row in rows_of(report) if row.get("property_unit")}
		assert units == {mine.property_unit}, report
		assert [row for row in rows_of(report, consultant="统计王强") if row.get("property_unit")] == []


def test_a_user_of_one_project_sees_no_other():
	deal_on(today(), project=OTHER)
	frappe.permissions.add_user_permission("Property Project", PROJECT, ZHAO, ignore_permissions=True)
	frappe.set_user(ZHAO)
	assert rows_of("Daily Sales Report") == []
	with pytest.raises(frappe.PermissionError):
		rows_of("Daily Sales Report", property_project=OTHER)


def test_sales_changes_count_an_undo_in_its_own_month():
	last_month = getdate(add_months(get_first_day(today()), -1))
	change = return_deal(deal_on(last_month), last_month)
	change.reload().cancel()
	wide = {"property_project": PROJECT, "from_date": last_month}
	found = [(row["event_date"], row["no_of"]) for row in rows_of("Sales Change Statistics", **wide)]
	assert found == [(getdate(today()), -1), (last_month, 1)]
	only_then = rows_of(
		"Sales Change Statistics", property_project=PROJECT, from_date=last_month, to_date=last_month
	)
	assert [row["no_of"] for row in only_then] == [1]


def test_sales_changes_are_charted_by_month_and_kind_and_summed():
	return_deal(deal_on(today()), today())
	filters = {"company": default_company(), "property_project": PROJECT}
	answer = run("Sales Change Statistics", {**filters, "from_date": today(), "to_date": today()})
	data = answer["chart"]["data"]
	assert data["labels"] == [today()[:7]]
	assert [line["values"] for line in data["datasets"]] == [[1]]
	assert len(answer["report_summary"]) == len(CHANGES)
	assert sum(part["value"] for part in answer["report_summary"]) == 1


def test_an_extra_discount_that_was_granted_is_counted_and_stands_in_the_months_statistics(monkeypatch):
	monkeypatch.setattr(frappe, "sendmail", lambda **mail: None)
	make.make_approval_rule("Property Sales Supervisor", 0, 3, PROJECT)
	unit = make.make_unit(building=make.make_building(PROJECT))
	deal = make.make_deal(unit, submit=False, consultant="统计李娜")
	request = make.ask_discount(deal, 3)
	refused = make.ask_discount(
		make.make_deal(make.make_unit(building=unit.property_building), submit=False), 2
	)
	frappe.set_user(ZHAO)
	frappe.get_doc(request.doctype, request.name).grant(2)
	frappe.get_doc(refused.doctype, refused.name).reject("到底价了")
	frappe.set_user("Administrator")

	(total, event) = rows_of("Daily Sales Report", property_project=PROJECT, kind="Extra Discount")
	assert (total["no_of"], total["money_amount"]) == (1, 20_000)
	assert (event["document_name"], event["detail"]) == (request.name, "2%")

	values = {"doctype": "Property Monthly Report", "property_project": PROJECT, "from_date": today()}
	month = frappe.get_doc(values).insert()
	states = {
		row.property_unit: (row.asked_percentage, row.granted_percentage, row.state)
		for row in month.discounts
	}
	assert states[unit.name] == (3, 2, frappe.db.get_value(request.doctype, request.name, "state"))
	assert states[refused.property_unit][1:] == (0, "Rejected")


# the calendar


def calendar(**filters) -> list[dict]:
	return rows_of("Report Calendar", property_project=PROJECT, **filters)


def daily(on, **values):
	values = {"doctype": "Property Daily Report", "property_project": PROJECT, "from_date": on, **values}
	return frappe.get_doc(values).insert()


def test_the_calendar_names_what_is_on_time_late_overdue_and_missing():
	days = [getdate(add_days(today(), -number)) for number in (4, 3, 2, 1)]
	values = {"make_reports": 1, "reports_from": days[0]}
	frappe.db.set_value("Property Project", PROJECT, values)
	daily(days[0]).submit()
	on_time = daily(days[1]).submit()
	frappe.db.set_value(on_time.doctype, on_time.name, "handed_in_at", on_time.due_at)
	daily(days[2])
	rows = calendar(kind="Daily", from_date=days[0], to_date=days[-1])
	assert [(row["period"], row["code"]) for row in rows] == [
		(str(days[3]), "Missing"),
		(str(days[2]), "Overdue"),
		(str(days[1]), "On Time"),
		(str(days[0]), "Late"),
	]
	late = rows[-1]
	assert late["days_late"] == (now_datetime().date() - get_datetime(late["due_at"]).date()).days == 4
	shown = calendar(kind="Daily", from_date=days[0], to_date=days[-1], only_late=1)
	assert {row["code"] for row in shown} == {"Missing", "Overdue", "Late"}


def test_the_calendar_shows_weekly_and_monthly_reports_by_their_due_day():
	values = {"make_reports": 1, "reports_from": "2026-10-01"}
	frappe.db.set_value("Property Project", PROJECT, values)
	november = {"from_date": "2026-11-01", "to_date": "2026-11-20"}
	monthly = calendar(kind="Monthly", **november)
	assert [(row["period"], str(row["due_at"])) for row in monthly] == [("2026-10", "2026-11-03 18:00:00")]
	weekly = [row["period"] for row in calendar(kind="Weekly", **november)]
	assert weekly == ["2026-W46", "2026-W45", "2026-W44"]


def test_a_project_without_reports_misses_none():
	frappe.db.set_value("Property Project", PROJECT, "reports_from", add_days(today(), -4))
	assert calendar(from_date=add_days(today(), -4)) == []


def test_consultants_do_not_open_the_calendar():
	frappe.set_user(LI)
	with pytest.raises(frappe.PermissionError):
		calendar()


def test_the_card_counts_drafts_past_their_time():
	before = reports_overdue()["value"]
	daily(add_days(today(), -2))
	daily(add_days(today(), -3)).submit()
	assert reports_overdue()["value"] == before + 1
	frappe.set_user(LI)
	assert reports_overdue()["value"] == 0
