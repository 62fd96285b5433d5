"""Exact money: Decimals, rounded half up to the currency's precision."""

from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal(0)


def round_money(amount: Decimal, precision: int = 2) -> Decimal:
	"""`amount` rounded half up to `precision` decimals (2 = cents of the currency)."""
	return amount.quantize(Decimal(1).scaleb(-precision), rounding=ROUND_HALF_UP)


def split_evenly(total: Decimal, parts: int, precision: int = 2) -> list[Decimal]:
	"""`total` in `parts` equal amounts; what rounding leaves over goes into the last one, so the sum is exact."""
	share = round_money(total / parts, precision)
	return [share] * (parts - 1) + [total - share * (parts - 1)]
