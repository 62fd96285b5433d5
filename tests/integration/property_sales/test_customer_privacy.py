"""A consultant does not see a colleague's customer's phone (feature 106), by whichever way he asks."""

import json

import pytest

import frappe
from frappe.client import get_count, get_list, get_value, validate_link
from frappe.desk import reportview
from frappe.desk.form.load import getdoc
from frappe.desk.query_report import run
from frappe.desk.search import search_link
from frappe.model.db_query import DatabaseQuery
from frappe.utils import global_search

from sales_ops.property_sales import api
from sales_ops.property_sales.deals import customer_privacy
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make

LI, WANG, ZHAO, ERP = "li@example.com", "wang@example.com", "zhao@example.com", "erp-sales@example.com"
MOBILE, EMAIL = "13912340042", "privatbuyer@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="王强")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])
	make.make_user(ERP, "Sales User")


@pytest.fixture
def customer() -> str:
	"""Wang's: he entered the customer with phone, e-mail and address; nobody has a deal yet."""
	frappe.set_user(WANG)
	values = {"customer_name": f"私密客户{frappe.generate_hash(length=6)}", "customer_type": "Individual"}
	values |= {"customer_group": "Property Buyers", "mobile_no": MOBILE, "email_id": EMAIL}
	doc = frappe.get_doc({"doctype": "Customer", **values}).insert()
	address = {"address_line1": "秘密路 42 号", "city": "杭州", "country": "China", "address_type": "Billing"}
	links = [{"link_doctype": "Customer", "link_name": doc.name}]
	frappe.get_doc({"doctype": "Address", "address_title": doc.name, "links": links, **address}).insert()
	return doc.name


def parties(customer: str) -> dict[str, str]:
	"""Contact and Address of the customer."""
	links = {"link_doctype": "Customer", "link_name": customer}
	return {
		doctype: frappe.db.get_value("Dynamic Link", links | {"parenttype": doctype}, "parent")
		for doctype in ("Contact", "Address")
	}


def records(customer: str) -> dict[str, str]:
	return {"Customer": customer, **parties(customer)}


def seen(customer: str) -> set[str]:
	"""Which of the three the session's user gets from a list, and, as a check, by opening."""
	found = set()
	for doctype, name in records(customer).items():
		listed = bool(frappe.get_list(doctype, {"name": name}))
		assert listed == frappe.has_permission(doctype, "read", name), doctype
		if listed:
			found.add(doctype)
	return found


ALL = {"Customer", "Contact", "Address"}


@pytest.mark.parametrize(("user", "shown"), [(WANG, ALL), (LI, set()), (ZHAO, ALL), (ERP, ALL)])
def test_who_sees_a_customer_that_a_consultant_entered(customer, user, shown):
	frappe.set_user(user)
	assert seen(customer) == shown


def test_a_deal_shows_its_customer_to_its_consultant(customer):
	frappe.set_user("Administrator")
	make.make_deal(submit=False, customer=customer, consultant="李娜")
	frappe.set_user(LI)
	assert seen(customer) == ALL


def test_one_of_several_owners_is_known_too(customer):
	frappe.set_user("Administrator")
	first = make.make_customer()
	owners = [{"property_owner": name, "share_percentage": 50} for name in (first, customer)]
	make.make_deal(submit=False, customer=first, consultant="李娜", owners=owners)
	frappe.set_user(LI)
	assert seen(customer) == ALL


def test_a_supervisor_hands_a_customer_over_by_the_sales_team(customer):
	frappe.set_user(ZHAO)
	doc = frappe.get_doc("Customer", customer)
	doc.append("sales_team", {"sales_person": "李娜", "allocated_percentage": 100})
	doc.save()
	frappe.set_user(LI)
	assert seen(customer) == ALL


def test_a_customer_of_nobody_is_open_to_all_until_a_consultant_has_a_deal():
	customer = make.make_customer()
	for user in (LI, WANG):
		frappe.set_user(user)
		assert frappe.get_list("Customer", {"name": customer}, pluck="name") == [customer]
	unit = make_unit_as_office()
	frappe.set_user(LI)
	api.hold_unit(unit, customer)
	assert frappe.has_permission("Customer", "read", customer)
	frappe.set_user(WANG)
	assert frappe.get_list("Customer", {"name": customer}) == []
	assert not frappe.has_permission("Customer", "read", customer)


def test_contacts_of_nobodys_customer_are_not_touched():
	contact = frappe.get_doc({"doctype": "Contact", "first_name": "物业", "phone": "057100000"}).insert()
	frappe.set_user(LI)
	assert frappe.get_list("Contact", {"name": contact.name}, pluck="name") == [contact.name]
	assert frappe.has_permission("Contact", "read", contact.name)


