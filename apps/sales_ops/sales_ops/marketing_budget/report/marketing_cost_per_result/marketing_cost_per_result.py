"""Marketing Cost per Result: what a lead, an opportunity and a deal cost (consignment-budget-meeting.md §5.2).

Leads and opportunities come by ERPNext's Campaign; deals by Property Promotion Campaign, or by the campaign of the customer's
lead. Activities that share a campaign stand in one row, so that each result counts once. Spent is what the books say.

Row-level permission: the activities of the budgets that the reader may read; of deals only number and sum are told. Amounts are
in the company's currency.
"""

from collections.abc import Mapping
from decimal import Decimal

from frappe import _
from frappe.utils import flt, getdate

from sales_ops.marketing_budget import consumption
from sales_ops.marketing_budget import queries as budget_queries
from sales_ops.marketing_budget.statements import activity_queries as queries
from sales_ops.marketing_budget.statements.sight import company_currency, money, report_filters, tile
from sales_ops.policies import marketing_results as policy
from sales_ops.policies.marketing_results import Effort, Result
from sales_ops.policies.money import ZERO
from sales_ops.reporting import column
from sales_ops.values import to_decimal

IN_CHART = 12


def execute(filters: dict | None = None):
	"""Args: `company` (required), `fiscal_year`, `marketing_budget`, `property_project`, `from_date` and `to_date`
	(activities that ran in these days), `campaign`, `property_promotion_campaign`.
	"""
	filters = report_filters(filters)
	currency = company_currency(filters.company)
	rows = [row | {"currency": currency} for row in get_data(filters)]
	return get_columns(), rows, None, get_chart(rows), get_summary(rows, currency)


def get_data(filters: dict) -> list[dict]:
	"""A row for each group of activities that share their campaigns, those with the most results first."""
	days = [getdate(day) if day else None for day in (filters.from_date, filters.to_date)]
	activities = {row.name: row for row in queries.activities(filters.budgets, *days)}
	results = policy.grouped(_efforts(activities))
	campaigns = {name for result in results for name in result.campaigns}
	promotions = {name for result in results for name in result.promotions}
	deals = [row | {"amount": to_decimal(row.amount)} for row in queries.deals(campaigns, promotions)]
	policy.count_results(results, queries.leads(campaigns), queries.opportunities(campaigns), deals)
	rows = [_row(result, activities) for result in results if _is_chosen(result, filters)]
	return sorted(rows, key=lambda row: (-row["deals"], -row["leads"], -row["spent"], row["activities"]))


def _efforts(activities: Mapping[str, Mapping]) -> list[Effort]:
	taken = consumption.taken(budget_queries.names(list(activities))) if activities else None
	return [
		Effort(
			name,
			frozenset(filter(None, [row.campaign])),
			frozenset(filter(None, [row.property_promotion_campaign])),
			sum((figures.actual for figures in taken.used.get(name, {}).values()), ZERO),
		)
		for name, row in activities.items()
	]


def _is_chosen(result: Result, filters: dict) -> bool:
	campaign, promotion = filters.campaign, filters.property_promotion_campaign
	return (not campaign or campaign in result.campaigns) and (
		not promotion or promotion in result.promotions
	)


def _row(result: Result, activities: Mapping[str, Mapping]) -> dict:
	rows = [activities[effort.name] for effort in result.efforts]
	expected = {field: sum(row[field] or 0 for row in rows) for field in ("expected_leads", "expected_deals")}
	leads, deals = len(result.leads), len(result.deals)
	return {
		"title": ", ".join(sorted(result.campaigns | result.promotions)) or rows[0].activity_name,
		"activities": ", ".join(row.activity_name for row in rows),
		"no_of_activities": len(rows),
		"has_campaign": bool(result.campaigns or result.promotions),
		"approved": flt(sum((to_decimal(row.total_amount) for row in rows), ZERO)),
		"spent": flt(result.spent),
		"leads": leads,
		"opportunities": len(result.opportunities),
		"deals": deals,
		"deal_amount": flt(result.deal_amount),
		"cost_per_lead": _number(policy.cost_per(result.spent, leads)),
		"cost_per_deal": _number(policy.cost_per(result.spent, deals)),
		**expected,
		"leads_attained": _number(policy.attained(leads, expected["expected_leads"])),
		"deals_attained": _number(policy.attained(deals, expected["expected_deals"])),
	}


def _number(value: Decimal | None) -> float | None:
	return None if value is None else flt(value, 2)


def get_columns() -> list[dict]:
	return [
		column("title", _("Campaign or Activity"), "Data", 200),
		column("activities", _("Activities"), "Data", 240),
		money("approved", _("Approved")),
		money("spent", _("Actual")),
		column("leads", _("Leads", context="Marketing Cost per Result"), "Int", 80),
		column("expected_leads", _("Expected Leads"), "Int", 110),
		column("leads_attained", _("Attained (%)"), "Percent", 100),
		money("cost_per_lead", _("Cost per Lead")),
		column("opportunities", _("Opportunities"), "Int", 110),
		column("deals", _("Deals", context="Marketing Cost per Result"), "Int", 80),
		column("expected_deals", _("Expected Deals"), "Int", 110),
		column("deals_attained", _("Attained (%)"), "Percent", 100),
		money("cost_per_deal", _("Cost per Deal")),
		money("deal_amount", _("Sum of the Deals"), 140),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(rows: list[dict]) -> dict | None:
	"""What a lead and a deal cost, where some came."""
	shown = [row for row in rows if row["leads"] or row["deals"]][:IN_CHART]
	if not shown:
		return None
	fields = {"cost_per_lead": _("Cost per Lead"), "cost_per_deal": _("Cost per Deal")}
	datasets = [
		{"name": label, "values": [row[field] or 0 for row in shown]} for field, label in fields.items()
	]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {"labels": [row["title"] for row in shown], "datasets": datasets},
		"colors": ["#5B8DEF", "#8B5CF6"],
	}


def get_summary(rows: list[dict], currency: str) -> list[dict]:
	"""Over everything: what had no result costs, too."""
	spent = sum((to_decimal(row["spent"]) for row in rows), ZERO)
	leads, deals = (sum(row[field] for row in rows) for field in ("leads", "deals"))
	fruitless = sum((to_decimal(row["spent"]) for row in rows if not (row["leads"] or row["deals"])), ZERO)
	per_lead, per_deal = policy.cost_per(spent, leads), policy.cost_per(spent, deals)
	return [
		tile(_("Actual"), flt(spent), currency, "Gray"),
		tile(_("Leads", context="Marketing Cost per Result"), leads),
		tile(_("Cost per Lead"), flt(per_lead, 2), currency),
		tile(_("Deals", context="Marketing Cost per Result"), deals, None, "Green"),
		tile(_("Cost per Deal"), flt(per_deal, 2), currency, "Green"),
		tile(_("Spent without a Known Result"), flt(fruitless), currency, "Orange" if fruitless else "Gray"),
	]
