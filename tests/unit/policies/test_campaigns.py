"""Promotion campaigns: who may get what, and what does not agree afterwards."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.campaigns import (
	CampaignDeal,
	Issue,
	Offer,
	Rules,
	check_eligible,
	check_issue,
	check_link,
	differences,
)

RULES = Rules(
	"国庆",
	"云栖",
	date(2026, 10, 1),
	date(2026, 10, 7),
	kinds=frozenset({"Home"}),
	minimum_area=Decimal(90),
	minimum_amount=Decimal(1_000_000),
)
DEAL = CampaignDeal(
	"SUB-1",
	"国庆",
	"云栖",
	"云栖-1-101",
	"Signed",
	"Home",
	Decimal(90),
	Decimal(1_000_000),
	subscribed_on=date(2026, 10, 1),
)
PHONE = Offer("手机", 3)
CAR = Offer("汽车", 1, unit="云栖-1-101")
LATER = date(2026, 12, 1)


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


def found(offers=(PHONE,), deals=(DEAL,), issues=(), on=LATER) -> list[tuple]:
	return [(row.violation.code, row.deal, row.gift) for row in differences(RULES, offers, deals, issues, on)]


def issue(deal: str = "SUB-1", quantity: int = 1, gift: str = "手机", **values) -> Issue:
	return Issue(f"GIFT-{deal}-{gift}", deal, gift, quantity, **values)


def test_a_deal_that_meets_every_condition_just_so_counts():
	assert check_eligible(RULES, DEAL) == []


@pytest.mark.parametrize(
	("change", "code"),
	[
		({"campaign": None}, "campaign_not_of_deal"),
		({"project": "江湾"}, "campaign_other_project"),
		({"status": "Returned"}, "campaign_deal_ended"),
		({"status": "Held"}, "campaign_deal_ended"),
		({"kind": "Parking"}, "campaign_other_kind"),
		({"area": Decimal("89.99")}, "campaign_area_below"),
		({"amount": Decimal("999999.99")}, "campaign_amount_below"),
		({"subscribed_on": None}, "campaign_day_missing"),
	],
)
def test_each_condition_is_named(change, code):
	assert codes(check_eligible(RULES, replace(DEAL, **change))) == [code]


@pytest.mark.parametrize(
	("day", "allowed"),
	[
		(date(2026, 9, 30), False),
		(date(2026, 10, 1), True),
		(date(2026, 10, 7), True),
		(date(2026, 10, 8), False),
	],
)
@pytest.mark.parametrize(
	("counts_by", "field"),
	[
		("Subscription Date", "subscribed_on"),
		("Full Deposit", "full_deposit_on"),
		("Contract Date", "signed_on"),
	],
)
def test_the_day_that_counts_lies_in_the_campaign(day, allowed, counts_by, field):
	rules = replace(RULES, counts_by=counts_by)
	assert (check_eligible(rules, replace(DEAL, **{field: day})) == []) == allowed


@pytest.mark.parametrize(
	("counts_by", "day", "allowed"),
	[
		("Subscription Date", date(2026, 9, 30), False),
		("Contract Date", date(2026, 9, 30), True),
		("Contract Date", date(2026, 10, 8), False),
	],
)
def test_an_earlier_deal_may_sign_under_the_campaign(counts_by, day, allowed):
	assert (check_link(replace(RULES, counts_by=counts_by), "云栖", day) == []) == allowed


def test_a_gift_is_issued_once():
	assert codes(check_issue(RULES, DEAL, PHONE, 1, [issue()])) == ["gift_issued_already"]


def test_a_gift_that_is_not_of_the_campaign_is_refused():
	assert codes(check_issue(RULES, DEAL, None, 1, [])) == ["gift_not_in_campaign"]


def test_a_prize_goes_with_its_unit():
	other = replace(DEAL, unit="云栖-1-102")
	assert codes(check_issue(RULES, other, CAR, 1, [])) == ["gift_prize_of_other_unit"]
	assert check_issue(RULES, DEAL, CAR, 1, []) == []


@given(st.lists(st.integers(1, 3), max_size=12))
def test_never_more_than_the_stock_is_issued(wishes):
	offer, issued = replace(PHONE, quantity=5, per_deal=3), []
	for number, quantity in enumerate(wishes):
		deal = replace(DEAL, name=f"SUB-{number}")
		if not check_issue(RULES, deal, offer, quantity, issued):
			issued.append(issue(deal.name, quantity))
	assert sum(row.quantity for row in issued) <= 5
	assert not differences(RULES, [offer], [replace(DEAL, name=row.deal) for row in issued], issued, LATER)


def test_a_campaign_in_order_has_no_differences():
	assert found(issues=[issue()]) == []


def test_a_gift_of_a_returned_deal_is_a_difference():
	returned = replace(DEAL, status="Returned")
	assert found(deals=[returned], issues=[issue()]) == [("campaign_deal_ended", "SUB-1", "手机")]


def test_a_deal_without_its_gift_and_a_gift_without_receipt_are_listed():
	assert found() == [("gift_not_issued", "SUB-1", "手机")]
	assert found(issues=[issue(has_receipt=False)]) == [("gift_without_receipt", "SUB-1", "手机")]


def test_more_than_the_stock_and_more_than_a_deal_may_get_are_listed():
	second = replace(DEAL, name="SUB-2")
	issues = [issue(quantity=2), issue("SUB-2", 2)]
	assert found(deals=[DEAL, second], issues=issues) == [
		("gift_above_stock", None, "手机"),
		("gift_issued_already", "SUB-1", "手机"),
		("gift_issued_already", "SUB-2", "手机"),
	]


def test_a_prize_unit_is_sold_under_the_campaign_before_its_end():
	other = replace(DEAL, campaign=None)
	assert found([CAR], [other]) == [("prize_unit_sold_otherwise", "SUB-1", "汽车")]
	assert found([CAR], []) == [("prize_unit_not_sold", None, "汽车")]
	assert found([CAR], [], on=RULES.to_date) == []
