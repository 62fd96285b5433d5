"""How often one address may call: numbers of Property Sales Settings, for `frappe.rate_limiter.rate_limit`."""

import sys

from sales_ops.property_sales import settings


def reads() -> int:
	"""Calls a minute of one reading function; a setting of 0 means no limit."""
	return settings.term("rest_reads_per_minute") or sys.maxsize


def writes() -> int:
	"""Calls a minute of one writing function; a setting of 0 means no limit."""
	return settings.term("rest_writes_per_minute") or sys.maxsize
