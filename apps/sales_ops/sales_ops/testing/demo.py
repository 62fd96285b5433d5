"""The demo site: today's demo workbook imported, and a user for each role to try it with."""

import tempfile
from datetime import date
from pathlib import Path

import frappe
from frappe.utils import getdate, today
from frappe.utils.password import update_password

from sales_ops.property_sales.collection.arrears_lists import make_lists
from sales_ops.property_sales.money.accounts import setup_change_accounts, setup_presale_accounts
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import (
	demo_consignment,
	demo_demand,
	demo_draws,
	demo_marketing,
	demo_meetings,
	demo_office,
	demo_sales_meetings,
	demo_settlement,
	factories,
)
from sales_ops.testing.setup import complete_setup_wizard, default_company
from sales_ops.workbook.console import run_import
from sales_ops.workbook.demo import demo_book
from sales_ops.workbook.demo_data import CONSULTANTS
from sales_ops.workbook.writer import write_book

PASSWORD = "sales-ops-demo"
FULL_DEPOSIT, TEMPORARY_DEPOSIT = 50_000, 10_000
# (e-mail, role profile, language, Sales Person)
USERS = (
	("consultant@example.com", "Property Consultant", "zh", CONSULTANTS[0]),
	("supervisor@example.com", "Property Sales Supervisor", "en", None),
	("manager@example.com", "Property Project Manager", "zh", None),
	("collector@example.com", "Collection Officer", "zh", None),
	("finance@example.com", "Property Finance", "zh", None),
	("viewer@example.com", "Property Viewer", "zh", None),
	("planner@example.com", "Consignment Planner", "zh", None),
	("storekeeper@example.com", "Consignment Storekeeper", "zh", None),
	("buyer@example.com", "Consignment Buyer", "zh", None),
	("quality@example.com", "Consignment Quality", "zh", None),
	("organiser@example.com", "Meeting Organiser", "zh", None),
	("director@example.com", "Meeting Director", "zh", None),
	("member@example.com", "Meeting Member", "zh", None),
	(demo_marketing.PLANNER, "Marketing Planner", "zh", None),
	(demo_marketing.APPROVER, "Marketing Approver", "zh", None),
)
# What happens in the other modules, in the order in which one needs the other.
STORIES = (
	demo_consignment,
	demo_settlement,
	demo_demand,
	demo_marketing,
	demo_meetings,
	demo_draws,
	demo_sales_meetings,
)


def load_demo() -> int:
	"""Make company, accounts, users, the deals of the demo workbook, and a store of consigned goods; what is there stays.

	Returns:
		the exit code.
	"""
	complete_setup_wizard()
	setup_presale_accounts(default_company())
	for email, profile, language, sales_person in USERS:
		make_demo_user(email, profile, language, sales_person)
	day = demo_day()
	frappe.db.commit()  # the import rolls back rows it cannot take
	with tempfile.TemporaryDirectory() as folder:
		path = Path(folder) / "demo.xlsx"
		write_book(demo_book(day), path, "zh")
		code = run_import(str(path))
	setup_change_accounts(default_company())  # the import has made the projects that need them
	make_letter_head()
	make_lists()
	demo_office.play(day)
	for story in STORIES:
		demo_office.play(day, story.EPISODES)
	set_usual_deposits()
	frappe.db.commit()  # the end of the command
	return code


def set_usual_deposits() -> None:
	"""What a visitor's own subscription asks for; without a deposit it would be a full one at once.

	After the stories, which agreed their own. What the office has set stays.
	"""
	for name in frappe.get_all("Property Project", {"deposit_amount": 0}, pluck="name"):
		usual = {"deposit_amount": FULL_DEPOSIT, "temporary_deposit_amount": TEMPORARY_DEPOSIT}
		frappe.db.set_value("Property Project", name, usual)


def make_letter_head() -> None:
	"""The company's letter head on every print, unless the site has one."""
	if frappe.db.exists("Letter Head", {}):
		return
	content = """<div style="border-bottom: 2px solid #8b1a1a; padding-bottom: 6px;">
	<span style="font-size: 16pt; font-weight: 700; color: #8b1a1a;">{{ doc.company }}</span>
	<span style="float: right; font-size: 9pt; color: #555; text-align: right;">云栖花园营销中心<br>电话 0571-8888 0000</span>
</div>"""
	frappe.get_doc(
		{
			"doctype": "Letter Head",
			"letter_head_name": "云栖置业",
			"source": "HTML",
			"content": content,
			"is_default": 1,
		}
	).insert(ignore_permissions=True)


def demo_day() -> date:
	"""The day of the site's demo book. It stays that of the first load: another day's book beside it would sell units twice."""
	day = frappe.db.get_default("sales_ops_demo_day") or today()
	frappe.db.set_default("sales_ops_demo_day", day)
	return getdate(day)


def make_demo_user(email: str, profile: str, language: str, sales_person: str | None) -> None:
	"""A user with the roles of a job; a consultant also stands for a Sales Person."""
	factories.make_user(email, *PROFILES[profile], sales_person=sales_person)
	frappe.db.set_value("User", email, "language", language)
	update_password(email, PASSWORD)
