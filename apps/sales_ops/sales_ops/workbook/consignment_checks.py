"""Rules across the rows of the consignment sheets. A bad agreement stays out as a whole, and so does a bad slip."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from sales_ops.policies.consignment_agreements import Price, price_on
from sales_ops.policies.consignment_calendar import Calendar
from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.violations import Violation
from sales_ops.workbook.agreement_checks import Terms, check_agreement, prices_of, terms_of
from sales_ops.workbook.findings import Findings
from sales_ops.workbook.model import Book, group_by
from sales_ops.workbook.model_consignment import AgreementKey, AgreementRow, WithdrawalRow

# The column of a row and what is wrong there.
Wrong = tuple[str, Violation] | None

# What the rows of a slip have in common.
OF_SLIP = ("date", "supplier", "site", "warehouse")


@dataclass(frozen=True)
class CheckedAgreement:
	"""An agreement that can go in: its terms, and a row for each item and price."""

	key: AgreementKey
	terms: Terms
	rows: tuple[AgreementRow, ...]

	@property
	def row(self) -> int:
		return self.rows[0].row

	@cached_property
	def row_by_item(self) -> dict[str, AgreementRow]:
		"""The first row of each item, which tells its name, category and unit."""
		return {row.item: row for row in reversed(self.rows)}

	@cached_property
	def prices(self) -> list[Price]:
		return prices_of(self.rows, self.terms)

	@property
	def calendar(self) -> Calendar:
		return self.terms.calendar

	def rate_on(self, item: str, on: date) -> Decimal | None:
		"""The agreed price of an item on a day, in the agreement's currency; None where there is none."""
		price = price_on(self.prices, item, on)
		return price.rate if price else None

	def has_price(self, item: str, rate: Decimal) -> bool:
		"""Whether the item has or had this price."""
		return any(price.rate == rate for price in self.prices if price.item_code == item)


@dataclass(frozen=True)
class Used:
	"""A withdrawal with its agreement and the price of its day, in the agreement's currency."""

	row: WithdrawalRow
	agreement: CheckedAgreement
	rate: Decimal

	@property
	def amount(self) -> Decimal:
		"""What it makes us owe; negative for what came back."""
		return round_money(self.row.used * self.rate)

	@property
	def category(self) -> str:
		return self.agreement.row_by_item[self.row.item].category or ""


@dataclass(frozen=True)
class Slip:
	"""The withdrawals of one document number."""

	rows: tuple[Used, ...]

	@property
	def document_no(self) -> str:
		return self.rows[0].row.document_no

	@property
	def row(self) -> int:
		return self.rows[0].row.row

	@property
	def agreement(self) -> CheckedAgreement:
		return self.rows[0].agreement


@dataclass(frozen=True)
class CheckedConsignment:
	"""The consignment sheets, checked. `slips_ok` stand in the order of their days."""

	agreements_ok: tuple[CheckedAgreement, ...] = ()
	slips_ok: tuple[Slip, ...] = ()
	by_place: Mapping[tuple[str, str], tuple[CheckedAgreement, ...]] = field(default_factory=dict)

	@property
	def used(self) -> tuple[Used, ...]:
		return tuple(used for slip in self.slips_ok for used in slip.rows)


def check_consignment(findings: Findings) -> CheckedConsignment:
	"""Check the consignment sheets of a book against the rules of the business."""
	book = findings.book
	agreements = tuple(_agreements(book, findings))
	by_place = _by_place(agreements)
	good: list[Used] = []
	bad: set[str] = {key[0] for key in book.bad_rows.get("withdrawals", {})}
	balance: dict[tuple, Decimal] = {}
	for row in sorted(book.withdrawals, key=lambda row: (row.date, row.row)):
		found = _check_withdrawal(row, by_place, balance, findings)
		if found:
			good.append(found)
		else:
			bad.add(row.document_no)
	slips = _slips(good, bad, findings)
	return CheckedConsignment(agreements, tuple(slips), by_place)


def _by_place(agreements: Sequence[CheckedAgreement]) -> dict[tuple[str, str], tuple[CheckedAgreement, ...]]:
	found: dict[tuple[str, str], list[CheckedAgreement]] = {}
	for agreement in agreements:
		found.setdefault(agreement.key[:2], []).append(agreement)
	return {place: tuple(group) for place, group in found.items()}


