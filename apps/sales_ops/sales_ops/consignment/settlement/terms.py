"""By which terms a supplier is settled: the days of the newest agreement, its tax, minimum, consent and payment ratio."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.consignment import settings
from sales_ops.consignment.settlement import queries
from sales_ops.consignment.settlement.queries import Scope
from sales_ops.exceptions import throw
from sales_ops.policies import consignment_calendar as calendar_policy
from sales_ops.policies.consignment_calendar import Calendar, Window

COPIED = ("taxes_and_charges", "cost_center", "minimum_amount", "supplier_consents", "payment_ratio")
# Where no agreement has a say; a site's settings may hold other amounts.
FROM_SETTINGS = ("minimum_amount", "payment_ratio")


def set_terms(doc: Document) -> None:
	"""Write agreement, currency, period and days into a draft settlement.

	Raises:
		SettlementError: the period is not a month.
	"""
	asked = (doc.company, doc.supplier)
	until = getdate(doc.period_end or today())
	agreement = queries.newest_agreement(*asked, doc.currency, until)
	# The desk proposes the company's currency; a supplier who has agreed another one is settled in that.
	agreement = agreement or queries.newest_agreement(*asked, None, until)
	doc.consignment_agreement = agreement.name if agreement else None
	doc.currency = agreement.currency if agreement else doc.currency or _company_currency(doc.company)
	for field in COPIED:
		doc.set(field, agreement[field] if agreement else None)
	for field in FROM_SETTINGS:
		if not agreement:
			doc.set(field, float(settings.amount(field)))
	_set_days(doc, settings.calendar(agreement))


def calendar_of(doc: Document) -> Calendar:
	"""The calendar by which a settlement runs."""
	agreement = doc.consignment_agreement
	return settings.calendar(frappe.get_cached_doc("Consignment Agreement", agreement) if agreement else None)


def scope_of(doc: Document) -> Scope:
	"""Whose entries of which days a settlement collects."""
	group = (doc.company, doc.supplier, doc.item_group, doc.currency)
	return Scope(*group, getdate(doc.collected_from), getdate(doc.period_end))


def _set_days(doc: Document, calendar: Calendar) -> None:
	window = _window(doc, calendar)
	doc.update({"period": window.label, "period_start": window.start, "period_end": window.end})
	doc.due_date = window.due
	group = (doc.company, doc.supplier, doc.item_group, doc.currency)
	closed = queries.closed_periods(Scope(*group, window.start, window.end), but=doc.name)
	doc.collected_from = max(calendar_policy.collected_from(window, closed, calendar), date(1900, 1, 1))


def _window(doc: Document, calendar: Calendar) -> Window:
	if not doc.period:
		return calendar_policy.window_before(calendar_policy.window_of(getdate(today()), calendar), calendar)
	try:
		return calendar_policy.window_named(doc.period.strip(), calendar)
	except ValueError:
		throw("consignment_settlement_period_unknown", period=doc.period)


def _company_currency(company: str) -> str:
	return frappe.get_cached_value("Company", company, "default_currency")
