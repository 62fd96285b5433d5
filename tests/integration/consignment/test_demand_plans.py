"""Demand plans: filed in time, balanced against stock, checked, approved (A3-A7, CONS-03 to CONS-07)."""

import pytest

import frappe
from frappe.utils import add_days, add_months, flt, get_datetime, getdate, today

from sales_ops.consignment.demand import queries
from sales_ops.exceptions.consignment import DemandPlanError
from sales_ops.testing import consignment as make
from sales_ops.testing import consignment_demand as demand
from sales_ops.testing.factories import make_user

MONTHLY_IN_TIME = "2026-11-26 15:00:00"


@pytest.fixture
def item():
	return make.make_item()


@pytest.fixture
def agreement(item):
	return make.make_agreement(item)


@pytest.fixture
def clock(monkeypatch):
	"""Sets the moment at which plans are filed and handed over."""

	def set_to(moment: str):
		now = get_datetime(moment)
		for module in (
			"sales_ops.consignment.doctype.consignment_demand_plan.consignment_demand_plan",
			"sales_ops.consignment.doctype.consignment_purchase_plan.consignment_purchase_plan",
			"sales_ops.consignment.demand.plans",
		):
			frappe.get_module(module)
			monkeypatch.setattr(f"{module}.today", lambda: str(now.date()), raising=False)
			monkeypatch.setattr(f"{module}.now_datetime", lambda: now, raising=False)

	return set_to


# deadlines


@pytest.mark.parametrize(
	("moment", "late"),
	[("2026-11-25 12:00:00", 0), ("2026-11-26 23:59:59", 0), ("2026-11-27 00:00:00", 1)],
)
def test_a_monthly_plan_filed_after_four_days_before_month_end_is_late(item, agreement, clock, moment, late):
	clock(moment)
	plan = demand.make_plan((item, 5), kind="Monthly", for_date="2026-12-01")
	plan.items[0].needed_by = "2026-12-10"
	plan.save()
	plan.file("等检修计划" if late else None)
	assert (plan.status, plan.is_late) == ("Filed", late)
	assert plan.due_at == get_datetime("2026-11-26 23:59:59")
	assert plan.late_reason == ("等检修计划" if late else None)


def test_a_late_plan_is_refused_without_a_reason_and_stays_a_draft(item, agreement, clock):
	clock("2026-11-27 09:00:00")
	plan = demand.make_plan((item, 5), kind="Monthly", for_date="2026-12-01")
	with pytest.raises(DemandPlanError, match="2026-11-26 23:59"):
		plan.file()
	assert frappe.db.get_value(plan.doctype, plan.name, ["status", "filed_on"]) == ("Draft", None)


@pytest.mark.parametrize(
	("moment", "late"),
	[
		("2026-11-24 18:00:00", 0),
		("2026-11-25 10:59:59", 0),
		("2026-11-25 11:00:00", 1),
		("2026-11-26 08:00:00", 1),
	],
)
def test_a_daily_plan_is_filed_before_eleven_on_the_day_before(item, agreement, clock, moment, late):
	clock(moment)
	plan = demand.make_plan(
		{"item_code": item, "qty": 5, "needed_by": "2026-11-26"}, kind="Daily", for_date="2026-11-26"
	)
	plan.file("夜班漏报")
	assert plan.is_late == late


def test_the_time_of_the_daily_plan_is_a_setting(item, agreement, clock):
	frappe.db.set_single_value("Consignment Settings", "daily_plan_before", "15:30:00")
	frappe.clear_document_cache("Consignment Settings", "Consignment Settings")
	clock("2026-11-25 15:29:00")
	plan = demand.make_plan(
		{"item_code": item, "qty": 5, "needed_by": "2026-11-26"}, kind="Daily", for_date="2026-11-26"
	)
	plan.file()
	assert (plan.is_late, plan.due_at) == (0, get_datetime("2026-11-25 15:30:00"))
	frappe.clear_document_cache("Consignment Settings", "Consignment Settings")


def test_a_supplementary_plan_needs_a_reason(item, agreement):
	plan = demand.make_plan((item, 5), reason="")
	with pytest.raises(DemandPlanError, match="supplementary"):
		plan.file()


def test_a_client_cannot_say_itself_that_a_plan_is_filed_or_in_time(item, agreement):
	plan = demand.make_plan((item, 5), status="Approved", is_late=0, filed_on=today())
	assert (plan.status, plan.filed_on) == ("Draft", None)
	plan.status = "Balanced"
	plan.save()
	assert plan.status == "Draft"
	with pytest.raises(DemandPlanError, match="Draft"):
		plan.submit()


