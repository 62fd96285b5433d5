"""Who sees a judge's score: before the contest is closed only the judge, and who entered it from paper."""

import frappe
from frappe.model.document import Document

from sales_ops.sales_meetings.judging.queries import CONTEST

SEEN = """(`tabJudge Score`.user = {user} or `tabJudge Score`.entered_by = {user} or `tabJudge Score`.judged_contest in
	(select name from `tabJudged Contest` where status = 'Closed'))"""


def score_query_conditions(user: str | None = None) -> str:
	"""SQL for lists and reports."""
	user = user or frappe.session.user
	return "" if user == "Administrator" else SEEN.format(user=frappe.db.escape(user))


def has_score_permission(doc: Document, user: str | None = None, **_kwargs) -> bool:
	"""The same for a single score."""
	user = user or frappe.session.user
	if user == "Administrator" or user in (doc.user, doc.entered_by):
		return True
	return frappe.db.get_value(CONTEST, doc.judged_contest, "status") == "Closed"
