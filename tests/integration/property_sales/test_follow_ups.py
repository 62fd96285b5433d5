"""Follow-ups and promises to pay: what a call leaves behind, and what receipts make of a promise."""

import pytest

import frappe
from frappe.utils import add_days, flt, get_datetime, getdate, now_datetime, today

from sales_ops.exceptions.property_sales import FollowUpError
from sales_ops.property_sales import tasks
from sales_ops.property_sales.collection.follow_ups import call_card, log_follow_up, withdraw_promise
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

LI, WANG, ZHAO, QIAN, SUN = (f"{name}@example.com" for name in ("li", "wang", "zhao", "qian", "sun"))


@pytest.fixture
def deal():
	"""A deal whose down payment of 250,000 has been overdue since eight days."""
	make.make_consultant("李娜")
	start = add_days(today(), -8)
	deal = make.make_deal(subscription_date=start, consultant="李娜")
	make.receive(deal, 50_000, start)
	make.sign(deal, start)
	return deal


@pytest.fixture
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="王强")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])
	make.make_user(QIAN, *PROFILES["Property Finance"])
	make.make_user(SUN, *PROFILES["Collection Officer"])


def promised(deal, amount: float, called: int, due: int):
	"""A promise made on the day `called` days from today, for the day `due` days from today."""
	call = frappe.get_doc(
		{
			"doctype": "Collection Follow-up",
			"property_subscription": deal.name,
			"follow_up_on": f"{add_days(today(), called)} 00:00:01",
			"reached": "Yes",
			"result": "Will Pay",
			"promised_amount": amount,
			"promised_date": add_days(today(), due),
		}
	).insert()
	return frappe.get_doc("Promise to Pay", {"collection_follow_up": call.name})


def of_yesterday() -> str:
	"""A promise of another deal, whose day was yesterday."""
	return promised(make.make_deal(), 10_000, called=-3, due=-1).name


def state(promise) -> tuple:
	promise.reload()
	return promise.status, flt(promise.received_amount)


def test_a_call_keeps_what_the_deal_said_and_who_called(deal):
	name = log_follow_up(deal.name, result="Disputes", said="Area is too small.")["name"]
	call = frappe.get_doc("Collection Follow-up", name)
	assert (call.customer, call.property_unit, call.consultant) == (
		deal.customer,
		deal.property_unit,
		"李娜",
	)
	assert (call.called_by, call.channel, call.said) == ("Administrator", "Phone", "Area is too small.")


def test_no_answer_needs_nothing_else(deal):
	assert log_follow_up(deal.name, reached="No Answer")["promise"] is None


def test_will_pay_on_a_day_makes_a_promise(deal):
	name = log_follow_up(
		deal.name, result="Will Pay", promised_amount=250_000, promised_date=add_days(today(), 3)
	)["promise"]
	promise = frappe.get_doc("Promise to Pay", name)
	assert (promise.amount, promise.status, promise.currency) == (250_000, "Open", "CNY")
	assert promise.promised_date == getdate(add_days(today(), 3))


@pytest.mark.parametrize(
	("values", "words"),
	[
		({}, "Choose a result"),
		({"result": "Will Pay", "promised_amount": 100}, "an amount and a day"),
		({"result": "Will Pay", "promised_date": "2999-01-01"}, "an amount and a day"),
		({"result": "Disputes", "promised_amount": 100, "promised_date": "2999-01-01"}, "result Will Pay"),
		(
			{"result": "Will Pay", "promised_amount": 2_000_000, "promised_date": "2999-01-01"},
			"still outstanding",
		),
		({"result": "Will Pay", "promised_amount": 100, "promised_date": "2020-01-01"}, "lies before"),
		({"result": "Will Pay", "promised_amount": -5, "promised_date": "2999-01-01"}, "above zero"),
		({"reached": "No Answer", "result": "Will Pay"}, "not reached"),
		({"result": "Other", "next_contact_date": "2020-01-01"}, "next contact"),
	],
)
def test_answers_that_do_not_fit_together_are_refused_and_nothing_is_written(deal, values, words):
	with pytest.raises(FollowUpError, match=words):
		log_follow_up(deal.name, **values)
	assert not frappe.db.exists("Collection Follow-up", {"property_subscription": deal.name})


