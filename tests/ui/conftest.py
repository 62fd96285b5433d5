"""A served test site and a real browser. What these tests write is committed, so they clean up after themselves."""

import os
import sys
from pathlib import Path

import pytest

import frappe
from frappe.utils.password import update_password

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.cleanup import remove_units
from sales_ops.testing.setup import before_tests

sys.path.insert(0, str(Path(__file__).parent))
# The helpers beside this file; tests are no package.
from desk import Desk
from serving import chromium, realtime, served

SITE = os.environ.get("SALES_OPS_TEST_SITE", "sales-ops-test.localhost")
FAILED = pytest.StashKey[bool]()
PASSWORD = "sales-ops-ui-test"
PROJECT = "浏览器花园"
USERS = {
	"consultant": ("ui-consultant@example.com", "Property Consultant"),
	"supervisor": ("ui-supervisor@example.com", "Property Sales Supervisor"),
	"finance": ("ui-finance@example.com", "Property Finance"),
	"chinese": ("ui-chinese@example.com", "Property Sales Supervisor"),
	"collector": ("ui-collector@example.com", "Collection Officer"),
	"storekeeper": ("ui-storekeeper@example.com", "Consignment Storekeeper"),
	"buyer": ("ui-english-buyer@example.com", "Consignment Buyer"),
	"chinese_buyer": ("ui-buyer@example.com", "Consignment Buyer"),
	"organiser": ("ui-organiser@example.com", "Meeting Organiser"),
	"director": ("ui-director@example.com", "Meeting Director"),
	"member": ("ui-member@example.com", "Meeting Member"),
	"chinese_member": ("ui-chinese-member@example.com", "Meeting Member"),
	"marketer": ("ui-marketer@example.com", "Marketing Planner"),
	"approver": ("ui-approver@example.com", "Marketing Approver"),
}
IN_CHINESE = ("chinese", "chinese_buyer", "chinese_member")


@pytest.fixture(scope="session", autouse=True)
def site():
	"""The test site, connected, with a user for each role."""
	before = Path.cwd()
	os.chdir(Path(frappe.utils.get_bench_path()) / "sites")
	frappe.init(site=SITE, sites_path=".")
	frappe.connect()
	frappe.flags.mute_emails = True
	before_tests()
	for email, profile in USERS.values():
		sales_person = "浏览器顾问" if profile == "Property Consultant" else None
		make.make_user(email, *PROFILES[profile], sales_person=sales_person)
		update_password(email, PASSWORD)
	for role in IN_CHINESE:
		frappe.db.set_value("User", USERS[role][0], "language", "zh")
	frappe.db.commit()
	yield SITE
	frappe.destroy()
	os.chdir(before)


@pytest.fixture(scope="session")
def base_url(site):
	with served(site) as address:
		yield address


@pytest.fixture(scope="session")
def realtime_port(base_url):
	"""Where the windows hear of each other; None: they do not."""
	with realtime(SITE) as port:
		yield port


@pytest.fixture(scope="session")
def browser():
	with chromium() as browser:
		yield browser


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
	report = yield
	if report.failed and call.when == "call":
		item.stash[FAILED] = True
	return report


@pytest.fixture
def desk(browser, base_url, realtime_port, request, tmp_path):
	"""`desk("finance")` logs a role's user in, in a window of its own; a script error in any window fails the test."""
	opened = []

	def log_in(role: str, width: int = 1440, height: int = 1000) -> Desk:
		context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
		if realtime_port:
			hear(context, realtime_port)
		desk = Desk(context.new_page(), base_url).log_in(USERS[role][0], PASSWORD)
		opened.append((context, desk))
		return desk

	yield log_in
	if request.node.stash.get(FAILED, False):
		for number, (_context, window) in enumerate(opened):
			window.page.screenshot(path=tmp_path / f"window-{number}.png")
		print(f"What the windows showed: {tmp_path}")
	errors = [error for _context, desk in opened for error in desk.errors]
	for context, _desk in opened:
		context.close()
	assert errors == []


def hear(context, realtime_port: int) -> None:
	"""Tell the desk where its realtime server is, as `bench start` does by the bench's configuration."""
	context.add_init_script(
		f"""
		Object.defineProperty(window, "dev_server", {{ get: () => 1, set() {{}} }});
		window.frappe = {{
			set boot(boot) {{ this.known_boot = Object.assign(boot, {{ socketio_port: {realtime_port} }}); }},
			get boot() {{ return this.known_boot; }},
		}};"""
	)


@pytest.fixture
def units(site):
	"""Three free units in a project of their own; they and their deals go afterwards."""
	frappe.db.rollback()
	remove_units(property_project=PROJECT)
	building = make.make_building(make.make_project(PROJECT, "UI"))
	names = [make.make_unit(f"{stack}01", building, stack=stack).name for stack in (1, 2, 3)]
	frappe.db.commit()
	yield names
	frappe.db.rollback()
	frappe.set_user("Administrator")
	remove_units(property_project=PROJECT)
