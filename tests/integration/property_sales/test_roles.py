"""The Project Manager and the Property Viewer, and the projects that User Permissions leave a user."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import today

from sales_ops.property_sales import api
from sales_ops.property_sales.collection import arrears_lists
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

MANAGER, VIEWER, WANG = "manager-sun@example.com", "viewer-wu@example.com", "wang@example.com"
OTHER_PROJECT = "另一花园"


@pytest.fixture(autouse=True)
def office():
	make.make_user(MANAGER, *PROFILES["Property Project Manager"])
	make.make_user(VIEWER, *PROFILES["Property Viewer"])
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="王强")


def confine(user: str, project: str) -> None:
	values = {"user": user, "allow": "Property Project", "for_value": project}
	frappe.get_doc({"doctype": "User Permission", **values}).insert(ignore_permissions=True)


def unit_elsewhere():
	return make.make_unit(building=make.make_building(make.make_project(OTHER_PROJECT, "OTH")))


def overdue_deal(unit=None, **values):
	return make.make_deal(unit, subscription_date="2026-01-05", sign_by="2026-01-12", **values)


def arrears(**filters) -> set[str]:
	rows = run("Customer Arrears", {"company": default_company(), **filters})["result"]
	return {row["property_subscription"] for row in rows if isinstance(row, dict)}


# the project manager


def test_a_project_manager_reads_every_consultants_deal_with_its_money():
	deal = make.make_deal(consultant="王强")
	frappe.set_user(MANAGER)
	assert frappe.get_list("Property Subscription", {"name": deal.name}, pluck="name") == [deal.name]
	seen = {row.property_unit: row for row in api.get_board(deal.property_project)}[deal.property_unit]
	assert (seen.customer, seen.agreed_amount) == (deal.customer, deal.agreed_amount)


def test_a_project_manager_books_no_money_and_makes_no_deal():
	deal = make.make_deal()
	frappe.set_user(MANAGER)
	with pytest.raises(frappe.PermissionError):
		api.receive_payment(deal.name, 10_000)
	for doctype, ptype in (
		("Payment Entry", "create"),
		("Journal Entry", "create"),
		("Property Subscription", "create"),
		("Property Contract", "submit"),
		("Property Change Application", "submit"),
		("Property Handover", "submit"),
	):
		assert not frappe.has_permission(doctype, ptype), (doctype, ptype)


def test_a_project_manager_approves_a_change_somebody_else_applied_for():
	deal = make.make_deal()
	make.receive(deal, 10_000)
	values = {"property_subscription": deal.name, "kind": "Return", "reason": "Quality"}
	change = frappe.get_doc({"doctype": "Property Change Application", **values}).insert()
	frappe.set_user(MANAGER)
	change.approve()
	assert (change.status, change.approved_by) == ("Approved", MANAGER)


def test_a_project_manager_approves_a_release_batch_somebody_else_prepared():
	unit = make.make_unit(released=0)
	values = {
		"property_project": unit.property_project,
		"release_on": today(),
		"items": [{"property_unit": unit.name}],
	}
	batch = frappe.get_doc({"doctype": "Property Release Batch", "batch_title": "一期", **values})
	batch.insert().request_approval()
	batch.reload()
	frappe.set_user(MANAGER)
	batch.submit()
	assert frappe.db.get_value("Property Unit", unit.name, "released") == 1


def test_a_project_manager_signs_the_days_list_that_a_consultant_handed_in():
	deal = overdue_deal(consultant="王强")
	arrears_lists.make_lists()
	filters = {"property_project": deal.property_project, "consultant": "王强"}
	sheet = frappe.get_last_doc("Arrears List", filters)
	frappe.set_user(WANG)
	arrears_lists.submit_list(sheet.name, reason="客户出差")
	frappe.set_user(MANAGER)
	arrears_lists.review_list(sheet.name)
	assert frappe.db.get_value("Arrears List", sheet.name, "reviewed_by") == MANAGER


# the viewer


def test_a_viewer_sees_the_board_without_customers_and_deal_prices():
	deal = make.make_deal()
	frappe.set_user(VIEWER)
	seen = {row.property_unit: row for row in api.get_board(deal.property_project)}[deal.property_unit]
	assert (seen.sale_status, seen.list_amount, seen.is_private) == ("Held", 1_000_000, True)
	private = ("customer", "customer_name", "agreed_amount", "received_amount", "property_subscription")
	assert [seen[field] for field in private] == [None] * len(private)
	rows = run("Sale Control Table", {"property_project": deal.property_project})["result"]
	row = next(
		row for row in rows if isinstance(row, dict) and row.get("property_unit") == deal.property_unit
	)
	assert (row["customer_name"], row["agreed_amount"], row["list_amount"]) == (None, None, 1_000_000)


def test_a_viewer_reads_no_price_of_a_unit_but_the_list_price():
	unit = make.make_unit(floor_amount=900_000, filing_amount=1_100_000)
	frappe.set_user(VIEWER)
	fields = ["list_amount", "floor_amount", "filing_amount"]
	# One field at a time: Frappe 15.75 skips the check of a field that follows a refused one (db_query.remove_field).
	rows = [frappe.get_list("Property Unit", {"name": unit.name}, ["name", field])[0] for field in fields]
	assert [row.get(field) for row, field in zip(rows, fields, strict=True)] == [1_000_000, None, None]
	doc = frappe.get_doc("Property Unit", unit.name)
	doc.apply_fieldlevel_read_permissions()
	assert [doc.get(field) for field in fields] == [1_000_000, None, None]


@pytest.mark.parametrize(
	"doctype",
	["Property Subscription", "Property Contract", "Property Instalment", "Customer", "Arrears List"],
)
def test_a_viewer_opens_nothing_that_names_a_customer(doctype):
	frappe.set_user(VIEWER)
	assert not frappe.has_permission(doctype, "read")


def test_a_viewer_changes_nothing():
	unit, customer = make.make_unit(), make.make_customer()
	frappe.set_user(VIEWER)
	with pytest.raises(frappe.PermissionError):
		api.hold_unit(unit.name, customer)
	assert not frappe.has_permission("Property Unit", "write", unit.name)
	with pytest.raises(frappe.PermissionError):
		run("Customer Arrears", {"company": default_company()})


# own projects


@pytest.mark.parametrize("user", [MANAGER, VIEWER, WANG])
def test_who_is_confined_to_a_project_is_refused_the_board_of_another(user):
	elsewhere = unit_elsewhere()
	confine(user, make.make_project())
	frappe.set_user(user)
	assert api.get_board(make.make_project()) is not None
	with pytest.raises(frappe.PermissionError):
		api.get_board(elsewhere.property_project)
	with pytest.raises(frappe.PermissionError):
		run("Sale Control Table", {"property_project": elsewhere.property_project})
	assert frappe.get_list("Property Unit", {"name": elsewhere.name}) == []


def test_who_is_confined_to_a_project_holds_no_unit_of_another():
	elsewhere, customer = unit_elsewhere(), make.make_customer()
	confine(WANG, make.make_project())
	frappe.set_user(WANG)
	with pytest.raises(frappe.PermissionError):
		api.hold_unit(elsewhere.name, customer)
	assert not frappe.db.exists("Property Subscription", {"property_unit": elsewhere.name})


def test_arrears_and_calls_of_another_project_stay_out_of_a_confined_managers_reports():
	near, far = overdue_deal(), overdue_deal(unit_elsewhere())
	assert {near.name, far.name} <= arrears()
	confine(MANAGER, near.property_project)
	frappe.set_user(MANAGER)
	found = arrears()
	assert near.name in found
	assert far.name not in found
	with pytest.raises(frappe.PermissionError):
		arrears(property_project=far.property_project)


def test_follow_ups_of_another_project_are_not_counted_for_a_confined_manager():
	from sales_ops.property_sales.collection.follow_ups import log_follow_up

	near, far = overdue_deal(consultant="王强"), overdue_deal(unit_elsewhere(), consultant="王强")
	for deal in (near, far):
		log_follow_up(deal.name, reached="No Answer")
	day = today()
	filters = {"company": default_company(), "from_date": day, "to_date": day}

	def counted() -> int:
		rows = run("Follow-up Review", filters)["result"]
		return sum(row["follow_ups"] for row in rows if isinstance(row, dict) and row["consultant"] == "王强")

	everywhere = counted()
	confine(MANAGER, near.property_project)
	frappe.set_user(MANAGER)
	assert (everywhere, counted()) == (2, 1)
