"""Each live report of marketing budgets, row by row, on real postings."""

import pytest

import frappe
from frappe.utils import add_days, flt, getdate, today

from sales_ops.marketing_budget.report.marketing_activity_ledger import marketing_activity_ledger as ledger
from sales_ops.marketing_budget.report.marketing_budget_execution import (
	marketing_budget_execution as execution,
)
from sales_ops.marketing_budget.report.marketing_cost_per_result import marketing_cost_per_result as results
from sales_ops.marketing_budget.report.marketing_overspend_and_penalty import (
	marketing_overspend_and_penalty as overspend,
)
from sales_ops.marketing_budget.statements import cards
from sales_ops.testing import factories
from sales_ops.testing import marketing_budget as make
from sales_ops.testing import marketing_statements as papers

ONLINE = "网络推广"
READER = "gao@example.com"


def values(rows: list[dict], *fields: str) -> list[tuple]:
	return [tuple(row.get(field) for field in fields) for row in rows]


def tiles(result: tuple) -> dict:
	return {tile["label"]: tile["value"] for tile in result[4]}


def filters(budget, **more) -> dict:
	return {"company": budget.company, "marketing_budget": budget.name, **more}


@pytest.fixture
def budget():
	"""Two lines; of the first 300 are spent, 100 ordered, 200 reserved in January, of the second 50 spent in February."""
	return make.make_budget(make.line(), make.line(ONLINE, 6000, make.PROJECT), budget_owner=make.PLANNER)


@pytest.fixture
def busy(budget):
	first = make.make_activity(budget, (make.OUTDOOR, 1, 600), activity_name="开盘户外")
	second = make.make_activity(
		budget, (ONLINE, 2, 50), activity_name="朋友圈广告", start_date=make.day(2, 1)
	)
	make.journal(first, 300, on=make.day(1, 10))
	make.order((first, 100), on=make.day(1, 20))
	make.journal(second, 50, on=make.day(2))
	return frappe._dict(budget=budget, first=first, second=second)


# Marketing Budget Execution

FIGURES = ("adjusted_amount", "reserved_amount", "committed_amount", "actual_amount", "available_amount")


def test_execution_by_line_and_month(busy):
	chosen = filters(busy.budget, from_month=make.month(1), to_month=make.month(2))
	result = execution.execute(chosen)
	rows = [row for row in result[1] if not row.get("is_total")]
	assert values(rows, "line_name", "month", *FIGURES, "used_percentage") == [
		(make.OUTDOOR, make.month(1), 1000, 200, 100, 300, 400, 60),
		(make.OUTDOOR, make.month(2), 1000, 0, 0, 0, 1000, 0),
		(ONLINE, make.month(1), 500, 0, 0, 0, 500, 0),
		(ONLINE, make.month(2), 500, 0, 0, 50, 450, 10),
	]
	total = result[1][-1]
	assert values([total], "line_name", *FIGURES) == [("Total", 3000, 200, 100, 350, 2350)]
	assert tiles(result)["Used (%)"] == 21.67
	assert result[3]["data"]["labels"] == ["01", "02"]
	assert [data["values"] for data in result[3]["data"]["datasets"]] == [
		[1500, 1500],
		[200, 0],
		[100, 0],
		[300, 50],
	]


@pytest.mark.parametrize(
	("group_by", "field", "expected"),
	[
		("Line", "line_name", [(make.OUTDOOR, 12000, 300), (ONLINE, 6000, 50)]),
		("Pool", "pool", [("Brand", 12000, 300), ("Project Promotion", 6000, 50)]),
	],
)
def test_execution_by_line_or_pool(busy, group_by, field, expected):
	result = execution.execute(filters(busy.budget, group_by=group_by))
	assert values(result[1][:-1], field, "adjusted_amount", "actual_amount") == expected
	assert len(result[3]["data"]["labels"]) == 2


def test_execution_by_month_and_by_budget(busy):
	rows = execution.execute(filters(busy.budget, group_by="Month"))[1]
	assert [row["month"] for row in rows[:-1]] == [make.month(number) for number in range(1, 13)]
	assert values(rows[:2], "actual_amount", "available_amount") == [(300, 900), (50, 1450)]
	rows = execution.execute(filters(busy.budget, group_by="Budget"))[1]
	assert values(rows[:-1], "budget_title", "adjusted_amount") == [(busy.budget.title, 18000)]


