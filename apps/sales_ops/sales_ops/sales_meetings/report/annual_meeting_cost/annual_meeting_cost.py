"""Annual Meeting Cost: estimate, actual and budget of each annual meeting, and of each kind of purchase in it (MEET-05).

Row-level permission: Frappe's own on Annual Meeting Plan, so a reader's User Permissions (on Company, …) hold here, too.
"""

from decimal import Decimal

import frappe
from frappe import _
from frappe.utils import cint, flt, getdate

from sales_ops.policies import meeting_costs as policy
from sales_ops.policies.meeting_costs import ZERO, Cost, Line
from sales_ops.reporting import column
from sales_ops.sales_meetings.annual import budget
from sales_ops.sales_meetings.annual.sight import PLAN
from sales_ops.values import to_decimal

ROW = "Meeting Purchase Item"
FIELDS = ["name", "title", "company", "starts_at", "status", "budget_amount", "head_count"]
FIELDS += ["no_of_attendees", "no_of_present", "marketing_activity"]
COLORS = ["#B0B7C3", "#5B8DEF", "#F08C4A"]


def execute(filters: dict | None = None):
	"""Args: `company` (required), `from_date` and `to_date` of the meetings, `plan`, `kind`, `approved_only`."""
	filters = frappe._dict(filters or {})
	currency = frappe.get_cached_value("Company", filters.company, "default_currency")
	plans = get_plans(filters)
	rows = get_data(plans, get_lines(plans, filters), currency, filters.kind)
	return get_columns(), rows, None, get_chart(rows), get_summary(rows, currency)


def get_plans(filters: dict) -> list[dict]:
	"""The plans that the reader may read, cancelled ones left out, by day."""
	wanted = [["company", "=", filters.company], ["docstatus", "<", 2]]
	if cint(filters.approved_only):
		wanted.append(["docstatus", "=", 1])
	if filters.plan:
		wanted.append(["name", "=", filters.plan])
	if filters.from_date:
		wanted.append(["starts_at", ">=", getdate(filters.from_date)])
	if filters.to_date:
		wanted.append(["starts_at", "<=", f"{getdate(filters.to_date)} 23:59:59"])
	return frappe.get_list(PLAN, filters=wanted, fields=FIELDS, order_by="starts_at, name", limit=0)


def get_lines(plans: list[dict], filters: dict) -> dict[str, list[Line]]:
	"""The purchases of each plan."""
	wanted = {"parent": ("in", [plan.name for plan in plans] or [""]), "parenttype": PLAN}
	if filters.kind:
		wanted["kind"] = filters.kind
	fields = ["parent", "idx", "item_name", "kind", "estimated_amount", "actual_amount", "outcome"]
	found: dict[str, list[Line]] = {}
	for row in frappe.get_all(ROW, wanted, fields, order_by="parent, idx"):
		amounts = to_decimal(row.estimated_amount), to_decimal(row.actual_amount)
		line = Line(row.idx, row.item_name, row.kind, *amounts, row.outcome or "")
		found.setdefault(row.parent, []).append(line)
	return found


def get_data(plans: list[dict], lines: dict[str, list[Line]], currency: str, kind: str | None) -> list[dict]:
	"""A row for each plan, with those of its kinds under it; of one kind only, the plans that have it."""
	activities = budget.activities({plan.marketing_activity for plan in plans if plan.marketing_activity})
	rows = []
	for plan in plans:
		its = lines.get(plan.name, [])
		if kind and not its:
			continue
		expected = plan.head_count or plan.no_of_attendees
		heads = expected, plan.no_of_present or expected
		limit, activity = _budget_of(plan, activities, kind)
		whole = {"label": plan.title, "plan": plan.name, "status": plan.status, "budget": flt(limit)}
		whole |= {"meeting_day": getdate(plan.starts_at), "heads": heads[1], "indent": 0} | activity
		rows.append(whole | _amounts(policy.cost_of(its), heads, limit))
		for name, cost in policy.cost_by_kind(its).items():
			rows.append(
				{"label": _(name, context="Meeting Purchase Item"), "kind": name, "budget": None, "indent": 1}
				| _amounts(cost, heads)
			)
	return [row | {"currency": currency} for row in rows]


