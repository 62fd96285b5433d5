"""The drafts of due settlements: one for each supplier, item group, currency and ended period with something unsettled."""

from collections.abc import Iterator
from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.consignment import settings
from sales_ops.consignment.settlement import calculation, queries, terms
from sales_ops.consignment.settlement.queries import SETTLEMENT
from sales_ops.jobs import one_row
from sales_ops.policies.consignment_timetable import open_window

GROUP = ("company", "supplier", "item_group", "currency")
Group = tuple[str, str, str, str]


def make_due_drafts(on: date | None = None) -> list[str]:
	"""Make the missing drafts of all periods that have ended before `on` (default today); what was missed is caught up.

	Returns:
		the names of the new settlements.
	"""
	on = on or getdate(today())
	made = []
	for group, period in _missing(on):
		with one_row(f"Making the settlement of {group[1]} for {period}"):
			if doc := _draft(group, period):
				made.append(doc.name)
	return made


def refresh_drafts() -> list[str]:
	"""Calculate the drafts anew whose entries have changed since. Returns their names."""
	changed = []
	for name in frappe.get_all(SETTLEMENT, {"docstatus": 0}, pluck="name", order_by="name"):
		with one_row(f"Calculating the settlement {name}"):
			doc = frappe.get_doc(SETTLEMENT, name)
			if calculation.digest_of(queries.sums_of_period(terms.scope_of(doc))) != doc.digest:
				doc.save(ignore_permissions=True)
				changed.append(name)
	return changed


def _missing(on: date) -> Iterator[tuple[Group, str]]:
	"""Group and period, the oldest first, of what is unsettled, has ended and has no settlement."""
	existing, agreements = _existing(), queries.newest_agreements(on)
	wanted: dict[tuple[Group, str], None] = {}
	for row in queries.unsettled_days(on):
		group = tuple(row[field] for field in GROUP)
		calendar = settings.calendar(agreements.get((row.company, row.supplier, row.currency)))
		closed = {label for label, docstatus in existing.get(group, {}).items() if docstatus == 1}
		window = open_window(row.posting_date, closed, calendar)
		if window.end < on:
			wanted.setdefault((group, window.label))
	for group, label in sorted(wanted):
		if label not in existing.get(group, {}):
			yield group, label


def _existing() -> dict[Group, dict[str, int]]:
	"""By group: docstatus by period of the settlements that stand."""
	found: dict[Group, dict[str, int]] = {}
	for row in frappe.get_all(SETTLEMENT, {"docstatus": ("<", 2)}, [*GROUP, "period", "docstatus"]):
		found.setdefault(tuple(row[field] for field in GROUP), {})[row.period] = row.docstatus
	return found


def _draft(group: Group, period: str) -> Document | None:
	doc = frappe.get_doc(dict(zip(GROUP, group, strict=True)) | {"doctype": SETTLEMENT, "period": period})
	calculation.calculate(doc)
	# What came back, or was cancelled, in the same period leaves nothing to settle.
	if not doc.no_of_entries or not any(row.qty or row.amount for row in doc.items):
		return None
	return doc.insert(ignore_permissions=True)
