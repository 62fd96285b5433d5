"""The day's arrears lists: one for each consultant, frozen, worked through, signed by somebody else."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import add_days, fmt_money, format_date, getdate, today

from sales_ops.exceptions.property_sales import ArrearsListError
from sales_ops.property_sales import tasks
from sales_ops.property_sales.collection import arrears_lists
from sales_ops.property_sales.collection.arrears_lists import is_office_day, review_list, submit_list
from sales_ops.property_sales.collection.follow_ups import log_follow_up
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

LI, WANG, ZHAO, QIAN, SUN = (f"{name}@example.com" for name in ("li", "wang", "zhao", "qian", "sun"))


@pytest.fixture(autouse=True)
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="王强")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])
	make.make_user(QIAN, *PROFILES["Property Finance"])
	make.make_user(SUN, *PROFILES["Collection Officer"])
	settings = frappe.get_single("Property Sales Settings")
	settings.update({"days_off": "None"}).save()


@pytest.fixture
def building():
	return make.make_building(make.make_project("催款花园", "COL"))


def late_deal(building: str, consultant: str | None, days: int = 8):
	start = add_days(today(), -days)
	customer = make.make_customer()
	frappe.db.set_value("Customer", customer, "mobile_no", "13800000000")
	deal = make.make_deal(
		make.make_unit(building=building), customer, subscription_date=start, consultant=consultant
	)
	make.receive(deal, 50_000, start)
	make.sign(deal, start)
	return deal


def lists(**filters) -> list[str]:
	filters = {"property_project": "催款花园", **filters}
	return frappe.get_all("Arrears List", filters, pluck="name", order_by="name")


def list_of(consultant: str | None):
	filters = {"property_project": "催款花园", "consultant": consultant or ("is", "not set")}
	return frappe.get_doc("Arrears List", filters)


def told(user: str) -> list[str]:
	return frappe.get_all(
		"Notification Log", {"for_user": user, "document_type": "Arrears List"}, pluck="subject"
	)


@pytest.fixture
def sheet(building):
	"""李娜's list of today with two deals, the later one first."""
	late_deal(building, "李娜", 5)
	late_deal(building, "李娜", 8)
	tasks.make_arrears_lists()
	return list_of("李娜")


def work_off(sheet):
	frappe.set_user(LI)
	for row in sheet.items:
		log_follow_up(row.property_subscription, reached="No Answer")
	submit_list(sheet.name)
	frappe.set_user("Administrator")
	sheet.reload()


def test_each_consultant_has_a_list_and_deals_without_one_have_their_own(building):
	for consultant in ("李娜", "王强", None):
		deal = late_deal(building, consultant)
		if not consultant:
			frappe.db.set_value("Property Subscription", deal.name, "consultant", None)
	tasks.make_arrears_lists()
	day = today()
	assert lists() == [f"AL-{day}-COL-0", f"AL-{day}-COL-李娜", f"AL-{day}-COL-王强"]
	assert [len(told(user)) for user in (LI, WANG, SUN, ZHAO)] == [1, 1, 1, 0]
	assert list_of("李娜").user == LI


def test_a_row_has_the_figures_of_the_morning(building):
	deal = late_deal(building, "李娜")
	log_follow_up(deal.name, result="Will Pay", promised_amount=9_000, promised_date=add_days(today(), 2))
	tasks.make_arrears_lists()
	[row] = list_of("李娜").items
	assert (row.property_subscription, row.property_unit, row.mobile_no) == (
		deal.name,
		deal.property_unit,
		"13800000000",
	)
	assert (row.overdue_amount, row.days_overdue, row.bucket) == (250_000, 8, "8-30")
	assert (row.next_action, row.clock_day, row.clock_limit) == ("Propose Forfeiture", 8, 7)
	assert (row.oldest_due, row.next_amount) == (getdate(add_days(today(), -8)), 700_000)
	assert (row.last_reached, row.last_result, row.promise_status, row.promised_amount) == (
		"Yes",
		"Will Pay",
		"Open",
		9_000,
	)
	make.receive(deal, 250_000)
	assert list_of("李娜").items[0].overdue_amount == 250_000


