"""Execution report, expense ledger and expense statistics: made once, frozen, handed in, received and checked (BUD-03, BUD-04)."""

from datetime import timedelta

import pytest

import frappe
from frappe.utils import add_days, flt, getdate, now_datetime, today

from sales_ops.exceptions.marketing_statements import StatementError
from sales_ops.marketing_budget.statements import execution, expenses, monthly, reminders, tasks
from sales_ops.marketing_budget.statements.notices import LEDGER, REPORT, STATISTICS
from sales_ops.policies.budget_statements import week_of
from sales_ops.testing import marketing_budget as make
from sales_ops.testing import marketing_statements as papers
from sales_ops.testing.setup import default_company

FINANCE = "qian@example.com"
ONLINE = "网络推广"
AMOUNTS = ("adjusted_amount", "reserved_amount", "committed_amount", "actual_amount", "available_amount")


def values(doc, *fields: str) -> tuple:
	return tuple(flt(doc.get(field)) for field in fields)


def told(user: str, doctype: str) -> list[str]:
	filters = {"for_user": user, "document_type": doctype}
	return frappe.get_all("Notification Log", filters, pluck="subject", order_by="creation")


@pytest.fixture
def budget():
	"""Two lines of 1,000 and 500 a month; in January 300 of the first are spent, 100 ordered and 200 reserved."""
	budget = make.make_budget(
		make.line(),
		make.line(ONLINE, 6000, make.PROJECT, expense_account=make.account("Sales Expenses")),
		**papers.receivers_of_budget(),
	)
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 600))
	make.journal(activity, 300)
	make.order((activity, 100))
	return budget


# the execution report


def test_the_report_says_what_each_line_had_took_and_has_left(budget):
	report = papers.make_report(budget, 1)
	first, second = report.get("items")
	assert values(first, *AMOUNTS) == (1000, 200, 100, 300, 400)
	assert (first.line_name, first.used_percentage, first.variance_amount) == (make.OUTDOOR, 60, -700)
	assert values(second, *AMOUNTS) == (500, 0, 0, 0, 500)
	assert values(report, *AMOUNTS, "used_percentage") == (1500, 200, 100, 300, 900, 40)
	assert report.due_date == getdate(add_days(make.day(1, 31), 1))
	assert (report.budget_title, report.company) == (budget.title, default_company())
	assert [row.needs_reason for row in report.get("items")] == [1, 1]


def test_the_report_tells_supplements_transfers_and_returns_apart(budget):
	make.adjust(budget, "Supplement", make.move(200, target=(make.OUTDOOR, 1)))
	make.adjust(budget, "Transfer", make.move(50, source=(make.OUTDOOR, 1), target=(ONLINE, 1)))
	make.adjust(budget, "Return", make.move(30, source=(ONLINE, 1)))
	fields = (
		"original_amount",
		"supplement_amount",
		"transfer_amount",
		"returned_amount",
		"adjusted_amount",
	)
	rows = papers.make_report(budget, 1).get("items")
	assert [values(row, *fields) for row in rows] == [(1000, 200, -50, 0, 1150), (500, 0, 50, -30, 520)]


def test_the_report_also_sums_from_the_years_beginning(budget):
	make.journal(make.make_activity(budget, (make.OUTDOOR, 2, 50)), 50, on=make.day(2))
	row = papers.make_report(budget, 2).get("items")[0]
	assert values(row, "year_adjusted_amount", "year_actual_amount", "actual_amount") == (2000, 350, 50)


def test_what_is_posted_later_does_not_change_the_report(budget):
	report = papers.make_report(budget, 1, submit=True)
	make.journal(make.make_activity(budget, (make.OUTDOOR, 1, 100)), 100)
	assert report.reload().actual_amount == 300
	assert frappe.get_doc(REPORT, report.name).get("items")[0].actual_amount == 300


def test_a_draft_keeps_its_figures_until_it_is_calculated_anew_and_reasons_stay(budget):
	report = papers.make_report(budget, 1)
	report.get("items")[0].variance_reason = "开盘推迟"
	report.save()
	make.journal(make.make_activity(budget, (make.OUTDOOR, 1, 100)), 100)
	report.reload().save()
	assert report.actual_amount == 300
	report.recalculate()
	report.reload()
	assert (report.actual_amount, report.get("items")[0].variance_reason) == (400, "开盘推迟")


