"""Parking and storage sold with a home: claimed together, paid together, freed together (§11 nos 9, 11)."""

from datetime import timedelta

import pytest

import frappe
from frappe.utils import now_datetime

from sales_ops.exceptions.property_sales import (
	AttachedUnitError,
	ClaimError,
	UnitBlockedError,
	UnitTakenError,
)
from sales_ops.property_sales import api
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.tasks import expire_property_holds
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

PRICE = 150_000


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	setup_change_accounts(default_company())


@pytest.fixture
def parking():
	return make.make_unit(kind="Parking", list_amount=PRICE)


def rows(*units, **values) -> list[dict]:
	return [{"property_unit": unit.name, **values} for unit in units]


def deal_with(*units, **values):
	return make.make_deal(attached_units=rows(*units), **values)


def status(*units) -> list[str]:
	return [frappe.db.get_value("Property Unit", unit.name, "sale_status") for unit in units]


def home_of(deal):
	return frappe.get_doc("Property Unit", deal.property_unit)


def change(deal, kind: str, **values):
	doc = frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": kind,
			"property_subscription": deal.name,
			"reason": "Changed Mind",
			**values,
		}
	).insert()
	doc.approve()
	doc.reload().submit()
	deal.reload()
	return doc


def paid_from() -> str:
	return frappe.db.get_value(
		"Account", {"company": default_company(), "account_type": "Cash", "is_group": 0}
	)


def run_out(deal):
	frappe.db.set_value(
		"Property Unit Claim",
		{"property_subscription": deal.name, "active_claim": ("is", "set")},
		"expires_on",
		now_datetime() - timedelta(minutes=1),
	)


def test_a_deal_holds_its_attached_units_and_adds_their_prices(parking):
	storage = make.make_unit(kind="Storage", list_amount=20_000)
	deal = make.make_deal(attached_units=[*rows(parking), *rows(storage, agreed_amount=0)], submit=False)
	assert status(parking, storage) == ["Held", "Held"]
	assert [(row.kind, row.list_amount, row.agreed_amount) for row in deal.attached_units] == [
		("Parking", PRICE, PRICE),
		("Storage", 20_000, 0),
	]
	assert (deal.agreed_amount, deal.attached_amount, deal.total_amount) == (
		1_000_000,
		PRICE,
		1_000_000 + PRICE,
	)
	assert parking.reload().attached_to == deal.property_unit
	assert home_of(deal).attached_to is None


def test_attached_units_follow_the_deal_to_the_handover_and_stand_in_its_invoice(parking):
	deal = deal_with(parking)
	home = home_of(deal)
	make.receive(deal, 10_000)
	assert status(home, parking) == ["Temporary Deposit"] * 2
	make.receive(deal, 40_000)
	assert status(home, parking) == ["Subscribed"] * 2
	contract = make.sign(deal)
	assert status(home, parking) == ["Signed"] * 2
	assert contract.contract_amount == 1_000_000 + PRICE
	assert sum(row.amount for row in contract.instalments) == 1_000_000 + PRICE
	make.receive(deal, 1_000_000 + PRICE - 50_000)
	handover = frappe.get_doc(
		{
			"doctype": "Property Handover",
			"property_contract": contract.name,
			"handover_date": deal.subscription_date,
			"accepted": 1,
		}
	).insert()
	handover.submit()
	assert status(home, parking) == ["Handed Over"] * 2
	invoice = frappe.get_doc("Sales Invoice", handover.sales_invoice)
	assert [(row.description, row.amount) for row in invoice.items] == [
		(home.name, 1_000_000),
		(parking.name, PRICE),
	]
	assert (invoice.grand_total, invoice.outstanding_amount) == (1_000_000 + PRICE, 0)
	handover.reload().cancel()
	assert status(home, parking) == ["Signed"] * 2


