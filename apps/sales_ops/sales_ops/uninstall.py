import click

import frappe

from sales_ops.setup import dimension, roles
from sales_ops.setup.custom_fields import all_fields


def before_uninstall():
	"""Take back what Frappe's own removal of our modules leaves: fields, roles and scheduled jobs."""
	click.secho("* Removing fields, roles and scheduled jobs of Sales Ops", fg="yellow")
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
