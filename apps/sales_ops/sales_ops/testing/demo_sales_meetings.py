"""The demo's sales meetings: the last one was held, signed and closed with an action left open; the next one is planned,
sent, and opens with that action. Regions report from sales that the demo makes for them.
"""

from collections.abc import Callable
from datetime import date, timedelta

import frappe
from frappe.translate import get_user_lang
from frappe.utils import add_days, add_months, get_datetime, getdate, today

from sales_ops.policies.region_report import reviewed_month
from sales_ops.sales_meetings.meetings import api
from sales_ops.testing import sales_meetings as make
from sales_ops.testing.demo_office import as_user
from sales_ops.testing.setup import default_company

ORGANISER, DIRECTOR, MEMBER = "organiser@example.com", "director@example.com", "member@example.com"
SERIES = "月度销售例会"
MEETING, REPORT = "Sales Meeting", "Region Report"
LAST, NEXT = -26, 5  # days from today: the meeting that was held, and the one to come
REGIONS = ("华东大区", "华南大区", "华北大区")
SPEAKERS = ("林夏", "周凯", "何倩")
PEOPLE = {"陈立": ORGANISER, "林夏": MEMBER, "周凯": None, "何倩": None, "刘志远": None, "赵敏": DIRECTOR}
TEXTS = {
	"华东大区": {
		"reasons": "两家核心经销商库存偏高，十月下旬停止进货",
		"five_p_price": "竞品主力型号降价 5%，我方价格体系未动",
		"five_p_promotion": "满十送一在县级门店执行率只有六成",
		"problems": "补货周期偏长，热销规格断货 4 天",
		"next_key_work": "清理两家经销商库存；恢复热销规格供应",
		"support_wanted": "请市场部统一四季度促销口径",
	},
	"华南大区": {
		"reasons": "新增门店 12 家，重点客户提前备货",
		"five_p_place": "新开发县级网点 12 家，其中 9 家已回款",
		"five_p_people": "两名新业务员独立上岗",
		"cases": "佛山门店用样板展示带动整套销售，单店月销增长 40%",
		"next_key_work": "复制佛山样板店，月内再建 6 家",
	},
	"华北大区": {
		"reasons": "冬季停工提前，三个工程项目推迟到明年",
		"five_p_product": "耐寒型号缺口较大",
		"problems": "应收账款回款慢，两家客户逾期",
		"next_key_work": "逐户催收逾期款；走访三家流失客户",
		"support_wanted": "请财务协助核对两家客户对账单",
	},
}


def regional_sales(day: date) -> None:
	"""What the three regions sold in the last months and a year ago, and what they are to sell."""
	frappe.set_user("Administrator")
	months = [reviewed_month(getdate(add_days(today(), days))) for days in (LAST, NEXT)]
	amounts = {"华东大区": (386_000, 402_000), "华南大区": (458_000, 355_000), "华北大区": (214_500, 268_000)}
	products = (("五金配件", "WJ-01", 0.6), ("机电产品", "JD-02", 0.4))
	for region, (now, last_year) in amounts.items():
		make.make_territory(region)
		for group, item, share in products:
			sold = [(month, now) for month in dict.fromkeys(months)]
			for on, amount in (*sold, (add_months(months[0], -12), last_year)):
				values = {"item_code": item, "item_group": group, "customer": f"{region[:2]}{group}经销商"}
				make.sell(round(amount * share, 2), region, add_days(on, 9), **values)
	for region, target in (("华东大区", 5_040_000), ("华南大区", 5_160_000), ("华北大区", 3_600_000)):
		make.set_target(region, target, on=months[0])


def sales_meeting_series(day: date) -> None:
	"""The monthly series: six members, two of whom host in turn, three regions."""
	frappe.set_user("Administrator")
	people = {name: person(name, user) for name, user in PEOPLE.items()}
	members = [
		{"employee": employee, "hosts": int(name in ("陈立", "林夏"))} for name, employee in people.items()
	]
	regions = [
		{"territory": region, "employee": people[speaker]}
		for region, speaker in zip(REGIONS, SPEAKERS, strict=True)
	]
	agenda = [
		{"kind": "Opening", "subject": "开场", "planned_minutes": 10},
		{
			"kind": "Review",
			"subject": "上月销售与重点工作回顾",
			"employee": people["陈立"],
			"planned_minutes": 15,
			"material_required": "销售数据汇总",
		},
		{"kind": "Region", "planned_minutes": 10, "material_required": "区域报告"},
		{"kind": "Discussion", "subject": "分组讨论", "planned_minutes": 60},
		{"kind": "Closing", "subject": "总结与决议", "employee": people["赵敏"], "planned_minutes": 45},
	]
	if not frappe.db.exists(make.SERIES, SERIES):
		doc = as_user(ORGANISER, make.SERIES, series_name=SERIES, company=default_company())
		doc.update({"length_minutes": 180, "place": "总部三楼会议室", "start_time": "09:00:00"})
		doc.update({"members": members, "regions": regions, "agenda": agenda})
		doc.insert()


def person(name: str, user: str | None) -> str:
	"""The employee who stands for a demo user already, or one of this name."""
	known = user and frappe.db.get_value("Employee", {"user_id": user})
	return known or make.make_employee(name, user)


