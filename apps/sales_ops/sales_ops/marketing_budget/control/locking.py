"""Two who submit at once cannot share the last yuan: a line is locked before it is counted.

What a line is used for is counted from other tables, and a transaction sees those as they were at its first read. So each step
that changes it writes a new stamp on the line while it holds the lock. Who gets the lock compares the stamp as it is now with
the one that its own view shows: if they differ, somebody was faster, and the count reads with locks, which sees what is
committed. Usually they do not differ, and nothing but the lines is locked.
"""

from collections.abc import Collection, Sequence

import frappe
from frappe.model.document import Document

from sales_ops.marketing_budget import queries

OLD = "so_lines_with_an_old_view"


def lock_lines(lines: Collection[str]) -> bool:
	"""Lock lines, in the order of their names, and stamp them.

	Returns:
		whether what they are used for must be read fresh in this transaction.
	"""
	lines = sorted(lines)
	if not lines:
		return False
	now = queries.stamps(lines, lock=True)
	seen = queries.stamps(lines, lock=False)
	old = _old_lines()
	old.update(line for line in lines if now.get(line) != seen.get(line))
	queries.write_stamp(lines, frappe.generate_hash(length=12))
	return not old.isdisjoint(lines)


def _old_lines() -> set[str]:
	"""The lines that this transaction has an old view of; its own stamps would hide it the next time."""
	if not hasattr(frappe.local, OLD):
		setattr(frappe.local, OLD, set())
	old = getattr(frappe.local, OLD)
	if not old:
		frappe.db.after_commit.add(old.clear)
		frappe.db.after_rollback.add(old.clear)
	return old


def keep_stamps(budget: Document) -> None:
	"""Before a submitted budget is saved: its rows are written again, and must not take the lines' stamps back."""
	now = queries.stamps([row.name for row in budget.lines], lock=True)
	for row in budget.lines:
		row.stamp = now.get(row.name)


def lock_of_order(order: str) -> Sequence[str]:
	"""Lock the lines of a purchase order before the order's own rows, as every submit does; two orders of locks could deadlock."""
	rows = frappe.get_all("Purchase Order Item", {"parent": order}, pluck=queries.FIELD)
	lines = queries.lines_of_activities({name for name in rows if name} or {""})
	lock_lines(lines)
	return lines
