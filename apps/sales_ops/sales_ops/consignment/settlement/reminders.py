"""Who is told before a deadline of settlement runs out, and after it has (A8, A11, A12). Each digest goes out once a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import frappe
from frappe import _
from frappe.utils import add_days, escape_html, get_url_to_list, getdate, today

from sales_ops.consignment.settlement import notices
from sales_ops.consignment.settlement.notices import NOTICE, SETTLEMENT
from sales_ops.notices import tell
from sales_ops.policies import consignment_settlement as policy

BUYER, QUALITY, FINANCE = "Consignment Buyer", "Consignment Quality", "Accounts User"
SHOWN = 10  # names in a digest; the link leads to all
BEFORE = 1  # days before a deadline


@dataclass(frozen=True)
class Digest:
	"""`sentence` gives it in a language, with places for the count and the names; `filters` finds what it is about."""

	doctype: str
	roles: tuple[str, ...]
	sentence: Callable[[str], str]
	filters: dict
	link: str
	once: bool = False


def remind(on: date | None = None) -> None:
	"""Tell everybody what falls due until tomorrow and what is late, as on a day (default today)."""
	on = on or getdate(today())
	mark_missing_invoices(on)
	for digest in digests(on):
		_send(digest, on)


def mark_missing_invoices(on: date) -> list[str]:
	"""The day after closing, a notice without an invoice says that it is missing. Returns the names."""
	waiting = {"docstatus": 1, "status": notices.WAITING, "reported_on": ("<=", on)}
	names = frappe.get_all(NOTICE, waiting, pluck="name", order_by="name")
	for name in names:
		frappe.get_doc(NOTICE, name).db_set("status", notices.MISSING, notify=True)
	return names


def digests(on: date) -> list[Digest]:
	"""What there is to tell on a day."""
	soon = add_days(on, BEFORE)
	draft, confirmed = {"docstatus": 0}, {"docstatus": 1, "status": policy.CONFIRMED}
	return [
		Digest(
			SETTLEMENT,
			(BUYER,),
			lambda lang: _("{0} consignment settlements are due by tomorrow: {1}", lang=lang),
			draft | {"due_date": ("between", [on, soon])},
			"?status=Draft",
		),
		Digest(
			SETTLEMENT,
			(BUYER, FINANCE),
			lambda lang: _("{0} consignment settlements are late: {1}", lang=lang),
			draft | {"due_date": ("<", on)},
			"?status=Draft",
		),
		Digest(
			SETTLEMENT,
			(BUYER,),
			lambda lang: _("{0} consignment settlements wait for the next period: {1}", lang=lang),
			{"docstatus": 1, "status": policy.DEFERRED},
			"?status=Deferred",
			once=True,
		),
		Digest(
			SETTLEMENT,
			(BUYER,),
			lambda lang: _("{0} invoice notices are due by today: {1}", lang=lang),
			confirmed | {"notice_due_date": ("<=", on)},
			"?status=Confirmed",
		),
		Digest(
			NOTICE,
			(QUALITY, BUYER),
			lambda lang: _("{0} invoices of consignment are due by tomorrow or overdue: {1}", lang=lang),
			{"docstatus": 1, "status": notices.WAITING, "invoice_due_date": ("<=", soon)},
			"?status=Waiting%20for%20Invoice",
		),
		Digest(
			NOTICE,
			(QUALITY, BUYER, FINANCE),
			lambda lang: _("{0} invoices of consignment are missing after the closing day: {1}", lang=lang),
			{"docstatus": 1, "status": notices.MISSING},
			"?status=Invoice%20Missing",
		),
	]


def _send(digest: Digest, on: date) -> None:
	fields = ["name", "supplier_name", "reminded_on"]
	rows = frappe.get_all(digest.doctype, digest.filters, fields, order_by="creation, name")
	if digest.once:
		rows = [row for row in rows if not row.reminded_on]
	if not rows or all(row.reminded_on and row.reminded_on >= on for row in rows):
		return
	shown = ", ".join(escape_html(f"{row.name} {row.supplier_name or ''}".strip()) for row in rows[:SHOWN])
	shown += " …" if len(rows) > SHOWN else ""
	tell(
		digest.roles,
		lambda lang: digest.sentence(lang).format(len(rows), shown),
		document_type=digest.doctype,
		link=get_url_to_list(digest.doctype) + digest.link,
	)
	told = {"name": ("in", [row.name for row in rows])}
	frappe.db.set_value(digest.doctype, told, "reminded_on", on, update_modified=False)
