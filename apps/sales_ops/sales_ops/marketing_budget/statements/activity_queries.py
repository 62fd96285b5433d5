"""What the reports about activities ask the database: the activities, their vouchers and orders, and what came of them."""

from collections.abc import Collection, Sequence
from datetime import date
from operator import itemgetter

import frappe

from sales_ops.marketing_budget import order_queries
from sales_ops.marketing_budget.queries import CLOSING_VOUCHER
from sales_ops.setup.dimension import ACTIVITY, FIELD

FIELDS = (
	"name",
	"activity_name",
	"marketing_budget",
	"status",
	"start_date",
	"end_date",
	"responsible",
	"total_amount",
	"campaign",
	"property_promotion_campaign",
	"expected_leads",
	"expected_deals",
)
# Deals that count as a result: the money is there, and nobody has left.
STANDING_DEALS = ("Full Deposit", "Signed", "Handed Over")


def activities(
	budgets: Sequence[str], first: date | None = None, last: date | None = None, **filters
) -> list[dict]:
	"""The approved activities of some budgets, in the order of their days; of those days where some are given."""
	wanted = {"docstatus": 1, "marketing_budget": ("in", list(budgets)), **filters}
	if first:
		wanted["end_date"] = (">=", first)
	if last:
		wanted["start_date"] = ("<=", last)
	return frappe.get_all(ACTIVITY, wanted, list(FIELDS), order_by="start_date, name")


def vouchers(names: Sequence[str]) -> list[dict]:
	"""The rows of the general ledger of some activities; amounts are debit less credit."""
	entry = frappe.qb.DocType("GL Entry")
	fields = ("posting_date", "voucher_type", "voucher_no", "account", "against", "remarks")
	return (
		frappe.qb.from_(entry)
		.select(entry[FIELD].as_("activity"), *(entry[field] for field in fields))
		.select((entry.debit - entry.credit).as_("amount"))
		.where(entry[FIELD].isin(list(names) or [""]))
		.where(entry.is_cancelled == 0)
		.where(entry.voucher_type != CLOSING_VOUCHER)
		.where(entry.debit != entry.credit)
		.orderby(entry.posting_date, entry.creation, entry.name)
	).run(as_dict=True)


def orders(names: Sequence[str]) -> list[dict]:
	"""The rows of open purchase orders of some activities as the control counts them, by the day on which they are required."""
	rows = order_queries.open_orders(list(names) or [""])
	return sorted(rows, key=itemgetter("posting_date", "voucher_no", "idx"))


def leads(campaigns: Collection[str]) -> list[dict]:
	"""The leads of some campaigns: name, campaign."""
	return _of_campaigns("Lead", "campaign_name", campaigns)


def opportunities(campaigns: Collection[str]) -> list[dict]:
	"""The opportunities of some campaigns: name, campaign."""
	return _of_campaigns("Opportunity", "campaign", campaigns)


def _of_campaigns(doctype: str, field: str, campaigns: Collection[str]) -> list[dict]:
	if not campaigns:
		return []
	wanted = {field: ("in", list(campaigns))}
	return frappe.get_all(doctype, wanted, ["name", f"{field} as campaign"])


def deals(campaigns: Collection[str], promotions: Collection[str]) -> list[dict]:
	"""The property deals that stand: of some promotion campaigns, or of customers whose lead some campaigns brought.

	Returns:
		rows of name, promotion, campaign (of the customer's lead) and amount (company currency).
	"""
	deal, customer, lead = (frappe.qb.DocType(name) for name in ("Property Subscription", "Customer", "Lead"))
	campaigns, promotions = list(campaigns) or [""], list(promotions) or [""]
	return (
		frappe.qb.from_(deal)
		.left_join(customer)
		.on(customer.name == deal.customer)
		.left_join(lead)
		.on(lead.name == customer.lead_name)
		.select(deal.name, deal.promotion_campaign.as_("promotion"), lead.campaign_name.as_("campaign"))
		.select(deal.total_amount.as_("amount"))
		.where(deal.docstatus == 1)
		.where(deal.status.isin(STANDING_DEALS))
		.where(deal.promotion_campaign.isin(promotions) | lead.campaign_name.isin(campaigns))
	).run(as_dict=True)
