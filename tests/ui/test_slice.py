"""The first real sale, in the desk: each role does its part, and the others see it."""

from desk import PATIENCE
from playwright.sync_api import expect

import frappe
from frappe.utils import add_days, today

from sales_ops.testing import factories as make

PROJECT = "浏览器花园"


def fresh(doctype: str, filters: dict, field: str):
	"""What the database says now: the server has committed since our last look."""
	frappe.db.rollback()
	return frappe.db.get_value(doctype, filters, field)


def hold_for_a_new_customer(desk, unit: str) -> None:
	desk.cell(unit).click()
	desk.page.locator('.scb-drawer [data-action="hold"]').click()
	dialog = desk.page.locator(".modal-dialog:visible")
	dialog.get_by_role("checkbox", name="New customer").check()
	dialog.locator('input[data-fieldname="customer_name"]').fill(
		f"浏览器客户{frappe.generate_hash(length=6)}"
	)
	dialog.locator(".btn-primary:visible").click()


def test_a_sale_from_the_board_to_a_paid_down_payment(desk, units):
	unit = units[0]

	consultant = desk("consultant")
	consultant.open(f"sale-control-board/{PROJECT}")
	hold_for_a_new_customer(consultant, unit)
	consultant.expect_status(unit, "Held")
	deal = fresh("Property Unit Claim", {"active_claim": unit}, "property_subscription")
	assert fresh("Property Subscription", deal, "consultant") == "浏览器顾问"

	consultant.page.locator('.scb-drawer [data-action="subscribe"]').click()
	consultant.wait_for_form("Property Subscription")
	consultant.set_value("deposit_amount", 50_000)
	consultant.save()
	consultant.submit()
	assert fresh("Property Instalment", {"property_subscription": deal}, "amount") == 50_000

	finance = desk("finance")
	finance.open(f"property-subscription/{deal}")
	finance.wait_for_form("Property Subscription")
	receive(finance, 50_000)
	assert fresh("Property Subscription", deal, "status") == "Full Deposit"

	supervisor = desk("supervisor")
	supervisor.open(f"property-subscription/{deal}")
	supervisor.wait_for_form("Property Subscription")
	supervisor.form_button("Sign Contract").click()
	supervisor.wait_for_form("Property Contract")
	supervisor.save()
	supervisor.submit()
	assert supervisor.value("status") == "Signed"
	assert fresh("Property Unit", unit, "sale_status") == "Signed"

	finance.open(f"property-contract/{supervisor.value('name')}")
	finance.wait_for_form("Property Contract")
	receive(finance, 250_000)
	assert fresh("Property Contract", supervisor.value("name"), "outstanding_amount") == 700_000

	consultant.open(f"sale-control-board/{PROJECT}")
	consultant.expect_status(unit, "Signed")


def receive(desk, amount: float) -> None:
	"""Receive what is due next, as the form proposes it."""
	desk.form_button("Receive Payment").click()
	desk.wait_for_form("Payment Entry")
	assert desk.value("paid_amount") == amount
	desk.save()
	desk.submit()


def test_a_unit_that_somebody_took_meanwhile_is_refused_politely(desk, units):
	unit = units[1]
	consultant = desk("consultant")
	consultant.open(f"sale-control-board/{PROJECT}")
	expect(consultant.cell(unit)).to_be_visible(timeout=PATIENCE)
	frappe.set_user("Administrator")
	make.make_consultant("浏览器同事")
	make.make_deal(frappe.get_doc("Property Unit", unit), submit=False, consultant="浏览器同事")
	frappe.db.commit()
	hold_for_a_new_customer(consultant, unit)
	message = consultant.page.locator(".msgprint:visible")
	expect(message).to_contain_text(f"{unit} has been held by 浏览器同事", timeout=PATIENCE)
	frappe.db.rollback()
	assert frappe.db.count("Property Subscription", {"property_unit": unit}) == 1


def test_arrears_change_when_the_money_arrives(desk, units):
	frappe.set_user("Administrator")
	start = add_days(today(), -8)
	deal = make.make_deal(frappe.get_doc("Property Unit", units[2]), subscription_date=start)
	make.receive(deal, 50_000, start)
	make.sign(deal, start)
	frappe.db.commit()

	finance = desk("finance")
	finance.open(f"query-report/Customer Arrears?property_project={PROJECT}")
	table = finance.page.locator(".report-wrapper:visible .datatable")
	expect(table).to_contain_text("Propose Forfeiture", timeout=PATIENCE)
	expect(table).to_contain_text("Day 8 of 7")

	finance.open(f"property-subscription/{deal.name}")
	finance.wait_for_form("Property Subscription")
	receive(finance, 250_000)
	finance.open(f"query-report/Customer Arrears?property_project={PROJECT}")
	expect(finance.page.locator(".layout-main-section:visible")).to_contain_text(
		"Nothing to show", timeout=PATIENCE
	)


def test_the_board_works_on_a_phone(desk, units):
	phone = desk("consultant", width=390, height=844)
	phone.open(f"sale-control-board/{PROJECT}")
	phone.cell(units[0]).click()
	drawer = phone.page.locator(".scb-drawer")
	expect(drawer).to_be_visible(timeout=PATIENCE)
	box = drawer.bounding_box()
	assert box["width"] >= 370 and box["y"] + box["height"] <= 845
