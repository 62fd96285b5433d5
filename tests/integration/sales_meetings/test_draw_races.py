"""Two clicks, two phones, two windows at once, in processes of their own."""

from pathlib import Path

import pytest

import frappe
from frappe.utils import now_datetime

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories, races
from sales_ops.testing import meeting_draws as make
from sales_ops.testing.cleanup import remove_since

WORKER = Path(__file__).parents[1] / "race_worker.py"
JUDGE = "race-judge@example.com"


@pytest.fixture
def site(committing):
	"""What the test and its processes make is removed afterwards."""
	factories.make_user(JUDGE, *PROFILES["Meeting Member"])
	frappe.db.commit()
	start = now_datetime()
	yield
	remove_since(start)


def call(doc, method: str, **arguments) -> tuple[str, dict]:
	return "call", {"doctype": doc.doctype, "name": doc.name, "method": method, "arguments": arguments}


def test_two_clicks_at_once_draw_one(site):
	doc = make.make_draw(("First Prize", 5), tickets=20)
	ended = races.race(WORKER, [call(doc, "draw", round_no=1, after=0)] * 2, {"DrawError"})
	assert sorted("done" in result for result in ended) == [False, True]
	refused = next(result for result in ended if "error" in result)
	assert refused["message"] == "Somebody else has just drawn. Look at the screen and draw again."
	assert len(make.log(doc)) == 1
	doc.reload()
	assert (doc.last_sequence, doc.no_of_winners) == (1, 1)


def test_drawing_and_taking_back_at_once_leave_one_of_them(site):
	doc = make.make_draw(("First Prize", 5), tickets=20)
	make.draw(doc)
	steps = [call(doc, "draw", round_no=1, after=1), call(doc, "void", sequence=1, after=1, reason="不在场")]
	ended = races.race(WORKER, steps, {"DrawError"})
	assert sorted("done" in result for result in ended) == [False, True]
	assert [row[0] for row in make.log(doc)] == [1, 2]


def test_a_draw_is_closed_with_all_that_was_drawn(site):
	"""Whoever is first: a ticket drawn after the seed was told would be no draw."""
	doc = make.make_draw(("First Prize", 5), tickets=20)
	steps = [call(doc, "draw", round_no=1, after=0), call(doc, "close", remarks="演示")]
	ended = races.race(WORKER, steps, {"DrawError"})
	assert "done" in ended[1]
	rows = make.log(doc, "moment")
	assert len(rows) == ("done" in ended[0])
	closed_on = frappe.db.get_value("Prize Draw", doc.name, "closed_on")
	assert all(moment <= closed_on for (moment,) in rows)


def test_a_phone_that_sends_a_score_twice_leaves_one(site):
	doc = make.make_contest(judges=(JUDGE,))
	score = {"contest": doc.name, "entry": doc.entries[0].name, "user": JUDGE}
	steps = [("give_score", {**score, "points": points}) for points in (9, 8.5)]
	ended = races.race(WORKER, steps, set())
	assert ["done" in result for result in ended] == [True, True]
	(points,) = frappe.get_all("Judge Score", {"judged_contest": doc.name}, pluck="points")
	assert points in (9, 8.5)


def test_a_score_comes_before_the_end_or_not_at_all(site):
	doc = make.make_contest(("小品",), judges=(JUDGE,))
	make.give_all(doc, [[9]])
	score = {"contest": doc.name, "entry": doc.entries[0].name, "user": JUDGE, "points": 5}
	ended = races.race(WORKER, [("give_score", score), call(doc, "close")], {"JudgingError"})
	assert "done" in ended[1]
	(points,) = frappe.get_all("Judge Score", {"judged_contest": doc.name}, pluck="points")
	assert points == (5 if "done" in ended[0] else 9)
	doc.reload()
	assert (doc.status, doc.entries[0].mean_points) == ("Closed", points)
