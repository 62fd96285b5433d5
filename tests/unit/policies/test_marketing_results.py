"""What marketing activities brought: each lead and each deal counts once."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import marketing_results as policy
from sales_ops.policies.marketing_results import Effort

D = Decimal


def effort(name: str, campaigns: str = "", promotions: str = "", spent: int = 0) -> Effort:
	return Effort(name, frozenset(campaigns), frozenset(promotions), D(spent))


def names(results) -> list[list[str]]:
	return [[one.name for one in result.efforts] for result in results]


def test_activities_without_a_campaign_stand_alone():
	assert names(policy.grouped([effort("a"), effort("b")])) == [["a"], ["b"]]


def test_activities_that_share_a_campaign_directly_or_through_another_are_one_row():
	found = policy.grouped(
		[effort("a", "x", spent=1), effort("b", "", "p", 2), effort("c", "y"), effort("d", "x", "p", 4)]
	)
	assert names(found) == [["a", "b", "d"], ["c"]]
	assert (found[0].spent, found[0].campaigns, found[0].promotions) == (D(7), {"x"}, {"p"})


def test_a_campaign_and_a_promotion_of_one_name_are_two():
	assert len(policy.grouped([effort("a", "x"), effort("b", "", "x")])) == 2


def test_a_deal_goes_to_its_promotion_before_the_campaign_of_its_lead():
	by_campaign, by_promotion = results = policy.grouped([effort("a", "x"), effort("b", "", "p")])
	lead = {"name": "L1", "campaign": "x"}
	deals = [
		{"name": "D1", "promotion": "p", "campaign": "x", "amount": D(100)},
		{"name": "D2", "promotion": None, "campaign": "x", "amount": D(50)},
		{"name": "D3", "promotion": "other", "campaign": None, "amount": D(9)},
	]
	policy.count_results(results, [lead, lead, {"name": "L2", "campaign": "z"}], [lead], deals)
	assert (by_campaign.leads, by_campaign.opportunities) == ({"L1"}, {"L1"})
	assert (set(by_campaign.deals), by_campaign.deal_amount) == ({"D2"}, D(50))
	assert (set(by_promotion.deals), by_promotion.deal_amount) == ({"D1"}, D(100))


def test_cost_and_attainment_of_nothing_are_unknown():
	assert policy.cost_per(D(900), 3) == 300
	assert policy.cost_per(D(900), 0) is None
	assert policy.attained(3, 4) == 75
	assert policy.attained(3, 0) is None


EFFORTS = st.lists(
	st.builds(
		Effort,
		st.uuids().map(str),
		st.frozensets(st.sampled_from("abcde"), max_size=2),
		st.frozensets(st.sampled_from("pqr"), max_size=2),
		st.decimals(0, 1000, places=2),
	),
	max_size=12,
)


@given(EFFORTS)
def test_every_activity_is_in_one_row_and_no_campaign_in_two(efforts):
	found = policy.grouped(efforts)
	assert sorted(one.name for result in found for one in result.efforts) == sorted(
		one.name for one in efforts
	)
	marks = [mark for result in found for mark in frozenset().union(*(one.marks for one in result.efforts))]
	assert len(marks) == len(set(marks))
	assert sum((result.spent for result in found), D(0)) == sum((one.spent for one in efforts), D(0))
