"""A marketing activity pays for an annual meeting: its approved amount is the budget, what is bought counts against it."""

import pytest

import frappe
from frappe.client import get_value
from frappe.desk.query_report import run
from frappe.desk.search import search_link
from frappe.utils import add_days, today

from erpnext.stock.doctype.material_request.material_request import make_purchase_order

from sales_ops.exceptions.annual_meetings import AnnualMeetingError, NotReadyError
from sales_ops.exceptions.marketing_budget import BudgetExceeded
from sales_ops.patches.v1_0 import link_meetings_to_activities as patch
from sales_ops.sales_meetings.annual.copying import copy_plan
from sales_ops.sales_meetings.annual.sight import PLAN
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import annual_meetings as make
from sales_ops.testing import marketing_budget as marketing
from sales_ops.testing.annual_meetings import DIRECTOR, MEMBER, ORGANISER
from sales_ops.testing.consignment import make_item, make_supplier
from sales_ops.testing.factories import make_user
from sales_ops.testing.setup import default_company

ACTIVITY = "Marketing Activity"


@pytest.fixture(autouse=True)
def committee(bench_site):
	make.make_committee()
	make_user(marketing.PLANNER, *PROFILES["Marketing Planner"])
	make_user(marketing.APPROVER, *PROFILES["Marketing Approver"], "Marketing Planner")


@pytest.fixture
def budget(committee):
	"""12,000 of a year without months."""
	return marketing.make_budget(marketing.line(control_mode="Annual"))


@pytest.fixture
def activity(budget):
	"""1,000, approved."""
	return marketing.make_activity(budget, activity_name="年终盛典")


def budget_of(plan) -> float:
	return frappe.db.get_value(PLAN, plan.name, "budget_amount")


# the budget


def test_the_budget_is_what_the_activity_has_approved(activity):
	frappe.set_user(ORGANISER)
	plan = make.make_plan(marketing_activity=activity.name, budget_amount=99_999)
	assert (plan.budget_amount, plan.ready) == (1000, 1)


def test_a_plan_without_an_activity_has_the_budget_that_was_entered_until_it_is_approved():
	plan = make.make_approved(budget_amount=5000)
	plan.update({"budget_amount": 9000})
	plan.save()
	assert budget_of(plan) == 5000


def test_an_activity_of_another_company_is_refused(activity):
	frappe.db.set_value(ACTIVITY, activity.name, "company", "别的公司")
	frappe.set_user(ORGANISER)
	with pytest.raises(AnnualMeetingError, match="年终盛典 is of 别的公司, not of the meeting's company"):
		make.make_plan(marketing_activity=activity.name)


def test_an_activity_that_is_not_approved_keeps_the_plan_from_being_approved(budget):
	draft = marketing.draft_activity(budget, activity_name="待批活动")
	frappe.set_user(ORGANISER)
	plan = make.make_plan(marketing_activity=draft.name)
	assert (plan.budget_amount, plan.ready) == (0, 0)
	words = "The marketing activity 待批活动 pays for nothing: it is Draft."
	with pytest.raises(NotReadyError, match=words):
		plan.ask_for_approval()
	frappe.set_user(DIRECTOR)
	with pytest.raises(NotReadyError, match=words):
		frappe.get_doc(PLAN, plan.name).submit()


def test_an_approved_plan_takes_another_activity_that_is_open_only(budget, activity):
	plan = make.make_approved(marketing_activity=activity.name)
	frappe.set_user("Administrator")
	larger = marketing.make_activity(budget, (marketing.OUTDOOR, 1, 3000))
	draft = marketing.draft_activity(budget, activity_name="待批活动")
	frappe.set_user(ORGANISER)
	with pytest.raises(AnnualMeetingError, match="待批活动 pays for nothing"):
		frappe.get_doc(PLAN, plan.name).update({"marketing_activity": draft.name}).save()
	plan.reload().update({"marketing_activity": larger.name}).save()
	assert budget_of(plan) == 3000


def test_a_plan_stays_with_its_activity_after_that_was_closed(activity):
	plan = make.make_approved(marketing_activity=activity.name)
	frappe.set_user("Administrator")
	frappe.get_doc(ACTIVITY, activity.name).close_activity("办得圆满")
	frappe.set_user(ORGANISER)
	plan.reload().update({"notes": "感谢各位"}).save()
	assert budget_of(plan) == 1000


def test_an_activity_that_pays_for_an_approved_meeting_is_not_cancelled(activity):
	plan = make.make_approved(marketing_activity=activity.name)
	frappe.set_user(marketing.APPROVER)
	with pytest.raises(frappe.LinkExistsError, match=plan.name):
		frappe.get_doc(ACTIVITY, activity.name).cancel()


def test_a_copied_plan_begins_with_the_earlier_amount_but_not_with_its_activity(activity):
	old = make.make_approved(marketing_activity=activity.name)
	made = copy_plan(old.name, f"{add_days(today(), 400)} 09:00:00")
	found = frappe.db.get_value(PLAN, made["name"], ["marketing_activity", "budget_amount"])
	assert found == (None, 1000)


# what is bought


def bought(plan):
	"""The order that the purchase department makes of the plan's first purchase."""
	frappe.set_user(ORGANISER)
	request = frappe.get_doc("Material Request", plan.request_materials([plan.purchases[0].name]))
	assert [row.marketing_activity for row in request.items] == [plan.marketing_activity]
	frappe.set_user("Administrator")
	request.submit()
	order = make_purchase_order(request.name)
	order.update({"supplier": make_supplier(), "schedule_date": add_days(today(), 30)})
	for row in order.items:
		row.update({"rate": plan.purchases[0].rate, "expense_account": marketing.account()})
	return order.insert()


