"""A link to nothing is refused on every document of the app, also where Frappe would take it."""

import pytest

import frappe

from sales_ops.links import require_existing
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


def queries(of) -> list[str]:
	"""What a step asks the database."""
	asked, ask = [], frappe.db.sql

	def listen(query, *values, **options):
		asked.append(str(query))
		return ask(query, *values, **options)

	with pytest.MonkeyPatch.context() as patch:
		patch.setattr(frappe.db, "sql", listen)
		of()
	return asked


def test_links_of_many_rows_are_looked_up_at_once():
	unit = make.make_unit()
	names = [unit.name, *(make.make_unit(building=unit.property_building).name for _number in range(4))]
	doc = frappe.new_doc("Property Price List", property_project=unit.property_project)
	for name in names * 10:
		doc.append("items", {"property_unit": name, "list_amount": 1})
	asked = queries(lambda: require_existing(doc))
	assert len([query for query in asked if "tabProperty Unit`" in query]) == 1


def test_documents_of_others_are_asked_nothing():
	"""It is called for every document of the site."""
	entry = frappe.new_doc("Journal Entry", title=NOWHERE)
	assert queries(lambda: require_existing(entry)) == []


def test_a_name_in_other_letters_is_the_name_that_the_database_takes_it_for():
	unit = make.make_unit("a1")
	doc = frappe.new_doc("Property Price List", property_project=unit.property_project)
	for name in (unit.name.upper(), make.make_unit(building=unit.property_building).name):
		doc.append("items", {"property_unit": name, "list_amount": 1})
	assert unit.name.upper() != unit.name
	require_existing(doc)
