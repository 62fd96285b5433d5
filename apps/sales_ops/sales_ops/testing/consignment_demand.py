"""Demand plans and what follows from them, for tests and demo; through the real documents and steps."""

import frappe
from frappe.utils import add_days, add_months, flt, get_first_day, today

from sales_ops.testing import consignment as make
from sales_ops.testing.setup import default_company


def make_department(name: str = "一号井") -> str:
	"""A user department of the test company."""
	filters = {"department_name": name, "company": default_company()}
	root = frappe.db.get_value("Department", {"is_group": 1, "parent_department": ("in", ("", None))})
	return (
		frappe.db.exists("Department", filters)
		or make.insert("Department", **filters, parent_department=root).name
	)


def own_store(site: str | None = None) -> str:
	"""The site keeps goods of its own in ERPNext's Stores."""
	site, warehouse = site or make.make_site(), make.own_warehouse()
	frappe.db.set_value("Consignment Site", site, "own_warehouse", warehouse)
	frappe.clear_document_cache("Consignment Site", site)
	return warehouse


def make_plan(*rows: tuple | dict, kind: str = "Supplementary", as_user: bool = False, **values):
	"""A draft plan of rows (item, quantity) or dicts; supplementary (no deadline) for this month if nothing else is said."""
	if kind == "Supplementary":
		values.setdefault("reason", "设备临时故障")
	plan = frappe.get_doc(
		{
			"doctype": "Consignment Demand Plan",
			"kind": kind,
			"consignment_site": values.pop("consignment_site", None) or make.make_site(),
			"department": values.pop("department", None) or make_department(),
			**values,
		}
	)
	for row in rows:
		row = row if isinstance(row, dict) else {"item_code": row[0], "qty": row[1]}
		plan.append("items", {"needed_by": _needed_by(kind), "history_reason": "新设备", **row})
	return plan.insert(ignore_permissions=not as_user)


def _needed_by(kind: str) -> str:
	"""A day inside the period that a plan of a kind begun today is for."""
	if kind == "Daily":
		return add_days(today(), 1)
	return today() if kind == "Supplementary" else add_days(get_first_day(add_months(today(), 1)), 9)


def balanced(plan, late_reason: str | None = None):
	"""Filed and balanced."""
	plan.file(late_reason)
	plan.balance()
	return plan


def approved(plan, late_reason: str | None = None):
	"""Filed, balanced, every checked row confirmed, and approved."""
	balanced(plan, late_reason)
	for row in plan.items:
		if row.is_checked:
			row.update({"decision": "Confirmed", "decision_remark": "已核实"})
	plan.save()
	return plan.submit()


def purchase_plan(site: str | None = None, submit: bool = True, **values):
	"""The buyer's list of next month."""
	values = {"consignment_site": site or make.make_site(), **values}
	doc = make.insert("Consignment Purchase Plan", **values)
	return doc.submit() if submit else doc


def call_off(plan, submit: bool = True):
	"""The only call-off that follows from a plan."""
	from sales_ops.consignment.doctype.consignment_call_off.consignment_call_off import make_call_offs

	names = make_call_offs(plan.doctype, plan.name)
	assert len(names) == 1
	doc = frappe.get_doc("Consignment Call-off", names[0])
	return doc.submit() if submit else doc


def receive(doc, submit: bool = True, **row_values):
	"""The goods of a call-off; `row_values` change the only row."""
	from sales_ops.consignment.doctype.consignment_call_off.consignment_call_off import make_receipt

	receipt = make_receipt(doc.name)
	if row_values:
		receipt.items[0].update(row_values)
	receipt.insert(ignore_permissions=True)
	return receipt.submit() if submit else receipt


def quantities(plan, *fields: str) -> list[tuple]:
	"""Some fields of a plan's rows as they are stored."""
	rows = frappe.get_all("Consignment Demand Plan Item", {"parent": plan.name}, list(fields), order_by="idx")
	return [tuple(flt(row[field]) for field in fields) for row in rows]
