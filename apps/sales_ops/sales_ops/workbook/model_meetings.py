"""The rows of the sheets of meetings with their types. What is here has been read, not yet checked."""

import datetime
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import NamedTuple


class MeetingKey(NamedTuple):
	"""How a book names a sales meeting."""

	meeting: str
	date: datetime.date

	def __str__(self) -> str:
		return f"{self.meeting} {self.date}"


@dataclass(frozen=True)
class AgendaRow:
	"""An item of a sales meeting; what holds for the whole meeting may be empty in all rows but one."""

	row: int
	meeting: str
	date: datetime.date
	kind: str
	subject: str
	start: time | None = None
	end: time | None = None
	place: str | None = None
	host: str | None = None
	purpose: str | None = None
	decide: str | None = None
	attendees: str | None = None
	speaker: str | None = None
	region: str | None = None
	minutes: int | None = None
	material: str | None = None
	material_due: datetime.date | None = None

	@property
	def key(self) -> MeetingKey:
		return MeetingKey(self.meeting, self.date)


@dataclass(frozen=True)
class TicketRow:
	"""A ticket of a draw."""

	row: int
	draw: str
	number: int
	holder: str | None = None
	department: str | None = None
	present: bool | None = None
	excluded: bool | None = None
	reason: str | None = None

	@property
	def takes_part(self) -> bool:
		return self.present is not False and not self.excluded


@dataclass(frozen=True)
class PrizeRow:
	"""A prize of a draw; `numbers` as typed, `tickets` how many there are if the book does not list them."""

	row: int
	draw: str
	level: str
	places: int
	gift: str | None = None
	numbers: str | None = None
	responsible: str | None = None
	allows_winners: bool | None = None
	tickets: int | None = None
	every_ticket_wins: bool | None = None
	date: datetime.date | None = None


@dataclass(frozen=True)
class PurchaseRow:
	"""Something an annual meeting needs; amounts in the company's currency, `rate` for one unit, `estimate` for all."""

	row: int
	plan: str
	what: str
	quantity: Decimal
	date: datetime.date | None = None
	kind: str | None = None
	item_code: str | None = None
	specification: str | None = None
	unit: str | None = None
	responsible: str | None = None
	rate: Decimal | None = None
	estimate: Decimal | None = None
	due: datetime.date | None = None
	supplier: str | None = None
	actual: Decimal | None = None
	remark: str | None = None
