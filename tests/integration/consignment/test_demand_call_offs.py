"""From approved plans to the buyer's list, to the supplier, and back by receipts (CONS-04, CONS-07, CONS-11)."""

import pytest

import frappe
from frappe.utils import add_days, get_last_day, getdate, today

from sales_ops.consignment.demand import call_offs, tasks
from sales_ops.consignment.doctype.consignment_call_off.consignment_call_off import (
	make_call_offs,
	make_receipt,
)
from sales_ops.exceptions.consignment import DemandPlanError
from sales_ops.testing import consignment as make
from sales_ops.testing import consignment_demand as demand


@pytest.fixture
def item():
	return make.make_item()


@pytest.fixture
def agreement(item):
	return make.make_agreement(item)


def stored(doc, *fields):
	return frappe.db.get_value(doc.doctype, doc.name, list(fields))


def next_month():
	return add_days(get_last_day(today()), 1)


def monthly(item, qty=5, **values):
	"""An approved plan of next month, late or in time, whatever day it is."""
	plan = demand.make_plan((item, qty), kind="Monthly", for_date=next_month(), **values)
	return demand.approved(plan, "等检修计划")


# the purchase plan


@pytest.mark.parametrize(("day", "late"), [("2026-11-27", 0), ("2026-11-28", 0), ("2026-11-29", 1)])
def test_the_purchase_plan_is_handed_over_two_days_before_the_month_ends(
	item, agreement, monkeypatch, day, late
):
	plan = demand.make_plan(
		{"item_code": item, "qty": 5, "needed_by": "2026-12-10"}, kind="Monthly", for_date="2026-12-01"
	)
	demand.approved(plan, "等检修计划")
	module = "sales_ops.consignment.doctype.consignment_purchase_plan.consignment_purchase_plan"
	monkeypatch.setattr(f"{module}.today", lambda: day)
	purchase = demand.purchase_plan(for_date="2026-12-01", submit=False)
	assert (str(purchase.due_on), purchase.no_of_plans) == ("2026-11-28", 1)
	if late:
		with pytest.raises(DemandPlanError, match="purchase plan was due"):
			purchase.submit()
		purchase.reload()
		purchase.late_reason = "计划汇总延迟"
	purchase.submit()
	assert (purchase.status, purchase.is_late) == ("Handed Over", late)
	assert purchase.call_off_due_on == getdate(add_days(day, 2))


def test_the_purchase_plan_collects_what_stock_does_not_cover_by_supplier_and_once(item, agreement):
	other_item = make.make_item()
	make.make_agreement(other_item, supplier=make.make_supplier("另一供应商"))
	make.receive_consigned(agreement, item, 3)
	first, second = monthly(item), monthly(other_item, 7, department=demand.make_department("二号井"))
	supplementary = demand.approved(demand.make_plan((item, 1)))
	purchase = late_purchase_plan()
	rows = {(row.item_code, row.qty, row.demand_plan) for row in purchase.items}
	assert rows == {(item, 2, first.name), (other_item, 7, second.name)}
	assert purchase.base_total_amount == 90
	assert stored(first, "purchase_plan", "call_off_due_on") == (purchase.name, purchase.call_off_due_on)
	assert not stored(supplementary, "purchase_plan")
	with pytest.raises(DemandPlanError, match="waits for the buyer"):
		late_purchase_plan()


def late_purchase_plan(**values):
	return demand.purchase_plan(for_date=next_month(), late_reason="计划汇总延迟", **values)


def test_a_plan_in_a_purchase_plan_is_cancelled_after_it_only(item, agreement):
	plan = monthly(item)
	purchase = late_purchase_plan()
	plan.reload()
	with pytest.raises(DemandPlanError, match=purchase.name):
		plan.cancel()
	purchase.cancel()
	assert stored(plan, "purchase_plan") is None
	plan.reload()
	plan.cancel()
	assert stored(plan, "status") == "Cancelled"


def test_a_monthly_plan_is_called_off_through_the_purchase_plan_only(item, agreement):
	plan = monthly(item)
	with pytest.raises(DemandPlanError):
		make_call_offs(plan.doctype, plan.name)
	purchase = late_purchase_plan()
	call_off = demand.call_off(purchase)
	assert [(row.demand_plan, row.qty, row.deliver_by) for row in call_off.items] == [
		(plan.name, 5, plan.items[0].needed_by and getdate(plan.items[0].needed_by))
	]
	assert stored(purchase, "status") == stored(plan, "status") == "Called Off"
	call_off.cancel()
	assert (stored(purchase, "status"), stored(plan, "status")) == ("Handed Over", "Approved")


