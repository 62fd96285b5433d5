"""One site for the session, one rolled-back transaction for each test.

No test commits: `frappe.db.commit` only runs its callbacks. The concurrency tests, which need real commits, say so with
the fixture `committing` and clean up after themselves.
"""

import os
from pathlib import Path

import pytest

import frappe

from sales_ops.testing.office import make_staff
from sales_ops.testing.setup import before_tests

WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


def site_of(worker: int) -> str:
	"""Each process of `bin/test --jobs N` has a site of its own: copies are named as `bin/test` names them."""
	site = os.environ.get("SALES_OPS_TEST_SITE", "sales-ops-test.localhost")
	return site.replace(".", f"-{worker + 1}.", 1) if worker else site


SITE = site_of(WORKER)


@pytest.fixture(scope="session", autouse=True)
def bench_site():
	"""The test site, connected, with company, seeds and staff. Frappe's paths are relative to `sites/`, so we work there."""
	sites = Path(frappe.utils.get_bench_path()) / "sites"
	before = Path.cwd()
	os.chdir(sites)
	frappe.init(site=SITE, sites_path=".")
	frappe.connect()
	if not frappe.conf.allow_tests:
		pytest.exit(f"{SITE} does not allow tests (bench --site {SITE} set-config allow_tests true)", 3)
	frappe.flags.in_test = frappe.flags.mute_emails = frappe.flags.skip_test_records = True
	before_tests()
	make_staff()
	yield SITE
	frappe.db.rollback()
	frappe.destroy()
	os.chdir(before)


@pytest.fixture(autouse=True)
def rolled_back(bench_site, monkeypatch, request):
	"""Undo whatever the test writes."""
	if "committing" in request.fixturenames:
		yield
		return

	def run_callbacks_only():
		frappe.db.before_commit.run()
		frappe.db.after_commit.run()

	monkeypatch.setattr(frappe.db, "commit", run_callbacks_only)
	_start_clean()
	yield
	frappe.db.rollback()
	_start_clean()


@pytest.fixture
def committing(bench_site):
	"""For tests whose processes must see each other's rows; the test removes what it made."""
	_start_clean()
	yield
	frappe.db.rollback()
	_start_clean()


def _start_clean():
	frappe.set_user("Administrator")
	frappe.db.value_cache.clear()
	frappe.local.message_log = []
	frappe.local.document_cache = {}
	# Rolled back in the database only: what a test gave a user would still be in Redis.
	for key in ("roles", "user_permissions"):
		frappe.cache.delete_key(key)
