"""What the control of marketing budgets reads: allocations, activities, general ledger; orders in `order_queries`.

A scope says which activities count: a query of their names, or the names. `fresh` reads rows as they are committed now, with
locks, where the transaction's own view is older (see `control/locking.py`); `resolved` turns a scope into names for it, since a
query within a query would still be read by the old view. Such reads name `docstatus` so that they pass by drafts: Frappe locks a
document with its rows while it is saved.
"""

from collections.abc import Collection, Sequence
from operator import itemgetter

from pypika.queries import QueryBuilder, Table
from pypika.terms import Field

import frappe
from frappe.query_builder.functions import DateFormat, Sum
from frappe.utils import create_batch

from sales_ops.setup.dimension import ACTIVITY, FIELD

BUDGET, LINE, ENTRY, ITEM = (
	"Marketing Budget",
	"Marketing Budget Line",
	"Marketing Budget Entry",
	"Marketing Activity Item",
)
EXCEPTION = "Marketing Budget Exception"
MONTH = "%Y-%m"
# It takes the year's expenses back to zero, and not because anybody returned them.
CLOSING_VOUCHER = "Period Closing Voucher"
CLOSED = "Closed"
# How many activities a query names: MariaDB makes a table of a longer list (of 1,000), and no longer reads in the index's order.
PART = 500
Scope = QueryBuilder | Sequence[str]


def names(activities: Sequence[str]) -> QueryBuilder:
	"""The scope of some submitted activities."""
	activity = frappe.qb.DocType(ACTIVITY)
	query = frappe.qb.from_(activity).select(activity.name.as_("activity")).where(activity.docstatus == 1)
	return query.where(activity.name.isin(list(activities))).as_("scope")


def of_lines(lines: Sequence[str], fresh: bool = False) -> list[str]:
	"""The scope of all submitted activities that take something from one of the lines."""
	item = frappe.qb.DocType(ITEM)
	query = frappe.qb.from_(item).select(item.parent).distinct().where(item.docstatus == 1)
	return [row.parent for row in read(query.where(item.budget_line.isin(list(lines))), fresh)]


def of_budgets(budgets: Sequence[str]) -> QueryBuilder:
	"""The scope of all submitted activities of some budgets."""
	activity = frappe.qb.DocType(ACTIVITY)
	query = frappe.qb.from_(activity).select(activity.name.as_("activity")).where(activity.docstatus == 1)
	return query.where(activity.marketing_budget.isin(list(budgets))).as_("scope")


def resolved(scope: Scope) -> Scope:
	"""The names of a scope as they are committed now."""
	return scope.for_update().run(pluck=True) if isinstance(scope, QueryBuilder) else scope


def within(scope: Scope, table: Table, activity: Field) -> QueryBuilder:
	"""The rows of a table whose `activity` is in the scope."""
	if isinstance(scope, QueryBuilder):
		return frappe.qb.from_(scope).join(table).on(activity == scope.activity)
	return frappe.qb.from_(table).where(activity.isin(list(scope)))


def planned(scope: Scope, fresh: bool = False) -> list[dict]:
	"""The rows of activities in their order: activity, idx, status, budget_line, month, amount.

	Put in order here: the database would copy all rows to a file to sort them, which takes as long as reading them.
	"""
	item, activity = frappe.qb.DocType(ITEM), frappe.qb.DocType(ACTIVITY)
	query = (
		within(scope, activity, activity.name)
		.join(item)
		.on(item.parent == activity.name)
		.select(activity.name.as_("activity"), activity.status)
		.select(item.idx, item.budget_line, item.month, item.amount)
		.where(item.docstatus == 1)
	)
	return sorted(read(query, fresh), key=itemgetter("activity", "idx"))


def accounts_of(lines: Collection[str]) -> dict[str, str]:
	"""The account that a line stands for, of those that name one; it stays as the budget was approved."""
	filters = {"name": ("in", list(lines)), "expense_account": ("is", "set")}
	return dict(frappe.get_all(LINE, filters, ["name", "expense_account"], as_list=True))


def actuals(activities: Sequence[str], fresh: bool = False) -> list[dict]:
	"""The general ledger: activity, account, month, amount (debit less credit, company currency)."""
	return [row for part in create_batch(activities, PART) for row in _actuals(part, fresh)]


def _actuals(activities: Sequence[str], fresh: bool) -> list[dict]:
	entry = frappe.qb.DocType("GL Entry")
	activity, day = entry[FIELD], entry.posting_date
	rows = (
		frappe.qb.from_(entry)
		.select(activity.as_("activity"), entry.account, Sum(entry.debit - entry.credit).as_("amount"))
		.where(activity.isin(activities))
		.where(entry.is_cancelled == 0)
		.where(entry.voucher_type != CLOSING_VOUCHER)
	)
	if fresh:
		month = DateFormat(day, MONTH)
		return read(rows.select(month.as_("month")).groupby(activity, entry.account, month), fresh)
	# Days first, in the order of the index (see `setup/dimension.py`): that takes half the time of months from the rows.
	days = rows.select(day.as_("day")).groupby(activity, day, entry.account).as_("days")
	month = DateFormat(days.day, MONTH)
	query = frappe.qb.from_(days).select(days.activity, days.account, month.as_("month"))
	query = query.select(Sum(days.amount).as_("amount"))
	return read(query.groupby(days.activity, days.account, month), fresh)