def test_figures_that_a_client_makes_up_are_put_back(budget):
	report = papers.make_report(budget, 1)
	report.actual_amount = report.get("items")[0].actual_amount = 1
	report.get("items")[0].needs_reason = 0
	report.status, report.receivers[0].received_on = "Received", now_datetime()
	report.append("items", {"line_name": "私自加行", "actual_amount": 5})
	report.save()
	report.reload()
	assert (report.status, report.actual_amount, report.receivers[0].received_on) == ("Draft", 300, None)
	assert [row.actual_amount for row in report.get("items")] == [300, 0]


def test_it_is_handed_in_with_a_reason_for_every_line_that_is_off(budget):
	report = papers.make_report(budget, 1)
	with pytest.raises(StatementError, match=r"户外广告.*is off by"):
		report.submit()
	report = papers.hand_in(report)
	assert (report.status, report.submitted_by, report.late) == ("Submitted", make.PLANNER, 1)
	assert report.late_days == (getdate(today()) - report.due_date).days


def test_it_is_handed_in_when_the_last_day_has_come(budget):
	number = getdate(today()).month
	report = papers.make_report(budget, number)
	if getdate(today()) < report.covered().end:
		with pytest.raises(StatementError, match="runs until"):
			papers.hand_in(report)
	else:
		assert papers.hand_in(report).late == 0


def test_without_three_receivers_it_stays_a_draft():
	budget = make.make_budget(**papers.receivers_of_budget(Management=None))
	report = papers.make_report(budget, 1)
	with pytest.raises(StatementError, match="Management"):
		papers.hand_in(report)


def test_a_receiver_who_cannot_log_in_is_refused(budget):
	report = papers.make_report(budget, 1)
	frappe.db.set_value("User", FINANCE, "enabled", 0)
	with pytest.raises(StatementError, match="cannot log in"):
		papers.hand_in(report)


def test_each_receiver_is_told_may_read_it_and_confirms_once(budget):
	report = papers.make_report(budget, 1, submit=True)
	users = list(papers.RECEIVERS.values())
	assert all(told(user, REPORT) for user in users)
	for user in users:
		with make.as_user(user):
			doc = frappe.get_doc(REPORT, report.name)
			doc.check_permission("read")
			doc.receive()
			with pytest.raises(StatementError, match="received"):
				doc.receive()
	report.reload()
	assert report.status == "Received"
	assert all(row.received_on for row in report.receivers)


def test_nobody_else_receives_it_and_nobody_before_it_is_handed_in(budget):
	report = papers.make_report(budget, 1)
	with make.as_user("gao@example.com"), pytest.raises(StatementError, match="nothing to receive"):
		report.receive()
	report = papers.hand_in(report)
	with make.as_user(make.PLANNER), pytest.raises(StatementError, match="not addressed to you"):
		report.receive()


def test_a_month_has_one_report_and_another_after_it_is_cancelled(budget):
	report = papers.make_report(budget, 1, submit=True)
	with pytest.raises(StatementError, match=report.name):
		papers.make_report(budget, 1)
	report.cancel()
	assert report.reload().status == "Cancelled"
	amended = frappe.copy_doc(report)
	amended.amended_from, amended.docstatus = report.name, 0
	amended.insert()
	assert (amended.status, amended.late, amended.actual_amount) == ("Draft", 0, 300)
	assert [row.received_on for row in amended.receivers] == [None] * 3


@pytest.mark.parametrize("month", ["2026-13", "March", "1999-01"])
def test_other_months_are_refused(budget, month):
	with pytest.raises(StatementError):
		papers.insert(REPORT, marketing_budget=budget.name, month=month)


def test_a_budget_that_is_not_active_has_no_report():
	with pytest.raises(StatementError, match="active budget"):
		papers.insert(REPORT, marketing_budget=make.draft_budget().name, month=make.month(1))


# made by the scheduler


def reports_of(budget) -> list[str]:
	return frappe.get_all(REPORT, {"marketing_budget": budget.name}, pluck="month", order_by="month")


