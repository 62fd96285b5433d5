"""Promotion campaigns against real deals: rows for `policies.campaigns`, and gifts that follow their deal."""

from collections.abc import Collection

import frappe
from frappe.utils import cint, getdate

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import campaigns as policy
from sales_ops.values import to_decimal

CAMPAIGN, ISSUE = "Property Promotion Campaign", "Property Gift Issue"
KINDS = {"for_homes": "Home", "for_shops": "Shop", "for_parking": "Parking", "for_storage": "Storage"}


def rules_of(campaign) -> policy.Rules:
	"""A campaign's conditions, as the policy takes them."""
	return policy.Rules(
		campaign=campaign.name,
		project=campaign.property_project,
		from_date=getdate(campaign.from_date),
		to_date=getdate(campaign.to_date),
		counts_by=campaign.counts_by,
		kinds=frozenset(kind for field, kind in KINDS.items() if campaign.get(field)),
		minimum_area=to_decimal(campaign.minimum_area),
		minimum_amount=to_decimal(campaign.minimum_amount),
	)


def offers_of(campaign) -> list[policy.Offer]:
	"""Gifts and prizes of a campaign; a prize is one, for the deal on its unit."""
	gifts = [policy.Offer(row.gift, cint(row.quantity), cint(row.per_deal) or 1) for row in campaign.gifts]
	return gifts + [policy.Offer(row.prize, 1, 1, row.property_unit) for row in campaign.prize_units]


def value_of(campaign, gift: str) -> float:
	"""What one of a gift or prize is worth (campaign's currency)."""
	gifts = {row.gift: row.value for row in campaign.gifts}
	return (gifts | {row.prize: row.value for row in campaign.prize_units}).get(gift) or 0


def check_deal(deal) -> None:
	"""Refuse a campaign on a deal of another project, out of its time, or that is not submitted.

	Raises:
		CampaignError: the rule above.
	"""
	if not deal.promotion_campaign:
		return
	campaign = frappe.get_cached_doc(CAMPAIGN, deal.promotion_campaign)
	if campaign.docstatus != 1:
		throw("campaign_not_running", campaign=campaign.name)
	throw_all(policy.check_link(rules_of(campaign), deal.property_project, getdate(deal.subscription_date)))


def follow_deal(deal: str, has_ended: bool) -> None:
	"""Mark the gifts of a deal that has ended as to be taken back, or those of a revived deal as issued again."""
	was, becomes = (policy.ISSUED, policy.TO_TAKE_BACK) if has_ended else (policy.TO_TAKE_BACK, policy.ISSUED)
	filters = {"property_subscription": deal, "docstatus": 1, "status": was}
	for name in frappe.get_all(ISSUE, filters, pluck="name"):
		frappe.get_doc(ISSUE, name).db_set("status", becomes, notify=True)


def issues_of(campaign: str) -> list[policy.Issue]:
	"""What was handed out of a campaign and not taken back."""
	issue = frappe.qb.DocType(ISSUE)
	rows = (
		frappe.qb.from_(issue)
		.select(issue.name, issue.property_subscription, issue.gift, issue.quantity, issue.signed_receipt)
		.where(issue.promotion_campaign == campaign)
		.where(issue.docstatus == 1)
		.where(issue.status != policy.TAKEN_BACK)
		.orderby(issue.name)
	).run(as_dict=True)
	return [
		policy.Issue(row.name, row.property_subscription, row.gift, row.quantity, bool(row.signed_receipt))
		for row in rows
	]


def recount(campaign: str) -> None:
	"""Write on a campaign how much of each gift is out."""
	doc = frappe.get_doc(CAMPAIGN, campaign)
	out: dict[str, int] = {}
	for row in issues_of(campaign):
		out[row.gift] = out.get(row.gift, 0) + row.quantity
	for row in (*doc.gifts, *doc.prize_units):
		row.db_set("issued", out.get(row.get("gift") or row.get("prize"), 0))


def deals_of_campaign(campaign, issues: Collection[policy.Issue]) -> list[policy.CampaignDeal]:
	"""The submitted deals that name a campaign, have one of its gifts, or have one of its prize units."""
	deal = frappe.qb.DocType("Property Subscription")
	units = [row.property_unit for row in campaign.prize_units] or [""]
	names = [row.deal for row in issues] or [""]
	wanted = (
		(deal.promotion_campaign == campaign.name) | deal.name.isin(names) | deal.property_unit.isin(units)
	)
	return _as_policy(_deal_query().where(wanted & (deal.docstatus > 0)).run(as_dict=True))


def campaign_deal(name: str) -> policy.CampaignDeal:
	"""One deal as a campaign sees it."""
	deal = frappe.qb.DocType("Property Subscription")
	(found,) = _as_policy(_deal_query().where(deal.name == name).run(as_dict=True))
	return found


def _deal_query():
	deal, unit, contract = (
		frappe.qb.DocType(name) for name in ("Property Subscription", "Property Unit", "Property Contract")
	)
	return (
		frappe.qb.from_(deal)
		.inner_join(unit)
		.on(unit.name == deal.property_unit)
		.left_join(contract)
		.on(contract.name == deal.property_contract)
		.select(
			deal.name,
			deal.promotion_campaign,
			deal.property_project,
			deal.property_unit,
			deal.status,
			deal.agreed_amount,
			deal.subscription_date,
			deal.full_deposit_on,
			unit.kind,
			unit.built_area,
			contract.contract_date,
		)
		.orderby(deal.name)
	)


def _as_policy(rows: list[dict]) -> list[policy.CampaignDeal]:
	return [
		policy.CampaignDeal(
			name=row.name,
			campaign=row.promotion_campaign,
			project=row.property_project,
			unit=row.property_unit,
			status=row.status,
			kind=row.kind,
			area=to_decimal(row.built_area),
			amount=to_decimal(row.agreed_amount),
			subscribed_on=_day(row.subscription_date),
			full_deposit_on=_day(row.full_deposit_on),
			signed_on=_day(row.contract_date),
		)
		for row in rows
	]


def _day(value):
	return getdate(value) if value else None


@frappe.whitelist(methods=["GET", "POST"])
def gifts_for(property_subscription: str) -> list[str]:
	"""The gifts and prizes that a deal may get under its campaign, for the form.

	Raises:
		frappe.PermissionError: the deal is a colleague's.
	"""
	deal = frappe.get_doc("Property Subscription", property_subscription)
	deal.check_permission("read")
	if not deal.promotion_campaign:
		return []
	offers = offers_of(frappe.get_cached_doc(CAMPAIGN, deal.promotion_campaign))
	return [offer.gift for offer in offers if offer.unit in (None, deal.property_unit)]
