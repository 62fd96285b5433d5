"""A site makes its warehouses; it takes over what an earlier installation left, and nothing that is in use."""

import pytest

import frappe

from sales_ops.exceptions.consignment import ConsignmentStockError
from sales_ops.testing import consignment as make

NAME = "旧库"


def warehouse(name: str, **values) -> str:
	values |= {"doctype": "Warehouse", "warehouse_name": name, "company": make.default_company()}
	return frappe.get_doc(values).insert(ignore_permissions=True).name


def warehouses(site: str) -> tuple[str, str]:
	return frappe.db.get_value("Consignment Site", site, ["warehouse_group", "pass_through_warehouse"])


def test_a_site_marks_its_warehouses():
	group, pass_through = warehouses(make.make_site(NAME))
	assert frappe.db.get_value("Warehouse", group, "is_group")
	found = frappe.db.get_value(
		"Warehouse", pass_through, ["so_consignment_role", "so_consignment_site", "parent_warehouse"]
	)
	assert found == ("Pass-through", NAME, group)


def test_what_an_earlier_installation_left_is_taken_over():
	left = (warehouse(f"Consignment – {NAME}", is_group=1), warehouse(f"CS-PASS-{NAME}"))
	assert warehouses(make.make_site(NAME)) == left
	assert frappe.db.get_value("Warehouse", left[1], "so_consignment_site") == NAME


def test_a_warehouse_of_another_kind_is_not_taken():
	warehouse(f"Consignment – {NAME}")
	with pytest.raises(ConsignmentStockError, match=NAME):
		make.make_site(NAME)


def test_a_warehouse_with_goods_is_not_taken():
	kept = warehouse(f"CS-PASS-{NAME}")
	frappe.get_doc({"doctype": "Bin", "item_code": make.make_item(), "warehouse": kept}).insert(
		ignore_permissions=True
	).db_set("actual_qty", 1)
	with pytest.raises(ConsignmentStockError, match=NAME):
		make.make_site(NAME)
