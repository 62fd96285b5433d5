"""What is taken from lines of marketing budgets, counted from activities, general ledger and open orders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import frappe

from erpnext.accounts.doctype.accounting_dimension_filter.accounting_dimension_filter import (
	get_dimension_filter_map,
)

from sales_ops.marketing_budget import order_queries, queries
from sales_ops.policies.budget_authority import OPEN
from sales_ops.policies.budget_consumption import (
	Activity,
	Cell,
	Figures,
	add_up,
	consumed_cells,
	used_cells,
)
from sales_ops.policies.money import ZERO, round_money
from sales_ops.setup.dimension import FIELD
from sales_ops.values import to_decimal


@dataclass(frozen=True)
class Taken:
	"""What activities take: each of them with its cells of spent and ordered, and of those with its reservation.

	Only submitted activities are in it; `statuses` says how each stands.
	"""

	activities: Mapping[str, Activity]
	used: Mapping[str, Mapping[Cell, Figures]]
	cells: Mapping[str, Mapping[Cell, Figures]]
	statuses: Mapping[str, str]

	def total(self, names: Iterable[str] | None = None) -> dict[Cell, Figures]:
		"""The sum over some of the activities; over all where none are named."""
		return add_up(self.cells.get(name, {}) for name in (self.cells if names is None else names))

	def spent(self, name: str) -> Decimal:
		"""What was spent and ordered for an activity."""
		return sum((figures.used for figures in self.used.get(name, {}).values()), ZERO)


UNTOUCHED = Taken({}, {}, {}, {})


def taken(scope: queries.Scope, fresh: bool = False) -> Taken:
	"""What the activities of a scope take; see `queries` for scopes and `fresh`."""
	scope = queries.resolved(scope) if fresh else scope
	if not scope:
		return UNTOUCHED
	rows = queries.planned(scope, fresh)
	statuses = {row.activity: row.status for row in rows}
	activities = _activities(rows)
	spent: dict[str, list[tuple]] = {name: [] for name in activities}
	posted = queries.actuals(list(activities), fresh)
	counted = {account for account in {row.account for row in posted} if is_counted(account)}
	for row in posted:
		if row.activity in spent and row.account in counted:
			spent[row.activity].append((row.account, row.month, ZERO, _money(row.amount)))
	for row in order_queries.open_orders(scope, fresh):
		if row.activity in spent:
			spent[row.activity].append((row.account, row.month, _money(row.amount), ZERO))
	used = {name: used_cells(activity, spent[name]) for name, activity in activities.items()}
	cells = {name: consumed_cells(activity, used[name]) for name, activity in activities.items()}
	return Taken(activities, used, cells, statuses)


def _activities(rows: Sequence[Mapping]) -> dict[str, Activity]:
	accounts = queries.accounts_of({row.budget_line for row in rows}) if rows else {}
	by_name: dict[str, list] = {}
	for row in rows:
		by_name.setdefault(row.activity, []).append(row)
	return {name: activity_of(name, own, own[0].status in OPEN, accounts) for name, own in by_name.items()}


def activity_of(
	name: str, rows: Iterable[Mapping], is_open: bool, accounts: Mapping[str, str] | None = None
) -> Activity:
	"""An activity from its rows of budget_line, month and amount; `accounts` are those of lines."""
	planned: dict[Cell, Decimal] = {}
	of_line: dict[str, str] = {}
	for row in rows:
		cell = (row.budget_line, row.month)
		planned[cell] = planned.get(cell, ZERO) + _money(row.amount)
		if accounts and row.budget_line in accounts:
			of_line[accounts[row.budget_line]] = row.budget_line
	return Activity(name, planned, is_open, of_line)


def is_counted(account: str) -> bool:
	"""Whether postings to an account are spending: expenses, and whatever else the settings control."""
	return frappe.get_cached_value("Account", account, "root_type") == "Expense" or is_controlled(account)


def is_controlled(account: str) -> bool:
	"""Whether an account takes nothing without an activity: ERPNext's dimension filter, which the settings fill, says so."""
	found = get_dimension_filter_map().get((FIELD, account))
	return bool(found and found["is_mandatory"])


def _money(amount: float) -> Decimal:
	return round_money(to_decimal(amount))