def test_what_is_due_soon_is_reminded_after_what_is_late(building):
	soon = make.make_deal(
		make.make_unit(building=building), consultant="李娜", full_deposit_by=add_days(today(), 3)
	)
	late = late_deal(building, "李娜")
	tasks.make_arrears_lists()
	rows = [(row.property_subscription, row.next_action) for row in list_of("李娜").items]
	assert rows == [(late.name, "Propose Forfeiture"), (soon.name, "Remind")]


def test_a_second_run_changes_nothing(sheet):
	before = sheet.as_json()
	tasks.make_arrears_lists()
	assert lists() == [sheet.name]
	assert list_of("李娜").as_json() == before
	assert len(told(LI)) == 1


def test_a_second_run_refreshes_a_list_nobody_has_worked_on_and_no_other(sheet):
	paid, called = (frappe.get_doc("Property Subscription", row.property_subscription) for row in sheet.items)
	make.receive(paid, 250_000)
	tasks.make_arrears_lists()
	assert [row.property_subscription for row in list_of("李娜").items] == [called.name]
	log_follow_up(called.name, reached="No Answer")
	make.receive(called, 250_000)
	tasks.make_arrears_lists()
	assert [row.property_subscription for row in list_of("李娜").items] == [called.name]


def test_after_downtime_only_the_list_of_today_is_made(building):
	late_deal(building, "李娜")
	arrears_lists.make_lists(getdate(add_days(today(), -4)))
	tasks.make_arrears_lists()
	assert lists() == [f"AL-{add_days(today(), -4)}-COL-李娜", f"AL-{today()}-COL-李娜"]


def test_the_office_s_days_off_and_the_holiday_list_of_the_company():
	company, sunday = default_company(), getdate("2026-11-22")
	monday = getdate("2026-11-23")
	settings = frappe.get_single("Property Sales Settings")
	settings.update({"days_off": "Sunday"}).save()
	assert (is_office_day(company, sunday), is_office_day(company, monday)) == (False, True)
	holidays = frappe.get_doc(
		{
			"doctype": "Holiday List",
			"holiday_list_name": "催款",
			"from_date": "2026-01-01",
			"to_date": "2026-12-31",
			"holidays": [{"holiday_date": monday, "description": "休"}],
		}
	).insert()
	frappe.db.set_value("Company", company, "default_holiday_list", holidays.name)
	frappe.clear_document_cache("Company", company)
	assert (is_office_day(company, sunday), is_office_day(company, monday)) == (True, False)
	# a year the list does not cover
	assert not is_office_day(company, getdate("2027-11-21"))


def test_no_list_is_made_on_a_day_off(building):
	late_deal(building, "李娜")
	day = getdate("2026-11-22")
	frappe.get_single("Property Sales Settings").update({"days_off": "Sunday"}).save()
	arrears_lists.make_lists(day)
	assert lists() == []


def test_a_call_is_noted_on_the_list(sheet):
	deal = sheet.items[0].property_subscription
	name = log_follow_up(deal, reached="No Answer")["name"]
	sheet.reload()
	assert (sheet.items[0].follow_up, sheet.no_called, sheet.status) == (name, 1, "Open")
	frappe.delete_doc("Collection Follow-up", name)
	sheet.reload()
	assert (sheet.items[0].follow_up, sheet.no_called) == (None, 0)


def test_a_list_is_handed_in_when_every_deal_was_called(sheet):
	work_off(sheet)
	assert (sheet.status, sheet.submitted_by, sheet.no_called) == ("Submitted", LI, 2)


def test_a_deal_without_a_call_needs_a_reason(sheet):
	frappe.set_user(LI)
	first, second = (row.property_subscription for row in sheet.items)
	with pytest.raises(ArrearsListError, match="2 deals have no follow-up"):
		submit_list(sheet.name)
	with pytest.raises(ArrearsListError, match="1 deals have no follow-up"):
		submit_list(sheet.name, row_reasons={first: "In hospital"})
	assert frappe.db.get_value("Arrears List", sheet.name, "status") == "Open"
	log_follow_up(second, reached="No Answer")
	submit_list(sheet.name, row_reasons={first: "In hospital"})
	sheet.reload()
	assert (sheet.status, sheet.items[0].reason, sheet.items[1].reason) == ("Submitted", "In hospital", None)


