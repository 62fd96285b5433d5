"""Consigned stock as the reports show it: what lies where, since when, at which agreed price and maximum."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from frappe.utils import cint, getdate

from erpnext.setup.utils import get_exchange_rate

from sales_ops.consignment import settings
from sales_ops.consignment.control import stock_queries as queries
from sales_ops.consignment.control.sight import company_currency
from sales_ops.consignment.stock.agreements import price_of
from sales_ops.consignment.stock.queries import agreed_prices
from sales_ops.policies.consignment_exposure import Layer, remaining_layers
from sales_ops.policies.money import ZERO
from sales_ops.values import to_decimal

Place = tuple[str, str]  # consigned warehouse, item


@dataclass
class Agreed:
	"""What is agreed for an item: the price that is valid on the day, or the last one before where none is any more.

	`rate` per stock unit of measure in `currency`; `base_rate` in the company's. `is_priced`: whether the price is valid on
	the day.
	"""

	agreement: str | None = None
	currency: str | None = None
	rate: Decimal = ZERO
	base_rate: Decimal = ZERO
	maximum: Decimal = ZERO
	stale_after_days: int = 0
	buyer: str | None = None
	is_priced: bool = False


@dataclass
class Held:
	"""An item in a consigned warehouse: the row of `queries.balances` and what belongs to it."""

	row: dict
	agreed: Agreed
	layers: list[Layer] = field(default_factory=list)

	@property
	def quantity(self) -> Decimal:
		return to_decimal(self.row.qty)

	@property
	def place(self) -> Place:
		return self.row.warehouse, self.row.item_code

	def worth(self, quantity: Decimal) -> Decimal:
		"""A quantity at the agreed price, in the company's currency."""
		return quantity * self.agreed.base_rate


def held_goods(filters: dict) -> list[Held]:
	"""All consigned goods at the end of the day `on`, with what is agreed and since when they lie there.

	Args:
		filters: as for `queries.balances`.
	"""
	rows = queries.balances(filters)
	agreed = agreed_terms(filters, {row.warehouse for row in rows})
	arrivals: dict[Place, list[Layer]] = defaultdict(list)
	for row in queries.arrivals(filters):
		arrivals[row.warehouse, row.item_code].append(Layer(row.posting_date, to_decimal(row.qty)))
	found = []
	for row in rows:
		place = row.warehouse, row.item_code
		layers = remaining_layers(arrivals[place], to_decimal(row.qty))
		found.append(Held(row, agreed.get(place) or Agreed(), layers))
	return found


def agreed_terms(filters: dict, warehouses: set[str]) -> dict[Place, Agreed]:
	"""The terms of each item on the day `on`: those that began last, as the prices of an item do not overlap."""
	on, own = getdate(filters.on), company_currency(filters.company)
	begun = [(row, price) for row in agreed_prices(warehouses) if (price := price_of(row)).valid_from <= on]
	rates = {
		currency: to_decimal(get_exchange_rate(currency, own, str(on)) or 0)
		for currency in {row.currency for row, _price in begun}
	}
	return {
		(row.warehouse, row.item_code): _agreed(row, price.covers(on), rates[row.currency])
		for row, price in begun
	}


def _agreed(row: dict, is_priced: bool, exchange_rate: Decimal) -> Agreed:
	return Agreed(
		agreement=row.agreement,
		currency=row.currency,
		rate=to_decimal(row.rate),
		base_rate=to_decimal(row.rate) * exchange_rate,
		maximum=to_decimal(row.maximum_qty),
		stale_after_days=cint(row.stale_after_days) or settings.term("stale_after_days"),
		buyer=row.buyer,
		is_priced=is_priced,
	)
