"""Promotion campaigns: which deal counts, and which gift or prize it may get (PROP-11).

The same rules judge a gift before it is handed out and, in the Campaign Check, everything that was handed out.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

SUBSCRIPTION, FULL_DEPOSIT, SIGNING = "Subscription Date", "Full Deposit", "Contract Date"
LIVE_STATUSES = frozenset({"Temporary Deposit", "Full Deposit", "Signed", "Handed Over"})
ISSUED, TO_TAKE_BACK, TAKEN_BACK = "Issued", "To Take Back", "Taken Back"


@dataclass(frozen=True)
class Rules:
	"""A campaign's conditions. `counts_by`: which day of a deal must lie in the campaign; `kinds` empty: all kinds of units.

	`minimum_area` in m² built area, `minimum_amount` in the project's currency; zero: no minimum.
	"""

	campaign: str
	project: str
	from_date: date
	to_date: date
	counts_by: str = SUBSCRIPTION
	kinds: frozenset[str] = frozenset()
	minimum_area: Decimal = ZERO
	minimum_amount: Decimal = ZERO


@dataclass(frozen=True)
class CampaignDeal:
	"""A deal as a campaign sees it; `amount` is its agreed price. Days are None until they come."""

	name: str
	campaign: str | None
	project: str
	unit: str
	status: str
	kind: str
	area: Decimal
	amount: Decimal
	subscribed_on: date | None = None
	full_deposit_on: date | None = None
	signed_on: date | None = None

	@property
	def is_live(self) -> bool:
		return self.status in LIVE_STATUSES


@dataclass(frozen=True)
class Offer:
	"""A gift with its stock and how many a deal may get; with `unit`, the prize of that unit."""

	gift: str
	quantity: int
	per_deal: int = 1
	unit: str | None = None


@dataclass(frozen=True)
class Issue:
	"""A gift that was handed out and not taken back."""

	name: str
	deal: str
	gift: str
	quantity: int
	has_receipt: bool = True


@dataclass(frozen=True)
class Difference:
	"""Something of a campaign that does not agree with the deals; texts are None where they do not apply."""

	violation: Violation
	deal: str | None = None
	unit: str | None = None
	gift: str | None = None
	issue: str | None = None


def counted_day(rules: Rules, deal: CampaignDeal) -> date | None:
	"""The day of the deal that must lie in the campaign."""
	return {
		SUBSCRIPTION: deal.subscribed_on,
		FULL_DEPOSIT: deal.full_deposit_on,
		SIGNING: deal.signed_on,
	}[rules.counts_by]


def check_link(rules: Rules, project: str, subscribed_on: date) -> list[Violation]:
	"""Whether a deal may be put under the campaign: its project, and not subscribed after the last day."""
	found = []
	if project != rules.project:
		found.append(
			Violation("campaign_other_project", {"campaign": rules.campaign, "project": rules.project})
		)
	early = rules.counts_by == SUBSCRIPTION and subscribed_on < rules.from_date
	if early or subscribed_on > rules.to_date:
		found.append(_outside(rules, subscribed_on))
	return found


def check_eligible(rules: Rules, deal: CampaignDeal) -> list[Violation]:
	"""Every reason why a deal gets nothing under the campaign."""
	found = []
	if deal.campaign != rules.campaign:
		found.append(Violation("campaign_not_of_deal", {"deal": deal.name, "campaign": rules.campaign}))
	if deal.project != rules.project:
		found.append(
			Violation("campaign_other_project", {"campaign": rules.campaign, "project": rules.project})
		)
	if not deal.is_live:
		found.append(Violation("campaign_deal_ended", {"deal": deal.name, "status": deal.status}))
	return found + _check_day(rules, deal) + _check_unit(rules, deal)


def _check_day(rules: Rules, deal: CampaignDeal) -> list[Violation]:
	day = counted_day(rules, deal)
	if day is None:
		return [Violation("campaign_day_missing", {"deal": deal.name, "counts_by": rules.counts_by})]
	return [] if rules.from_date <= day <= rules.to_date else [_outside(rules, day)]


def _outside(rules: Rules, day: date) -> Violation:
	params = {"day": day, "from_date": rules.from_date, "to_date": rules.to_date, "campaign": rules.campaign}
	return Violation("campaign_outside_dates", params)


def _check_unit(rules: Rules, deal: CampaignDeal) -> list[Violation]:
	found = []
	if rules.kinds and deal.kind not in rules.kinds:
		found.append(Violation("campaign_other_kind", {"kind": deal.kind}))
	if deal.area < rules.minimum_area:
		found.append(Violation("campaign_area_below", {"area": deal.area, "minimum": rules.minimum_area}))
	if deal.amount < rules.minimum_amount:
		found.append(
			Violation("campaign_amount_below", {"amount": deal.amount, "minimum": rules.minimum_amount})
		)
	return found


def check_issue(
	rules: Rules, deal: CampaignDeal, offer: Offer | None, quantity: int, issued: Sequence[Issue]
) -> list[Violation]:
	"""Whether `quantity` of a gift may be handed out for a deal.

	Args:
		offer: the gift in the campaign; None: the campaign has no such gift.
		issued: what of this gift is out already, for any deal.
	"""
	if offer is None:
		return [Violation("gift_not_in_campaign", {"campaign": rules.campaign})]
	found = check_eligible(rules, deal)
	if quantity < 1:
		found.append(Violation("gift_without_quantity", {"gift": offer.gift}))
	if offer.unit and offer.unit != deal.unit:
		found.append(Violation("gift_prize_of_other_unit", {"gift": offer.gift, "unit": offer.unit}))
	own = sum(row.quantity for row in issued if row.deal == deal.name)
	if own + quantity > offer.per_deal:
		params = {"deal": deal.name, "issued": own, "gift": offer.gift, "allowed": offer.per_deal}
		found.append(Violation("gift_issued_already", params))
	left = offer.quantity - sum(row.quantity for row in issued)
	if quantity > left:
		found.append(Violation("gift_out_of_stock", {"gift": offer.gift, "left": max(left, 0)}))
	return found


def differences(
	rules: Rules,
	offers: Sequence[Offer],
	deals: Collection[CampaignDeal],
	issues: Sequence[Issue],
	today: date,
) -> list[Difference]:
	"""What of a campaign does not agree with the deals: gifts out without a right to them, gifts still to hand out,
	stock and quantities that are passed, receipts that are missing, prize units that were not sold under the campaign.

	Args:
		deals: every deal that names the campaign, has one of its gifts, or has one of its prize units.
		issues: what was handed out and not taken back.
	"""
	by_name = {deal.name: deal for deal in deals}
	return [
		*_wrong_issues(rules, by_name, issues),
		*_too_many(offers, by_name, issues),
		*_wrong_deals(rules, offers, deals, issues),
		*_wrong_prize_units(rules, offers, deals, today),
	]


def _wrong_issues(rules: Rules, deals: dict[str, CampaignDeal], issues: Sequence[Issue]) -> list[Difference]:
	found = []
	for row in issues:
		deal = deals[row.deal]
		wrong = check_eligible(rules, deal)
		if not row.has_receipt:
			wrong = [*wrong, Violation("gift_without_receipt", {"issue": row.name})]
		found += [Difference(violation, row.deal, deal.unit, row.gift, row.name) for violation in wrong]
	return found


def _too_many(
	offers: Sequence[Offer], deals: dict[str, CampaignDeal], issues: Sequence[Issue]
) -> list[Difference]:
	found = []
	for offer in offers:
		of_gift = [row for row in issues if row.gift == offer.gift]
		out = sum(row.quantity for row in of_gift)
		if out > offer.quantity:
			params = {"gift": offer.gift, "issued": out, "quantity": offer.quantity}
			found.append(Difference(Violation("gift_above_stock", params), gift=offer.gift))
		by_deal = Counter()
		for row in of_gift:
			by_deal[row.deal] += row.quantity
		for name, own in by_deal.items():
			params = {"deal": name, "issued": own, "gift": offer.gift, "allowed": offer.per_deal}
			if own > offer.per_deal:
				violation = Violation("gift_issued_already", params)
				found.append(Difference(violation, name, deals[name].unit, offer.gift))
			if offer.unit and deals[name].unit != offer.unit:
				violation = Violation("gift_prize_of_other_unit", {"gift": offer.gift, "unit": offer.unit})
				found.append(Difference(violation, name, deals[name].unit, offer.gift))
	return found


def _wrong_deals(
	rules: Rules, offers: Sequence[Offer], deals: Collection[CampaignDeal], issues: Sequence[Issue]
) -> list[Difference]:
	"""Live deals of the campaign: those that do not qualify, and those that have not got what they may get."""
	have = {(row.deal, row.gift) for row in issues}
	with_gift = {row.deal for row in issues}
	found = []
	for deal in deals:
		if deal.campaign != rules.campaign or not deal.is_live:
			continue
		wrong = check_eligible(rules, deal)
		if wrong and deal.name not in with_gift:
			found += [Difference(violation, deal.name, deal.unit) for violation in wrong]
		if not wrong:
			due = [offer for offer in offers if offer.unit in (None, deal.unit)]
			found += [
				Difference(
					Violation("gift_not_issued", {"gift": offer.gift}), deal.name, deal.unit, offer.gift
				)
				for offer in due
				if (deal.name, offer.gift) not in have
			]
	return found


def _wrong_prize_units(
	rules: Rules, offers: Sequence[Offer], deals: Collection[CampaignDeal], today: date
) -> list[Difference]:
	"""Prize units that were sold outside the campaign, or not at all when it has ended."""
	found = []
	for offer in (row for row in offers if row.unit):
		sold = [deal for deal in deals if deal.unit == offer.unit and deal.is_live]
		params = {"unit": offer.unit, "campaign": rules.campaign}
		if not sold and today > rules.to_date:
			found.append(
				Difference(Violation("prize_unit_not_sold", params), unit=offer.unit, gift=offer.gift)
			)
		found += [
			Difference(Violation("prize_unit_sold_otherwise", params), deal.name, offer.unit, offer.gift)
			for deal in sold
			if deal.campaign != rules.campaign
		]
	return found