def test_one_reason_may_stand_for_all(sheet):
	frappe.set_user(LI)
	submit_list(sheet.name, reason="Exhibition day")
	with pytest.raises(ArrearsListError, match="has been handed in"):
		submit_list(sheet.name, reason="Again")
	sheet.reload()
	assert sheet.reason == "Exhibition day"


def test_a_call_after_the_list_was_handed_in_does_not_change_it(sheet):
	submit_list(sheet.name, reason="Exhibition day")
	log_follow_up(sheet.items[0].property_subscription, reached="No Answer")
	sheet.reload()
	assert (sheet.no_called, sheet.items[0].follow_up) == (0, None)


def test_the_supervisor_signs_what_the_consultant_handed_in(sheet):
	with pytest.raises(ArrearsListError, match="signed after it was handed in"):
		review_list(sheet.name)
	work_off(sheet)
	frappe.set_user(ZHAO)
	review_list(sheet.name, "Visit the second one.")
	sheet.reload()
	assert (sheet.status, sheet.reviewed_by, sheet.review_remark) == (
		"Reviewed",
		ZHAO,
		"Visit the second one.",
	)
	assert sheet.reviewed_at


def test_the_writer_of_a_list_cannot_sign_it(sheet):
	frappe.set_user(ZHAO)
	submit_list(sheet.name, reason="Consultant is ill")
	with pytest.raises(ArrearsListError, match="Another supervisor must sign"):
		review_list(sheet.name)


def test_the_consultant_of_a_list_cannot_sign_it_even_as_a_supervisor(sheet):
	make.make_user(LI, *PROFILES["Property Sales Supervisor"])
	frappe.set_user(SUN)
	submit_list(sheet.name, reason="Consultant is ill")
	frappe.set_user(LI)
	with pytest.raises(ArrearsListError, match="Another supervisor must sign"):
		review_list(sheet.name)


def test_who_may_hand_in_and_who_may_sign(sheet):
	for user in (WANG, QIAN):
		frappe.set_user(user)
		with pytest.raises(frappe.PermissionError):
			submit_list(sheet.name, reason="x")
	work_off(sheet)
	for user in (LI, WANG, SUN, QIAN):
		frappe.set_user(user)
		with pytest.raises(frappe.PermissionError):
			review_list(sheet.name)


def test_no_role_writes_a_list_past_its_steps(sheet):
	for user in (LI, ZHAO, SUN, QIAN):
		frappe.set_user(user)
		for ptype in ("write", "create", "delete"):
			assert not frappe.has_permission("Arrears List", ptype, sheet.name)
	frappe.set_user("Administrator")
	sheet.update({"status": "Reviewed", "reviewed_by": LI})
	sheet.save()
	sheet.reload()
	assert (sheet.status, sheet.reviewed_by) == ("Open", None)


def test_a_consultant_sees_own_lists_only(sheet):
	def seen_by(user: str) -> list[str]:
		frappe.set_user(user)
		return frappe.get_list("Arrears List", {"property_project": "催款花园"}, pluck="name")

	assert [seen_by(user) for user in (LI, ZHAO, SUN, QIAN)] == [[sheet.name]] * 4
	assert seen_by(WANG) == []
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Arrears List", sheet.name).check_permission("read")


def test_finance_reads_a_list_without_mobile_numbers(sheet):
	def number_for(user: str) -> str | None:
		frappe.set_user(user)
		doc = frappe.get_doc("Arrears List", sheet.name)
		doc.apply_fieldlevel_read_permissions()
		return doc.items[0].get("mobile_no")

	assert [number_for(user) for user in (LI, ZHAO, SUN, QIAN)] == [*["13800000000"] * 3, None]


def test_the_supervisor_is_told_once_a_day_what_is_unsigned(building, sheet):
	late_deal(building, "王强")
	tasks.make_arrears_lists()
	work_off(sheet)
	frappe.set_user(ZHAO)
	review_list(sheet.name)
	frappe.set_user("Administrator")
	tasks.report_unsigned_arrears_lists()
	tasks.report_unsigned_arrears_lists()
	[digest] = told(ZHAO)
	assert list_of("王强").name in digest and sheet.name not in digest
	assert list_of("王强").reported_on == getdate(today())
	assert told(QIAN) == []


