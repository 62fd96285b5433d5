"""The figures of a region report: plan against actual of a month, from ERPNext's targets and sales documents (MEET-07)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import frappe
from frappe import _
from frappe.utils import flt, getdate, now_datetime
from frappe.utils.nestedset import get_root_of

from erpnext.accounts.utils import get_fiscal_years

from sales_ops.policies import region_report as policy
from sales_ops.policies.calendar_math import add_months
from sales_ops.policies.region_report import ZERO, Figure
from sales_ops.sales_meetings.meetings import figure_queries as queries
from sales_ops.values import to_decimal

SHOWN = 20  # customers, products …; what is smaller is summed up in one row
MONTHS = "January February March April May June July August September October November December".split()
TABLES = ("products", "customers", "areas", "people")

Amounts = dict[str, Decimal]


@dataclass
class Sales:
	"""What a region sold in a month, by each of the ways in which the report looks at it."""

	total: Decimal
	products: Amounts
	customers: Amounts
	areas: Amounts
	people: Amounts


def fill(doc) -> None:
	"""Write the figures of the month into a report, with the reasons that its rows had."""
	month = getdate(doc.month).replace(day=1)
	territories = queries.within(doc.territory)
	now = sales_of(doc, territories, month)
	before = sales_of(doc, territories, add_months(month, -12))
	plans = Targets(doc, month, {*now.people, *before.people})
	_set_total(doc, Figure(doc.territory, plans.total, now.total, before.total, plans.total_from))
	now.products, before.products = (plans.by_targeted_group(sold.products) for sold in (now, before))
	names = customer_names({*now.customers, *before.customers, *plans.customers})
	for table in TABLES:
		found = policy.figures(
			plans.targets[table], plans.planned[table], getattr(now, table), getattr(before, table)
		)
		_set_rows(
			doc, table, policy.top(found, SHOWN, _("All Others")), names if table == "customers" else {}
		)
	doc.filled_on = now_datetime()


def sales_of(doc, territories: list[str], month: date) -> Sales:
	"""What was sold in a month."""
	until = add_months(month, 1) - timedelta(days=1)
	span = (doc.basis, doc.company, territories, month, until)
	rows, areas = queries.sales(*span), queries.areas_of(doc.territory)
	return Sales(
		total=sum((to_decimal(row.amount) for row in rows), ZERO),
		products=_added((row.item_group, row.amount) for row in rows),
		customers=_added((row.customer, row.amount) for row in rows),
		areas=_added((areas[row.territory], row.amount) for row in rows if row.territory in areas),
		people=_added(queries.sales_by_person(*span).items()),
	)


def _added(pairs: Iterable[tuple]) -> Amounts:
	found: Amounts = {}
	for key, amount in pairs:
		found[key] = found.get(key, ZERO) + to_decimal(amount)
	return found


class Targets:
	"""What a region was to reach in a month: by ERPNext's targets, else by its own report of the month before."""

	def __init__(self, doc, month: date, people: set[str]):
		self.month = month
		years = get_fiscal_years(month, company=doc.company, verbose=0, as_dict=True, boolean=True)
		self.year = years[0].name if years else ""
		self.root = get_root_of("Item Group")
		areas = set(queries.areas_of(doc.territory).values())
		rows = queries.targets("Territory", [doc.territory, *areas], self.year)
		own = [row for row in rows if row.parent == doc.territory]
		below = [row for row in rows if row.parent != doc.territory]
		staff = queries.targets("Sales Person", people, self.year)
		self.percents = queries.distributions({row.distribution_id for row in (*rows, *staff)} - {None})
		earlier = queries.earlier_report(doc.company, doc.territory, add_months(month, -1))
		planned = queries.planned_for_customers(earlier.name) if earlier else []
		self.customers = _added((row.customer, row.amount) for row in planned)
		self.targets = {
			"products": _added((row.item_group, self.share(row)) for row in own if self.is_of_product(row)),
			"customers": {},
			"areas": self.sums(below),
			"people": self.sums(staff),
		}
		self.planned = {table: {} for table in TABLES} | {"customers": self.customers}
		self.set_total(own, earlier)

	def set_total(self, own: list, earlier) -> None:
		"""The region's own targets, else what its areas are to reach together, else what it planned itself."""
		areas = sum(self.targets["areas"].values(), ZERO)
		self.total = sum(self.sums(own).values(), ZERO) or areas
		self.total_from = policy.TARGET if self.total else ""
		if not self.total and earlier and earlier.next_sales_amount:
			self.total, self.total_from = to_decimal(earlier.next_sales_amount), policy.EARLIER_REPORT

	def is_of_product(self, row) -> bool:
		"""A target without an item group, or of their root, is one of everything."""
		return bool(row.item_group) and row.item_group != self.root

	def share(self, row) -> Decimal:
		"""What of a year's target falls on the month."""
		percents = self.percents.get(row.distribution_id)
		known = percents and {number: to_decimal(percents.get(name)) for number, name in enumerate(MONTHS, 1)}
		return policy.share_of_month(to_decimal(row.target_amount), self.month.month, known)

	def sums(self, rows: list) -> Amounts:
		"""What each territory or person is to reach: its target of everything, else those of its products together."""
		whole = _added((row.parent, self.share(row)) for row in rows if not self.is_of_product(row))
		parts = _added((row.parent, self.share(row)) for row in rows if self.is_of_product(row))
		return parts | {name: amount for name, amount in whole.items() if amount}

	def by_targeted_group(self, sold: Amounts) -> Amounts:
		"""Sales of an item group count for the nearest group above it that has a target."""
		above = queries.groups_above(sold, self.targets["products"])
		return _added((above.get(group, group), amount) for group, amount in sold.items())


def customer_names(customers: set[str]) -> dict[str, str]:
	"""The names of customers, by their records' names."""
	rows = frappe.get_all(
		"Customer", {"name": ("in", list(customers) or [""])}, ["name", "customer_name"], as_list=True
	)
	return dict(rows)


def _set_total(doc, figure: Figure) -> None:
	growth = policy.growth(figure.actual, figure.last_year)
	doc.update(_values(figure) | {"growth": None if growth is None else flt(growth, 1)})


def _set_rows(doc, table: str, found: list[Figure], names: dict[str, str]) -> None:
	reasons = {row.subject: row.reason for row in doc.get(table)}
	doc.set(table, [])
	for figure in found:
		subject = names.get(figure.subject, figure.subject)
		row = {"subject": subject, "currency": doc.currency, "reason": reasons.get(subject)}
		doc.append(table, row | _values(figure))


def _values(figure: Figure) -> dict:
	return {
		"target_amount": flt(figure.target, 2),
		"actual_amount": flt(figure.actual, 2),
		"last_year_amount": flt(figure.last_year, 2),
		"achievement": None if figure.achievement is None else flt(figure.achievement, 1),
		"target_from": figure.target_from,
	}


def total_of(doc) -> Figure:
	"""The region as a whole, as the policy takes it."""
	amounts = (to_decimal(doc.get(f"{name}_amount")) for name in ("target", "actual", "last_year"))
	return Figure(doc.territory, *amounts)


def keep(doc) -> None:
	"""Put back what a client sends as figures; of its rows only the reasons are the reporter's."""
	before = doc.get_doc_before_save()
	for table in TABLES:
		reasons = {row.name: row.reason for row in doc.get(table)}
		doc.set(table, before.get(table) if before else [])
		for row in doc.get(table):
			row.reason = reasons.get(row.name, row.reason)
