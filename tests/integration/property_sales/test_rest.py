"""The slice over REST with an API key, as another program uses it: hold, subscribe, receive, sign, read the board."""

from threading import Thread

import pytest
from werkzeug.test import Client

import frappe
from frappe.utils import today

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.cleanup import remove_units

UNIT_NO = "REST"
USER = "rest@example.com"
ROLES = {role for roles in PROFILES.values() for role in roles}


@pytest.fixture
def office(committing):
	"""A committed unit, customer and API user; the deals are removed afterwards, the user stays for the next run."""
	remove_units(unit_no=UNIT_NO)
	make.make_user(USER, *ROLES)
	user = frappe.get_doc("User", USER)
	user.api_key = user.api_key or frappe.generate_hash(length=15)
	user.api_secret = secret = frappe.generate_hash(length=15)
	user.save(ignore_permissions=True)
	unit, customer = make.make_unit(UNIT_NO).name, make.make_customer("接口客户")
	frappe.db.commit()
	yield Rest(user.api_key, secret), unit, customer
	frappe.db.rollback()
	remove_units(unit_no=UNIT_NO)


class Rest:
	"""A client of the site: every request in a thread of its own, so in a Frappe context of its own."""

	def __init__(self, key: str, secret: str):
		from frappe.app import application

		self.client = Client(application)
		self.headers = {"Authorization": f"token {key}:{secret}", "X-Frappe-Site-Name": frappe.local.site}

	def __call__(self, method: str, path: str, **json) -> tuple[int, dict]:
		answer = {}

		def request():
			options = {"query_string": json} if method == "GET" else {"json": json}
			answer["response"] = self.client.open(path, method=method, headers=self.headers, **options)

		thread = Thread(target=request)
		thread.start()
		thread.join()
		return answer["response"].status_code, answer["response"].json

	def call(self, method: str, function: str, **values) -> tuple[int, dict]:
		return self(method, f"/api/method/sales_ops.property_sales.api.{function}", **values)


def held(rest: Rest, unit: str, customer: str) -> str:
	status, body = rest.call("POST", "hold_unit", property_unit=unit, customer=customer)
	assert status == 200, body
	return body["message"]["name"]


def test_a_sale_from_hold_to_signing_over_rest(office):
	rest, unit, customer = office
	status, body = rest.call("POST", "hold_unit", property_unit=unit, customer=customer)
	assert status == 200, body
	deal = body["message"]["name"]

	status, body = rest(
		"PUT", f"/api/resource/Property Subscription/{deal}", deposit_amount=50_000, docstatus=1
	)
	assert status == 200, body

	status, body = rest.call(
		"POST", "receive_payment", property_subscription=deal, amount=50_000, reference_no="REST-1"
	)
	assert (status, body["message"]["status"]) == (200, "Full Deposit"), body

	status, body = rest("POST", "/api/resource/Property Contract", property_subscription=deal, docstatus=1)
	assert (status, body["data"]["status"]) == (200, "Signed"), body

	project = frappe.db.get_value("Property Unit", unit, "property_project")
	status, body = rest.call("GET", "get_board", property_project=project)
	assert [row["sale_status"] for row in body["message"] if row["property_unit"] == unit] == ["Signed"]


def test_a_unit_held_by_another_deal_answers_409_and_writes_nothing(office):
	rest, unit, customer = office
	assert rest.call("POST", "hold_unit", property_unit=unit, customer=customer)[0] == 200
	status, body = rest.call("POST", "hold_unit", property_unit=unit, customer=customer)
	assert (status, body["exc_type"]) == (409, "UnitTakenError")
	frappe.db.rollback()
	assert frappe.db.count("Property Subscription", {"property_unit": unit}) == 1


def test_too_much_money_answers_417_with_our_class_and_writes_nothing(office):
	rest, unit, customer = office
	deal = held(rest, unit, customer)
	rest("PUT", f"/api/resource/Property Subscription/{deal}", deposit_amount=50_000, docstatus=1)
	status, body = rest.call("POST", "receive_payment", property_subscription=deal, amount=50_001)
	assert (status, body["exc_type"]) == (417, "ReceiptError")
	frappe.db.rollback()
	assert not frappe.db.exists("Payment Entry", {"so_property_subscription": deal})


def test_a_get_request_holds_nothing(office):
	rest, unit, customer = office
	assert rest.call("GET", "hold_unit", property_unit=unit, customer=customer)[0] == 403
	frappe.db.rollback()
	assert not frappe.db.exists(
		"Property Subscription", {"property_unit": unit, "subscription_date": today()}
	)
