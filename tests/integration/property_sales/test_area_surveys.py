"""Measured areas: on units at once, on signed deals through an approved price change, in the ledger at handover."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import ChangeError, UnitError
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

PROJECT = "实测花园"
LI, ZHAO = "li@example.com", "zhao@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_project(PROJECT, "ARE")
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])


def unit(**values):
	"""100 m² at 10,000."""
	unit = make.make_unit(building=make.make_building(PROJECT), inner_area=80, **values)
	unit.update({"price_basis": "Built Area", "list_rate": 10_000}).save()
	return unit


def survey(areas: dict, submit: bool = True, **values):
	"""Built areas by unit, settled within a month."""
	items = [{"property_unit": unit.name, "built_area": area} for unit, area in areas.items()]
	values = {"property_project": PROJECT, "settle_by": add_days(today(), 30), "items": items, **values}
	doc = frappe.get_doc({"doctype": "Property Area Survey", **values}).insert()
	return doc.submit() if submit else doc


def settle(doc, submit: bool = True):
	"""The one price change of a survey, approved and executed."""
	(name,) = doc.make_price_changes()["made"]
	change = frappe.get_doc("Property Change Application", name)
	if submit:
		change.approve()
		change.reload().submit()
	return change


def living(deal) -> list[tuple]:
	rows = frappe.get_all(
		"Property Instalment",
		{"property_subscription": deal.name, "status": ("!=", "Void")},
		["kind", "amount", "due_date"],
		order_by="seq",
	)
	return [(row.kind, row.amount) for row in rows]


def ledger(customer: str) -> dict[str, float]:
	rows = frappe.get_all(
		"GL Entry",
		{"party": customer, "is_cancelled": 0},
		["account", "sum(debit) - sum(credit) as balance"],
		group_by="account",
	)
	return {row.account: row.balance for row in rows if row.balance}


def liability() -> str:
	return frappe.db.get_value("Company", default_company(), "default_advance_received_account")


# the units


def test_a_survey_gives_units_their_measured_areas_and_keeps_the_forecast():
	first = unit()
	doc = survey({first: 102.5})
	first.reload()
	assert (first.built_area, first.forecast_built_area, first.forecast_inner_area) == (102.5, 100, 80)
	assert (first.measured_on, first.inner_area) == (getdate(today()), 80)
	assert first.list_amount == 1_025_000  # nobody has it: whoever buys it pays for what it measures
	assert (doc.items[0].settlement_amount, doc.items[0].difference_percentage) == (0, 2.5)
	doc.cancel()
	first.reload()
	assert (first.built_area, first.forecast_built_area, first.measured_on) == (100, 0, None)


def test_a_second_survey_keeps_the_first_forecast_and_its_cancel_goes_one_step_back():
	first = unit()
	one = survey({first: 102}, surveyed_on=add_days(today(), -9))
	two = survey({first: 101})
	first.reload()
	assert (first.built_area, first.forecast_built_area) == (101, 100)
	with pytest.raises(UnitError, match="was changed after this survey"):
		one.cancel()
	two.cancel()
	first.reload()
	assert (first.built_area, str(first.measured_on)) == (102, add_days(today(), -9))


@pytest.mark.parametrize("twice", [True, False])
def test_a_unit_twice_or_without_an_area_is_refused(twice):
	first = unit()
	items = (
		[{"property_unit": first.name, "built_area": 100}] * 2 if twice else [{"property_unit": first.name}]
	)
	with pytest.raises(UnitError, match="twice" if twice else "enter its measured area"):
		survey({}, items=items)


def test_what_a_client_writes_on_a_unit_does_not_measure_it():
	first = unit()
	first.update({"measured_on": today(), "forecast_built_area": 1}).save()
	assert (first.reload().measured_on, first.forecast_built_area) == (None, 0)


def test_consultants_measure_nothing():
	frappe.set_user(LI)
	assert not frappe.has_permission("Property Area Survey", "create")
	frappe.set_user(ZHAO)
	assert frappe.has_permission("Property Area Survey", "submit")


# signed deals


def test_nothing_changes_on_a_signed_deal_until_the_price_change_is_executed():
	first = unit()
	deal, contract = make.make_signed_deal(first)
	before = living(deal)
	doc = survey({first: 102})
	assert (doc.items[0].settlement_amount, doc.items[0].property_subscription) == (20_000, deal.name)
	assert (living(deal), contract.reload().contract_amount) == (before, 1_000_000)
	change = settle(doc, submit=False)
	assert (change.new_contract_amount, change.status) == (1_020_000, "Draft")
	assert living(deal) == before
	assert doc.make_price_changes() == {"made": [], "refused": []}


def test_a_larger_unit_costs_an_instalment_more_and_the_undo_takes_it_back():
	first = unit(floor_amount=990_000)
	deal, contract = make.make_signed_deal(first)
	before = living(deal)
	doc = survey({first: 102})
	change = settle(doc)
	assert living(deal) == [*before, ("Area Difference", 20_000)]
	assert (contract.reload().contract_amount, contract.outstanding_amount) == (1_020_000, 970_000)
	change.reload().cancel()
	assert (living(deal), contract.reload().contract_amount) == (before, 1_000_000)
	settle(doc.reload())
	assert living(deal) == [*before, ("Area Difference", 20_000)]


def test_a_smaller_unit_lowers_what_is_not_paid_yet_and_no_floor_price_stops_it():
	first = unit(floor_amount=970_000)
	deal, contract = make.make_signed_deal(first)
	settle(survey({first: 97}))
	assert (contract.reload().contract_amount, contract.outstanding_amount) == (970_000, 920_000)
	assert sum(amount for _kind, amount in living(deal)) == 970_000


@pytest.mark.parametrize(("measured", "amount"), [(110, 30_000), (96, -50_000)])
def test_beyond_three_percent_the_law_shares_and_the_buyer_may_return(measured, amount):
	first = unit()
	make.make_signed_deal(first)
	(item,) = survey({first: measured}, submit=False).items
	assert (item.settlement_amount, item.may_return) == (amount, 1)


def test_the_amount_of_an_area_difference_is_not_typed():
	first = unit()
	deal, _contract = make.make_signed_deal(first)
	change = settle(survey({first: 102}), submit=False)
	change.update({"new_contract_amount": 900_000}).save()
	assert change.new_contract_amount == 1_020_000
	typed = {"kind": "Price Change", "property_subscription": deal.name, "reason": "Area Difference"}
	other = frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"property_area_survey": change.property_area_survey,
			"new_contract_amount": 1_000_001,
			**typed,
		}
	).insert()
	assert (other.property_area_survey, other.new_contract_amount) == (None, 1_000_001)


def test_what_goes_back_is_at_most_what_is_not_paid_and_a_refusal_leaves_the_others():
	paid, open_ = unit(), unit()
	deal, _contract = make.make_signed_deal(paid)
	make.receive(deal, 950_000)
	make.make_signed_deal(open_)
	doc = survey({paid: 98, open_: 98})
	result = doc.make_price_changes()
	assert len(result["made"]) == 1
	assert [row["property_unit"] for row in result["refused"]] == [paid.name]
	assert "is not paid yet" in result["refused"][0]["why"]
	assert not frappe.db.exists("Property Change Application", {"property_subscription": deal.name})


def test_a_paid_up_buyer_pays_the_difference_and_the_handover_invoice_is_the_new_price():
	first = unit()
	deal, contract = make.make_signed_deal(first)
	make.receive(deal, 950_000)
	settle(survey({first: 101}))
	assert contract.reload().outstanding_amount == 10_000
	make.receive(deal, 10_000)
	assert ledger(deal.customer) == {liability(): -1_010_000}
	handover = frappe.get_doc(
		{"doctype": "Property Handover", "property_contract": contract.name, "accepted": 1}
	)
	handover.insert().submit()
	assert ledger(deal.customer) == {}
	invoice = frappe.get_all(
		"Sales Invoice", {"customer": deal.customer, "docstatus": 1}, ["grand_total", "outstanding_amount"]
	)
	assert [(row.grand_total, row.outstanding_amount) for row in invoice] == [(1_010_000, 0)]


def test_the_survey_of_an_executed_change_stays_and_a_paid_difference_is_not_undone():
	first = unit()
	deal, _contract = make.make_signed_deal(first)
	doc = survey({first: 102})
	change = settle(doc)
	with pytest.raises(UnitError, match="Undo that one first"):
		doc.reload().cancel()
	make.receive(deal, 970_000)
	with pytest.raises(ChangeError, match="has received"):
		change.reload().cancel()
