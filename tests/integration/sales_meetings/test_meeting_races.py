"""Two people at once, in processes of their own: an action has one place, an item one beginning, a region one report."""

from pathlib import Path

import pytest

import frappe
from frappe.utils import add_days, now_datetime, today

from sales_ops.testing import races
from sales_ops.testing import sales_meetings as make
from sales_ops.testing.cleanup import remove_since

WORKER = Path(__file__).parents[1] / "race_worker.py"
POLITE = {
	"SalesMeetingError",
	"RegionReportError",
	"UniqueValidationError",
	"TimestampMismatchError",
	"QueryDeadlockError",
	"QueryTimeoutError",
}


@pytest.fixture
def began(committing):
	"""What the test and its processes make is removed afterwards."""
	start = now_datetime()
	yield start
	frappe.set_user("Administrator")
	remove_since(start)


def test_of_two_meetings_that_are_planned_at_once_one_takes_the_actions(began):
	series = make.make_series("抢跑例会")
	first = make.signed(make.held(series=series), "走访客户")
	values = {"doctype": make.MEETING, "series": series, "meeting_type": "Topic", "purpose": "Training"}
	steps = [("insert", {"values": values | {"meeting_date": add_days(today(), days)}}) for days in (3, 4)]
	ended = races.race(WORKER, steps, POLITE)
	made = [result["done"] for result in ended if "done" in result]
	assert made
	taken = frappe.get_all(
		"Sales Meeting Action", {"carried_from": first.name, "parent": ("in", made)}, pluck="parent"
	)
	assert len(taken) == 1
	source = frappe.get_doc(make.MEETING, first.name).actions[0]
	assert (source.status, source.carried_to) == ("Carried", taken[0])


def test_of_two_monthly_meetings_planned_at_once_one_is_refused(began):
	series = make.make_series("抢跑例会")
	values = {"doctype": make.MEETING, "series": series, "meeting_date": make.next_month()}
	ended = races.race(WORKER, [("insert", {"values": values})] * 2, POLITE)
	assert sorted("done" in result for result in ended) == [False, True]
	assert frappe.db.count(make.MEETING, {"series": series}) == 1


def test_two_clicks_on_next_start_two_items_one_after_the_other_and_never_two_at_once(began):
	doc = make.notified(series=make.make_series("抢跑例会"))
	step = ("run_meeting", {"step": "next_item", "arguments": {"meeting": doc.name}})
	ended = races.race(WORKER, [step, step], POLITE)
	rows = frappe.get_doc(make.MEETING, doc.name).agenda
	done = sum("done" in result for result in ended)
	assert done >= 1
	assert sum(bool(row.running_since) for row in rows) == 1
	assert sum(bool(row.actual_start) for row in rows) == done


def test_two_clicks_on_the_same_item_start_it_once(began):
	doc = make.notified(series=make.make_series("抢跑例会"))
	arguments = {"meeting": doc.name, "row": doc.agenda[1].name}
	step = ("run_meeting", {"step": "start_item", "arguments": arguments})
	ended = races.race(WORKER, [step, step], POLITE)
	assert any(result.get("done") == doc.agenda[1].name for result in ended)
	rows = frappe.get_doc(make.MEETING, doc.name).agenda
	assert [bool(row.actual_start) for row in rows] == [False, True, False, False, False, False]


def test_a_region_that_begins_two_reports_at_once_has_one(began):
	values = {
		"doctype": make.REPORT,
		"company": make.default_company(),
		"territory": make.make_territory("抢跑区"),
		"month": today(),
		"reporter": "林夏",
	}
	ended = races.race(WORKER, [("insert", {"values": values})] * 2, POLITE)
	assert sorted("done" in result for result in ended) == [False, True]
	assert frappe.db.count(make.REPORT, {"territory": "抢跑区"}) == 1
