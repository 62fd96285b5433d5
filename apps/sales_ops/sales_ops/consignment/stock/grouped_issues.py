"""A day's issues confirmed together: one purchase receipt for each supplier, then the Stock Entries (§6.4 point 11).

For stores with very many small issues; the setting "One Purchase Receipt a Day for Stock Entries" opens it. The goods of all
entries become ours by one withdrawal an agreement, whose rows name the entries; a single entry is still cancelled by itself: its
part of the purchase is returned.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import now_datetime

from sales_ops import arguments
from sales_ops.consignment import settings
from sales_ops.consignment.stock import (
	moments,
	pass_through,
	queries,
	returns,
	withdrawal_returns,
	withdrawals,
)
from sales_ops.consignment.stock.withdrawals import STOCK_ENTRY, Taken
from sales_ops.exceptions import throw
from sales_ops.locks import locked
from sales_ops.policies.consignment_movements import takes_over

MOST = 200


@frappe.whitelist()
def submit_issues(names: list[str] | str) -> int:
	"""Submit draft Stock Entries that issue goods, with one purchase for each supplier. All or none.

	Args:
		names: of draft Stock Entries of one company, at most 200, that take the moment of their submission.

	Returns:
		how many were submitted.

	Raises:
		ConsignmentStockError: the setting is off, an entry is no draft issue of now, or too little is there.
		frappe.PermissionError: the user may not submit one of them.
	"""
	names = arguments.names("names", names)
	frappe.has_permission(STOCK_ENTRY, "submit", throw=True)
	if not settings.term("group_daily"):
		throw("consignment_stock_group_off")
	if not 0 < len(names) <= MOST:
		throw("consignment_stock_group_size", most=MOST)
	entries = [_issue(name) for name in names]
	_withdraw(entries)
	for number, entry in enumerate(entries, start=1):
		entry.submit()
		frappe.publish_progress(number * 100 / len(entries), title=_("Submitting issues"))
	for entry in entries:
		pass_through.require_empty(entry)
	return len(entries)


def parts_of(entry: Document) -> list[dict]:
	"""The rows of withdrawals that were made for several entries and belong to this one."""
	return queries.grouped_rows(entry.name)


def give_back(entry: Document) -> None:
	"""Return a cancelled entry's part of the common purchases; its own movements are undone already."""
	parts: dict[str, list[dict]] = {}
	for row in parts_of(entry):
		left = row.qty - (row.returned_qty or 0)
		if left > 0:
			values = withdrawal_returns.returned_row(row, left) | {"source_document": entry.name}
			parts.setdefault(row.parent, []).append(values)
	at = max(now_datetime(), moments.moment_of(entry))
	for name in sorted(parts):
		returns.post(None, name, parts[name], at)


def refuse_settled(entry: Document) -> None:
	"""What is settled is not taken back by a cancellation.

	Raises:
		ConsignmentStockError: a common withdrawal is settled.
	"""
	for name in sorted({row.parent for row in parts_of(entry)}):
		withdrawal_returns.refuse_settled(name)


def _issue(name: str) -> Document:
	entry = locked(STOCK_ENTRY, name)
	entry.check_permission("submit")
	if not entry.docstatus.is_draft() or not takes_over(STOCK_ENTRY, entry.purpose) or entry.set_posting_time:
		throw("consignment_stock_group_entry", entry=name)
	return entry


def _withdraw(entries: list[Document]) -> None:
	"""Buy what all the entries take, the purchases first."""
	if len({entry.company for entry in entries}) > 1:
		throw("consignment_stock_group_entry", entry=entries[-1].name)
	planned: list[tuple[Document, list[Taken]]] = [(entry, withdrawals.plan(entry)) for entry in entries]
	taken = [one for _entry, of_entry in planned for one in of_entry]
	if taken:
		withdrawals.buy(taken, now_datetime(), is_past=False, source=None)
	for entry, of_entry in planned:
		entry.flags.is_withdrawn = True
		if of_entry:
			withdrawals.take_on(entry, of_entry)
