"""Faults that other systems had (property-and-credit.md §11) and that no other file of tests covers. See docs/bug_list.md."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.property_sales.changes import ending, exchange, name_change, rescheduling
from sales_ops.property_sales.collection.assessment import assess_deal, assess_deals
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.testing import factories as make
from sales_ops.testing.ledger import balances, cash_account, open_vouchers
from sales_ops.testing.setup import default_company

# Every step of each kind of change, by the module and the name it calls the step by.
STEPS = {
	"Forfeiture": (ending, ("settle", "close_instalments", "release_units")),
	"Return": (ending, ("settle", "pay_at_once", "close_instalments", "release_units")),
	"Exchange": (
		exchange,
		("clear_allocations", "close_instalments", "release_units", "_begin", "_move", "_sign"),
	),
	"Name Change": (name_change, ("pay_out", "clear_allocations", "_rename", "take_in", "_write_owners")),
	"Price Change": (rescheduling, ("make_instalments", "_set_price")),
}


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	setup_change_accounts(default_company())


def terms_of(kind: str) -> dict:
	return {
		"Forfeiture": lambda: {"keep_amount": 300_000},
		"Return": lambda: {"keep_amount": 20_000, "paid_from": cash_account()},
		"Exchange": lambda: {"new_property_unit": make.make_unit(list_amount=2_000_000).name},
		"Name Change": lambda: {"new_customer": make.make_customer()},
		"Price Change": lambda: {"new_contract_amount": 990_000},
	}[kind]()


def picture(deal) -> tuple:
	"""All that a change may touch: ledger, documents, unit, instalments, and how many vouchers there are."""
	deal.reload()
	unit = frappe.db.get_value("Property Unit", deal.property_unit, ["sale_status", "live_claim"])
	contract = frappe.db.get_value("Property Contract", deal.property_contract, ["status", "contract_amount"])
	counts = [
		frappe.db.count(doctype)
		for doctype in ("GL Entry", "Payment Entry", "Journal Entry", "Property Subscription")
	]
	rows = make.instalments_of(deal)
	return deal.status, deal.customer, unit, contract, rows, balances(deal.customer), counts


@pytest.mark.parametrize(("kind", "step"), [(kind, step) for kind in STEPS for step in STEPS[kind][1]])
def test_an_error_at_any_step_of_a_change_leaves_nothing(kind, step, monkeypatch):
	deal, _contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	change = make.apply_for_change(deal, kind, **terms_of(kind))
	change.approve()
	before = picture(deal)
	reached = []
	real = getattr(STEPS[kind][0], step)

	def fail_after(*arguments, **more):
		real(*arguments, **more)
		reached.append(step)
		raise RuntimeError("the power went out")

	monkeypatch.setattr(STEPS[kind][0], step, fail_after)
	frappe.db.savepoint("before_execution")
	with pytest.raises(RuntimeError):
		change.reload().submit()
	frappe.db.rollback(save_point="before_execution")
	assert reached == [step]
	assert picture(deal) == before
	assert change.reload().docstatus == 0


def test_a_renamed_customer_keeps_deal_instalments_claim_and_money():
	deal, contract = make.make_signed_deal()
	new = frappe.rename_doc("Customer", deal.customer, f"改名{frappe.generate_hash(length=6)}", force=True)
	assert (deal.reload().customer, contract.reload().customer) == (new, new)
	claim = {"active_claim": deal.property_unit}
	assert frappe.db.get_value("Property Unit Claim", claim, "customer") == new
	assert set(
		frappe.get_all("Property Instalment", {"property_subscription": deal.name}, pluck="customer")
	) == {new}
	make.receive(deal, 250_000)
	make.execute_change(deal, "Return", keep_amount=0, paid_from=cash_account())
	assert (balances(new), open_vouchers(new)) == ({}, [])


def test_a_customer_with_a_credit_limit_can_forfeit_and_return():
	limited = make.make_customer()
	customer = frappe.get_doc("Customer", limited)
	customer.append("credit_limits", {"company": default_company(), "credit_limit": 1})
	customer.save(ignore_permissions=True)
	deal = make.make_deal(customer=limited)
	make.receive(deal, 50_000)
	make.execute_change(deal, "Forfeiture", keep_amount=50_000)
	assert balances(limited) == {}


def test_two_instalments_may_fall_due_on_one_day():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	day = add_days(today(), 30)
	rows = [
		{"kind": "Instalment", "due_date": day, "amount": amount, "money_source": "Own Money"}
		for amount in (400_000, 550_000)
	]
	deposits = [
		{"kind": kind, "due_date": due, "amount": amount, "money_source": "Own Money"}
		for kind, due, amount in _deposits(deal)
	]
	contract = make.sign(deal, instalments=deposits + rows)
	make.receive(deal, 450_000)
	assert make.instalments_of(deal)[2:] == (
		("Instalment", 400_000, 400_000),
		("Instalment", 550_000, 50_000),
	)
	assert contract.reload().outstanding_amount == 500_000


def _deposits(deal) -> tuple:
	fields = ["kind", "due_date", "amount"]
	living = {"property_subscription": deal.name, "status": ("!=", "Void")}
	return frappe.get_all("Property Instalment", living, fields, order_by="seq", as_list=True)


def test_many_deals_are_judged_as_each_by_itself():
	on = getdate(today())
	start = add_days(today(), -45)
	deals = [make.make_deal(subscription_date=start), make.make_signed_deal(subscription_date=start)[0]]
	paid, _contract = make.make_signed_deal(subscription_date=start)
	make.receive(paid, 250_000, start)
	at_once = make.make_deal(subscription_date=start)
	make.receive(at_once, 50_000, start)
	rows = [
		{
			"kind": "Instalment",
			"due_date": add_days(start, days),
			"amount": amount,
			"money_source": "Own Money",
		}
		for days, amount in ((10, 450_000), (40, 500_000))
	]
	deposits = [
		dict(zip(("kind", "due_date", "amount"), row, strict=True), money_source="Own Money")
		for row in _deposits(at_once)
	]
	make.sign(at_once, instalments=deposits + rows)
	make.receive(at_once, 450_000, start)  # the first payment, which stands for the down payment, is paid
	found = {deal.row.property_subscription: deal.assessment for deal in assess_deals(default_company(), on)}
	for deal in (*deals, paid, at_once):
		assert found[deal.name] == assess_deal(deal.reload(), on), deal.name
	assert found[at_once.name].clock.action == "Propose Return"


def test_cancelling_a_lapsed_deal_does_not_free_the_unit_of_the_next_buyer():
	lapsed = make.make_deal()
	unit = frappe.get_doc("Property Unit", lapsed.property_unit)
	frappe.db.set_value("Property Unit Claim", unit.live_claim, "expires_on", add_days(today(), -1))
	following = make.make_deal(unit)
	make.receive(following, 50_000)
	lapsed.reload().cancel()
	claim = {"active_claim": unit.name}
	assert frappe.db.get_value("Property Unit Claim", claim, "property_subscription") == following.name
	assert unit.reload().sale_status == "Subscribed"


def test_allocations_of_a_submitted_receipt_cannot_be_edited():
	deal = make.make_deal()
	entry = make.receive(deal, 20_000).reload()
	entry.so_property_allocations[0].allocated_amount = 1
	with pytest.raises(frappe.UpdateAfterSubmitError):
		entry.save()
	assert sum(row[2] for row in make.instalments_of(deal)) == 20_000


def test_three_days_of_downtime_make_one_proposal():
	start = add_days(today(), -11)  # the limit of seven days ended three days ago, and no run has been since
	deal, _contract = make.make_signed_deal(subscription_date=start)
	run = frappe.get_doc({"doctype": "Property Clock Run"})
	frappe.db.delete("Property Clock Run", {"run_on": today()})
	run.run_today()
	made = frappe.get_all("Property Change Application", {"property_subscription": deal.name}, pluck="kind")
	assert made == ["Forfeiture"]
