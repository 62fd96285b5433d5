"""Campaign Check (活动核对): gifts and prize units of campaigns against the real deals (PROP-11).

Every difference comes from `policies.campaigns.differences`. The report's roles see all deals; projects are limited by
User Permissions.
"""

from collections import Counter

import frappe
from frappe import _
from frappe.utils import getdate, today

from sales_ops.exceptions import show
from sales_ops.messages import describe
from sales_ops.policies import campaigns as policy
from sales_ops.property_sales.deals import campaigns
from sales_ops.property_sales.permissions import report_projects
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `property_project`, `promotion_campaign`; all running and ended campaigns without them."""
	data = get_data(frappe._dict(filters or {}))
	return get_columns(), data, None, None, get_summary(data)


def get_columns() -> list[dict]:
	return [
		column("promotion_campaign", _("Promotion Campaign"), "Link", 170, "Property Promotion Campaign"),
		column("difference", _("Finding"), "Data", 420),
		column("gift", _("Gift"), "Data", 130),
		column("property_unit", _("Property Unit"), "Link", 170, "Property Unit"),
		column("customer_name", _("Customer"), "Data", 120),
		column("property_subscription", _("Property Subscription"), "Link", 150, "Property Subscription"),
		column("gift_issue", _("Property Gift Issue"), "Link", 150, "Property Gift Issue"),
		column("property_project", _("Property Project"), "Link", 130, "Property Project"),
	]


def get_data(filters: dict) -> list[dict]:
	rows = []
	for name in _campaigns(filters):
		campaign = frappe.get_cached_doc(campaigns.CAMPAIGN, name)
		issues = campaigns.issues_of(name)
		found = policy.differences(
			campaigns.rules_of(campaign),
			campaigns.offers_of(campaign),
			campaigns.deals_of_campaign(campaign, issues),
			issues,
			getdate(today()),
		)
		rows += [_row(campaign, difference) for difference in found]
	return _with_customers(rows)


def _campaigns(filters: dict) -> list[str]:
	wanted = {"docstatus": 1}
	projects = report_projects(filters.property_project)
	if projects is not None:
		wanted["property_project"] = ("in", projects or [""])
	if filters.promotion_campaign:
		wanted["name"] = filters.promotion_campaign
	return frappe.get_all(campaigns.CAMPAIGN, wanted, pluck="name", order_by="from_date desc, name")


def _row(campaign, difference: policy.Difference) -> dict:
	return {
		"promotion_campaign": campaign.name,
		"property_project": campaign.property_project,
		"kind": difference.violation.code,
		"difference": describe(difference.violation, translate=_, show=show),
		"gift": difference.gift,
		"property_unit": difference.unit,
		"property_subscription": difference.deal,
		"gift_issue": difference.issue,
	}


def _with_customers(rows: list[dict]) -> list[dict]:
	names = list({row["property_subscription"] for row in rows if row["property_subscription"]})
	found = frappe.get_all("Property Subscription", {"name": ("in", names)}, ["name", "customer_name"])
	customers = {row.name: row.customer_name for row in found}
	return [row | {"customer_name": customers.get(row["property_subscription"])} for row in rows]


def get_summary(data: list[dict]) -> list[dict]:
	counts = Counter(row["kind"] for row in data)
	return [
		{
			"label": _("Differences"),
			"value": len(data),
			"datatype": "Int",
			"indicator": "Red" if data else "Green",
		},
		{
			"label": _("Gifts to Take Back"),
			"value": counts["campaign_deal_ended"],
			"datatype": "Int",
			"indicator": "Orange",
		},
		{"label": _("Gifts Not Handed Out Yet"), "value": counts["gift_not_issued"], "datatype": "Int"},
	]
