"""Requests that Frappe itself would answer with 500 are refused in words, for our functions and documents only."""

import pytest
import test_permission_table as table

import frappe

PROJECT, CALL = "property_project", "sales_ops.api.v1.units"
NO_NUMBERS = (float("nan"), float("inf"), "NaN", "1e400", 10**30, 10**12)


@pytest.fixture
def supervisor(callers):
	return callers["Property Sales Supervisor"]


def refusal(answer) -> tuple[int, str]:
	return answer.status_code, answer.json().get("exc_type")


def test_a_call_without_an_argument_is_told_which(supervisor):
	answer = supervisor.call(CALL, verb="GET")
	assert refusal(answer) == (417, "ApiError")
	assert PROJECT in answer.text


def test_a_guest_is_refused_before_anything_is_looked_at(guest):
	assert guest.call(CALL, verb="GET").status_code == 403


def test_half_of_a_character_is_no_text(supervisor):
	assert refusal(
		supervisor.call("sales_ops.api.v1.hold", {"property_unit": "\ud83c", "customer": "x"})
	) == (417, "ApiError")


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_a_number_that_no_column_holds_is_refused_in_calls_and_in_documents(supervisor, callers, number):
	asked = {"property_subscription": "x", "amount": number}
	answer = callers["Property Finance"].call("sales_ops.property_sales.api.receive_payment", asked)
	assert refusal(answer) == (417, "ApiError")
	price_list = {"items": [{"list_amount": number}]}
	assert refusal(supervisor.send("POST", "resource/Property Price List", price_list)) == (417, "ApiError")
	doc = frappe.as_json({"doctype": "Property Price List", **price_list})
	for function in ("frappe.client.insert", "frappe.desk.form.save.savedocs"):
		assert refusal(supervisor.call(function, {"doc": doc, "action": "Save"})) == (417, "ApiError")


@pytest.mark.parametrize("rows", ["x", [1], [[]], [None], {"name": "x"}])
def test_a_table_is_a_list_of_rows(supervisor, rows):
	assert refusal(supervisor.send("POST", "resource/Property Price List", {"items": rows})) == (
		417,
		"ApiError",
	)


def test_a_documents_method_is_known_and_gets_what_it_takes(supervisor, removed_afterwards):
	unit = frappe.db.get_value("Property Unit", {}) or table.make.make_unit().name
	frappe.db.commit()
	for method, arguments in (("nothing", {}), ("preview", {"more": 1})):
		doctype = "Property Price List" if method == "preview" else "Property Unit"
		assert refusal(supervisor.call_on(doctype, unit, method, arguments)) == (417, "ApiError")


def test_other_documents_are_left_to_frappe(supervisor):
	"""A table of ERPNext that is no list of rows fails as it does without us."""
	answer = supervisor.send("POST", "resource/Customer", {"customer_name": "x", "accounts": [1]})
	assert answer.json().get("exc_type") != "ApiError"
