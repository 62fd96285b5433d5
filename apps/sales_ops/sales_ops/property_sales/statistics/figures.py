"""What a report freezes: rows for its tables, made of the events of its period. Plain values in the project's currency."""

from collections import defaultdict
from collections.abc import Iterable

import frappe
from frappe.utils import flt

from sales_ops.policies import statistics as policy
from sales_ops.policies.periods import Period, before
from sales_ops.property_sales.statistics import queries
from sales_ops.property_sales.statistics.events import events, extra_discounts, project_scope
from sales_ops.values import to_decimal

ITEM_FIELDS = (
	"kind",
	"event_date",
	"document_type",
	"document_name",
	"property_subscription",
	"property_unit",
	"unit_kind",
	"customer",
	"customer_name",
	"consultant",
	"sign",
	"reason",
	"detail",
)
DISCOUNT_FIELDS = (
	"property_unit",
	"property_subscription",
	"customer",
	"customer_name",
	"consultant",
	"list_amount",
	"asked_percentage",
	"asked_amount",
	"granted_percentage",
	"granted_amount",
	"used_percentage",
	"used_amount",
	"state",
	"decided_by",
	"decided_on",
)
MONEY_FIELDS = ("area", "amount", "money_amount")


def figure_rows(found: Iterable[policy.Event], previous: dict[str, tuple[int, float]]) -> list[dict]:
	"""Count, area, price and money of every kind, zeros too, beside count and price of the period before."""
	rows = []
	for measure, total in policy.totals(found).items():
		count, amount = previous.get(measure, (0, 0))
		rows.append(
			{
				"measure": measure,
				"no_of": total.count,
				"area": flt(total.area),
				"amount": flt(total.amount),
				"money_amount": flt(total.money_amount),
				"previous_no_of": count,
				"previous_amount": flt(amount),
			}
		)
	return rows


def previous_figures(doctype: str, kind: str, project: str, period: Period) -> dict[str, tuple[int, float]]:
	"""Count and price of each kind in the period before: as they were handed in, or live where nothing was."""
	earlier = before(kind, period)
	filters = {"property_project": project, "from_date": earlier.start, "docstatus": 1}
	name = frappe.db.exists(doctype, filters)
	if name:
		rows = frappe.get_all(
			"Property Report Figure",
			{"parenttype": doctype, "parent": name},
			["measure", "no_of", "amount"],
		)
		return {row.measure: (row.no_of, row.amount) for row in rows}
	found = policy.totals(events(project_scope(project, earlier.start, earlier.end)))
	return {measure: (total.count, flt(total.amount)) for measure, total in found.items()}


def item_rows(found: Iterable[policy.Event]) -> list[dict]:
	"""A row for each event."""
	return [
		{field: getattr(event, field) for field in ITEM_FIELDS}
		| {field: flt(getattr(event, field)) for field in MONEY_FIELDS}
		for event in found
	]


def discount_rows(project: str, period: Period) -> list[dict]:
	"""Every extra discount that was decided in the period, refused ones too: asked, granted and used."""
	rows = extra_discounts(project_scope(project, period.start, period.end))
	return [{field: row.get(field) for field in DISCOUNT_FIELDS} for row in rows]


def stock_rows(project: str) -> list[dict]:
	"""The project's units for sale by kind and sale status, now."""
	return [row | {"sold_rate": _sold_rate(row)} for row in queries.stock(project)]


def _sold_rate(row: dict) -> float:
	released = row["no_of_units"] - row["not_released"]
	sold = row["deposit"] + row["signed"]
	return flt(policy.percent(to_decimal(sold), to_decimal(released)), 1)


def progress_rows(targets: Iterable[dict], found: list[policy.Event]) -> list[dict]:
	"""Each target of a plan with what was reached of it."""
	rows = []
	for row in targets:
		money = (to_decimal(row.target_amount), to_decimal(row.target_receipts))
		target = policy.Target(row.consultant, row.unit_kind, row.target_count or 0, *money)
		reached = policy.progress(target, found)
		rows.append(
			{
				"consultant": row.consultant,
				"unit_kind": row.unit_kind,
				"target_count": row.target_count or 0,
				"target_amount": flt(row.target_amount),
				"target_receipts": flt(row.target_receipts),
				"actual_count": reached.actual_count,
				"actual_amount": flt(reached.actual_amount),
				"actual_receipts": flt(reached.actual_receipts),
				"rate": flt(reached.rate, 1),
			}
		)
	return rows


def targets_of(doctype: str, table: str, project: str, from_date) -> list[dict]:
	"""The targets of a plan that was handed in: in `table` of the project's document that begins on `from_date`."""
	filters = {"property_project": project, "from_date": from_date, "docstatus": 1}
	name = frappe.db.exists(doctype, filters)
	fields = ["consultant", "unit_kind", "target_count", "target_amount", "target_receipts"]
	found = {"parenttype": doctype, "parent": name, "parentfield": table}
	return frappe.get_all("Property Sales Target", found, fields, order_by="idx") if name else []


def customer_rows(project: str, period: Period, found: Iterable[policy.Event]) -> list[dict]:
	"""New deals, deposits and signed contracts by the source of the customer's lead; without one, an empty source."""
	begun = queries.new_deals(project_scope(project, period.start, period.end))
	sales = [event for event in found if event.kind in policy.SALES]
	sources = queries.lead_sources({row.customer for row in begun} | {event.customer for event in sales})
	rows: dict[str, dict] = defaultdict(
		lambda: {"new_deals": 0, "deposits": 0, "signings": 0, "signed_amount": 0.0}
	)
	for deal in begun:
		rows[sources.get(deal.customer, "")]["new_deals"] += 1
	for event in sales:
		row = rows[sources.get(event.customer, "")]
		if event.kind == policy.SIGNING:
			row["signings"] += 1
			row["signed_amount"] += flt(event.amount)
		elif event.kind == policy.FULL_DEPOSIT:
			row["deposits"] += 1
	return [{"source": source, **rows[source]} for source in sorted(rows, key=lambda name: (not name, name))]
