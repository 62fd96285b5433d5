"""Judged contests: own scores only, all of them before there is a ranking, and nothing changes once it is closed."""

import pytest

import frappe

from sales_ops.exceptions.meeting_draws import JudgingError
from sales_ops.sales_meetings.judging import panel, sheet
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import annual_meetings as annual
from sales_ops.testing import factories
from sales_ops.testing import meeting_draws as make

JUDGES = ("judge-1@example.com", "judge-2@example.com")


@pytest.fixture(autouse=True)
def people():
	"""Two judges with users, an organiser and a director."""
	for email in JUDGES:
		factories.make_user(email, *PROFILES["Meeting Member"])
	factories.make_user("contest-organiser@example.com", *PROFILES["Meeting Organiser"])
	factories.make_user("contest-director@example.com", *PROFILES["Meeting Director"])


def become(login: str) -> None:
	frappe.set_user(login if "@" in login else f"contest-{login}@example.com")


def refused(step, *args, **kwargs) -> str:
	"""The sentence of the refusal."""
	with pytest.raises(JudgingError) as caught:
		step(*args, **kwargs)
	return str(caught.value)


def scored_by(judge: str, doc, *points: float) -> None:
	become(judge)
	for row, value in zip(doc.entries, points, strict=False):
		sheet.give_score(doc.name, row.name, value)
	frappe.set_user("Administrator")


# opening


def test_a_blank_judge_blocks_the_opening():
	rows = [{"judge_name": "张总"}, {"judge_name": "李总"}, {"judge_name": "王总"}, {"judge_name": ""}]
	doc = make.make_contest(judges=rows, submit=False)
	assert refused(doc.submit) == "Row 4 of the judges: there is no name yet."


def test_who_is_judged_and_who_judges_stands_once():
	sentence = refused(make.make_contest, ("小品", "小品"), ({"judge_name": "张总"}, {"judge_name": "张总"}))
	assert sentence == "Row 2: 小品 stands in row 1 already.<br>Row 2: 张总 judges in row 1 already."


def test_opening_takes_the_terms_of_the_day_and_tells_the_judges():
	frappe.db.set_single_value("Meeting Settings", "highest_points", 20)
	doc = make.make_contest(judges=JUDGES)
	assert (doc.status, doc.highest_points, doc.trimmed_from) == ("Open", 20, 5)
	told = frappe.get_all("Notification Log", {"link": f"/app/judge-sheet/{doc.name}"}, pluck="for_user")
	assert sorted(told) == sorted(JUDGES)


def test_a_client_cannot_write_the_result():
	doc = make.make_contest(
		({"entry_name": "小品", "rank": 1, "mean_points": 10},), submit=False, status="Closed"
	)
	assert (doc.status, doc.entries[0].rank, doc.entries[0].mean_points) == ("Draft", 0, 0)


def test_a_judge_who_is_an_employee_brings_name_and_user():
	employee = annual.make_employee("评委赵", user="judge-1@example.com")
	doc = make.make_contest(judges=({"employee": employee},))
	assert (doc.judges[0].judge_name, doc.judges[0].user) == ("评委赵", "judge-1@example.com")


# scoring


def test_a_judge_gives_and_changes_own_scores_while_the_contest_is_open():
	doc = make.make_contest(judges=JUDGES)
	first = doc.entries[0].name
	become(JUDGES[0])
	assert sheet.give_score(doc.name, first, 9.5) == {"entry": first, "points": 9.5}
	sheet.give_score(doc.name, first, 8)
	frappe.set_user("Administrator")
	rows = frappe.get_all("Judge Score", {"judged_contest": doc.name}, ["points", "user", "entered_by"])
	assert rows == [{"points": 8, "user": JUDGES[0], "entered_by": JUDGES[0]}]


def test_the_sheet_shows_a_judge_own_points_and_nobody_elses():
	doc = make.make_contest(judges=JUDGES)
	scored_by(JUDGES[0], doc, 9, 8.5)
	scored_by(JUDGES[1], doc, 1, 2, 3)
	become(JUDGES[0])
	shown = sheet.get_sheet(doc.name)
	assert [row["points"] for row in shown["entries"]] == [9, 8.5, None]
	assert shown["judge_name"] == JUDGES[0]
	assert [row["name"] for row in sheet.my_contests()] == [doc.name]


