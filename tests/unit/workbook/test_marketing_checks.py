"""Rules across the rows of the marketing sheets: what is reported, what is left out, and that the rest goes in."""

from datetime import date
from decimal import Decimal

import pytest

from sales_ops.messages import describe


def sentences(checked):
	return [describe(problem.violation) for problem in checked.problems]


def activities_ok(checked):
	return [activity.activity_no for activity in checked.marketing.activities_ok]


def vouchers_ok(checked):
	return [voucher.voucher_no for voucher in checked.marketing.vouchers_ok]


def test_a_right_book_goes_in_whole(marketing):
	checked = marketing.check()
	assert checked.problems == () and checked.notes == ()
	assert [budget.budget for budget in checked.marketing.budgets_ok] == ["2026 预算"]
	assert activities_ok(checked) == ["LX1", "LX2", "LX3", "LX4"]
	assert vouchers_ok(checked) == ["PZ1", "PZ2", "PZ3"]


def test_pools_are_the_quota_by_ratio_and_a_line_with_only_a_total_is_a_twelfth_each(marketing):
	(budget,) = marketing.check().marketing.budgets
	assert [(pool.name, pool.ratio, pool.amount) for pool in budget.pools] == [
		("Brand", 25, 60_000),
		("Project Promotion", 75, 180_000),
	]
	assert budget.lines[2].months == (Decimal(5_000),) * 12


def test_what_the_book_does_not_say_follows_from_its_lines(marketing):
	for row, heading in ((2, "Annual Quota"), (2, "Pool Ratio"), (3, "Pool Ratio")):
		marketing.set("Budget", row, heading, None)
	checked = marketing.check()
	(budget,) = checked.marketing.budgets
	assert checked.problems == () and budget.quota == 240_000
	assert [pool.ratio for pool in budget.pools] == [25, 75]


def test_ratios_that_follow_from_amounts_make_a_hundred_and_give_the_amounts(marketing):
	for row in (2, 3):
		marketing.set("Budget", row, "Pool Ratio", None)
	marketing.set("Budget", 2, "Annual Quota", 230_000.01)
	marketing.set("Budget", 2, "Total", None)
	marketing.set("Budget", 2, "Dec", None)
	marketing.set("Budget", 2, "Nov", 0.01)
	checked = marketing.check()
	(budget,) = checked.marketing.budgets
	assert checked.problems == () and sum(pool.ratio for pool in budget.pools) == 100
	assert [pool.amount for pool in budget.pools] == [Decimal("50000.01"), 180_000]


def test_months_that_do_not_sum_to_the_line_are_reported_and_the_budget_stays_out(marketing, places):
	marketing.set("Budget", 3, "Total", 125_000)
	checked = marketing.check()
	assert places(checked.problems) == [
		("Budget", 2, "", "wb_budget_left_out"),
		("Budget", 3, "Total", "wb_months_not_total"),
	]
	assert sentences(checked)[1] == "Total 125,000.00 is not the sum of the months, which is 120,000.00."
	assert checked.marketing.budgets_ok == () and activities_ok(checked) == [] and vouchers_ok(checked) == []
	assert len(checked.marketing.activities) == 4, "what hangs on it is shown all the same"


def test_lines_that_do_not_use_up_their_pool_are_reported(marketing, places):
	marketing.set("Budget", 3, "Jun", 12_000)
	marketing.set("Budget", 3, "Total", None)
	checked = marketing.check()
	assert ("Budget", 3, "Pool Amount", "budget_pool_not_split") in places(checked.problems)
	assert any("182,000.00" in text and "180,000.00" in text for text in sentences(checked))


def test_ratios_that_are_not_the_whole_are_reported(marketing, places):
	marketing.set("Budget", 3, "Pool Ratio", 70)
	assert ("Budget", 2, "Pool Ratio", "budget_ratio_not_whole") in places(marketing.check().problems)


def test_pools_that_do_not_sum_to_the_quota_are_reported(marketing, places):
	for row in (2, 3):
		marketing.set("Budget", row, "Pool Ratio", None)
	marketing.set("Budget", 2, "Annual Quota", 250_000)
	checked = marketing.check()
	assert ("Budget", 2, "Annual Quota", "wb_pools_not_quota") in places(checked.problems)
	assert "The pools are 240,000.00 together, but the quota is 250,000.00." in sentences(checked)


def test_an_amount_of_a_pool_beside_its_ratio_agrees_with_it(marketing, places):
	for row, value in zip(marketing.rows["Budget"], ("Pool Amount", 61_000, None, None), strict=True):
		row.append(value)
	assert ("Budget", 2, "Pool Amount", "wb_pool_not_ratio") in places(marketing.check().problems)


def test_rows_that_contradict_each_other_are_reported(marketing, places):
	marketing.set("Budget", 4, "Year", "2027")
	marketing.set("Budget", 4, "Pool Ratio", 60)
	assert places(marketing.check().problems)[1:] == [
		("Budget", 4, "Year", "wb_contradicts"),
		("Budget", 4, "Pool Ratio", "wb_contradicts"),
	]


def test_an_account_belongs_to_one_line_of_a_budget(marketing, places):
	marketing.set("Budget", 3, "Account", "广告费")
	assert ("Budget", 3, "Account", "budget_accounts_twice") in places(marketing.check().problems)


def test_a_row_that_cannot_be_read_keeps_its_budget_out(marketing, places):
	marketing.set("Budget", 4, "Pool", "Charity")
	assert places(marketing.check().problems) == [
		("Budget", 2, "", "wb_budget_row_left_out"),
		("Budget", 4, "Pool", "wb_not_a_choice"),
		("Activities", 4, "Line", "wb_unknown"),
		("Activities", 5, "Line", "wb_unknown"),
		("Expenses", 3, "Activity No.", "wb_reference_left_out"),
		("Expenses", 4, "Activity No.", "wb_reference_left_out"),
		("Expenses", 5, "Activity No.", "wb_reference_left_out"),
	]


