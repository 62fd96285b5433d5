"""The demo workbook: two projects, 262 units, deals of every state, as a sales office's own book of one day."""

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import round_money
from sales_ops.workbook.demo_data import (
	BLOCKS,
	COMPANIES,
	CONSULTANTS,
	GIVEN_NAMES,
	INNER_SHARE,
	SURNAMES,
	Block,
)
from sales_ops.workbook.demo_stories import Story, StoryTeller
from sales_ops.workbook.fields import PROPERTY
from sales_ops.workbook.layout import BUILT_AREA, WHOLE_UNIT
from sales_ops.workbook.model import Book, CustomerRow, DealRow, InstalmentRow, ReceiptRow, UnitRow

SEED = 20260305
FIRST_ROW = 2


def demo_book(on: date) -> Book:
	"""The demo workbook as of the day `on`, always the same for that day.

	On that day holds still run, and clocks stand on each side of their limits. Receipts lie within the year of `on`
	and the year before, none after `on`. People and places are Chinese; `writer` chooses the language of the rest.
	"""
	units = tuple(_units())
	stories = StoryTeller(units, on, SEED).tell()
	stories.sort(key=lambda story: (story.subscribed_on, story.unit.key))
	customers, buyers = _customers(stories)
	deals = tuple(_deal(number, story, buyers[number]) for number, story in enumerate(stories))
	pairs = list(zip(deals, stories, strict=True))
	instalments = [row for deal, story in pairs for row in _instalments(deal, story)]
	return Book(
		units=units,
		customers=customers,
		deals=deals,
		instalments=tuple(_in_rows(instalments)),
		receipts=tuple(_receipts(pairs)),
		areas=frozenset({PROPERTY}),
	)


def _in_rows(rows: list[InstalmentRow]) -> Iterator[InstalmentRow]:
	for number, row in enumerate(rows, start=FIRST_ROW):
		yield InstalmentRow(**{**vars(row), "row": number})


def _units() -> Iterator[UnitRow]:
	row = FIRST_ROW
	for block in BLOCKS:
		for floor in block.floors:
			for stack in range(1, block.stacks + 1):
				yield _unit(row, block, floor, stack)
				row += 1


def _unit(row: int, block: Block, floor: int, stack: int) -> UnitRow:
	place = {
		"row": row,
		"project": block.project,
		"building": block.building,
		"unit_no": block.pattern.format(floor=floor, stack=stack),
		"kind": block.kind,
		"floor": floor,
		"stack": stack,
		"released": floor <= block.released_to,
	}
	if not block.areas:
		return UnitRow(**place, price_basis=WHOLE_UNIT, list_amount=Decimal(block.rate))
	area = Decimal(block.areas[stack - 1])
	rate = Decimal(block.rate + block.per_floor * floor)
	return UnitRow(
		**place,
		built_area=area,
		inner_area=round_money(area * INNER_SHARE),
		price_basis=BUILT_AREA,
		list_rate=rate,
		list_amount=round_money(area * rate),
	)


def _customers(stories: list[Story]) -> tuple[tuple[CustomerRow, ...], list[CustomerRow]]:
	"""All customers, and the buyer of each story: a parking space goes to somebody who has bought before."""
	chance = random.Random(SEED)
	names = chance.sample([surname + given for surname in SURNAMES for given in GIVEN_NAMES], len(stories))
	companies = list(COMPANIES)
	customers: list[CustomerRow] = []
	buyers = []
	for name, story in zip(names, stories, strict=True):
		if story.unit.kind in ("Parking", "Storage") and len(customers) > 5:
			buyers.append(chance.choice(customers))
			continue
		is_company = story.unit.kind == "Shop" and bool(companies)
		customers.append(_customer(len(customers), companies.pop() if is_company else name, is_company))
		buyers.append(customers[-1])
	return tuple(customers), buyers


def _customer(index: int, name: str, is_company: bool) -> CustomerRow:
	return CustomerRow(
		row=FIRST_ROW + index,
		customer_no=f"KH{index + 1:04d}",
		customer_name=name,
		mobile=f"1390000{index + 1:04d}",
		customer_type="Company" if is_company else "Individual",
	)


def _deal(number: int, story: Story, buyer: CustomerRow) -> DealRow:
	terms = dict(story.terms)
	if signed_on := terms.get("contract_date"):
		terms["contract_no"] = f"YS{signed_on.year}-{number + 1:04d}"
	return DealRow(
		row=FIRST_ROW + number,
		deal_no=f"RG{story.subscribed_on.year}-{number + 1:04d}",
		project=story.unit.project,
		building=story.unit.building,
		unit_no=story.unit.unit_no,
		customer_no=buyer.customer_no,
		consultant=CONSULTANTS[number % len(CONSULTANTS)],
		stage=story.stage,
		subscription_date=story.subscribed_on,
		**terms,
	)


def _instalments(deal: DealRow, story: Story) -> Iterator[InstalmentRow]:
	for seq, row in enumerate(story.schedule, start=1):
		yield InstalmentRow(0, deal.deal_no, seq, row.kind, row.due_date, row.amount, row.money_source)


def _receipts(pairs: list[tuple[DealRow, Story]]) -> Iterator[ReceiptRow]:
	found = sorted(
		(day, deal.deal_no, index, amount, mode)
		for deal, story in pairs
		for index, (day, amount, mode) in enumerate(story.receipts)
	)
	for number, (day, deal_no, _index, amount, mode) in enumerate(found, start=1):
		yield ReceiptRow(FIRST_ROW + number - 1, f"SJ{day.year}-{number:05d}", deal_no, day, amount, mode)
