"""Cost and tasks of annual meetings, the number cards and charts of the workspace."""

import json

import pytest

import frappe
from frappe.desk.doctype.number_card.number_card import get_result
from frappe.desk.query_report import run
from frappe.utils import add_days, getdate, today

from sales_ops.sales_meetings.annual.tasks import overdue_tasks
from sales_ops.testing import annual_meetings as make
from sales_ops.testing.annual_meetings import DIRECTOR, MEMBER, ORGANISER
from sales_ops.testing.setup import default_company


@pytest.fixture(autouse=True)
def committee(bench_site):
	make.make_committee()
	frappe.set_user(ORGANISER)


def report(name: str, **filters) -> dict:
	return run(name, {"company": default_company(), **filters})


def rows(name: str, **filters) -> list[dict]:
	return report(name, **filters)["result"]


# cost


def held_plan():
	purchases = [
		make.purchase("气球", 2, 10, kind="Decoration"),
		make.purchase("毛巾", 10, 8, kind="Prizes and Gifts"),
		make.purchase("彩带", 1, 5, kind="Decoration"),
	]
	attendees = [{"attendee_name": name} for name in ("甲", "乙", "丙", "丁")]
	plan = make.make_held(purchases=purchases, attendees=attendees, budget_amount=100, head_count=5)
	for row, attendance in zip(plan.attendees, ("Present", "Late", "Absent", "Present"), strict=True):
		row.update({"attendance": attendance, "absence_reason": "出差"})
	for row, amount in zip(plan.purchases, (25, 90, 5), strict=True):
		row.actual_amount = amount
	return plan.save()


def test_cost_of_a_meeting_and_of_its_kinds():
	plan = held_plan()
	found = rows("Annual Meeting Cost", plan=plan.name)
	fields = ("label", "indent", "heads", "budget", "estimate", "actual", "over", "used")
	assert [tuple(row.get(field) for field in fields) for row in found] == [
		(plan.title, 0, 3, 100, 105, 120, 15, 120),
		("Decoration", 1, None, None, 25, 30, 5, None),
		("Prizes and Gifts", 1, None, None, 80, 90, 10, None),
	]
	assert (found[0]["estimate_per_head"], found[0]["actual_per_head"]) == (21, 40)


def test_cost_of_one_kind_leaves_the_budget_out():
	plan = held_plan()
	(whole, kind) = rows("Annual Meeting Cost", plan=plan.name, kind="Prizes and Gifts")
	assert (whole["estimate"], whole["budget"], kind["label"]) == (80, 0, "Prizes and Gifts")
	assert rows("Annual Meeting Cost", plan=plan.name, kind="Transport") == []


def test_cost_chart_and_summary():
	plan = held_plan()
	found = report("Annual Meeting Cost", plan=plan.name)
	assert [row["values"] for row in found["chart"]["data"]["datasets"]] == [[100], [105], [120]]
	assert [row["value"] for row in found["report_summary"]] == [1, 100, 105, 120, 40]
	assert found["report_summary"][3]["indicator"] == "Red"


def test_cost_of_approved_plans_in_a_time_only():
	plan, draft = held_plan(), make.make_plan(purchases=[make.purchase()])
	day = getdate(plan.starts_at)

	def plans(**filters) -> set[str]:
		return {row["plan"] for row in rows("Annual Meeting Cost", **filters) if row.get("plan")}

	assert {plan.name, draft.name} <= plans()
	assert draft.name not in plans(approved_only=1)
	assert plan.name in plans(from_date=day, to_date=day)
	assert plan.name not in plans(from_date=add_days(day, 1))
	assert plan.name not in plans(to_date=add_days(day, -1))


def test_cost_without_meetings_has_no_chart():
	found = report("Annual Meeting Cost", from_date="2099-01-01")
	assert found["result"] == [] and not found.get("chart")


# tasks


def plan_with_tasks():
	duties = [
		{"duty": "策划", "responsible": "甲", "due_date": add_days(today(), -2)},
		{"duty": "主持", "responsible": "甲、乙", "due_date": today()},
	]
	venue = [{"kind": "Equipment", "item": "话筒", "responsible": "乙"}]
	return make.make_approved(duties=duties, venue_items=venue, purchases=[make.purchase("大米")])


