"""The rows of the consignment sheets with their types. What is here has been read, not yet checked."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sales_ops.policies.money import ZERO


class AgreementKey(NamedTuple):
	"""How a book names an agreement."""

	supplier: str
	site: str
	valid_from: date

	def __str__(self) -> str:
		return f"{self.supplier} {self.site} {self.valid_from}"


@dataclass(frozen=True)
class AgreementRow:
	"""An item of an agreement at a price; what holds for the whole agreement may be empty in all rows but one.

	Price in the agreement's currency for one `unit`; maximum in that unit; minimum in the agreement's currency; payment
	ratio in percent; scores 0 to 20; settlement days are days of the month.
	"""

	row: int
	supplier: str
	site: str
	valid_from: date
	item: str
	price: Decimal
	company: str | None = None
	valid_upto: date | None = None
	currency: str | None = None
	item_name: str | None = None
	category: str | None = None
	unit: str | None = None
	price_from: date | None = None
	price_upto: date | None = None
	maximum: Decimal | None = None
	score_tendered: int | None = None
	score_volume: int | None = None
	score_stable_use: int | None = None
	score_storable: int | None = None
	score_general: int | None = None
	override_reason: str | None = None
	settlement_from_day: int | None = None
	settlement_upto_day: int | None = None
	settlement_due_day: int | None = None
	minimum: Decimal | None = None
	consent: bool | None = None
	payment_ratio: Decimal | None = None
	loss_borne_by: str | None = None

	@property
	def agreement(self) -> AgreementKey:
		return AgreementKey(self.supplier, self.site, self.valid_from)


@dataclass(frozen=True)
class WithdrawalRow:
	"""An item of a slip: what was used and what came back, in the agreement's unit."""

	row: int
	document_no: str
	date: date
	supplier: str
	site: str
	item: str
	quantity: Decimal | None = None
	returned: Decimal | None = None
	price: Decimal | None = None
	warehouse: str | None = None

	@property
	def used(self) -> Decimal:
		"""What is owed for: quantity less what came back; negative for a row that only returns."""
		return (self.quantity or ZERO) - (self.returned or ZERO)
