"""The sentences of all rules, by violation code. English source; the desk translates, the preview may too.

Pure Python: the workbook preview reads it without frappe. One file an area; a code stands in one of them only.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sales_ops.messages import (
	annual_meetings,
	consignment_control,
	consignment_count,
	consignment_demand,
	consignment_settlement,
	consignment_stock,
	marketing_budget,
	marketing_control,
	marketing_statements,
	meeting_draws,
	property_changes,
	property_deals,
	property_office,
	property_units,
	rest,
	sales_meeting,
	workbook,
)
from sales_ops.policies.violations import Violation

AREAS = (
	annual_meetings,
	consignment_control,
	consignment_count,
	consignment_demand,
	consignment_settlement,
	consignment_stock,
	meeting_draws,
	marketing_budget,
	marketing_control,
	marketing_statements,
	property_units,
	property_deals,
	property_changes,
	property_office,
	rest,
	sales_meeting,
	workbook,
)
MESSAGES: dict[str, str] = {code: text for area in AREAS for code, text in area.MESSAGES.items()}


def describe(
	violation: Violation, translate: Callable[[str], str] = str, show: Callable[[Any], str] | None = None
) -> str:
	"""The sentence of a violation.

	Args:
		violation: what a policy found.
		translate: the translation function for the sentence (`frappe._` in the desk).
		show: formats each value; the default writes dates as ISO and money with thousands separators.
	"""
	show = show or plain
	params = {key: show(value) for key, value in violation.params.items()}
	return translate(MESSAGES[violation.code]).format(**params)


def plain(value: Any) -> str:
	"""A value without a locale: ISO dates, times to the minute, grouped money."""
	if isinstance(value, datetime):
		return value.strftime("%Y-%m-%d %H:%M")
	if isinstance(value, date):
		return value.isoformat()
	if isinstance(value, Decimal):
		return f"{value:,.2f}"
	return "" if value is None else str(value)
