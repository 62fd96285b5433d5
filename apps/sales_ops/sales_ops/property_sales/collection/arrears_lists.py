"""The day's arrears lists: made before 09:00, worked through by the consultant, signed by the supervisor (PROP-09).

One for each working day, project and consultant; deals without a consultant have a list of their own. The figures are
those of the morning and stay.
"""

from collections import defaultdict
from datetime import date

import frappe
from frappe.utils import cstr, flt, getdate, now_datetime, today

from sales_ops import arguments
from sales_ops.exceptions import throw
from sales_ops.jobs import one_row
from sales_ops.policies.arrears import IN_LITIGATION, NO_ACTION, REMIND
from sales_ops.property_sales import settings
from sales_ops.property_sales.collection import list_notices as notices
from sales_ops.property_sales.collection import queries as rows_of
from sales_ops.property_sales.collection.assessment import AssessedDeal, assess_deals
from sales_ops.property_sales.permissions import consultants_of, may_approve

OPEN, SUBMITTED, REVIEWED = "Open", "Submitted", "Reviewed"
COPIED = (
	"property_subscription",
	"property_contract",
	"property_unit",
	"customer",
	"customer_name",
	"currency",
)
WORKERS = frozenset({"Property Sales Supervisor", "Collection Officer"})


def is_office_day(company: str, on: date) -> bool:
	"""Whether the company's office works on a day: its default Holiday List says so, else the office's days off."""
	return settings.work_calendar(company).is_working_day(on)


def make_lists(on: date | None = None) -> None:
	"""Make the lists of a working day. Run again, it refreshes lists nobody has worked on and adds missing ones."""
	on = on or getdate(today())
	for project in frappe.get_all("Property Project", fields=["name", "company", "currency"]):
		if is_office_day(project.company, on):
			with one_row(f"Arrears lists of {project.name}"):
				_make_project_lists(project, on)


def _make_project_lists(project: dict, on: date) -> None:
	deals = [deal for deal in assess_deals(project.company, on, project.name) if _needs_call(deal)]
	items = _items(deals)
	groups = defaultdict(list)
	for deal, item in zip(deals, items, strict=True):
		groups[deal.row.consultant or None].append(item)
	users = rows_of.users_of_consultants([consultant for consultant in groups if consultant])
	for consultant, rows in groups.items():
		with one_row(f"Arrears list of {consultant} in {project.name}"):
			_keep_list(project, consultant, users.get(consultant), on, sorted(rows, key=_order))


def _needs_call(deal: AssessedDeal) -> bool:
	return deal.assessment.action not in (NO_ACTION, IN_LITIGATION)


def _order(item: dict) -> tuple:
	"""What is late before what is only due soon; the most overdue first."""
	return (
		item["next_action"] == REMIND,
		-item["days_overdue"],
		-item["overdue_amount"],
		item["property_unit"],
	)


def _items(deals: list[AssessedDeal]) -> list[dict]:
	names = [deal.row.property_subscription for deal in deals]
	calls, promises = rows_of.latest_follow_ups(names), rows_of.current_promises(names)
	numbers = rows_of.mobile_numbers({deal.row.customer for deal in deals})
	return [
		_item(deal)
		| {"mobile_no": numbers.get(deal.row.customer)}
		| _history(calls.get(name), promises.get(name))
		for name, deal in zip(names, deals, strict=True)
	]


def _item(deal: AssessedDeal) -> dict:
	found = deal.assessment
	buckets = [name for name, amount in found.buckets.items() if amount]
	return {
		**{field: deal.row[field] for field in COPIED},
		"next_action": found.action,
		"clock_day": found.clock.day if found.clock else 0,
		"clock_limit": found.clock.limit if found.clock else 0,
		"overdue_amount": flt(found.overdue),
		"oldest_due": found.oldest_due,
		"days_overdue": found.days_overdue,
		"bucket": buckets[-1] if buckets else None,
		"next_due": found.next_due,
		"next_amount": flt(found.next_amount),
	}


def _history(call: dict | None, promise: dict | None) -> dict:
	values = {}
	if call:
		values |= {"last_follow_up": call.follow_up_on, "last_reached": call.reached}
		values |= {"last_result": call.result, "next_contact_date": call.next_contact_date}
	if promise:
		values |= {"promise_status": promise.status, "promised_date": promise.promised_date}
		values["promised_amount"] = promise.amount
	return values


def _keep_list(project: dict, consultant: str | None, user: str | None, on: date, items: list[dict]) -> None:
	key = {"list_date": on, "property_project": project.name}
	name = frappe.db.exists("Arrears List", {**key, "consultant": consultant or ("is", "not set")})
	if name:
		return _refresh(frappe.get_doc("Arrears List", name, for_update=True), items)
	values = {**key, "consultant": consultant, "user": user, "items": items}
	values |= {"company": project.company, "currency": project.currency}
	sheet = frappe.get_doc({"doctype": "Arrears List", **values}).insert(ignore_permissions=True)
	notices.tell_consultant(sheet)