def test_a_follow_up_of_tomorrow_or_of_a_deal_that_does_not_run_is_refused(deal):
	call = {"doctype": "Collection Follow-up", "property_subscription": deal.name, "reached": "No Answer"}
	with pytest.raises(FollowUpError, match="has not come yet"):
		frappe.get_doc({**call, "follow_up_on": add_days(now_datetime(), 1)}).insert()
	draft = make.make_deal(submit=False)
	with pytest.raises(FollowUpError, match="is Held"):
		log_follow_up(draft.name, reached="No Answer")


def test_two_part_receipts_keep_a_promise(deal):
	promise = promised(deal, 250_000, called=-3, due=2)
	make.receive(deal, 100_000, add_days(today(), -1))
	assert state(promise) == ("Open", 100_000)
	make.receive(deal, 150_000)
	assert state(promise) == ("Kept", 250_000)
	assert promise.kept_on == getdate(today())


def test_money_of_the_day_before_the_call_is_not_counted(deal):
	promise = promised(deal, 200_000, called=-3, due=2)
	make.receive(deal, 200_000, add_days(today(), -4))
	assert state(promise) == ("Open", 0)


def test_money_that_a_name_change_passes_on_keeps_no_promise(deal):
	setup_change_accounts(default_company())
	promise = promised(deal, 50_000, called=-3, due=2)
	make.execute_change(deal, "Name Change", new_customer=make.make_customer())
	assert state(promise) == ("Open", 0)


def test_a_promise_is_broken_on_the_next_day_by_the_nightly_job(deal):
	of_today = promised(deal, 100_000, called=-3, due=0)
	past = of_yesterday()
	frappe.db.set_value("Promise to Pay", past, "status", "Open")  # as it stood last night
	tasks.judge_promises_to_pay()
	tasks.judge_promises_to_pay()  # a second run changes nothing
	assert state(of_today) == ("Open", 0)
	assert frappe.db.get_value("Promise to Pay", past, "status") == "Broken"


def test_a_part_leaves_it_partly_kept_and_a_late_booking_of_that_day_keeps_it(deal):
	promise = promised(deal, 250_000, called=-4, due=-1)
	make.receive(deal, 100_000, add_days(today(), -2))
	assert state(promise) == ("Partly Kept", 100_000)
	make.receive(deal, 150_000, add_days(today(), -1))
	assert state(promise) == ("Kept", 250_000)


def test_a_cancelled_receipt_opens_or_breaks_the_promise_again(deal):
	promise = promised(deal, 100_000, called=-3, due=2)
	receipt = make.receive(deal, 100_000)
	assert state(promise)[0] == "Kept"
	receipt.cancel()
	assert state(promise) == ("Open", 0)
	assert promise.kept_on is None
	past = promised(deal, 100_000, called=-3, due=-1)
	receipt = make.receive(deal, 100_000, add_days(today(), -2))
	assert state(past)[0] == "Kept"
	receipt.cancel()
	assert state(past) == ("Broken", 0)


def test_a_new_promise_takes_the_place_of_an_open_one(deal):
	first = promised(deal, 100_000, called=-3, due=2)
	second = promised(deal, 200_000, called=-1, due=5)
	make.receive(deal, 200_000)
	assert state(first)[0] == "Withdrawn"
	assert state(second)[0] == "Kept"


def test_an_open_promise_can_be_withdrawn_and_a_kept_one_not(deal):
	promise = promised(deal, 100_000, called=-3, due=2)
	withdraw_promise(promise.name)
	assert state(promise)[0] == "Withdrawn"
	kept = promised(deal, 100_000, called=-2, due=2)
	make.receive(deal, 100_000)
	with pytest.raises(FollowUpError, match="cannot be withdrawn"):
		withdraw_promise(kept.name)


