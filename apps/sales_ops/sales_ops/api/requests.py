"""Requests that none of our functions could answer, refused in words instead of failing inside Frappe."""

import inspect
import math
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from dateutil import parser

import frappe
from frappe.model.base_document import get_controller

from sales_ops.exceptions import throw

OURS = "sales_ops."
# What a column holds: decimal(21,9), and int(11).
LARGEST, LARGEST_INT = 10**12, 2**31
ROW_NUMBERS = ("docstatus", "idx")  # of every document, in no form
ROW_TEXTS = (
	"creation",
	"doctype",
	"modified",
	"modified_by",
	"name",
	"owner",
	"parent",
	"parentfield",
	"parenttype",
)
LIMITS = {
	**dict.fromkeys(("Currency", "Duration", "Float", "Percent", "Rating"), LARGEST),
	**dict.fromkeys(("Check", "Int"), LARGEST_INT),
}
TABLES = ("Table", "Table MultiSelect")
DAYS, TEXTS = ("Date", "Datetime", "Time"), ("Attach", "Attach Image", "Dynamic Link", "Link", "Select")
# Columns whose length Frappe does not look at; in bytes.
TEXT_COLUMNS, LONGEST_TEXT = ("Attach", "Attach Image", "Small Text", "Text"), 2**16
STRUCTURES = ("Code", "Geolocation", "JSON")
# Frappe's functions that save a document, and the argument in which it is.
SAVING = {
	"frappe.client.insert": "doc",
	"frappe.client.save": "doc",
	"frappe.client.submit": "doc",
	"frappe.desk.form.save.savedocs": "doc",
}
DOC_METHODS = ("run_doc_method", "frappe.handler.run_doc_method")


def refuse_malformed() -> None:
	"""Refuse what no database could keep, and calls of our functions that lack an argument; Frappe would answer 500.

	In `auth_hooks`, since only these run when it is known who calls, and before anything is called. Nobody's calls but
	those of our own functions and documents are looked at; guests are refused by Frappe.

	Raises:
		ApiError (417)
	"""
	words = unquote(frappe.request.path).strip("/").split("/")
	if words[0] != "api" or frappe.session.user in (None, "Guest"):
		return
	kind, target = _kind_and_target(words)
	if kind == "method" and target.startswith(OURS):
		_check_function(target)
	elif kind == "method" and target in DOC_METHODS:
		_check_document_method()
	elif kind == "method" and target in SAVING:
		_check_saved(_parsed(frappe.local.form_dict.get(SAVING[target])))
	elif kind == "resource" and _controller(target):
		_check_document(target)


def _kind_and_target(words: list[str]) -> tuple[str, str]:
	"""Either method or resource (document in version 2 of Frappe's API), and what is addressed."""
	words = words[2:] if words[1:2] in (["v1"], ["v2"]) else words[1:]
	kind, target = [*words[:2], "", ""][:2]
	return "resource" if kind == "document" else kind, target


def _check_function(name: str) -> None:
	function = _function(name)
	if function:
		_require_storable(frappe.local.form_dict)
		_require_arguments(function, frappe.local.form_dict)


def _function(name: str) -> Callable | None:
	"""The whitelisted function of that name; None leaves the answer to Frappe."""
	try:
		found = frappe.get_attr(name)
	except Exception:  # whatever importing a made-up name may raise
		return None
	return found if callable(found) and found in frappe.whitelisted else None


def _check_document_method() -> None:
	form = frappe.local.form_dict
	doctype = form.get("dt") or (_parsed(form.get("docs")) or {}).get("doctype")
	controller = isinstance(doctype, str) and _controller(doctype)
	if not controller:
		return
	_require_storable(form)
	method = getattr(controller, str(form.get("method")), None)
	if not callable(method):
		throw("rest_method_unknown", doctype=doctype, method=form.get("method"))
	given = _parsed(form.get("args") or form.get("arg"))
	given = given if isinstance(given, dict) else {}
	_require_storable(given)
	_require_arguments(method, given)
	_refuse_others(method, given)


def _controller(doctype: str) -> type | None:
	"""The class of one of our DocTypes; None for those of others."""
	module = frappe.db.get_value("DocType", doctype, "module", cache=True)
	if not module or frappe.local.module_app.get(frappe.scrub(module)) != OURS[:-1]:
		return None
	return get_controller(doctype)


def _parsed(value: Any) -> Any:
	try:
		return frappe.parse_json(value)
	except ValueError:
		return None


def _check_document(doctype: str) -> None:
	form = frappe.local.form_dict
	values = _parsed(form.get("data")) if form.get("data") else form
	if isinstance(values, dict) and frappe.request.method in ("POST", "PUT"):
		check_values(doctype, values)
	else:
		_require_storable(values)