def last_sales_meeting(day: date) -> None:
	"""The meeting of some weeks ago: approved, sent, reported, held a little over time, signed, and closed with an action
	that nobody has finished.
	"""
	on = add_days(today(), LAST)
	doc = plan(
		on, "Deviations from Plan", "找出三个大区与计划的偏差，定下四季度补量措施", "华北大区为何连续两月落后"
	)
	report_on(doc)
	run(doc, on)
	doc = frappe.get_doc(MEETING, doc.name)
	frappe.set_user(ORGANISER)
	for row in doc.attendees:
		row.attendance = "Present"
	doc.attendees[4].update({"attendance": "Excused", "absence_reason": "客户现场验收"})
	doc.conclusion = "四季度以清库存、保回款为先，不再以压货完成指标。"
	doc.append("decisions", {"decision": "十二月起全国统一满十送一，各大区不得另行让利", "agenda_row": 6})
	doc.append("decisions", {"decision": "经销商库存超过 45 天的，停止发货", "agenda_row": 6})
	employees = dict(zip(PEOPLE, (row.employee for row in doc.attendees), strict=True))
	actions = (
		("走访三家流失客户并提交走访报告", "林夏", 12),
		("核对华北两家逾期客户对账单", "何倩", 8),
		("拟定四季度促销执行口径", "陈立", 5),
	)
	for action, name, days in actions:
		values = {"action": action, "employee": employees[name], "due_date": add_days(on, days)}
		doc.append("actions", values)
	doc.save()
	frappe.set_user(DIRECTOR)
	doc = frappe.get_doc(MEETING, doc.name)
	doc.sign_minutes()
	finish(doc)
	doc.close_meeting(carry_open=True)


def finish(doc) -> None:
	"""Two of the three actions are done in time; the first one stays open."""
	for row in doc.actions[1:]:
		row.update({"status": "Done", "result": "已完成"})
	doc.save()
	for row in doc.actions[1:]:  # the demo cannot wait for the day
		row.db_set("completed_on", row.due_date)


def next_sales_meeting(day: date) -> None:
	"""The next meeting is approved and sent; its first item is the action that was carried."""
	plan(
		add_days(today(), NEXT),
		"4P Execution",
		"检查促销政策在县级门店的执行，定下整改清单",
		"满十送一为何只有六成门店执行",
	)


def plan(on, purpose: str, decide: str, topics: str):
	"""The organiser plans, the director approves, the plan goes out."""
	values = {"series": SERIES, "meeting_date": str(on), "purpose": purpose, "purpose_text": decide}
	doc = as_user(ORGANISER, MEETING, topics=topics, notes="手机静音；发言不念稿，只讲偏差与措施。", **values)
	doc.append(
		"groups", {"group_name": "第一组", "topic": topics, "leader": "林夏", "members": "周凯、刘志远"}
	)
	# What the server writes into the agenda is in the language of who plans, as in a browser.
	before, frappe.local.lang = frappe.local.lang, get_user_lang(ORGANISER)
	doc.insert()
	frappe.local.lang = before
	frappe.set_user(DIRECTOR)
	doc.submit()
	frappe.set_user(ORGANISER)
	doc = frappe.get_doc(MEETING, doc.name)
	doc.notify_attendees()
	return doc


def report_on(doc) -> None:
	"""The regions hand their reports in."""
	frappe.set_user("Administrator")
	for row in doc.agenda:
		if row.region_report:
			report = frappe.get_doc(REPORT, row.region_report)
			report.update(TEXTS[report.territory])
			report.append(
				"competitors",
				{"competitor": "同行甲", "activity": "主力型号降价 5%", "response": "以服务和交期应对"},
			)
			report.update(
				{"next_sales_amount": 420_000, "next_outlets": 6, "next_training": "新产品培训一次"}
			)
			report.save()
			report.submit()


def run(doc, on) -> None:
	"""The host lets the items run, each some minutes over or under its time; then the times become those of the day."""
	frappe.set_user(ORGANISER)
	for row in doc.agenda:
		api.start_item(doc.name, row.name)
	api.write_minutes(doc.name, doc.agenda[0].name, "重申会议目的：只谈偏差与措施，不念流水账。")
	api.write_minutes(doc.name, doc.agenda[-2].name, "库存过高的根源是季末压货；促销口径不一，门店无所适从。")
	api.end_meeting(doc.name)
	_set_times(doc.name, get_datetime(f"{getdate(on)} 09:02:00"))


def _set_times(name: str, start) -> None:
	"""What a demo cannot wait for: the minutes that the items took."""
	doc, moment = frappe.get_doc(MEETING, name), start
	for row, extra in zip(doc.agenda, (2, -1, 6, -2, 4, 11, -5), strict=False):
		minutes = row.planned_minutes + extra
		row.update({"actual_start": moment, "actual_minutes": minutes})
		moment += timedelta(minutes=minutes)
		row.actual_end = moment
	doc.update({"started_at": start, "ended_at": moment, "minutes_due_on": add_days(getdate(moment), 2)})
	doc.step()


EPISODES: tuple[Callable[[date], None], ...] = (
	regional_sales,
	sales_meeting_series,
	last_sales_meeting,
	next_sales_meeting,
)
