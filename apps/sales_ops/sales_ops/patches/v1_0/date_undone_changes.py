"""Changes that were undone before `undone_on` existed get the day of their last modification."""

import frappe
from frappe.query_builder.functions import Date


def execute():
	change = frappe.qb.DocType("Property Change Application")
	query = frappe.qb.update(change).set(change.undone_on, Date(change.modified))
	query.where(change.docstatus == 2).where(change.undone_on.isnull()).run()
