"""A link to nothing is refused on every document of the app, also where Frappe would take it."""

import pytest

import frappe

from sales_ops.testing import factories as make

NOWHERE = "没有这个"


def fetching() -> list[tuple[str, str]]:
	"""(DocType, link field) of every link of ours that other fields are fetched from."""
	modules = frappe.get_all("Module Def", {"app_name": "sales_ops"}, pluck="name")
	found = []
	for doctype in frappe.get_all("DocType", {"module": ("in", modules)}, pluck="name", order_by="name"):
		meta = frappe.get_meta(doctype)
		found += [
			(doctype, field.fieldname)
			for field in meta.get_link_fields()
			if meta.get_fields_to_fetch(field.fieldname)
		]
	return found


def test_every_link_that_is_fetched_from_is_looked_up_before_the_document_is_validated():
	taken = []
	for doctype, fieldname in fetching():
		doc = frappe.get_doc({"doctype": doctype, fieldname: NOWHERE})
		parent = doc
		if doc.meta.istable:
			parent = parent_of(doctype)
			parent.append(table_of(parent, doctype), {fieldname: NOWHERE})
		try:
			parent.run_method("before_validate")
			taken.append((doctype, fieldname))
		except frappe.LinkValidationError:
			continue
	# The receipt is ERPNext's own Payment Entry, which our rules read row by row.
	assert taken in ([], [("Property Receipt Allocation", "property_instalment")])


def parent_of(doctype: str):
	parents = frappe.get_all("DocField", {"fieldtype": "Table", "options": doctype}, pluck="parent")
	custom = frappe.get_all("Custom Field", {"fieldtype": "Table", "options": doctype}, pluck="dt")
	return frappe.new_doc((parents + custom)[0])


def table_of(parent, doctype: str) -> str:
	return next(field.fieldname for field in parent.meta.get_table_fields() if field.options == doctype)


@pytest.mark.parametrize("field", ["customer", "property_unit"])
def test_a_deal_is_not_made_with_a_customer_or_a_unit_that_is_not_there(field):
	unit = make.make_unit()
	before = frappe.db.count("Property Subscription")
	with pytest.raises(frappe.LinkValidationError):
		make.make_deal(unit, **{field: NOWHERE}) if field == "customer" else frappe.get_doc(
			{"doctype": "Property Subscription", "property_unit": NOWHERE, "customer": make.make_customer()}
		).insert()
	assert frappe.db.count("Property Subscription") == before
