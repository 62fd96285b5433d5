"""The rules of one agreement of a book: its rows say the same of it, its days and prices fit, its items may be consigned.

The rules are those of `policies.consignment_agreements` and `policies.consignment_calendar`, which the documents ask as
well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies import consignment_agreements as agreements
from sales_ops.policies import consignment_calendar as calendars
from sales_ops.policies.consignment_agreements import Price
from sales_ops.policies.consignment_calendar import Calendar
from sales_ops.policies.violations import Violation
from sales_ops.workbook.layout_consignment import COMPANY
from sales_ops.workbook.model_consignment import AgreementRow

SETTLEMENT_DAYS = ("settlement_from_day", "settlement_upto_day", "settlement_due_day")
# What holds for an agreement as a whole; a row that is silent agrees.
SHARED = (
	"company",
	"valid_upto",
	"currency",
	*SETTLEMENT_DAYS,
	"minimum",
	"consent",
	"payment_ratio",
	"loss_borne_by",
)
# The house's terms where neither the book nor a server says otherwise (the defaults of Consignment Settings).
MINIMUM, FULL_RATIO, PASS_SCORE = Decimal(20_000), Decimal(100), 60
STANDARD_CALENDAR = Calendar()

Found = Iterator[tuple[int, str, Violation]]


@dataclass(frozen=True)
class Terms:
	"""What holds for a whole agreement, in its currency; `given` are the columns in which the book says so itself."""

	company: str = ""
	valid_upto: date | None = None
	currency: str = ""
	calendar: Calendar = STANDARD_CALENDAR
	minimum: Decimal = MINIMUM
	consents: bool = False
	payment_ratio: Decimal = FULL_RATIO
	loss_borne_by: str = COMPANY
	given: frozenset[str] = frozenset()


def terms_of(rows: Sequence[AgreementRow]) -> Terms:
	"""The terms that the rows of an agreement tell together: of each, the first that is said."""
	said = {name: value for name in SHARED if (value := _said(rows, name)) is not None}
	return Terms(
		company=said.get("company", ""),
		valid_upto=said.get("valid_upto"),
		currency=said.get("currency", ""),
		calendar=Calendar(
			said.get("settlement_from_day", STANDARD_CALENDAR.from_day),
			said.get("settlement_upto_day", STANDARD_CALENDAR.upto_day),
			said.get("settlement_due_day", STANDARD_CALENDAR.due_day),
		),
		minimum=said.get("minimum", MINIMUM),
		consents=bool(said.get("consent")),
		payment_ratio=said.get("payment_ratio", FULL_RATIO),
		loss_borne_by=said.get("loss_borne_by", COMPANY),
		given=frozenset(said),
	)


def _said(rows: Sequence[AgreementRow], name: str):
	return next((value for row in rows if (value := getattr(row, name)) is not None), None)


def check_agreement(rows: Sequence[AgreementRow], terms: Terms, others: Sequence[Price] = ()) -> Found:
	"""What is wrong with an agreement: (row, column key or "", violation).

	Args:
		others: prices of the agreements above it that the supplier has for the same site.
	"""
	yield from _check_shared(rows)
	yield from _check_terms(rows[0], terms)
	for row in rows:
		found = agreements.check_scores(row.row, row.item, scores_of(row), PASS_SCORE, row.override_reason)
		for violation in found:
			yield row.row, "", violation
	prices = prices_of(rows, terms)
	for violation in agreements.check_prices(prices, rows[0].valid_from, terms.valid_upto, others):
		yield violation.params.get("row", rows[0].row), "", violation


def _check_shared(rows: Sequence[AgreementRow]) -> Found:
	"""The rows of an agreement do not contradict each other."""
	for name in SHARED:
		first = next((row for row in rows if getattr(row, name) is not None), None)
		for row in rows:
			value = getattr(row, name)
			if value is not None and value != getattr(first, name):
				params = {"value": value, "other": getattr(first, name), "row": first.row}
				yield row.row, name, Violation("wb_agreement_differs", params)


def _check_terms(first: AgreementRow, terms: Terms) -> Found:
	if 0 < len(terms.given & set(SETTLEMENT_DAYS)) < len(SETTLEMENT_DAYS):
		yield first.row, "settlement_from_day", Violation("consignment_agreement_days_together")
	for violation in calendars.check_calendar(terms.calendar):
		yield first.row, "settlement_from_day", violation
	if terms.payment_ratio > FULL_RATIO:
		yield first.row, "payment_ratio", Violation("wb_above_limit", {"limit": FULL_RATIO})


def scores_of(row: AgreementRow) -> list[int]:
	"""The five scores, in the order of the policy's criteria; a criterion the book is silent about is met."""
	given = (getattr(row, name) for name in agreements.CRITERIA)
	return [agreements.HIGHEST_SCORE if score is None else score for score in given]


def prices_of(rows: Sequence[AgreementRow], terms: Terms) -> list[Price]:
	"""The prices of an agreement; one without days of its own holds as long as the agreement."""
	return [
		Price(
			row.item,
			row.price,
			row.price_from or row.valid_from,
			row.price_upto or terms.valid_upto,
			row.row,
			str(row.agreement),
		)
		for row in rows
	]
