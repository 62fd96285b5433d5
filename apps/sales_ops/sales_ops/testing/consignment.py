"""Records for tests and demo of consignment: what is not given gets a plain value. Amounts in the company's currency."""

import frappe
from frappe.utils import add_days, today

from sales_ops.testing.setup import default_company

SCORES = {
	field: 18
	for field in ("score_tendered", "score_volume", "score_stable_use", "score_storable", "score_general")
}
YEAR_AGO = 400


def make_site(name: str = "测试库", **values) -> str:
	"""A site with its warehouses."""
	return (
		frappe.db.exists("Consignment Site", name)
		or insert("Consignment Site", site_name=name, company=default_company(), **values).name
	)


def make_supplier(name: str = "测试供应商", **values) -> str:
	group = frappe.db.get_value("Supplier Group", {"is_group": 0})
	return (
		frappe.db.exists("Supplier", name)
		or insert("Supplier", supplier_name=name, supplier_group=group, **values).name
	)


def make_item(item_code: str | None = None, **values) -> str:
	"""A stock item valued by FIFO."""
	item_code = item_code or frappe.generate_hash(length=8)
	if frappe.db.exists("Item", item_code):
		return item_code
	defaults = {
		"item_name": item_code,
		"item_group": frappe.db.get_value("Item Group", {"is_group": 0}),
		"stock_uom": "Nos",
		"is_stock_item": 1,
		"valuation_method": "FIFO",
	}
	return insert("Item", item_code=item_code, **(defaults | values)).name


def make_batch_item(item_code: str | None = None, **values) -> str:
	values = {"has_batch_no": 1, "create_new_batch": 1, "batch_number_series": "B-.#####", **values}
	return make_item(item_code, **values)


def make_serial_item(item_code: str | None = None, **values) -> str:
	return make_item(item_code, **{"has_serial_no": 1, "serial_no_series": "SN-.#####", **values})


def make_agreement(*items: str, rate: float = 10, submit: bool = True, **values):
	"""An agreement over some items at one rate, valid since more than a year."""
	start = add_days(today(), -YEAR_AGO)
	row_values = values.pop("row", {})
	rows = [{"item_code": item, "rate": rate, "valid_from": start, **SCORES, **row_values} for item in items]
	defaults = {
		"supplier": values.pop("supplier", None) or make_supplier(),
		"consignment_site": values.pop("consignment_site", None) or make_site(),
		"valid_from": start,
		"loss_borne_by": "Company",
	}
	doc = insert("Consignment Agreement", items=rows, **(defaults | values))
	return doc.submit() if submit else doc


def receive_consigned(
	agreement, item_code: str, qty: float, submit: bool = True, row: dict | None = None, **values
):
	"""Goods of an agreement that the supplier brought; `on` (date, time) back-dates."""
	doc = new("Consignment Receipt", consignment_agreement=agreement.name, **moment(values))
	doc.append("items", {"item_code": item_code, "qty": qty, **(row or {})})
	doc.insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def deliver(*rows: tuple | dict, submit: bool = True, **values):
	"""A Delivery Note of rows (item, qty, warehouse) or dicts."""
	doc = new("Delivery Note", company=default_company(), customer=any_customer(), **moment(values))
	for row in rows:
		row = row if isinstance(row, dict) else {"item_code": row[0], "qty": row[1], "warehouse": row[2]}
		doc.append("items", {"rate": 20, **row})
	doc.insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def issue(*rows: tuple | dict, purpose: str = "Material Issue", submit: bool = True, **values):
	"""A Stock Entry that issues rows (item, qty, warehouse) or dicts."""
	doc = new(
		"Stock Entry", company=default_company(), stock_entry_type=purpose, purpose=purpose, **moment(values)
	)
	for row in rows:
		row = row if isinstance(row, dict) else {"item_code": row[0], "qty": row[1], "s_warehouse": row[2]}
		doc.append("items", row)
	doc.insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def invoice(*rows: tuple | dict, submit: bool = True, **values):
	"""A Sales Invoice with stock of rows (item, qty, warehouse) or dicts."""
	values = {"update_stock": 1, "due_date": today(), **moment(values)}
	doc = new("Sales Invoice", company=default_company(), customer=any_customer(), **values)
	for row in rows:
		row = row if isinstance(row, dict) else {"item_code": row[0], "qty": row[1], "warehouse": row[2]}
		doc.append("items", {"rate": 20, **row})
	doc.insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def return_of(doc, qty: float, submit: bool = True, **row_values):
	"""ERPNext's return of a Delivery Note or Sales Invoice with one row."""
	from erpnext.controllers.sales_and_purchase_return import make_return_doc

	back = make_return_doc(doc.doctype, doc.name)
	back.items[0].update({"qty": -qty, **row_values})
	back.insert(ignore_permissions=True)
	return back.submit() if submit else back


def stock_own(
	item_code: str, qty: float, rate: float, warehouse: str | None = None, on: str | None = None, **values
):
	"""Stock of our own; `on` (date, time) back-dates."""
	values = {"t_warehouse": warehouse or own_warehouse(), "basic_rate": rate, **values}
	row = {"item_code": item_code, "qty": qty, "set_basic_rate_manually": 1, **values}
	return issue(row, purpose="Material Receipt", **({"on": on} if on else {}))


def own_warehouse() -> str:
	"""ERPNext's warehouse Stores."""
	return frappe.db.get_value("Warehouse", {"company": default_company(), "warehouse_name": "Stores"})


def any_customer() -> str:
	from sales_ops.testing.factories import make_customer

	return make_customer("寄存测试客户")


def moment(values: dict) -> dict:
	"""`on="2026-10-15 10:00:00"` as posting date and time that the user has set."""
	if on := values.pop("on", None):
		date, _space, time = str(on).partition(" ")
		values |= {"posting_date": date, "posting_time": time or "12:00:00", "set_posting_time": 1}
	return values


def new(doctype: str, **values):
	return frappe.get_doc({"doctype": doctype, **values})


def insert(doctype: str, **values):
	return new(doctype, **values).insert(ignore_permissions=True)
