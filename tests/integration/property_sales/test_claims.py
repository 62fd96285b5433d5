"""One unit, one live claim: holding, losing politely, moving, expiring."""

from datetime import timedelta

import pytest

import frappe
from frappe.utils import now_datetime

from sales_ops.exceptions.property_sales import ClaimError, DealError, UnitTakenError
from sales_ops.property_sales.tasks import expire_property_holds
from sales_ops.testing import factories as make


def live_claims(unit) -> list[dict]:
	return frappe.get_all(
		"Property Unit Claim", {"active_claim": unit.name}, ["kind", "property_subscription"]
	)


def history(unit) -> list[tuple]:
	rows = frappe.get_all(
		"Property Unit Claim", {"property_unit": unit.name}, ["kind", "end_reason"], order_by="creation"
	)
	return [(row.kind, row.end_reason or None) for row in rows]


def run_out(deal):
	"""Let the deal's hold run out a minute ago."""
	frappe.db.set_value(
		"Property Unit Claim",
		{"active_claim": deal.property_unit},
		"expires_on",
		now_datetime() - timedelta(minutes=1),
	)


def test_a_saved_draft_holds_the_unit():
	unit = make.make_unit()
	deal = make.make_deal(unit, submit=False)
	assert unit.reload().sale_status == "Held"
	assert deal.status == "Held"
	assert deal.held_until > now_datetime()
	assert live_claims(unit) == [{"kind": "Hold", "property_subscription": deal.name}]


def test_a_held_unit_is_refused_to_someone_else_and_names_holder_and_end():
	unit = make.make_unit()
	make.make_consultant("李娜")
	make.make_deal(unit, submit=False, consultant="李娜")
	with pytest.raises(UnitTakenError, match=rf"{unit.name} has been held by 李娜 since .*, until "):
		make.make_deal(unit, submit=False)
	assert len(live_claims(unit)) == 1


def test_a_refused_hold_leaves_no_subscription_behind():
	unit = make.make_unit()
	make.make_deal(unit, submit=False)
	frappe.db.savepoint("before_refusal")
	with pytest.raises(UnitTakenError):
		make.make_deal(unit, submit=False)
	frappe.db.rollback(save_point="before_refusal")
	assert frappe.db.count("Property Subscription", {"property_unit": unit.name}) == 1


def test_a_unit_that_is_not_released_cannot_be_held():
	unit = make.make_unit(released=0)
	with pytest.raises(ClaimError, match="is not released for sale"):
		make.make_deal(unit, submit=False)


def test_an_expired_hold_gives_way_to_the_next_customer():
	unit = make.make_unit()
	first = make.make_deal(unit, submit=False)
	run_out(first)
	second = make.make_deal(unit, submit=False)
	assert live_claims(unit) == [{"kind": "Hold", "property_subscription": second.name}]
	assert first.reload().status == "Expired"


def test_the_job_ends_expired_holds_and_a_second_run_changes_nothing():
	unit = make.make_unit()
	deal = make.make_deal(unit, submit=False)
	run_out(deal)
	expire_property_holds()
	assert unit.reload().sale_status == "Available"
	assert deal.reload().status == "Expired"
	before = history(unit)
	expire_property_holds()
	assert history(unit) == before == [("Hold", "Expired")]


def test_an_expired_draft_cannot_be_submitted_but_may_be_held_again():
	unit = make.make_unit()
	deal = make.make_deal(unit, submit=False)
	run_out(deal)
	expire_property_holds()
	deal.reload()
	with pytest.raises(ClaimError, match="Hold the unit again"):
		deal.submit()
	deal.reload()
	deal.hold_again()
	deal.reload().submit()
	assert deal.status == "Held"


def test_a_hold_that_has_just_run_out_can_be_held_again_before_the_job_comes():
	deal = make.make_deal(submit=False)
	run_out(deal)
	deal.reload().hold_again()
	claim = frappe.get_doc("Property Unit Claim", {"active_claim": deal.property_unit})
	assert claim.expires_on > now_datetime()


def test_a_hold_that_ran_out_is_kept_when_the_buyer_pays_before_anyone_else_came():
	deal = make.make_deal()
	run_out(deal)
	expire_property_holds()
	assert deal.reload().status == "Expired"
	make.receive(deal, 10_000)
	assert deal.status == "Temporary Deposit"


def test_a_receipt_for_an_expired_deal_is_refused_when_the_unit_has_gone():
	unit = make.make_unit()
	late = make.make_deal(unit)
	run_out(late)
	make.make_deal(unit, submit=False)
	late.reload()
	with pytest.raises(UnitTakenError):
		make.receive(late, 10_000)


def test_another_unit_on_a_draft_frees_the_first_one():
	first, second = make.make_unit(), make.make_unit()
	deal = make.make_deal(first, submit=False)
	deal.property_unit = second.name
	deal.save()
	assert first.reload().sale_status == "Available"
	assert second.reload().sale_status == "Held"


def test_another_customer_or_consultant_on_a_draft_is_told_to_the_claim():
	deal = make.make_deal(submit=False)
	make.make_consultant("李娜")
	deal.update({"customer": make.make_customer(), "consultant": "李娜"})
	deal.save()
	claim = frappe.get_doc("Property Unit Claim", {"active_claim": deal.property_unit})
	assert (claim.customer, claim.consultant) == (deal.customer, "李娜")


def test_deposits_move_the_claim_and_tell_the_unit_s_life_story():
	unit = make.make_unit()
	deal = make.make_deal(unit)
	make.receive(deal, 10_000)
	assert unit.reload().sale_status == "Temporary Deposit"
	make.receive(deal, 40_000)
	assert unit.reload().sale_status == "Subscribed"
	make.sign(deal)
	assert unit.reload().sale_status == "Signed"
	assert history(unit) == [
		("Hold", "Advanced"),
		("Temporary Deposit", "Advanced"),
		("Subscription", "Advanced"),
		("Contract", None),
	]


def test_a_cancelled_subscription_frees_its_unit():
	unit = make.make_unit()
	deal = make.make_deal(unit)
	deal.cancel()
	assert unit.reload().sale_status == "Available"
	assert deal.reload().status == "Cancelled"


def test_a_client_cannot_type_a_sale_status_or_a_deal_status():
	unit = make.make_unit()
	unit.sale_status = "Signed"
	unit.save()
	assert unit.reload().sale_status == "Available"
	deal = make.make_deal(unit, submit=False)
	deal.update({"status": "Signed", "held_until": "2099-01-01", "received_amount": 1, "list_amount": 5})
	deal.save()
	deal.reload()
	assert (deal.status, deal.received_amount, deal.list_amount) == ("Held", 0, 1_000_000)
	assert deal.held_until.year < 2099


def test_a_claimed_unit_cannot_be_taken_from_sale():
	unit = make.make_unit()
	make.make_deal(unit, submit=False)
	unit.reload().released = 0
	with pytest.raises(UnitTakenError, match="End the deal first"):
		unit.save()


def test_rename_of_a_unit_keeps_its_claim():
	unit = make.make_unit()
	deal = make.make_deal(unit, submit=False)
	new_name = frappe.rename_doc("Property Unit", unit.name, f"{unit.name}-A", force=True)
	assert (
		frappe.db.get_value("Property Unit Claim", {"active_claim": new_name}, "property_subscription")
		== deal.name
	)


def test_a_deal_with_money_cannot_be_cancelled():
	deal = make.make_deal()
	make.receive(deal, 10_000)
	with pytest.raises((DealError, frappe.ValidationError), match="Cancel its receipts first"):
		deal.cancel()