def approved_on(budget, day: str):
	frappe.db.set_value("Marketing Budget", budget.name, "ratio_approved_on", f"{day} 10:00:00")


def test_reports_are_made_on_the_last_day_once_and_missed_ones_are_caught_up(budget):
	approved_on(budget, make.day(1))
	execution.make_reports(getdate(make.day(1, 30)))
	assert reports_of(budget) == []
	execution.make_reports(getdate(make.day(1, 31)))
	assert reports_of(budget) == [make.month(1)]
	execution.make_reports(getdate(make.day(4, 1)))
	execution.make_reports(getdate(make.day(4, 1)))
	assert reports_of(budget) == [make.month(1), make.month(2), make.month(3)]


def test_no_report_of_months_before_the_budget_was_approved_or_after_it_was_closed(budget):
	approved_on(budget, make.day(3))
	frappe.db.set_value("Marketing Budget", budget.name, {"status": "Closed", "closed_on": make.day(5, 2)})
	execution.make_reports(getdate(f"{make.year() + 1}-03-01"))
	assert reports_of(budget) == [make.month(3), make.month(4)]


def test_a_cancelled_report_is_not_made_again(budget):
	approved_on(budget, make.day(1))
	papers.make_report(budget, 1, submit=True).cancel()
	execution.make_reports(getdate(make.day(1, 31)))
	assert reports_of(budget) == [make.month(1)]


def test_one_budget_that_fails_does_not_stop_the_others(budget, monkeypatch):
	other = make.make_budget()
	for one in (budget, other):
		approved_on(one, make.day(1))
	original = execution.calculate

	def fail(doc):
		if doc.marketing_budget == budget.name:
			raise ValueError("broken")
		original(doc)

	monkeypatch.setattr(execution, "calculate", fail)
	execution.make_reports(getdate(make.day(1, 31)))
	assert (reports_of(budget), reports_of(other)) == ([], [make.month(1)])


def test_a_budget_that_is_split_into_others_has_no_report_of_its_own():
	whole = make.make_budget(make.line(amount={1: 1000}))
	part = make.make_budget(make.line(amount={1: 400}), parent_budget=whole.name)
	for one in (whole, part):
		approved_on(one, make.day(1))
	execution.make_reports(getdate(make.day(1, 31)))
	assert (reports_of(whole), reports_of(part)) == ([], [make.month(1)])


def test_the_nightly_tasks_change_nothing_when_they_run_again(budget):
	approved_on(budget, make.day(1))
	tasks.make_marketing_statements()
	tasks.make_marketing_execution_reports()
	counts = [frappe.db.count(doctype) for doctype in (REPORT, LEDGER, STATISTICS)]
	assert all(counts)
	tasks.make_marketing_statements()
	tasks.make_marketing_execution_reports()
	assert [frappe.db.count(doctype) for doctype in (REPORT, LEDGER, STATISTICS)] == counts


# the expense ledger


@pytest.fixture
def week(budget):
	"""A week of January with an invoice, an entry and a posting without an activity to a controlled account."""
	activity = make.make_activity(budget, (ONLINE, 1, 400), activity_name="短视频投放")
	make.invoice((activity, 120), on=make.day(1, 14))
	make.journal(activity, 80, on=make.day(1, 16), against=make.account("Sales Expenses"))
	make.journal(None, 33, on=make.day(1, 15))
	make.control()
	return frappe._dict(day=make.day(1, 14), activity=activity)


def of_activity(ledger, activity) -> list:
	return [row for row in ledger.get("items") if row.marketing_activity == activity.name]


def test_the_ledger_lists_every_voucher_with_activity_line_supplier_and_amount(week):
	ledger = papers.make_ledger(week.day)
	monday = week_of(getdate(week.day))
	assert (ledger.week_start, ledger.week_end) == (monday.start, monday.end)
	assert ledger.due_date == monday.end + timedelta(1)
	rows = of_activity(ledger, week.activity)
	assert [(row.voucher_type, row.line_name, row.pool, row.party, row.amount) for row in rows] == [
		("Purchase Invoice", ONLINE, make.PROJECT, "测试供应商", 120),
		("Journal Entry", ONLINE, make.PROJECT, "", 80),
	]
	assert {row.activity_name for row in rows} == {"短视频投放"}