@pytest.mark.parametrize(
	("points", "sentence"),
	[
		(10.5, "A score is 0 to 10 points."),
		(-1, "A score is 0 to 10 points."),
		(float("nan"), "A score is 0 to 10 points."),
		(9.55, "A score has one decimal place at most."),
	],
)
def test_a_score_that_cannot_be_is_refused(points, sentence):
	doc = make.make_contest(judges=JUDGES)
	become(JUDGES[0])
	assert refused(sheet.give_score, doc.name, doc.entries[0].name, points) == sentence


def test_before_the_end_nobody_else_sees_a_score_afterwards_everybody_does():
	doc = make.make_contest(judges=JUDGES)
	scored_by(JUDGES[0], doc, 9, 8, 7)
	scored_by(JUDGES[1], doc, 8, 8, 8)
	name = frappe.db.get_value("Judge Score", {"judged_contest": doc.name, "user": JUDGES[0]})

	def seen(login: str) -> tuple[int, bool]:
		become(login)
		count = len(frappe.get_list("Judge Score", {"judged_contest": doc.name}))
		return count, bool(frappe.has_permission("Judge Score", "read", name))

	assert [seen(login) for login in (*JUDGES, "organiser", "director")] == [
		(3, True),
		(3, False),
		(0, False),
		(0, False),
	]
	frappe.set_user("Administrator")
	doc.reload().close()
	assert [seen(login) for login in (*JUDGES, "organiser", "director")] == [(6, True)] * 4


def test_who_does_not_judge_gives_no_score():
	doc = make.make_contest(judges=JUDGES[:1])
	become(JUDGES[1])
	assert refused(sheet.get_sheet, doc.name) == "You do not judge 最佳节目评选."
	assert refused(sheet.give_score, doc.name, doc.entries[0].name, 5) == "You do not judge 最佳节目评选."
	with pytest.raises(frappe.PermissionError):
		sheet.give_score(doc.name, doc.entries[0].name, 5, judge=doc.judges[0].name)


def test_the_organiser_enters_the_scores_of_judges_without_a_user_only():
	doc = make.make_contest(judges=(JUDGES[0], {"judge_name": "王总"}))
	on_phone, on_paper = (row.name for row in doc.judges)
	become("organiser")
	sheet.give_score(doc.name, doc.entries[0].name, 9, judge=on_paper)
	assert sheet.get_sheet(doc.name, judge=on_paper)["entries"][0]["points"] == 9
	sentence = refused(sheet.give_score, doc.name, doc.entries[0].name, 9, judge=on_phone)
	assert sentence == f"{JUDGES[0]} scores in person. You enter the scores of judges without a user only."
	score = frappe.get_last_doc("Judge Score", {"judged_contest": doc.name})
	assert (score.judge_name, score.user, score.entered_by) == ("王总", None, "contest-organiser@example.com")


def test_a_score_is_written_on_the_sheet_alone_and_never_deleted():
	doc = make.make_contest(judges=JUDGES)
	scored_by(JUDGES[0], doc, 9)
	score = frappe.get_last_doc("Judge Score", {"judged_contest": doc.name})
	score.points = 10
	assert refused(score.save) == "Scores are given on the judge's sheet."
	assert "not deleted" in refused(frappe.delete_doc, "Judge Score", score.name)
	copy = {"doctype": "Judge Score", "judged_contest": doc.name, "entry": "x", "judge": "y", "points": 1}
	assert refused(frappe.get_doc(copy).insert) == "Scores are given on the judge's sheet."


def test_an_entry_of_another_contest_is_not_scored():
	doc, other = make.make_contest(judges=JUDGES), make.make_contest(judges=JUDGES, title="另一个")
	become(JUDGES[0])
	sentence = refused(sheet.give_score, doc.name, other.entries[0].name, 5)
	assert sentence == "This entry is not judged in 最佳节目评选."


# closing


def test_an_incomplete_panel_blocks_the_ranking_and_names_who_is_missing():
	doc = make.make_contest(judges=JUDGES)
	scored_by(JUDGES[0], doc, 9, 8, 7)
	scored_by(JUDGES[1], doc, 9)
	assert refused(doc.reload().close) == f"{JUDGES[1]} has not scored 小品, 合唱."
	assert doc.reload().status == "Open"
	found = [(row["judge_name"], row["scored"], row["of"]) for row in panel.progress(doc)]
	assert found == [(JUDGES[0], 3, 3), (JUDGES[1], 1, 3)]


def test_four_judges_are_averaged_and_ties_share_their_rank():
	doc = make.make_contest()
	make.give_all(doc, [[9, 9.5, 8], [9, 8.5, 8], [9, 9, 8], [9, 9, 8.1]])
	doc.reload().close()
	assert make.results(doc) == [("诗朗诵", 9, 1, 1), ("小品", 9, 1, 1), ("合唱", 8.025, 3, 0)]
	assert (doc.status, doc.winner, doc.is_trimmed) == ("Closed", "诗朗诵, 小品", 0)