def test_a_digest_is_written_in_the_reader_s_language(sheet):
	frappe.db.set_value("User", ZHAO, "language", "zh")
	frappe.clear_document_cache("User", ZHAO)
	tasks.report_unsigned_arrears_lists()
	assert "份欠款清单尚未签字" in told(ZHAO)[0]


def test_customer_arrears_tells_what_was_last_said_and_promised(building):
	deal, quiet = late_deal(building, "李娜"), late_deal(building, "李娜", 9)
	log_follow_up(deal.name, result="Will Pay", promised_amount=9_000, promised_date=add_days(today(), 2))
	rows = run("Customer Arrears", {"company": default_company(), "property_project": "催款花园"})["result"]
	found = {
		row["property_subscription"]: (row["last_follow_up"], row["last_result"], row["promise"])
		for row in rows
		if isinstance(row, dict)
	}
	promise = f"{fmt_money(9_000, currency='CNY')} by {format_date(add_days(today(), 2))}: Open"
	assert found == {
		deal.name: (getdate(today()), "Will Pay", promise),
		quiet.name: (None, None, None),
	}


def test_follow_up_review_counts_calls_and_what_promises_were_worth(building):
	deal, other = late_deal(building, "李娜"), late_deal(building, "王强")

	def call(deal, day: int, **values):
		at = f"{add_days(today(), day)} 00:00:01"
		doc = {"doctype": "Collection Follow-up", "property_subscription": deal.name, "follow_up_on": at}
		frappe.get_doc({**doc, "reached": "No Answer", **values}).insert()

	def promise(amount: float, due: int) -> dict:
		day = add_days(today(), due)
		return {"reached": "Yes", "result": "Will Pay", "promised_amount": amount, "promised_date": day}

	call(deal, -5, **promise(1_000, due=-3))  # broken
	call(deal, -2, **promise(100_000, due=-1))  # kept
	call(deal, -2)
	call(other, -2, reached="Yes", result="Disputes")
	make.receive(deal, 100_000, add_days(today(), -1))
	call(deal, 0, **promise(1_000, due=2))  # open
	filters = {"from_date": add_days(today(), -5), "to_date": today(), "property_project": "催款花园"}
	filters["company"] = default_company()
	fields = ("day", "consultant", "follow_ups", "deals", "reached", "reached_rate")
	fields += ("promises", "kept", "partly_kept", "broken", "kept_rate")
	day = {number: getdate(add_days(today(), number)) for number in (0, -2, -5)}

	def rows_for(user: str) -> list[tuple]:
		frappe.set_user(user)
		rows = run("Follow-up Review", filters)["result"]
		return [tuple(row[field] for field in fields) for row in rows if isinstance(row, dict)]

	of_li = [
		(day[0], "李娜", 1, 1, 1, 100.0, 1, 0, 0, 0, None),
		(day[-2], "李娜", 2, 1, 1, 50.0, 1, 1, 0, 0, 100.0),
		(day[-5], "李娜", 1, 1, 1, 100.0, 1, 0, 0, 1, 0.0),
	]
	of_wang = [(day[-2], "王强", 1, 1, 1, 100.0, 0, 0, 0, 0, None)]
	assert rows_for(ZHAO) == [*of_li[:2], *of_wang, *of_li[2:]]
	assert rows_for(LI) == of_li
	assert rows_for(WANG) == of_wang
	filters["consultant"] = "李娜"
	assert rows_for(WANG) == []
	assert rows_for(SUN) == of_li


def test_follow_up_review_needs_its_days():
	with pytest.raises(frappe.MandatoryError, match="first and the last day"):
		run("Follow-up Review", {"company": default_company()})


def test_the_e_mail_is_off_until_the_office_turns_it_on(sheet):
	mail = frappe.get_doc("Notification", "Arrears List Ready")
	assert (mail.enabled, mail.document_type, mail.event) == (0, "Arrears List", "New")
	text = frappe.render_template(mail.get_template(), {"doc": sheet})
	assert "2 deals to call" in text and sheet.name in text
