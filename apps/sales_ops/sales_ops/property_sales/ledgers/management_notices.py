"""The property-management company is told who moves in and which unit it takes back, and its confirmation is kept (PROP-03).

Hooks of Property Handover and Property Change Application; see `hooks.doc_events`.
"""

from datetime import date

import frappe
from frappe import _
from frappe.utils import add_days, escape_html, format_date, getdate, today

from sales_ops.policies import management_notice as policy
from sales_ops.property_sales import settings
from sales_ops.property_sales.collection.list_notices import notify_role

DOCTYPE = "Property Management Notice"


def on_handover(doc, _method: str | None = None) -> None:
	"""A unit was handed over: tell who moves in."""
	_make(policy.MOVE_IN, doc, {"property_handover": doc.name}, doc.no_of_keys)


def on_handover_cancelled(doc, _method: str | None = None) -> None:
	_withdraw({"property_handover": doc.name})


def on_change(doc, _method: str | None = None) -> None:
	"""A change was executed: where it frees a unit that the customer has, it is taken back, with its keys."""
	handover = {"property_subscription": doc.property_subscription, "docstatus": 1}
	keys = frappe.db.get_value("Property Handover", handover, ["name", "no_of_keys"], as_dict=True)
	if kind := policy.notice_of_change(doc.kind, had_keys=bool(keys)):
		_make(kind, doc, {"property_change": doc.name}, keys.no_of_keys if keys else 0)


def on_change_undone(doc, _method: str | None = None) -> None:
	_withdraw({"property_change": doc.name})


def _make(kind: str, source, origin: dict, no_of_keys: int) -> None:
	fields = ["management_company", "management_email"]
	project = frappe.db.get_value("Property Project", source.property_project, fields, as_dict=True)
	copied = ("property_unit", "property_project", "company", "property_subscription", "customer")
	notice = frappe.get_doc(
		{
			"doctype": DOCTYPE,
			"kind": kind,
			"notice_date": today(),
			"confirm_by": add_days(today(), settings.term("management_notice_days")),
			"no_of_keys": no_of_keys,
			"management_company": project.management_company,
			**{field: source.get(field) for field in copied},
			**origin,
		}
	).insert(ignore_permissions=True)
	if _mail(notice, project.management_email, _subject(notice)):
		notice.db_set("emailed_to", project.management_email)


def _withdraw(origin: dict) -> None:
	"""What led to the notice was undone; whoever confirmed it already is told as well."""
	for name in frappe.get_all(DOCTYPE, {**origin, "status": ("!=", policy.WITHDRAWN)}, pluck="name"):
		notice = frappe.get_doc(DOCTYPE, name, for_update=True)
		notice.db_set({"status": policy.WITHDRAWN, "withdrawn_on": today()}, notify=True)
		_mail(notice, notice.emailed_to, _("Withdrawn: {0}").format(_subject(notice)))


def _subject(notice) -> str:
	if notice.kind == policy.MOVE_IN:
		return _("Unit {0} was handed over to {1}").format(notice.property_unit, notice.customer_name)
	return _("Please take back unit {0}").format(notice.property_unit)


def _mail(notice, recipient: str | None, subject: str) -> bool:
	"""Queue an e-mail, where the project names an address and the site can send any."""
	outgoing = {"enable_outgoing": 1, "default_outgoing": 1}
	if not recipient or not frappe.db.exists("Email Account", outgoing):
		return False
	lines = [
		subject,
		_("Customer: {0}").format(notice.customer_name or ""),
		_("No. of keys: {0}").format(notice.no_of_keys),
		_("Please confirm by {0}.").format(format_date(notice.confirm_by)),
	]
	frappe.sendmail(
		recipients=[recipient],
		subject=f"{subject} ({notice.name})",
		message="<br>".join(escape_html(line) for line in lines),
		reference_doctype=DOCTYPE,
		reference_name=notice.name,
	)
	return True


def remind(on: date | None = None) -> None:
	"""Tell the supervisors, once a day, which notices nobody has confirmed in time."""
	on = on or getdate(today())
	late = {"status": policy.OPEN, "confirm_by": ("<", on)}
	rows = frappe.get_all(
		DOCTYPE, late, ["name", "property_unit", "reminded_on"], order_by="confirm_by, name"
	)
	if all(row.reminded_on and row.reminded_on >= on for row in rows):
		return
	notify_role(
		"Property Sales Supervisor",
		lambda lang: _("{0} notices to the property-management company are not confirmed: {1}", lang=lang),
		[row.property_unit for row in rows],
		DOCTYPE,
		"?status=Open",
	)
	for row in rows:
		frappe.db.set_value(DOCTYPE, row.name, "reminded_on", on, update_modified=False)
