"""Do the consigned goods, the subledger and the books tell the same story (consignment-budget-meeting.md §6.4 point 5)?

Four invariants, true at every moment: the ledger's quantity is the store's, consigned goods have no value, the pass-through
warehouse is empty, and what we owe for unbilled withdrawals is what the accrual account says. A broken one names the
item, the warehouse and the amount; nothing is repaired here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.money import ZERO

QUANTITY = "Quantity Differs"
VALUE = "Consigned Goods Have a Value"
PASS_THROUGH_QUANTITY = "Pass-through Holds Goods"
PASS_THROUGH_VALUE = "Pass-through Holds Value"
ACCRUAL = "Accrual Differs"
INVARIANTS = (QUANTITY, VALUE, PASS_THROUGH_QUANTITY, PASS_THROUGH_VALUE, ACCRUAL)

# ERPNext keeps quantities and values as binary fractions: what is smaller than half the last shown digit is no difference.
QUANTITY_PRECISION, MONEY_PRECISION = 3, 2

Place = tuple[str, str]  # warehouse, item


@dataclass(frozen=True)
class Precision:
	"""How many decimals the site shows of quantities and of the company's currency."""

	quantity: int = QUANTITY_PRECISION
	money: int = MONEY_PRECISION

	def is_quantity(self, difference: Decimal) -> bool:
		return _counts(difference, self.quantity)

	def is_money(self, difference: Decimal) -> bool:
		return _counts(difference, self.money)


def _counts(difference: Decimal, precision: int) -> bool:
	return abs(difference) >= Decimal(5).scaleb(-precision - 1)


@dataclass(frozen=True)
class Stock:
	"""What the stock ledger holds of an item in a warehouse.

	`quantity` in the stock unit of measure; `value` in the company's currency: the largest value that any entry of the stock
	ledger showed there, by its amount, with its sign.
	"""

	quantity: Decimal = ZERO
	value: Decimal = ZERO


@dataclass(frozen=True)
class Broken:
	"""A broken invariant: what should be, what is. `subject` is the receipt where the accrual differs, else empty."""

	invariant: str
	warehouse: str
	item_code: str
	expected: Decimal
	found: Decimal
	subject: str = ""

	@property
	def difference(self) -> Decimal:
		return self.found - self.expected


def check_consigned(
	ledger: Mapping[Place, Decimal], stock: Mapping[Place, Stock], precision: Precision | None = None
) -> list[Broken]:
	"""Whether every consigned warehouse holds what the subledger says, at no value.

	Args:
		ledger: quantity of the subledger by (warehouse, item), in the stock unit of measure.
		stock: what ERPNext's stock ledger holds there; a place that only one side knows counts as zero on the other.
		precision: of quantities and money.
	"""
	precision = precision or Precision()
	broken = []
	for place in sorted(ledger.keys() | stock.keys()):
		held = stock.get(place, Stock())
		expected = ledger.get(place, ZERO)
		if precision.is_quantity(held.quantity - expected):
			broken.append(Broken(QUANTITY, *place, expected, held.quantity))
		if precision.is_money(held.value):
			broken.append(Broken(VALUE, *place, ZERO, held.value))
	return broken


def check_pass_through(stock: Mapping[Place, Stock], precision: Precision | None = None) -> list[Broken]:
	"""Whether the pass-through warehouses are empty: goods pass them within one posting, they never stay."""
	precision = precision or Precision()
	broken = []
	for place, held in sorted(stock.items()):
		if precision.is_quantity(held.quantity):
			broken.append(Broken(PASS_THROUGH_QUANTITY, *place, ZERO, held.quantity))
		if precision.is_money(held.value):
			broken.append(Broken(PASS_THROUGH_VALUE, *place, ZERO, held.value))
	return broken


@dataclass(frozen=True)
class Accrual:
	"""What one receipt of ours, or one item row of it, means for the accrual account, in the company's currency.

	`owed`: withdrawals less returns that no invoice covers, by the subledger. `booked`: credit balance of Stock Received But
	Not Billed that is left of it.
	"""

	receipt: str
	warehouse: str
	item_code: str
	owed: Decimal = ZERO
	booked: Decimal = ZERO


def check_accrual(rows: Iterable[Accrual], precision: Precision | None = None) -> list[Broken]:
	"""Whether the accrual account shows for each of our receipts what is withdrawn and not billed."""
	precision = precision or Precision()
	return [
		Broken(ACCRUAL, row.warehouse, row.item_code, row.owed, row.booked, row.receipt)
		for row in rows
		if precision.is_money(row.booked - row.owed)
	]
