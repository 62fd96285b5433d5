"""The tables in permissions/ over HTTP: each role logs in and asks; test_permission_table.py proves the rights in process.

What only a served site can show: that the requests really reach those rights, that a refusal is a 403, and that it
writes nothing.
"""

import pytest
import test_permission_table as table

import frappe

from sales_ops.testing import factories as make
from sales_ops.testing.fingerprint import changed, rows

DOCTYPES = sorted(table.TABLE["doctypes"])
REFUSED = 403
# What the table allows, and the requests that need it; the record is the one of the test.
REQUESTS = {
	"read": ("GET", "resource/{doctype}/{name}", {}),
	"create": ("POST", "resource/{doctype}", {}),
	"write": ("PUT", "resource/{doctype}/{name}", {"idx": 1}),
	"submit": ("PUT", "resource/{doctype}/{name}", {"docstatus": 1}),
	"cancel": ("PUT", "resource/{doctype}/{submitted}", {"docstatus": 2}),
	"delete": ("DELETE", "resource/{doctype}/{name}", {}),
}


@pytest.fixture(scope="module")
def deal(removed_afterwards):
	"""The consultant's own deal, so that a refusal is by right and not by row."""
	frappe.db.rollback()
	found = make.make_deal(consultant=table.OWN)
	frappe.db.commit()
	return found


def names_of(doctype: str, deal) -> dict[str, str]:
	"""A bare draft and a bare submitted record on the deal; a Single is its own."""
	if frappe.get_meta(doctype).issingle:
		return {"doctype": doctype, "name": doctype, "submitted": doctype}
	names = {key: table.record(doctype, deal) for key in ("name", "submitted")}
	frappe.db.set_value(doctype, names["submitted"], "docstatus", 1)
	frappe.db.commit()
	return {"doctype": doctype, **names}


def asked(doctype: str) -> dict[str, tuple]:
	"""The requests that mean something for the DocType."""
	meta = frappe.get_meta(doctype)
	left_out = {"create", "delete"} if meta.issingle else set()
	left_out |= set() if meta.is_submittable else {"submit", "cancel"}
	return {ptype: request for ptype, request in REQUESTS.items() if ptype not in left_out}


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_each_role_is_refused_over_rest_what_the_table_does_not_give_it(doctype, deal, callers):
	names = names_of(doctype, deal)
	before, wrong = rows(), []
	for role, caller in callers.items():
		may = table.TABLE["doctypes"][doctype].get(role, "").split()
		for ptype, (verb, path, values) in asked(doctype).items():
			if ptype not in may:
				answer = caller.send(verb, path.format(**names), values)
				if answer.status_code != REFUSED:
					wrong.append((role, ptype, answer.status_code, answer.text[:300]))
	assert wrong == []
	assert changed(before, rows()) == {}


def may_by_table(doctype: str, role: str, ptype: str) -> bool:
	"""By the right, and where a rule of the document limits it further by the rule."""
	rights = table.TABLE["doctypes"][doctype]
	return ptype in rights.get(role, "").split() and role in rights.get(f"{ptype}_by_rule", [role])


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_each_role_may_do_over_rest_what_the_table_gives_it(doctype, deal, callers):
	"""All readers read, but for those to whom a module shows only what is theirs; of the others, whose rights are proven in
	process, the first of the table asks.

	Whether the rules then like the bare record does not matter here, nor that they look for what it does not name.
	"""
	wrong = []
	by_row = table.TABLE["doctypes"][doctype].get("own_rows_only", ())
	for ptype, (verb, path, values) in asked(doctype).items():
		may = [role for role in callers if may_by_table(doctype, role, ptype)]
		names = names_of(doctype, deal)
		for role in may if ptype == "read" else may[:1]:
			answer = callers[role].send(verb, path.format(**names), values)
			if ptype == "read":
				fits = answer.status_code == (REFUSED if role in by_row else 200)
			else:
				fits = answer.status_code not in (401, REFUSED)
			if not fits:
				wrong.append((role, ptype, answer.status_code, answer.text[-600:]))
	assert wrong == []


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_a_list_is_refused_over_rest_to_who_may_not_read(doctype, callers, guest):
	if frappe.get_meta(doctype).issingle:
		pytest.skip("has no list")
	found = {
		role: caller.send("GET", f"resource/{doctype}", {"limit": 1}).status_code
		for role, caller in callers.items()
	}
	readers = table.TABLE["doctypes"][doctype]
	assert found == {role: 200 if "read" in readers.get(role, "") else REFUSED for role in callers}
	assert guest.send("GET", f"resource/{doctype}", {"limit": 1}).status_code == REFUSED


@pytest.mark.parametrize("name", sorted(table.TABLE["functions"]))
def test_a_function_refuses_over_http_who_is_not_in_the_table(name, removed_afterwards, callers, guest):
	"""Guests too, who are in no table."""
	entry = table.TABLE["functions"][name]
	callers = {"Guest": guest, **callers}
	may = list(table.ROLES) if entry["callers"] == "everyone" else entry["callers"]
	refused = {role: caller for role, caller in callers.items() if role not in may}
	names = table.records(entry, own=False)
	frappe.db.commit()
	before, arguments = rows(), table.filled(entry.get("args", {}), names)
	answers = {role: ask(caller, name, entry, names, arguments) for role, caller in refused.items()}
	wrong = {role: answer.text[:400] for role, answer in answers.items() if answer.status_code != REFUSED}
	assert wrong == {}
	assert changed(before, rows()) == {}


def ask(caller, name: str, entry: dict, names: dict, arguments: dict):
	if "method" in entry:
		return caller.call_on(entry["doc"], names["$doc"], entry["method"], arguments)
	methods = frappe.allowed_http_methods_for_whitelisted_func[table.functions()[name]]
	return caller.call(name, arguments, "POST" if "POST" in methods else "GET")
