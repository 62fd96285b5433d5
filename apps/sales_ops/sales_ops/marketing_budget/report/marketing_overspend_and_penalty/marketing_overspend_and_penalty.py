"""Marketing Overspend and Penalty: the lines that used more than they had, the exceptions that allowed it, and what it cost
whom (B8).

Row-level permission: the budgets that the reader may read. Amounts are in the company's currency.
"""

from collections.abc import Iterator, Mapping

import frappe
from frappe import _
from frappe.utils import flt, getdate

from sales_ops.marketing_budget.statements import figures
from sales_ops.marketing_budget.statements.sight import company_currency, money, report_filters, tile
from sales_ops.policies.budget_control import windows
from sales_ops.policies.money import ZERO
from sales_ops.reporting import column
from sales_ops.values import to_decimal

EXCEPTION, PENALTY = "Marketing Budget Exception", "Marketing Budget Penalty"
LINE = "Overspent Line"
# Penalties that were taken back cost nothing.
TAKEN_BACK = ("Waived", "Void")


def execute(filters: dict | None = None):
	"""Args: `company` (required), `fiscal_year`, `marketing_budget`, `property_project`, `from_date` and `to_date` (days on
	which exceptions were approved), `person` (who answers), `kind` (`Overspent Line` or `Exception`).
	"""
	filters = report_filters(filters)
	currency = company_currency(filters.company)
	rows = [row | {"currency": currency} for row in get_data(filters)]
	return get_columns(), rows, None, get_chart(rows), get_summary(rows, currency)


def get_data(filters: dict) -> list[dict]:
	"""The overspent lines as they stand, then the exceptions, the newest first."""
	rows = [*overspent_lines(filters), *exceptions(filters)]
	return [
		row
		for row in rows
		if filters.kind in (None, "", row["kind"]) and filters.person in (None, "", row["person"])
	]


def overspent_lines(filters: dict) -> Iterator[dict]:
	"""Each line with the window in which it is most over what it has."""
	owners = _owners(filters.budgets)
	for line in figures.line_years(filters.budgets):
		consumed = {month: taken.consumed for month, taken in line.taken.items()}
		worst = min(windows(line.state.line, consumed), key=lambda window: window.available)
		if worst.available < ZERO:
			state = line.state.row
			yield {
				"kind": LINE,
				"marketing_budget": state.budget,
				"budget_title": state.budget_title,
				"line_name": state.line_name,
				"month": worst.upto,
				"control_mode": line.state.line.mode,
				"allocated_amount": flt(worst.allocated),
				"consumed_amount": flt(worst.consumed),
				"overspent_amount": flt(-worst.available),
				"person": owners.get(state.budget),
			}


def _owners(budgets: list[str]) -> dict[str, str]:
	rows = frappe.get_all("Marketing Budget", {"name": ("in", budgets)}, ["name", "budget_owner", "owner"])
	return {row.name: row.budget_owner or row.owner for row in rows}


def exceptions(filters: dict) -> Iterator[dict]:
	"""The approved exceptions with their penalties."""
	exception, penalty = frappe.qb.DocType(EXCEPTION), frappe.qb.DocType(PENALTY)
	budget = frappe.qb.DocType("Marketing Budget")
	fields = ("document_type", "document_name", "marketing_budget", "line_name", "status", "reason")
	query = (
		frappe.qb.from_(exception)
		.join(budget)
		.on(budget.name == exception.marketing_budget)
		.left_join(penalty)
		.on(penalty.exception == exception.name)
		.select(exception.name.as_("exception"), *(exception[field] for field in fields))
		.select(exception.approved_by, exception.approved_on, exception.responsible.as_("person"))
		.select(exception.amount.as_("allowed_amount"), exception.used_amount.as_("overspent_amount"))
		.select(budget.title.as_("budget_title"), penalty.name.as_("penalty"), penalty.penalty_amount)
		.select(penalty.rule, penalty.status.as_("penalty_status"))
		.where(exception.docstatus == 1)
		.where(exception.marketing_budget.isin(filters.budgets or [""]))
		.orderby(exception.approved_on, exception.name, penalty.name, order=frappe.qb.desc)
	)
	if filters.from_date:
		query = query.where(exception.approved_on >= getdate(filters.from_date))
	if filters.to_date:
		query = query.where(exception.approved_on < frappe.utils.add_days(getdate(filters.to_date), 1))
	for row in query.run(as_dict=True):
		yield {**row, "kind": "Exception"}


