"""Who takes consigned goods in and out: our roles by their profiles, and a stock user who knows nothing of consignment."""

import pytest

import frappe

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import consignment as make
from sales_ops.testing import factories, ledger


@pytest.fixture
def as_user():
	def act(name: str, *roles: str) -> None:
		frappe.set_user("Administrator")  # who gives the roles
		user = factories.make_user(f"{name}@example.com", *roles)
		frappe.set_user(user)

	yield act
	frappe.set_user("Administrator")


def receive(agreement, qty=10):
	doc = make.new("Consignment Receipt", consignment_agreement=agreement.name)
	doc.append("items", {"item_code": agreement.items[0].item_code, "qty": qty})
	return doc.insert().submit()


def note(agreement, qty=4):
	doc = make.new("Delivery Note", company=agreement.company, customer=make.any_customer())
	row = {"item_code": agreement.items[0].item_code, "qty": qty, "rate": 20}
	doc.append("items", row | {"warehouse": agreement.consigned_warehouse})
	return doc.insert().submit()


def test_a_storekeeper_receives_delivers_and_cancels(agreement, as_user):
	as_user("storekeeper", *PROFILES["Consignment Storekeeper"])
	receive(agreement)
	done = note(agreement)
	item = agreement.items[0].item_code
	assert ledger.stock(item, agreement.consigned_warehouse) == (6, 0)
	done.cancel()
	assert ledger.stock(item, agreement.consigned_warehouse) == (10, 0)


def test_a_stock_user_delivers_consigned_goods_like_any_others(agreement, as_user):
	make.receive_consigned(agreement, agreement.items[0].item_code, 10)
	as_user("stock-only", "Stock User")
	done = note(agreement)
	withdrawal = frappe.db.get_value("Consignment Withdrawal", {"source_document": done.name}, "owner")
	assert withdrawal == frappe.session.user
	with pytest.raises(frappe.PermissionError):
		receive(agreement)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Consignment Withdrawal", {"source_document": done.name}).check_permission("read")


def test_quality_inspects_what_the_storekeeper_then_takes_in(as_user):
	agreement = make.make_agreement(make.make_item(inspection_required_before_purchase=1))
	item = agreement.items[0].item_code
	receipt = make.receive_consigned(agreement, item, 10, submit=False)
	as_user("quality", *PROFILES["Consignment Quality"])
	for doctype, name in (("Item", item), ("Company", agreement.company), (receipt.doctype, receipt.name)):
		assert frappe.has_permission(doctype, "read", name), doctype
	values = {
		"inspection_type": "Incoming",
		"reference_type": receipt.doctype,
		"reference_name": receipt.name,
	}
	values |= {"item_code": item, "sample_size": 1, "status": "Accepted", "manual_inspection": 1}
	inspector = {"inspected_by": frappe.session.user, "company": agreement.company}
	make.new("Quality Inspection", **values, **inspector).insert().submit()
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc(receipt.doctype, receipt.name).submit()
	as_user("storekeeper", *PROFILES["Consignment Storekeeper"])
	frappe.get_doc(receipt.doctype, receipt.name).submit()
	assert ledger.stock(item, agreement.consigned_warehouse) == (10, 0)


def test_a_planner_takes_nothing_in_and_over(agreement, as_user):
	make.receive_consigned(agreement, agreement.items[0].item_code, 10)
	as_user("planner", "Consignment Planner")
	with pytest.raises(frappe.PermissionError):
		receive(agreement)
	doc = make.new("Consignment Withdrawal", kind="Take-over", consignment_agreement=agreement.name)
	doc.target_warehouse = make.own_warehouse()
	doc.append("items", {"item_code": agreement.items[0].item_code, "qty": 1})
	with pytest.raises(frappe.PermissionError):
		doc.insert()


def test_the_ledger_is_written_by_nobody(agreement, as_user):
	make.receive_consigned(agreement, agreement.items[0].item_code, 10)
	entry = frappe.get_last_doc("Consignment Ledger Entry", {"agreement": agreement.name})
	with pytest.raises(frappe.ValidationError, match="stays as it is"):
		entry.save()
	with pytest.raises(frappe.ValidationError, match="stays as it is"):
		entry.delete()
	with pytest.raises(frappe.ValidationError, match="written by postings only"):
		frappe.copy_doc(entry).insert()