def test_a_taken_parking_space_refuses_the_whole_deal_politely(parking):
	make.make_consultant("李娜")
	deal_with(parking, submit=False, consultant="李娜")
	home = make.make_unit()
	frappe.db.savepoint("before_refusal")
	with pytest.raises(UnitTakenError, match=f"{parking.name} has been held by 李娜"):
		make.make_deal(home, attached_units=rows(parking), submit=False)
	frappe.db.rollback(save_point="before_refusal")
	assert status(home) == ["Available"]
	assert not frappe.db.exists("Property Subscription", {"property_unit": home.name})


def test_a_blocked_parking_space_is_not_attached(parking):
	make.make_block(parking)
	with pytest.raises(UnitBlockedError, match=parking.name):
		deal_with(parking, submit=False)


def test_a_seized_parking_space_stops_the_contract(parking):
	deal = deal_with(parking)
	make.receive(deal, 50_000)
	make.make_block(parking.reload(), "Court Seizure")
	with pytest.raises(ClaimError, match=f"{parking.name} is under court seizure"):
		make.sign(deal)


@pytest.mark.parametrize(
	("kind", "message"), [("Home", "Only parking and storage"), ("Shop", "Only parking and storage")]
)
def test_homes_and_shops_are_deals_of_their_own(kind, message):
	with pytest.raises(AttachedUnitError, match=message):
		deal_with(make.make_unit(kind=kind), submit=False)


def test_a_unit_stands_in_a_deal_once_and_in_its_own_books(parking):
	with pytest.raises(AttachedUnitError, match="in the deal twice"):
		deal_with(parking, parking, submit=False)
	elsewhere = make.make_building(make.make_project("别处花园", "ELS"))
	with pytest.raises(AttachedUnitError, match="different companies or accounting projects"):
		deal_with(make.make_unit(building=elsewhere, kind="Parking"), submit=False)


def test_a_draft_lets_go_of_a_parking_space_and_takes_another(parking):
	other = make.make_unit(kind="Parking", list_amount=PRICE)
	deal = deal_with(parking, submit=False)
	deal.set("attached_units", rows(other))
	deal.save()
	assert status(parking, other) == ["Available", "Held"]
	assert (parking.reload().attached_to, other.reload().attached_to) == (None, deal.property_unit)


def test_a_draft_that_moves_to_another_home_takes_its_parking_along(parking):
	deal, home = deal_with(parking, submit=False), make.make_unit()
	old = home_of(deal)
	deal.property_unit = home.name
	deal.save()
	assert status(old, home, parking) == ["Available", "Held", "Held"]
	assert parking.reload().attached_to == home.name


def test_an_expired_hold_frees_home_and_parking_together(parking):
	deal = deal_with(parking, submit=False)
	run_out(deal)
	expire_property_holds()
	assert status(home_of(deal), parking) == ["Available"] * 2
	assert (deal.reload().status, parking.reload().attached_to) == ("Expired", None)


def test_a_released_cancelled_or_deleted_deal_frees_its_parking(parking):
	released = deal_with(parking, submit=False)
	released.release_hold()
	assert status(parking) == ["Available"]
	cancelled = deal_with(parking)
	cancelled.cancel()
	assert status(parking) == ["Available"]
	deleted = deal_with(parking, submit=False)
	frappe.delete_doc("Property Subscription", deleted.name)
	assert status(parking) == ["Available"]


def test_a_deal_whose_parking_was_lost_is_not_submitted(parking):
	first = deal_with(parking, submit=False)
	run_out(first)
	deal_with(parking, submit=False)
	with pytest.raises(ClaimError, match=f"{parking.name} is no longer kept"):
		first.reload().submit()


@pytest.mark.parametrize("kind", ["Forfeiture", "Return"])
def test_an_ended_deal_frees_its_parking_and_the_undo_takes_it_back(parking, kind):
	deal, _contract = make.make_signed_deal(attached_units=rows(parking))
	doc = change(deal, kind, keep_amount=50_000)
	assert status(home_of(deal), parking) == ["Available"] * 2
	doc.reload().cancel()
	assert status(home_of(deal), parking) == ["Signed"] * 2
	assert parking.reload().attached_to == deal.property_unit


