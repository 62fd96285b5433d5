"""Exact money: Decimals, rounded half up to the currency's precision."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

ZERO = Decimal(0)


def round_money(amount: Decimal, precision: int = 2) -> Decimal:
	"""`amount` rounded half up to `precision` decimals (2 = cents of the currency)."""
	return amount.quantize(cent(precision), rounding=ROUND_HALF_UP)


def cent(precision: int = 2) -> Decimal:
	"""The smallest amount of a currency with `precision` decimals."""
	return Decimal(1).scaleb(-precision)


def split_evenly(total: Decimal, parts: int, precision: int = 2) -> list[Decimal]:
	"""`total` in `parts` equal amounts; what rounding down leaves over goes into the last one, so the sum is exact."""
	share = (total / parts).quantize(cent(precision), rounding=ROUND_DOWN)
	return [share] * (parts - 1) + [total - share * (parts - 1)]
