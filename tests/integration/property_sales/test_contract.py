"""Signing: from a full deposit to a contract whose instalments sum to its price."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import DealError, PaymentPlanError
from sales_ops.testing import factories as make


def living(deal) -> list[tuple]:
	rows = frappe.get_all(
		"Property Instalment",
		{"property_subscription": deal.name, "status": ("!=", "Void")},
		["seq", "kind", "amount", "due_date", "property_contract"],
		order_by="seq",
	)
	return [(r.seq, r.kind, r.amount, r.due_date, r.property_contract) for r in rows]


def test_a_plan_becomes_instalments_that_sum_to_the_price_with_the_deposit_counted_in():
	deal, contract = make.make_signed_deal()
	signed_on = getdate(contract.contract_date)
	deposit_by = getdate(deal.full_deposit_by)
	assert living(deal) == [
		(1, "Temporary Deposit", 10_000, signed_on, contract.name),
		(2, "Deposit", 40_000, deposit_by, contract.name),
		(3, "Down Payment", 250_000, signed_on, contract.name),
		(4, "Bank Loan", 700_000, getdate(add_days(signed_on, 45)), contract.name),
	]
	assert (contract.received_amount, contract.outstanding_amount) == (50_000, 950_000)


def test_a_deal_without_its_full_deposit_cannot_be_signed():
	deal = make.make_deal()
	make.receive(deal, 10_000)
	contract = make.sign(deal, submit=False)
	with pytest.raises(DealError, match="the full deposit has not been received"):
		contract.submit()
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Temporary Deposit"


def test_a_deal_cannot_be_signed_for_someone_else():
	deal = make.make_deal(deposit_amount=0, temporary_deposit_amount=0)
	with pytest.raises(DealError, match="the contract names"):
		make.sign(deal, customer=make.make_customer())
	assert not frappe.db.exists("Property Contract", {"property_subscription": deal.name})


def test_instalments_that_do_not_sum_to_the_price_are_refused():
	deal = make.make_deal(deposit_amount=0, temporary_deposit_amount=0)
	rows = [{"kind": "Down Payment", "due_date": today(), "amount": 999_999.99}]
	with pytest.raises(PaymentPlanError, match=r"999,999\.99, the price is .*1,000,000\.00"):
		make.sign(deal, instalments=rows)
	assert not frappe.db.exists("Property Contract", {"property_subscription": deal.name})
	assert living(deal) == []


def test_instalments_made_by_hand_must_keep_the_agreed_deposit():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	rows = [{"kind": "Down Payment", "due_date": today(), "amount": 1_000_000}]
	with pytest.raises(PaymentPlanError, match="must stay as agreed"):
		make.sign(deal, instalments=rows)


def test_a_negotiated_schedule_that_sums_is_signed_as_it_is():
	deal = make.make_deal(deposit_amount=0, temporary_deposit_amount=0)
	rows = [
		{"kind": "Down Payment", "due_date": today(), "amount": 400_000},
		{"kind": "Instalment", "due_date": today(), "amount": 600_000},
	]
	make.sign(deal, instalments=rows)
	assert [row[2] for row in living(deal)] == [400_000, 600_000]


def test_a_second_contract_for_a_signed_deal_is_refused():
	deal, _contract = make.make_signed_deal()
	second = make.sign(deal, submit=False)
	with pytest.raises(DealError, match="it is Signed"):
		second.submit()


def test_cancelling_a_contract_voids_its_own_instalments_and_steps_the_deal_back():
	deal, contract = make.make_signed_deal()
	contract.cancel()
	deal.reload()
	assert (deal.status, deal.property_contract) == ("Full Deposit", None)
	assert [row[1:3] for row in living(deal)] == [("Temporary Deposit", 10_000), ("Deposit", 40_000)]
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Subscribed"


def test_a_contract_can_be_signed_anew_after_a_cancel():
	deal, contract = make.make_signed_deal()
	contract.cancel()
	again = make.sign(deal.reload())
	assert [row[1] for row in living(deal)] == ["Temporary Deposit", "Deposit", "Down Payment", "Bank Loan"]
	assert again.outstanding_amount == 950_000


def test_a_contract_that_received_money_of_its_own_cannot_be_cancelled():
	deal, contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	with pytest.raises(PaymentPlanError, match="Cancel its receipts first"):
		contract.reload().cancel()


def test_a_subscription_with_a_contract_cannot_be_cancelled():
	deal, contract = make.make_signed_deal(deposit_amount=0, temporary_deposit_amount=0)
	with pytest.raises(frappe.LinkExistsError, match=contract.name):
		deal.cancel()


def test_a_contract_is_paid_up_by_its_last_receipt_and_open_again_when_that_is_cancelled():
	deal, contract = make.make_signed_deal()
	entry = make.receive(deal, 950_000)
	assert contract.reload().status == "Paid Up"
	entry.cancel()
	contract.reload()
	assert (contract.status, contract.outstanding_amount) == ("Signed", 950_000)


def test_a_contract_cancelled_after_its_deposit_bounced_steps_back_to_a_hold():
	deal = make.make_deal()
	entry = make.receive(deal, 50_000)
	contract = make.sign(deal)
	entry.reload().cancel()
	assert deal.reload().status == "Signed"
	contract.reload().cancel()
	assert deal.reload().status == "Held"
	assert deal.held_until


def test_a_contract_is_not_signed_before_its_subscription():
	deal = make.make_deal(deposit_amount=0, temporary_deposit_amount=0)
	with pytest.raises(DealError, match="lies before the subscription"):
		make.sign(deal, contract_date=add_days(today(), -1))


def test_the_price_of_a_deal_is_not_touched_by_a_later_list_price():
	unit = make.make_unit()
	deal = make.make_deal(unit)
	unit.reload().list_amount = 2_000_000
	unit.save()
	assert deal.reload().agreed_amount == 1_000_000


@pytest.mark.parametrize(
	("values", "message"),
	[
		({"deposit_amount": 2_000_000, "temporary_deposit_amount": 0}, "is higher than the agreed price"),
		({"deposit_amount": 5_000, "temporary_deposit_amount": 10_000}, "is higher than the full deposit"),
	],
)
def test_deposits_that_do_not_fit_the_price_are_refused(values, message):
	with pytest.raises(DealError, match=message):
		make.make_deal(submit=False, **values)


def test_a_plan_with_two_residual_lines_is_refused():
	lines = [
		{"kind": "Instalment", "calculation": "Residual"},
		{"kind": "Instalment", "calculation": "Residual"},
	]
	plan = frappe.get_doc(
		{"doctype": "Property Payment Plan Template", "template_name": "Two rests", "lines": lines}
	)
	with pytest.raises(PaymentPlanError, match="exactly one line"):
		plan.insert()


def test_the_projects_usual_deposits_are_proposed_unless_the_deal_says_otherwise():
	project = frappe.get_doc("Property Project", make.make_project())
	project.update({"deposit_amount": 30_000, "temporary_deposit_amount": 5_000}).save()
	proposed = make.make_deal(submit=False, deposit_amount=None, temporary_deposit_amount=None)
	assert (proposed.deposit_amount, proposed.temporary_deposit_amount) == (30_000, 5_000)
	without = make.make_deal(submit=False, deposit_amount=0, temporary_deposit_amount=0)
	assert without.deposit_amount == 0


def test_a_projects_usual_temporary_deposit_is_part_of_the_full_one():
	project = frappe.get_doc("Property Project", make.make_project())
	with pytest.raises(DealError, match="is higher than the full deposit"):
		project.update({"deposit_amount": 1_000, "temporary_deposit_amount": 5_000}).save()