def _check_saved(doc: Any) -> None:
	if isinstance(doc, dict) and isinstance(doc.get("doctype"), str) and _controller(doc["doctype"]):
		check_values(doc["doctype"], doc)


def check_values(doctype: str, values: dict) -> None:
	"""Refuse a document of ours with a value that no column of its field could keep.

	Raises:
		ApiError (417)
	"""
	_require_storable(values)
	_require_values(doctype, values)


def _require_values(doctype: str, values: dict) -> None:
	"""Each field has a value that Frappe can take for one of its kind."""
	_require_row(values)
	for field in frappe.get_meta(doctype).fields:
		value = values.get(field.fieldname)
		if field.fieldtype in TABLES:
			_require_rows(field, value)
		elif value not in (None, "") and not _fits(field.fieldtype, value):
			throw("rest_value", field=field.fieldname, value=str(value))


def _require_row(values: dict) -> None:
	"""What Frappe keeps of every document itself."""
	for name in ROW_NUMBERS:
		value = values.get(name)
		number = 0 if value is None or value == "" else value
		if not (str(number).isdigit() and _is_below(LARGEST_INT, number)):
			throw("rest_value", field=name, value=str(value))
	for name in ROW_TEXTS:
		if not isinstance(values.get(name), str | None):
			throw("rest_value", field=name, value=str(values[name]))


def _fits(fieldtype: str, value: Any) -> bool:
	"""Whether it is of the kind: a number that the column holds ("NaN" is none), a day, a name.

	A name that is a number would be compared as a number by the database, with whatever begins with it.
	"""
	if isinstance(value, list | dict):
		return fieldtype in STRUCTURES
	if fieldtype in LIMITS:
		return _is_below(LIMITS[fieldtype], value)
	if fieldtype in DAYS:
		return isinstance(value, str) and _is_moment(value)
	if isinstance(value, str) and fieldtype in TEXT_COLUMNS:
		return len(value.encode()) < LONGEST_TEXT
	return isinstance(value, str) or fieldtype not in TEXTS


def _require_rows(field, rows: Any) -> None:
	"""A table is a list of rows, and each row has its fields' values by name."""
	if rows is None:
		return
	if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
		throw("rest_rows", field=field.fieldname)
	for row in rows:
		_require_values(field.options, row)


def _require_arguments(function: Callable, given: dict) -> None:
	for name, parameter in _parameters(function).items():
		if parameter.default is parameter.empty and name not in given:
			throw("rest_argument_missing", argument=name)
		if _is_too_long(given.get(name)):
			throw("rest_value", field=name, value=given[name][:100])
		if "float" in str(parameter.annotation) and not _is_below(LARGEST, given.get(name)):
			throw("rest_value", field=name, value=given[name])


def _is_too_long(value: Any) -> bool:
	"""Longer than any column of a text; lists and rows come as long texts, too."""
	return isinstance(value, str) and value[:1] not in ("[", "{") and len(value.encode()) >= LONGEST_TEXT


def _refuse_others(function: Callable, given: dict) -> None:
	"""A document's method gets all that is sent; a function only what it has a name for."""
	for name in given:
		if name not in _parameters(function):
			throw("rest_argument_unknown", argument=name)


def _parameters(function: Callable) -> dict[str, inspect.Parameter]:
	found = inspect.signature(function).parameters.values()
	kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
	return {one.name: one for one in found if one.kind in kinds and one.name != "self"}


def _require_storable(value: Any) -> None:
	"""Half of a character (a lone surrogate, `"\\ud83c"` in JSON) is no text, NaN and 10^30 no numbers, that could be kept."""
	if isinstance(value, str):
		if not _is_text(value):
			throw("rest_no_text")
	elif isinstance(value, int | float):
		if not _is_below(LARGEST, value):
			throw("rest_no_number", value=str(value))
	elif isinstance(value, dict):
		_require_storable([*value, *value.values()])
	elif isinstance(value, list):
		for item in value:
			_require_storable(item)


def _is_text(value: str) -> bool:
	try:
		value.encode()
	except UnicodeEncodeError:
		return False
	return True


def _is_moment(value: str) -> bool:
	try:
		return bool(parser.parse(value))
	except (OverflowError, ValueError):
		return False


def _is_below(limit: int, value: Any) -> bool:
	"""False for a number, or a text that Python reads as one, that is none, has no end, or is not below the limit."""
	if not isinstance(value, str | int | float):
		return True
	try:
		number = float(value)
	except ValueError:
		return True
	except OverflowError:
		return False
	return math.isfinite(number) and abs(number) < limit
