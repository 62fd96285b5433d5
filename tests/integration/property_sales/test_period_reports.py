"""Daily, weekly and monthly reports: made once, complete, frozen when handed in, late when late, read by whom they concern."""

from datetime import datetime, time, timedelta

import pytest

import frappe
from frappe.utils import add_days, add_months, flt, get_first_day, getdate, now_datetime, today

from sales_ops.exceptions.property_sales import ReportError
from sales_ops.policies.periods import period_of
from sales_ops.property_sales import tasks
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.statistics import drafts
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

PROJECT = "统计花园"
LI, WANG, ZHAO = "li.stat@example.com", "wang.stat@example.com", "zhao.stat@example.com"
QIAN, SUN = "qian.stat@example.com", "sun.stat@example.com"
DAILY, WEEKLY, MONTHLY, PLAN = (
	"Property Daily Report",
	"Property Weekly Report",
	"Property Monthly Report",
	"Property Monthly Plan",
)


@pytest.fixture(autouse=True)
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="统计李娜")
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="统计王强")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])
	make.make_user(QIAN, *PROFILES["Property Finance"])
	make.make_user(SUN, *PROFILES["Property Project Manager"])
	make.make_project(PROJECT, "STA")
	frappe.db.set_value("Property Project", {"name": ("!=", PROJECT)}, "make_reports", 0)
	setup_change_accounts(default_company())
	set_terms(days_off="None")


def set_terms(**values):
	frappe.get_single("Property Sales Settings").update(values).save()


def unit(**values):
	return make.make_unit(building=make.make_building(PROJECT), **values)


def deal_on(day, deposit: float = 50_000, consultant: str = "统计李娜", **values):
	deal = make.make_deal(unit(), subscription_date=day, consultant=consultant, **values)
	if deposit:
		make.receive(deal, deposit, day)
	return deal


def change(deal, kind: str, on, keep: float = 0, **values):
	"""A change that is executed on a day."""
	cash = frappe.db.get_value(
		"Account", {"company": default_company(), "account_type": "Cash", "is_group": 0}
	)
	values = {"reason": "Changed Mind", "paid_from": cash, "keep_amount": keep, **values}
	values |= {"kind": kind, "property_subscription": deal.name, "posting_date": on}
	doc = frappe.get_doc({"doctype": "Property Change Application", **values}).insert()
	doc.approve()
	return doc.reload().submit()


def report(doctype: str = DAILY, on=None, **values):
	values = {"property_project": PROJECT, "from_date": on or today(), **values}
	return frappe.get_doc({"doctype": doctype, **values}).insert()


def amend(doc):
	"""What the button Amend does."""
	amended = frappe.copy_doc(doc)
	amended.update({"docstatus": 0, "amended_from": doc.name})
	return amended.insert()


def figures(doc) -> dict[str, tuple]:
	"""Count, area and price of each measure that has any."""
	return {
		row.measure: (row.no_of, flt(row.area), flt(row.amount))
		for row in doc.figures
		if row.no_of or row.amount
	}


# the day


def test_a_daily_report_counts_deposits_signings_changes_and_receipts_of_its_day_alone():
	day, next_day = add_days(today(), -2), add_days(today(), -1)
	deal_on(day, 10_000)
	full = deal_on(day, 50_000)
	make.sign(full, next_day)
	forfeited = deal_on(day, 50_000)
	change(forfeited, "Forfeiture", next_day, keep=50_000)

	first, second = report(on=day), report(on=next_day)

	assert figures(first) == {
		"Temporary Deposit": (1, 100, 1_000_000),
		"Full Deposit": (2, 200, 2_000_000),
		"Receipt": (3, 300, 110_000),
	}
	assert figures(second) == {"Signing": (1, 100, 1_000_000), "Forfeiture": (1, 100, 1_000_000)}
	forfeiture = next(row for row in second.items if row.kind == "Forfeiture")
	assert (forfeiture.property_unit, forfeiture.consultant) == (forfeited.property_unit, "统计李娜")
	assert (forfeiture.customer, flt(forfeiture.money_amount)) == (forfeited.customer, 50_000)
	before = {row.measure: row.previous_no_of for row in second.figures}
	assert (before["Full Deposit"], before["Signing"]) == (2, 0)