def get_columns() -> list[dict]:
	return [
		column("kind", _("Kind"), "Data", 130),
		column("budget_title", _("Budget"), "Data", 170),
		column("line_name", _("Budget Line"), "Data", 120),
		column("month", _("Until Month"), "Data", 100),
		money("allocated_amount", _("Budget at Hand")),
		money("consumed_amount", _("Used of It")),
		money("allowed_amount", _("Allowed to Exceed")),
		money("overspent_amount", _("Overspent")),
		column("person", _("Responsible"), "Data", 170),
		money("penalty_amount", _("Penalty")),
		column("penalty_status", _("Penalty Status"), "Data", 100),
		column("status", _("Status"), "Data", 90),
		column("exception", _("Budget Exception"), "Link", 140, EXCEPTION),
		column("document_type", _("Document Type"), "Data", 120),
		column("document_name", _("Document"), "Dynamic Link", 150, "document_type"),
		column("reason", _("Reason"), "Data", 200),
		column("approved_by", _("Approved By"), "Data", 170),
		column("rule", _("Rule"), "Data", 200),
		column("penalty", _("Penalty Record"), "Link", 140, PENALTY),
		column("control_mode", _("Control"), "Data", 110),
		column("marketing_budget", _("Marketing Budget"), "Link", 140, "Marketing Budget"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def _penalty(row: Mapping):
	return ZERO if row.get("penalty_status") in TAKEN_BACK else to_decimal(row.get("penalty_amount"))


def get_chart(rows: list[dict]) -> dict | None:
	"""Overspending that was allowed, and penalties, by who answers."""
	people: dict[str, list] = {}
	for row in rows:
		if row["kind"] != LINE and row["person"]:
			sums = people.setdefault(row["person"], [ZERO, ZERO])
			sums[0] += to_decimal(row["overspent_amount"])
			sums[1] += _penalty(row)
	if not people:
		return None
	names = sorted(people, key=lambda name: (-people[name][0], name))
	titles = dict(frappe.get_all("User", {"name": ("in", names)}, ["name", "full_name"], as_list=True))
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {
			"labels": [titles.get(name) or name for name in names],
			"datasets": [
				{"name": _("Overspent"), "values": [flt(people[name][0]) for name in names]},
				{"name": _("Penalty"), "values": [flt(people[name][1]) for name in names]},
			],
		},
		"colors": ["#F08C4A", "#C0392B"],
	}


def get_summary(rows: list[dict], currency: str) -> list[dict]:
	lines = [row for row in rows if row["kind"] == LINE]
	passes = [row for row in rows if row["kind"] != LINE]
	over = sum((to_decimal(row["overspent_amount"]) for row in lines), ZERO)
	allowed = sum((to_decimal(row["overspent_amount"]) for row in passes), ZERO)
	penalties = sum(map(_penalty, rows), ZERO)
	unused = sum(row["status"] == "Approved" for row in passes)
	return [
		tile(_("Overspent Lines"), len(lines), None, "Red" if lines else "Green"),
		tile(_("Over the Budget Now"), flt(over), currency, "Red" if over else "Green"),
		tile(_("Overspent by Exception"), flt(allowed), currency, "Orange" if allowed else "Green"),
		tile(_("Exceptions Not Used Yet"), unused, None, "Orange" if unused else "Gray"),
		tile(_("Penalties"), flt(penalties), currency, "Red" if penalties else "Green"),
	]