def test_what_was_posted_to_a_controlled_account_without_an_activity_is_listed_too(week):
	ledger = papers.make_ledger(week.day)
	assert [row.amount for row in ledger.get("items") if not row.marketing_activity] == [33]
	assert ledger.total_amount == sum(row.amount for row in ledger.get("items"))
	assert ledger.no_of_entries == len(ledger.get("items"))


def test_a_cancelled_voucher_is_not_in_the_ledger(week):
	doc = make.journal(week.activity, 40, on=week.day)
	doc.cancel()
	assert doc.name not in {row.voucher_no for row in papers.make_ledger(week.day).get("items")}


def test_a_week_has_one_ledger_whatever_day_is_chosen(week):
	ledger = papers.make_ledger(week.day)
	with pytest.raises(StatementError, match=ledger.name):
		papers.make_ledger(make.day(1, 16))


def test_finance_checks_the_ledger_and_not_who_handed_it_in(week):
	ledger = papers.make_ledger(week.day, submit=True)
	assert told(FINANCE, LEDGER)
	with make.as_user(make.PLANNER), pytest.raises(frappe.PermissionError):
		ledger.confirm_check()
	with make.as_user(FINANCE):
		ledger.confirm_check("核对无误")
		with pytest.raises(StatementError, match="Checked"):
			ledger.confirm_check()
	ledger.reload()
	assert (ledger.status, ledger.checked_by, ledger.finance_remark) == ("Checked", FINANCE, "核对无误")
	assert ledger.checked_on and all(row.checked for row in ledger.get("items"))


def test_who_handed_it_in_does_not_check_it(week):
	frappe.get_doc("User", make.PLANNER).add_roles("Accounts User")
	ledger = papers.make_ledger(week.day, submit=True)
	with make.as_user(make.PLANNER), pytest.raises(StatementError, match="somebody else"):
		ledger.confirm_check()


def test_finance_returns_a_ledger_with_its_differences(week):
	ledger = papers.make_ledger(week.day, submit=True)
	first, *others = ledger.get("items")
	with make.as_user(FINANCE):
		with pytest.raises(StatementError, match="does not agree"):
			ledger.send_back()
		with pytest.raises(StatementError, match="does not belong"):
			ledger.send_back(differences={"nothing": "?"})
		ledger.send_back("请核对", {first.name: "发票金额不符", others[0].name: " "})
	ledger.reload()
	assert ledger.status == "Returned"
	assert [(row.checked, row.finance_remark) for row in ledger.get("items")[:2]] == [
		(0, "发票金额不符"),
		(1, None),
	]
	assert told(make.PLANNER, LEDGER)


def test_a_ledger_says_what_changed_in_the_books_since(week):
	ledger = papers.make_ledger(week.day, submit=True)
	assert ledger.differences() == []
	doc = make.journal(week.activity, 15, on=week.day, against=make.account("Sales Expenses"))
	gone = next(row for row in ledger.get("items") if row.voucher_type == "Purchase Invoice")
	frappe.get_doc("Purchase Invoice", gone.voucher_no).cancel()
	found = {row["voucher_no"]: (row["in_ledger"], row["in_books"]) for row in ledger.differences()}
	assert found == {doc.name: (0, 15), gone.voucher_no: (120, 0)}


def test_an_activity_that_a_ledger_names_can_be_cancelled_when_nothing_is_booked_any_more(budget):
	activity = make.make_activity(budget, (ONLINE, 1, 400))
	entry = make.journal(activity, 40)
	papers.make_ledger(make.day(1), submit=True)
	entry.cancel()
	activity.reload().cancel()
	assert activity.reload().status == "Cancelled"


def test_ledgers_of_ended_weeks_are_made_once(budget):
	approved_on(budget, make.day(1))
	on = getdate(make.day(2, 1))
	expenses.make_ledgers(on)
	made = frappe.get_all(LEDGER, {"company": default_company()}, pluck="week_start", order_by="week_start")
	assert made and all(day.weekday() == 0 for day in made)
	assert max(made) + timedelta(6) < on
	assert expenses.make_ledgers(on) == []


