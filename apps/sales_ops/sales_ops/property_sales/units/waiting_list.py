"""Offering units that came free to the first in line; runs every five minutes, decides in `policies.waiting`."""

from datetime import datetime, timedelta

import frappe
from frappe import _
from frappe.translate import get_user_lang
from frappe.utils import format_datetime, get_datetime, now_datetime

from sales_ops import notices
from sales_ops.jobs import one_row
from sales_ops.policies import waiting as policy
from sales_ops.property_sales import settings
from sales_ops.property_sales.units import waiting_queries
from sales_ops.values import to_decimal

HOLD, NOTIFY, OFF = "Hold the Unit", "Notify Only", "Off"
WAITING, OFFERED, CONVERTED, LAPSED = "Waiting", "Offered", "Converted", "Lapsed"


def offer_free_units() -> None:
	"""End the offers that ran out, then offer what is free; a second run changes nothing."""
	lapse_offers(now_datetime())
	if settings.waiting_list_offers() == OFF:
		return
	wishes = [_wish(row) for row in waiting_queries.waiting()]
	if not wishes:
		return
	units = [_unit(row) for row in waiting_queries.free_units({wish.project for wish in wishes})]
	for wish, unit in policy.offers(wishes, units):
		with one_row(f"Offering {unit.name} to {wish.name}"):
			offer(wish.name, unit.name)


def lapse_offers(at: datetime) -> None:
	"""The customer has not come: the unit goes to the next in line, and he may register anew."""
	for name in waiting_queries.run_out_offers(at):
		with one_row(f"Ending the offer of {name}"):
			interest = frappe.get_doc("Property Interest", name, for_update=True)
			if interest.status == OFFERED:
				interest.db_set("status", LAPSED, notify=True)


def offer(interest_name: str, unit: str) -> None:
	"""Offer a unit to somebody who waits: hold it for him, where the settings say so, and tell his consultant.

	Raises:
		UnitTakenError: somebody was faster.
	"""
	interest = frappe.get_doc("Property Interest", interest_name, for_update=True)
	if interest.status != WAITING:
		return
	until = now_datetime() + timedelta(hours=settings.term("offer_hours"))
	values = {"status": OFFERED, "offered_unit": unit, "offered_until": until}
	if settings.waiting_list_offers() == HOLD:
		values["property_subscription"] = hold(interest, unit, until)
	interest.db_set(values, notify=True)
	tell_consultant(interest)


def hold(interest, unit: str, until: datetime | None = None) -> str:
	"""A draft subscription of the unit for who waits; until the offer ends, or for the office's hold minutes."""
	deal = frappe.get_doc(
		{
			"doctype": "Property Subscription",
			"property_unit": unit,
			"customer": interest.customer,
			"consultant": interest.consultant,
			"subscription_date": now_datetime().date(),
		}
	)
	deal.flags.held_until = until
	deal.flags.ignore_permissions = bool(until)  # the job offers; a person needs the right to hold
	return deal.insert().name


def tell_consultant(interest) -> None:
	"""A notification on the consultant's desk, in the own language; nobody is told where there is no consultant."""
	user = waiting_queries.user_of(interest.consultant)
	if not user:
		return
	language = get_user_lang(user)
	text = _("{0} is free and offered to {1} until {2}.", lang=language).format(
		interest.offered_unit, interest.customer_name, format_datetime(interest.offered_until)
	)
	notices.alert(
		user,
		frappe.utils.escape_html(text),
		document_type="Property Interest",
		document_name=interest.name,
		from_user="Administrator",
	)


def convert(deal) -> None:
	"""Close what the customer of a submitted deal waited for: this very unit, or the offer that became the deal."""
	for name in waiting_queries.open_interests_of(deal.customer, deal.property_unit, deal.name):
		interest = frappe.get_doc("Property Interest", name, for_update=True)
		interest.db_set({"status": CONVERTED, "property_subscription": deal.name}, notify=True)


def _wish(row: dict) -> policy.Wish:
	return policy.Wish(
		row.name,
		get_datetime(row.registered_on),
		row.property_project,
		row.property_unit or None,
		row.property_building or None,
		row.kind or None,
		*(to_decimal(row[field]) for field in ("min_area", "max_area", "max_amount")),
	)


def _unit(row: dict) -> policy.FreeUnit:
	return policy.FreeUnit(
		row.name,
		row.property_project,
		row.property_building,
		row.kind,
		to_decimal(row.built_area),
		to_decimal(row.list_amount),
		get_datetime(row.freed_on) if row.freed_on else None,
	)
