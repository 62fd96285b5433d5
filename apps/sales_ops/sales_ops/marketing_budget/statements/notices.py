"""Who hears that a paper of the marketing budget was handed in, or sent back."""

import frappe
from frappe import _
from frappe.translate import get_user_lang
from frappe.utils import escape_html

from sales_ops.notices import alert, tell

REPORT = "Marketing Budget Execution Report"
LEDGER = "Marketing Expense Ledger"
STATISTICS = "Marketing Expense Statistics"
PLANNER, APPROVER, FINANCE = "Marketing Planner", "Marketing Approver", "Accounts User"


def handed_in(doc) -> None:
	"""The receivers of an execution report; finance, which checks, for the others."""
	values = {"document_type": doc.doctype, "document_name": doc.name}
	if doc.doctype == REPORT:
		for row in doc.receivers:
			alert(row.receiver, _handed_in(doc, get_user_lang(row.receiver)), **values)
	else:
		tell((FINANCE,), lambda lang: _to_check(doc, lang), **values)


def _handed_in(doc, lang: str) -> str:
	title = escape_html(doc.budget_title)
	if doc.late:
		sentence = _("The execution report of {0} for {1} was handed in {2} days late.", lang=lang)
		return sentence.format(title, doc.month, doc.late_days)
	return _("The execution report of {0} for {1} was handed in.", lang=lang).format(title, doc.month)


def _to_check(doc, lang: str) -> str:
	if doc.doctype == LEDGER:
		week = f"{doc.week_start} – {doc.week_end}"
		return _("The marketing expense ledger of {0} waits for your check.", lang=lang).format(week)
	return _("The marketing expense statistics of {0} wait for your check.", lang=lang).format(doc.month)


def returned(doc) -> None:
	"""Who handed it in: something does not agree."""
	if frappe.db.get_value("User", doc.submitted_by, "enabled"):
		lang = get_user_lang(doc.submitted_by)
		sentence = _("Finance has returned {0}: {1}", lang=lang)
		remark = escape_html(doc.finance_remark or _("see the rows", lang=lang))
		alert(
			doc.submitted_by,
			sentence.format(doc.name, remark),
			document_type=doc.doctype,
			document_name=doc.name,
		)
