"""One unit from its release to the handover of the keys: documents, unit and ledger at each step."""

import frappe
from frappe.utils import today

from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company


def status(unit) -> str:
	return frappe.db.get_value("Property Unit", unit.name, "sale_status")


def balances(customer: str) -> dict[str, float]:
	rows = frappe.get_all(
		"GL Entry",
		{"party": customer, "is_cancelled": 0},
		["account", "sum(debit) - sum(credit) as balance"],
		group_by="account",
	)
	return {row.account: row.balance for row in rows if row.balance}


def test_the_whole_life_of_a_unit():
	liability = frappe.db.get_value("Company", default_company(), "default_advance_received_account")
	unit, customer = make.make_unit(released=0), make.make_customer()
	assert status(unit) == "Not Released"

	unit.update({"released": 1}).save()
	assert status(unit) == "Available"

	deal = make.make_deal(unit, customer=customer, submit=False)
	assert (status(unit), deal.status) == ("Held", "Held")

	deal.submit()
	make.receive(deal, 10_000)
	assert (status(unit), deal.status) == ("Temporary Deposit", "Temporary Deposit")

	make.receive(deal, 40_000)
	assert (status(unit), deal.status) == ("Subscribed", "Full Deposit")
	assert balances(customer) == {liability: -50_000}

	contract = make.sign(deal)
	assert (status(unit), contract.outstanding_amount) == ("Signed", 950_000)

	make.receive(deal, 250_000)
	make.receive(deal, 700_000)
	assert contract.reload().status == "Paid Up"
	assert balances(customer) == {liability: -1_000_000}

	handover = frappe.get_doc(
		{
			"doctype": "Property Handover",
			"property_contract": contract.name,
			"handover_date": today(),
			"accepted": 1,
		}
	).insert()
	handover.submit()
	assert (status(unit), deal.reload().status) == ("Handed Over", "Handed Over")
	assert balances(customer) == {}

	story = frappe.get_all(
		"Property Unit Claim", {"property_unit": unit.name}, pluck="kind", order_by="creation"
	)
	assert story == ["Hold", "Temporary Deposit", "Subscription", "Contract", "Handover"]
