"""Records for tests and demo of prize draws and judged contests: what is not given gets a plain value."""

import frappe

from sales_ops.testing import annual_meetings as annual
from sales_ops.testing.setup import default_company

# The draw of the used-car dealer as its committee wrote it (MEET-04): 11 stands twice, five tickets win nothing.
DEALERS_PRIZES: dict[str, str] = {
	"Special Prize": "11",
	"First Prize": "1,4,7,10,13",
	"Second Prize": "2,5,8,11,14,16,18,20,22,24",
	"Third Prize": "3,6,9,12,15,17,19,21,23,25,27,29,31,32,33",
}
DEALERS_TICKETS = 35


def make_draw(*prizes: tuple | dict, tickets: int = 10, submit: bool = True, **values):
	"""A random draw; a prize is (level, places) or a row. With `submit` it is started.

	Args:
		tickets: how many, held by 员工1, 员工2 …
	"""
	rows = [row if isinstance(row, dict) else {"level": row[0], "places": row[1]} for row in prizes]
	doc = frappe.new_doc("Prize Draw")
	doc.update({"title": "年会抽奖", "company": default_company(), "mode": "Random", **values})
	for row in rows or [{"level": "First Prize", "places": 2}]:
		doc.append("prizes", {"gift": "电磁炉", "responsible": "李娜", **row})
	for number in range(1, tickets + 1):
		doc.append("tickets", {"number": number, "holder_name": f"员工{number}"})
	doc.insert()
	return doc.submit() if submit else doc


def make_preset(prizes: dict[str, str], tickets: int = DEALERS_TICKETS, submit: bool = True, **values):
	"""A draw whose winners are preset: level → numbers."""
	rows = [
		{"level": level, "places": len(numbers.split(",")), "preset_numbers": numbers}
		for level, numbers in prizes.items()
	]
	return make_draw(*rows, tickets=tickets, submit=submit, mode="Preset", **values)


def draw(doc, round_no: int = 1, how_many: int = 1) -> list[int]:
	"""Draw as the operator who has seen all so far; returns the tickets."""
	doc.reload()
	return doc.draw(round_no, doc.last_sequence, how_many)


def void(doc, sequence: int, reason: str = "不在场", goes_back: bool = False) -> None:
	doc.reload()
	doc.void(sequence, doc.last_sequence, reason, goes_back)


def draw_all(doc) -> None:
	"""Every open place of every prize, the last prize first, as halls do."""
	for row in reversed(doc.prizes):
		draw(doc, row.idx, row.places)


def log(doc, *fields: str) -> list[tuple]:
	"""The log in its order, some fields of each row."""
	fields = fields or ("sequence", "kind", "round_no", "place", "ticket")
	rows = frappe.get_all(
		"Prize Draw Entry", {"prize_draw": doc.name}, fields, order_by="sequence", as_list=True
	)
	return list(rows)


def make_contest(
	entries: tuple = ("诗朗诵", "小品", "合唱"), judges: tuple = (), submit: bool = True, **values
):
	"""A contest of programmes. A judge is a user, or a row; none are given: four without a user. `submit` opens it."""
	doc = frappe.new_doc("Judged Contest")
	doc.update({"title": "最佳节目评选", "company": default_company(), "kind": "Best Programme", **values})
	for name in entries:
		doc.append("entries", name if isinstance(name, dict) else {"entry_name": name})
	for judge in judges or [{"judge_name": f"评委{number}"} for number in range(1, 5)]:
		doc.append("judges", judge if isinstance(judge, dict) else {"judge_name": judge, "user": judge})
	doc.insert()
	return doc.submit() if submit else doc


def give_all(doc, table: list[list[float]]) -> None:
	"""Scores without the sheet: a list of points for each judge, in the order of the entries."""
	for judge, points in zip(doc.judges, table, strict=True):
		for entry, value in zip(doc.entries, points, strict=True):
			score(doc, judge, entry, value)


def score(doc, judge, entry, points: float):
	"""A score as the sheet writes it, whoever the session's user is."""
	from sales_ops.sales_meetings.judging import scoring

	return scoring.give(frappe.get_doc(doc.doctype, doc.name), judge, entry.name, points)


def results(doc) -> list[tuple]:
	"""(entry, mean, rank, tied) in the order of the entries."""
	doc.reload()
	return [(row.entry_name, row.mean_points, row.rank, row.is_tied) for row in doc.entries]


def make_plan(*names: str):
	"""The draft of an annual meeting with these attendees."""
	return annual.make_plan(attendees=[{"attendee_name": name} for name in names])
