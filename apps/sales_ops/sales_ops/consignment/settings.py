"""The house's terms, from the single document Consignment Settings, as the policies take them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import frappe
from frappe.utils import cint, to_timedelta

from sales_ops.policies.consignment_calendar import Calendar
from sales_ops.values import to_decimal

SETTINGS = "Consignment Settings"
# An agreement has its own days for these; 0 there: as the settings say.
OF_AGREEMENT = ("settlement_from_day", "settlement_upto_day", "settlement_due_day")


def term(fieldname: str) -> int:
	"""A number of Consignment Settings: days, months or points, as its label says."""
	return cint(_value(fieldname))


def amount(fieldname: str) -> Decimal:
	"""An amount (company currency) or percent of Consignment Settings."""
	return to_decimal(_value(fieldname))


def choice(fieldname: str) -> str:
	"""A selected word of Consignment Settings."""
	return _value(fieldname) or ""


def moment(fieldname: str) -> timedelta:
	"""A time of day of Consignment Settings, from midnight on."""
	return to_timedelta(_value(fieldname) or "00:00:00")


def calendar(agreement: Any = None) -> Calendar:
	"""The settlement days of an agreement (document or row with its fields), else of the settings."""
	days = {}
	for fieldname in OF_AGREEMENT:
		own = cint(agreement.get(fieldname)) if agreement else 0
		days[fieldname.removeprefix("settlement_")] = own or term(fieldname)
	return Calendar(
		**days,
		notice_within_days=term("notice_within_days"),
		closing_day=term("closing_day"),
		invoice_days_before_closing=term("invoice_days_before_closing"),
		missing_invoice_days_after_closing=term("missing_invoice_days_after_closing"),
	)


def _value(fieldname: str):
	return frappe.get_cached_value(SETTINGS, SETTINGS, fieldname)
