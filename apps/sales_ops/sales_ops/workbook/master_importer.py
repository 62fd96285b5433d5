"""Units and customers of a book, with the projects, buildings and consultants they name."""

import frappe
from frappe.utils import flt
from frappe.utils.nestedset import get_root_of

from sales_ops.setup.seed import CUSTOMER_GROUP, make_customer_group
from sales_ops.workbook.model import CustomerRow, UnitKey, UnitRow


def import_unit(row: UnitRow, company: str) -> bool:
	"""Make a unit, its building and its project where they are missing. False: the unit was there."""
	building = _building(row.project, row.building, company)
	if frappe.db.exists("Property Unit", {"property_building": building, "unit_no": row.unit_no}):
		return False
	_insert(
		"Property Unit",
		unit_no=row.unit_no,
		property_building=building,
		kind=row.kind,
		floor=row.floor,
		stack=row.stack,
		built_area=flt(row.built_area),
		inner_area=flt(row.inner_area),
		price_basis=row.basis,
		list_rate=flt(row.list_rate),
		list_amount=flt(row.list_price),
		released=int(row.released),
	)
	return True


def unit_of(key: UnitKey) -> str | None:
	"""The document of a unit of the book."""
	building = {"property_project": key.project, "building_name": key.building}
	filters = {
		"property_building": frappe.db.get_value("Property Building", building),
		"unit_no": key.unit_no,
	}
	return frappe.db.get_value("Property Unit", filters)


def import_customer(row: CustomerRow) -> bool:
	"""Make a customer of the property buyers' group. False: the office's number was there."""
	if frappe.db.exists("Customer", {"so_customer_no": row.customer_no}):
		return False
	make_customer_group()
	_insert(
		"Customer",
		so_customer_no=row.customer_no,
		so_id_no=row.id_no,
		customer_name=row.customer_name,
		customer_type=row.customer_type or "Individual",
		customer_group=CUSTOMER_GROUP,
		territory=get_root_of("Territory"),
		mobile_no=row.mobile,
	)
	return True


def consultant_of(name: str | None) -> str | None:
	"""The Sales Person of that name, made where missing; a user may be linked to it later."""
	if name and not frappe.db.exists("Sales Person", name):
		parent = get_root_of("Sales Person")
		_insert("Sales Person", sales_person_name=name, parent_sales_person=parent, enabled=1)
	return name


def _building(project: str, building: str, company: str) -> str:
	values = {"property_project": _project(project, company), "building_name": building}
	return frappe.db.exists("Property Building", values) or _insert("Property Building", **values).name


def _project(name: str, company: str) -> str:
	"""A project of the book's name, which is also its code until the office gives it a shorter one."""
	if not frappe.db.exists("Property Project", name):
		_insert("Property Project", project_name=name, project_code=name, company=company)
	return name


def _insert(doctype: str, **values):
	return frappe.get_doc({"doctype": doctype, **values}).insert()
