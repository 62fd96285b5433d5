"""What a consignment settlement comes to, and the steps of its life (CONS-01, CONS-08 to CONS-10).

Amounts are in the agreement's currency. A withdrawal is what we owe, a return takes it back; the supplier's invoice is for
the net of both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.violations import Violation

DRAFT = "Draft"
CONFIRMED = "Confirmed"
NOTICE_ISSUED = "Notice Issued"
INVOICED = "Invoiced"
PARTLY_PAID = "Partly Paid"
PAID = "Paid"
NOTHING_TO_PAY = "Nothing to Pay"
DEFERRED = "Deferred"
CANCELLED = "Cancelled"
STATUSES = (
	DRAFT,
	CONFIRMED,
	NOTICE_ISSUED,
	INVOICED,
	PARTLY_PAID,
	PAID,
	NOTHING_TO_PAY,
	DEFERRED,
	CANCELLED,
)
WAITS_FOR_INVOICE = (CONFIRMED, NOTICE_ISSUED)
HAS_INVOICE = (INVOICED, PARTLY_PAID, PAID)
# Nothing more is billed of what such a settlement has.
BILLED = (*HAS_INVOICE, NOTHING_TO_PAY)

HUNDRED = Decimal(100)
# A tax that the supplier rounds line by line may differ by a cent a line, and by one unit of the currency at most.
CENT, LARGEST_ROUNDING = Decimal("0.01"), Decimal(1)


@dataclass(frozen=True)
class Movement:
	"""A ledger row that we owe for, or that takes back.

	Args of note: `used` in stock units, positive for a withdrawal, negative for a return, 0 for a price adjustment; `amount`
	has the sign of what we owe; `row` is the purchase receipt row it was booked by, `origin` the row that a return goes
	back to (the same as `row` for what is not a return).
	"""

	item: str
	rate: Decimal
	used: Decimal
	amount: Decimal
	receipt: str
	row: str
	origin: str


@dataclass(frozen=True)
class Line:
	"""What the invoice says about one purchase receipt row: `used` at `rate`, net of `returned`; `agreed` is the rate it was
	received at.
	"""

	item: str
	receipt: str
	row: str
	used: Decimal
	rate: Decimal
	amount: Decimal
	agreed: Decimal | None = None
	returned: Decimal = ZERO

	@property
	def is_agreed(self) -> bool:
		"""Whether the receipt's own rate is billed."""
		return self.agreed is None or self.rate == self.agreed


@dataclass(frozen=True)
class Payment:
	"""What a payment by ratio comes to: due now, and what stays open after it."""

	amount: Decimal
	remaining: Decimal


def settlement_key(company: str, supplier: str, item_group: str, currency: str, period: str) -> str:
	"""What makes a settlement the only one (A10). The currency is part of it: an invoice has one.

	The parts are joined by a character that no name has.
	"""
	return "\x1f".join((company, supplier, item_group, currency, period))


def may_defer(amount: Decimal, minimum: Decimal, consents: bool) -> bool:
	"""Whether a settlement may wait for the next period: a small amount, and the supplier agrees (A9)."""
	return not check_deferral(amount, minimum, consents)


def check_deferral(amount: Decimal, minimum: Decimal, consents: bool) -> list[Violation]:
	"""Refuse to defer what is not under the minimum, or without the supplier's consent.

	What is not positive may always wait: it is the supplier who owes.
	"""
	if amount <= ZERO:
		return []
	found = []
	if amount >= minimum:
		found.append(Violation("consignment_settlement_not_small", {"amount": amount, "minimum": minimum}))
	if not consents:
		found.append(Violation("consignment_settlement_without_consent", {}))
	return found


def late_days(due: date, on: date) -> int:
	"""By how many days `on` is after `due`; 0 in time."""
	return max((on - due).days, 0)


def check_timing(period_end: date, due: date, on: date, reason: str | None) -> list[Violation]:
	"""Whether a settlement may be confirmed or deferred on a day, by the calendar alone.

	Args:
		period_end: the last day of the period, which must be over.
		due: the day until which it is in time; afterwards `reason` says why it is late (A8).
	"""
	found = []
	if on <= period_end:
		found.append(Violation("consignment_settlement_too_early", {"period_end": period_end}))
	if on > due and not (reason or "").strip():
		found.append(Violation("consignment_settlement_late", {"due": due}))
	return found


def check_confirmation(
	amount: Decimal, period_end: date, due: date, on: date, reason: str | None
) -> list[Violation]:
	"""Whether a settlement may be confirmed on a day.

	Args:
		amount: the net amount; one that is negative waits until the supplier has delivered more.
		period_end, due, reason: see `check_timing`.
	"""
	found = []
	if amount < ZERO:
		found.append(Violation("consignment_settlement_negative", {"amount": amount}))
	return found + check_timing(period_end, due, on, reason)


def net_lines(movements: Iterable[Movement]) -> list[Line]:
	"""The invoice's lines: what is left of each receipt row after its returns and price adjustments.

	A row that came back entirely is left out. The sum of the lines is the sum of the movements, unless a row has an amount
	left without a quantity; see `check_lines`.
	"""
	sums: dict[str, list[Movement]] = {}
	for movement in movements:
		sums.setdefault(movement.origin, []).append(movement)
	lines = [_line(origin, rows) for origin, rows in sums.items()]
	return [line for line in lines if line.used]


