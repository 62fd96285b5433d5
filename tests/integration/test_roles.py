"""What roles of ours read of ERPNext's settings besides: given at install, taken back at uninstall."""

import frappe

from sales_ops.setup.roles import ALSO_READ, make_roles, take_back
from sales_ops.testing.factories import make_user

STOCK_SETTINGS, STOREKEEPER = "Stock Settings", "Consignment Storekeeper"


def rights(kind: str = "DocPerm") -> set[tuple]:
	rows = frappe.get_all(kind, {"parent": STOCK_SETTINGS}, ["role", "permlevel", "read", "write"])
	return {tuple(row.values()) for row in rows}


def test_a_storekeeper_reads_the_stock_settings_and_writes_nothing_in_them():
	make_roles()
	user = make_user("only-storekeeper@example.com", STOREKEEPER)
	assert ALSO_READ[STOCK_SETTINGS] == (STOREKEEPER,)
	assert frappe.has_permission(STOCK_SETTINGS, "read", user=user)
	assert not frappe.has_permission(STOCK_SETTINGS, "write", user=user)
	assert rights() <= rights("Custom DocPerm")


def test_taking_it_back_leaves_erpnexts_own_rights():
	make_roles()
	take_back(STOCK_SETTINGS)
	assert not rights("Custom DocPerm")


def test_taking_it_back_keeps_what_the_office_changed():
	make_roles()
	frappe.permissions.add_permission(STOCK_SETTINGS, "HR User")
	take_back(STOCK_SETTINGS)
	roles = {row[0] for row in rights("Custom DocPerm")}
	assert "HR User" in roles
	assert STOREKEEPER not in roles
