"""The marketing part of the demo workbook: a year's budget of seven lines, its activities month by month, and what was spent.

On its day one line is over its month, one is close to it, and one activity has cost more than was approved.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies import budget_authority as authority
from sales_ops.policies import budget_control as control
from sales_ops.policies.budget_plan import BRAND, PROJECT, month_of
from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.money import ZERO, round_money
from sales_ops.workbook.layout_marketing import MARKETING, MONTH_KEYS
from sales_ops.workbook.model import Book
from sales_ops.workbook.model_marketing import ActivityRow, BudgetRow, ExpenseRow

SEED = 20260305
FIRST_ROW = 2
BUDGET = "云栖花园营销预算"
QUOTA, RATIOS = Decimal(3_600_000), {BRAND: Decimal(40), PROJECT: Decimal(60)}
# How the year is spread: spring and autumn are the season. Twelve months together.
SEASON = ("0.8", "0.6", "1.2", "1.2", "1.4", "1", "0.8", "0.8", "1.2", "1.4", "1", "0.6")
OVERSPENT = Decimal(6_800)


@dataclass(frozen=True)
class DemoLine:
	"""A line: an average month in CNY, what its activities are for, and who is paid."""

	name: str
	pool: str
	category: str
	month: int
	activity: str
	purpose: str
	supplier: str
	mode: str = control.ACCUMULATED
	leads: int = 0

	def amount(self, month: date) -> Decimal:
		return self.month * Decimal(SEASON[month.month - 1])


LINES = (
	DemoLine(
		"户外广告",
		BRAND,
		"广告",
		60_000,
		"高架大牌",
		"开盘期间的城市主干道曝光",
		"城市传媒有限公司",
		control.HARD_MONTH,
	),
	DemoLine("媒体投放", BRAND, "广告", 40_000, "媒体专版", "项目价值点传播", "晚报传媒有限公司"),
	DemoLine(
		"品牌活动",
		BRAND,
		"活动",
		20_000,
		"业主答谢",
		"老业主口碑与转介",
		"华彩会展服务有限公司",
		control.ANNUAL,
	),
	DemoLine(
		"渠道拓客",
		PROJECT,
		"渠道",
		80_000,
		"渠道拓客",
		"周边企业与社区拓客",
		"优客渠道服务有限公司",
		leads=120,
	),
	DemoLine(
		"案场活动", PROJECT, "活动", 50_000, "周末暖场", "提高到访与转化", "华彩会展服务有限公司", leads=60
	),
	DemoLine(
		"线上推广",
		PROJECT,
		"广告",
		30_000,
		"短视频投放",
		"线上获客",
		"云图网络科技有限公司",
		control.HARD_MONTH,
		80,
	),
	DemoLine("物料制作", PROJECT, "物料", 20_000, "折页与户型图", "案场销售道具", "蓝图广告制作有限公司"),
)
HARD_LINES = ("户外广告", "线上推广")


@dataclass(frozen=True)
class _Plan:
	"""An activity of a line in a month, before it has a number."""

	line: DemoLine
	month: date
	amount: Decimal
	status: str
	spent: Decimal


def demo_marketing_book(on: date) -> Book:
	"""The budget of the year of `on`, its activities, and the expenses until then; always the same for that day."""
	plans = [*_plans(on)]
	return Book(
		budget=tuple(_budget(on.year)),
		activities=tuple(_activity(number, plan) for number, plan in enumerate(plans)),
		expenses=tuple(_expenses(plans, on)),
		areas=frozenset({MARKETING}),
	)


def _budget(year: int) -> Iterator[BudgetRow]:
	seen: set[str] = set()
	for row, line in enumerate(LINES, start=FIRST_ROW):
		shared = {"year": str(year), "quota": QUOTA} if not seen else {}
		ratio = None if line.pool in seen else RATIOS[line.pool]
		seen.add(line.pool)
		months = {key: line.amount(date(year, number, 1)) for number, key in enumerate(MONTH_KEYS, start=1)}
		yield BudgetRow(
			row=row,
			budget=BUDGET,
			pool=line.pool,
			line=line.name,
			ratio=ratio,
			category=line.category,
			mode=line.mode,
			total=sum(months.values(), ZERO),
			**shared,
			**months,
		)


def _plans(on: date) -> Iterator[_Plan]:
	"""Each month some lines have an activity: closed before last month, then running, then approved, then asked for."""
	chance = random.Random(SEED)
	for number in range(1, 13):
		month = date(on.year, number, 1)
		for line in LINES:
			ahead = number - on.month
			is_now = ahead == 0 and line.name in HARD_LINES
			if ahead > 2 or not (is_now or chance.random() < 0.8):
				continue
			yield _now(line, month) if is_now else _usual(line, month, ahead, chance)


def _now(line: DemoLine, month: date) -> _Plan:
	"""What makes the page worth reading: one line over its month, one at 85 % of it."""
	amount = line.amount(month)
	if line.name == HARD_LINES[0]:
		return _Plan(line, month, amount, authority.RUNNING, amount + OVERSPENT)
	return _Plan(line, month, round_money(amount * Decimal("0.85")), authority.RUNNING, ZERO)


def _usual(line: DemoLine, month: date, ahead: int, chance: random.Random) -> _Plan:
	amount = round_money(line.amount(month) * Decimal(chance.randint(55, 75)) / 100, 0)
	share = Decimal(chance.randint(90, 100)) / 100
	if ahead < -1:
		return _Plan(line, month, amount, authority.CLOSED, round_money(amount * share))
	if ahead <= 0:
		return _Plan(line, month, amount, authority.RUNNING, round_money(amount * share / 2))
	return _Plan(line, month, amount, authority.APPROVED if ahead == 1 else authority.PENDING, ZERO)


def _activity(number: int, plan: _Plan) -> ActivityRow:
	line = plan.line
	return ActivityRow(
		row=FIRST_ROW + number,
		activity_no=f"LX{plan.month.year}-{number + 1:03d}",
		activity=f"{plan.month.month}月{line.activity}",
		budget=BUDGET,
		line=line.name,
		month=month_of(plan.month),
		amount=plan.amount,
		purpose=line.purpose,
		starts_on=plan.month,
		ends_on=add_days(add_months(plan.month, 1), -1),
		leads=line.leads or None,
		deals=line.leads // 20 or None,
		status=plan.status,
	)


def _expenses(plans: list[_Plan], on: date) -> Iterator[ExpenseRow]:
	"""One or two expenses of an activity, none after `on`."""
	chance, rows = random.Random(SEED), []
	for number, plan in enumerate(plans):
		first = round_money(plan.spent * Decimal(chance.randint(40, 60)) / 100)
		for amount in (first, plan.spent - first):
			day = min(add_days(plan.month, chance.randrange(28)), on)
			if amount:
				rows.append((day, number, plan, amount))
	rows.sort(key=lambda found: found[:2])
	for index, (day, number, plan, amount) in enumerate(rows):
		yield ExpenseRow(
			row=FIRST_ROW + index,
			voucher_no=f"PZ{day:%y%m}-{index + 1:04d}",
			date=day,
			activity_no=f"LX{plan.month.year}-{number + 1:03d}",
			supplier=plan.line.supplier,
			amount=amount,
			remark=f"{plan.month.month}月{plan.line.activity}",
		)
