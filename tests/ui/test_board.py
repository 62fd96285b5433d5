"""The sale control board in the desk: changes, other windows, the past, heat, keyboard, paper and language."""

import re
from datetime import timedelta

import pytest
from desk import PATIENCE
from playwright.sync_api import expect
from test_slice import PROJECT, fresh, hold_for_a_new_customer

import frappe
from frappe.utils import add_days, now_datetime, today

from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

BOARD = f"sale-control-board/{PROJECT}"
LATIN = re.compile(r"[A-Za-z]{3,}")
# Names, numbers and currencies are data; so is what people typed.
DATA = re.compile(r"\b(客户[0-9a-f]{6}|UI|CNY|SUB|CON|CHG|ui-\w+@example\.com|Administrator|Ctrl)\b[-\w.]*")


def make_deal_with_deposit(unit: str):
	frappe.set_user("Administrator")
	make.make_consultant("浏览器顾问")
	deal = make.make_deal(frappe.get_doc("Property Unit", unit), consultant="浏览器顾问")
	make.receive(deal, 50_000)
	frappe.db.commit()
	return deal


def test_a_change_begun_on_the_board_is_approved_executed_and_undone(desk, units):
	setup_change_accounts(default_company())
	deal = make_deal_with_deposit(units[0])

	consultant = desk("consultant")
	consultant.open(BOARD)
	consultant.cell(units[0]).click()
	consultant.drawer(".dropdown-toggle").click()
	expect(consultant.drawer('[data-action="change:Deferral"]')).to_be_disabled()
	consultant.drawer('[data-action="change:Forfeiture"]').click()
	consultant.wait_for_form("Property Change Application")
	consultant.page.wait_for_function("cur_frm.doc.keep_amount === 50000")
	consultant.set_value("reason", "Changed Mind")
	consultant.save()
	change = consultant.value("name")
	consultant.form_button("Preview").click()
	expect(consultant.page.locator(".modal-dialog:visible")).to_contain_text(units[0])
	assert fresh("Property Unit", units[0], "sale_status") == "Subscribed"

	supervisor = desk("supervisor")
	supervisor.open(f"property-change-application/{change}")
	supervisor.wait_for_form("Property Change Application")
	supervisor.form_button("Approve").click()
	supervisor.confirm()
	supervisor.wait_until("status", "Approved")
	supervisor.form_button("Execute").click()
	supervisor.confirm()
	supervisor.wait_until("docstatus", 1)
	assert fresh("Property Unit", units[0], "sale_status") == "Available"
	assert fresh("Property Subscription", deal.name, "status") == "Forfeited"

	supervisor.form_button("Undo").click()
	supervisor.confirm()
	supervisor.wait_until("docstatus", 2)
	assert fresh("Property Unit", units[0], "sale_status") == "Subscribed"
	supervisor.open(BOARD)
	supervisor.expect_status(units[0], "Subscribed")
	supervisor.cell(units[0]).click()
	supervisor.drawer(".scb-story-more").click()
	expect(supervisor.drawer(".scb-story")).to_contain_text("Forfeiture", timeout=PATIENCE)


def test_what_one_window_does_the_other_shows_also_after_its_line_was_broken(desk, units, realtime_port):
	if not realtime_port:
		pytest.skip("no Node, no realtime server")
	watcher, consultant = desk("supervisor"), desk("consultant")
	watcher.open(BOARD)
	watcher.expect_status(units[0], "Available")
	watcher.page.wait_for_function("frappe.realtime.socket.connected")
	consultant.open(BOARD)
	hold_for_a_new_customer(consultant, units[0])
	watcher.expect_status(units[0], "Held")

	watcher.page.evaluate("frappe.realtime.socket.disconnect()")
	hold_for_a_new_customer(consultant, units[1])
	consultant.expect_status(units[1], "Held")
	expect(watcher.cell(units[1])).to_have_attribute("aria-label", f"Unit {units[1]}, Available")
	watcher.page.evaluate("frappe.realtime.socket.connect()")
	watcher.expect_status(units[1], "Held")


def test_the_board_of_a_past_day_is_to_look_at_only(desk, units):
	deal = make_deal_with_deposit(units[0])
	moments = {"claimed_on": now_datetime() - timedelta(days=3)}
	claim = {"property_subscription": deal.name, "kind": "Subscription"}
	frappe.db.set_value("Property Unit Claim", claim, moments, update_modified=False)
	frappe.db.commit()
	supervisor = desk("supervisor")
	supervisor.open(f"{BOARD}?at={add_days(today(), -10)}")
	past = supervisor.page.locator(".scb-past")
	expect(past).to_contain_text("The board as it was on", timeout=PATIENCE)
	supervisor.expect_status(units[0], "Available")
	supervisor.cell(units[0]).click()
	expect(supervisor.drawer("[data-action]")).to_have_count(0)
	supervisor.page.keyboard.press("Escape")
	past.get_by_label("A week later").click()
	supervisor.expect_status(units[0], "Subscribed")
	past.get_by_text("Back to Now").click()
	expect(past).to_be_hidden()
	supervisor.cell(units[0]).click()
	expect(supervisor.drawer('[data-action="sign"]')).to_be_visible()
	expect(supervisor.drawer(".scb-not-now")).to_contain_text("Finance receives the money.")