def _budget_of(plan: dict, activities: dict[str, dict], kind: str | None) -> tuple[Decimal, dict]:
	"""What its activity has approved by now, without one what the plan says; of one kind there is none."""
	activity = activities.get(plan.marketing_activity)
	amount = budget.approved_amount(activity) if activity else plan.budget_amount
	names = {"activity": activity and activity.activity_name, "activity_key": plan.marketing_activity}
	return (ZERO if kind else to_decimal(amount)), names


def _amounts(cost: Cost, heads: tuple[int, int], limit: Decimal = ZERO) -> dict:
	return {
		"estimate": flt(cost.estimate),
		"actual": flt(cost.actual),
		"over": flt(cost.over) if cost.actual else 0,
		"estimate_per_head": flt(policy.per_head(cost.estimate, heads[0]), 2),
		"actual_per_head": flt(policy.per_head(cost.actual, heads[1]), 2),
		"used": flt(cost.actual / limit * 100, 1) if limit else None,
	}


def get_columns() -> list[dict]:
	money = ("Currency", 125, "currency")
	return [
		column("label", _("Meeting"), "Data", 230),
		column("plan", _("Annual Meeting Plan"), "Link", 165, PLAN),
		column("meeting_day", _("Day", context="Annual Meeting Cost"), "Date", 115),
		column("status", _("Status"), "Data", 95),
		column("heads", _("People"), "Int", 80),
		column("activity", _("Marketing Activity"), "Data", 150),
		column("budget", _("Budget"), *money),
		column("estimate", _("Estimate"), *money),
		column("actual", _("Actual Amount"), *money),
		column("over", _("Above Estimate"), *money),
		column("used", _("Budget Used"), "Percent", 110),
		column("estimate_per_head", _("Estimated per Head"), *money),
		column("actual_per_head", _("Actual per Head"), *money),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(rows: list[dict]) -> dict | None:
	"""Budget, estimate and actual of each meeting."""
	plans = [row for row in rows if row["indent"] == 0]
	if not plans:
		return None
	sets = ((_("Budget"), "budget"), (_("Estimate"), "estimate"), (_("Actual Amount"), "actual"))
	labels = [f"{row['label']} {row['meeting_day'].year}" for row in plans]
	datasets = [{"name": name, "values": [row[field] for row in plans]} for name, field in sets]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {"labels": labels, "datasets": datasets},
		"colors": COLORS,
	}


def get_summary(rows: list[dict], currency: str) -> list[dict]:
	"""What all meetings came to, and each person at them."""
	plans = [row for row in rows if row["indent"] == 0]
	spent = [row for row in plans if row["actual"]]
	sums = {field: sum(row[field] for row in plans) for field in ("estimate", "actual")}
	sums["budget"] = _budgets(plans)
	heads = sum(row["heads"] for row in spent)
	limited = [row for row in spent if row["budget"]]
	is_over = sum(row["actual"] for row in limited) > _budgets(limited)
	money = {"datatype": "Currency", "currency": currency}
	return [
		{"label": _("Meetings"), "value": len(plans), "datatype": "Int"},
		{"label": _("Budget"), "value": sums["budget"], **money},
		{"label": _("Estimate"), "value": sums["estimate"], **money},
		{
			"label": _("Actual Amount"),
			"value": sums["actual"],
			"indicator": "Red" if is_over else "Green",
			**money,
		},
		{
			"label": _("Actual per Head"),
			"value": flt(sums["actual"] / heads, 2) if heads else 0,
			**money,
		},
	]


def _budgets(plans: list[dict]) -> float:
	paid_by = ((row["activity_key"] or row["plan"], to_decimal(row["budget"])) for row in plans)
	return flt(policy.shared_budget(paid_by))
