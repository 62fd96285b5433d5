"""The root of what Sales Ops raises."""

import frappe


class SalesOpsError(frappe.ValidationError):
	"""A rule of the sales department was broken; nothing was written."""
