"""The stories of the demo workbook: a deal of every state, on each side of each limit, as seen on one day.

Schedules come from the payment plan policy; what a buyer has paid is told here.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.payment_plan import (
	DEPOSIT_KINDS,
	LOAN,
	Anchors,
	Planned,
	build_schedule,
	deposit_schedule,
)
from sales_ops.workbook import layout
from sales_ops.workbook.demo_data import DEPOSITS, LOAN_DAYS, MORTGAGE, ONCE, PLANS, TWO_YEARS, YEAR
from sales_ops.workbook.model import UnitRow

DEPOSIT_DAYS, SIGNING_DAYS = 3, 7


@dataclass
class Story:
	"""A deal before it has its numbers. `receipts`: (day, amount in CNY, mode of payment)."""

	unit: UnitRow
	stage: str
	subscribed_on: date
	terms: dict = field(default_factory=dict)
	schedule: list[Planned] = field(default_factory=list)
	receipts: list[tuple[date, Decimal, str]] = field(default_factory=list)


class StoryTeller:
	"""Tells stories about free units, as of the day `on`; the same seed tells the same stories."""

	def __init__(self, units: Sequence[UnitRow], on: date, seed: int):
		self.on = on
		self.random = random.Random(seed)
		self.free: dict[str, list[UnitRow]] = {}
		for unit in units:
			if unit.released:
				self.free.setdefault(unit.kind, []).append(unit)
		for group in self.free.values():
			self.random.shuffle(group)

	def tell(self) -> list[Story]:
		"""All stories of the demo workbook."""
		live = [*self._beginnings(), *self._late(), *self._on_time(), *self._paid_up()]
		return [*live, *self._ended(live)]

	def _unit(self, kind: str = "Home") -> UnitRow:
		return self.free[kind].pop()

	def _ago(self, days: int) -> date:
		return add_days(self.on, -days)

	# deals before the contract

	def _beginnings(self) -> Iterator[Story]:
		for index, kind in enumerate(("Home",) * 6 + ("Parking",) * 2):
			until = datetime.combine(add_days(self.on, 1), time(10 + index))
			yield Story(self._unit(kind), layout.HELD, self._ago(index % 2), {"held_until": until})
		for age, kind in zip((0, 0, 1, 1, 2, 2), ("Home",) * 5 + ("Parking",), strict=True):
			yield self._subscribed(kind, self._ago(age))
		for age, kind in zip((0, 0, 1, 1, 2, 3, 4, 5, 6, 8), ("Home",) * 9 + ("Shop",), strict=True):
			story = self._subscribed(kind, self._ago(age))
			self._pay(story, story.schedule[:1], lambda row: row.due_date)
			yield story
		for age in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 45):
			story = self._subscribed("Parking" if age in (2, 9, 12) else "Home", self._ago(age + age % 3))
			self._pay(story, story.schedule[:-1], lambda row: row.due_date)
			self._pay(story, story.schedule[-1:], lambda row, age=age: self._ago(age))
			yield story

	def _subscribed(self, kind: str, subscribed_on: date, plan: str | None = None) -> Story:
		unit = self._unit(kind)
		temporary, full = (Decimal(amount) for amount in DEPOSITS[kind])
		agreed = round_money((unit.list_price or ZERO) * self.random.randint(960, 1000) / 1000, 0)
		terms = {
			"agreed_amount": agreed,
			"payment_plan": plan or (MORTGAGE if kind in ("Home", "Shop") else ONCE),
			"temporary_deposit": temporary or None,
			"deposit": full,
			"full_deposit_by": add_days(subscribed_on, DEPOSIT_DAYS),
			"sign_by": add_days(subscribed_on, SIGNING_DAYS),
		}
		schedule = deposit_schedule(temporary, full, subscribed_on, terms["full_deposit_by"])
		return Story(unit, layout.SUBSCRIBED, subscribed_on, terms, schedule)

	# contracts

	def _signed(self, kind: str, plan: str, signed_on: date) -> Story:
		"""A signed deal whose deposit is paid, and nothing else yet."""
		story = self._subscribed(kind, add_days(signed_on, -self.random.randint(3, SIGNING_DAYS)), plan)
		story.stage = layout.SIGNED
		story.terms["contract_date"] = signed_on
		anchors = Anchors(story.subscribed_on, signed_on)
		schedule = build_schedule(story.terms["agreed_amount"], PLANS[plan], anchors, story.schedule)
		story.schedule = schedule.rows
		self._pay(story, story.schedule, lambda row: row.due_date if row.kind in DEPOSIT_KINDS else None)
		return story

	def _late(self) -> Iterator[Story]:
		for days in (1, 3, 7, 8, 9, 14, 20, 45):
			yield self._signed("Home", MORTGAGE if days % 2 else YEAR, self._ago(days))
		month = self._a_month_ago()
		dues = [self._ago(days) for days in (1, 7, 15, 45, 60, 92, 120, 150, 200)]
		for due in (*dues, month, add_days(month, -1)):
			story = self._signed("Home", MORTGAGE, add_days(due, -LOAN_DAYS))
			self._pay_due(story, until=add_days(due, -1))
			yield story

	def _a_month_ago(self) -> date:
		"""The last due date whose month is over today (28 February answers to 31 March)."""
		return max(day for day in map(self._ago, range(28, 32)) if add_months(day, 1) <= self.on)

	def _on_time(self) -> Iterator[Story]:
		for index in range(16):
			plan, kind = (ONCE, "Shop") if index > 13 else (MORTGAGE, "Home")
			story = self._signed(kind, plan, self._ago(index % 14 if plan == ONCE else 2 + 2 * index))
			self._pay_due(story)
			yield story
		for index in range(30):
			story = self._signed("Shop" if index > 27 else "Home", YEAR, self._ago(5 + 8 * index))
			self._pay_due(story, until=self._ago(20) if index % 9 == 8 else self.on)
			yield story
		for index in range(18):
			story = self._signed("Home", TWO_YEARS, self._ago(10 + 15 * index))
			self._pay_due(story, until=self._ago(70) if index == 11 else self.on, partly=index % 6 == 5)
			yield story

	def _paid_up(self) -> Iterator[Story]:
		kinds = ("Parking",) * 10 + ("Shop",) * 3 + ("Storage",) * 2 + ("Home",) * 5
		for index, kind in enumerate(kinds):
			story = self._signed(kind, MORTGAGE if kind == "Home" else ONCE, self._ago(60 + 9 * index))
			self._pay_due(story)
			yield story

	# deals that came to nothing

	def _ended(self, live: list[Story]) -> Iterator[Story]:
		"""Half of them on units that somebody else bought afterwards."""
		bought_later = [story for story in live if story.stage == layout.SIGNED and story.unit.kind == "Home"]
		for index in range(18):
			stage = layout.EXPIRED if index < 10 else layout.CANCELLED
			days = 1 if stage == layout.EXPIRED else 4
			if index % 2:
				later = bought_later[index * 3]
				unit, began = later.unit, add_days(later.subscribed_on, -days - 2)
			else:
				unit, began = self._unit(), self._ago(12 + 11 * index)
			terms = {"agreed_amount": unit.list_price} if stage == layout.CANCELLED else {}
			yield Story(unit, stage, began, {**terms, "ended_on": add_days(began, days)})

	# money

	def _pay_due(self, story: Story, until: date | None = None, partly: bool = False) -> None:
		"""Pay what fell due up to `until`; `partly`: the last of these rows only by half."""
		until = until or self.on
		due = [row for row in story.schedule if row.kind not in DEPOSIT_KINDS and row.due_date <= until]
		self._pay(story, due[:-1] if partly else due, lambda row: row.due_date)
		for row in due[-1:] if partly else ():
			story.receipts.append((row.due_date, round_money(row.amount / 2, 0), "Wire Transfer"))

	def _pay(self, story: Story, rows: Sequence[Planned], when: Callable[[Planned], date | None]) -> None:
		for row in rows:
			if day := when(row):
				mode = "Wire Transfer" if row.money_source == LOAN else self._mode(row.amount)
				story.receipts.append((min(day, self._last_day(story, row)), row.amount, mode))

	def _last_day(self, story: Story, row: Planned) -> date:
		"""The deposit of a signed deal was there at signing; nothing is paid after today."""
		signed_on = story.terms.get("contract_date") if row.kind in DEPOSIT_KINDS else None
		return min(self.on, signed_on or self.on)

	def _mode(self, amount: Decimal) -> str:
		return self.random.choice(
			("Cash", "Credit Card") if amount <= 50_000 else ("Credit Card", "Wire Transfer")
		)
