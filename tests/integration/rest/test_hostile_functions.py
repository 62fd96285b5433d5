"""Every whitelisted function is sent what no form sends: it refuses in words, writes nothing by halves, and never fails."""

import inspect
import json

import pytest
import test_permission_table as table
from hostile import one_by_one, survives

import frappe

from sales_ops.testing.serving import Caller

FUNCTIONS = sorted(table.TABLE["functions"])


def parameters(name: str) -> list[str]:
	function = table.functions()[name]
	return [key for key in inspect.signature(function).parameters if key not in ("self", "options")]


def post(caller: Caller, name: str, entry: dict, names: dict, arguments: dict):
	if "method" in entry:
		return caller.call_on(entry["doc"], names["$doc"], entry["method"], arguments)
	methods = frappe.allowed_http_methods_for_whitelisted_func[table.functions()[name]]
	if "POST" in methods:
		return caller.call(name, arguments)
	return caller.call(name, {key: in_query(value) for key, value in arguments.items()}, "GET")


def in_query(value) -> str:
	"""A value as a parameter of an address; None leaves the parameter out, as the client's library does."""
	text = value if isinstance(value, str) else json.dumps(value)
	return text.encode("utf-8", "replace").decode()[:5000]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_survives_hostile_arguments(name, removed_afterwards, insider):
	entry = table.TABLE["functions"][name]
	names = table.records(entry, own=False)
	frappe.db.commit()
	valid = table.filled(entry.get("args", {}), names)

	def send(arguments: dict):
		return post(insider, name, entry, names, arguments)

	assert survives(send, one_by_one(valid, parameters(name), name)) == []
