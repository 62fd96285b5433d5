"""The rows of the marketing sheets with their types. What is here has been read, not yet checked."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class BudgetRow:
	"""A line of a budget; what holds for the budget or its pool may be empty in all rows but one.

	Amounts in the company's currency, ratio in percent; `m01` … `m12` are the calendar's months.
	"""

	row: int
	budget: str
	pool: str
	line: str
	company: str | None = None
	year: str | None = None
	starts_on: date | None = None
	project: str | None = None
	quota: Decimal | None = None
	ratio: Decimal | None = None
	pool_amount: Decimal | None = None
	category: str | None = None
	mode: str | None = None
	account: str | None = None
	m01: Decimal | None = None
	m02: Decimal | None = None
	m03: Decimal | None = None
	m04: Decimal | None = None
	m05: Decimal | None = None
	m06: Decimal | None = None
	m07: Decimal | None = None
	m08: Decimal | None = None
	m09: Decimal | None = None
	m10: Decimal | None = None
	m11: Decimal | None = None
	m12: Decimal | None = None
	total: Decimal | None = None


@dataclass(frozen=True)
class ActivityRow:
	"""What an activity takes from a line in a month (2026-03), in the company's currency."""

	row: int
	activity_no: str
	line: str
	month: str
	amount: Decimal
	activity: str | None = None
	budget: str | None = None
	purpose: str | None = None
	starts_on: date | None = None
	ends_on: date | None = None
	leads: int | None = None
	deals: int | None = None
	status: str | None = None
	responsible: str | None = None
	campaign: str | None = None


@dataclass(frozen=True)
class ExpenseRow:
	"""An expense, in the company's currency; below zero for what came back."""

	row: int
	voucher_no: str
	date: date
	amount: Decimal
	activity_no: str | None = None
	supplier: str | None = None
	account: str | None = None
	remark: str | None = None