def allocations(lines: Sequence[str], fresh: bool = False) -> list[dict]:
	"""The allocation ledger: budget_line, month, entry_type, amount."""
	entry = frappe.qb.DocType(ENTRY)
	query = (
		frappe.qb.from_(entry)
		.select(entry.budget_line, entry.month, entry.entry_type, Sum(entry.amount).as_("amount"))
		.where(entry.budget_line.isin(list(lines)))
		.groupby(entry.budget_line, entry.month, entry.entry_type)
	)
	return read(query, fresh)


def total_of(budgets: QueryBuilder | Sequence[str], fresh: bool = False) -> float:
	"""What some budgets have together, adjustments included."""
	entry = frappe.qb.DocType(ENTRY)
	query = frappe.qb.from_(entry).select(Sum(entry.amount).as_("amount"))
	rows = read(query.where(entry.marketing_budget.isin(budgets)), fresh)
	return rows[0].amount or 0


def parts_of(parent: str, without: str | None = None) -> list[str]:
	"""The submitted budgets that are parts of another."""
	filters = {"parent_budget": parent, "docstatus": 1, "name": ("!=", without or "")}
	return frappe.get_all(BUDGET, filters, pluck="name")


def lines(names: Sequence[str], fresh: bool = False) -> list[dict]:
	"""Lines with what their budget says; in the order of budget and row."""
	line, budget = frappe.qb.DocType(LINE), frappe.qb.DocType(BUDGET)
	own = ("name", "line_name", "pool", "category", "control_mode", "own_limits", "expense_account", "total")
	limits = ("warn_percentage", "alert_percentage", "stop_percentage", "tolerance_percentage")
	query = (
		frappe.qb.from_(line)
		.join(budget)
		.on(budget.name == line.parent)
		.select(*(line[field] for field in (*own, *limits)))
		.select(budget.name.as_("budget"), budget.title.as_("budget_title"), budget.company)
		.select(budget.status, budget.year_start_date, budget.currency)
		.where(line.name.isin(list(names)))
		.orderby(budget.name, line.idx)
	)
	return read(query, fresh)


def line_names(budgets: Sequence[str]) -> list[str]:
	"""The lines of some budgets."""
	return frappe.get_all(LINE, {"parent": ("in", list(budgets)), "parenttype": BUDGET}, pluck="name")


def lines_of_activities(activities: Sequence[str]) -> list[str]:
	"""The lines that submitted activities take from."""
	item = frappe.qb.DocType(ITEM)
	query = frappe.qb.from_(item).select(item.budget_line).distinct().where(item.docstatus == 1)
	return query.where(item.parent.isin(list(activities))).run(pluck=True)


def open_activities(budget: str, statuses: Sequence[str], fresh: bool = False) -> list[str]:
	"""The titles of a budget's activities in some states, the oldest first."""
	activity = frappe.qb.DocType(ACTIVITY)
	query = (
		frappe.qb.from_(activity)
		.select(activity.activity_name)
		.where(activity.marketing_budget == budget)
		.where(activity.docstatus == 1)
		.where(activity.status.isin(list(statuses)))
		.orderby(activity.creation)
	)
	return [row.activity_name for row in read(query, fresh)]


def states_of(activities: Sequence[str]) -> dict[str, dict]:
	"""Name, title and status of activities, submitted or not."""
	fields = ["name", "activity_name", "status", "docstatus"]
	rows = frappe.get_all(ACTIVITY, {"name": ("in", list(activities))}, fields)
	return {row.name: row for row in rows}


def set_status(activities: Sequence[str], status: str) -> None:
	"""Write the status of activities with one statement; `db.set_value` would forget the cached documents of all activities."""
	activity = frappe.qb.DocType(ACTIVITY)
	frappe.qb.update(activity).set(activity.status, status).where(activity.name.isin(list(activities))).run()
	for name in activities:
		frappe.clear_document_cache(ACTIVITY, name)


def stamps(lines: Sequence[str], lock: bool) -> dict[str, str]:
	"""The stamp of each line: as committed now, the lines locked in the order of their names, or as the transaction sees it."""
	line = frappe.qb.DocType(LINE)
	query = frappe.qb.from_(line).select(line.name, line.stamp).where(line.name.isin(list(lines)))
	query = query.orderby(line.name)
	return dict((query.for_update() if lock else query).run())


def write_stamp(lines: Sequence[str], stamp: str) -> None:
	"""Note on lines that what they are used for has changed."""
	line = frappe.qb.DocType(LINE)
	frappe.qb.update(line).set(line.stamp, stamp).where(line.name.isin(list(lines))).run()


def passes(document_type: str, document_names: Sequence[str], status: str) -> list[dict]:
	"""The exceptions of a document, locked: name, budget_line, amount, document_name."""
	exception = frappe.qb.DocType(EXCEPTION)
	return (
		frappe.qb.from_(exception)
		.select(exception.name, exception.budget_line, exception.amount, exception.document_name)
		.where(exception.document_name.isin(list(document_names)))
		.where(exception.document_type == document_type)
		.where(exception.docstatus == 1)
		.where(exception.status == status)
		.orderby(exception.name)
		.for_update()
	).run(as_dict=True)


def read(query: QueryBuilder, fresh: bool) -> list[dict]:
	"""The rows of a query, with locks where they are to be `fresh`."""
	return (query.for_update() if fresh else query).run(as_dict=True)
