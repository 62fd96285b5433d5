"""What we owe and no settlement has taken, with the settlement that will take it. Two reports show it."""

from collections import defaultdict

import frappe
from frappe.utils import flt

from sales_ops.consignment import settings
from sales_ops.consignment.control import stock_queries
from sales_ops.consignment.settlement.queries import newest_agreements
from sales_ops.policies.consignment_calendar import Window
from sales_ops.policies.consignment_timetable import days_late, open_window, standing

SETTLEMENT = "Consignment Settlement"
DRAFT = "Draft"
# What is the same for all entries of a settlement to be.
KEPT = (
	"supplier",
	"supplier_name",
	"item_group",
	"period",
	"due_date",
	"days_late",
	"standing",
	"currency",
	"agreement",
)


def unsettled_rows(filters: dict) -> list[dict]:
	"""Every unsettled entry by the end of the day `on`, with `period`, `due_date`, `days_late` and `standing` of the
	settlement that will take it.

	Args:
		filters: as for `stock_queries.unsettled`.
	"""
	closed = closed_periods(filters.company)
	agreements = newest_agreements(filters.on, filters.company)
	windows: dict[tuple, Window] = {}
	rows = []
	for row in stock_queries.unsettled(filters):
		terms = row.supplier, row.currency
		key = *terms, row.item_group, row.counts_on
		if key not in windows:
			labels = closed[row.supplier, row.item_group, row.currency]
			calendar = settings.calendar(agreements.get((filters.company, *terms)))
			windows[key] = open_window(row.counts_on, labels, calendar)
		rows.append(row | _timing(windows[key], filters.on))
	return rows


def closed_periods(company: str) -> dict[tuple[str, str, str], set[str]]:
	"""Labels of the periods that take nothing more, by supplier, category and currency."""
	filters = {"company": company, "docstatus": 1}
	found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
	for row in frappe.get_all(SETTLEMENT, filters, ["supplier", "item_group", "currency", "period"]):
		found[row.supplier, row.item_group, row.currency].add(row.period)
	return found


def _timing(window: Window, on) -> dict:
	return {
		"period": window.label,
		"due_date": window.due,
		"days_late": days_late(window.due, on),
		"standing": standing(window, on),
	}


def settlements_to_be(rows: list[dict]) -> list[dict]:
	"""What each settlement would hold: a supplier's category in a period, those that are due first ahead."""
	groups: dict[tuple, dict] = {}
	for row in rows:
		key = row["supplier"], row["item_group"], row["period"], row["currency"]
		start = {name: row[name] for name in KEPT}
		group = groups.setdefault(key, start | {"no_of_entries": 0, "amount": 0.0, "base_amount": 0.0})
		group["no_of_entries"] += 1
		group["amount"] = flt(group["amount"] + row["amount"], 9)
		group["base_amount"] = flt(group["base_amount"] + row["base_amount"], 9)
	return sorted(
		groups.values(), key=lambda group: (group["due_date"], group["supplier_name"], group["item_group"])
	)