def ask_everywhere(customer: str):
	"""Every way of the desk to a customer's data; yields (way, answer or exception)."""
	contact, address = parties(customer).values()
	fields = ["name", "mobile_no", "email_id"]
	filters = {"name": customer}

	def form(doctype: str, name: str):
		frappe.response.docs = []
		getdoc(doctype, name)
		return [doc.as_dict() for doc in frappe.response.docs]

	def view(method, **values):
		frappe.local.form_dict = frappe._dict(doctype="Customer", fields=json.dumps(fields), **values)
		return method()

	ways = {
		"list": lambda: get_list("Customer", fields, json.dumps(filters)),
		"list by phone": lambda: get_list("Customer", fields, json.dumps({"mobile_no": MOBILE})),
		"contacts' phones": lambda: get_list(
			"Contact", ["name", "phone_nos.phone"], {"name": contact}, parent=None
		),
		"value": lambda: get_value("Customer", ["mobile_no"], json.dumps(filters)),
		"value of contact": lambda: get_value("Contact", ["mobile_no"], json.dumps({"name": contact})),
		"count": lambda: get_count("Customer", {"mobile_no": MOBILE}) or None,
		# It says that a name exists, as a refused duplicate would; the fields are what counts.
		"validate link": lambda: validate_link("Customer", customer, json.dumps(["mobile_no"])).get(
			"mobile_no"
		),
		"form": lambda: form("Customer", customer),
		"form of contact": lambda: form("Contact", contact),
		"form of address": lambda: form("Address", address),
		"link field": lambda: search_link("Customer", customer),
		"link field by phone": lambda: search_link("Customer", MOBILE),
		"link field of contact": lambda: search_link("Contact", customer),
		"contact by customer": lambda: customer_privacy.search_link(
			"Contact",
			"",
			"erpnext.selling.doctype.customer.customer.get_customer_primary_contact",
			filters=json.dumps({"customer": customer}),
			cmd="frappe.desk.search.search_link",
		),
		"report view": lambda: view(reportview.get, filters=json.dumps(filters)),
		"search box": lambda: customer_privacy.search(customer),
		"contacts report": lambda: rows_about(customer),
		"print": lambda: frappe.get_print("Customer", customer, "Standard"),
		"address text": lambda: frappe.get_attr(
			"frappe.contacts.doctype.address.address.get_address_display"
		)(address),
		"party details": lambda: frappe.get_attr("erpnext.accounts.party.get_party_details")(customer),
	}
	for way, ask in ways.items():
		try:
			yield way, ask()
		except (frappe.PermissionError, frappe.ValidationError) as error:
			yield way, error
		frappe.local.message_log = []


def rows_about(customer: str) -> list:
	filters = {"reference_doctype": "Customer", "party_type": "Customer", "reference_name": customer}
	return [row for row in run("Addresses And Contacts", filters)["result"] if customer in str(row)]


def tells(answer) -> bool:
	text = json.dumps(answer, default=str, ensure_ascii=False) if not isinstance(answer, Exception) else ""
	return any(word in text for word in (MOBILE, EMAIL, "秘密路", "私密客户"))


def test_by_no_way_of_the_desk_does_a_colleague_get_the_customer(customer):
	global_search.sync_global_search()
	frappe.set_user(LI)
	leaks = [way for way, answer in ask_everywhere(customer) if tells(answer)]
	assert leaks == []


def test_the_same_ways_tell_the_own_consultant(customer):
	"""Without this the test above could pass by asking wrongly."""
	global_search.sync_global_search()
	frappe.set_user(WANG)
	silent = {way for way, answer in ask_everywhere(customer) if not tells(answer)}
	assert silent <= {"count", "search box"}, silent


def test_a_deal_cannot_be_used_to_learn_a_colleagues_customer(customer):
	unit = make_unit_as_office()
	frappe.set_user(LI)
	with pytest.raises(frappe.PermissionError):
		api.hold_unit(unit, customer)
	own = api.make_customer("李娜的客户")["name"]
	deal = frappe.get_doc("Property Subscription", api.hold_unit(unit, own)["name"])
	deal.customer = customer
	with pytest.raises(frappe.PermissionError):
		deal.save()
	assert seen(customer) == set()


def test_a_place_on_the_waiting_list_cannot_be_used_for_it_either(customer):
	unit = make_unit_as_office()
	frappe.set_user(LI)
	values = {"customer": customer, "property_unit": unit}
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc({"doctype": "Property Interest", **values}).insert()
	assert not frappe.db.exists("Property Interest", values)


def make_unit_as_office() -> str:
	frappe.set_user("Administrator")
	return make.make_unit().name


def test_a_user_without_our_roles_costs_one_look_at_the_roles(customer, monkeypatch):
	frappe.set_user(ERP)
	frappe.get_roles()
	row = frappe._dict(owner="x", is_new=lambda: False)
	with monkeypatch.context() as patched:
		patched.setattr(frappe.db, "sql", lambda *args, **values: pytest.fail("asked the database"))
		assert customer_privacy.customer_conditions(ERP, "Customer") == ""
		assert customer_privacy.party_conditions(ERP, "Contact") == ""
		assert customer_privacy.has_permission(row, "read", ERP) is None


def test_a_name_with_quotes_breaks_no_list(customer):
	frappe.set_user("Administrator")
	person = make.make_consultant("O'Brien\\")
	frappe.db.set_value(
		"Sales Person", person, "employee", frappe.db.get_value("Sales Person", "李娜", "employee")
	)
	frappe.set_user(LI)
	assert DatabaseQuery("Customer").execute(filters={"name": customer}) == []
