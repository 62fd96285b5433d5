"""What follows from a plan: Material Requests, reminders, staff, and next year's copy (MEET-02, MEET-05)."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.annual_meetings import AnnualMeetingError
from sales_ops.sales_meetings.annual.copying import copy_plan
from sales_ops.sales_meetings.annual.employees import staff
from sales_ops.sales_meetings.annual.sight import PLAN
from sales_ops.sales_meetings.annual.tasks import remind_of_annual_meetings
from sales_ops.testing import annual_meetings as make
from sales_ops.testing.annual_meetings import DIRECTOR, MEMBER, ORGANISER
from sales_ops.testing.consignment import insert, make_item
from sales_ops.testing.consignment_demand import make_department
from sales_ops.testing.setup import default_company


@pytest.fixture(autouse=True)
def committee(bench_site):
	make.make_committee()
	frappe.set_user(ORGANISER)


# Material Requests


def stools_and_pots(**values):
	items = [make_item(is_stock_item=0, valuation_method=""), make_item(is_stock_item=0, valuation_method="")]
	rows = [
		make.purchase("圆凳", 32, 28, item_code=items[0], due_date=add_days(today(), 20)),
		make.purchase("电磁炉", 4, 169, item_code=items[1]),
		make.purchase("大米", 10, 3.5),
	]
	return make.make_approved(purchases=rows, **values)


def test_purchases_with_an_item_become_one_material_request():
	plan = stools_and_pots()
	names = [row.name for row in plan.purchases[:2]]
	request = frappe.get_doc("Material Request", plan.request_materials(names))
	assert (request.docstatus, request.material_request_type) == (0, "Purchase")
	assert [(row.item_code, row.qty, row.uom) for row in request.items] == [
		(plan.purchases[0].item_code, 32, "Nos"),
		(plan.purchases[1].item_code, 4, "Nos"),
	]
	day_before = getdate(add_days(plan.starts_at, -1))
	assert [getdate(row.schedule_date) for row in request.items] == [
		getdate(add_days(today(), 20)),
		day_before,
	]
	plan.reload()
	assert [row.material_request for row in plan.purchases] == [request.name, request.name, None]


def test_a_stock_item_goes_to_its_own_warehouse():
	filters = {"company": default_company(), "is_group": 0}
	warehouse = frappe.db.get_value("Warehouse", filters, order_by="name desc")
	item = make_item(item_defaults=[{"company": default_company(), "default_warehouse": warehouse}])
	plan = make.make_approved(purchases=[make.purchase("凳", item_code=item)])
	request = frappe.get_doc("Material Request", plan.request_materials([plan.purchases[0].name]))
	assert request.items[0].warehouse == warehouse
	request.submit()


def test_nothing_is_asked_for_twice():
	plan = stools_and_pots()
	plan.request_materials([plan.purchases[0].name])
	with pytest.raises(AnnualMeetingError, match=r"Purchase 1 \(圆凳\) is on MAT-MR"):
		plan.request_materials(frappe.as_json([plan.purchases[0].name]))


def test_a_free_text_needs_an_item_first_and_can_get_one_after_approval():
	plan = stools_and_pots()
	with pytest.raises(AnnualMeetingError, match=r"Purchase 3 \(大米\) is no Item"):
		plan.request_materials([plan.purchases[2].name])
	with pytest.raises(AnnualMeetingError, match="at least one"):
		plan.request_materials([])
	plan.purchases[2].item_code = make_item("大米", is_stock_item=0, valuation_method="")
	plan.save()
	assert plan.request_materials([plan.purchases[2].name])


@pytest.mark.parametrize("end", ["cancel", "delete"])
def test_a_request_that_is_withdrawn_frees_its_purchases(end):
	plan = stools_and_pots()
	request = frappe.get_doc("Material Request", plan.request_materials([plan.purchases[0].name]))
	if end == "cancel":
		request.submit().cancel()
	else:
		frappe.set_user("Administrator")
		request.delete()
	frappe.set_user(ORGANISER)
	plan.reload()
	assert plan.purchases[0].material_request is None
	assert plan.request_materials([plan.purchases[0].name])


def test_a_draft_asks_for_nothing():
	plan = make.make_plan(
		purchases=[make.purchase(item_code=make_item(is_stock_item=0, valuation_method=""))]
	)
	with pytest.raises(AnnualMeetingError, match="this step is for a plan that is Approved"):
		plan.request_materials([plan.purchases[0].name])


def test_who_may_make_no_material_request_asks_for_none():
	plan = stools_and_pots()
	frappe.set_user(DIRECTOR)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc(PLAN, plan.name).request_materials([plan.purchases[0].name])


def test_an_amended_plan_keeps_what_was_asked_for():
	plan, other = stools_and_pots(), stools_and_pots()
	request = plan.request_materials([plan.purchases[0].name])
	foreign = other.request_materials([other.purchases[0].name])
	frappe.set_user(DIRECTOR)
	frappe.get_doc(PLAN, plan.name).cancel()
	frappe.set_user(ORGANISER)
	amended = frappe.copy_doc(frappe.get_doc(PLAN, plan.name))
	amended.update({"amended_from": plan.name, "docstatus": 0})
	amended.purchases[1].material_request = foreign
	amended.insert()
	assert [row.material_request for row in amended.purchases] == [request, None, None]
	assert amended.status == "Draft"


# reminders


def notices(plan, user: str) -> list[str]:
	filters = {"for_user": user, "document_type": PLAN, "document_name": plan.name}
	found = frappe.get_all("Notification Log", filters, pluck="subject", order_by="creation, name")
	return [subject for subject in found if "approved" not in subject]


def make_tasks():
	employee = make.make_employee("成员", user=MEMBER)
	duties = [
		{"duty": "布置", "employee": employee, "responsible": "成员", "due_date": add_days(today(), 10)},
		{"duty": "主持", "responsible": "来宾甲", "due_date": add_days(today(), 10)},
	]
	venue = [{"kind": "Equipment", "item": "话筒", "responsible": "成员", "due_date": add_days(today(), 12)}]
	attendees = [{"employee": employee, "attendee_name": "成员"}]
	rows = [make.purchase("大米", responsible="成员")]
	return make.make_approved(duties=duties, venue_items=venue, attendees=attendees, purchases=rows)


def remind(days: int) -> None:
	remind_of_annual_meetings(getdate(add_days(today(), days)))


def test_the_responsible_is_reminded_once_before_and_once_after_the_day():
	plan = make_tasks()
	for days in (8, 9, 9, 10):
		remind(days)
	assert [text.partition(" for ")[2] for text in notices(plan, MEMBER)] == [f"{plan.title}: 布置."]
	remind(11)
	remind(11)
	assert notices(plan, MEMBER)[1:] == [f"Overdue or due for {plan.title}: 布置, 话筒."]


def test_what_has_nobody_with_a_login_goes_to_the_organiser():
	plan = make_tasks()
	remind(9)
	assert [text.rpartition(": ")[2] for text in notices(plan, ORGANISER)] == ["主持."]


def test_a_reminder_that_was_missed_is_caught_up_on():
	plan = make_tasks()
	remind(28)
	remind(29)
	assert notices(plan, MEMBER) == [f"Overdue or due for {plan.title}: 布置, 话筒, 大米."]


def test_nobody_is_reminded_of_what_is_done():
	plan = make_tasks()
	plan.duties[0].done = 1
	plan.venue_items[0].ready = 1
	plan.purchases[0].outcome = "From Stock"
	plan.save()
	remind(40)
	assert notices(plan, MEMBER) == []


def test_one_bad_plan_keeps_nobody_else_from_the_reminder():
	bad, good = make_tasks(), make_tasks()
	frappe.db.set_value(PLAN, bad.name, "organiser", "nobody@example.com")
	frappe.db.set_value("Meeting Duty", {"parent": bad.name}, {"due_date": add_days(today(), 1)})
	frappe.db.set_value(PLAN, bad.name, "starts_at", None, update_modified=False)
	remind(9)
	assert len(notices(good, MEMBER)) == 1


# staff


def test_the_staff_of_departments_and_those_under_them_are_proposed():
	department = make_department("整备部")
	name = make.make_employee("孔亮", department)
	insert(
		"Employee",
		first_name="离职",
		gender="Male",
		date_of_birth="1990-01-01",
		date_of_joining="2020-01-01",
		company=default_company(),
		department=department,
		status="Left",
		relieving_date=today(),
	)
	found = staff(default_company(), [department])
	assert [row.attendee_name for row in found if row.employee == name] == ["孔亮"]
	assert "离职" not in [row.attendee_name for row in found]
	root = frappe.db.get_value("Department", department, "parent_department")
	assert name in [row.employee for row in staff(default_company(), frappe.as_json([root]))]
	assert name in [row.employee for row in staff(default_company())]


def test_who_plans_no_meeting_sees_no_staff():
	frappe.set_user(MEMBER)
	with pytest.raises(frappe.PermissionError):
		staff(default_company())


# next year's plan


def test_last_years_plan_is_copied_with_its_days_moved_and_its_results_left():
	rows = [make.purchase("气球", 2, 10, due_date=add_days(today(), -5))]
	duties = [{"duty": "主持", "responsible": "来宾甲", "due_date": add_days(today(), -3)}]
	performers = [{"programme_row": 1, "performer_name": "谢婷"}]
	old = make.make_held(purchases=rows, duties=duties, performers=performers)
	old.attendees[0].attendance = "Present"
	old.purchases[0].actual_amount = 25
	old.duties[0].done = 1
	old.save()
	begin = f"{add_days(old.starts_at, 364):%Y-%m-%d} 13:30:00"
	made = copy_plan(old.name, begin, "来年年会")
	new = frappe.get_doc(PLAN, made["name"])
	assert made["left"] == [] and (new.status, new.copied_from, new.title) == ("Draft", old.name, "来年年会")
	assert f"{new.ends_at:%Y-%m-%d %H:%M}" == f"{add_days(old.starts_at, 364):%Y-%m-%d} 21:30"
	assert not new.attendees[0].attendance and new.actual_amount == 0 and new.no_of_present == 0
	assert (new.purchases[0].actual_amount, new.purchases[0].outcome, new.duties[0].done) == (0, None, 0)
	assert new.purchases[0].due_date == getdate(add_days(today(), 359))
	assert new.duties[0].due_date == getdate(add_days(today(), 361))
	assert new.programme[0].performer_names == "谢婷" and f"{new.programme[0].starts_at:%H:%M}" == "13:30"


def test_who_left_is_not_asked_again_and_leaves_the_duties_blank():
	employee = make.make_employee("戚丽")
	values = {
		"attendees": [{"attendee_name": "来宾甲"}, {"employee": employee, "attendee_name": "戚丽"}],
		"duties": [{"duty": "主持", "employee": employee, "responsible": "戚丽"}],
		"performers": [{"programme_row": 1, "employee": employee, "performer_name": "戚丽"}],
	}
	old = make.make_approved(**values)
	frappe.db.set_value("Employee", employee, "status", "Left")
	made = copy_plan(old.name, f"{add_days(today(), 400)} 09:00:00")
	new = frappe.get_doc(PLAN, made["name"])
	assert made["left"] == ["戚丽"] and [row.attendee_name for row in new.attendees] == ["来宾甲"]
	assert new.performers == [] and not new.duties[0].responsible and not new.ready


def test_a_plan_that_others_were_copied_from_can_be_cancelled():
	old = make.make_approved()
	made = copy_plan(old.name, f"{add_days(today(), 400)} 09:00:00")
	frappe.set_user(DIRECTOR)
	frappe.get_doc(PLAN, made["name"]).submit()
	frappe.get_doc(PLAN, old.name).cancel()
	assert frappe.db.get_value(PLAN, made["name"], "copied_from") == old.name


def test_a_member_copies_nothing():
	old = make.make_approved()
	frappe.set_user(MEMBER)
	with pytest.raises(frappe.PermissionError):
		copy_plan(old.name, f"{add_days(today(), 400)} 09:00:00")
