"""The demo's draws and contests: those of the dealer's last annual meeting are over and can be checked, the committee's next
draw still has the mistakes of its paper, a rehearsal is running, and judges are at work.
"""

from collections.abc import Callable
from datetime import date

import frappe

from sales_ops.sales_meetings.judging import sheet
from sales_ops.testing import annual_meetings as annual
from sales_ops.testing import dealer_meeting as dealer
from sales_ops.testing import meeting_draws as make
from sales_ops.testing.demo_meetings import DIRECTOR, MEMBER, ORGANISER
from sales_ops.testing.setup import default_company

# Prize, places, gift, who hands it over; as the dealer's shopping list buys them.
PRIZES = (
	("特等奖", 1, "平板电脑", "陈国栋"),
	("一等奖", 5, "空气炸锅", "柏云"),
	("二等奖", 10, "保温杯", "柏云"),
	("三等奖", 15, "毛巾礼盒", ""),
)
PROGRAMMES = tuple(
	(title, department, "、".join(name for name, _part in performers))
	for kind, title, _minutes, department, _owner, performers in dealer.PROGRAMME
	if kind == "Performance"
)
# Of four judges, for each programme.
POINTS = (
	(9.2, 9.5, 8.8, 8.6, 9.0),
	(9.0, 9.6, 9.0, 8.4, 9.0),
	(9.4, 9.4, 8.5, 8.8, 9.2),
	(8.9, 9.7, 8.9, 8.2, 9.3),
)


def last_years_draw(day: date) -> None:
	"""Drawn at random, one winner was not there, and the seed is told."""
	plan = frappe.db.get_value(annual.PLAN, {"status": "Closed", "title": dealer.TITLE})
	doc = new_draw("年会抽奖", annual_meeting_plan=plan)
	doc.fill_tickets()
	doc.reload().submit()
	for row in reversed(doc.prizes):
		make.draw(doc, row.idx, row.places)
		if row.level == "一等奖":
			make.void(doc, make.log(doc)[-2][0], "三次点名未到场")
			make.draw(doc, row.idx)
	doc.reload().close()


def committees_draw(day: date) -> None:
	"""The preset numbers as the committee wrote them: 11 stands twice, five tickets win nothing (MEET-04)."""
	plan = frappe.db.get_value(annual.PLAN, {"docstatus": 0, "title": ("like", "%表彰会")})
	doc = new_draw("春季表彰会抽奖（预设号码）", mode="Preset", annual_meeting_plan=plan)
	for row, numbers in zip(doc.prizes, make.DEALERS_PRIZES.values(), strict=True):
		row.preset_numbers = numbers
	doc.save().fill_tickets(make.DEALERS_TICKETS)


def rehearsal(day: date) -> None:
	"""A draw that is running, to try the screen with."""
	plan = frappe.db.get_value(annual.PLAN, {"status": "Notified", "title": dealer.TITLE})
	doc = new_draw("抽奖彩排", annual_meeting_plan=plan)
	doc.fill_tickets()
	doc.reload().submit()
	make.draw(doc, 4, how_many=5)


def last_years_contest(day: date) -> None:
	"""The best programme by four judges on paper; the organiser has entered what they gave."""
	plan = frappe.db.get_value(annual.PLAN, {"status": "Closed", "title": dealer.TITLE})
	judges = [{"judge_name": name} for name in (*dealer.JUDGES[:3], dealer.FILLED)]
	doc = new_contest("最佳节目评选", "Best Programme", judges, annual_meeting_plan=plan)
	doc.submit()
	for judge, points in zip(doc.judges, POINTS, strict=True):
		for entry, value in zip(doc.entries, points, strict=True):
			sheet.give_score(doc.name, entry.name, value, judge=judge.name)
	doc.reload().close()


def open_contest(day: date) -> None:
	"""The best staff of the year: the director and a member score on their phones, two judges write on paper."""
	judges = [
		{"judge_name": "陈国栋", "user": DIRECTOR},
		{"judge_name": "谢婷", "user": MEMBER},
		{"judge_name": "王海涛"},
		{"judge_name": "杨建军"},
	]
	staff = [{"entry_name": name} for name in ("刘洋", "何平", "陶勇", "孔亮")]
	plan = frappe.db.get_value(annual.PLAN, {"status": "Notified", "title": dealer.TITLE})
	doc = new_contest("最佳员工评选", "Best Staff", judges, staff, annual_meeting_plan=plan)
	doc.submit()
	frappe.set_user(DIRECTOR)
	for entry, value in zip(doc.entries, (9.5, 9.0, 8.5, 9.3), strict=True):
		sheet.give_score(doc.name, entry.name, value)


def new_draw(title: str, **values):
	"""A saved draft of the organiser with the dealer's prizes."""
	frappe.set_user(ORGANISER)
	doc = frappe.new_doc("Prize Draw")
	doc.update({"title": title, "company": default_company(), **values})
	for level, places, gift, responsible in PRIZES:
		doc.append("prizes", {"level": level, "places": places, "gift": gift, "responsible": responsible})
	return doc.insert()


def new_contest(title: str, kind: str, judges: list[dict], entries: list[dict] | None = None, **values):
	"""A saved draft of the organiser; by default over the dealer's programmes."""
	frappe.set_user(ORGANISER)
	doc = frappe.new_doc("Judged Contest")
	doc.update({"title": title, "kind": kind, "company": default_company(), **values})
	for name, department, performers in PROGRAMMES if entries is None else ():
		doc.append(
			"entries", {"entry_name": name, "performers": "·".join(filter(None, (department, performers)))}
		)
	for row in entries or ():
		doc.append("entries", row)
	for judge in judges:
		doc.append("judges", judge)
	return doc.insert()


EPISODES: tuple[Callable[[date], None], ...] = (
	last_years_draw,
	committees_draw,
	rehearsal,
	last_years_contest,
	open_contest,
)
