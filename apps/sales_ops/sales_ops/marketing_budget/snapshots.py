"""How each active budget stands, every night: feeds trends and nothing else. What may be spent is always counted anew."""

from decimal import Decimal

import frappe
from frappe.utils import today

from sales_ops.jobs import one_row
from sales_ops.marketing_budget import budgets, queries
from sales_ops.policies.budget_plan import ACTIVE
from sales_ops.policies.money import ZERO

SNAPSHOT = "Marketing Budget Snapshot"
AMOUNTS = ("adjusted", "reserved", "committed", "actual", "available")


def take_all() -> None:
	"""Scheduled: one row a budget and day; a second run of the day writes the first's rows again."""
	for name in frappe.get_all(queries.BUDGET, {"status": ACTIVE, "docstatus": 1}, pluck="name"):
		with one_row(f"Snapshot of Marketing Budget {name}"):
			take(name)


def take(budget: str) -> None:
	"""Today's row of a budget."""
	rows = budgets.figures([budget])
	values: dict[str, Decimal] = {
		f"{field}_amount": float(sum((row[field] for row in rows), ZERO)) for field in AMOUNTS
	}
	key = f"{budget}|{today()}"
	name = frappe.db.get_value(SNAPSHOT, {"snapshot_key": key})
	doc = frappe.get_doc(SNAPSHOT, name) if name else frappe.new_doc(SNAPSHOT)
	company, currency = frappe.get_cached_value(queries.BUDGET, budget, ("company", "currency"))
	owner = {"marketing_budget": budget, "company": company, "currency": currency}
	doc.update({**owner, **values, "snapshot_date": today(), "snapshot_key": key})
	doc.save(ignore_permissions=True)
