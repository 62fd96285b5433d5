"""Documents of ERPNext by the names that people use for them. Names only: whoever may import a row may name people in it."""

import frappe
from frappe import _
from frappe.utils.nestedset import get_root_of

from sales_ops.exceptions import throw

LANGUAGES = ("zh", "en")


def new(doctype: str, **values):
	"""A document that is not saved yet."""
	return frappe.get_doc({"doctype": doctype, **values})


def employee_of(name: str | None, company: str) -> str | None:
	"""The active employee of that name, where there is just one."""
	if not name:
		return None
	filters = {"employee_name": name, "company": company, "status": "Active"}
	found = frappe.get_all("Employee", filters, pluck="name", limit=2)
	return found[0] if len(found) == 1 else None


def user_of(name: str | None) -> str:
	"""The user of that name or address; without a name who imports.

	Raises:
		WorkbookError: nobody, or several, have that name.
	"""
	if not name:
		return frappe.session.user
	if frappe.db.exists("User", {"name": name.casefold(), "enabled": 1}):
		return name.casefold()
	found = frappe.get_all("User", {"full_name": name, "enabled": 1}, pluck="name", limit=2)
	if len(found) != 1:
		throw("wb_user_unknown", name=name)
	return found[0]


def account_of(name: str | None, company: str) -> str | None:
	"""The posting account of that name, number, or both (`6601.01 广告费`), as ERPNext or an office writes it.

	Raises:
		WorkbookError: the company has no such account.
	"""
	if not name:
		return None
	filters = {"company": company, "is_group": 0}
	number, _space, title = name.replace(" - ", " ").partition(" ")
	for values in (
		{"name": name},
		{"account_name": name},
		{"account_number": name},
		{"account_number": number, "account_name": title},
	):
		if found := frappe.db.get_value("Account", {**values, **filters}):
			return found
	throw("wb_account_unknown", account=name, company=company)


def unit_of(name: str | None) -> str | None:
	"""The unit of measure of that name, in English or Chinese, made where the user may; else None."""
	if not name or frappe.db.exists("UOM", name):
		return name
	units = frappe.get_all("UOM", {"enabled": 1}, pluck="name")
	translated = next((unit for unit in units if name in {_(unit, lang) for lang in LANGUAGES}), None)
	if translated or not frappe.has_permission("UOM", "create"):
		return translated
	return new("UOM", uom_name=name).insert().name


def territory_of(name: str | None) -> str | None:
	"""The region of that name.

	Raises:
		WorkbookError: there is none.
	"""
	if name and (not frappe.db.exists("Territory", name) or name == get_root_of("Territory")):
		throw("wb_territory_unknown", territory=name)
	return name


def named(doctype: str, field: str, name: str | None) -> str | None:
	"""The master of that name, made where it is missing."""
	if not name or frappe.db.exists(doctype, name):
		return name
	return new(doctype, **{field: name}).insert().name