def test_an_exchange_is_one_exchange_and_no_new_deposit_or_signing():
	day = today()
	deal = deal_on(add_days(day, -1))
	make.sign(deal, add_days(day, -1))
	other = unit()
	change(deal, "Exchange", day, new_property_unit=other.name, new_agreed_amount=1_200_000)
	doc = report()
	assert figures(doc) == {"Exchange": (1, 100, 1_000_000)}
	assert (doc.items[0].detail, flt(doc.items[0].money_amount)) == (other.name, 200_000)


def test_money_that_passes_to_another_customer_is_no_receipt():
	deal = deal_on(add_days(today(), -1))
	buyer = make.make_customer("新业主")
	change(deal, "Name Change", today(), new_customer=buyer)
	doc = report()
	assert figures(doc) == {"Name Change": (1, 100, 1_000_000)}
	assert doc.items[0].detail == "新业主"
	assert doc.items[0].customer != buyer


def test_a_hold_without_money_is_not_counted():
	deal_on(today(), 0)
	assert figures(report()) == {}


def test_a_draft_shows_the_figures_of_now_and_a_report_that_was_handed_in_keeps_its_own():
	doc = report()
	deal_on(today(), 50_000)
	doc.save()
	assert figures(doc)["Full Deposit"] == (1, 100, 1_000_000)
	doc.submit()
	deal_on(today(), 50_000)
	doc.reload()
	assert figures(doc)["Full Deposit"] == (1, 100, 1_000_000)
	doc.figures[0].no_of = 99
	with pytest.raises(frappe.UpdateAfterSubmitError):
		doc.save()


def test_what_a_client_sends_for_figures_or_status_decides_nothing():
	doc = report(
		status="Confirmed",
		days_late=0,
		handed_in_at="2020-01-01 00:00:00",
		figures=[{"measure": "Signing", "no_of": 77}],
	)
	assert (doc.status, doc.handed_in_at) == ("Draft", None)
	assert figures(doc) == {}


def test_a_save_without_news_leaves_no_trace_in_the_history():
	deal_on(today(), 50_000)
	doc = report()
	rows = [row.name for row in doc.items]
	doc.reload().save()
	assert [row.name for row in doc.items] == rows
	versions = frappe.get_all("Version", {"docname": doc.name}, pluck="data")
	assert not any("items" in data for data in versions)


def test_there_is_one_report_of_a_project_and_period():
	doc = report()
	with pytest.raises(ReportError, match=doc.name):
		report()
	doc.submit()
	doc.cancel()
	with pytest.raises(ReportError, match="Amend"):
		report()
	amended = amend(doc)
	assert (amended.name, amended.status) == (f"{doc.name}-1", "Draft")


def test_a_report_cannot_be_handed_in_before_its_last_day():
	tomorrow = add_days(today(), 1)
	doc = report(on=tomorrow)
	with pytest.raises(ReportError, match="Hand it in on that day"):
		doc.submit()
	assert frappe.db.get_value(DAILY, doc.name, ["docstatus", "handed_in_by"]) == (0, None)


# lateness


@pytest.mark.parametrize("days, late", [(1, 1), (2, 2), (-1, 0)])
def test_a_report_handed_in_after_its_due_time_is_late_by_days(days, late):
	doc = report()
	frappe.db.set_value(DAILY, doc.name, "due_at", None)
	doc.reload()
	doc.set_period = lambda: doc.update({"due_at": now_datetime() - timedelta(days=days)})
	doc.submit()
	assert (doc.status, doc.days_late) == ("Handed In", late)
	assert doc.state(now_datetime()) == ("Late" if late else "On Time")


