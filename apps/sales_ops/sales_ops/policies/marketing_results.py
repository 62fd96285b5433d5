"""What marketing activities brought: leads, opportunities and deals by campaign (consignment-budget-meeting.md §5.2).

Activities that share a campaign share its results, so their costs are added up before anything is divided: each lead and each
deal counts once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sales_ops.policies.money import ZERO

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Effort:
	"""An activity with the campaigns that it worked for, and what it cost."""

	name: str
	campaigns: frozenset[str]  # of ERPNext
	promotions: frozenset[str]  # Property Promotion Campaigns
	spent: Decimal = ZERO

	@property
	def marks(self) -> frozenset[tuple[str, str]]:
		return frozenset(("campaign", name) for name in self.campaigns) | frozenset(
			("promotion", name) for name in self.promotions
		)


@dataclass
class Result:
	"""Efforts that share campaigns, and what came of them together."""

	efforts: list[Effort]
	leads: set[str] = field(default_factory=set)
	opportunities: set[str] = field(default_factory=set)
	deals: dict[str, Decimal] = field(default_factory=dict)

	@property
	def campaigns(self) -> set[str]:
		return {name for effort in self.efforts for name in effort.campaigns}

	@property
	def promotions(self) -> set[str]:
		return {name for effort in self.efforts for name in effort.promotions}

	@property
	def spent(self) -> Decimal:
		return sum((effort.spent for effort in self.efforts), ZERO)

	@property
	def deal_amount(self) -> Decimal:
		return sum(self.deals.values(), ZERO)


def grouped(efforts: Iterable[Effort]) -> list[Result]:
	"""Efforts that share a campaign, directly or through another, together; in the order of their first."""
	groups: list[list[Effort]] = []
	for effort in efforts:
		joined = [group for group in groups if any(effort.marks & one.marks for one in group)]
		if not joined:
			groups.append([effort])
			continue
		first, *others = joined
		for group in others:
			first += group
			groups.remove(group)
		first.append(effort)
	return [Result(group) for group in groups]


def count_results(
	results: Sequence[Result],
	leads: Iterable[Mapping],
	opportunities: Iterable[Mapping],
	deals: Iterable[Mapping],
) -> None:
	"""Give each lead, opportunity and deal to the efforts of its campaign.

	A deal that two groups could claim, by its promotion and by the campaign of the customer's lead, goes to its promotion's.

	Args:
		leads, opportunities: name, campaign.
		deals: name, promotion, campaign, amount.
	"""
	by_campaign = {name: result for result in results for name in result.campaigns}
	by_promotion = {name: result for result in results for name in result.promotions}
	for row in leads:
		if result := by_campaign.get(row["campaign"]):
			result.leads.add(row["name"])
	for row in opportunities:
		if result := by_campaign.get(row["campaign"]):
			result.opportunities.add(row["name"])
	for row in deals:
		if result := by_promotion.get(row["promotion"]) or by_campaign.get(row["campaign"]):
			result.deals[row["name"]] = row["amount"]


def cost_per(spent: Decimal, number: int) -> Decimal | None:
	"""What one lead or deal cost; None where nothing came."""
	return spent / number if number else None


def attained(reached: int, expected: int) -> Decimal | None:
	"""How many of the expected leads or deals came, in percent; None where none were expected."""
	return Decimal(reached) / expected * HUNDRED if expected else None
