"""The nightly check finds what was written past the claims, once a day."""

import frappe

from sales_ops.property_sales.tasks import check_sale_control
from sales_ops.testing import factories as make


def latest_check():
	return frappe.get_last_doc("Sale Control Check")


def forget_checks():
	frappe.db.delete("Sale Control Check")


def test_a_clean_site_is_clean():
	forget_checks()
	make.make_signed_deal()
	check_sale_control()
	check = latest_check()
	ours = [row for row in check.differences if row.property_unit.startswith("TST-")]
	assert ours == []
	assert check.no_of_units == frappe.db.count("Property Unit")


def test_a_status_written_past_the_claim_is_found():
	forget_checks()
	unit = make.make_unit()
	frappe.db.set_value("Property Unit", unit.name, "sale_status", "Signed")
	check_sale_control()
	rows = [row for row in latest_check().differences if row.property_unit == unit.name]
	assert [(row.rule, row.recorded, row.expected) for row in rows] == [
		("Status of the Unit", "Signed", "Available")
	]
	assert latest_check().status == "Differences"


def test_a_second_run_on_the_same_day_changes_nothing():
	forget_checks()
	check_sale_control()
	check_sale_control()
	assert frappe.db.count("Sale Control Check") == 1
