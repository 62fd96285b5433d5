"""Which activities a document is about, and whether they may take postings."""

from collections.abc import Collection, Iterable, Mapping

from frappe.model.document import Document

from sales_ops.exceptions import throw
from sales_ops.marketing_budget import consumption, order_queries, queries
from sales_ops.policies.budget_authority import OPEN
from sales_ops.setup.dimension import ACTIVITY, FIELD

ORDER = "Purchase Order"


def activities_of(doc: Document) -> set[str]:
	"""The activities on a document and its rows, and those of the orders that it bills."""
	if doc.doctype == ACTIVITY:
		return {doc.name}
	rows = [doc, *doc.get_all_children()]
	found = {row.get(FIELD) for row in rows}
	ordered = {row.get("po_detail") or row.get("purchase_order_item") for row in rows if row.doctype != ORDER}
	ordered.discard(None)
	if ordered and doc.doctype != ORDER:
		found.update(order_queries.ordered_for(ordered))
	return {name for name in found if name}


def lines_of(doc: Document, activities: Collection[str]) -> list[str]:
	"""The lines of the budget that the document may take from."""
	if doc.doctype == ACTIVITY:
		return sorted({row.budget_line for row in doc.items})
	return sorted(queries.lines_of_activities(activities))


def fill_rows(order: Document) -> None:
	"""Give each row of an order the order's activity."""
	for row in order.items:
		if order.get(FIELD) and not row.get(FIELD):
			row.set(FIELD, order.get(FIELD))


def fill_added_rows(order: Document) -> None:
	"""What Update Items adds to a submitted order has neither account nor activity: it gets the one that the others have."""
	named = {row.get(FIELD) for row in order.items} - {None, ""}
	common = order.get(FIELD) or (named.pop() if len(named) == 1 else None)
	for row in order.items:
		if common and not row.get(FIELD) and _needs_one(row):
			row.set(FIELD, common)


def _needs_one(row: Document) -> bool:
	return not row.expense_account or consumption.is_controlled(row.expense_account)


def check_rows(order: Document) -> None:
	"""No order to a controlled account without an activity; invoices and entries are stopped by ERPNext's dimension filter.

	Raises:
		MarketingActivityError: a row has none.
	"""
	for row in order.items:
		if not row.get(FIELD) and row.expense_account and consumption.is_controlled(row.expense_account):
			throw("budget_activity_missing", row=row.idx, account=row.expense_account)


def check_states(activities: Iterable[str]) -> None:
	"""Postings name approved activities; a closed one may still get money back. ERPNext checks the company.

	Raises:
		MarketingActivityError: an activity is a draft, rejected or cancelled.
	"""
	for state in queries.states_of(activities).values():
		if state.docstatus != 1:
			throw_not_open(state)


def throw_not_open(state: Mapping) -> None:
	throw("budget_activity_not_open", activity=state.activity_name, status=state.status)


def mark_running(statuses: Mapping[str, str]) -> None:
	"""An approved activity that is spent on runs."""
	approved, running = OPEN
	names = [name for name, status in statuses.items() if status == approved]
	if names:
		queries.set_status(names, running)
