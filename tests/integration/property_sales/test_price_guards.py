"""Prices after the deal: confirmed again when a unit comes back, never under the floor, lowered only by who may."""

import pytest

import frappe

from sales_ops.exceptions.property_sales import DiscountError, UnitBlockedError
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.units.board import board_units
from sales_ops.property_sales.units.price_review import confirm_prices
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

WU, ZHOU, QIAN = "wu@example.com", "zhou@example.com", "qian@example.com"


@pytest.fixture(autouse=True)
def office(monkeypatch):
	make.make_project()
	setup_change_accounts(default_company())
	make.make_user(WU, *PROFILES["Property Consultant"], sales_person="吴凡")
	make.make_user(ZHOU, *PROFILES["Property Sales Supervisor"])
	make.make_user(QIAN, *PROFILES["Property Finance"])
	monkeypatch.setattr(frappe, "sendmail", lambda **mail: None)


def apply_for(deal, kind: str, **values):
	values = {"kind": kind, "property_subscription": deal.name, "reason": "Changed Mind", **values}
	return frappe.get_doc({"doctype": "Property Change Application", **values}).insert()


def execute(deal, kind: str, **values):
	change = apply_for(deal, kind, **values)
	change.approve()
	change.reload().submit()
	deal.reload()
	return change


def paid_deal():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	return deal


def setting(field: str, value) -> None:
	frappe.db.set_single_value("Property Sales Settings", field, value)
	frappe.clear_document_cache("Property Sales Settings", "Property Sales Settings")


def why_not(deal) -> list[str]:
	rows = board_units(deal.property_project)
	return next(row.why_not for row in rows if row.property_unit == deal.property_unit)


# a unit that came back


def test_a_returned_unit_is_not_for_sale_until_its_price_is_confirmed():
	deal = paid_deal()
	change = execute(deal, "Return", keep_amount=0)
	unit = frappe.get_doc("Property Unit", deal.property_unit)
	assert unit.sale_status == "Available"
	assert any(change.name in sentence and "confirm the price" in sentence for sentence in why_not(deal))
	with pytest.raises(UnitBlockedError, match="Price Review"):
		make.make_deal(unit, submit=False)
	frappe.set_user(ZHOU)
	assert confirm_prices([unit.name]) == 1
	frappe.set_user("Administrator")
	assert why_not(deal) == []
	assert make.make_deal(unit.reload(), submit=False).status == "Held"


@pytest.mark.parametrize("user", [WU, QIAN])
def test_only_who_lifts_blocks_confirms_prices(user):
	deal = paid_deal()
	execute(deal, "Return", keep_amount=0)
	frappe.set_user(user)
	with pytest.raises(frappe.PermissionError):
		confirm_prices([deal.property_unit])
	frappe.set_user("Administrator")
	assert why_not(deal)


def test_the_undo_of_a_return_leaves_no_price_review_behind():
	deal = paid_deal()
	execute(deal, "Return", keep_amount=0).cancel()
	assert (deal.reload().status, why_not(deal)) == ("Full Deposit", [])
	assert not frappe.get_all("Property Unit Block", {"property_unit": deal.property_unit, "status": "Open"})


@pytest.mark.parametrize(("asked_for", "count"), [(0, 0), (1, 1)])
def test_after_a_forfeiture_the_price_is_confirmed_where_the_office_wants_it(asked_for, count):
	setting("confirm_price_after_forfeiture", asked_for)
	deal = paid_deal()
	execute(deal, "Forfeiture", keep_amount=50_000)
	assert len(why_not(deal)) == count


def test_confirming_leaves_other_blocks_alone_and_passes_over_units_that_wait_for_nothing():
	deal = paid_deal()
	execute(deal, "Return", keep_amount=0)
	make.make_block(frappe.get_doc("Property Unit", deal.property_unit), "Quality")
	assert confirm_prices(frappe.as_json([deal.property_unit, make.make_unit().name])) == 1
	assert frappe.db.get_value("Property Unit", deal.property_unit, "block_kinds") == "Quality"


def test_a_client_cannot_pass_a_block_off_as_that_of_a_change():
	deal = paid_deal()
	change = execute(deal, "Return", keep_amount=0)
	block = make.make_block(make.make_unit(), "Mortgage", property_change_application=change.name)
	assert not block.property_change_application


# the floor price


def test_a_price_change_goes_under_the_floor_only_with_a_grant():
	deal, _contract = make.make_signed_deal(make.make_unit(floor_amount=950_000))
	with pytest.raises(DiscountError, match="under the floor price"):
		apply_for(deal, "Price Change", new_contract_amount=949_999)
	assert not frappe.db.exists("Property Change Application", {"property_subscription": deal.name})
	execute(deal, "Price Change", new_contract_amount=950_000)
	frappe.db.delete("Property Approval Rule")
	make.make_approval_rule("Property Sales Supervisor", 0, 5, below_floor_percentage=2)
	request = make.ask_discount(deal, 10_000, basis="Amount")
	assert (request.price_before, request.asked_price) == (950_000, 940_000)
	frappe.set_user(ZHOU)
	request.grant(10_000)
	frappe.set_user("Administrator")
	with pytest.raises(DiscountError, match="under the floor price"):
		apply_for(deal, "Price Change", new_contract_amount=939_999)
	execute(deal, "Price Change", new_contract_amount=940_000)
	assert deal.agreed_amount == 940_000


def test_an_exchange_does_not_go_under_the_floor_of_the_new_unit():
	deal = paid_deal()
	unit = make.make_unit(floor_amount=900_000)
	with pytest.raises(DiscountError, match=f"floor price of unit {unit.name}"):
		apply_for(deal, "Exchange", new_property_unit=unit.name, new_agreed_amount=899_999)
	change = execute(deal, "Exchange", new_property_unit=unit.name, new_agreed_amount=900_000)
	new_deal = frappe.get_doc("Property Subscription", change.new_property_subscription)
	assert (new_deal.agreed_amount, new_deal.discounts[0].discount_amount) == (900_000, 100_000)


def test_a_contract_gives_no_discount_of_its_own():
	deal = paid_deal()
	with pytest.raises(DiscountError, match="lies under the agreed price"):
		make.sign(deal, contract_amount=999_999)
	assert make.sign(deal, contract_amount=1_000_000).docstatus == 1


# who decides on a price change


@pytest.mark.parametrize(("amount", "is_refused"), [(980_000, False), (979_999, True), (1_100_000, False)])
def test_a_price_change_is_approved_by_who_may_take_so_much_off(amount, is_refused):
	make.make_approval_rule("Property Sales Supervisor", 0, 2, action="Price Change")
	deal, _contract = make.make_signed_deal()
	change = apply_for(deal, "Price Change", new_contract_amount=amount)
	frappe.set_user(ZHOU)
	if not is_refused:
		change.approve()
		assert change.reload().status == "Approved"
		return
	with pytest.raises(DiscountError, match="your role may not"):
		change.approve()
	assert frappe.db.get_value(change.doctype, change.name, "status") == "Draft"


def test_the_price_of_an_exchange_is_measured_against_the_new_units_list_price():
	make.make_approval_rule("Property Sales Supervisor", 0, 2, action="Price Change")
	deal, unit = paid_deal(), make.make_unit(list_amount=2_000_000)
	change = apply_for(deal, "Exchange", new_property_unit=unit.name, new_agreed_amount=1_950_000)
	frappe.set_user(ZHOU)
	with pytest.raises(DiscountError, match="your role may not"):
		change.approve()
	frappe.get_doc(change.doctype, change.name).reject()
	assert frappe.db.get_value(change.doctype, change.name, "status") == "Rejected"
