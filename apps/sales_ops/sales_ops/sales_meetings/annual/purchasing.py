"""From a meeting's shopping list to the purchase department."""

from collections.abc import Collection

import frappe
from frappe.utils import getdate, today

from erpnext.stock.get_item_details import get_conversion_factor

from sales_ops.exceptions import throw
from sales_ops.policies.calendar_math import add_days

ROW, REQUEST = "Meeting Purchase Item", "Material Request"
TABLES_WITH_REMINDERS = ("duties", "venue_items", "purchases")


def keep_rows(plan) -> None:
	"""What only our code writes in the rows, whatever a client sends: the request of a purchase, and reminders.

	An amended plan keeps the requests of the one before it, so that nothing is bought twice. What is added to an approved
	plan was not approved with an estimate: it shows as dearer than thought.
	"""
	before = plan.get_doc_before_save()
	known = {
		row.name: row for table in TABLES_WITH_REMINDERS for row in (before.get(table) if before else ())
	}
	of_amended = _requests_of(plan.amended_from) if not before and plan.amended_from else ()
	for table in TABLES_WITH_REMINDERS:
		for row in plan.get(table):
			was = known.get(row.name)
			row.reminded_on = was.reminded_on if was else None
			if table != "purchases":
				continue
			if before:
				row.material_request = was.material_request if was else None
			elif row.material_request not in of_amended:
				row.material_request = None
			if plan.docstatus.is_submitted() and before and before.docstatus.is_submitted() and not was:
				row.rate = row.estimated_amount = 0


def _requests_of(plan_name: str) -> set[str]:
	return set(
		frappe.get_all(
			ROW, {"parent": plan_name, "material_request": ("is", "set")}, pluck="material_request"
		)
	)


def request(plan, names: Collection[str], needed_by: str | None = None):
	"""One draft Material Request from the rows of a plan that are named; its user may still change and submit it.

	Args:
		plan: stored and locked.
		names: of rows in `purchases`.
		needed_by: default the earliest day of the rows, the day before the meeting for a row without one.

	Raises:
		AnnualMeetingError: no row is named, one is no Item, or is on a request already.
	"""
	rows = [row for row in plan.purchases if row.name in set(names)]
	if not rows:
		throw("annual_purchase_nothing")
	for row in rows:
		if not row.item_code:
			throw("annual_purchase_without_item", row=row.idx, what=row.item_name)
		if row.material_request:
			what = {"row": row.idx, "what": row.item_name}
			throw("annual_purchase_requested", material_request=row.material_request, **what)
	doc = _draft(plan, rows, needed_by).insert()
	stamp([row.name for row in rows], doc.name)
	plan.notify_update()
	return doc


def _draft(plan, rows: list, needed_by: str | None):
	meeting_day = getdate(plan.starts_at)
	days = [getdate(row.due_date) if row.due_date else add_days(meeting_day, -1) for row in rows]
	day = max(getdate(needed_by) if needed_by else min(days), getdate(today()))
	values = {"material_request_type": "Purchase", "company": plan.company, "schedule_date": day}
	doc = frappe.get_doc({"doctype": REQUEST, "transaction_date": today(), "title": plan.title, **values})
	stores = _warehouses(plan.company, {row.item_code for row in rows})
	for row, needed in zip(rows, days, strict=True):
		by = day if needed_by else max(needed, day)
		doc.append("items", _item(plan, row, by, stores[row.item_code]))
	doc.set_missing_values()
	return doc


def _item(plan, row, day, warehouse: str | None) -> dict:
	uom = row.uom or frappe.get_cached_value("Item", row.item_code, "stock_uom")
	words = (row.specification, row.remarks, plan.title)
	return {
		"item_code": row.item_code,
		"qty": row.qty,
		"uom": uom,
		"conversion_factor": get_conversion_factor(row.item_code, uom).get("conversion_factor") or 1,
		"schedule_date": day,
		"description": "; ".join(word for word in (row.item_name, *words) if word),
		"warehouse": warehouse,
		"cost_center": plan.cost_center,
		# The dimension; ERPNext takes it along to orders and invoices, where it counts against the activity's budget.
		"marketing_activity": plan.marketing_activity,
		"rate": row.rate,
	}


def _warehouses(company: str, items: Collection[str]) -> dict[str, str | None]:
	"""Where the goods of each item come in: the item's own place in the company, else the general one if it is the company's."""
	filters = {"parent": ("in", list(items)), "company": company}
	own = dict(frappe.get_all("Item Default", filters, ["parent", "default_warehouse"], as_list=True))
	general = frappe.db.get_single_value("Stock Settings", "default_warehouse")
	if general and frappe.get_cached_value("Warehouse", general, "company") != company:
		general = None
	return {item: own.get(item) or general for item in items}


def stamp(row_names: Collection[str], material_request: str | None) -> None:
	"""Write on purchases which request asks for them."""
	row = frappe.qb.DocType(ROW)
	frappe.qb.update(row).set(row.material_request, material_request).where(
		row.name.isin(list(row_names))
	).run()


def release(material_request: str) -> None:
	"""A request was cancelled or deleted: its purchases can be asked for again."""
	names = frappe.get_all(ROW, {"material_request": material_request}, pluck="name")
	if names:
		stamp(names, None)