def test_from_five_judges_on_the_mean_is_trimmed():
	doc = make.make_contest(judges=tuple({"judge_name": f"评委{number}"} for number in range(5)))
	make.give_all(doc, [[0, 9, 8], [9, 9, 8], [9, 9, 8], [9, 9, 8], [10, 9.5, 8]])
	doc.reload().close()
	assert make.results(doc) == [("诗朗诵", 9, 1, 1), ("小品", 9, 1, 1), ("合唱", 8, 3, 0)]
	assert doc.is_trimmed == 1


def test_who_is_out_does_not_count_and_a_reason_is_asked_for():
	doc = make.make_contest()
	make.give_all(doc, [[9, 8, 7], [9, 8, 7], [9, 8, 7], [0, 0, 0]])
	doc.reload()
	doc.judges[3].is_out = doc.entries[2].is_out = 1
	assert refused(doc.save) == "Say why 合唱 is out.<br>Say why 评委4 is out."
	doc.reload()
	doc.judges[3].is_out = doc.entries[2].is_out = 1
	doc.judges[3].out_reason = doc.entries[2].out_reason = "临时有事"
	doc.save()
	doc.reload().close()
	assert make.results(doc) == [("诗朗诵", 9, 1, 0), ("小品", 8, 2, 0), ("合唱", 0, 0, 0)]


def test_after_the_end_nothing_changes():
	doc = make.make_contest(("小品",), judges=JUDGES)
	scored_by(JUDGES[0], doc, 9)
	scored_by(JUDGES[1], doc, 8)
	doc.reload().close()
	become(JUDGES[0])
	sentence = "最佳节目评选 is not open: nothing can be scored now."
	assert refused(sheet.give_score, doc.name, doc.entries[0].name, 5) == sentence
	frappe.set_user("Administrator")
	doc.reload()
	doc.judges[0].is_out = 1
	assert "closed and stays as it is" in refused(doc.save)
	assert refused(doc.reload().close) == sentence


# what may change while it is open


def test_a_judge_with_scores_stays_one_without_may_be_exchanged():
	doc = make.make_contest(judges=JUDGES)
	scored_by(JUDGES[0], doc, 9)
	doc.reload()
	doc.judges = doc.judges[1:]
	assert "there are scores already" in refused(doc.save)
	doc.reload()
	doc.judges[0].user = "contest-director@example.com"
	assert "there are scores already" in refused(doc.save)
	doc.reload()
	doc.judges[1].update({"judge_name": "替补", "user": "contest-director@example.com"})
	doc.append("entries", {"entry_name": "加演", "rank": 1, "mean_points": 10})
	doc.save()
	assert (doc.entries[3].rank, doc.entries[3].mean_points) == (0, 0)
	told = frappe.get_all("Notification Log", {"link": f"/app/judge-sheet/{doc.name}"}, pluck="for_user")
	assert "contest-director@example.com" in told


# reopening


def test_a_director_reopens_with_a_reason_that_stays():
	doc = make.make_contest(("小品",), judges=JUDGES)
	scored_by(JUDGES[0], doc, 9)
	scored_by(JUDGES[1], doc, 8)
	doc.reload().close()
	become("organiser")
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Judged Contest", doc.name).reopen("记错分")
	become("director")
	theirs = frappe.get_doc("Judged Contest", doc.name)
	assert refused(theirs.reopen, " ") == "Say why the contest is opened again."
	theirs.reopen("评委记错分")
	frappe.set_user("Administrator")
	doc.reload()
	assert (doc.status, doc.winner, doc.entries[0].rank) == ("Open", None, 0)
	assert [(row.user, row.reason) for row in doc.reopenings] == [
		("contest-director@example.com", "评委记错分")
	]
	assert refused(doc.reopen, "x") == "最佳节目评选 is not closed."
	scored_by(JUDGES[0], doc, 7)
	doc.reload().close()
	assert make.results(doc) == [("小品", 7.5, 1, 0)]
	assert len(doc.reopenings) == 1


def test_a_cancelled_contest_takes_no_scores():
	doc = make.make_contest(judges=JUDGES)
	doc.cancel()
	assert doc.reload().status == "Cancelled"
	become(JUDGES[0])
	assert "is not open" in refused(sheet.give_score, doc.name, doc.entries[0].name, 5)
