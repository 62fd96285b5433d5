"""How the REST API writes and reads values: ISO 8601 dates, moments with the site's offset, money as decimal text."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import frappe
from frappe.utils import cint, flt, get_datetime, get_system_timezone, getdate

from sales_ops.exceptions import throw

MOST_ROWS = 200


def money(amount: float | Decimal | None) -> str | None:
	"""An amount as text with two decimals, so that no client rounds it on the way."""
	return None if amount is None else f"{Decimal(str(flt(amount, 2))):.2f}"


def day(value: date | str | None) -> str | None:
	"""A day as `2026-11-23`."""
	return getdate(value).isoformat() if value else None


def moment(value: datetime | str | None) -> str | None:
	"""A moment as `2026-11-23T09:30:00+08:00`: the site's clock with its offset from UTC."""
	if not value:
		return None
	return get_datetime(value).replace(tzinfo=_zone()).isoformat(timespec="seconds")


def read_moment(field: str, value: str | None) -> datetime | None:
	"""A moment the client sent, on the site's clock; without an offset it is the site's clock already, a day is its end.

	Raises:
		ApiError: it is no ISO 8601 date or moment.
	"""
	if not value:
		return None
	try:
		found = datetime.fromisoformat(value.replace("Z", "+00:00"))
		found = found.astimezone(_zone()).replace(tzinfo=None) if found.tzinfo else found
	except (OverflowError, ValueError):  # the first and the last day of all have no other clock
		throw("rest_value", field=field, value=value)
	return found.replace(hour=23, minute=59, second=59) if len(value) == len("2026-11-23") else found


def page(start: int | str | None, limit: int | str | None) -> tuple[int, int]:
	"""First row and number of rows of a page: from 0, at most `MOST_ROWS`.

	Raises:
		ApiError: one of them is out of range.
	"""
	start, limit = cint(start), cint(limit)
	if start < 0:
		throw("rest_value", field="start", value=start)
	if not 1 <= limit <= MOST_ROWS:
		throw("rest_value", field="limit", value=limit)
	return start, limit


def not_found(doctype: str, name: str) -> None:
	"""Answer 404 in words that do not tell whether the record is there for others."""
	raise frappe.DoesNotExistError(f"{doctype} {name}")


def _zone() -> ZoneInfo:
	return ZoneInfo(get_system_timezone())
