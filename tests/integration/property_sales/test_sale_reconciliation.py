"""The reconciliation of the sale control with the office's list, and its archive at sell-out."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import ReconciliationError
from sales_ops.property_sales.ledgers import sale_archive
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.units.board import FIELDS, board_units
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

PROJECT = "对账花园"
RECONCILIATION = "Sale Control Reconciliation"


@pytest.fixture
def building() -> str:
	return make.make_building(make.make_project(PROJECT, "RCN"), "1栋")


def new(**values):
	return frappe.get_doc({"doctype": RECONCILIATION, "property_project": PROJECT, **values}).insert()


def counts(doc) -> dict[str, tuple]:
	rows = {row.sale_status: (row.system_units, row.office_units, row.difference) for row in doc.counts}
	return {status: row for status, row in rows.items() if any(row)}


def test_the_office_s_list_is_compared_unit_by_unit(building):
	free, sold = make.make_unit("101", building), make.make_unit("102", building)
	missing = make.make_unit("103", building, released=0)
	make.make_signed_deal(sold)
	doc = new()
	assert (doc.status, counts(doc)) == (
		"Waiting for Office",
		{"Not Released": (1, 0, -1), "Available": (1, 0, -1), "Signed": (1, 0, -1)},
	)
	assert doc.take_list(text="楼栋\t房号\t状态\n1栋\t101\t已签约\n1栋\t102\t已售\n1栋\t999\t可售") == 3
	assert [
		(row.property_unit or row.room, row.system_status, row.office_status) for row in doc.differences
	] == [
		("999", "", "Available"),
		(free.name, "Available", "Signed"),
		(missing.name, "Not Released", ""),
	]
	assert counts(doc) == {"Not Released": (1, 0, -1), "Available": (1, 1, 0), "Signed": (1, 2, 1)}
	with pytest.raises(ReconciliationError, match="3 differences have no explanation"):
		doc.submit()
	doc.reload()
	for row in doc.differences:
		row.explanation = "墙上销控未更新"
	doc.save()
	assert doc.status == "Ready"
	doc.submit()
	assert (doc.status, doc.signed_by, doc.no_of_differences) == ("Signed", "Administrator", 3)


def test_counts_alone_are_compared_and_explained(building):
	make.make_unit("101", building)
	doc = new(counts=[{"sale_status": "Available", "office_units": 2, "system_units": 99}])
	assert (counts(doc), doc.no_of_unexplained) == ({"Available": (1, 2, 1)}, 1)
	with pytest.raises(ReconciliationError, match="no explanation: Available"):
		doc.submit()
	doc.reload()
	next(row for row in doc.counts if row.difference).explanation = "漏标一套"
	assert doc.submit().status == "Signed"


def test_without_the_office_s_figures_it_is_not_signed(building):
	make.make_unit("101", building)
	with pytest.raises(ReconciliationError, match="figures are missing"):
		new().submit()


def test_a_signed_reconciliation_keeps_its_figures(building):
	unit = make.make_unit("101", building)
	doc = new(counts=[{"sale_status": "Available", "office_units": 1}]).submit()
	make.make_signed_deal(unit)
	assert counts(frappe.get_doc(RECONCILIATION, doc.name)) == {"Available": (1, 1, 0)}
	with pytest.raises(ReconciliationError, match="is signed"):
		doc.take_list(text="房号\n101")


def begun(on) -> int:
	sale_archive.begin_reconciliations(getdate(on))
	return frappe.db.count(RECONCILIATION, {"property_project": PROJECT})


def test_a_reconciliation_is_begun_when_the_last_is_as_old_as_the_settings_say(building):
	make.make_unit("101", building)
	frappe.db.set_single_value("Property Sales Settings", "reconciliation_days", 7)
	assert [begun(today()), begun(today()), begun(add_days(today(), 30))] == [1, 1, 1]  # an open one waits
	doc = frappe.get_last_doc(RECONCILIATION, {"property_project": PROJECT})
	doc.counts[1].office_units = 1
	doc.save().submit()
	assert [begun(add_days(today(), days)) for days in (6, 7, 8)] == [1, 2, 2]
	frappe.db.set_single_value("Property Sales Settings", "reconciliation_days", 0)
	frappe.db.delete(RECONCILIATION, {"property_project": PROJECT})
	assert begun(add_days(today(), 9)) == 0


def test_only_the_supervisor_signs(building):
	make.make_unit("101", building)
	doc = new(counts=[{"sale_status": "Available", "office_units": 1}])
	finance = make.make_user("rcn-qian@example.com", *PROFILES["Property Finance"])
	supervisor = make.make_user("rcn-zhao@example.com", *PROFILES["Property Sales Supervisor"])
	consultant = make.make_user("rcn-li@example.com", *PROFILES["Property Consultant"])
	for user in (finance, consultant):
		frappe.set_user(user)
		with pytest.raises(frappe.PermissionError):
			frappe.get_doc(RECONCILIATION, doc.name).submit()
	with pytest.raises(frappe.PermissionError):
		frappe.get_list(RECONCILIATION)
	frappe.set_user(supervisor)
	assert frappe.get_doc(RECONCILIATION, doc.name).submit().signed_by == supervisor


def sold_out(building) -> list:
	make.make_unit("109", building, use="Self-use", released=0)
	return [make.make_signed_deal(make.make_unit(number, building))[0] for number in ("101", "102")]


def test_a_project_with_an_unsold_unit_is_not_archived(building):
	sold_out(building)
	unit = make.make_unit("103", building)
	assert not sale_archive.is_sold_out(PROJECT)
	with pytest.raises(ReconciliationError, match=unit.name):
		sale_archive.archive(PROJECT)
	assert not frappe.db.exists("Sale Control Archive", {"property_project": PROJECT})


def test_the_archive_is_the_board_of_that_moment_and_stays(building):
	deals = sold_out(building)
	board = board_units(PROJECT)
	assert sale_archive.is_sold_out(PROJECT)
	archive = frappe.get_doc("Sale Control Archive", sale_archive.archive(PROJECT))
	shared = [field for field in sale_archive.ARCHIVED if field in FIELDS]

	def shown(rows) -> list[tuple]:
		return [tuple(row.get(field) or None for field in shared) for row in rows]

	assert len(shared) > 12 and shown(archive.items) == shown(board)
	assert frappe.db.get_value("Property Project", PROJECT, "sale_control_archive") == archive.name
	make.receive(deals[0], 250_000)
	frappe.db.set_value("Property Unit", deals[0].property_unit, "list_amount", 1)
	assert shown(frappe.get_doc("Sale Control Archive", archive.name).items) == shown(board)
	found = frappe.get_all(
		"Sale Control Archive", [["Sale Control Archive Item", "customer_name", "=", deals[0].customer_name]]
	)
	assert [row.name for row in found] == [archive.name]


def test_the_board_of_that_moment_still_shows_what_the_archive_shows(building):
	deals = sold_out(building)
	archive = frappe.get_doc("Sale Control Archive", sale_archive.archive(PROJECT))
	setup_change_accounts(default_company())
	change = {"doctype": "Property Change Application", "kind": "Return", "reason": "Changed Mind"}
	change = frappe.get_doc({**change, "property_subscription": deals[0].name}).insert()
	change.approve()
	change.reload().submit()

	def statuses(rows) -> dict[str, str]:
		return {row.property_unit: row.sale_status for row in rows}

	assert statuses(board_units(PROJECT))[deals[0].property_unit] == "Available"
	assert statuses(board_units(PROJECT, at=archive.archived_on)) == statuses(archive.items)
	assert not sale_archive.is_sold_out(PROJECT)


def test_an_archive_is_neither_changed_nor_deleted_and_only_the_supervisor_makes_one(building):
	sold_out(building)
	archive = frappe.get_doc("Sale Control Archive", sale_archive.archive(PROJECT))
	archive.items[0].sale_status = "Available"
	with pytest.raises(ReconciliationError, match="frozen record"):
		archive.save()
	with pytest.raises(ReconciliationError, match="frozen record"):
		frappe.delete_doc("Sale Control Archive", archive.name)
	consultant = make.make_user("rcn-li@example.com", *PROFILES["Property Consultant"])
	finance = make.make_user("rcn-qian@example.com", *PROFILES["Property Finance"])
	for user in (consultant, finance):
		frappe.set_user(user)
		with pytest.raises(frappe.PermissionError):
			sale_archive.archive(PROJECT)