def test_the_promise_of_a_deal_that_ends_is_withdrawn():
	deal = make.make_deal()
	promise = promised(deal, 10_000, called=-1, due=2)
	deal.cancel()
	tasks.judge_promises_to_pay()
	assert state(promise)[0] == "Withdrawn"


def test_nobody_types_the_status_of_a_promise(deal):
	promise = promised(deal, 100_000, called=-3, due=2)
	promise.status = "Kept"
	promise.save()
	assert state(promise)[0] == "Open"


def test_the_card_says_what_to_know_before_calling(deal):
	promised(deal, 100_000, called=-3, due=-1)
	tasks.judge_promises_to_pay()
	card = frappe._dict(call_card(deal.name))
	assert (card.overdue_amount, card.days_overdue, card.next_action) == (250_000, 8, "Propose Forfeiture")
	assert (card.last_follow_up.result, card.promise.status, card.promise.amount) == (
		"Will Pay",
		"Broken",
		100_000,
	)
	assert (card.next_amount, card.may_log) == (700_000, True)
	assert card.clock == {"action": "Propose Forfeiture", "day": 8, "limit": 7}


def test_who_may_log_a_follow_up(deal, office):
	for user in (LI, ZHAO, SUN):
		frappe.set_user(user)
		assert log_follow_up(deal.name, reached="No Answer")["name"]
	for user in (WANG, QIAN):
		frappe.set_user(user)
		with pytest.raises(frappe.PermissionError):
			log_follow_up(deal.name, reached="No Answer")


def test_follow_ups_and_promises_are_seen_by_who_sees_the_deal_now(deal, office):
	promise = promised(deal, 100_000, called=-3, due=2)

	def seen_by(user: str) -> int:
		frappe.set_user(user)
		of_deal = {"property_subscription": deal.name}
		return sum(len(frappe.get_list(name, of_deal)) for name in ("Collection Follow-up", "Promise to Pay"))

	assert [seen_by(user) for user in (LI, WANG, QIAN)] == [2, 0, 2]
	frappe.set_user(WANG)
	with pytest.raises(frappe.PermissionError):
		promise.check_permission("read")
	with pytest.raises(frappe.PermissionError):
		withdraw_promise(promise.name)
	frappe.set_user("Administrator")
	make.make_consultant("王强")
	frappe.db.set_value("Property Subscription", deal.name, "consultant", "王强")
	assert [seen_by(user) for user in (LI, WANG)] == [0, 2]


def test_a_follow_up_is_written_once(deal, office):
	frappe.set_user(LI)
	name = log_follow_up(deal.name, reached="No Answer")["name"]
	assert not frappe.has_permission("Collection Follow-up", "write", name)
	assert not frappe.has_permission("Promise to Pay", "create")


def test_the_mobile_number_is_for_those_who_call(deal, office):
	frappe.db.set_value("Customer", deal.customer, "mobile_no", "13800000000")

	def number_for(user: str) -> str | None:
		frappe.set_user(user)
		return call_card(deal.name)["mobile_no"]

	assert [number_for(user) for user in (LI, ZHAO, SUN, QIAN)] == [*["13800000000"] * 3, None]
	frappe.set_user(WANG)
	with pytest.raises(frappe.PermissionError):
		call_card(deal.name)


def test_a_collection_officer_changes_no_deal(deal, office):
	frappe.set_user(SUN)
	assert deal.name in frappe.get_list("Property Subscription", pluck="name")
	for doctype in ("Property Subscription", "Property Contract", "Property Unit", "Property Instalment"):
		assert not frappe.has_permission(doctype, "write")
		assert not frappe.has_permission(doctype, "create")


def test_a_receipt_without_a_deal_pays_no_attention_to_promises(deal):
	promise = promised(deal, 100_000, called=-3, due=2)
	make.receive_plain(deal.customer, 100_000)
	assert state(promise) == ("Open", 0)
	assert get_datetime(promise.made_at) < now_datetime()
