"""A served site and somebody of each role who is logged in. What is sent is committed, and removed after the module."""

import sys
from pathlib import Path

import pytest

import frappe
from frappe.utils import now_datetime
from frappe.utils.password import update_password

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.cleanup import remove_since
from sales_ops.testing.serving import PASSWORD, Caller, served

# The tables of permissions are read where they are proven in process; tests are no package.
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import test_permission_table as table

SETTINGS = ("rest_reads_per_minute", "rest_writes_per_minute")


@pytest.fixture(scope="session")
def people(bench_site) -> dict[str, str]:
	"""A user with a password for each role of the tables, by role; one day old, so that they outlive what is removed."""
	frappe.db.rollback()
	for role, roles in table.ROLES.items():
		user = make.make_user(
			table.user_of(role), *roles, sales_person=table.OWN if role == table.CONSULTANT else None
		)
		update_password(user, PASSWORD)
	frappe.db.commit()
	return {role: table.user_of(role) for role in table.ROLES}


@pytest.fixture(scope="session")
def address(people):
	"""Where the site is served, without the limit of calls a minute."""
	limits = {field: frappe.db.get_single_value("Property Sales Settings", field) for field in SETTINGS}
	frappe.db.set_single_value("Property Sales Settings", dict.fromkeys(SETTINGS, 0))
	frappe.db.commit()
	with served(frappe.local.site) as found:
		yield found
	frappe.db.rollback()
	frappe.db.set_single_value("Property Sales Settings", limits)
	frappe.db.commit()


@pytest.fixture(scope="session")
def callers(address, people) -> dict[str, Caller]:
	"""Each role's session."""
	return {role: Caller(address, frappe.local.site).log_in(user) for role, user in people.items()}


@pytest.fixture(scope="session")
def guest(address) -> Caller:
	return Caller(address, frappe.local.site)


@pytest.fixture(scope="session")
def insider(address) -> Caller:
	"""Somebody with every role of the house, so that no refusal by right hides what lies behind it."""
	roles = {role for roles in [*PROFILES.values(), *table.ROLES.values()] for role in roles}
	user = make.make_user("hostile-insider@example.com", *sorted(roles))
	update_password(user, PASSWORD)
	frappe.db.commit()
	return Caller(address, frappe.local.site).log_in(user)


@pytest.fixture(autouse=True)
def _really_committed(committing):
	"""The server must see what these tests write."""


@pytest.fixture(scope="module")
def removed_afterwards(people):
	"""All that is made in the module goes; masters that stay are made before."""
	make.make_project()
	table.colleague()
	table.make_site()
	frappe.db.commit()
	since = now_datetime()
	yield since
	frappe.set_user("Administrator")
	remove_since(since)