def test_an_undo_is_refused_when_the_parking_was_sold_since(parking):
	deal, _contract = make.make_signed_deal(attached_units=rows(parking))
	doc = change(deal, "Return", keep_amount=0, paid_from=paid_from())
	deal_with(parking, submit=False)
	with pytest.raises(UnitTakenError, match=parking.name):
		doc.reload().cancel()


def test_an_exchange_takes_the_parking_along_at_its_price(parking):
	deal, contract = make.make_signed_deal(attached_units=rows(parking))
	old, new = home_of(deal), make.make_unit(list_amount=1_200_000)
	doc = change(deal, "Exchange", new_property_unit=new.name)
	assert status(old, new, parking) == ["Available", "Signed", "Signed"]
	assert parking.reload().attached_to == new.name
	amount = frappe.db.get_value("Property Contract", doc.new_property_contract, "contract_amount")
	assert amount == 1_200_000 + PRICE
	doc.reload().cancel()
	assert status(old, new, parking) == ["Signed", "Available", "Signed"]
	assert (parking.reload().attached_to, contract.reload().status) == (old.name, "Signed")


def test_an_exchange_without_the_parking_frees_it(parking):
	deal = deal_with(parking)
	make.receive(deal, 50_000)
	doc = change(deal, "Exchange", new_property_unit=make.make_unit().name, keep_attached_units=0)
	assert status(parking) == ["Available"]
	total = frappe.db.get_value("Property Subscription", doc.new_property_subscription, "total_amount")
	assert total == 1_000_000


def test_an_exchange_into_a_unit_that_the_same_buyer_holds_gives_up_that_hold():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	unit = make.make_unit()
	for submit in (False, True):
		held = make.make_deal(unit, customer=deal.customer, submit=submit)
		doc = change(deal, "Exchange", new_property_unit=unit.name)
		assert held.reload().status == ("Cancelled" if submit else "Expired")
		assert frappe.db.get_value("Property Unit", unit.name, "sale_status") == "Subscribed"
		doc.reload().cancel()
		deal.reload()


def test_an_exchange_leaves_a_hold_of_the_same_buyer_that_has_money():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	unit = make.make_unit()
	held = make.make_deal(unit, customer=deal.customer)
	make.receive(held, 1_000)
	with pytest.raises(UnitTakenError):
		change(deal, "Exchange", new_property_unit=unit.name)


def test_a_price_change_leaves_the_parking_at_its_price(parking):
	deal, _contract = make.make_signed_deal(attached_units=rows(parking))
	change(deal, "Price Change", new_contract_amount=1_100_000)
	assert (deal.total_amount, deal.agreed_amount) == (1_100_000, 1_100_000 - PRICE)
	with pytest.raises(AttachedUnitError, match="leaves nothing for the unit itself"):
		change(deal, "Price Change", new_contract_amount=PRICE)


def test_the_board_shows_where_a_unit_belongs_and_the_deals_money_once(parking):
	deal = deal_with(parking)
	make.receive(deal, 10_000)
	seen = {row.property_unit: row for row in api.get_board(deal.property_project)}
	home, space = seen[deal.property_unit], seen[parking.name]
	assert (home.attached_to, home.agreed_amount, home.received_amount) == (None, 1_000_000, 10_000)
	assert (space.attached_to, space.agreed_amount, space.received_amount) == (
		deal.property_unit,
		PRICE,
		None,
	)
	assert not space.overdue_amount


def test_a_client_cannot_type_where_a_unit_belongs(parking):
	parking.attached_to = make.make_unit().name
	parking.save()
	assert parking.reload().attached_to is None


def test_the_unit_ledger_counts_the_money_of_a_deal_once(parking):
	from sales_ops.property_sales.ledgers.queries import unit_ledger

	deal = deal_with(parking)
	make.receive(deal, 50_000)
	found = {row.property_unit: row for row in unit_ledger({"company": default_company()})}
	home, space = found[deal.property_unit], found[parking.name]
	assert (home.attached_to, home.deal_amount, home.received_amount) == (None, 1_000_000 + PRICE, 50_000)
	assert (space.attached_to, space.deal_amount, space.received_amount) == (deal.property_unit, None, None)
	assert space.holder == deal.customer_name
