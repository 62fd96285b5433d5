"""The demand reports row by row, and the papers of plans and call-offs."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import add_days, add_months, getdate, today

from sales_ops.consignment.demand import uncollected
from sales_ops.consignment.report.uncollected_arrivals import uncollected_arrivals
from sales_ops.testing import consignment as make
from sales_ops.testing import consignment_demand as demand


@pytest.fixture
def item():
	return make.make_item()


@pytest.fixture
def agreement(item):
	return make.make_agreement(item)


def plan_against_issue(**filters) -> list[dict]:
	filters = {"consignment_site": make.make_site(), "from_date": today(), "to_date": today(), **filters}
	return run("Plan Against Issue", filters)["result"]


def test_the_plan_is_compared_with_the_issue_by_month_item_and_department(item, agreement):
	mine, mill = demand.make_department(), demand.make_department("选煤厂")
	make.receive_consigned(agreement, item, 4)
	plan = demand.approved(demand.make_plan((item, 10), department=mine))
	demand.receive(demand.call_off(plan), qty=5)
	make.issue((item, 6, agreement.consigned_warehouse), so_department=mine)
	make.deliver((item, 2, agreement.consigned_warehouse), so_department=mill)
	make.issue((item, 1, agreement.consigned_warehouse))
	month = f"{getdate(today()):%Y-%m}"
	shown = {row["department"]: row for row in plan_against_issue(item_code=item)}
	fields = (
		"month",
		"planned",
		"from_stock",
		"called_off",
		"delivered",
		"issued",
		"difference",
		"difference_percent",
	)
	found = {name: tuple(row[field] for field in fields) for name, row in shown.items()}
	assert found == {
		mine: (month, 10, 4, 6, 5, 6, -4, -40),
		mill: (month, 0, 0, 0, 0, 2, 2, None),
		"": (month, 0, 0, 0, 0, 1, 1, None),
	}
	assert [row["issued"] for row in plan_against_issue(item_code=item, department=mill)] == [2]
	earlier = add_months(today(), -1)
	assert plan_against_issue(item_code=item, from_date=earlier, to_date=earlier) == []


def test_refused_rows_and_plans_that_are_not_approved_are_no_plan(item, agreement):
	demand.balanced(demand.make_plan((item, 3)))
	plan = demand.balanced(demand.make_plan((item, 5), (item, 2)))
	for row in plan.items:
		row.update({"decision": "Confirmed", "decision_remark": "已核实"})
	plan.items[1].update({"decision": "Refused", "decision_remark": "重复"})
	plan.save()
	plan.submit()
	assert [row["planned"] for row in plan_against_issue(item_code=item)] == [5]


def test_goods_that_nobody_collects_are_shown_with_what_is_said(item, agreement, monkeypatch):
	plan = demand.approved(demand.make_plan((item, 5)))
	demand.receive(demand.call_off(plan))
	filters = {"consignment_site": make.make_site()}
	assert [row for row in run("Uncollected Arrivals", filters)["result"] if row["item_code"] == item] == []
	later = getdate(add_days(today(), 3))
	monkeypatch.setattr(uncollected_arrivals, "today", lambda: str(later))
	uncollected.list_and_follow(make.make_site(), later)
	goods = frappe.get_last_doc("Consignment Uncollected Goods", {"demand_plan": plan.name})
	goods.answer("store", "已通知两次")
	rows = [row for row in run("Uncollected Arrivals", filters)["result"] if row["item_code"] == item]
	fields = ("uncollected_qty", "days", "department", "document", "status", "store_answer")
	assert [tuple(row[field] for field in fields) for row in rows] == [
		(5, 3, plan.department, goods.name, "Waiting for Answers", "已通知两次")
	]


def test_a_reader_limited_to_another_site_is_refused(item, agreement):
	from sales_ops.testing.factories import make_user

	user = "other-site@example.com"
	make_user(user, "Consignment Planner", "Stock User")
	other = make.make_site("另一库")
	values = {"user": user, "allow": "Consignment Site", "for_value": other}
	frappe.get_doc({"doctype": "User Permission", **values}).insert(ignore_permissions=True)
	frappe.set_user(user)
	with pytest.raises(frappe.PermissionError):
		plan_against_issue()
	assert plan_against_issue(consignment_site=other) == []


# papers


def printed(doc, language: str = "en") -> str:
	before, frappe.local.lang = frappe.local.lang, language
	try:
		return frappe.get_print(doc.doctype, doc.name, print_format=doc.doctype)
	finally:
		frappe.local.lang = before


def test_the_paper_of_a_call_off_says_what_to_bring_where_and_when(item, agreement):
	row = {"specification": "φ18×2.4 <b>", "place": "3 号硐室", "direct_to_user": 1, "lot": "A批"}
	plan = demand.approved(demand.make_plan({"item_code": item, "qty": 5, **row}))
	text = printed(demand.call_off(plan))
	for said in (
		item,
		"φ18×2.4 &lt;b&gt;",
		"3 号硐室",
		"Directly to the User",
		"A批",
		agreement.supplier_name,
	):
		assert said in text
	assert "<b>" not in text.split("φ18×2.4")[1][:8]


def test_the_paper_of_a_plan_says_why_a_row_is_checked_and_what_was_decided(item, agreement):
	plan = demand.approved(demand.make_plan((item, 3000)))
	text = printed(plan)
	for said in (
		"Supplementary Demand Plan",
		"Large Line, Large Batch",
		"Confirmed",
		"已核实",
		"设备临时故障",
	):
		assert said in text
