"""Draft signing, online signing and filing of a contract, and what a filing keeps from happening."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import SigningError
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

CONSULTANT, COLLEAGUE, SUPERVISOR = "he@example.com", "lv@example.com", "shi@example.com"
START = -40


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	setup_change_accounts(default_company())
	make.make_user(CONSULTANT, *PROFILES["Property Consultant"], sales_person="何伟")
	make.make_user(COLLEAGUE, *PROFILES["Property Consultant"], sales_person="吕芳")
	make.make_user(SUPERVISOR, *PROFILES["Property Sales Supervisor"])


def day(number: int) -> str:
	return add_days(today(), START + number)


def number() -> str:
	return frappe.generate_hash(length=8)


def signed():
	_deal, contract = make.make_signed_deal(subscription_date=day(0), consultant="何伟")
	return contract.reload()


def filed():
	contract = signed()
	contract.record_signing("Online Signing", day(2), number())
	contract.record_signing("Filing", day(5), number())
	return contract


def apply_for(contract, kind: str, **values):
	change = frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": kind,
			"property_subscription": contract.property_subscription,
			"reason": "Changed Mind",
			"keep_amount": 50_000 if kind in ("Return", "Forfeiture") else 0,
			**values,
		}
	).insert()
	change.approve()
	return change.reload()


def test_a_signed_contract_knows_its_next_step_and_day():
	contract = signed()
	assert (contract.signing_stage, contract.signing_due_on) == ("Not Signed", getdate(day(0)))
	contract.record_signing("Draft Signing", day(0), None)
	assert (contract.signing_stage, contract.signing_due_on) == ("Draft Signed", getdate(day(7)))
	contract.record_signing("Online Signing", day(2), "W-2026-1")
	assert (contract.signing_stage, contract.signing_due_on) == ("Online Signed", getdate(day(30)))
	contract.record_signing("Filing", day(5), "B-2026-1")
	assert (contract.signing_stage, contract.signing_due_on) == ("Filed", None)
	assert (contract.online_signing_no, contract.filing_no) == ("W-2026-1", "B-2026-1")


def test_the_history_shows_who_recorded_a_step(monkeypatch):
	contract = signed()
	monkeypatch.setitem(frappe.flags, "in_test", False)  # in tests Frappe keeps no history
	frappe.set_user(CONSULTANT)
	frappe.get_doc("Property Contract", contract.name).record_signing("Draft Signing", day(1), "C-1")
	version = frappe.get_last_doc("Version", {"docname": contract.name})
	assert version.owner == CONSULTANT
	assert "draft_signed_on" in version.data


@pytest.mark.parametrize(
	("step", "on", "no", "message"),
	[
		("Online Signing", -1, "W-1", "before the contract date"),
		("Online Signing", 41, "W-1", "has not come yet"),
		("Online Signing", 3, "", "enter the number"),
		("Filing", 3, "B-1", "signed online before"),
		("Notary", 3, "X", "is not a signing step"),
	],
)
def test_a_step_that_does_not_hold_is_refused_and_nothing_is_recorded(step, on, no, message):
	contract = signed()
	with pytest.raises(SigningError, match=message):
		contract.record_signing(step, day(on), no)
	assert contract.reload().signing_stage == "Not Signed"


def test_a_number_of_the_authority_belongs_to_one_contract():
	first, second = signed(), signed()
	first.record_signing("Online Signing", day(2), "W-9")
	with pytest.raises(SigningError, match=f"W-9 belongs to {first.name}"):
		second.record_signing("Online Signing", day(2), " W-9 ")


def test_signing_steps_cannot_be_typed_into_a_submitted_contract():
	contract = signed()
	contract.update({"filed_on": day(1), "filing_no": "B-1", "signing_stage": "Filed"})
	contract.save()
	contract.reload()
	assert (contract.filed_on, contract.filing_no, contract.signing_stage) == (None, None, "Not Signed")


def test_a_recorded_step_is_corrected_by_a_supervisor_only():
	contract = signed()
	contract.record_signing("Online Signing", day(2), "W-1")
	frappe.set_user(CONSULTANT)
	with pytest.raises(frappe.PermissionError, match="Only a supervisor corrects"):
		frappe.get_doc("Property Contract", contract.name).record_signing("Online Signing", day(3), "W-2")
	frappe.set_user(SUPERVISOR)
	corrected = frappe.get_doc("Property Contract", contract.name)
	corrected.record_signing("Online Signing", day(3), "W-2")
	assert (corrected.online_signed_on, corrected.online_signing_no) == (getdate(day(3)), "W-2")


def test_a_colleagues_contract_is_not_recorded():
	contract = signed()
	frappe.set_user(COLLEAGUE)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Property Contract", contract.name).record_signing("Draft Signing", day(1), None)


@pytest.mark.parametrize("kind", ["Return", "Forfeiture", "Exchange"])
def test_a_filed_contract_ends_only_after_its_filing_was_withdrawn(kind):
	contract = filed()
	values = {"new_property_unit": make.make_unit().name} if kind == "Exchange" else {}
	change = apply_for(contract, kind, **values)
	frappe.db.savepoint("before_refusal")
	with pytest.raises(SigningError, match="Withdraw the filing first"):
		change.submit()
	frappe.db.rollback(save_point="before_refusal")
	assert frappe.db.get_value("Property Unit", contract.property_unit, "sale_status") == "Signed"
	contract.withdraw_filing(day(20))
	assert (contract.signing_stage, contract.filing_withdrawn_on) == ("Filing Withdrawn", getdate(day(20)))
	change.reload().submit()
	assert contract.reload().status == change.ended_status


def test_a_filed_contract_is_not_cancelled():
	with pytest.raises(SigningError, match="Withdraw the filing first"):
		filed().cancel()


def test_only_a_supervisor_withdraws_a_filing_and_only_where_there_is_one():
	contract, not_filed = filed(), signed()
	frappe.set_user(CONSULTANT)
	with pytest.raises(frappe.PermissionError, match="Only a supervisor withdraws"):
		frappe.get_doc("Property Contract", contract.name).withdraw_filing(day(20))
	frappe.set_user(SUPERVISOR)
	with pytest.raises(SigningError, match="not filed"):
		frappe.get_doc("Property Contract", not_filed.name).withdraw_filing(day(20))


def test_a_withdrawn_contract_is_filed_anew():
	contract = filed()
	contract.withdraw_filing(day(20))
	contract.record_signing("Filing", day(21), "B-NEW")
	assert (contract.signing_stage, contract.filing_no, contract.filing_withdrawn_on) == (
		"Filed",
		"B-NEW",
		None,
	)


def test_an_ended_contract_takes_no_signing_steps():
	contract = signed()
	apply_for(contract, "Return").submit()
	with pytest.raises(SigningError, match="is Returned"):
		contract.record_signing("Draft Signing", day(1), None)
