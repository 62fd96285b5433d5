"""The terms of a module as its settings say them: a single document, read from Frappe's cache."""

from datetime import timedelta
from decimal import Decimal

import frappe
from frappe.utils import cint, to_timedelta

from sales_ops.values import to_decimal


class Terms:
	"""The fields of a single document in the types that policies take.

	Args:
		settings: the DocType of the single document.
	"""

	def __init__(self, settings: str):
		self.settings = settings

	def term(self, fieldname: str) -> int:
		"""A number: minutes, days, months or points, as its label says."""
		return cint(self._value(fieldname))

	def amount(self, fieldname: str) -> Decimal:
		"""An amount (company currency) or percent."""
		return to_decimal(self._value(fieldname))

	def choice(self, fieldname: str) -> str:
		"""A text or selected word; empty where there is none."""
		return self._value(fieldname) or ""

	def moment(self, fieldname: str) -> timedelta:
		"""A time of day, from midnight on."""
		return to_timedelta(self._value(fieldname) or "00:00:00")

	def _value(self, fieldname: str):
		return frappe.get_cached_value(self.settings, self.settings, fieldname)