def test_execution_tells_changes_apart_and_hides_empty_rows(busy):
	make.adjust(busy.budget, "Transfer", make.move(400, source=(ONLINE, 1), target=(make.OUTDOOR, 1)))
	make.adjust(busy.budget, "Return", make.move(100, source=(ONLINE, 1)))
	chosen = filters(busy.budget, from_month=make.month(1), to_month=make.month(1), hide_empty=1)
	fields = ("line_name", "original_amount", "transfer_amount", "returned_amount", "adjusted_amount")
	assert values(execution.execute(chosen)[1][:-1], *fields) == [
		(make.OUTDOOR, 1000, 400, 0, 1400),
		(ONLINE, 500, -400, -100, 0),
	]
	chosen = filters(busy.budget, pool="Brand", hide_empty=1, from_month="2999-01")
	assert execution.execute(chosen)[1] == []


def test_a_company_counts_the_parts_of_a_budget_and_not_the_whole():
	whole = make.make_budget(make.line(amount={1: 1000}))
	part = make.make_budget(make.line(amount={1: 400}), parent_budget=whole.name)
	rows = execution.execute({"company": whole.company, "group_by": "Budget"})[1]
	names = [row.get("marketing_budget") for row in rows]
	assert part.name in names and whole.name not in names
	assert execution.execute(filters(whole, group_by="Budget"))[1][0]["adjusted_amount"] == 1000


def test_reports_show_the_budgets_that_user_permissions_leave(busy):
	other = make.make_budget()
	values = {"user": READER, "allow": "Marketing Budget", "for_value": busy.budget.name}
	frappe.get_doc({"doctype": "User Permission", **values}).insert(ignore_permissions=True)
	frappe.clear_cache(user=READER)
	with make.as_user(READER):
		rows = execution.execute({"company": other.company, "group_by": "Budget"})[1]
		assert [row["marketing_budget"] for row in rows[:-1]] == [busy.budget.name]
		with pytest.raises(frappe.PermissionError):
			execution.execute(filters(other))


def test_without_a_company_no_report_runs():
	for report in (execution, ledger, results, overspend):
		with pytest.raises(frappe.MandatoryError):
			report.execute({})


# Marketing Activity Ledger


def test_the_ledger_leads_from_activities_to_vouchers_and_open_orders(busy):
	result = ledger.execute(filters(busy.budget))
	fields = (
		"indent",
		"voucher_type",
		"approved_amount",
		"reserved_amount",
		"committed_amount",
		"actual_amount",
	)
	assert values(result[1], *fields) == [
		(0, "Marketing Activity", 600, 200, 100, 300),
		(1, "Journal Entry", None, None, None, 300),
		(1, "Purchase Order", None, None, 100, None),
		(0, "Marketing Activity", 50, 0, 0, 50),
		(1, "Journal Entry", None, None, None, 50),
	]
	assert result[1][0]["left_amount"] == 200
	assert values(result[1][1:3], "line_name", "account")[0] == (make.OUTDOOR, make.account())
	assert result[1][2]["title"] == "测试供应商"
	assert tiles(result)["Actual"] == 350
	assert result[3]["data"]["labels"] == ["开盘户外", "朋友圈广告"]


def test_an_order_that_is_half_billed_stands_with_its_rest_and_the_sums_agree(busy):
	row = {"marketing_activity": busy.first.name, "qty": 8, "rate": 10}
	bill = make.invoice_of(make.order(row, on=make.day(1, 21)), on=make.day(1, 25), submit=False)
	bill.get("items")[0].qty = 3
	bill.save()
	bill.submit()
	rows = ledger.execute(filters(busy.budget, marketing_activity=busy.first.name))[1]
	head, *details = rows
	assert (head["committed_amount"], head["actual_amount"]) == (150, 330)
	for field in ("committed_amount", "actual_amount"):
		assert flt(sum(row.get(field) or 0 for row in details), 2) == head[field]