def test_tasks_by_due_day_with_their_standing():
	plan = plan_with_tasks()
	found = rows("Annual Meeting Tasks", plan=plan.name)
	assert [(row["what"], row["person"], row["standing"]) for row in found] == [
		("策划", "甲", "Overdue"),
		("主持", "甲, 乙", "Due"),
		("大米", "来宾甲", "Open"),
		("话筒", "乙", "Open"),
	]
	assert found[-1]["due"] == getdate(add_days(plan.starts_at, -1))


def test_tasks_by_person_part_and_standing():
	plan = plan_with_tasks()

	def what(**filters) -> list[str]:
		return [row["what"] for row in rows("Annual Meeting Tasks", plan=plan.name, **filters)]

	assert what(person="乙") == ["主持", "话筒"]
	assert what(part="Purchase") == ["大米"]
	assert what(standing="Overdue") == ["策划"]
	assert what(mine=1) == []


def test_done_tasks_are_shown_on_demand():
	plan = plan_with_tasks()
	plan.duties[0].done = 1
	plan.save()
	assert "策划" not in [row["what"] for row in rows("Annual Meeting Tasks", plan=plan.name)]
	found = report("Annual Meeting Tasks", plan=plan.name, with_done=1)
	assert "策划" in [row["what"] for row in found["result"]]
	assert [row["value"] for row in found["report_summary"]] == [0, 1, 2, 1, 0]
	assert [row["name"] for row in found["chart"]["data"]["datasets"]] == ["Overdue", "Due", "Open", "Done"]


def test_a_member_sees_the_own_tasks_of_approved_plans():
	employee = make.make_employee("成员", user=MEMBER)
	duties = [
		{"duty": "布置", "employee": employee, "responsible": "成员"},
		{"duty": "主持", "responsible": "甲"},
	]
	plan, draft = make.make_approved(duties=duties), make.make_plan(duties=duties)
	frappe.set_user(MEMBER)
	found = rows("Annual Meeting Tasks", mine=1)
	names = {(row["plan"], row["what"]) for row in found}
	assert (plan.name, "布置") in names and (plan.name, "主持") not in names
	assert draft.name not in {row["plan"] for row in rows("Annual Meeting Tasks")}


def test_tasks_of_meetings_that_were_held_are_left_out_unless_asked_for():
	plan = held_plan()
	assert plan.name not in {row["plan"] for row in rows("Annual Meeting Tasks")}
	assert rows("Annual Meeting Tasks", plan=plan.name, with_done=1)


# cards and charts


def test_the_card_counts_overdue_tasks_and_leads_to_them():
	before = overdue_tasks()["value"]
	plan_with_tasks()
	found = overdue_tasks()
	assert found["value"] == before + 1
	assert found["route"] == ["query-report", "Annual Meeting Tasks"]


def count(card: str) -> int:
	doc = frappe.get_doc("Number Card", card)
	filters = json.loads(doc.filters_json)
	for row in json.loads(doc.dynamic_filters_json or "[]"):
		assert row[3] == "frappe.datetime.now_datetime()"
		filters.append([*row[:3], frappe.utils.now()])
	return get_result(doc.as_json(), json.dumps(filters))


def test_each_card_counts_its_plans():
	cards = ("Annual Meetings Ahead", "Plans without Approval", "Annual Meetings to Close")
	before = [count(card) for card in cards]
	make.make_approved()
	make.make_plan()
	held_plan()
	assert [count(card) for card in cards] == [number + 1 for number in before]


@pytest.mark.parametrize("chart", ["Cost of Annual Meetings", "Annual Meeting Tasks by Person"])
def test_each_chart_of_the_workspace_draws_real_rows(chart):
	plan_with_tasks()
	doc = frappe.get_doc("Dashboard Chart", chart)
	found = report(doc.report_name)["chart"]
	assert found["data"]["labels"] and any(sum(row["values"]) for row in found["data"]["datasets"])
	colors = json.loads(doc.custom_options)["colors"]
	assert found["colors"] == colors[: len(found["colors"])]


@pytest.mark.parametrize(("user", "is_shown"), [(ORGANISER, True), (DIRECTOR, True), (MEMBER, False)])
def test_cost_is_shown_to_those_who_may_read_the_report(user, is_shown):
	frappe.set_user(user)
	assert frappe.has_permission("Dashboard Chart", "read", "Cost of Annual Meetings") == is_shown
	assert frappe.has_permission("Number Card", "read", "Overdue Meeting Tasks")
