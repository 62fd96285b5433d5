"""The pictures of docs/guide: what each role sees on its day, on the demo site. `shots.py` takes them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desk import Desk

import frappe

Show = Callable[[Desk], None]


@dataclass(frozen=True)
class Shot:
	"""One picture: `docs/images/guide/<role>-<name>.<language>.png`, taken as the demo's user of the role."""

	role: str
	name: str
	show: Show

	@property
	def user(self) -> str:
		return f"{LOGINS.get(self.role, self.role)}@example.com"

	@property
	def file(self) -> str:
		return f"guide/{self.role}-{self.name}"


def shots() -> Iterator[Shot]:
	"""All of them. The demo site is connected, since a picture may be of a document that is looked for."""
	for role, pictures in PICTURES.items():
		for name, show in pictures.items():
			yield Shot(role, name, show)


def page(route: str) -> Show:
	def show(desk: Desk) -> None:
		desk.open(route)
		desk.settle()

	return show


def page_of(route: str, doctype: str, **filters) -> Show:
	"""A page that shows one document: the newest of this kind."""

	def show(desk: Desk) -> None:
		page(f"{route}/{newest(desk, doctype, filters)}")(desk)

	return show


def newest(desk: Desk, doctype: str, filters: dict) -> str:
	"""Of those that the window's user may see."""
	return desk.page.evaluate(
		"([doctype, filters]) => frappe.db.get_list(doctype, {filters, order_by: 'creation desc', limit: 1})"
		".then((rows) => rows[0].name)",
		[doctype, filters],
	)


def form(doctype: str, click: str | None = None, **filters) -> Show:
	"""The newest document of this kind that its user may see; then a button above it, by its English label."""

	def show(desk: Desk) -> None:
		if desk.page.url == "about:blank":  # the first picture of a window
			desk.open("sales-ops")
		name = newest(desk, doctype, filters)
		desk.open(f"{frappe.scrub(doctype).replace('_', '-')}/{name}")
		desk.wait_for_form(doctype)
		desk.settle()
		if click:
			desk.form_button(said(desk, click)).click()
			desk.settle()

	return show


def call(desk: Desk) -> None:
	"""The call dialog, from the first row of the day's list."""
	form("Arrears List", status="Open")(desk)
	desk.page.locator("[data-deal]:visible").first.click()
	desk.page.locator(".modal-dialog:visible").wait_for()
	desk.settle()


def free_unit(desk: Desk) -> None:
	"""The board with the drawer of a unit that can be held."""
	building = frappe.get_all(
		"Property Building", ["name", "property_project"], order_by="creation", limit=1
	)[0]
	free = {"property_building": building.name, "sale_status": "Available", "released": 1}
	blocked = frappe.get_all("Property Unit Block", {"status": "Open"}, pluck="property_unit")
	unit = frappe.get_all(
		"Property Unit", free | {"name": ("not in", blocked or [""])}, pluck="name", limit=1
	)[0]
	desk.open(f"sale-control-board/{building.property_project}/{building.name}")
	desk.settle()
	desk.cell(unit).click()
	desk.page.locator(".scb-drawer .btn:visible").first.wait_for()
	desk.settle()


def said(desk: Desk, text: str) -> str:
	return desk.page.evaluate("(text) => __(text)", text)


LOGINS = {"approver": "marketing-approver"}  # of roles whose users are called otherwise
HOME = page("sales-ops")
PICTURES: dict[str, dict[str, Show]] = {
	"consultant": {
		"home": HOME,
		"board": free_unit,
		"subscription": form("Property Subscription", status="Full Deposit"),
		"arrears": form("Arrears List", status="Open"),
	},
	"supervisor": {
		"home": HOME,
		"change": form("Property Change Application", click="Preview", status="Draft"),
		"review": page("query-report/Follow-up Review"),
		"report": form("Property Daily Report", docstatus=0),
	},
	"collector": {
		"arrears": page("query-report/Customer Arrears"),
		"list": form("Arrears List", status="Open"),
		"call": call,
	},
	"storekeeper": {
		"home": page("consignment"),
		"call-off": form("Consignment Call-off", status="Open"),
		"receipt": form("Consignment Receipt", status="Received"),
		"stock": page("query-report/Consignment Stock and Exposure"),
	},
	"buyer": {
		"home": page("consignment"),
		"agreement": form("Consignment Agreement", status="Active"),
		"call-off": form("Consignment Call-off", status="Open"),
		"settlement": form("Consignment Settlement", status="Draft"),
		"calendar": page("query-report/Settlement Calendar"),
	},
	"organiser": {
		"home": page("sales-meetings"),
		"plan": form("Annual Meeting Plan", status="Notified"),
		"screen": page_of("prize-draw-screen", "Prize Draw", status="Running"),
		"live": page_of("meeting-live", "Sales Meeting", status="Notified"),
	},
	"member": {
		"tasks": page("query-report/Annual Meeting Tasks?mine=1"),
		"report": form("Region Report", docstatus=0),
		"sheet": page_of("judge-sheet", "Judged Contest", status="Open"),
	},
	"finance": {
		"home": HOME,
		"receipt": form("Property Subscription", click="Receive Payment", status="Held", docstatus=1),
		"invoice": form("Consignment Settlement", click="Record Invoice", status="Notice Issued"),
		"payment": form("Consignment Settlement", status="Partly Paid"),
		"liability": page("query-report/Presale Liability Check"),
		"ledger": form("Marketing Expense Ledger", status="Submitted"),
	},
	"marketing": {
		"home": page("marketing-budgets"),
		"activity": form("Marketing Activity", status="Draft"),
		"report": form("Marketing Budget Execution Report", docstatus=0),
		"execution": page("query-report/Marketing Budget Execution"),
	},
	"approver": {
		"activity": form("Marketing Activity", status="Pending"),
	},
}
