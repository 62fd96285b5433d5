"""The office's terms, from the single document Property Sales Settings, as the policies take them."""

from datetime import date, datetime, timedelta

import frappe
from frappe.utils import cint, now_datetime

from sales_ops.policies.arrears import ClockTerms
from sales_ops.policies.working_days import SUNDAY


def term(fieldname: str) -> int:
	"""A number of Property Sales Settings: minutes, days or months, as its label says."""
	return cint(frappe.get_cached_value("Property Sales Settings", "Property Sales Settings", fieldname))


def clock_terms() -> ClockTerms:
	"""The limits of the collection clocks."""
	return ClockTerms(
		forfeiture_days=term("forfeiture_days"),
		return_months=term("return_months"),
		legal_days=term("legal_days"),
		remind_days=term("remind_days"),
	)


def days_off() -> str:
	"""On which days the office does not work, where its company has no Holiday List: a key of `working_days.DAYS_OFF`."""
	found = frappe.get_cached_value("Property Sales Settings", "Property Sales Settings", "days_off")
	return found or SUNDAY


def hold_expiry() -> datetime:
	"""When a hold that begins now runs out."""
	return now_datetime() + timedelta(minutes=term("hold_minutes"))


def deposit_expiry(subscribed_on: date) -> datetime:
	"""When a submitted subscription without a deposit loses its unit: the end of its last deposit day."""
	last_day = subscribed_on + timedelta(days=term("deposit_days"))
	return datetime.combine(last_day, datetime.max.time()).replace(microsecond=0)