def test_a_daily_report_is_due_at_the_time_of_the_settings_and_a_day_off_may_move_it():
	sunday = getdate("2026-11-22")
	set_terms(daily_due_time="21:30:00", days_off="Sunday", due_on_day_off="Next Working Day")
	assert report(on=sunday).due_at == datetime(2026, 11, 23, 21, 30)
	assert report(on=getdate("2026-11-21")).due_at == datetime(2026, 11, 21, 21, 30)


def test_settings_refuse_a_day_that_no_month_has_and_a_report_due_before_the_office_closes():
	with pytest.raises(ReportError, match="no day of a month"):
		set_terms(monthly_due_day=32)
	with pytest.raises(ReportError, match="close of business"):
		set_terms(close_of_business="18:00:00", daily_due_time="17:59:00")


# the job


def names(doctype: str) -> list[str]:
	return frappe.get_all(doctype, {"property_project": PROJECT}, pluck="name", order_by="from_date")


def test_the_job_makes_the_days_draft_at_close_of_business_once():
	on = now_datetime().date()
	set_terms(close_of_business="18:00:00", daily_due_time="20:00:00")
	drafts.make_drafts(datetime.combine(on, time(17, 59)))
	assert names(DAILY) == []
	drafts.make_drafts(datetime.combine(on, time(18)))
	drafts.make_drafts(datetime.combine(on, time(18, 15)))
	assert names(DAILY) == [f"DR-STA-{on}"]
	assert getdate(frappe.db.get_value("Property Project", PROJECT, "reports_from")) == on


def test_three_days_of_downtime_make_three_drafts_once():
	frappe.db.set_value("Property Project", PROJECT, "reports_from", "2026-11-01")
	drafts.make_drafts(datetime(2026, 11, 10, 18))
	made = names(DAILY)
	drafts.make_drafts(datetime(2026, 11, 13, 18))
	drafts.make_drafts(datetime(2026, 11, 13, 19))
	assert names(DAILY)[len(made) :] == [f"DR-STA-2026-11-{day}" for day in (11, 12, 13)]


def test_a_day_off_on_which_money_came_has_its_report():
	frappe.db.set_value("Property Project", PROJECT, "reports_from", "2026-11-14")
	set_terms(days_off="Saturday and Sunday")
	deal_on("2026-11-15", 50_000)
	drafts.make_drafts(datetime(2026, 11, 16, 18))
	assert names(DAILY) == ["DR-STA-2026-11-15", "DR-STA-2026-11-16"]


def test_week_month_and_plan_are_drafted_on_their_days():
	frappe.db.set_value("Property Project", PROJECT, "reports_from", "2026-10-31")
	drafts.make_drafts(datetime(2026, 11, 1, 1))
	assert (names(WEEKLY), names(MONTHLY), names(PLAN)) == ([], ["MR-STA-2026-10"], [])
	drafts.make_drafts(datetime(2026, 11, 2, 0, 1))
	assert names(WEEKLY) == ["WR-STA-2026-W44"]
	drafts.make_drafts(datetime(2026, 11, 19, 23))
	assert names(PLAN) == []
	drafts.make_drafts(datetime(2026, 11, 20, 1))
	assert names(PLAN) == ["MP-STA-2026-12"]


def test_a_project_that_makes_no_reports_gets_none_and_a_bad_one_does_not_stop_the_rest(monkeypatch):
	other = make.make_project("旁边花园", "PBH")
	frappe.db.set_value("Property Project", other, "make_reports", 1)
	drafts.make_drafts(datetime(2026, 11, 10, 18))
	frappe.db.set_value("Property Project", {"name": ("in", (PROJECT, other))}, "reports_from", "2026-11-10")
	real = drafts.expected

	def broken(kind, project, *args):
		if project.name == other:
			raise RuntimeError
		return real(kind, project, *args)

	monkeypatch.setattr(drafts, "expected", broken)
	drafts.make_drafts(datetime(2026, 11, 11, 18))
	assert "DR-STA-2026-11-11" in names(DAILY)
	frappe.db.set_value("Property Project", PROJECT, "make_reports", 0)
	monkeypatch.undo()
	drafts.make_drafts(datetime(2026, 11, 12, 18))
	assert "DR-STA-2026-11-12" not in names(DAILY)
	assert frappe.db.exists(DAILY, {"property_project": other, "from_date": "2026-11-12"})


