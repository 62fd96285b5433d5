"""The house's terms of marketing budgets, from Marketing Budget Settings, as the policies take them."""

from decimal import Decimal

import frappe
from frappe.utils import cint

from sales_ops.policies.budget_control import ACCUMULATED, Limits
from sales_ops.values import to_decimal

SETTINGS = "Marketing Budget Settings"
PERCENTAGES = ("warn_percentage", "alert_percentage", "stop_percentage", "tolerance_percentage")


def term(fieldname: str) -> int:
	"""A number of days of the settings, as its label says."""
	return cint(_value(fieldname))


def amount(fieldname: str) -> Decimal:
	"""An amount (company currency) or percent of the settings."""
	return to_decimal(_value(fieldname))


def choice(fieldname: str) -> str:
	"""A text or selected word of the settings."""
	return _value(fieldname) or ""


def control_mode(own: str | None) -> str:
	"""How a line is controlled: its own mode, else that of the settings."""
	return own or choice("default_control_mode") or ACCUMULATED


def limits_of(line) -> Limits:
	"""The limits of a line (row with the fields of Marketing Budget Line): its own, else those of the settings."""
	percentages = [to_decimal(line.get(field)) if line.own_limits else amount(field) for field in PERCENTAGES]
	return Limits(*percentages)


def _value(fieldname: str):
	return frappe.get_cached_value(SETTINGS, SETTINGS, fieldname)
