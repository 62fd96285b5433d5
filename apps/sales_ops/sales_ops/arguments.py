"""Lists, rows and mappings that a client sends, as JSON values or as their text."""

from datetime import datetime
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import get_datetime

from sales_ops.exceptions import throw


def names(argument: str, value: list | str) -> list[str]:
	"""Names of records, each once, sorted.

	Raises:
		ApiError (417): it is no list of texts.
	"""
	return sorted(set(_list_of(str, argument, value)))


def rows(argument: str, value: list | str) -> list[dict]:
	"""Rows of values by name, as `frappe._dict`.

	Raises:
		ApiError (417): it is no list of rows.
	"""
	return [frappe._dict(row) for row in _list_of(dict, argument, value)]


def conditions(argument: str, value: list | str | None) -> list[list]:
	"""Filters of a list view, each a list; none for nothing.

	Raises:
		ApiError (417): it is no list of lists.
	"""
	return _list_of(list, argument, parsed(argument, value) or [])


def mapping(argument: str, value: dict | str | None) -> dict[str, str]:
	"""Texts by name; empty for nothing.

	Raises:
		ApiError (417): it is no mapping, or maps to something else than texts.
	"""
	found = parsed(argument, value) or {}
	if not isinstance(found, dict) or not all(
		isinstance(item, str) or item is None for item in found.values()
	):
		throw("rest_value", field=argument, value=value)
	return found


def moment(argument: str, value: str | None) -> datetime | None:
	"""A day or a moment in ISO form; None for nothing.

	Raises:
		ApiError (417): there is no such day.
	"""
	try:
		return get_datetime(value) if value else None
	except (OverflowError, TypeError, ValueError):
		throw("rest_value", field=argument, value=str(value))


def target(doctype: str, value: Document | str | None) -> Document | None:
	"""The document that a client wants rows mapped into; None for a new one.

	Raises:
		ApiError (417): it is no document of the DocType.
	"""
	if not value or isinstance(value, Document):
		return value or None
	found = parsed("target_doc", value)
	if not isinstance(found, dict) or found.get("doctype") != doctype:
		throw("rest_value", field="target_doc", value=value)
	return frappe.get_doc(found)


def parsed(argument: str, value: Any) -> Any:
	"""The value of a JSON text; other values as they are.

	Raises:
		ApiError (417): the text is no JSON.
	"""
	try:
		return frappe.parse_json(value)
	except ValueError:
		throw("rest_value", field=argument, value=value)


def _list_of(kind: type, argument: str, value: Any) -> list:
	found = parsed(argument, value)
	if not isinstance(found, list) or not all(isinstance(item, kind) for item in found):
		throw("rest_value", field=argument, value=value)
	return found