def test_the_scheduled_function_makes_drafts_of_now():
	set_terms(close_of_business="00:00:00", daily_due_time="20:00:00")
	tasks.make_property_reports()
	assert names(DAILY) == [f"DR-STA-{today()}"]


# the week

CASE = {
	"case_title": "三房客户",
	"course": "看房三次",
	"handling": "算税费",
	"effect": "成交",
	"lesson": "先算账",
}
SUGGESTION = {
	"suggestion_title": "夜间看房",
	"background": "白天没空",
	"aim": "多来访",
	"feasibility": "可行",
	"effect": "每周多十组",
}


def test_a_weekly_report_is_about_monday_to_sunday_and_needs_a_case_and_a_suggestion():
	doc = report(WEEKLY, "2026-11-18")
	assert (str(doc.from_date), str(doc.to_date), doc.name) == ("2026-11-16", "2026-11-22", "WR-STA-2026-W47")
	with pytest.raises(ReportError, match="sales case"):
		doc.submit()
	doc.reload().append("sales_cases", CASE)
	with pytest.raises(ReportError, match="suggestion"):
		doc.submit()
	doc.reload().append("sales_cases", CASE)
	doc.append("suggestions", SUGGESTION)
	doc.submit()
	assert doc.status == "Handed In"


def test_no_more_confirmation_letters_are_checked_than_were_sent():
	values = {"sales_cases": [CASE], "suggestions": [SUGGESTION]}
	doc = report(WEEKLY, "2026-11-18", confirmation_letters_sent=2, confirmation_letters_checked=3, **values)
	with pytest.raises(ReportError, match="3 confirmation letters"):
		doc.submit()
	doc.reload().update({"confirmation_letters_checked": 2})
	doc.submit()


def test_a_weeks_progress_is_measured_against_the_plan_in_last_weeks_report():
	targets = [
		{"consultant": "统计李娜", "target_count": 2, "target_amount": 2_000_000, "target_receipts": 100_000},
		{"unit_kind": "Parking", "target_count": 1},
	]
	texts = {"sales_cases": [CASE], "suggestions": [SUGGESTION]}
	plan = report(WEEKLY, "2026-11-09", next_targets=targets, **texts)
	deal = deal_on("2026-11-17", 50_000)
	make.sign(deal, "2026-11-18")
	doc = report(WEEKLY, "2026-11-18")
	assert doc.progress == []  # a plan that was not handed in is none
	plan.submit()
	doc.save()
	mine, parking = doc.progress
	assert (mine.actual_count, mine.actual_amount, mine.actual_receipts, mine.rate) == (
		1,
		1_000_000,
		50_000,
		50,
	)
	assert (parking.actual_count, parking.rate) == (0, 0)


def test_customers_are_counted_by_the_source_of_their_lead():
	if not frappe.db.exists("Lead Source", "老带新"):
		frappe.get_doc({"doctype": "Lead Source", "source_name": "老带新"}).insert()
	lead = frappe.get_doc({"doctype": "Lead", "first_name": "张三", "source": "老带新"}).insert()
	customer = make.make_customer("张三统计")
	frappe.db.set_value("Customer", customer, "lead_name", lead.name)
	make.sign(deal_on("2026-11-17", 50_000, customer=customer), "2026-11-18")
	deal_on("2026-11-17", 10_000)
	rows = {row.source or "": row for row in report(WEEKLY, "2026-11-18").customers}
	known, unknown = rows["老带新"], rows[""]
	assert (known.new_deals, known.deposits, known.signings, known.signed_amount) == (1, 1, 1, 1_000_000)
	assert (unknown.new_deals, unknown.deposits, unknown.signings) == (1, 0, 0)


