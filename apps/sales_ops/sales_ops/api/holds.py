"""Holding and giving free, in words that tell an outsider nothing about others."""

from datetime import timedelta

import frappe
from frappe.utils import now_datetime, today

from sales_ops.api import catalogue
from sales_ops.api.values import moment, not_found
from sales_ops.exceptions import throw
from sales_ops.exceptions.property_sales import ClaimError, UnitTakenError
from sales_ops.locks import locked
from sales_ops.property_sales import settings

HELD, EXPIRED = "Held", "Expired"


def make(property_unit: str, customer: str, ttl_minutes: int | None) -> dict:
	"""Hold a released unit; see `v1.hold`."""
	most = settings.term("hold_minutes")
	if ttl_minutes is not None and not 1 <= ttl_minutes <= most:
		throw("rest_ttl", most=most, minutes=ttl_minutes)
	catalogue.get(property_unit)
	_require_customer(customer)
	until = now_datetime() + timedelta(minutes=ttl_minutes or most)
	deal = _insert(property_unit, customer, until)
	if not deal:
		throw("rest_unit_taken", unit=property_unit)
	return shape(deal) | {"customer": deal.customer, "held_until": moment(deal.held_until)}


def _insert(property_unit: str, customer: str, until) -> "frappe.model.document.Document | None":
	"""The draft that holds the unit; None where it cannot be had. Raised anew outside, the cause would go with it."""
	values = {"property_unit": property_unit, "customer": customer, "subscription_date": today()}
	deal = frappe.get_doc({"doctype": "Property Subscription", **values})
	deal.flags.held_until = until
	messages = len(frappe.local.message_log)
	try:
		return deal.insert()
	except (UnitTakenError, ClaimError):
		del frappe.local.message_log[messages:]
		return None


def _require_customer(customer: str) -> None:
	if not frappe.db.exists("Customer", customer):
		not_found("Customer", customer)
	frappe.has_permission("Customer", "read", customer, throw=True)


def release(hold: str) -> dict:
	"""End an own hold; see `v1.release_hold`."""
	if not frappe.db.exists("Property Subscription", hold):
		not_found("Property Subscription", hold)
	deal = locked("Property Subscription", hold)
	deal.check_permission("write")
	if deal.docstatus != 0:
		throw("rest_not_a_hold", deal=deal.name, status=deal.status)
	deal.release_hold()
	return shape(deal)


def shape(deal) -> dict:
	"""A hold as the API answers it."""
	return {"hold": deal.name, "property_unit": deal.property_unit, "status": deal.status}
