"""Script that somebody planted in stored text never runs where we draw the page ourselves: on board, drawer and prints.

It is written past the documents into every text field, as a migration or another app could. What is saved as a document loses its
scripts in Frappe, on which Frappe's own forms and reports rely: they show read-only texts and cells as HTML.
"""

import re

import pytest
from test_board import BOARD, make_deal_with_deposit

import frappe

from sales_ops.testing import factories as make

PLANTED = "<img src=x onerror=\"window.planted='ran'\">"
TEXTS = ("Data", "Small Text", "Text", "Long Text", "Text Editor", "Read Only")
# Values that the rules or the desk read as words of their own.
KEPT = {"language", "naming_series", "email_id", "mobile_no", "image", "default_currency", "color"}


@pytest.fixture
def planted(units):
	"""A deal with contract, its unit, block, customer and building, full of planted text; what was there comes back."""
	deal = make_deal_with_deposit(units[0])
	contract = make.sign(deal)
	block = make.make_block(frappe.get_doc("Property Unit", units[0]))
	make.make_block(frappe.get_doc("Property Unit", units[1]))
	building = frappe.db.get_value("Property Unit", units[0], "property_building")
	rows = [
		("Property Unit", units[0]),
		("Property Unit", units[1]),
		("Property Unit Block", block.name),
		("Property Subscription", deal.name),
		("Property Contract", contract.name),
		("Property Building", building),
		("Customer", deal.customer),
	]
	for doctype, filters in (
		("Property Unit Claim", {"property_unit": units[0]}),
		("Property Instalment", {"property_subscription": deal.name}),
	):
		rows += [(doctype, name) for name in frappe.get_all(doctype, filters, pluck="name")]
	before = [(doctype, name, plant(doctype, name)) for doctype, name in rows]
	frappe.db.commit()
	frappe.clear_cache()
	yield {"unit": units[0], "deal": deal.name, "contract": contract.name, "customer": deal.customer}
	frappe.db.rollback()
	for doctype, name, values in before:
		if values:
			frappe.db.set_value(doctype, name, values, update_modified=False)
	frappe.db.commit()


def plant(doctype: str, name: str) -> dict:
	"""Put it into every text of a row, past the document; what was there."""
	fields = [
		field.fieldname
		for field in frappe.get_meta(doctype).fields
		if field.fieldtype in TEXTS and field.fieldname not in KEPT and not field.is_virtual
	]
	if not fields:
		return {}
	found = frappe.db.get_value(doctype, name, fields, as_dict=True)
	frappe.db.set_value(doctype, name, dict.fromkeys(fields, PLANTED), update_modified=False)
	return found


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