def test_stock_is_counted_by_kind_and_sale_status():
	deal_on("2026-11-17", 50_000)
	unit(kind="Parking", list_amount=80_000, built_area=12)
	unit(kind="Parking", released=0)
	unit(kind="Shop", use="Self-use", released=0)
	rows = {row.unit_kind: row for row in report(WEEKLY, "2026-11-18").stock}
	assert set(rows) == {"Home", "Parking"}
	parking = rows["Parking"]
	assert (parking.no_of_units, parking.available, parking.not_released) == (2, 1, 1)
	assert (parking.available_area, parking.available_amount) == (12, 80_000)
	assert (rows["Home"].deposit, rows["Home"].sold_rate) == (1, 100)


# the month


def first_of(months: int):
	return getdate(add_months(get_first_day(today()), months))


def test_a_change_undone_in_a_later_month_is_reversed_there_and_the_frozen_month_stays():
	last_month = first_of(-1)
	deal = deal_on(last_month, 50_000)
	application = change(deal, "Return", last_month, keep=0)
	frozen = report(MONTHLY, last_month)
	frozen.submit()
	assert figures(frozen)["Return"] == (1, 100, 1_000_000)

	application.reload().cancel()
	assert getdate(application.undone_on) == getdate(today())

	frozen.reload()
	assert figures(frozen)["Return"] == (1, 100, 1_000_000)
	this_month = report(MONTHLY, today())
	assert figures(this_month)["Return"] == (-1, -100, -1_000_000)
	assert [(row.kind, row.sign) for row in this_month.changes] == [("Return", -1)]
	before = {row.measure: row.previous_no_of for row in this_month.figures}
	assert before["Return"] == 1
	# An amended report of the old month says the same as the frozen one.
	frozen.cancel()
	again = amend(frozen)
	assert figures(again)["Return"] == (1, 100, 1_000_000)


def test_a_change_undone_in_its_own_month_shows_twice_and_counts_zero():
	deal = deal_on(today(), 50_000)
	change(deal, "Return", today()).reload().cancel()
	doc = report(MONTHLY, today())
	assert sorted(row.sign for row in doc.changes) == [-1, 1]
	assert "Return" not in figures(doc)


def test_a_month_is_compared_with_the_figures_that_were_handed_in():
	last_month = first_of(-1)
	deal_on(last_month, 50_000)
	report(MONTHLY, last_month).submit()
	deal_on(last_month, 50_000)  # recorded after the report was handed in
	before = {row.measure: row.previous_no_of for row in report(MONTHLY, today()).figures}
	assert before["Full Deposit"] == 1


def test_a_plan_has_a_target_sums_and_is_what_its_month_is_measured_by():
	this_month = first_of(0)
	plan = report(PLAN, this_month)
	with pytest.raises(ReportError, match="no target yet"):
		plan.submit()
	plan.reload()
	plan.append("targets", {"target_count": 2, "target_amount": 4_000_000})
	plan.append("targets", {"unit_kind": "Shop", "target_count": 1, "target_amount": 1_000_000})
	plan.append("activities", {"activity": "开盘", "budget_amount": 30_000})
	plan.append("activities", {"activity": "推介会", "budget_amount": 20_000})
	plan.submit()
	assert (plan.target_count, plan.target_amount, plan.budget_amount) == (3, 5_000_000, 50_000)
	make.sign(deal_on(today(), 50_000), today())
	progress = report(MONTHLY, today()).progress
	assert [(row.actual_count, row.rate) for row in progress] == [(1, 25), (0, 0)]


# who


def test_each_role_does_what_concerns_it():
	doc = report()
	rights = {
		user: [
			bool(frappe.has_permission(DAILY, ptype, doc, user=user)) for ptype in ("read", "write", "submit")
		]
		for user in (LI, ZHAO, QIAN, SUN)
	}
	assert rights == {
		LI: [False, False, False],
		ZHAO: [True, True, True],
		QIAN: [True, False, False],
		SUN: [True, False, False],
	}