def _refresh(sheet, items: list[dict]) -> None:
	"""This moment's figures for a list on which nobody has done anything yet."""
	is_touched = sheet.status != OPEN or any(row.follow_up for row in sheet.items)
	if is_touched or not _differs(sheet, items):
		return
	sheet.set("items", items)
	sheet.save(ignore_permissions=True)


def _differs(sheet, items: list[dict]) -> bool:
	def shown(row) -> list[str]:
		return [cstr(row.get(field) or "") for field in fields]

	fields = sorted({field for item in items for field in item})
	return [shown(row) for row in sheet.items] != [shown(item) for item in items]


# the day's work


def note_follow_up(call) -> None:
	"""Write a follow-up onto the lists of its day that have not been handed in."""
	for row in rows_of.open_list_rows(call.property_subscription, getdate(call.follow_up_on)):
		frappe.db.set_value("Arrears List Item", row.name, "follow_up", call.name)
		_count_calls(row.parent)


def forget_follow_up(name: str) -> None:
	"""Take a deleted follow-up off lists that have not been handed in; a handed-in list keeps it from being deleted."""
	for row in frappe.get_all("Arrears List Item", {"follow_up": name}, ["name", "parent"]):
		if frappe.db.get_value("Arrears List", row.parent, "status") == OPEN:
			frappe.db.set_value("Arrears List Item", row.name, "follow_up", None)
			_count_calls(row.parent)


def _count_calls(name: str) -> None:
	sheet = frappe.get_doc("Arrears List", name)
	sheet.set_totals()
	sheet.db_set("no_called", sheet.no_called, notify=True)


@frappe.whitelist(methods=["POST"])
def submit_list(name: str, reason: str | None = None, row_reasons: dict | str | None = None) -> None:
	"""Hand a list in for signature.

	Args:
		reason: why deals without a follow-up were not called, for all of them.
		row_reasons: the same for single deals, `{property_subscription: reason}`.

	Raises:
		ArrearsListError: it was handed in before, or a deal has neither follow-up nor reason.
	"""
	sheet = _locked(name)
	if not may_work(sheet):
		raise frappe.PermissionError
	if sheet.status != OPEN:
		throw("list_not_open", list=sheet.name, status=sheet.status)
	reasons = arguments.mapping("row_reasons", row_reasons)
	reason = cstr(reason).strip() or None
	_require_reasons(sheet, reason, reasons)
	for row in sheet.items:
		if not row.follow_up and reasons.get(row.property_subscription):
			row.db_set("reason", reasons[row.property_subscription])
	signed = {"submitted_by": frappe.session.user, "submitted_at": now_datetime()}
	sheet.db_set({"status": SUBMITTED, "reason": reason, **signed}, notify=True)


def _require_reasons(sheet, reason: str | None, reasons: dict) -> None:
	def is_open(row) -> bool:
		return not (row.follow_up or cstr(reasons.get(row.property_subscription)).strip())

	left = [row for row in sheet.items if is_open(row)]
	if left and not reason:
		units = ", ".join(row.property_unit for row in left[:5])
		throw("list_needs_reason", count=len(left), units=units)


@frappe.whitelist(methods=["POST"])
def review_list(name: str, remark: str | None = None) -> None:
	"""Sign a list that was handed in.

	Raises:
		PermissionError: the user is neither supervisor nor project manager.
		ArrearsListError: it is not handed in, or the user is its consultant or handed it in.
	"""
	sheet = _locked(name)
	if not may_approve():
		raise frappe.PermissionError
	if sheet.status != SUBMITTED:
		throw("list_not_submitted", list=sheet.name, status=sheet.status)
	if wrote(sheet):
		throw("list_own_signature", list=sheet.name)
	signed = {"reviewed_by": frappe.session.user, "reviewed_at": now_datetime()}
	sheet.db_set({"status": REVIEWED, "review_remark": remark, **signed}, notify=True)


def may_work(sheet) -> bool:
	"""Whether the user may hand the list in: its consultant, a collection officer, a supervisor."""
	if WORKERS & set(frappe.get_roles()):
		return True
	return bool(sheet.consultant) and sheet.consultant in consultants_of()


def wrote(sheet) -> bool:
	"""Whether the list is the user's own work, which somebody else signs."""
	return frappe.session.user == sheet.submitted_by or (
		bool(sheet.consultant) and sheet.consultant in consultants_of()
	)


def _locked(name: str):
	sheet = frappe.get_doc("Arrears List", name, for_update=True)
	sheet.check_permission("read")
	return sheet


def tell_unsigned(on: date | None = None) -> None:
	"""Tell the supervisors, once a working day, which lists nobody has signed."""
	on = on or getdate(today())
	rows = [row for row in rows_of.lists_to_report(on) if is_office_day(row.company, on)]
	if not rows:
		return
	notices.tell_supervisors(rows)
	for row in rows:
		frappe.db.set_value("Arrears List", row.name, "reported_on", on)