def _agreements(book: Book, findings: Findings) -> Iterator[CheckedAgreement]:
	unreadable = {key[:3]: row for key, row in reversed([*book.bad_rows.get("agreements", {}).items()])}
	prices: dict[tuple[str, str], list[Price]] = {}
	for key, rows in group_by(book.agreements, "agreement").items():
		bad_row = unreadable.get((key.supplier, key.site, str(key.valid_from)))
		if bad_row:
			params = {"agreement": str(key), "sheet": findings.title("agreements"), "row": bad_row}
			findings.report("agreements", rows[0].row, "", Violation("wb_agreement_left_out", params))
			continue
		agreement = CheckedAgreement(key, terms_of(rows), rows)
		others = prices.setdefault(key[:2], [])
		problems = [*check_agreement(rows, agreement.terms, others)]
		for row, column, violation in problems:
			findings.report("agreements", row, column, violation)
		if not problems:
			others += agreement.prices
			yield agreement


# withdrawals


def _check_withdrawal(
	row: WithdrawalRow, by_place: Mapping, balance: dict[tuple, Decimal], findings: Findings
) -> Used | None:
	"""A withdrawal with its price, or None after what is wrong with it was reported."""
	agreement, problem = _agreement_of(row, by_place.get((row.supplier, row.site), ()), findings)
	problem = problem or _check_quantities(row, balance) or _check_price(row, agreement)
	if problem:
		findings.report("withdrawals", row.row, *problem)
		return None
	place = (row.supplier, row.site, row.item)
	balance[place] = balance.get(place, ZERO) + row.used
	rate = row.price if row.price is not None else agreement.rate_on(row.item, row.date)
	return Used(row, agreement, rate)


def _agreement_of(
	row: WithdrawalRow, agreements: Sequence[CheckedAgreement], findings: Findings
) -> tuple[CheckedAgreement | None, Wrong]:
	"""The agreement that has a price for the item on the day; otherwise what is wrong with the row."""
	if not agreements:
		return None, ("supplier", _unknown_agreement(row, findings))
	with_item = [agreement for agreement in agreements if row.item in agreement.row_by_item]
	if not with_item:
		params = {"value": row.item, "sheet": findings.title("agreements")}
		return None, ("item", Violation("wb_unknown", params))
	found = next((one for one in with_item if one.rate_on(row.item, row.date) is not None), None)
	if found:
		return found, None
	params = {"item": row.item, "supplier": row.supplier, "date": row.date}
	return None, ("date", Violation("wb_no_price", params))


def _check_price(row: WithdrawalRow, agreement: CheckedAgreement) -> Wrong:
	"""A price typed beside the agreement's is the same; what only comes back has the price it went out at."""
	agreed = agreement.rate_on(row.item, row.date)
	if row.price is None or row.price == agreed:
		return None
	if not row.quantity and agreement.has_price(row.item, row.price):
		return None
	return "price", Violation("wb_price_differs", {"price": row.price, "agreed": agreed, "date": row.date})


def _unknown_agreement(row: WithdrawalRow, findings: Findings) -> Violation:
	params = {"value": f"{row.supplier} {row.site}", "sheet": findings.title("agreements")}
	book = findings.book
	left_out = [other.row for other in book.agreements if other.agreement[:2] == (row.supplier, row.site)]
	left_out += [
		number
		for key, number in book.bad_rows.get("agreements", {}).items()
		if key[:2] == (row.supplier, row.site)
	]
	if left_out:
		return Violation("wb_reference_left_out", {**params, "row": min(left_out)})
	return Violation("wb_unknown", params)


def _check_quantities(row: WithdrawalRow, balance: Mapping[tuple, Decimal]) -> Wrong:
	if not (row.quantity or row.returned):
		return "quantity", Violation("wb_not_above_zero")
	left = balance.get((row.supplier, row.site, row.item), ZERO) + (row.quantity or ZERO)
	if (row.returned or ZERO) > left:
		params = {"returned": row.returned, "used": left, "item": row.item}
		return "returned", Violation("wb_return_above_use", params)
	return None


def _slips(good: Sequence[Used], bad: set[str], findings: Findings) -> Iterator[Slip]:
	slips: dict[str, list[Used]] = {}
	for used in good:
		slips.setdefault(used.row.document_no, []).append(used)
	for number, rows in slips.items():
		first, *others = sorted(rows, key=lambda used: used.row.row)
		differs = [found for other in others if (found := _differs(first.row, other.row, findings))]
		if number in bad or differs:
			if not differs:
				_say_left_out(first.row, number, findings)
			continue
		yield Slip((first, *others))


def _differs(first: WithdrawalRow, other: WithdrawalRow, findings: Findings) -> bool:
	column = next((name for name in OF_SLIP if getattr(first, name) != getattr(other, name)), None)
	if column:
		params = {"document": first.document_no, "value": getattr(other, column), "row": first.row}
		findings.report("withdrawals", other.row, column, Violation("wb_slip_differs", params))
	return bool(column)


def _say_left_out(row: WithdrawalRow, number: str, findings: Findings) -> None:
	"""The other rows of the slip are right, but half a slip does not go in."""
	params = {"document": number}
	findings.report("withdrawals", row.row, "document_no", Violation("wb_slip_left_out", params))
