"""The app comes and goes without a trace, and migrating twice changes nothing. Runs on the test site itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import frappe

import sales_ops
from sales_ops.setup.custom_fields import all_fields
from sales_ops.setup.roles import PROFILES, ROLES
from sales_ops.testing.office import make_staff
from sales_ops.testing.setup import before_tests

MODULES = ("Sales Ops", "Property Sales", "Consignment", "Marketing Budget", "Sales Meetings")
FILES = Path(sales_ops.__file__).parent.glob("*/onboarding_step/*/*.json")
STEPS = [json.loads(file.read_text())["name"] for file in FILES]
SYNCED = ("Custom Field", "DocType", "Number Card", "Page", "Property Setter", "Report", "Role", "Workspace")


def bench(*arguments: str) -> str:
	"""Run a bench command on the test site, as an administrator would; Frappe's own part of `bench` is enough."""
	site = frappe.local.site
	frappe.db.commit()
	frappe.db.close()  # DDL waits for every open transaction
	command = [sys.executable, "-m", "frappe.utils.bench_helper", "frappe", "--site", site, *arguments]
	done = subprocess.run(command, capture_output=True, text=True, timeout=900)
	frappe.connect(site)
	frappe.clear_cache()
	assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
	return done.stdout + done.stderr


def ours(doctype: str) -> dict:
	return {"module": ("in", MODULES)} if frappe.get_meta(doctype).has_field("module") else {}


def state() -> dict[str, list]:
	"""What a migrate writes: names and times of change of all that comes from files, and the scheduled jobs."""
	found = {
		doctype: frappe.get_all(doctype, ours(doctype), ["name", "modified"], order_by="name", as_list=True)
		for doctype in SYNCED
	}
	doctypes = [name for name, _modified in found["DocType"]]
	fields = ["parent", "fieldname", "modified"]
	found["DocField"] = frappe.get_all(
		"DocField", {"parent": ("in", doctypes)}, fields, order_by="parent, idx"
	)
	found["Scheduled Job Type"] = frappe.get_all(
		"Scheduled Job Type", ["method", "cron_format"], order_by="method"
	)
	found["Payment Plans"] = frappe.get_all(
		"Property Payment Plan Template", ["name", "modified"], order_by="name"
	)
	return found


@pytest.fixture
def installed_again(committing):
	yield
	if "sales_ops" not in frappe.get_installed_apps():
		bench("install-app", "sales_ops")
	before_tests()
	make_staff()  # their roles went with the app


def test_a_second_migrate_changes_nothing(committing):
	bench("migrate", "--skip-search-index")
	before = state()
	bench("migrate", "--skip-search-index")
	assert state() == before


def test_uninstalling_leaves_no_field_no_doctype_and_no_role_and_installing_again_works(installed_again):
	printed = bench("uninstall-app", "sales_ops", "--yes", "--no-backup")
	assert "Traceback" not in printed
	for doctype, fields in all_fields().items():
		names = [field["fieldname"] for field in fields]
		assert frappe.get_all("Custom Field", {"dt": doctype, "fieldname": ("in", names)}) == []
		assert not frappe.get_meta(doctype, cached=False).has_field(names[0])
	assert not frappe.db.exists("Workspace", "Sales Ops")
	assert frappe.get_all("Onboarding Step", {"name": ("in", STEPS)}) == []
	for doctype in ("DocType", "Report", "Page", "Workspace", "Module Onboarding", "Form Tour", "Module Def"):
		field = "module_name" if doctype == "Module Def" else "module"
		assert frappe.get_all(doctype, {field: ("in", MODULES)}) == []
	assert frappe.get_all("Role", {"name": ("in", ROLES)}) == []
	assert frappe.get_all("Role Profile", {"name": ("in", list(PROFILES))}) == []
	assert frappe.get_all("Scheduled Job Type", {"method": ("like", "sales_ops.%")}) == []
	bench("install-app", "sales_ops")
	assert frappe.db.exists("DocType", "Property Unit")
	assert len(STEPS) == frappe.db.count("Onboarding Step", {"name": ("in", STEPS)}) > 0
	assert frappe.get_meta("Payment Entry", cached=False).has_field("so_property_subscription")
