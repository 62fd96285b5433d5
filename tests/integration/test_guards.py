"""What clients send is brought into shape before rules read it."""

import frappe

from sales_ops.guards import read_kinds


def test_texts_are_texts_and_numbers_are_numbers_in_the_document_and_its_rows():
	purchase = {"item_name": 7, "qty": "2", "rate": "3.5", "remarks": None}
	values = {"title": True, "head_count": "35", "theme": None, "purchases": [purchase]}
	plan = frappe.get_doc({"doctype": "Annual Meeting Plan", **values})
	read_kinds(plan)
	row = plan.purchases[0]
	assert (plan.title, plan.head_count, plan.theme) == ("True", 35, None)
	assert (row.item_name, row.qty, row.rate, row.remarks) == ("7", 2, 3.5, None)


def test_what_is_of_its_kind_already_stays():
	values = {"title": "年会", "head_count": 35, "purchases": [{"item_name": "气球", "qty": 2.5, "rate": 10}]}
	plan = frappe.get_doc({"doctype": "Annual Meeting Plan", **values})
	read_kinds(plan)
	assert {field: plan.get(field) for field in ("title", "head_count")} == {
		"title": "年会",
		"head_count": 35,
	}
	row = plan.purchases[0]
	assert (row.item_name, row.qty, row.rate) == ("气球", 2.5, 10)
