"""Script that somebody planted in stored text never runs: on board, drawer, lists, forms, reports and prints.

It is written past the documents into every text field, as an import, a migration or another app could; what comes over
REST loses its scripts already when Frappe saves it.
"""

import re

import pytest
from test_board import BOARD, make_deal_with_deposit
from test_slice import PROJECT

import frappe

from sales_ops.testing import factories as make

PLANTED = "<img src=x onerror=\"window.planted='ran'\">"
TEXTS = ("Data", "Small Text", "Text", "Long Text", "Text Editor", "Read Only")
# Values that the rules or the desk read as words of their own.
KEPT = {"language", "naming_series", "email_id", "mobile_no", "image", "default_currency", "color"}
REPORTS = ("Unit Ledger", "Sale Control Table", "Deposit Customers", "Signed Customers", "Customer Arrears")


@pytest.fixture
def planted(units):
	"""A deal with contract, its unit, block, customer and building, full of planted text."""
	deal = make_deal_with_deposit(units[0])
	contract = make.sign(deal)
	block = make.make_block(frappe.get_doc("Property Unit", units[0]))
	make.make_block(frappe.get_doc("Property Unit", units[1]))
	building = frappe.db.get_value("Property Unit", units[0], "property_building")
	customer_name = frappe.db.get_value("Customer", deal.customer, "customer_name")
	for doctype, name in (
		("Property Unit", units[0]),
		("Property Unit", units[1]),
		("Property Unit Block", block.name),
		("Property Subscription", deal.name),
		("Property Contract", contract.name),
		("Property Building", building),
		("Customer", deal.customer),
	):
		plant(doctype, name)
	for claim in frappe.get_all("Property Unit Claim", {"property_unit": units[0]}, pluck="name"):
		plant("Property Unit Claim", claim)
	for row in frappe.get_all("Property Instalment", {"property_subscription": deal.name}, pluck="name"):
		plant("Property Instalment", row)
	frappe.db.commit()
	frappe.clear_cache()
	yield {"unit": units[0], "deal": deal.name, "contract": contract.name, "customer": deal.customer}
	frappe.db.rollback()
	frappe.db.set_value("Customer", deal.customer, "customer_name", customer_name)
	frappe.db.set_value("Property Building", building, "building_name", "1")


def plant(doctype: str, name: str) -> None:
	fields = [
		field.fieldname
		for field in frappe.get_meta(doctype).fields
		if field.fieldtype in TEXTS and field.fieldname not in KEPT and not field.is_virtual
	]
	values = dict.fromkeys(fields, PLANTED)
	if values:
		frappe.db.set_value(doctype, name, values, update_modified=False)


def ran(desk) -> list:
	"""What was planted and became an element of the page, or ran."""
	return desk.page.evaluate(
		"""() => [window.planted, ...[...document.querySelectorAll('img[src="x"]')].map((img) => img.outerHTML)]
			.filter(Boolean)"""
	)


def test_planted_text_is_text_on_board_and_drawer(desk, planted):
	supervisor = desk("supervisor")
	supervisor.open(BOARD)
	supervisor.cell(planted["unit"]).click()
	supervisor.settle()
	for tab in supervisor.page.locator(".scb-drawer .nav-link, .scb-drawer [role=tab]").all():
		tab.click()
		supervisor.settle()
	assert ran(supervisor) == []


def test_planted_text_is_text_in_lists_and_forms(desk, planted):
	supervisor = desk("supervisor")
	for route in (
		f"property-unit/{planted['unit']}",
		f"property-subscription/{planted['deal']}",
		f"property-contract/{planted['contract']}",
		f"property-unit?property_project={PROJECT}",
		"property-subscription",
		"property-contract",
		"property-unit-block",
	):
		supervisor.open(route)
		supervisor.settle()
		assert ran(supervisor) == [], route


def test_planted_text_is_text_in_reports(desk, planted):
	supervisor = desk("supervisor")
	for report in REPORTS:
		supervisor.open(f"query-report/{report}?property_project={PROJECT}")
		supervisor.settle()
		assert ran(supervisor) == [], report


def test_planted_text_is_text_in_prints(desk, planted):
	supervisor = desk("supervisor")
	formats = frappe.get_all("Print Format", {"module": "Property Sales"}, ["name", "doc_type"])
	names = {"Property Subscription": planted["deal"], "Property Contract": planted["contract"]}
	shown = [(found.doc_type, found.name) for found in formats if found.doc_type in names]
	assert shown
	for doctype, print_format in shown:
		query = f"doctype={doctype}&name={names[doctype]}&format={print_format}&no_letterhead=1"
		supervisor.page.goto(f"{supervisor.base_url}/printview?{query}")
		supervisor.page.wait_for_load_state("networkidle")
		assert re.search("&lt;img|img src=x", supervisor.page.content()), print_format
		assert ran(supervisor) == [], print_format
