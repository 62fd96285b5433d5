"""Who is told before a paper of the marketing budget is due, after it was, and while it waits. Each digest goes out once a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import frappe
from frappe import _
from frappe.translate import get_user_lang
from frappe.utils import add_days, escape_html, get_url_to_list

from sales_ops.marketing_budget.statements.notices import (
	APPROVER,
	FINANCE,
	LEDGER,
	PLANNER,
	REPORT,
	STATISTICS,
)
from sales_ops.notices import alert, tell
from sales_ops.policies import budget_statements as policy

SHOWN = 10  # names in a digest; the link leads to all
BEFORE = 1  # days before a deadline
NAMES = {
	REPORT: ("budget_title", "month"),
	LEDGER: ("company", "week_start"),
	STATISTICS: ("company", "month"),
}


@dataclass(frozen=True)
class Digest:
	"""`sentence` gives it in a language, with places for the count and the names; `filters` finds what it is about."""

	doctype: str
	roles: tuple[str, ...]
	sentence: Callable[[str], str]
	filters: dict
	link: str


def remind(on: date) -> None:
	"""Mark what is late, then tell everybody what is due until tomorrow, late, or waiting."""
	mark_late(on)
	for digest in digests(on):
		_send(digest, on)
	remind_receivers(on)


def mark_late(on: date) -> None:
	"""Every draft past its day says by how many days."""
	for doctype in NAMES:
		for name in frappe.get_all(doctype, {"docstatus": 0, "due_date": ("<", on)}, pluck="name"):
			frappe.get_doc(doctype, name).mark_late(on)


def digests(on: date) -> list[Digest]:
	"""What there is to tell on a day."""
	due = {"docstatus": 0, "due_date": ("between", [on, add_days(on, BEFORE)])}
	late = {"docstatus": 0, "due_date": ("<", on)}
	waiting = {"docstatus": 1, "status": policy.SUBMITTED}
	drafts, submitted = "?status=Draft", "?status=Submitted"
	late_roles = (PLANNER, APPROVER)
	return [
		Digest(
			REPORT,
			(PLANNER,),
			lambda lang: _("{0} budget execution reports are due by tomorrow: {1}", lang=lang),
			due,
			drafts,
		),
		Digest(
			REPORT,
			late_roles,
			lambda lang: _("{0} budget execution reports are late: {1}", lang=lang),
			late,
			drafts,
		),
		Digest(
			LEDGER,
			(PLANNER,),
			lambda lang: _("{0} marketing expense ledgers are due by tomorrow: {1}", lang=lang),
			due,
			drafts,
		),
		Digest(
			LEDGER,
			late_roles,
			lambda lang: _("{0} marketing expense ledgers are late: {1}", lang=lang),
			late,
			drafts,
		),
		Digest(
			STATISTICS,
			(PLANNER,),
			lambda lang: _("{0} marketing expense statistics are due by tomorrow: {1}", lang=lang),
			due,
			drafts,
		),
		Digest(
			STATISTICS,
			late_roles,
			lambda lang: _("{0} marketing expense statistics are late: {1}", lang=lang),
			late,
			drafts,
		),
		Digest(
			LEDGER,
			(FINANCE,),
			lambda lang: _("{0} marketing expense ledgers wait for the check by finance: {1}", lang=lang),
			waiting,
			submitted,
		),
		Digest(
			STATISTICS,
			(FINANCE,),
			lambda lang: _("{0} marketing expense statistics wait for the check by finance: {1}", lang=lang),
			waiting,
			submitted,
		),
	]


def _send(digest: Digest, on: date) -> None:
	fields = ["name", "reminded_on", *NAMES[digest.doctype]]
	rows = frappe.get_all(digest.doctype, digest.filters, fields, order_by="due_date, name")
	if not rows or all(row.reminded_on and row.reminded_on >= on for row in rows):
		return
	words = [" ".join(str(row[field] or "") for field in NAMES[digest.doctype]) for row in rows[:SHOWN]]
	shown = ", ".join(map(escape_html, words)) + (" …" if len(rows) > SHOWN else "")
	tell(
		digest.roles,
		lambda lang: digest.sentence(lang).format(len(rows), shown),
		document_type=digest.doctype,
		link=get_url_to_list(digest.doctype) + digest.link,
	)
	_note(digest.doctype, [row.name for row in rows], on)


def remind_receivers(on: date) -> None:
	"""A report that was handed in before today and that a receiver has not taken yet: the receiver hears of it once a day."""
	report, row = frappe.qb.DocType(REPORT), frappe.qb.DocType("Marketing Budget Report Receiver")
	open_rows = (
		frappe.qb.from_(report)
		.inner_join(row)
		.on(row.parent == report.name)
		.select(report.name, report.budget_title, report.month, row.receiver)
		.where((report.docstatus == 1) & (report.status == policy.SUBMITTED))
		.where(row.received_on.isnull() & row.receiver.isnotnull())
		.where(report.submitted_on < on)
		.where(report.reminded_on.isnull() | (report.reminded_on < on))
		.orderby(report.name, row.idx)
	).run(as_dict=True)
	for one in open_rows:
		sentence = _(
			"Please confirm that you have the execution report of {0} for {1}.",
			lang=get_user_lang(one.receiver),
		)
		title = escape_html(one.budget_title)
		alert(one.receiver, sentence.format(title, one.month), document_type=REPORT, document_name=one.name)
	_note(REPORT, sorted({one.name for one in open_rows}), on)


def _note(doctype: str, names: list[str], on: date) -> None:
	if names:
		frappe.db.set_value(doctype, {"name": ("in", names)}, "reminded_on", on, update_modified=False)