def test_a_manager_of_another_project_does_not_read_the_report():
	doc = report()
	other = make.make_project("旁边花园", "PBH")
	frappe.permissions.add_user_permission("Property Project", other, SUN, ignore_permissions=True)
	assert not frappe.has_permission(DAILY, "read", doc, user=SUN)
	frappe.set_user(SUN)
	assert frappe.get_list(DAILY) == []


def test_project_manager_and_finance_confirm_and_the_writer_does_not():
	frappe.set_user(ZHAO)
	doc = report()
	with pytest.raises(frappe.PermissionError):
		doc.confirm()
	frappe.set_user(QIAN)
	doc = frappe.get_doc(DAILY, doc.name)
	with pytest.raises(ReportError, match="nothing to confirm"):
		doc.confirm()
	frappe.set_user(ZHAO)
	doc.reload().submit()
	frappe.set_user(QIAN)
	doc = frappe.get_doc(DAILY, doc.name)
	doc.confirm("账实相符")
	assert doc.status == "Handed In"
	with pytest.raises(ReportError, match="already"):
		doc.confirm()
	frappe.set_user(SUN)
	doc = frappe.get_doc(DAILY, doc.name)
	doc.confirm()
	assert doc.status == "Confirmed"
	assert [(row.confirmed_as, row.user) for row in doc.confirmations] == [
		("Finance", QIAN),
		("Project", SUN),
	]


def test_who_handed_a_report_in_does_not_confirm_it_with_a_second_role():
	frappe.get_doc("User", ZHAO).add_roles("Accounts User")
	frappe.set_user(ZHAO)
	doc = report()
	doc.submit()
	with pytest.raises(ReportError, match="Somebody else"):
		doc.confirm()
	assert frappe.db.count("Property Report Confirmation", {"parent": doc.name}) == 0


# who is told


def told(user: str) -> list[str]:
	return frappe.get_all("Notification Log", {"for_user": user, "document_type": DAILY}, pluck="subject")


@pytest.fixture
def receivers():
	project = frappe.get_doc("Property Project", PROJECT)
	for user, daily in ((SUN, 1), (QIAN, 1), (ZHAO, 0), (WANG, 1)):
		project.append("report_receivers", {"user": user, "daily": daily, "by_email": user == SUN})
	project.save()


def test_handing_in_tells_the_receivers_who_may_read_it(receivers):
	frappe.db.set_value("User", SUN, "language", "zh")
	doc = report()
	assert told(SUN) == []
	doc.submit()
	assert len(told(SUN)) == len(told(QIAN)) == 1
	assert PROJECT in told(SUN)[0] and "日报" in told(SUN)[0]
	assert told(ZHAO) == []  # gets other kinds of reports
	assert told(WANG) == []  # a consultant may not read colleagues' customers


def test_the_receiver_by_email_gets_figures_and_pdf(receivers):
	deal_on(today(), 50_000)
	doc = report()
	doc.submit()
	assert mails(doc) == []  # no account to send from
	make_mail_account()
	doc.cancel()
	amended = amend(doc).submit()
	(mail,) = mails(amended)
	assert [row.recipient for row in mail.recipients] == [SUN]
	assert "print_format_attachment" in mail.attachments
	assert "1,000,000" in mail.message.replace("=\n", "")


def mails(doc) -> list:
	found = frappe.get_all("Email Queue", {"reference_name": doc.name}, pluck="name")
	return [frappe.get_doc("Email Queue", name) for name in found]


def make_mail_account():
	frappe.get_doc(
		{
			"doctype": "Email Account",
			"email_account_name": "统计",
			"email_id": "office@example.com",
			"enable_outgoing": 1,
			"default_outgoing": 1,
			"smtp_server": "localhost",
			"no_smtp_authentication": 1,
		}
	).db_insert()


def test_the_period_of_a_report_is_that_of_the_policy():
	doc = report(MONTHLY, "2026-10-15")
	period = period_of("Monthly", getdate("2026-10-15"))
	assert (doc.from_date, doc.to_date, doc.period) == (period.start, period.end, period.label)
