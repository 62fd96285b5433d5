"""Promotion campaigns: gifts against real deals, refused before and listed after."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.exceptions.property_sales import CampaignError
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.report.campaign_check import campaign_check
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

ISSUE = "Property Gift Issue"


@pytest.fixture
def prize_unit():
	return make.make_unit()


@pytest.fixture
def campaign(prize_unit):
	"""A week around today: two kettles, a car for the buyer of one unit."""
	return make_campaign(prize_unit)


def make_campaign(prize_unit, submit: bool = True, **values):
	defaults = {
		"campaign_name": frappe.generate_hash(length=8),
		"property_project": make.make_project(),
		"from_date": add_days(today(), -3),
		"to_date": add_days(today(), 3),
		"gifts": [{"gift": "电水壶", "quantity": 2, "per_deal": 1, "value": 300}],
		"prize_units": [{"property_unit": prize_unit.name, "prize": "汽车", "value": 80_000}],
	}
	doc = frappe.get_doc({"doctype": "Property Promotion Campaign", **(defaults | values)}).insert()
	return doc.submit() if submit else doc


def deal_under(campaign, unit=None, **values):
	deal = make.make_deal(unit, promotion_campaign=campaign.name, **values)
	make.receive(deal, 50_000)
	return deal


def issue(deal, gift: str = "电水壶", quantity: int = 1, submit: bool = True, **values):
	doc = frappe.get_doc(
		{"doctype": ISSUE, "property_subscription": deal.name, "gift": gift, "quantity": quantity, **values}
	).insert()
	return doc.submit() if submit else doc


def give_back(deal):
	setup_change_accounts(default_company())
	change = frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": "Return",
			"property_subscription": deal.name,
			"reason": "Changed Mind",
			"keep_amount": 50_000,
		}
	).insert()
	change.approve()
	return change.reload().submit()


def differences(campaign) -> list[tuple]:
	rows = campaign_check.get_data(frappe._dict(promotion_campaign=campaign.name))
	return [(row["kind"], row["property_subscription"], row["gift"]) for row in rows]


def issued(campaign) -> list[int]:
	campaign.reload()
	return [row.issued for row in (*campaign.gifts, *campaign.prize_units)]


def test_a_deal_under_the_campaign_gets_its_gift(campaign):
	doc = issue(deal_under(campaign))
	assert (doc.status, doc.value, doc.promotion_campaign) == ("Issued", 300, campaign.name)
	assert issued(campaign) == [1, 0]


def test_the_prize_goes_with_its_unit(campaign, prize_unit):
	assert issue(deal_under(campaign, prize_unit), "汽车").value == 80_000
	assert issued(campaign) == [0, 1]
	with pytest.raises(CampaignError, match="not of this deal's unit"):
		issue(deal_under(campaign), "汽车")


def test_a_gift_is_not_handed_out_twice_nor_above_the_stock(campaign):
	first = deal_under(campaign)
	issue(first)
	with pytest.raises(CampaignError, match="has 1 of 电水壶 already"):
		issue(first)
	issue(deal_under(campaign))
	with pytest.raises(CampaignError, match="there are 0 left"):
		issue(deal_under(campaign))
	assert frappe.db.count(ISSUE, {"promotion_campaign": campaign.name}) == 2


@pytest.mark.parametrize(
	("values", "message"),
	[
		({"minimum_area": 100.01}, "below the campaign's minimum"),
		({"minimum_amount": 1_000_001}, "below the campaign's minimum"),
		({"for_homes": 0, "for_shops": 1}, "not for units of the kind Home"),
		({"counts_by": "Contract Date"}, "has not reached the day"),
	],
)
def test_a_deal_that_does_not_qualify_gets_nothing(prize_unit, values, message):
	deal = deal_under(make_campaign(prize_unit, **values))
	with pytest.raises(CampaignError, match=message):
		issue(deal)
	assert not frappe.db.exists(ISSUE, {"property_subscription": deal.name})


@pytest.mark.parametrize(("days", "allowed"), [(-4, False), (-3, True), (0, True)])
def test_a_deal_is_put_under_the_campaign_of_its_days_only(campaign, days, allowed):
	values = {"promotion_campaign": campaign.name, "subscription_date": add_days(today(), days)}
	if allowed:
		assert make.make_deal(**values).promotion_campaign == campaign.name
	else:
		with pytest.raises(CampaignError, match="does not lie in the campaign"):
			make.make_deal(**values)


def test_a_campaign_is_chosen_on_a_running_deal_too_and_checked_there(campaign, prize_unit):
	deal = make.make_deal()
	draft = make_campaign(prize_unit, submit=False)
	deal.promotion_campaign = draft.name
	with pytest.raises((CampaignError, frappe.ValidationError), match=r"not submitted|Cannot link"):
		deal.save()
	deal.reload().promotion_campaign = campaign.name
	deal.save()
	assert frappe.db.get_value("Property Subscription", deal.name, "promotion_campaign") == campaign.name


def test_a_deal_without_a_campaign_or_a_deposit_gets_nothing(campaign):
	with pytest.raises(CampaignError, match="under no campaign"):
		issue(make.make_deal())
	with pytest.raises(CampaignError, match="live deals with a deposit only"):
		issue(make.make_deal(promotion_campaign=campaign.name))


def test_after_a_return_the_gift_is_to_be_taken_back_and_the_undo_lets_it_stay(campaign):
	deal = deal_under(campaign)
	doc = issue(deal, signed_receipt="/files/receipt.png")
	change = give_back(deal)
	assert doc.reload().status == "To Take Back"
	assert ("campaign_deal_ended", deal.name, "电水壶") in differences(campaign)
	change.reload().cancel()
	assert doc.reload().status == "Issued"
	assert ("campaign_deal_ended", deal.name, "电水壶") not in differences(campaign)


def test_a_gift_taken_back_is_stock_again_and_no_difference(campaign):
	deal = deal_under(campaign)
	doc = issue(deal)
	give_back(deal)
	doc.reload().take_back()
	assert (doc.status, str(doc.taken_back_on)) == ("Taken Back", today())
	assert issued(campaign) == [0, 0]
	assert deal.name not in [row[1] for row in differences(campaign)]
	with pytest.raises(CampaignError, match="is not out"):
		doc.take_back()


def test_the_check_lists_what_is_missing_and_what_is_sold_otherwise(campaign, prize_unit):
	waiting, unsigned = deal_under(campaign), deal_under(campaign)
	paper = issue(unsigned)
	other = make.make_deal(prize_unit)
	make.receive(other, 50_000)
	assert sorted(differences(campaign), key=str) == sorted(
		[
			("gift_not_issued", waiting.name, "电水壶"),
			("gift_without_receipt", unsigned.name, "电水壶"),
			("prize_unit_sold_otherwise", other.name, "汽车"),
		],
		key=str,
	)
	assert campaign_check.execute({"promotion_campaign": campaign.name})[4][0]["value"] == 3
	paper.reload().signed_receipt = "/files/receipt.png"
	paper.save()
	assert ("gift_without_receipt", unsigned.name, "电水壶") not in differences(campaign)


def test_a_campaign_with_gifts_out_is_not_cancelled(campaign):
	issue(deal_under(campaign))
	with pytest.raises(CampaignError, match="has gifts out"):
		campaign.reload().cancel()


def test_names_and_dates_of_a_campaign_are_checked(prize_unit):
	with pytest.raises(CampaignError, match="before it begins"):
		make_campaign(prize_unit, to_date=add_days(today(), -4))
	with pytest.raises(CampaignError, match="stands twice"):
		make_campaign(prize_unit, gifts=[{"gift": "汽车", "quantity": 1}])


def test_a_consultant_hands_out_gifts_of_own_deals_only(campaign):
	user = make.make_user("gifts@example.com", "Property Consultant", sales_person="礼品顾问")
	own = deal_under(campaign, consultant="礼品顾问")
	other = deal_under(campaign, consultant=make.make_consultant("别的礼品顾问"))
	frappe.set_user(user)
	assert issue(own).status == "Issued"
	with pytest.raises(frappe.PermissionError):
		issue(other)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Property Promotion Campaign", campaign.name).cancel()


def test_what_a_client_sends_for_status_and_campaign_decides_nothing(campaign, prize_unit):
	other = make_campaign(prize_unit)
	doc = issue(deal_under(campaign), submit=False, status="Taken Back", promotion_campaign=other.name)
	assert (doc.status or "", doc.promotion_campaign) == ("", campaign.name)
