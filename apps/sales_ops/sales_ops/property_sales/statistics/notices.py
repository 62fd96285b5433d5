"""Handing a report in sends it: a notification on the desk and, where the office has an e-mail account, an e-mail with the
figures and the report as PDF, each in its receiver's language."""

import frappe
from frappe import _
from frappe.translate import get_user_lang, print_language
from frappe.utils import get_url_to_form

MAIL_KINDS = {"Daily": "daily", "Weekly": "weekly", "Monthly": "monthly", "Plan": "plan"}


def send(report) -> None:
	"""Tell the receivers of the report's project."""
	for receiver in _receivers(report):
		with print_language(get_user_lang(receiver.user)):
			_notify(report, receiver.user)
			if receiver.by_email and receiver.email and _has_mail_account():
				_mail(report, receiver)


def _receivers(report) -> list[dict]:
	"""Enabled users who get this kind of report and may read it, each once."""
	row, user = frappe.qb.DocType("Property Report Receiver"), frappe.qb.DocType("User")
	found = (
		frappe.qb.from_(row)
		.inner_join(user)
		.on(user.name == row.user)
		.select(row.user, row.by_email, user.email)
		.where(row.parent == report.property_project)
		.where(row.parenttype == "Property Project")
		.where(row[MAIL_KINDS[report.KIND]] == 1)
		.where(user.enabled == 1)
		.orderby(row.idx)
	).run(as_dict=True)
	readers = {receiver.user: receiver for receiver in found}.values()
	return [receiver for receiver in readers if report.has_permission("read", user=receiver.user)]


def subject_of(report) -> str:
	"""In the language of the moment, late ones called late."""
	title = _("Handed in: {0} {1} of {2}").format(_(report.doctype), report.period, report.property_project)
	if report.days_late:
		return _("{0}, {1} days late").format(title, report.days_late)
	return title


def _notify(report, user: str) -> None:
	"""An Alert: Frappe sends no e-mail for it."""
	log = {
		"doctype": "Notification Log",
		"for_user": user,
		"subject": subject_of(report),
		"type": "Alert",
		"document_type": report.doctype,
		"document_name": report.name,
	}
	frappe.get_doc(log).insert(ignore_permissions=True)


def _mail(report, receiver: dict) -> None:
	"""Queued; the PDF is made when the queue sends it, so that handing in does not wait for it."""
	attachment = {
		"print_format_attachment": 1,
		"doctype": report.doctype,
		"name": report.name,
		"lang": frappe.local.lang,
	}
	frappe.sendmail(
		recipients=[receiver.email],
		subject=subject_of(report),
		template="property_report",
		args={"report": report, "link": get_url_to_form(report.doctype, report.name)},
		attachments=[attachment],
		reference_doctype=report.doctype,
		reference_name=report.name,
	)


def _has_mail_account() -> bool:
	return bool(frappe.db.exists("Email Account", {"enable_outgoing": 1, "default_outgoing": 1}))