def test_the_ledger_by_status_days_and_without_details(busy):
	busy.second.close_activity("完成")
	rows = ledger.execute(filters(busy.budget, status="Closed", only_activities=1))[1]
	assert values(rows, "title", "status", "reserved_amount") == [("朋友圈广告", "Closed", 0)]
	rows = ledger.execute(filters(busy.budget, to_date=make.day(1, 15), only_activities=1))[1]
	assert values(rows, "title") == [("开盘户外",)]
	assert ledger.execute(filters(busy.budget, from_date=f"{make.year() + 2}-01-01"))[1] == []


# Marketing Cost per Result


@pytest.fixture
def campaigns(budget):
	"""Two activities of one campaign with three leads and one deal; one of a promotion with two deals; one of neither."""
	campaign = insert("Campaign", campaign_name="秋季看房节").name
	project = factories.make_project()
	promotion = insert(
		"Property Promotion Campaign",
		campaign_name="老带新",
		property_project=project,
		from_date=add_days(today(), -30),
		to_date=add_days(today(), 30),
		counts_by="Subscription Date",
		for_homes=1,
		gifts=[{"gift": "家电券", "quantity": 5, "per_deal": 1, "value": 100}],
	).submit()
	more = {"campaign": campaign, "expected_leads": 2, "expected_deals": 1}
	first = make.make_activity(budget, (make.OUTDOOR, 1, 300), activity_name="看房车", **more)
	second = make.make_activity(budget, (make.OUTDOOR, 1, 100), activity_name="暖场", campaign=campaign)
	third = make.make_activity(
		budget, (ONLINE, 1, 90), activity_name="推荐奖励", property_promotion_campaign=promotion.name
	)
	fourth = make.make_activity(budget, (ONLINE, 2, 70), activity_name="品牌画册")
	for activity, amount in ((first, 200), (second, 100), (third, 90), (fourth, 70)):
		make.journal(activity, amount)
	leads = [insert("Lead", first_name=f"客户{number}", campaign_name=campaign).name for number in range(3)]
	insert("Opportunity", opportunity_from="Lead", party_name=leads[0], campaign=campaign)
	buyer = factories.make_customer("看房节买家")
	frappe.db.set_value("Customer", buyer, "lead_name", leads[0])
	sold(factories.make_deal(customer=buyer), None, 1000)
	sold(factories.make_deal(customer=factories.make_customer("老带新买家")), promotion.name, 2000)
	# Of both: it counts for its promotion. And one that nobody counts: the money is not there.
	sold(factories.make_deal(customer=buyer), promotion.name, 3000)
	factories.make_deal(customer=buyer)
	return frappe._dict(campaign=campaign, promotion=promotion.name)


def insert(doctype: str, **values):
	return frappe.get_doc({"doctype": doctype, **values}).insert(ignore_permissions=True)


def sold(deal, promotion: str | None, amount: float):
	"""As a deal stands when its deposit is paid; how it comes to that is tested with deals."""
	state = {"status": "Full Deposit", "promotion_campaign": promotion, "total_amount": amount}
	frappe.db.set_value("Property Subscription", deal.name, state)


def test_each_lead_and_deal_counts_once_for_the_activities_of_its_campaign(budget, campaigns):
	result = results.execute(filters(budget))
	fields = (
		"activities",
		"spent",
		"leads",
		"opportunities",
		"deals",
		"deal_amount",
		"cost_per_lead",
		"cost_per_deal",
		"leads_attained",
		"deals_attained",
	)
	assert values(result[1], *fields) == [
		("推荐奖励", 90, 0, 0, 2, 5000, None, 45, None, None),
		("看房车, 暖场", 300, 3, 1, 1, 1000, 100, 300, 150, 100),
		("品牌画册", 70, 0, 0, 0, 0, None, None, None, None),
	]
	assert tiles(result) == {
		"Actual": 460,
		"Leads": 3,
		"Cost per Lead": 153.33,
		"Deals": 3,
		"Cost per Deal": 153.33,
		"Spent without a Known Result": 70,
	}
	assert result[3]["data"]["labels"] == [campaigns.promotion, campaigns.campaign]


