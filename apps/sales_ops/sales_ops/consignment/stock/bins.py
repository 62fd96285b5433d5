"""Whether consigned goods are there: decided on locked rows, whatever the site says about negative stock (§6.2 n)."""

from collections.abc import Iterable
from datetime import datetime

from frappe.utils import flt

from sales_ops.consignment.stock import queries
from sales_ops.exceptions import throw_all
from sales_ops.policies.violations import Violation

PRECISION = 6
Place = tuple[str, str]  # warehouse, item


def require(needed: Iterable[tuple[Place, float]], at: datetime, is_past: bool) -> None:
	"""Lock the places and refuse what is not there.

	Args:
		needed: quantities to be taken, in the stock unit of measure; several of a place add up.
		at: when they are taken.
		is_past: whether later movements may stand already: then the goods must be there at every moment from `at` on.

	Raises:
		ConsignmentStockError: too little lies in a warehouse; the items and quantities are named.
	"""
	totals: dict[Place, float] = {}
	for place, qty in needed:
		totals[place] = flt(totals.get(place, 0) + qty, PRECISION)
	on_hand = queries.lock_bins(totals)
	free = {place: on_hand.get(place, 0.0) for place in totals}
	if is_past:
		free = _free_since(free, at)
	throw_all(
		[
			Violation(
				"consignment_stock_short",
				{"item": item_code, "warehouse": warehouse, "qty": _shown(qty), "free": _shown(free[place])},
			)
			for place, qty in sorted(totals.items())
			for warehouse, item_code in [place]
			if flt(qty - free[place], PRECISION) > 0
		]
	)


def _free_since(on_hand: dict[Place, float], at: datetime) -> dict[Place, float]:
	by_warehouse: dict[str, set[str]] = {}
	for warehouse, item_code in on_hand:
		by_warehouse.setdefault(warehouse, set()).add(item_code)
	free = {}
	for warehouse, item_codes in by_warehouse.items():
		lowest = queries.lowest_from(warehouse, item_codes, at)
		balances = queries.balances_at(warehouse, item_codes, at)
		for item_code in item_codes:
			balance = balances.get(item_code, 0.0)
			free[(warehouse, item_code)] = min(balance, lowest.get(item_code, balance))
	return free


def _shown(qty: float) -> str:
	return f"{flt(qty, PRECISION):g}" if qty % 1 else f"{int(qty)}"
