"""Every field of every document, empty and with hostile values: the rules refuse in words whatever the API lets through.

In process, since that is ten times as fast as over HTTP: what `api.requests` refuses is left out, as it is of a request.
"""

import random

import pytest
import test_permission_table as table
from hostile import (
	NO_VALUE,
	ROWS,
	SEED,
	TABLES,
	VALUES,
	make_office,
	plausible,
	sampled,
)

import frappe

from sales_ops.api import requests as api
from sales_ops.testing import factories as make

DOCTYPES = sorted(doctype for doctype, rows in table.TABLE["doctypes"].items() if "create" in str(rows))
# In Frappe's words, each with a status below 500.
REFUSALS = (frappe.ValidationError, frappe.PermissionError, frappe.DoesNotExistError, frappe.NameError)


@pytest.fixture
def _really_committed():
	"""Not these tests, unlike the others in this folder: each is rolled back."""


@pytest.fixture
def office(monkeypatch):
	"""Something for every link to lead to; what goes to the queue on a site would be sent at once in a test."""
	monkeypatch.setattr(frappe, "sendmail", lambda *arguments, **options: None)
	make.make_consultant(table.OWN)
	make_office()


def documents(doctype: str):
	"""(what it is, values): whole, empty, without each value, with hostile ones, and with a row that has hostile ones."""
	base, chance = plausible(doctype), random.Random(f"{SEED} {doctype}")
	yield "whole", base
	yield "empty", {}
	for field in frappe.get_meta(doctype).fields:
		if field.fieldtype in NO_VALUE:
			continue
		if field.fieldname in base:
			yield f"without {field.fieldname}", {key: base[key] for key in base if key != field.fieldname}
		for value in sampled(chance, ROWS if field.fieldtype in TABLES else VALUES):
			yield f"{field.fieldname}={value!r:.50}", base | {field.fieldname: value}
		if field.fieldtype in TABLES:
			for said, row in hostile_rows(field.options, chance):
				yield f"{field.fieldname}: {said}", base | {field.fieldname: [row]}


def hostile_rows(doctype: str, chance: random.Random):
	"""(what it is, row): each with one hostile value."""
	base = plausible(doctype, 1)
	for field in frappe.get_meta(doctype).fields:
		if field.fieldtype not in NO_VALUE:
			for value in sampled(chance, VALUES):
				yield f"{field.fieldname}={value!r:.50}", base | {field.fieldname: value}


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_a_document_is_kept_or_refused_in_words(doctype, office):
	if frappe.get_meta(doctype).issingle:
		pytest.skip("a Single is not inserted")
	failed = {}
	for what, values in documents(doctype):
		if error := failure(doctype, values):
			failed.setdefault(error, what)
	assert failed == {}


def failure(doctype: str, values: dict) -> str | None:
	"""How inserting it fails otherwise than by a refusal."""
	frappe.db.savepoint("hostile")
	try:
		api.check_values(doctype, values)
		frappe.get_doc({"doctype": doctype, **values}).insert()
	except REFUSALS:
		return None
	except Exception as error:
		return f"{type(error).__name__}: {error!s:.200}"
	finally:
		frappe.db.rollback(save_point="hostile")
		frappe.local.message_log = []
		frappe.local.document_cache = {}
	return None
