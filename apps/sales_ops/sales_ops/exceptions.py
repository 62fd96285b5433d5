"""What Sales Ops raises: classes of our own, so that REST clients and tests can tell the rules apart."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import frappe
from frappe import _
from frappe.utils import escape_html, fmt_money, format_date, format_datetime

from sales_ops.messages import describe
from sales_ops.policies.violations import Violation


class SalesOpsError(frappe.ValidationError):
	"""A rule of the sales department was broken; nothing was written."""


class UnitTakenError(SalesOpsError):
	"""Another deal has the unit. REST: 409 Conflict."""

	http_status_code = 409


class ClaimError(SalesOpsError):
	"""A claim cannot move that way, or has run out."""


class UnitBlockedError(ClaimError):
	"""A block or the unit's use keeps it from sale."""


class UnitError(SalesOpsError):
	"""What is recorded on a unit, a block, a price list or a release batch does not hold."""


class PaymentPlanError(SalesOpsError):
	"""A payment plan or a schedule of instalments does not hold."""


class DealError(SalesOpsError):
	"""A subscription or contract is not in the state, or does not have the terms, for this step."""


class ReceiptError(SalesOpsError):
	"""A receipt does not fit its deal."""


class ChangeError(SalesOpsError):
	"""A Property Change Application is not in the state, or does not have the terms, to be executed."""


class FollowUpError(SalesOpsError):
	"""A follow-up or a promise to pay does not hold."""


class ArrearsListError(SalesOpsError):
	"""An arrears list is not in the state, or this is not the person, for this step."""


class HandoverError(SalesOpsError):
	"""A unit is not ready to be handed over."""


class PresaleAccountError(SalesOpsError):
	"""The company is not set up to book presale receipts as a liability."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {
	"unit_held": UnitTakenError,
	"unit_taken": UnitTakenError,
	"unit_busy": UnitTakenError,
	"unit_has_deal": UnitTakenError,
	"unit_not_released": ClaimError,
	"unit_not_for_sale": UnitBlockedError,
	"unit_blocked": UnitBlockedError,
	"unit_seized": UnitBlockedError,
	"claim_move_not_allowed": ClaimError,
	"claim_lost": ClaimError,
	"presale_account_missing": PresaleAccountError,
	"change_clearing_account_missing": PresaleAccountError,
	"change_income_account_missing": PresaleAccountError,
}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (
	("plan_", PaymentPlanError),
	("schedule_", PaymentPlanError),
	("instalment_", PaymentPlanError),
	("deposit_above_own_money", PaymentPlanError),
	("handover_", HandoverError),
	("change_", ChangeError),
	("deferral_", ChangeError),
	("exchange_", ChangeError),
	("name_change_", ChangeError),
	("receipt_", ReceiptError),
	("follow_up_", FollowUpError),
	("promise_", FollowUpError),
	("list_", ArrearsListError),
	("block_", UnitError),
	("floor_", UnitError),
	("generate_", UnitError),
	("price_list_", UnitError),
	("release_", UnitError),
	("approval_", UnitError),
	("allocation_", ReceiptError),
)


def exception_of(code: str) -> type[SalesOpsError]:
	"""The class a violation is raised as; `DealError` for all about a deal's own terms."""
	found = EXCEPTIONS.get(code)
	return found or next((cls for prefix, cls in BY_PREFIX if code.startswith(prefix)), DealError)


def throw(code: str, **params: Any) -> None:
	"""Raise one violation as its class, in the user's language."""
	throw_all([Violation(code, params)])


def throw_all(violations: Sequence[Violation]) -> None:
	"""Raise the first violation's class with the sentences of all; return when there is none."""
	if not violations:
		return
	sentences = [describe(violation, translate=_, show=show) for violation in violations]
	frappe.throw("<br>".join(sentences), exc=exception_of(violations[0].code), title=_("Not Possible"))


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
