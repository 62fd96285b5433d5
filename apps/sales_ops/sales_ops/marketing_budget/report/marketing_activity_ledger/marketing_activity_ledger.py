"""Marketing Activity Ledger: each activity with what was approved, ordered and spent, down to vouchers and orders (BUD-02).

Row-level permission: the activities of the budgets that the reader may read. Amounts are in the company's currency.
"""

from collections.abc import Mapping
from decimal import Decimal

from frappe import _
from frappe.utils import cint, flt, getdate

from sales_ops.marketing_budget import consumption, lines
from sales_ops.marketing_budget import queries as budget_queries
from sales_ops.marketing_budget.consumption import Taken
from sales_ops.marketing_budget.statements import activity_queries as queries
from sales_ops.marketing_budget.statements.queries import supplier_names
from sales_ops.marketing_budget.statements.sight import company_currency, money, report_filters, tile
from sales_ops.policies.budget_authority import OPEN
from sales_ops.policies.budget_consumption import NOTHING, Figures
from sales_ops.policies.money import ZERO
from sales_ops.reporting import column

IN_CHART = 12  # activities
AMOUNTS = ("approved_amount", "reserved_amount", "committed_amount", "actual_amount", "left_amount")


def execute(filters: dict | None = None):
	"""Args: `company` (required), `fiscal_year`, `marketing_budget`, `property_project`, `marketing_activity`, `status`,
	`from_date` and `to_date` (activities that ran in these days), `only_activities` (without vouchers and orders).
	"""
	filters = report_filters(filters)
	currency = company_currency(filters.company)
	rows = [row | {"currency": currency} for row in get_data(filters)]
	heads = [row for row in rows if not row["indent"]]
	return get_columns(), rows, None, get_chart(heads), get_summary(heads, currency)


def get_data(filters: dict) -> list[dict]:
	"""A row for each activity, followed by its vouchers and open orders."""
	chosen = _activities(filters)
	names = [row.name for row in chosen]
	if not names:
		return []
	taken = consumption.taken(budget_queries.names(names))
	details = {} if cint(filters.only_activities) else get_details(names, taken)
	found = []
	for row in chosen:
		found += [head_of(row, taken), *details.get(row.name, [])]
	return found


def _activities(filters: dict) -> list[dict]:
	more = {"name": filters.marketing_activity} if filters.marketing_activity else {}
	more |= {"status": filters.status} if filters.status else {}
	days = [getdate(day) if day else None for day in (filters.from_date, filters.to_date)]
	return queries.activities(filters.budgets, *days, **more)


def head_of(row: Mapping, taken: Taken) -> dict:
	figures = sum(taken.cells.get(row.name, {}).values(), NOTHING)
	return {
		"indent": 0,
		"title": row.activity_name,
		"voucher_type": "Marketing Activity",
		"voucher_no": row.name,
		"status": row.status,
		"date": row.start_date,
		"end_date": row.end_date,
		"responsible": row.responsible,
		"approved_amount": flt(row.total_amount),
		**_amounts(figures),
		"left_amount": flt(row.total_amount) - flt(figures.used),
		"is_open": row.status in OPEN,
	}


def _amounts(figures: Figures) -> dict:
	return {
		"reserved_amount": flt(figures.reserved),
		"committed_amount": flt(figures.committed),
		"actual_amount": flt(figures.actual),
	}


def get_details(names: list[str], taken: Taken) -> dict[str, list[dict]]:
	"""By activity: its vouchers, then its open orders."""
	posted = [row for row in queries.vouchers(names) if consumption.is_counted(row.account)]
	ordered = queries.orders(names)
	suppliers = supplier_names({row.against for row in (*posted, *ordered) if row.against})
	titles = _line_titles(taken)
	found: dict[str, list[dict]] = {}
	for row, field in [
		*((row, "actual_amount") for row in posted),
		*((row, "committed_amount") for row in ordered),
	]:
		line = (
			taken.activities[row.activity].line_for(row.account) if row.activity in taken.activities else ""
		)
		detail = _detail(row, suppliers, titles.get(line, "")) | {field: flt(row.amount)}
		found.setdefault(row.activity, []).append(detail)
	return found


def _line_titles(taken: Taken) -> dict[str, str]:
	names = {line for activity in taken.activities.values() for line, _month in activity.planned}
	return {name: state.line.title for name, state in lines.load(names).items()}


def _detail(row: Mapping, suppliers: Mapping[str, str], line: str) -> dict:
	remarks = row.get("item_name") or row.get("remarks") or ""
	return {
		"indent": 1,
		"title": suppliers.get(row.against) or remarks[:60] or row.voucher_no,
		"voucher_type": row.get("voucher_type") or "Purchase Order",
		"voucher_no": row.voucher_no,
		"date": row.posting_date,
		"account": row.account,
		"line_name": line,
	}


def get_columns() -> list[dict]:
	return [
		column("title", _("Activity / Supplier"), "Data", 260),
		column("voucher_type", _("Type"), "Data", 130),
		column("voucher_no", _("Document"), "Dynamic Link", 160, "voucher_type"),
		column("status", _("Status"), "Data", 90),
		column("date", _("Date"), "Date", 110),
		column("end_date", _("End Date"), "Date", 110),
		column("line_name", _("Budget Line"), "Data", 120),
		money("approved_amount", _("Approved")),
		money("reserved_amount", _("Reserved", context="Marketing Budget")),
		money("committed_amount", _("Ordered")),
		money("actual_amount", _("Actual")),
		money("left_amount", _("Left of the Approved")),
		column("responsible", _("Responsible"), "Data", 160),
		column("account", _("Account"), "Link", 180, "Account"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(heads: list[dict]) -> dict | None:
	"""The activities that cost most."""
	if not heads:
		return None
	shown = sorted(heads, key=lambda row: (-row["approved_amount"], row["voucher_no"]))[:IN_CHART]
	fields = {
		"approved_amount": _("Approved"),
		"committed_amount": _("Ordered"),
		"actual_amount": _("Actual"),
	}
	datasets = [{"name": label, "values": [row[field] for row in shown]} for field, label in fields.items()]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {"labels": [row["title"] for row in shown], "datasets": datasets},
		"colors": ["#B0B7C3", "#F5C84C", "#4C9F70"],
	}


def get_summary(heads: list[dict], currency: str) -> list[dict]:
	sums = {field: sum((Decimal(str(row[field])) for row in heads), ZERO) for field in AMOUNTS}
	running = sum(row["is_open"] for row in heads)
	return [
		tile(_("Activities"), len(heads)),
		tile(_("Open Activities"), running, None, "Orange" if running else "Gray"),
		tile(_("Approved"), flt(sums["approved_amount"]), currency, "Gray"),
		tile(_("Reserved", context="Marketing Budget"), flt(sums["reserved_amount"]), currency, "Orange"),
		tile(_("Ordered"), flt(sums["committed_amount"]), currency, "Yellow"),
		tile(_("Actual"), flt(sums["actual_amount"]), currency, "Green"),
	]
