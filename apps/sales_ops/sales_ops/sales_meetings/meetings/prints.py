"""What the papers of sales meetings say besides the fields of their document."""

from datetime import date

import babel.dates

import frappe
from frappe.utils import getdate


def meeting_month(day: date | str | None) -> str:
	"""A month as the headings name it: November 2026; 2026年11月."""
	if not day:
		return ""
	locale = frappe.local.lang.replace("-", "_")
	pattern = "y年M月" if locale.startswith("zh") else "MMMM y"
	return babel.dates.format_date(getdate(day), format=pattern, locale=locale)
