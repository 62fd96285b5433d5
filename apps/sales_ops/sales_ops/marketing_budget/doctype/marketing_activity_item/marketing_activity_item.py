import frappe
from frappe.model.document import Document


class MarketingActivityItem(Document):
	pass


def on_doctype_update():
	"""What a line's activities are found by. Here, since a migrate may make the table of the activity before this one."""
	frappe.db.add_index("Marketing Activity Item", ["budget_line", "docstatus"])