# call-offs


def test_call_offs_are_made_one_for_each_agreement_and_not_twice(item, agreement):
	other_item = make.make_item()
	other = make.make_agreement(other_item, supplier=make.make_supplier("另一供应商"))
	plan = demand.approved(demand.make_plan((item, 5), (other_item, 7), (item, 2)))
	names = make_call_offs(plan.doctype, plan.name)
	found = {
		doc.consignment_agreement: doc
		for doc in (frappe.get_doc("Consignment Call-off", name) for name in names)
	}
	assert {name: [row.qty for row in doc.items] for name, doc in found.items()} == {
		agreement.name: [5, 2],
		other.name: [7],
	}
	assert found[other.name].total_amount == 70
	with pytest.raises(DemandPlanError, match="Nothing of it is left"):
		make_call_offs(plan.doctype, plan.name)


def test_a_call_off_carries_what_the_user_wrote(item, agreement):
	said = {"specification": "φ18×2.4 锚杆", "drawing_no": "KS-18", "length": "2.4 m", "lot": "A批"}
	place = {"direct_to_user": 1, "place": "一号井 3 号硐室", "needed_by": today()}
	plan = demand.approved(demand.make_plan({"item_code": item, "qty": 5, **said, **place}))
	row = demand.call_off(plan).items[0]
	assert {field: row.get(field) for field in said} == said
	assert (row.direct_to_user, row.place, row.deliver_by) == (1, place["place"], getdate(today()))
	assert (row.department, row.demand_plan_item) == (plan.department, plan.items[0].name)


def test_no_more_is_called_off_than_the_plan_has_left(item, agreement):
	plan = demand.approved(demand.make_plan((item, 5)))
	call_off = demand.call_off(plan, submit=False)
	call_off.items[0].qty = 5.5
	with pytest.raises(DemandPlanError, match=r"only 5\.00 of the plan is left"):
		call_off.save()
	call_off.reload()
	call_off.items[0].qty = 2
	call_off.save()
	call_off.submit()
	assert stored(plan, "status") == "Partly Called Off"
	rest = demand.call_off(plan)
	assert rest.items[0].qty == 3
	assert demand.quantities(plan, "called_off_qty") == [(5,)]


def test_a_call_off_is_made_from_approved_plans_only(item, agreement):
	plan = demand.balanced(demand.make_plan((item, 5)))
	with pytest.raises(DemandPlanError):
		make_call_offs(plan.doctype, plan.name)
	row = {"item_code": item, "qty": 5, "deliver_by": today(), "demand_plan_item": plan.items[0].name}
	with pytest.raises(DemandPlanError, match="not a row of an approved plan"):
		make.insert("Consignment Call-off", consignment_agreement=agreement.name, items=[row])


def test_a_plan_with_a_call_off_is_not_cancelled(item, agreement):
	plan = demand.approved(demand.make_plan((item, 5)))
	call_off = demand.call_off(plan)
	plan.reload()
	with pytest.raises(frappe.ValidationError, match=call_off.name):
		plan.cancel()


# deliveries


def test_receipts_deliver_on_the_call_off_and_on_the_plan(item, agreement):
	plan = demand.approved(demand.make_plan((item, 5)))
	call_off = demand.call_off(plan)
	assert stored(call_off, "status", "per_delivered") == ("Open", 0)
	first = demand.receive(call_off, qty=2)
	assert first.items[0].call_off == call_off.name
	assert stored(call_off, "status", "per_delivered") == ("Partly Delivered", 40)
	second = demand.receive(call_off)
	assert second.items[0].accepted_qty == 3
	assert stored(call_off, "status", "per_delivered") == ("Delivered", 100)
	assert demand.quantities(plan, "called_off_qty", "delivered_qty") == [(5, 5)]
	second.cancel()
	assert stored(call_off, "status", "per_delivered") == ("Partly Delivered", 40)
	assert demand.quantities(plan, "delivered_qty") == [(2,)]


