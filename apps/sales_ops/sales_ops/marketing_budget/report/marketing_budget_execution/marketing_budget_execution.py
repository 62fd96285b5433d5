"""Marketing Budget Execution: what each line had, took and has left, month by month, as it stands now (BUD-02, BUD-03).

Row-level permission: the budgets that the reader may read. Amounts are in the company's currency.
"""

from collections.abc import Iterable

from frappe import _
from frappe.utils import cint

from sales_ops.marketing_budget.statements import figures
from sales_ops.marketing_budget.statements.figures import LineYear
from sales_ops.marketing_budget.statements.sight import company_currency, money, report_filters, tile
from sales_ops.reporting import column

LINE, MONTH, POOL, BUDGET = "Line", "Month", "Pool", "Budget"
GROUPS = {LINE: "budget_line", MONTH: "month", POOL: "pool", BUDGET: "marketing_budget"}
# What a group has in common with all its rows.
SHARED = {
	LINE: ("marketing_budget", "budget_title", "pool", "line_name", "control_mode"),
	MONTH: (),
	POOL: (),
	BUDGET: ("budget_title",),
}
COLORS = ["#B0B7C3", "#F08C4A", "#F5C84C", "#4C9F70"]


def execute(filters: dict | None = None):
	"""Args: `company` (required), `fiscal_year`, `marketing_budget`, `property_project`, `project`, `cost_center`, `pool`,
	`from_month` and `to_month` (such as 2026-03), `group_by` (`Line`, `Month`, `Pool` or `Budget`; empty: line by month),
	`hide_empty`.
	"""
	filters = report_filters(filters)
	currency = company_currency(filters.company)
	cells = get_cells(filters)
	rows = [row | {"currency": currency} for row in grouped(cells, filters.group_by)]
	total = figures.total_row(cells)
	if rows:
		rows.append({"is_total": 1, "currency": currency, **label_of_total(filters.group_by), **total})
	return get_columns(filters.group_by), rows, None, get_chart(cells, filters), get_summary(total, currency)


def get_cells(filters: dict) -> list[dict]:
	"""A row for each line and month of the filters."""
	return [
		cell
		for line in figures.line_years(filters.budgets)
		if filters.pool in (None, "", line.state.row.pool)
		for month in chosen_months(line, filters)
		if (cell := _cell(line, month)) and not (cint(filters.hide_empty) and _is_empty(cell))
	]


def chosen_months(line: LineYear, filters: dict) -> list[str]:
	first, last = filters.from_month or "", filters.to_month or "9999-12"
	return [month for month in line.months if first <= month <= last]


def _cell(line: LineYear, month: str) -> dict:
	state = line.state.row
	return {
		"marketing_budget": state.budget,
		"budget_title": state.budget_title,
		"budget_line": line.state.name,
		"pool": state.pool,
		"line_name": state.line_name,
		"control_mode": line.state.line.mode,
		"month": month,
		**line.row([month]),
	}


def _is_empty(cell: dict) -> bool:
	return not any(cell[field] for field in figures.SUMMED)


def grouped(cells: Iterable[dict], by: str | None) -> list[dict]:
	"""The cells as they are, or added up by line, month, pool or budget in the order in which these come."""
	if by not in GROUPS:
		return list(cells)
	groups: dict[str, list[dict]] = {}
	for cell in cells:
		groups.setdefault(cell[GROUPS[by]], []).append(cell)
	keys = sorted(groups) if by == MONTH else list(groups)
	return [
		{GROUPS[by]: key}
		| {field: groups[key][0][field] for field in SHARED[by]}
		| figures.total_row(groups[key])
		for key in keys
	]


def label_of_total(by: str | None) -> dict:
	"""The word stands in the first column."""
	return {_label_columns(by)[0]["fieldname"]: _("Total")}


def get_columns(by: str | None) -> list[dict]:
	return [
		*_label_columns(by),
		money("original_amount", _("Original")),
		money("supplement_amount", _("Supplements")),
		money("transfer_amount", _("Transfers")),
		money("returned_amount", _("Returned and Lapsed")),
		money("adjusted_amount", _("Adjusted")),
		money("reserved_amount", _("Reserved", context="Marketing Budget")),
		money("committed_amount", _("Ordered")),
		money("actual_amount", _("Actual")),
		money("available_amount", _("Available", context="Marketing Budget")),
		column("used_percentage", _("Used (%)"), "Percent", 90),
		*_more_columns(by),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def _label_columns(by: str | None) -> list[dict]:
	budget = column("budget_title", _("Budget"), "Data", 180)
	pool, month = column("pool", _("Pool"), "Data", 120), column("month", _("Month"), "Data", 100)
	line = column("line_name", _("Budget Line"), "Data", 150)
	return {LINE: [line, pool], MONTH: [month], POOL: [pool], BUDGET: [budget]}.get(by) or [line, month, pool]


def _more_columns(by: str | None) -> list[dict]:
	"""What is looked up more seldom stands behind the amounts."""
	budget = column("budget_title", _("Budget"), "Data", 180)
	control = column("control_mode", _("Control"), "Data", 110)
	link = column("marketing_budget", _("Marketing Budget"), "Link", 140, "Marketing Budget")
	return {MONTH: [], POOL: [], BUDGET: [link]}.get(by, [control, budget, link])


def get_chart(cells: list[dict], filters: dict) -> dict | None:
	"""Budget and what is taken of it: by line, pool or budget where the rows are so, else by month."""
	if not cells:
		return None
	by = filters.group_by if filters.group_by in (LINE, POOL, BUDGET) else MONTH
	rows = grouped(cells, by)
	names = {LINE: "line_name", MONTH: "month", POOL: "pool", BUDGET: "budget_title"}
	labels = [row[names[by]] for row in rows]
	if by == MONTH and len({label[:4] for label in labels}) == 1:
		labels = [label[-2:] for label in labels]  # small charts cut longer ones
	if by == POOL:
		labels = [_(label, context="Marketing Budget Line") for label in labels]
	fields = {
		"adjusted_amount": _("Adjusted"),
		"reserved_amount": _("Reserved", context="Marketing Budget"),
		"committed_amount": _("Ordered"),
		"actual_amount": _("Actual"),
	}
	datasets = [{"name": label, "values": [row[field] for row in rows]} for field, label in fields.items()]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {"labels": labels, "datasets": datasets},
		"colors": COLORS,
	}


def get_summary(total: dict, currency: str) -> list[dict]:
	used = total["used_percentage"]
	left = total["available_amount"]
	return [
		tile(_("Adjusted"), total["adjusted_amount"], currency, "Gray"),
		tile(_("Reserved", context="Marketing Budget"), total["reserved_amount"], currency, "Orange"),
		tile(_("Ordered"), total["committed_amount"], currency, "Yellow"),
		tile(_("Actual"), total["actual_amount"], currency, "Green"),
		tile(_("Available", context="Marketing Budget"), left, currency, "Red" if left < 0 else "Blue"),
		tile(_("Used (%)"), used, None, "Red" if used > 100 else "Blue", "Percent"),
	]