def plan_with_stools(activity, rate: float):
	item = make_item(is_stock_item=0, valuation_method="")
	return make.make_approved(
		marketing_activity=activity.name, purchases=[make.purchase("圆凳", 2, rate, item_code=item)]
	)


def test_the_purchase_of_a_meeting_counts_against_the_budget_of_its_activity(budget, activity):
	order = bought(plan_with_stools(activity, 150))
	assert [row.marketing_activity for row in order.items] == [activity.name]
	order.submit()
	figures = [marketing.consumed(budget, field=field) for field in ("reserved", "committed")]
	assert figures == [700, 300]


def test_a_purchase_beyond_the_budget_of_the_activity_is_refused(budget, activity):
	order = bought(plan_with_stools(activity, 6001))
	with pytest.raises(BudgetExceeded):
		order.submit()


# the report


def cost(*plans) -> dict:
	names = {plan.name for plan in plans}
	found = run("Annual Meeting Cost", {"company": default_company()})
	return {row["plan"]: row for row in found["result"] if row.get("plan") in names}


def spend(plan, amount: float):
	plan.attendees[0].attendance = "Present"
	plan.purchases[0].actual_amount = amount
	return plan.save()


def test_meetings_that_share_an_activity_share_its_amount(activity):
	"""1,100 of 1,000, though each meeting alone has kept within it."""
	marked = {"marketing_activity": activity.name, "purchases": [make.purchase("气球", 1, 500)]}
	day = add_days(today(), -1)
	before = run("Annual Meeting Cost", {"company": default_company(), "from_date": day, "to_date": day})
	first, second = (spend(make.make_held(**marked), amount) for amount in (600, 500))
	rows = cost(first, second)
	assert [(row["activity"], row["budget"], row["used"]) for row in rows.values()] == [
		("年终盛典", 1000, used) for used in ([60, 50] if next(iter(rows)) == first.name else [50, 60])
	]
	after = run("Annual Meeting Cost", {"company": default_company(), "from_date": day, "to_date": day})
	was, now = (
		[row["value"] for row in one["report_summary"] or [{"value": 0}] * 5] for one in (before, after)
	)
	assert [now[at] - was[at] for at in range(4)] == [2, 1000, 1000, 1100]
	if not was[0]:
		assert after["report_summary"][3]["indicator"] == "Red"


def test_the_report_says_what_the_activity_has_approved_by_now(activity):
	plan = make.make_approved(marketing_activity=activity.name, purchases=[make.purchase()])
	frappe.db.set_value(ACTIVITY, activity.name, "total_amount", 2500)
	assert cost(plan)[plan.name]["budget"] == 2500


# roles


@pytest.mark.parametrize(
	"roles", [PROFILES["Meeting Organiser"], ("Meeting Organiser",), ("Meeting Director",)]
)
def test_who_plans_meetings_chooses_an_activity_and_sees_what_it_paid(activity, roles):
	user = make_user(f"chooser-{len(roles)}-{frappe.scrub(roles[0])}@example.com", *roles)
	plan = make.make_approved(marketing_activity=activity.name, purchases=[make.purchase()])
	frappe.set_user(user)
	found = search_link(ACTIVITY, "年终", filters={"company": default_company(), "docstatus": 1})
	assert activity.name in {row["value"] for row in found}
	assert get_value(ACTIVITY, "total_amount", activity.name) == {"total_amount": 1000}
	frappe.get_doc(PLAN, plan.name).check_permission("read")
	assert cost(plan)[plan.name]["activity"] == "年终盛典"


def test_a_member_reads_and_prints_the_plan_and_chooses_no_activity(activity):
	plan = make.make_approved(marketing_activity=activity.name, purchases=[make.purchase()])
	frappe.set_user(MEMBER)
	assert "年终盛典" in frappe.get_print(PLAN, plan.name, "Annual Meeting Plan")
	with pytest.raises(frappe.PermissionError):
		get_value(ACTIVITY, "total_amount", activity.name)


# plans from before


@pytest.mark.parametrize("field", ["activity_name", "activity_no"])
def test_a_text_that_names_one_activity_becomes_its_link(activity, field):
	frappe.db.set_value(ACTIVITY, activity.name, field, "年会立项")
	plan = make.make_approved()
	frappe.db.set_value(PLAN, plan.name, "marketing_activity", "年会立项")
	patch.execute()
	patch.execute()
	assert frappe.db.get_value(PLAN, plan.name, "marketing_activity") == activity.name
	assert comments(plan) == []


def test_a_text_that_names_none_or_several_stays_as_a_comment(budget):
	for _once in range(2):
		marketing.make_activity(budget, activity_name="年会")
	plans = {text: make.make_approved() for text in ("年会", "<b>口头同意</b>")}
	for text, plan in plans.items():
		frappe.db.set_value(PLAN, plan.name, "marketing_activity", text)
	frappe.set_user("Administrator")
	patch.execute()
	patch.execute()
	for plan in plans.values():
		assert frappe.db.get_value(PLAN, plan.name, "marketing_activity") is None
		plan.reload().save()
	assert comments(plans["年会"]) == ["Marketing Activity: 年会"]
	assert comments(plans["<b>口头同意</b>"]) == ["Marketing Activity: &lt;b&gt;口头同意&lt;/b&gt;"]


def comments(plan) -> list[str]:
	filters = {"reference_doctype": PLAN, "reference_name": plan.name, "comment_type": "Info"}
	return frappe.get_all("Comment", filters, pluck="content")