# the statistics


def test_the_statistics_tell_month_month_before_and_year(budget, week):
	late = make.make_activity(budget, (ONLINE, 2, 90))
	make.journal(late, 50, on=make.day(2), against=make.account("Sales Expenses"))
	statistics = papers.make_statistics(2)
	row = next(
		row
		for row in statistics.get("items")
		if row.marketing_budget == budget.name and row.line_name == ONLINE
	)
	fields = (
		"adjusted_amount",
		"actual_amount",
		"previous_amount",
		"change_amount",
		"year_adjusted_amount",
		"year_actual_amount",
	)
	assert values(row, *fields) == (500, 50, 200, -150, 1000, 250)
	assert statistics.due_date == getdate(make.day(3, 3))


def test_all_rows_together_are_what_the_books_say(week):
	statistics = papers.make_statistics(1)
	ledgers = expenses.posting_rows(default_company(), getdate(make.day(1, 1)), getdate(make.day(1, 31)))
	assert statistics.actual_amount == flt(sum(row["amount"] for row in ledgers), 2)
	outside = [row for row in statistics.get("items") if not row.marketing_budget]
	assert [row.actual_amount for row in outside] == [33]
	assert flt(sum(row.share_percentage for row in statistics.get("items")), 0) == 100


def test_statistics_are_checked_or_returned_by_finance(budget):
	statistics = papers.make_statistics(1, submit=True)
	with make.as_user(FINANCE):
		with pytest.raises(StatementError, match="does not agree"):
			statistics.send_back(" ")
		statistics.send_back("与总账不符")
	assert statistics.reload().status == "Returned"
	second = papers.make_statistics(2, submit=True)
	with make.as_user(FINANCE):
		second.confirm_check()
	assert second.reload().status == "Checked"


def test_statistics_of_a_running_month_wait_for_its_end(budget):
	with pytest.raises(StatementError, match="runs until"):
		papers.make_statistics(getdate(today()).month, submit=True)


def test_statistics_of_ended_months_are_made_once(budget):
	approved_on(budget, make.day(1))
	made = monthly.make_statistics(getdate(make.day(3, 1)))
	months = frappe.get_all(STATISTICS, {"company": default_company()}, pluck="month", order_by="month")
	assert made and months[-1] == make.month(2)
	assert monthly.make_statistics(getdate(make.day(3, 1))) == []


# reminders


def test_the_planner_is_told_once_a_day_before_the_deadline(budget):
	report = papers.make_report(budget, 1)
	reminders.remind(getdate(add_days(report.due_date, -1)))
	reminders.remind(getdate(add_days(report.due_date, -1)))
	found = [text for text in told(make.PLANNER, REPORT) if budget.title in text]
	assert len(found) == 1 and "due by tomorrow" in found[0]
	assert report.reload().late == 0


def test_what_is_late_says_so_and_the_approver_hears_of_it(budget):
	report = papers.make_report(budget, 1)
	reminders.remind(getdate(add_days(report.due_date, 3)))
	assert (report.reload().late, report.late_days) == (1, 3)
	assert any("late" in text and budget.title in text for text in told(make.APPROVER, REPORT))


def test_finance_hears_of_what_waits_for_its_check(week):
	ledger = papers.make_ledger(week.day, submit=True)
	reminders.remind(getdate(add_days(today(), 1)))
	assert any("wait for the check" in text for text in told(FINANCE, LEDGER))
	assert ledger.reload().reminded_on == getdate(add_days(today(), 1))


def test_a_receiver_who_has_not_confirmed_is_reminded_from_the_next_day_on(budget):
	report = papers.make_report(budget, 1, submit=True)
	with make.as_user(FINANCE):
		report.receive()
	reminders.remind_receivers(getdate(today()))
	assert len(told("gao@example.com", REPORT)) == 1
	for _again in range(2):
		reminders.remind_receivers(getdate(add_days(today(), 1)))
	assert len([text for text in told("gao@example.com", REPORT) if "confirm" in text]) == 1
	assert not any("confirm" in text for text in told(FINANCE, REPORT))
