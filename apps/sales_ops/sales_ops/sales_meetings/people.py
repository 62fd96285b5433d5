"""Employees as draws and contests name them."""

from collections.abc import Collection

import frappe


def names_of(employees: Collection[str]) -> dict[str, frappe._dict]:
	"""employee → employee_name, department, user_id. Names only: whoever may plan a draw may see who takes part."""
	if not employees:
		return {}
	fields = ["name", "employee_name", "department", "user_id"]
	rows = frappe.get_all("Employee", {"name": ("in", sorted(employees))}, fields)
	return {row.name: row for row in rows}


def departments_of(names: Collection[str | None]) -> dict[str, str]:
	"""department → its name without the company's abbreviation."""
	known = {name for name in names if name}
	if not known:
		return {}
	rows = frappe.get_all("Department", {"name": ("in", sorted(known))}, ["name", "department_name"])
	return {row.name: row.department_name for row in rows}
