"""Sales meetings, draws and shopping lists of a book, as drafts: somebody else approves the meeting, and starts the draw."""

import frappe
from frappe.utils import flt

from sales_ops.exceptions import throw
from sales_ops.policies.meeting_readiness import is_nobody
from sales_ops.workbook.draw_checks import CheckedDraw
from sales_ops.workbook.lookups import employee_of, new, territory_of, unit_of
from sales_ops.workbook.meeting_checks import OTHER_KIND, CheckedMeeting, CheckedPlan, estimate_of
from sales_ops.workbook.model_meetings import AgendaRow, PrizeRow, PurchaseRow, TicketRow

MEETING, DRAW, PLAN = "Sales Meeting", "Prize Draw", "Annual Meeting Plan"
# An annual meeting of which the book only knows the day.
BEGINS, ENDS = "09:00:00", "18:00:00"


def import_meeting(checked: CheckedMeeting, company: str) -> bool:
	"""Make the draft of a sales meeting. False: one of that name and day was there."""
	there = {"meeting_title": checked.key.meeting, "meeting_date": checked.key.date, "company": company}
	if _is_there(MEETING, there):
		return False
	plan = checked.plan
	doc = new(
		MEETING,
		**there,
		start_time=str(plan.start),
		end_time=str(plan.end),
		place=checked.place,
		purpose=plan.purpose or None,
		purpose_text=plan.decide,
		host_name=plan.host,
		host=employee_of(plan.host, company),
		attendees=[{"attendee_name": name, **_person(name, company)} for name in checked.attendees],
		agenda=[_agenda_row(row, company) for row in checked.rows],
	)
	doc.insert()
	return True


def _agenda_row(row: AgendaRow, company: str) -> dict:
	return {
		"kind": row.kind,
		"subject": row.subject,
		"speaker": row.speaker,
		"territory": territory_of(row.region),
		"planned_minutes": row.minutes,
		"material_required": row.material,
		"material_due": row.material_due,
		**_person(row.speaker, company),
	}


def import_draw(checked: CheckedDraw, company: str) -> bool:
	"""Make the draft of a draw. False: one of that name was there."""
	there = {"title": checked.draw, "company": company}
	if _is_there(DRAW, there):
		return False
	doc = new(
		DRAW,
		**there,
		mode=checked.mode,
		every_ticket_wins=int(checked.every_ticket_wins),
		prizes=[_prize(row, company) for row in checked.rows],
		tickets=[_ticket(row, company) for row in checked.tickets],
	)
	if checked.date:
		doc.draw_date = checked.date
	doc.insert()
	return True


def _prize(row: PrizeRow, company: str) -> dict:
	return {
		"level": row.level,
		"places": row.places,
		"gift": row.gift,
		"preset_numbers": row.numbers,
		"responsible": row.responsible,
		"employee": employee_of(row.responsible, company),
		"allows_winners": int(bool(row.allows_winners)),
	}


def _ticket(row: TicketRow, company: str) -> dict:
	department = {"department_name": row.department, "company": company}
	return {
		"number": row.number,
		"holder_name": row.holder,
		"employee": employee_of(row.holder, company),
		"department": frappe.db.get_value("Department", department) if row.department else None,
		"present": int(row.present is not False),
		"excluded": int(bool(row.excluded)),
		"reason": row.reason,
	}


def import_plan(checked: CheckedPlan, company: str) -> bool:
	"""Make the draft of an annual meeting with its shopping list, or add to a draft what is not on its list yet.

	Returns:
		False: nothing was to be added, or the plan is approved and its list is kept there.

	Raises:
		WorkbookError: there is no such meeting, and the book does not say when it is.
	"""
	name = frappe.db.get_value(PLAN, _filters({"title": checked.plan, "company": company}))
	if not name:
		_new_plan(checked, company).insert()
		return True
	doc = frappe.get_doc(PLAN, name)
	there = {(row.item_name, row.specification or "") for row in doc.purchases}
	missing = [row for row in checked.rows if (row.what, row.specification or "") not in there]
	if not doc.docstatus.is_draft() or not missing:
		return False
	doc.extend("purchases", [_purchase(row, company) for row in missing])
	doc.save()
	return True


def _new_plan(checked: CheckedPlan, company: str):
	if not checked.date:
		throw("wb_meeting_date_missing", meeting=checked.plan)
	return new(
		PLAN,
		title=checked.plan,
		company=company,
		starts_at=f"{checked.date} {BEGINS}",
		ends_at=f"{checked.date} {ENDS}",
		organiser=frappe.session.user,
		purchases=[_purchase(row, company) for row in checked.rows],
	)


def _purchase(row: PurchaseRow, company: str) -> dict:
	if row.item_code and not frappe.db.exists("Item", row.item_code):
		throw("wb_item_not_there", item=row.item_code)
	unit, supplier = unit_of(row.unit), _supplier(row.supplier)
	responsible = None if is_nobody(row.responsible) else row.responsible
	kept_as_text = (row.remark, None if unit else row.unit, None if supplier else row.supplier)
	return {
		"kind": row.kind or OTHER_KIND,
		"item_code": row.item_code,
		"item_name": row.what,
		"specification": row.specification,
		"qty": flt(row.quantity),
		"uom": unit,
		"rate": flt(row.rate if row.rate is not None else estimate_of(row) / row.quantity, 9),
		"responsible": responsible,
		"employee": employee_of(responsible, company),
		"due_date": row.due,
		"supplier": supplier,
		"actual_amount": flt(row.actual),
		"remarks": " · ".join(filter(None, kept_as_text)),
	}


def _supplier(name: str | None) -> str | None:
	if not name:
		return None
	return frappe.db.exists("Supplier", name) or frappe.db.get_value("Supplier", {"supplier_name": name})


def _person(name: str | None, company: str) -> dict[str, str | None]:
	"""The employee of that name, with the user that reminders go to."""
	employee = employee_of(name, company)
	return {
		"employee": employee,
		"user": frappe.db.get_value("Employee", employee, "user_id") if employee else None,
	}


def _is_there(doctype: str, values: dict) -> bool:
	return bool(frappe.db.exists(doctype, _filters(values)))


def _filters(values: dict) -> dict:
	return {**values, "docstatus": ("<", 2)}
