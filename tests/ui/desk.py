"""The ERPNext desk as a person at a browser uses it."""

import re

from playwright.sync_api import Page, expect

PATIENCE = 30_000  # milliseconds: the first page of a fresh server compiles and caches a lot


class Desk:
	"""One user's browser window. Errors of the page's scripts are collected in `errors`."""

	def __init__(self, page: Page, base_url: str):
		self.page, self.base_url = page, base_url
		self.errors: list[str] = []
		page.set_default_timeout(PATIENCE)
		page.on("pageerror", self._on_error)
		page.on("console", self._on_console)

	def _on_error(self, error) -> None:
		"""Frappe's charts, drawn again by their observer of sizes when a report has just replaced them, complain of that."""
		text = error.stack or str(error)
		is_asking = text == "Filter missing"  # how Frappe stops a report until its filters are chosen
		if not is_asking and not ("removeChild" in text and "ResizeObserver" in text):
			self.errors.append(text)

	def _on_console(self, message) -> None:
		"""Chromium and Frappe also note each refused request there; what the user reads of it, the tests check."""
		refused = "Failed to load resource" in message.text or "sales_ops.exceptions." in message.text
		refused = refused or message.text == "undefined"  # of a submit
		# Frappe's charts, when they are left before they have been drawn.
		refused = refused or bool(re.match(r"Error: <\w+> attribute \w+: ", message.text))
		if message.type == "error" and not refused:
			self.errors.append(message.text)

	def log_in(self, user: str, password: str) -> "Desk":
		self.page.request.post(f"{self.base_url}/api/method/login", form={"usr": user, "pwd": password})
		return self

	def open(self, route: str) -> None:
		"""Go to a desk route, such as `property-unit/A-1`, and wait until it stands."""
		self.page.goto(f"{self.base_url}/app/{route}")
		self.page.wait_for_function("window.frappe && frappe.boot && !frappe.dom.freeze_count")

	def settle(self) -> None:
		"""Wait until nothing is asked of the server any more and charts have been drawn."""
		self.page.wait_for_load_state("networkidle")
		self.page.wait_for_function("!frappe.request.ajax_count")
		self.page.wait_for_timeout(1500)

	def form_button(self, label: str):
		"""A button above a form; desk folds them into a menu on narrow screens only."""
		return self.page.locator(".page-head:visible .btn:visible", has_text=label).first

	def set_value(self, fieldname: str, value: object) -> None:
		"""Enter a value as the form's own scripts do; what depends on it runs as if typed."""
		self.page.evaluate("([f, v]) => cur_frm.set_value(f, v)", [fieldname, value])

	def save(self) -> None:
		# What a new form still asks the server for would be entered after the save, and leave it "Not Saved".
		self.page.wait_for_function("!frappe.request.ajax_count")
		self.page.wait_for_timeout(500)
		self.page.keyboard.press("Control+s")
		self.page.wait_for_function(
			"cur_frm && !cur_frm.is_new() && !cur_frm.is_dirty() && !frappe.request.ajax_count"
		)

	def wait_until(self, fieldname: str, value: object) -> None:
		"""Wait until the stored document on the form has the value, and the form has come to rest.

		The server tells every open form that its document changed, this one too, and a second later Frappe takes the
		document out of the page and loads it again. A button pressed just then finds a form without a document.
		"""
		has_value = "([f, v]) => cur_frm.doc && cur_frm.doc[f] === v && !frappe.request.ajax_count"
		self.page.wait_for_function(has_value, arg=[fieldname, value])
		self.page.wait_for_timeout(1500)
		self.page.wait_for_function(has_value, arg=[fieldname, value])

	def submit(self) -> None:
		self.form_button("Submit").click()
		self.confirm()
		self.wait_until("docstatus", 1)

	def value(self, fieldname: str):
		return self.page.evaluate("(f) => cur_frm.doc[f]", fieldname)

	def wait_for_form(self, doctype: str) -> None:
		self.page.wait_for_function(
			"(d) => window.cur_frm && cur_frm.doctype === d && cur_frm.doc", arg=doctype
		)
		self.page.wait_for_function("!frappe.request.ajax_count")

	def confirm(self) -> None:
		"""Say yes to what the desk asks."""
		self.page.locator(".modal-dialog:visible .btn-primary", has_text="Yes").click()

	def drawer(self, selector: str):
		"""Something in the drawer of the sale control board."""
		return self.page.locator(f".scb-drawer {selector}")

	def cell(self, unit: str):
		"""A unit on the sale control board."""
		return self.page.locator(f'.scb-cell[data-unit="{unit}"]')

	def expect_status(self, unit: str, status: str) -> None:
		expect(self.cell(unit)).to_have_attribute("aria-label", f"Unit {unit}, {status}", timeout=PATIENCE)
