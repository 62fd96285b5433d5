"""What the demo workbook is made of: names, buildings, prices, payment plans."""

from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies import payment_plan as plan
from sales_ops.policies.payment_plan import PlanLine

CONSULTANTS = ("林晓雯", "陈志远", "黄丽娟", "赵启明", "孙雅婷", "周伟", "何俊杰", "郑梦瑶")
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
GIVEN_NAMES = (
	"建国 秀英 志强 丽华 伟 敏 静 磊 洋 艳 勇 军 杰 娟 涛 明 超 霞 平 刚 桂英 文博 子涵 雨桐 思远 嘉怡 浩然 欣怡 "
	"宇轩 梓萱 俊熙 诗涵 国栋 晓峰 春梅 海燕 玉兰 振华 家豪 婉清 启航 若曦 天佑 慧玲 庆丰 美琪 永康 佩珊"
).split()
COMPANIES = (
	"恒源贸易有限公司",
	"鼎泰餐饮管理有限公司",
	"佳和百货有限公司",
	"新途教育咨询有限公司",
	"瑞丰投资有限公司",
)

ONCE, MORTGAGE, YEAR = "Paid at Once", "Bank Mortgage", "Instalments over a Year"
TWO_YEARS = "Instalments over Two Years"

_DOWN_30 = PlanLine(plan.DOWN_PAYMENT, plan.PERCENT, Decimal(30), plan.ON_SIGNING)
LOAN_DAYS = 45
PLANS: dict[str, tuple[PlanLine, ...]] = {
	ONCE: (PlanLine("Final Payment", plan.RESIDUAL, date_rule=plan.DAYS_AFTER_SIGNING, offset=15),),
	MORTGAGE: (
		_DOWN_30,
		PlanLine(
			"Bank Loan",
			plan.RESIDUAL,
			date_rule=plan.DAYS_AFTER_SIGNING,
			offset=LOAN_DAYS,
			money_source=plan.LOAN,
		),
	),
	YEAR: (
		_DOWN_30,
		PlanLine(
			"Instalment",
			plan.RESIDUAL,
			date_rule=plan.MONTHS_AFTER_SIGNING,
			offset=2,
			occurrences=6,
			interval_months=2,
		),
	),
	TWO_YEARS: (
		_DOWN_30,
		PlanLine("Instalment", plan.RESIDUAL, date_rule=plan.MONTHS_AFTER_SIGNING, offset=1, occurrences=24),
	),
}


@dataclass(frozen=True)
class Block:
	"""Units of one kind in a building. Areas in m² by stack; rate in CNY per m², or for the whole unit without areas."""

	project: str
	building: str
	kind: str
	floors: range
	stacks: int
	rate: int
	areas: tuple[str, ...] = ()
	per_floor: int = 0
	released_to: int = 99
	pattern: str = "{floor}{stack:02d}"


GARDEN, RIVER = "云栖花园", "江湾国际"
BLOCKS: tuple[Block, ...] = (
	Block(
		GARDEN,
		"1栋",
		"Shop",
		range(1, 2),
		6,
		43800,
		("68.40", "82.15", "55.60", "96.30", "71.25", "60.80"),
		pattern="S{stack:02d}",
	),
	Block(GARDEN, "1栋", "Home", range(2, 19), 4, 21800, ("128.36", "98.72", "98.72", "131.05"), 120),
	Block(GARDEN, "2栋", "Home", range(1, 17), 4, 20900, ("89.44", "116.58", "116.58", "89.44"), 110),
	Block(GARDEN, "地下车库", "Parking", range(-1, 0), 48, 186000, pattern="P{stack:03d}"),
	Block(
		RIVER,
		"A座",
		"Shop",
		range(1, 2),
		8,
		58600,
		("45.20", "52.75", "110.40", "64.90", "64.90", "88.15", "52.75", "45.20"),
		pattern="A-S{stack:02d}",
	),
	Block(RIVER, "A座", "Home", range(2, 17), 4, 32500, ("76.90", "143.27", "143.27", "76.90"), 180, 13),
	Block(RIVER, "A座", "Storage", range(-1, 0), 8, 68000, pattern="C{stack:02d}"),
)
INNER_SHARE = Decimal("0.79")

# Temporary and full deposit in CNY.
DEPOSITS: dict[str, tuple[int, int]] = {
	"Home": (10_000, 50_000),
	"Shop": (20_000, 100_000),
	"Parking": (0, 10_000),
	"Storage": (0, 5_000),
}