def test_heat_filters_keyboard_and_paper(desk, units):
	frappe.set_user("Administrator")
	for number, name in enumerate(units):
		unit = frappe.get_doc("Property Unit", name)
		unit.update({"list_amount": 1_000_000 + 200_000 * number, "floor": 1 + number // 2})
		unit.save()
	frappe.db.commit()
	supervisor = desk("supervisor")
	supervisor.open(BOARD)
	page, cell = supervisor.page, supervisor.cell
	expect(cell(units[0])).to_be_visible(timeout=PATIENCE)

	page.locator('[data-fieldname="heat"] select').select_option("rate")
	for name, step in zip(units, ("scb-heat-0", "scb-heat-3", "scb-heat-5"), strict=True):
		expect(cell(name)).to_have_class(re.compile(rf"\b{step}\b"))
	page.locator('.scb-legend [data-step="2"]').click()
	assert [is_dim(cell(name)) for name in units] == [True, True, False]
	page.locator('.scb-legend [data-step="2"]').click()

	page.locator(".page-actions .btn:visible", has_text="Filters").click()
	page.locator('.scb-filters [name="price-to"]').fill("1100000")
	expect(cell(units[1])).to_have_class(re.compile(r"\bis-dim\b"))
	assert [is_dim(cell(name)) for name in units] == [False, True, True]
	page.locator(".scb-clear").click()
	expect(cell(units[1])).not_to_have_class(re.compile(r"\bis-dim\b"))

	cell(units[0]).focus()
	page.keyboard.press("ArrowRight")
	expect(cell(units[1])).to_be_focused()
	page.keyboard.press("ArrowUp")
	expect(cell(units[2])).to_be_focused()
	page.keyboard.press("Enter")
	expect(page.locator(".scb-drawer")).to_be_visible()
	page.keyboard.press("Escape")
	expect(page.locator(".scb-drawer")).to_be_hidden()

	page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
	page.emulate_media(media="print")
	expect(page.locator(".scb-print-head")).to_contain_text("3 units")
	expect(page.locator(".page-head:visible")).to_have_count(0)
	assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def is_dim(cell) -> bool:
	return "is-dim" in cell.get_attribute("class").split()


@pytest.mark.parametrize(("role", "title"), [("supervisor", "Sale Control Table"), ("chinese", "销控明细表")])
def test_the_control_table_is_printed_in_the_readers_language(desk, units, role, title):
	window = desk(role)
	window.open(f"query-report/Sale Control Table?property_project={PROJECT}")
	expect(window.page.locator(".report-wrapper:visible .datatable")).to_contain_text(
		units[0], timeout=PATIENCE
	)
	with window.page.expect_popup() as popup:
		window.page.evaluate("frappe.query_report.print_report({ orientation: 'Landscape' })")
	paper = popup.value
	expect(paper.locator(".so-control h2")).to_have_text(title)
	for unit in units:
		expect(paper.locator(".so-control")).to_contain_text(unit)
	assert paper.pdf(landscape=True).startswith(b"%PDF")


def test_a_chinese_user_reads_no_english(desk, units):
	deal = make_deal_with_deposit(units[0])
	frappe.set_user("Administrator")
	make.make_block(frappe.get_doc("Property Unit", units[1]), kind="Quality", reason="渗水")
	frappe.db.commit()
	chinese = desk("chinese")
	chinese.open(BOARD)
	chinese.cell(units[0]).click()
	chinese.drawer(".dropdown-toggle").click()
	chinese.drawer(".scb-story-more").click()
	expect(chinese.drawer(".scb-story ol")).to_be_visible(timeout=PATIENCE)
	assert english_of(chinese) == []
	chinese.cell(units[1]).click()
	chinese.page.locator(".page-actions .btn:visible", has_text="过滤器").click()
	chinese.page.locator('[data-fieldname="heat"] select').select_option("days")
	assert english_of(chinese) == []
	chinese.open(f"{BOARD}?at={add_days(today(), -1)}")
	expect(chinese.page.locator(".scb-past")).to_be_visible(timeout=PATIENCE)
	assert english_of(chinese) == []
	chinese.open(f"property-subscription/{deal.name}")
	chinese.wait_for_form("Property Subscription")
	assert english_of(chinese, ".form-layout:visible") == []


def english_of(desk, selector: str = ".page-container:visible .layout-main-section:visible") -> list[str]:
	"""Visible texts of the page that have English words in them."""
	texts = desk.page.locator(selector).first.evaluate(
		"""(root) => {
			const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) {
				const { parentElement: parent, textContent: text } = walker.currentNode;
				const aside = parent.closest("style, script, .visually-hidden, .sr-only, .tooltip-content");
				if (!aside && parent.checkVisibility()) found.push(text.trim());
			}
			const hints = [...root.querySelectorAll("[placeholder]:not([placeholder=''])")];
			return [...found, ...hints.filter((e) => e.checkVisibility()).map((e) => e.getAttribute("placeholder"))];
		}"""
	)
	return sorted({text for text in texts if LATIN.search(DATA.sub("", text))})
