"""SQL of judging."""

import frappe

CONTEST, SCORE = "Judged Contest", "Judge Score"


def scores(judged_contest: str, lock: bool = False) -> list[frappe._dict]:
	"""Every score of a contest: name, entry, judge (row names), points, scored_on; with `lock` as committed now."""
	score = frappe.qb.DocType(SCORE)
	query = (
		frappe.qb.from_(score)
		.select(score.name, score.entry, score.judge, score.points, score.scored_on)
		.where(score.judged_contest == judged_contest)
	)
	return (query.for_update() if lock else query).run(as_dict=True)


def contests_of(user: str) -> list[frappe._dict]:
	"""The open contests that a user judges, the newest first: name, title, kind, contest_date."""
	contest, judge = frappe.qb.DocType(CONTEST), frappe.qb.DocType("Judged Contest Judge")
	return (
		frappe.qb.from_(contest)
		.inner_join(judge)
		.on((judge.parent == contest.name) & (judge.parenttype == CONTEST))
		.select(contest.name, contest.title, contest.kind, contest.contest_date)
		.where(contest.docstatus == 1)
		.where(contest.status == "Open")
		.where(judge.user == user)
		.where(judge.is_out == 0)
		.orderby(contest.creation, order=frappe.qb.desc)
	).run(as_dict=True)