def test_what_quality_rejects_is_not_delivered(item, agreement):
	call_off = demand.call_off(demand.approved(demand.make_plan((item, 5))))
	demand.receive(call_off, rejected_qty=2, rejection_reason="锈蚀")
	assert stored(call_off, "status", "per_delivered") == ("Partly Delivered", 60)
	assert make_receipt(call_off.name).items[0].qty == 2


def test_a_receipt_of_another_agreement_does_not_deliver_on_the_call_off(item, agreement):
	call_off = demand.call_off(demand.approved(demand.make_plan((item, 5))))
	other = make.make_agreement(item, supplier=make.make_supplier("另一供应商"))
	row = {"call_off": call_off.name, "call_off_item": call_off.items[0].name}
	with pytest.raises(DemandPlanError, match="another agreement"):
		make.receive_consigned(other, item, 5, row=row)


def test_a_call_off_with_a_receipt_is_not_cancelled(item, agreement):
	call_off = demand.call_off(demand.approved(demand.make_plan((item, 5))))
	receipt = demand.receive(call_off, qty=2)
	call_off.reload()
	with pytest.raises(frappe.ValidationError, match=receipt.name):
		call_off.cancel()


def test_a_closed_call_off_takes_nothing_more_and_the_plan_may_be_called_off_again(item, agreement):
	plan = demand.approved(demand.make_plan((item, 5)))
	call_off = demand.call_off(plan)
	demand.receive(call_off, qty=2)
	waiting = make_receipt(call_off.name).insert(ignore_permissions=True)
	call_off.reload()
	with pytest.raises(DemandPlanError):
		call_off.close(" ")
	call_off.close("供应商停产")
	assert (call_off.status, call_off.close_reason) == ("Closed", "供应商停产")
	assert demand.quantities(plan, "called_off_qty", "delivered_qty") == [(2, 2)]
	with pytest.raises(DemandPlanError, match="Closed"):
		waiting.submit()
	assert demand.call_off(plan).items[0].qty == 3


def test_goods_that_arrived_for_a_plan_are_not_free_for_the_next_one(item, agreement):
	plan = demand.approved(demand.make_plan((item, 5)))
	demand.receive(demand.call_off(plan))
	second = demand.balanced(demand.make_plan((item, 4), department=demand.make_department("二号井")))
	assert (second.items[0].claimed_qty, second.items[0].call_off_qty) == (5, 4)


@pytest.mark.parametrize(("after", "status"), [(0, "Open"), (1, "Overdue")])
def test_a_call_off_is_overdue_from_the_day_after_its_day_and_the_job_runs_twice(
	item, agreement, monkeypatch, after, status
):
	call_off = demand.call_off(demand.approved(demand.make_plan((item, 5))))
	monkeypatch.setattr(call_offs, "today", lambda: add_days(today(), after))
	for _run in range(2):
		tasks.mark_overdue_consignment_call_offs()
		assert stored(call_off, "status") == status


# sending


def test_a_call_off_is_sent_on_paper_or_by_an_email_with_the_print(item, agreement):
	call_off = demand.call_off(demand.approved(demand.make_plan((item, 5))))
	call_off.send("Paper")
	assert (call_off.sent_by, call_off.sent_to) == ("Paper", None)
	with pytest.raises(DemandPlanError, match="no e-mail address"):
		call_off.send("E-mail")
	with pytest.raises(DemandPlanError, match="outgoing Email Account"):
		call_off.send("E-mail", "sales@example.com")
	mail_account()
	call_off.send("E-mail", "sales@example.com")
	assert (call_off.sent_by, call_off.sent_to) == ("E-mail", "sales@example.com")
	queued = frappe.get_last_doc("Email Queue", {"reference_name": call_off.name})
	assert [row.recipient for row in queued.recipients] == ["sales@example.com"]
	assert call_off.name in queued.attachments


def mail_account():
	account = frappe.new_doc("Email Account")
	account.update(
		{
			"name": "Test Out",
			"email_account_name": "Test Out",
			"email_id": "out@example.com",
			"enable_outgoing": 1,
			"default_outgoing": 1,
			"no_smtp_authentication": 1,
			"smtp_server": "localhost",
		}
	)
	account.db_insert()


def test_a_draft_is_not_sent(item, agreement):
	call_off = demand.call_off(demand.approved(demand.make_plan((item, 5))), submit=False)
	with pytest.raises(DemandPlanError, match="not submitted"):
		call_off.send("Paper")
