"""What Sales Ops raises: classes of our own, so that REST clients and tests can tell the rules apart.

One file a module; each says which violation codes its classes are raised for.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import frappe
from frappe import _
from frappe.utils import escape_html, fmt_money, format_date, format_datetime

from sales_ops.exceptions import (
	annual_meetings,
	consignment,
	marketing_budget,
	marketing_statements,
	meeting_draws,
	property_sales,
	rest,
	sales_meeting,
	workbook,
)
from sales_ops.exceptions.base import SalesOpsError
from sales_ops.messages import describe
from sales_ops.policies.violations import Violation

MODULES = (
	rest,
	property_sales,
	consignment,
	marketing_budget,
	marketing_statements,
	annual_meetings,
	meeting_draws,
	sales_meeting,
	workbook,
)
EXCEPTIONS = {code: cls for module in MODULES for code, cls in module.EXCEPTIONS.items()}
BY_PREFIX = tuple(row for module in MODULES for row in module.BY_PREFIX)


def exception_of(code: str) -> type[SalesOpsError]:
	"""The class a violation is raised as; `DealError` for all about a deal's own terms."""
	found = EXCEPTIONS.get(code)
	return found or next(
		(cls for prefix, cls in BY_PREFIX if code.startswith(prefix)), property_sales.DealError
	)


def throw(code: str, **params: Any) -> None:
	"""Raise one violation as its class, in the user's language."""
	throw_all([Violation(code, params)])


def throw_all(violations: Sequence[Violation]) -> None:
	"""Raise the first violation's class with the sentences of all; return when there is none."""
	if not violations:
		return
	sentences = [sentence_of(violation) for violation in violations]
	frappe.throw("<br>".join(sentences), exc=exception_of(violations[0].code), title=_("Not Possible"))


def sentence_of(violation: Violation) -> str:
	"""What a violation says, in the user's language, as HTML."""
	return describe(violation, translate=_, show=show)


def show(value: Any) -> str:
	"""A value as the user reads it; texts come escaped, since the desk shows messages as HTML."""
	if isinstance(value, datetime):
		return format_datetime(value, "yyyy-MM-dd HH:mm")
	if isinstance(value, date):
		return format_date(value)
	if isinstance(value, Decimal):
		return fmt_money(value)
	# Statuses and kinds in the sense of the sales office (Hold 保留); without one of its own, a word keeps the general.
	return "" if value is None else escape_html(_(str(value), context="Property Unit Claim"))
