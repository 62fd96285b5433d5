"""What a draft would take: the same count and the same rules as when it is submitted, with the draft's rows added (row 52)."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from sales_ops.marketing_budget import consumption, lines, queries
from sales_ops.marketing_budget.consumption import UNTOUCHED, Taken, taken
from sales_ops.marketing_budget.control import documents, guard
from sales_ops.policies.budget_consumption import add_up, consumed_cells, used_cells
from sales_ops.policies.budget_plan import month_of
from sales_ops.policies.money import ZERO
from sales_ops.setup.dimension import ACTIVITY, FIELD
from sales_ops.values import to_decimal

# activity, account, month, ordered, spent
Extra = tuple[str, str, str, Decimal, Decimal]


def with_draft(doc: Document) -> tuple[guard.Guard, Taken]:
	"""How activities and lines stand now, and how with the draft."""
	if doc.doctype == ACTIVITY:
		return _with_activity(doc)
	extras = [extra for extra in EXTRAS[doc.doctype](doc) if extra[0]]
	activities = sorted({extra[0] for extra in extras})
	names = queries.lines_of_activities(activities) if activities else []
	now = taken(queries.of_lines(names)) if names else UNTOUCHED
	return guard.Guard(tuple(activities), tuple(names), False, now), _with_extras(now, extras)


def _with_activity(doc: Document) -> tuple[guard.Guard, Taken]:
	names = [name for name in documents.lines_of(doc, ()) if name]
	now = taken(queries.of_lines(names)) if names else UNTOUCHED
	cells = consumed_cells(consumption.activity_of(doc.name, doc.items, is_open=True), {})
	after = Taken(now.activities, now.used, {**now.cells, doc.name: cells}, now.statuses)
	return guard.Guard((doc.name,), tuple(names), False, now), after


def _with_extras(now: Taken, extras: Iterable[Extra]) -> Taken:
	used, cells = dict(now.used), dict(now.cells)
	by_activity: dict[str, list[tuple]] = {}
	for activity, *row in extras:
		by_activity.setdefault(activity, []).append(tuple(row))
	for name, rows in by_activity.items():
		activity = now.activities.get(name)
		if activity:
			used[name] = add_up([used.get(name, {}), used_cells(activity, rows)])
			cells[name] = consumed_cells(activity, used[name])
	return Taken(now.activities, used, cells, now.statuses)


def _of_order(doc: Document) -> list[Extra]:
	return [
		(
			row.get(FIELD) or doc.get(FIELD),
			row.expense_account,
			month_of(getdate(row.schedule_date or doc.schedule_date or doc.transaction_date)),
			to_decimal(row.base_net_amount),
			ZERO,
		)
		for row in doc.items
	]


def _of_invoice(doc: Document) -> list[Extra]:
	month = month_of(getdate(doc.posting_date))
	found = [
		(row.get(FIELD) or doc.get(FIELD), row.expense_account, month, ZERO, to_decimal(row.base_net_amount))
		for row in doc.items
		if row.expense_account and consumption.is_counted(row.expense_account)
	]
	return found + _billed(doc)


def _billed(doc: Document) -> list[Extra]:
	"""What the invoice takes off the orders that it bills."""
	billed = {row.po_detail: row.amount for row in doc.items if row.po_detail}
	fields = ["name", FIELD, "expense_account", "schedule_date", "base_net_amount", "amount", "billed_amt"]
	names = {"name": ("in", list(billed)), "docstatus": 1}
	found = []
	for row in frappe.get_all("Purchase Order Item", names, fields) if billed else ():
		open_amount = max(row.amount - row.billed_amt, 0)
		share = min(open_amount, billed[row.name]) / row.amount if row.amount else 0
		off = -to_decimal(row.base_net_amount * share)
		found.append((row[FIELD], row.expense_account, month_of(getdate(row.schedule_date)), off, ZERO))
	return found


def _of_journal(doc: Document) -> list[Extra]:
	month = month_of(getdate(doc.posting_date))
	return [
		(row.get(FIELD), row.account, month, ZERO, to_decimal(row.debit) - to_decimal(row.credit))
		for row in doc.accounts
		if row.account and consumption.is_counted(row.account)
	]


EXTRAS: Mapping[str, Callable[[Document], list[Extra]]] = {
	"Purchase Order": _of_order,
	"Purchase Invoice": _of_invoice,
	"Journal Entry": _of_journal,
}
PREVIEWED = (ACTIVITY, *EXTRAS)


def changes(found: guard.Guard, after: Taken) -> dict[str, guard.Change]:
	"""Months of each line without and with the draft."""
	own = found.activities
	return guard.compare(found.lines, after.total(), found.before.total(own), after.total(own))


def states(found: guard.Guard) -> dict[str, lines.State]:
	return lines.load(found.lines)
