import click

import frappe

from sales_ops.setup import dimension, roles
from sales_ops.setup.custom_fields import all_fields

HOME = "Sales Ops"


def before_uninstall():
	"""Take back what Frappe's own removal of our modules leaves: fields, roles, jobs, home and onboarding steps."""
	click.secho("* Removing fields, roles, scheduled jobs and onboarding of Sales Ops", fg="yellow")
	for doctype, fields in all_fields().items():
		for field in reversed(fields):
			frappe.delete_doc(
				"Custom Field", f"{doctype}-{field['fieldname']}", ignore_missing=True, force=True
			)
		frappe.clear_cache(doctype=doctype)
	dimension.remove_dimension()
	roles.remove_roles()
	for job in frappe.get_all("Scheduled Job Type", {"method": ("like", "sales_ops.%")}, pluck="name"):
		frappe.delete_doc("Scheduled Job Type", job, force=True)
	remove_desk()


def remove_desk() -> None:
	"""Remove what is in no module: the home workspace and the steps of the onboardings.

	Frappe shows a module's workspace only to those who may read a document of that module, and the home is for all roles.
	"""
	frappe.delete_doc("Workspace", HOME, ignore_missing=True, force=True)
	modules = frappe.get_all("Module Def", {"app_name": "sales_ops"}, pluck="name")
	onboardings = frappe.get_all("Module Onboarding", {"module": ("in", modules)}, pluck="name")
	steps = frappe.get_all("Onboarding Step Map", {"parent": ("in", onboardings)}, pluck="step")
	for doctype, names in (("Module Onboarding", onboardings), ("Onboarding Step", steps)):
		for name in names:
			frappe.delete_doc(doctype, name, ignore_missing=True, force=True)