def _line(origin: str, movements: Sequence[Movement]) -> Line:
	"""At the agreed rate where only rounding, a cent a movement, parts the amount from it; otherwise at what it comes to."""
	first = next((movement for movement in movements if movement.row == origin), movements[0])
	used = sum((movement.used for movement in movements), ZERO)
	amount = sum((movement.amount for movement in movements), ZERO)
	returned = -sum((movement.used for movement in movements if movement.row != origin), ZERO)
	is_agreed = not used or abs(used * first.rate - amount) <= CENT * len(movements)
	rate = first.rate if is_agreed else amount / used
	return Line(first.item, first.receipt, origin, used, rate, amount, first.rate, returned)


def rounding_of(lines: Sequence[Line], booked: Sequence[Decimal]) -> Decimal:
	"""What the lines at their receipt's rate come to beyond their rows on the invoice: a receipt and its returns are rounded
	each, the invoice's row once. At another rate the receipt is booked anew by the invoice, and nothing is left.

	Args:
		booked: the net amounts of the invoice's rows, in the order of the lines.
	"""
	pairs = zip(lines, booked, strict=True)
	return sum((line.amount - amount for line, amount in pairs if line.is_agreed), ZERO)


@dataclass(frozen=True)
class Revaluation:
	"""What billing a receipt row at another rate changes of its accrual, in the receipt's currency: all of it (`change`), and
	the part that ERPNext books as cost of the return, which keeps the old rate (`of_returns`).
	"""

	change: Decimal
	of_returns: Decimal


def revaluation(line: Line) -> Revaluation:
	"""ERPNext books the whole receipt row anew at the invoice's rate, also what of it came back (§6.2 r)."""
	difference = ZERO if line.is_agreed else line.rate - line.agreed
	return Revaluation((line.used + line.returned) * difference, line.returned * difference)


def gross_lines(movements: Iterable[Movement]) -> tuple[list[Line], list[Line]]:
	"""The lines where the supplier bills what was used and sends a red invoice for what came back.

	Returns:
		the lines of the invoice and those of the debit note; the latter name the row of the return, with what came back as
		a positive quantity, amount included.
	"""
	used, back = [], []
	for movement in movements:
		(used if movement.row == movement.origin else back).append(movement)
	returned = net_lines(
		Movement(m.item, m.rate, -m.used, -m.amount, m.receipt, m.row, origin=m.row) for m in back
	)
	return net_lines(used), returned


def check_lines(lines: Sequence[Line]) -> list[Violation]:
	"""No line takes back more than the settlement has: such a return belongs to an invoice that stands already."""
	return [
		Violation("consignment_settlement_return_without_use", {"item": line.item, "receipt": line.receipt})
		for line in lines
		if line.used < ZERO or line.amount < ZERO
	]


def check_bill(
	bill_no: str | None, bill_date: date | None, today: date, billed: Decimal, expected: Decimal, lines: int
) -> list[Violation]:
	"""Whether the supplier's invoice is the one that was asked for.

	Args:
		billed, expected: the totals of the supplier's invoice and of ours, tax included.
		lines: how many lines ours has; each may be rounded by a cent.
	"""
	found = []
	if not (bill_no or "").strip():
		found.append(Violation("consignment_invoice_number_missing", {}))
	if not bill_date:
		found.append(Violation("consignment_invoice_date_missing", {}))
	elif bill_date > today:
		found.append(Violation("consignment_invoice_date_ahead", {"bill_date": bill_date}))
	if abs(billed - expected) > min(CENT * lines, LARGEST_ROUNDING):
		found.append(
			Violation("consignment_invoice_amount_differs", {"billed": billed, "expected": expected})
		)
	return found


def payment_by_ratio(total: Decimal, outstanding: Decimal, ratio: Decimal, precision: int = 2) -> Payment:
	"""What is paid now when `ratio` percent of the invoice shall be paid by now (A13).

	Args:
		total: of the invoice.
		outstanding: of the invoice; what was paid before counts towards the ratio.
		ratio: percent of the total, 0 to 100.
	"""
	paid = total - outstanding
	due = min(max(round_money(total * ratio / HUNDRED, precision) - paid, ZERO), outstanding)
	return Payment(due, outstanding - due)


def check_payment(status: str, ratio: Decimal, payment: Payment) -> list[Violation]:
	"""A payment needs the supplier's invoice, a ratio between 0 and 100, and something that is due by it."""
	if status not in HAS_INVOICE:
		return [Violation("consignment_settlement_payment_before_invoice", {"status": status})]
	if not ZERO < ratio <= HUNDRED:
		return [Violation("consignment_settlement_payment_ratio_unknown", {"ratio": ratio})]
	if payment.amount <= ZERO:
		return [Violation("consignment_settlement_payment_nothing_due", {"ratio": ratio})]
	return []


def status_by_invoice(total: Decimal, outstanding: Decimal) -> str:
	"""The status of a settlement whose invoice is booked."""
	if outstanding <= ZERO:
		return PAID
	return PARTLY_PAID if outstanding < total else INVOICED


def status_of_confirmed(amount: Decimal) -> str:
	"""The status at confirmation: where all came back there is nothing to invoice."""
	return CONFIRMED if amount else NOTHING_TO_PAY


def check_cancellation(status: str, invoice: str | None) -> list[Violation]:
	"""A settlement is cancelled before its invoice is booked only (§6.4-6)."""
	if status in HAS_INVOICE or invoice:
		return [Violation("consignment_settlement_has_invoice", {"invoice": invoice})]
	return []
