"""Number cards of marketing budgets."""

import frappe
from frappe.utils import getdate, today

from sales_ops.marketing_budget.queries import BUDGET
from sales_ops.marketing_budget.statements import figures, queries
from sales_ops.marketing_budget.statements.notices import LEDGER, REPORT, STATISTICS
from sales_ops.policies.budget_plan import ACTIVE


@frappe.whitelist()
def budget_used_this_month(filters: dict | str | None = None) -> dict:
	"""How much of this month's money of the active budgets that the user may read is reserved, ordered or spent, in percent.

	The desk sends the card's `filters`.
	"""
	frappe.has_permission(BUDGET, "read", throw=True)
	on = getdate(today())
	running = {"status": ACTIVE, "year_start_date": ("<=", on), "year_end_date": (">=", on)}
	split = queries.wholes()
	names = [name for name in frappe.get_list(BUDGET, running, pluck="name") if name not in split]
	month = f"{on:%Y-%m}"
	total = figures.total_row(line.row([month]) for line in figures.line_years(names))
	return {
		"value": total["used_percentage"],
		"fieldtype": "Percent",
		"route": ["query-report", "Marketing Budget Execution"],
		"route_options": {"from_month": month, "to_month": month},
	}


@frappe.whitelist()
def marketing_papers_late(filters: dict | str | None = None) -> dict:
	"""How many execution reports, expense ledgers and statistics that the user may read are past their day and not handed in.

	The desk sends the card's `filters`.
	"""
	late = {"docstatus": 0, "due_date": ("<", today())}
	readable = [doctype for doctype in (REPORT, LEDGER, STATISTICS) if frappe.has_permission(doctype, "read")]
	counts = {doctype: _count(doctype, late) for doctype in readable}
	# The card leads to the list that has the most of them.
	worst = max(counts, key=lambda doctype: counts[doctype], default=REPORT)
	return {
		"value": sum(counts.values()),
		"fieldtype": "Int",
		"route": ["List", worst],
		"route_options": {"status": "Draft"},
	}


def _count(doctype: str, filters: dict) -> int:
	return frappe.get_list(doctype, filters, ["count(name) as number"])[0].number
