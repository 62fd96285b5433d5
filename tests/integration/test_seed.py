"""What set-up fills in, on a site that was never asked and on one whose office has decided."""

import frappe
from frappe.utils import cstr

from sales_ops.setup.seed import fill_settings

SETTINGS = "Property Sales Settings"


def test_settings_that_were_never_saved_get_the_defaults_of_their_fields():
	frappe.db.delete("Singles", {"doctype": SETTINGS})
	frappe.clear_document_cache(SETTINGS, SETTINGS)
	fill_settings()
	stored = frappe.db.get_singles_dict(SETTINGS)
	defaults = {field.fieldname: field.default for field in frappe.get_meta(SETTINGS).fields if field.default}
	assert {field: cstr(stored[field]) for field in defaults} == defaults


def test_what_the_office_has_set_stays():
	frappe.db.set_single_value(SETTINGS, {"report_due_time": "17:00:00", "forfeiture_days": 0})
	fill_settings()
	stored = frappe.db.get_singles_dict(SETTINGS)
	assert (stored.report_due_time, stored.forfeiture_days) == ("17:00:00", "0")


def test_the_moment_of_installation_is_no_time_that_the_office_has_set():
	frappe.db.set_single_value(SETTINGS, "report_due_time", "12:34:56.789012")
	fill_settings()
	assert frappe.db.get_singles_dict(SETTINGS).report_due_time == "18:00:00"
