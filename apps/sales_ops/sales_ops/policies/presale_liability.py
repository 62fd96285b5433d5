"""Does the presale liability in the books equal what the deals say (feature 97, property-and-credit.md §8, §11 no. 33)?

Money received for instalments stays a contract liability until it is kept, paid back or becomes revenue at handover.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.money import ZERO

Key = tuple[str, str]  # accounting project, customer


@dataclass(frozen=True)
class DealMoney:
	"""What a deal's own documents say, in the company's currency.

	`received`: what its instalments received. `kept`, `refunded`: of a change that ended it. `invoiced`: what the invoice of
	the handover took.
	"""

	project: str
	customer: str
	received: Decimal
	kept: Decimal = ZERO
	refunded: Decimal = ZERO
	invoiced: Decimal = ZERO

	@property
	def liability(self) -> Decimal:
		return self.received - self.kept - self.refunded - self.invoiced


@dataclass(frozen=True)
class Line:
	"""One customer in one accounting project: the parts, what the books should show, and what they show."""

	project: str
	customer: str
	received: Decimal
	kept: Decimal
	refunded: Decimal
	invoiced: Decimal
	expected: Decimal
	booked: Decimal

	@property
	def difference(self) -> Decimal:
		return self.booked - self.expected


def reconcile(deals: Iterable[DealMoney], booked: Mapping[Key, Decimal]) -> list[Line]:
	"""A line for each customer and project that deals or books know, ordered by project and customer.

	Args:
		deals: every deal that has received money.
		booked: credit balance of the advance account by (project, customer).
	"""
	by_key: dict[Key, list[DealMoney]] = {key: [] for key in booked}
	for deal in deals:
		by_key.setdefault((deal.project, deal.customer), []).append(deal)
	return [_line(key, by_key[key], booked.get(key, ZERO)) for key in sorted(by_key)]


def _line(key: Key, deals: list[DealMoney], booked: Decimal) -> Line:
	parts = ("received", "kept", "refunded", "invoiced", "liability")
	sums = [sum((getattr(deal, part) for deal in deals), ZERO) for part in parts]
	return Line(*key, *sums, booked)
