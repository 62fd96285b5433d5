import click

import frappe

from sales_ops.setup import roles
from sales_ops.setup.custom_fields import CUSTOM_FIELDS


def before_uninstall():
	"""Take back what Frappe's own removal of our modules leaves: fields with their columns, and roles."""
	click.secho("* Removing fields and roles of Sales Ops", fg="yellow")
	for doctype, fields in CUSTOM_FIELDS.items():
		for field in reversed(fields):
			frappe.delete_doc(
				"Custom Field", f"{doctype}-{field['fieldname']}", ignore_missing=True, force=True
			)
		frappe.clear_cache(doctype=doctype)
	roles.remove_roles()
