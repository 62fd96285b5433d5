"""Goods that arrived and nobody collects, and who is reminded of what (A3, A6, CONS-05)."""

import pytest

import frappe
from frappe.utils import add_days, get_datetime, getdate, today

from sales_ops.consignment.demand import reminders, tasks, uncollected
from sales_ops.exceptions.consignment import DemandPlanError
from sales_ops.testing import consignment as make
from sales_ops.testing import consignment_demand as demand
from sales_ops.testing.factories import make_user

DOCTYPE = "Consignment Uncollected Goods"
DEPARTMENT_USER, STOREKEEPER = "jing@example.com", "baoguan@example.com"
PLANNER, BUYER = "pingheng@example.com", "caigou@example.com"


@pytest.fixture
def item():
	return make.make_item()


@pytest.fixture
def agreement(item):
	return make.make_agreement(item)


@pytest.fixture
def arrived(item, agreement):
	"""A plan whose five pieces arrived today, the day they are needed."""
	plan = demand.approved(demand.make_plan((item, 5)))
	demand.receive(demand.call_off(plan))
	return plan


@pytest.fixture
def people():
	make_user(DEPARTMENT_USER, "Stock User")
	make_user(STOREKEEPER, "Consignment Storekeeper", "Stock User")
	make_user(PLANNER, "Consignment Planner", "Stock User")
	make_user(BUYER, "Consignment Buyer", "Purchase User")


def tomorrow():
	return getdate(add_days(today(), 1))


def listed(plan, on=None):
	uncollected.list_and_follow(plan.consignment_site, on or tomorrow())
	names = frappe.get_all(DOCTYPE, {"demand_plan": plan.name}, pluck="name")
	return [frappe.get_doc(DOCTYPE, name) for name in names]


@pytest.mark.parametrize(("after", "count"), [(-1, 0), (0, 0), (1, 1)])
def test_goods_are_listed_from_the_day_after_they_were_needed(arrived, after, count):
	assert len(listed(arrived, getdate(add_days(today(), after)))) == count


def test_goods_are_listed_once(arrived):
	first = listed(arrived)
	again = listed(arrived)
	assert [doc.name for doc in again] == [doc.name for doc in first]
	assert (again[0].uncollected_qty, again[0].arrived_qty, again[0].status) == (5, 5, "Waiting for Answers")
	assert again[0].modified == first[0].modified


def test_the_job_lists_every_site(arrived, monkeypatch):
	monkeypatch.setattr(uncollected, "today", lambda: add_days(today(), 1))
	for _run in range(2):
		tasks.list_uncollected_consignment_goods()
		assert frappe.db.count(DOCTYPE, {"demand_plan": arrived.name}) == 1


def test_collected_goods_are_not_listed(arrived, item, agreement):
	make.issue((item, 5, agreement.consigned_warehouse), so_department=arrived.department)
	assert listed(arrived) == []


def test_an_issue_to_another_department_is_no_collection(arrived, item, agreement):
	make.receive_consigned(agreement, item, 5)
	other = demand.make_department("二号井")
	make.issue((item, 5, agreement.consigned_warehouse), so_department=other)
	assert listed(arrived)[0].uncollected_qty == 5


def test_listed_goods_that_are_collected_later_are_done(arrived, item, agreement):
	listed(arrived)
	make.issue((item, 3, agreement.consigned_warehouse), so_department=arrived.department)
	assert listed(arrived)[0].uncollected_qty == 2
	make.deliver((item, 2, agreement.consigned_warehouse), so_department=arrived.department)
	goods = listed(arrived, getdate(add_days(today(), 3)))[0]
	assert (goods.status, goods.uncollected_qty) == ("Collected", 0)
	assert goods.collected_on == getdate(add_days(today(), 3))
	with pytest.raises(DemandPlanError, match="were collected"):
		goods.answer("store", "晚了")


def test_goods_that_are_gone_from_the_store_are_not_uncollected(arrived, item, agreement):
	"""Whoever took them: what is not there cannot be collected."""
	make.issue((item, 5, agreement.consigned_warehouse), so_department=demand.make_department("二号井"))
	assert listed(arrived) == []


def test_both_sides_answer_by_different_people(arrived, people):
	goods = listed(arrived)[0]
	frappe.set_user(DEPARTMENT_USER)
	goods.answer("department", "设备推迟到货")
	assert (goods.status, goods.department_answered_by) == ("Waiting for Answers", DEPARTMENT_USER)
	with pytest.raises(frappe.PermissionError):
		goods.answer("store", "我也替仓库答")
	frappe.set_user(STOREKEEPER)
	goods.answer("store", "已通知两次")
	assert (goods.status, goods.store_answered_by) == ("Answered", STOREKEEPER)


def test_a_storekeeper_does_not_answer_for_both_sides(arrived, people):
	goods = listed(arrived)[0]
	frappe.set_user(STOREKEEPER)
	goods.answer("store", "已通知两次")
	with pytest.raises(DemandPlanError, match="someone else"):
		goods.answer("department", "设备推迟到货")
	with pytest.raises(DemandPlanError, match="Write down"):
		goods.answer("store", " ")