def test_results_of_one_campaign_only(budget, campaigns):
	rows = results.execute(filters(budget, campaign=campaigns.campaign))[1]
	assert values(rows, "title", "no_of_activities") == [(campaigns.campaign, 2)]
	rows = results.execute(filters(budget, property_promotion_campaign=campaigns.promotion))[1]
	assert values(rows, "activities") == [("推荐奖励",)]
	rows = results.execute(filters(budget, from_date=f"{make.year() + 2}-01-01"))[1]
	assert rows == []


def test_a_planner_who_may_not_read_leads_and_deals_sees_what_they_cost(budget, campaigns):
	with make.as_user(make.PLANNER):
		rows = results.execute(filters(budget))[1]
	assert sum(row["deals"] for row in rows) == 3


# Marketing Overspend and Penalty


@pytest.fixture
def overspent():
	"""A line of 1,000 in January; 1,200 are booked with an exception over 300."""
	budget = make.make_budget(
		make.line(amount={1: 1000}, control_mode="Hard Month"), budget_owner=make.PLANNER
	)
	frappe.db.set_single_value(
		"Marketing Budget Settings", {"over_activity": "Warn", "penalty_percentage": 10}
	)
	activity = make.make_activity(budget, (make.OUTDOOR, 1, 1000))
	entry = make.journal(activity, 1200, submit=False)
	exception = make.make_exception(entry, budget, 300)
	entry.submit()
	return frappe._dict(budget=budget, entry=entry, exception=exception.reload())


def test_overspent_lines_and_the_exceptions_that_allowed_it(overspent):
	result = overspend.execute(filters(overspent.budget))
	line, exception = result[1]
	assert values(
		[line], "kind", "line_name", "month", "allocated_amount", "consumed_amount", "overspent_amount"
	) == [("Overspent Line", make.OUTDOOR, make.month(1), 1000, 1200, 200)]
	assert line["person"] == make.PLANNER
	fields = (
		"exception",
		"document_name",
		"allowed_amount",
		"overspent_amount",
		"penalty_amount",
		"penalty_status",
	)
	assert values([exception], *fields) == [
		(overspent.exception.name, overspent.entry.name, 300, 200, 20, "Open")
	]
	assert tiles(result) == {
		"Overspent Lines": 1,
		"Over the Budget Now": 200,
		"Overspent by Exception": 200,
		"Exceptions Not Used Yet": 0,
		"Penalties": 20,
	}
	assert [data["values"] for data in result[3]["data"]["datasets"]] == [[200], [20]]


def test_overspending_by_person_kind_and_day(overspent):
	chosen = filters(overspent.budget, kind="Exception")
	assert values(overspend.execute(chosen)[1], "kind") == [("Exception",)]
	assert overspend.execute(filters(overspent.budget, person="gao@example.com"))[1] == []
	chosen = filters(overspent.budget, kind="Exception", from_date=add_days(today(), 1))
	assert overspend.execute(chosen)[1] == []
	chosen = filters(overspent.budget, kind="Exception", to_date=today())
	assert len(overspend.execute(chosen)[1]) == 1


def test_a_penalty_that_was_taken_back_costs_nothing(overspent):
	penalty = frappe.db.get_value("Marketing Budget Penalty", {"exception": overspent.exception.name})
	frappe.db.set_value("Marketing Budget Penalty", penalty, "status", "Waived")
	assert tiles(overspend.execute(filters(overspent.budget)))["Penalties"] == 0


# number cards


def test_the_card_says_how_much_of_this_month_is_used():
	frappe.db.set_value("Marketing Budget", {"status": "Active"}, "status", "Closed")
	number = getdate(today()).month
	budget = make.make_budget()
	make.make_activity(budget, (make.OUTDOOR, number, 250))
	with make.as_user(READER):
		assert cards.budget_used_this_month("{}")["value"] == 25


def test_the_card_counts_papers_past_their_day_that_are_not_handed_in(budget):
	with make.as_user(READER):
		before = cards.marketing_papers_late()["value"]
	papers.make_report(budget, 1)
	papers.make_ledger(make.day(1))
	papers.make_statistics(1)
	with make.as_user(READER):
		found = cards.marketing_papers_late()
	assert found["value"] == before + 3
	assert found["route"][0] == "List"
