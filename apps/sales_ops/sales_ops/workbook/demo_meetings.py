"""The meetings of the demo workbook: a used-car dealer's annual meeting (35 people, a draw, a shopping list) and a sales meeting.

The committee's list still has gaps: some tickets win nothing, and two purchases have no owner yet.
"""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

from sales_ops.policies import meeting_agenda as agenda
from sales_ops.policies.calendar_math import add_days
from sales_ops.workbook.demo_data import GIVEN_NAMES, SURNAMES
from sales_ops.workbook.layout_meetings import MEETINGS
from sales_ops.workbook.model import Book
from sales_ops.workbook.model_meetings import AgendaRow, PrizeRow, PurchaseRow, TicketRow

FIRST_ROW = 2
ANNUAL, DRAW = "二手车公司年会", "年会抽奖"
PEOPLE = 35
DEPARTMENTS = ("总经办", "销售部", "评估收购部", "整备部", "售后部", "市场部", "财务部")
# Level, winners, gift, numbers, who gets the gifts.
PRIZES = (
	("Special Prize", 1, "平板电脑", "11", "柏云"),
	("First Prize", 5, "空气炸锅", "1, 4, 7, 10, 13", "柏云"),
	("Second Prize", 10, "保温杯", "2, 5, 8, 14, 16, 18, 20, 22, 24, 26", "窦娟"),
	("Third Prize", 15, "毛巾礼盒", "3, 6, 9, 12, 15, 17, 19, 21, 23, 25, 27, 29, 31, 32, 33", "窦娟"),
)
# Kind, what, quantity, unit, price of a unit in CNY, owner.
PURCHASES = (
	("Equipment", "电磁炉", 4, "台", "169", "魏敏"),
	("Equipment", "圆凳", 32, "张", "28", "曹刚"),
	("Equipment", "汤锅", 4, "个", "59", "魏敏"),
	("Food and Drink", "大米", 10, "斤", "3.50", "戚丽"),
	("Food and Drink", "羊肉卷", 20, "斤", "42", "戚丽"),
	("Food and Drink", "火锅底料", 8, "包", "12", "戚丽"),
	("Food and Drink", "饮料", 6, "箱", "48", "陶勇"),
	("Prizes and Gifts", "平板电脑", 1, "台", "2199", "柏云"),
	("Prizes and Gifts", "空气炸锅", 5, "台", "299", "柏云"),
	("Prizes and Gifts", "保温杯", 10, "个", "89", None),
	("Prizes and Gifts", "毛巾礼盒", 15, "盒", "35", None),
	("Decoration", "气球与彩带", 2, "箱", "65", "孔亮"),
	("Printing", "背景板喷绘", 1, "块", "380", "邹凯"),
)
# Kind, subject, speaker, region, minutes, material.
AGENDA = (
	(agenda.ACTIONS, "上次会议行动项", "赵敏", None, 10, None),
	(agenda.OPENING, "开场", "陈国栋", None, 10, None),
	(agenda.REVIEW, "上月总量、区域、产品完成情况", "王海涛", None, 15, "上月销售分析"),
	(agenda.REGION, "华东汇报", "周强", "华东", 10, "区域报告"),
	(agenda.REGION, "华南汇报", "孙丽", "华南", 10, "区域报告"),
	(agenda.REGION, "华中汇报", "冯雪", "华中", 10, "区域报告"),
	(agenda.DISCUSSION, "应收账款催收分工", "王海涛", None, 50, None),
	(agenda.CLOSING, "总结与下月部署", "陈国栋", None, 40, None),
)


def demo_meetings_book(on: date) -> Book:
	"""A sales meeting three days after `on`, an annual meeting a month later; always the same for that day."""
	return Book(
		agenda=tuple(_agenda(add_days(on, 3))),
		tickets=tuple(_tickets()),
		prizes=tuple(_prizes(add_days(on, 30))),
		purchases=tuple(_purchases(add_days(on, 30))),
		areas=frozenset({MEETINGS}),
	)


def _agenda(on: date) -> Iterator[AgendaRow]:
	shared = {
		"start": time(9),
		"end": time(12),
		"place": "总部二楼会议室",
		"host": "王海涛",
		"purpose": "Deviations from Plan",
		"decide": "三个区域下月的回款目标与责任人",
		"attendees": "、".join(dict.fromkeys(row[2] for row in AGENDA)),
	}
	for row, (kind, subject, speaker, region, minutes, material) in enumerate(AGENDA, start=FIRST_ROW):
		yield AgendaRow(
			row=row,
			meeting=f"{on.month}月销售例会",
			date=on,
			kind=kind,
			subject=subject,
			speaker=speaker,
			region=region,
			minutes=minutes,
			material=material,
			material_due=add_days(on, -2) if material else None,
			**shared,
		)
		shared = {}


def _tickets() -> Iterator[TicketRow]:
	for index in range(PEOPLE):
		name = SURNAMES[index % len(SURNAMES)] + GIVEN_NAMES[index * 7 % len(GIVEN_NAMES)]
		department = DEPARTMENTS[index % len(DEPARTMENTS)]
		yield TicketRow(FIRST_ROW + index, DRAW, index + 1, name, department, present=True)


def _prizes(on: date) -> Iterator[PrizeRow]:
	for row, (level, places, gift, numbers, responsible) in enumerate(PRIZES, start=FIRST_ROW):
		day = on if row == FIRST_ROW else None
		yield PrizeRow(row, DRAW, level, places, gift, numbers, responsible, date=day)


def _purchases(on: date) -> Iterator[PurchaseRow]:
	for row, (kind, what, quantity, unit, rate, responsible) in enumerate(PURCHASES, start=FIRST_ROW):
		yield PurchaseRow(
			row=row,
			plan=ANNUAL,
			what=what,
			quantity=Decimal(quantity),
			date=on if row == FIRST_ROW else None,
			kind=kind,
			unit=unit,
			responsible=responsible,
			rate=Decimal(rate),
			estimate=quantity * Decimal(rate),
		)
