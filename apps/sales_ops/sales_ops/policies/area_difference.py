"""Area difference (面积补差): what the measured area changes about the price of a sold unit (§4 row 5, §11 no. 47).

The rule is that of the 商品房销售管理办法 (2001), article 20: up to 3 % either way is settled at the contract's rate. Of a
larger unit the part beyond 3 % is on the developer; of a smaller one it is paid back double. Beyond 3 % the buyer may
return the unit instead. A contract may agree on another limit, so it is a setting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.changes import Owed, replaceable
from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.payment_plan import OWN, Planned
from sales_ops.policies.pricing import WHOLE_UNIT
from sales_ops.policies.violations import Violation

AREA_DIFFERENCE = "Area Difference"


@dataclass(frozen=True)
class Settlement:
	"""Difference in m², its percent of the sold area, what the buyer pays (below zero: gets back), the right to return."""

	difference: Decimal = ZERO
	percent: Decimal = ZERO
	amount: Decimal = ZERO
	may_return: bool = False


def settle(
	price: Decimal, basis: str, sold: Decimal, measured: Decimal, limit: Decimal, precision: int = 2
) -> Settlement:
	"""What is settled for a unit that was sold with `sold` m² and measures `measured` m².

	Args:
		price: the contract amount, in the deal's currency.
		basis: what the unit is priced by; a unit priced as a whole costs what was agreed, whatever it measures.
		limit: how many percent are settled at the contract's rate.
	"""
	if not sold or not measured:
		return Settlement()
	difference = measured - sold
	percent = difference / sold * 100
	if basis == WHOLE_UNIT:
		return Settlement(difference, percent)
	rate, within = price / sold, sold * limit / 100
	beyond = max(ZERO, abs(difference) - within)
	area = min(difference, within) if difference > 0 else difference - beyond  # what is beyond counts twice
	return Settlement(difference, percent, round_money(rate * area, precision), beyond > 0)


def propose(rows: Sequence[Owed], amount: Decimal, due_on: date) -> list[Planned]:
	"""The unpaid tail of a contract with the settlement: an instalment of its own, or less in the last instalments."""
	tail = [Planned(row.kind, row.due_date, row.amount, row.money_source) for row in replaceable(rows)]
	if amount > 0:
		return [*tail, Planned(AREA_DIFFERENCE, due_on, amount, OWN)]
	# The buyer's own money first, from the end; a loan is lowered last.
	order = sorted(range(len(tail)), key=lambda index: (tail[index].money_source == OWN, index), reverse=True)
	left = -amount
	amounts = [row.amount for row in tail]
	for index in order:
		taken = min(left, amounts[index])
		amounts[index] -= taken
		left -= taken
	return [
		Planned(row.kind, row.due_date, new, row.money_source)
		for row, new in zip(tail, amounts, strict=True)
		if new
	]


def check_credit(rows: Sequence[Owed], amount: Decimal) -> list[Violation]:
	"""What the buyer gets back lowers instalments that are not paid; there must be as much of them left."""
	unpaid = sum((row.amount for row in replaceable(rows)), ZERO)
	if -amount > unpaid:
		return [Violation("area_credit_above_unpaid", {"credit": -amount, "unpaid": unpaid})]
	return []
