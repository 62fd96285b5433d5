"""The consignment part of the demo workbook: four suppliers of a mine's store, nineteen items, three months of use."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.workbook.layout_consignment import COMPANY, CONSIGNMENT, SUPPLIER
from sales_ops.workbook.model import Book
from sales_ops.workbook.model_consignment import AgreementRow, WithdrawalRow

SEED = 20260305
FIRST_ROW = 2
SITE, OWN_STORE = "中心库", "中心库自有仓"
MONTHS = 3


@dataclass(frozen=True)
class Supply:
	"""An item of the demo: price in CNY for a unit, usual quantity of an issue, most that may lie in the store.

	What is brought `on_call` only does not lie there, so no slip names it.
	"""

	item: str
	name: str
	unit: str
	price: str
	issue: int
	maximum: int
	on_call: bool = False


@dataclass(frozen=True)
class Partner:
	"""A supplier with its terms. `issues`: how many slips a month name it."""

	name: str
	category: str
	supplies: tuple[Supply, ...]
	issues: int
	consent: bool = False
	payment_ratio: str | None = None
	loss_borne_by: str = COMPANY

	@property
	def in_store(self) -> tuple[Supply, ...]:
		return tuple(supply for supply in self.supplies if not supply.on_call)


PARTNERS = (
	Partner(
		"华东轴承有限公司",
		"轴承",
		(
			Supply("ZC-6205", "深沟球轴承 6205-2RS", "个", "18.60", 60, 1200),
			Supply("ZC-6310", "深沟球轴承 6310", "个", "96.50", 24, 400),
			Supply("ZC-22220", "调心滚子轴承 22220", "套", "685", 6, 80),
			Supply("ZC-NU316", "圆柱滚子轴承 NU316", "套", "412", 5, 60),
			Supply("ZC-51118", "推力球轴承 51118", "个", "74.80", 10, 150),
		),
		issues=12,
		payment_ratio="70",
	),
	Partner(
		"中天电缆集团有限公司",
		"电缆",
		(
			Supply("DL-MYP-95", "矿用移动橡套软电缆 MYP 3×95", "米", "268", 120, 2000),
			Supply("DL-YJV-70", "交联电力电缆 YJV 3×70", "米", "186.40", 80, 1500),
			Supply("DL-MHYV", "矿用通信电缆 MHYV 1×4×7", "米", "6.35", 400, 6000),
			Supply("DL-BVR-6", "铜芯软线 BVR 6", "米", "4.28", 600, 9000),
		),
		issues=9,
		payment_ratio="60",
	),
	Partner(
		"鲁中劳保用品有限公司",
		"劳保用品",
		(
			Supply("LB-FZ-01", "防砸绝缘矿工靴", "双", "86", 20, 500),
			Supply("LB-ST-02", "浸胶手套", "双", "4.60", 150, 4000),
			Supply("LB-KZ-03", "KN95 防尘口罩", "只", "2.35", 200, 6000),
			Supply("LB-AM-04", "矿用安全帽", "顶", "38.50", 12, 300),
		),
		issues=5,
		consent=True,
		loss_borne_by=SUPPLIER,
	),
	Partner(
		"恒力液压器材有限公司",
		"液压件",
		(
			Supply("YY-RJ-10", "高压胶管总成 DN10", "根", "42.80", 40, 800),
			Supply("YY-RJ-25", "高压胶管总成 DN25", "根", "118", 20, 400),
			Supply("YY-MF-50", "液压支架密封圈 Φ50", "件", "9.75", 120, 3000),
			Supply("YY-FA-200", "安全阀 FAD200", "个", "560", 4, 60),
			Supply("YY-LZ-125", "立柱千斤顶 Φ125", "根", "3980", 1, 12),
			Supply("YY-RHB-400", "乳化液泵 BRW400/31.5", "台", "86000", 1, 2, on_call=True),
		),
		issues=7,
		consent=True,
		payment_ratio="80",
	),
)


def demo_consignment_book(on: date) -> Book:
	"""Agreements of this year and the withdrawals of the three months before `on`, always the same for that day."""
	return Book(
		agreements=tuple(_agreements(on)),
		withdrawals=tuple(_withdrawals(on)),
		areas=frozenset({CONSIGNMENT}),
	)


def first_day(on: date) -> date:
	"""The day on which the demo's agreements begin: the first of a month, before the first withdrawal."""
	return add_months(on.replace(day=1), -MONTHS - 1)


def _agreements(on: date) -> Iterator[AgreementRow]:
	row, start = FIRST_ROW, first_day(on)
	for partner in PARTNERS:
		for number, supply in enumerate(partner.supplies):
			shared = _shared(partner, start) if not number else {}
			for price in _prices(supply, number, start):
				yield AgreementRow(
					row=row,
					supplier=partner.name,
					site=SITE,
					valid_from=start,
					item=supply.item,
					item_name=supply.name,
					category=partner.category,
					unit=supply.unit,
					maximum=Decimal(supply.maximum),
					**price,
					**shared,
				)
				row, shared = row + 1, {}


def _shared(partner: Partner, start: date) -> dict:
	"""What holds for a whole agreement stands in its first row."""
	return {
		"valid_upto": add_days(add_months(start, 24), -1),
		"currency": "CNY",
		"minimum": Decimal(20_000),
		"consent": partner.consent,
		"payment_ratio": Decimal(partner.payment_ratio) if partner.payment_ratio else None,
		"loss_borne_by": partner.loss_borne_by,
	}


def _prices(supply: Supply, number: int, start: date) -> list[dict]:
	"""One price; the second item of a supplier became dearer two months after the beginning."""
	price = Decimal(supply.price)
	if number != 1:
		return [{"price": price}]
	change = add_months(start, 2)
	dearer = (price * Decimal("1.04")).quantize(Decimal("0.01"))
	return [{"price": price, "price_upto": add_days(change, -1)}, {"price": dearer, "price_from": change}]


def _withdrawals(on: date) -> Iterator[WithdrawalRow]:
	chance, rows = random.Random(SEED), []
	begin = add_months(on, -MONTHS)
	days = (on - begin).days
	for partner in PARTNERS:
		for _slip in range(partner.issues * MONTHS):
			day = add_days(begin, chance.randrange(days))
			picked = chance.sample(partner.in_store, chance.randint(1, 3))
			rows.append((day, partner, [_quantities(supply, chance) for supply in picked]))
	rows.sort(key=lambda slip: (slip[0], slip[1].name))
	row = FIRST_ROW
	for number, (day, partner, items) in enumerate(rows, start=1):
		for supply, quantity, returned in items:
			yield WithdrawalRow(
				row=row,
				document_no=f"LY{day:%y%m}-{number:03d}",
				date=day,
				supplier=partner.name,
				site=SITE,
				item=supply.item,
				quantity=Decimal(quantity),
				returned=Decimal(returned) if returned else None,
				warehouse=OWN_STORE,
			)
			row += 1


def _quantities(supply: Supply, chance: random.Random) -> tuple[Supply, int, int]:
	"""How many were used, and how many of them came back: mostly none."""
	quantity = max(1, round(supply.issue * chance.uniform(0.5, 1.5)))
	returned = chance.randint(1, quantity // 4) if quantity >= 8 and chance.random() < 0.12 else 0
	return supply, quantity, returned
