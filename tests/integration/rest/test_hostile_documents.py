"""Documents of every DocType are sent with values no form would send: refused in words or kept, never by halves, never a 500.

Each request is a plausible document in which one or two fields are hostile; a run sends some, chosen by a seed, and
`SALES_OPS_HOSTILE=200` sends so many of each DocType; test_hostile_values.py tries every field in process. What is
accepted goes on: submitted, cancelled, deleted.
"""

import random

import pytest
import test_permission_table as table
from hostile import (
	EACH,
	NO_VALUE,
	ROWS,
	SEED,
	TABLES,
	VALUES,
	make_office,
	plausible,
	sampled,
	survives,
	verdict,
)

import frappe

from sales_ops.testing.consignment import make_site

DOCTYPES = sorted(table.TABLE["doctypes"])
REQUESTS = EACH  # of each DocType


@pytest.fixture(scope="module")
def office(removed_afterwards):
	"""What every link leads to, committed, since the served site must see it."""
	frappe.db.rollback()
	make_site()
	make_office()
	frappe.db.commit()


def hostile_requests(doctype: str):
	chance = random.Random(f"{SEED} {doctype}")
	fields = [field for field in frappe.get_meta(doctype).fields if field.fieldtype not in NO_VALUE]
	base = plausible(doctype)
	for _number in range(REQUESTS):
		chosen = chance.sample(fields, min(len(fields), chance.choice((1, 1, 2))))
		values = {
			field.fieldname: chance.choice(ROWS if field.fieldtype in TABLES else VALUES) for field in chosen
		}
		yield f"{values!r:.120}", base | values


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_a_document_survives_hostile_values(doctype, office, insider):
	if frappe.get_meta(doctype).issingle:
		pytest.skip("a Single is not created")
	failed_later = []

	def send(values: dict):
		answer = insider.send("POST", f"resource/{doctype}", values)
		if answer.ok:
			failed_later.extend(live_on(insider, doctype, answer.json()["data"]["name"]))
		return answer

	wrong = survives(send, hostile_requests(doctype))
	assert wrong + failed_later == []


def live_on(caller, doctype: str, name: str) -> list[str]:
	"""Submit, cancel and delete what was accepted."""
	steps = [("PUT", {"docstatus": 1}), ("PUT", {"docstatus": 2}), ("DELETE", {})]
	steps = steps if frappe.get_meta(doctype).is_submittable else steps[-1:]
	answers = [
		(verb, values, caller.send(verb, f"resource/{doctype}/{name}", values)) for verb, values in steps
	]
	return [f"{verb} {values}: {found}" for verb, values, answer in answers if (found := verdict(answer))]


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_what_frappe_keeps_of_a_document_survives_hostile_values(
	doctype, office, removed_afterwards, insider
):
	"""Name, state, owner, time of change, the row's own place: fields that are in no form; on records made for this."""
	own = (
		"name",
		"docstatus",
		"owner",
		"modified",
		"creation",
		"idx",
		"amended_from",
		"parent",
		"workflow_state",
	)
	is_single = frappe.get_meta(doctype).issingle
	name = None if is_single else frappe.db.get_value(doctype, {"creation": (">=", removed_afterwards)})
	if not name:
		pytest.skip("no record of it is made here")
	chance = random.Random(f"{SEED} own {doctype}")
	requests = [(f"{own_field}={value!r:.60}", {own_field: value}) for own_field in own for value in VALUES]
	requests = sampled(chance, requests)
	assert survives(lambda values: insider.send("PUT", f"resource/{doctype}/{name}", values), requests) == []
