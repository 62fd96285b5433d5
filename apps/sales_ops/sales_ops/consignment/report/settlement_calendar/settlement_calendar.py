"""Settlement Calendar: every supplier's category by period, what is running, due, late, deferred and done (CONS-08, CONS-09).

Row-level permission: the report's roles see all suppliers.
"""

from collections import Counter
from datetime import date

import frappe
from frappe import _
from frappe.utils import add_months, flt, getdate

from sales_ops.consignment.control.sight import company_currency, report_filters
from sales_ops.consignment.control.unsettled import DRAFT, SETTLEMENT, settlements_to_be, unsettled_rows
from sales_ops.policies.consignment_calendar import Window
from sales_ops.policies.consignment_timetable import (
	DEFERRED,
	DONE,
	DUE,
	LATE,
	RUNNING,
	STANDINGS,
	days_late,
	standing,
)
from sales_ops.reporting import column

MONTHS = 3
FIELDS = (
	"name as settlement",
	"supplier",
	"supplier_name",
	"item_group",
	"period",
	"period_start",
	"period_end",
	"due_date",
	"status",
	"settled_on",
	"delay_reason",
	"currency",
	"net_amount as amount",
	"base_net_amount as base_amount",
	"no_of_entries",
	"consignment_agreement as agreement",
	"invoice_due_date",
	"purchase_invoice",
)
COLORS = {RUNNING: "#B0B7C3", DUE: "#5B8DEF", LATE: "#C0392B", DEFERRED: "#F5C84C", DONE: "#4C9F70"}
INDICATORS = {RUNNING: "Gray", DUE: "Blue", LATE: "Red", DEFERRED: "Yellow", DONE: "Green"}


def execute(filters: dict | None = None):
	"""Args: `company` (required), `on` (today), `from_date` (periods that are due from this day on; three months back),
	`supplier`, `consignment_site`, `item_group`, `standing`.
	"""
	filters = report_filters(filters)
	filters.from_date = getdate(filters.from_date or add_months(filters.on, -MONTHS))
	currency = company_currency(filters.company)
	rows = [row | {"base_currency": currency} for row in get_data(filters)]
	return get_columns(), rows, None, get_chart(rows), get_summary(rows, currency)


def get_data(filters: dict) -> list[dict]:
	"""The settlements that are made, and what is not in one yet; a draft stands for what it would take."""
	made = [_made(row, filters.on) for row in _settlements(filters)]
	drafts = {_key(row) for row in made if row["status"] == DRAFT}
	to_be = [row for row in settlements_to_be(unsettled_rows(filters)) if _key(row) not in drafts]
	rows = [row for row in (*made, *to_be) if filters.standing in (None, "", row["standing"])]
	return sorted(rows, key=lambda row: (row["due_date"], row["supplier_name"] or "", row["item_group"]))


def _settlements(filters: dict) -> list[dict]:
	wanted = {
		"company": filters.company,
		"docstatus": ("<", 2),
		"due_date": (">=", filters.from_date),
		"period_start": ("<=", filters.on),
	}
	wanted |= {name: filters[name] for name in ("supplier", "item_group") if filters.get(name)}
	return frappe.get_all(SETTLEMENT, wanted, list(FIELDS))


def _made(row: dict, on: date) -> dict:
	window = Window(row.period_start, row.period_end, row.due_date)
	return {
		**row,
		"standing": standing(window, on, row.settled_on, row.status == DEFERRED),
		"days_late": 0 if row.status == DEFERRED else days_late(row.due_date, on, row.settled_on),
	}


def _key(row: dict) -> tuple:
	return row["supplier"], row["item_group"], row["period"], row["currency"]


def get_columns() -> list[dict]:
	return [
		column("supplier_name", _("Supplier"), "Data", 180),
		column("item_group", _("Item Group"), "Link", 140, "Item Group"),
		column("period", _("Settlement Period"), "Data", 120),
		column("due_date", _("Settled by"), "Date", 110),
		column("standing", _("Standing"), "Data", 100),
		column("days_late", _("Days Late"), "Int", 90, disable_total=1),
		column("amount", _("Amount"), "Currency", 130, "currency", disable_total=1),
		column("base_amount", _("Amount in Company Currency"), "Currency", 150, "base_currency"),
		column("no_of_entries", _("Entries"), "Int", 90),
		column("settlement", _("Consignment Settlement"), "Link", 150, "Consignment Settlement"),
		column("status", _("Status"), "Data", 120),
		column("settled_on", _("Settled On"), "Date", 110),
		column("delay_reason", _("Reason of the Delay"), "Data", 200),
		column("invoice_due_date", _("Invoice Due"), "Date", 110),
		column("purchase_invoice", _("Purchase Invoice"), "Link", 150, "Purchase Invoice"),
		column("agreement", _("Consignment Agreement"), "Link", 130, "Consignment Agreement"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
		column("base_currency", _("Company Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(rows: list[dict]) -> dict | None:
	"""What each period amounts to, by how it stands."""
	if not rows:
		return None
	periods = sorted({row["period"] for row in rows})
	sums: Counter = Counter()
	for row in rows:
		sums[row["standing"], row["period"]] += row["base_amount"]
	shown = [name for name in STANDINGS if any(sums[name, period] for period in periods)]
	datasets = [
		{
			"name": _(name, context="Settlement Calendar"),
			"values": [flt(sums[name, period]) for period in periods],
		}
		for name in shown
	]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "base_currency",
		"barOptions": {"stacked": 1},
		"data": {"labels": periods, "datasets": datasets},
		"colors": [COLORS[name] for name in shown],
	}


def get_summary(rows: list[dict], currency: str) -> list[dict]:
	"""How much is in each standing; the count stands in the label, since both matter."""
	tiles = []
	for name in STANDINGS:
		found = [row for row in rows if row["standing"] == name]
		tiles.append(
			{
				"label": _("{0}: {1}").format(_(name, context="Settlement Calendar"), len(found)),
				"value": flt(sum(row["base_amount"] for row in found)),
				"datatype": "Currency",
				"currency": currency,
				"indicator": INDICATORS[name],
			}
		)
	return tiles