@pytest.mark.parametrize(("year", "code"), [(None, "wb_required"), ("next", "wb_year_unclear")])
def test_a_budget_names_its_year(marketing, places, year, code):
	marketing.set("Budget", 2, "Year", year)
	checked = marketing.check()
	assert ("Budget", 2, "Year", code) in places(checked.problems) and checked.marketing.budgets == ()


def test_a_year_may_begin_in_another_month_and_keeps_the_names_of_the_calendar(marketing):
	marketing.set("Budget", 2, "Year", "2026-2027")
	for row, value in zip(
		marketing.rows["Budget"], ("Year Begins On", date(2026, 4, 1), None, None), strict=True
	):
		row.append(value)
	marketing.set("Budget", 2, "Mar", 6_000)
	marketing.set("Budget", 2, "Apr", 4_000)
	(budget,) = marketing.check().marketing.budgets
	assert (budget.months[0], budget.months[-1]) == ("2026-04", "2027-03")
	assert (budget.lines[0].months[0], budget.lines[0].months[-1]) == (4_000, 6_000)


def test_an_activity_outside_the_year_or_the_lines_is_reported(marketing, places):
	marketing.set("Activities", 4, "Month", "2027-01")
	marketing.set("Activities", 6, "Line", "酒会")
	checked = marketing.check()
	assert places(checked.problems) == [
		("Activities", 4, "Month", "wb_month_outside"),
		("Activities", 6, "Line", "wb_unknown"),
		("Expenses", 5, "Activity No.", "wb_reference_left_out"),
	]
	assert sentences(checked)[0] == (
		"Month 2027-01 lies outside the year of 2026 预算, which is 2026-01 to 2026-12."
	)
	assert activities_ok(checked) == ["LX1", "LX3"]


@pytest.mark.parametrize("month", ["3月", "soon", 3, "2026-13"])
def test_a_month_without_its_year_leaves_a_doubt(marketing, places, month):
	marketing.set("Activities", 6, "Month", month)
	assert places(marketing.check().problems) == [("Activities", 6, "Month", "wb_not_a_month")]


def test_an_activity_says_what_it_is_and_what_for(marketing, places):
	marketing.set("Activities", 2, "Activity", None)
	marketing.set("Activities", 2, "Purpose", None)
	assert places(marketing.check().problems)[:2] == [
		("Activities", 2, "Activity", "wb_required"),
		("Activities", 2, "Purpose", "wb_required"),
	]


def test_with_two_budgets_an_activity_says_which(marketing, places):
	second = ["2026 乙", *marketing.rows["Budget"][1][1:]]
	second[BRAND_RATIO], second[QUOTA] = 100, 60_000
	marketing.rows["Budget"].append(second)
	found = places(marketing.check().problems)
	assert ("Activities", 4, "Budget", "wb_required") in found
	assert ("Activities", 2, "Budget", "wb_required") not in found


BRAND_RATIO, QUOTA = 4, 2


def test_an_expense_without_an_initiative_is_reported_and_stays_out(marketing, places):
	marketing.set("Expenses", 2, "Activity No.", None)
	checked = marketing.check()
	assert places(checked.problems) == [("Expenses", 2, "Activity No.", "wb_expense_without_activity")]
	assert sentences(checked) == ["1,500.00 were spent without an initiative."]
	assert vouchers_ok(checked) == ["PZ2", "PZ3"]


def test_half_a_voucher_does_not_go_in(marketing, places):
	marketing.set("Expenses", 4, "Activity No.", "LX9")
	checked = marketing.check()
	assert places(checked.problems) == [
		("Expenses", 3, "Voucher No.", "wb_slip_left_out"),
		("Expenses", 4, "Activity No.", "wb_unknown"),
	]
	assert vouchers_ok(checked) == ["PZ1", "PZ3"]


def test_a_voucher_has_one_day(marketing, places):
	marketing.set("Expenses", 4, "Date", date(2026, 2, 21))
	assert places(marketing.check().problems) == [("Expenses", 4, "Date", "wb_contradicts")]


def test_an_expense_before_approval_is_noted_and_goes_in(marketing, places):
	marketing.set("Expenses", 5, "Activity No.", "LX4")
	checked = marketing.check()
	assert checked.problems == () and vouchers_ok(checked) == ["PZ1", "PZ2", "PZ3"]
	assert places(checked.notes) == [("Expenses", 5, "Activity No.", "wb_expense_before_approval")]


def test_an_expense_of_another_year_is_reported(marketing, places):
	marketing.set("Expenses", 5, "Date", date(2025, 12, 31))
	assert places(marketing.check().problems) == [("Expenses", 5, "Date", "wb_month_outside")]


def test_money_that_came_back_is_below_zero_but_nothing_is_nothing(marketing, places):
	marketing.set("Expenses", 4, "Amount", -500)
	marketing.set("Expenses", 5, "Amount", 0)
	assert places(marketing.check().problems) == [("Expenses", 5, "Amount", "wb_zero")]


def test_a_budget_needs_no_other_sheet_but_expenses_need_activities(marketing, places):
	del marketing.rows["Expenses"], marketing.rows["Activities"]
	assert marketing.read().problems == ()
	marketing.rows["Expenses"] = [["Voucher No.", "Date", "Activity No.", "Amount"]]
	assert places(marketing.read().problems) == [("Activities 立项台账", 0, "", "wb_sheet_missing")]
