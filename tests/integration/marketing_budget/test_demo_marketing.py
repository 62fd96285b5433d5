"""The demo's year of marketing: played through the real documents, it leaves a believable office."""

from datetime import date

import pytest

import frappe
from frappe.utils import getdate, today

from sales_ops.marketing_budget.statements.notices import LEDGER, REPORT, STATISTICS
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import demo, demo_marketing, factories


@pytest.fixture
def played():
	factories.make_project(demo_marketing.HOMES, "YX")
	for email, profile, _language, sales_person in demo.USERS:
		factories.make_user(email, *PROFILES[profile], sales_person=sales_person)
	day = getdate(today())
	for episode in demo_marketing.EPISODES:
		episode(day)
		frappe.set_user("Administrator")
	return day


def test_the_plan_has_two_pools_twelve_lines_and_thirty_activities():
	plan = [*demo_marketing.schedule()]
	assert len(demo_marketing.LINES) == 12
	assert len(plan) == 30
	pools = {
		pool: sum(line.amount for line in demo_marketing.LINES if line.pool == pool)
		for pool in ("Brand", "Project Promotion")
	}
	assert pools == {"Brand": 480, "Project Promotion": 720}
	assert all(amount > 0 for _month, _line, _name, amount in plan)


def test_no_activity_takes_more_than_its_line_has_had():
	used = {line.name: 0 for line in demo_marketing.LINES}
	for month, line, _name, amount in demo_marketing.schedule():
		used[line.name] += amount
		assert used[line.name] <= line.amount * 10_000 * sum(demo_marketing.WEIGHTS[:month]) / 120


def test_the_demo_leaves_a_year_of_marketing(played: date):
	budget = demo_marketing.budget_name()
	statuses = frappe.get_all("Marketing Activity", {"marketing_budget": budget}, pluck="status")
	shown = [month for month, *_rest in demo_marketing.schedule() if month <= played.month + 1]
	assert (
		len(statuses) == len(shown) + 3
	)  # the one that needed an exception, one that waits, one that is being written
	assert statuses.count("Closed") == sum(month < played.month for month in shown)
	filters = {"marketing_budget": budget}
	penalties = frappe.get_all("Marketing Budget Penalty", filters, ["penalty_amount", "status"])
	assert [(row.penalty_amount, row.status) for row in penalties] == [(500, "Open")]
	reports = frappe.get_all(REPORT, filters, ["status", "late"], order_by="month")
	assert reports[-1].status == "Draft"
	assert {row.status for row in reports[:-1]} == {"Received"}
	assert sum(row.late for row in reports) == 1
	assert frappe.db.count(LEDGER, {"status": "Checked"}) and frappe.db.count(LEDGER, {"docstatus": 0})
	assert frappe.db.count(STATISTICS, {"status": "Checked"})