def test_answers_cannot_be_written_past_the_steps(arrived, people):
	goods = listed(arrived)[0]
	frappe.set_user(STOREKEEPER)
	goods.department_answer, goods.uncollected_qty = "改写", 0
	goods.save()
	assert frappe.db.get_value(DOCTYPE, goods.name, ["department_answer", "uncollected_qty"]) == (None, 5)


@pytest.mark.parametrize(
	("after_due", "status"), [(-1, "Answered"), (0, "Explanation Due"), (1, "Explanation Due")]
)
def test_what_still_lies_there_is_explained_on_the_day_after_the_closing_day(
	arrived, people, monkeypatch, after_due, status
):
	goods = listed(arrived)[0]
	goods.db_set({"department_answer": "a", "store_answer": "b"})
	on = getdate(add_days(goods.explain_by, after_due))
	goods = listed(arrived, on)[0]
	assert goods.status == status
	module = "sales_ops.consignment.doctype.consignment_uncollected_goods.consignment_uncollected_goods"
	monkeypatch.setattr(f"{module}.today", lambda: str(on))
	goods.explain("项目停工,下月使用")
	assert (goods.status, goods.is_late) == ("Explained", int(after_due > 0))


# reminders


def told(user: str) -> list[str]:
	filters = {"for_user": user, "document_type": ("like", "Consignment%")}
	return frappe.get_all("Notification Log", filters, pluck="subject", order_by="creation")


@pytest.mark.parametrize(("day", "count"), [("24", 0), ("25", 1), ("26", 1), ("27", 1), ("28", 0)])
def test_a_department_is_reminded_of_its_monthly_plan_around_the_deadline(
	item, agreement, people, day, count
):
	filed("Monthly", item, "2026-11-01", "2026-11-10")
	for _run in range(2):
		reminders.of_monthly_plans(getdate(f"2026-11-{day}"))
		assert len(told(DEPARTMENT_USER)) == len(told(PLANNER)) == count
	if count:
		assert "2026-12" in told(DEPARTMENT_USER)[0] and "2026-11-26" in told(DEPARTMENT_USER)[0]


def filed(kind: str, item: str, period_start: str, needed_by: str):
	"""A plan of another period, filed by the department's user."""
	plan = demand.make_plan(
		{"item_code": item, "qty": 1, "needed_by": needed_by}, kind=kind, for_date=period_start
	)
	plan.db_set({"status": "Filed", "filed_on": f"{period_start} 08:00:00", "filed_by": DEPARTMENT_USER})
	return plan


def test_a_department_that_has_filed_is_not_reminded(item, agreement, people):
	filed("Monthly", item, "2026-11-01", "2026-11-10")
	filed("Monthly", item, "2026-12-01", "2026-12-10")
	reminders.of_monthly_plans(getdate("2026-11-26"))
	assert told(DEPARTMENT_USER) == []


@pytest.mark.parametrize(("moment", "count"), [("10:00:00", 1), ("11:00:00", 0), ("12:00:00", 0)])
def test_a_department_is_reminded_of_its_daily_plan_before_eleven(item, agreement, people, moment, count):
	filed("Daily", item, "2026-11-25", "2026-11-25")
	for _run in range(2):
		reminders.of_daily_plans(get_datetime(f"2026-11-25 {moment}"))
		assert len(told(DEPARTMENT_USER)) == count


@pytest.mark.parametrize(("day", "count"), [("26", 0), ("27", 1), ("28", 1), ("29", 1), ("30", 0)])
def test_planners_are_reminded_of_the_purchase_plan_around_the_deadline(item, agreement, people, day, count):
	plan = demand.make_plan(
		{"item_code": item, "qty": 5, "needed_by": "2026-12-10"}, kind="Monthly", for_date="2026-12-01"
	)
	demand.approved(plan, "等检修计划")
	for _run in range(2):
		reminders.of_purchase_plans(getdate(f"2026-11-{day}"))
		assert len(told(PLANNER)) == count


@pytest.mark.parametrize(("after", "count"), [(0, 0), (1, 1), (2, 1), (3, 1)])
def test_buyers_are_reminded_to_call_off_within_two_days(item, agreement, people, after, count):
	plan = demand.approved(demand.make_plan((item, 5)))
	assert plan.call_off_due_on == getdate(add_days(today(), 2))
	for _run in range(2):
		reminders.of_call_offs(getdate(add_days(today(), after)))
		assert len(told(BUYER)) == count


def test_nobody_is_reminded_of_what_is_called_off(item, agreement, people):
	demand.call_off(demand.approved(demand.make_plan((item, 5))))
	reminders.of_call_offs(getdate(add_days(today(), 2)))
	assert told(BUYER) == []


def test_both_sides_are_reminded_of_uncollected_goods_once_for_each_state(arrived, people):
	arrived.db_set("filed_by", DEPARTMENT_USER)
	goods = listed(arrived)[0]
	for _run in range(2):
		reminders.of_uncollected_goods(tomorrow())
		assert len(told(STOREKEEPER)) == len(told(DEPARTMENT_USER)) == 1
	reminders.of_uncollected_goods(goods.explain_by)
	assert "closing day" in told(STOREKEEPER)[-1]


def test_the_jobs_run_twice(arrived, people):
	for _run in range(2):
		tasks.remind_of_consignment_demand()
		tasks.remind_of_daily_demand_plans()
	assert frappe.get_all("Error Log", {"method": ("like", "Reminding%")}) == []