def test_a_filed_plan_is_changed_only_after_it_was_taken_back(item, agreement):
	plan = demand.make_plan((item, 5))
	plan.file()
	plan.items[0].qty = 6
	with pytest.raises(DemandPlanError, match="take it back"):
		plan.save()
	plan.reload()
	plan.take_back()
	plan.items[0].qty = 6
	plan.save()
	plan.file()
	assert (plan.status, plan.items[0].stock_qty) == ("Filed", 6)


# three months' issues


def issued_lately(item, agreement, qty: float):
	make.receive_consigned(agreement, item, qty, on=f"{add_months(today(), -1)} 08:00:00")
	return make.issue((item, qty, agreement.consigned_warehouse), on=f"{add_months(today(), -1)} 09:00:00")


def test_an_issue_of_consigned_goods_counts_once_though_they_move_twice(item, agreement):
	issued_lately(item, agreement, 20)
	found = queries.issued(make.make_site(), [item], getdate(add_months(today(), -3)), getdate(today()))
	assert found == {item: 20}


def test_an_issue_of_own_goods_and_a_delivery_count_and_a_return_takes_off(item, agreement):
	site, store = make.make_site(), demand.own_store()
	make.stock_own(item, 30, 9, store)
	make.issue((item, 4, store))
	note = make.deliver((item, 6, store))
	make.return_of(note, 2)
	make.receive_consigned(agreement, item, 10)
	make.deliver((item, 3, agreement.consigned_warehouse))
	assert queries.issued(site, [item], getdate(today()), getdate(today())) == {item: 11}


def test_a_cancelled_issue_and_one_of_long_ago_do_not_count(item, agreement):
	make.receive_consigned(agreement, item, 10, on=f"{add_days(today(), -130)} 08:00:00")
	make.issue((item, 3, agreement.consigned_warehouse), on=f"{add_days(today(), -130)} 09:00:00")
	make.issue((item, 2, agreement.consigned_warehouse)).cancel()
	found = queries.issued(make.make_site(), [item], getdate(add_months(today(), -3)), getdate(today()))
	assert not flt(found.get(item))


@pytest.mark.parametrize(("planned", "passes"), [(19, True), (20, True), (21, False)])
def test_a_plan_asks_for_no_more_than_three_months_issues(item, agreement, planned, passes):
	issued_lately(item, agreement, 20)
	plan = demand.make_plan((item, planned))
	assert plan.items[0].issued_qty == 20
	if passes:
		plan.file()
		assert plan.status == "Filed"
	else:
		with pytest.raises(DemandPlanError, match="last 3 months"):
			plan.file()


def test_an_item_without_history_is_planned_with_a_reason_only(item, agreement):
	plan = demand.make_plan({"item_code": item, "qty": 5, "history_reason": ""})
	with pytest.raises(DemandPlanError, match="not issued in the last 3 months"):
		plan.file()
	plan.reload()
	plan.items[0].history_reason = "新工作面"
	plan.save()
	plan.file()
	assert plan.status == "Filed"


def test_every_fault_of_a_plan_is_told_at_once(item, agreement):
	plan = demand.make_plan(
		{"item_code": item, "qty": 5, "needed_by": add_months(today(), 2)},
		{"item_code": item, "qty": 5, "direct_to_user": 1, "place": " ", "history_reason": ""},
	)
	with pytest.raises(DemandPlanError) as refused:
		plan.file()
	assert "Row 1" in str(refused.value) and "place of delivery" in str(refused.value)


# who may


def test_a_department_files_and_a_planner_balances_and_approves(item, agreement):
	make_user("jing@example.com", "Stock User")
	make_user("pinghheng@example.com", "Consignment Planner", "Stock User")
	frappe.set_user("jing@example.com")
	plan = demand.make_plan(
		{"item_code": item, "qty": 600, "decision": "Confirmed", "decision_remark": "自批"}, as_user=True
	)
	plan.file()
	assert (plan.status, plan.filed_by, plan.items[0].decision) == ("Filed", "jing@example.com", None)
	with pytest.raises(frappe.PermissionError):
		plan.balance()
	frappe.set_user("pinghheng@example.com")
	plan = frappe.get_doc(plan.doctype, plan.name)
	plan.balance()
	plan.items[0].update({"decision": "Confirmed", "decision_remark": "已核实"})
	plan.save()
	plan.submit()
	assert (plan.status, plan.approved_by) == ("Approved", "pinghheng@example.com")


def test_a_filed_plan_is_not_thrown_away(item, agreement):
	plan = demand.make_plan((item, 5))
	plan.file()
	with pytest.raises(DemandPlanError):
		plan.delete()
	plan.take_back()
	plan.delete()
	assert not frappe.db.exists(plan.doctype, plan.name)
