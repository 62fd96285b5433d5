"""Changes of a deal after money was received: what each may do, and where the money goes (§8.4-8.7, PROP-06, PROP-10)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.payment_plan import DEPOSIT_KINDS, OWN, Planned, check_schedule
from sales_ops.policies.violations import Violation

FORFEITURE = "Forfeiture"
RETURN = "Return"
PLAN_CHANGE = "Payment Plan Change"
PRICE_CHANGE = "Price Change"
DEFERRAL = "Deferral"
EXCHANGE = "Exchange"
NAME_CHANGE = "Name Change"
ENDING_KINDS = frozenset({FORFEITURE, RETURN})
RESCHEDULING_KINDS = frozenset({PLAN_CHANGE, PRICE_CHANGE, DEFERRAL})
# The status of a deal and its contract, and the reason on its claim, after a change that ends it.
ENDED_STATUS: dict[str, str] = {FORFEITURE: "Forfeited", RETURN: "Returned", EXCHANGE: "Exchanged"}
ENDED_STATUSES = frozenset(ENDED_STATUS.values())

LIVE_STATUSES = frozenset({"Temporary Deposit", "Full Deposit", "Signed"})
KEEP, REFUND = "keep", "refund"


@dataclass(frozen=True)
class Part:
	"""A part of a receipt and its use: `keep` as income or `refund`. Amount in the deal's currency."""

	receipt: str
	use: str
	amount: Decimal


def check_ending(kind: str, status: str, received: Decimal, keep: Decimal) -> list[Violation]:
	"""Whether a live deal may be forfeited or returned with `keep` of its `received` money (deal's currency).

	A forfeiture keeps something; a return may keep nothing. Neither keeps more than was received.
	"""
	found = []
	if status not in LIVE_STATUSES:
		found.append(Violation("change_deal_not_live", {"status": status}))
	if keep < 0 or keep > received:
		found.append(Violation("change_keeps_too_much", {"keep": keep, "received": received}))
	if kind == FORFEITURE and keep == 0:
		found.append(Violation("change_forfeits_nothing"))
	return found


def check_exchange(
	status: str, received: Decimal, new_price: Decimal, same_unit: bool, same_books: bool
) -> list[Violation]:
	"""Whether a live deal may move to another unit with all its money (deal's currency).

	Args:
		same_books: both units belong to one company and one accounting project; otherwise money would have to be posted
			between them, and a return with a new sale is the honest way.
	"""
	found = []
	if status not in LIVE_STATUSES:
		found.append(Violation("change_deal_not_live", {"status": status}))
	if same_unit:
		found.append(Violation("exchange_same_unit"))
	if not same_books:
		found.append(Violation("exchange_other_books"))
	if received > new_price:
		found.append(Violation("exchange_received_above_price", {"received": received, "price": new_price}))
	return found


def check_name_change(status: str, same_customer: bool) -> list[Violation]:
	"""Whether a live deal may pass to another customer."""
	found = []
	if status not in LIVE_STATUSES:
		found.append(Violation("change_deal_not_live", {"status": status}))
	if same_customer:
		found.append(Violation("name_change_same_customer"))
	return found


def split_receipts(receipts: Sequence[tuple[str, Decimal]], keep: Decimal, refund: Decimal) -> list[Part]:
	"""Which part of which receipt is kept and which is paid back: the oldest money is kept.

	Args:
		receipts: (name, amount still free), oldest first.
		keep: amount that stays with the company.
		refund: amount that goes back to the customer.
	"""
	wanted = [(KEEP, keep), (REFUND, refund)]
	parts: list[Part] = []
	for name, free in receipts:
		for index, (use, amount) in enumerate(wanted):
			taken = min(free, amount)
			if taken > 0:
				parts.append(Part(name, use, taken))
				free -= taken
				wanted[index] = (use, amount - taken)
	return parts


@dataclass(frozen=True)
class Posting:
	"""A line of the preview: an account by its part in the change, debit and credit in the deal's currency."""

	account: str
	debit: Decimal = ZERO
	credit: Decimal = ZERO


def ending_postings(keep: Decimal, refund: Decimal) -> list[Posting]:
	"""What the ledger says after a deal was ended: the liability is gone, its money is income or paid back."""
	lines = [Posting("Contract Liability", debit=keep + refund)]
	if keep:
		lines.append(Posting("Income", credit=keep))
	if refund:
		lines.append(Posting("Bank", credit=refund))
	return lines


@dataclass(frozen=True)
class Owed:
	"""A living instalment of a contract: amounts in the deal's currency."""

	name: str
	kind: str
	due_date: date
	amount: Decimal
	received: Decimal
	money_source: str


def replaceable(rows: Sequence[Owed]) -> list[Owed]:
	"""The tail that a change may replace: instalments after the deposit on which nothing was paid.

	Paid history is never rewritten; a partly paid row stays and is owed as it was.
	"""
	return [row for row in rows if row.kind not in DEPOSIT_KINDS and row.received == 0]


def tail_amount(rows: Sequence[Owed], old_price: Decimal, new_price: Decimal) -> Decimal:
	"""What new instalments must sum to, so that all living ones sum to the new price."""
	return sum((row.amount for row in replaceable(rows)), ZERO) + new_price - old_price


def propose_tail(rows: Sequence[Owed], total: Decimal) -> list[Planned]:
	"""The present tail with `total` to pay: a price change goes into its last own-money row, or the last of all."""
	tail = [Planned(row.kind, row.due_date, row.amount, row.money_source) for row in replaceable(rows)]
	if not tail:
		return []
	own = [index for index, row in enumerate(tail) if row.money_source == OWN]
	at = own[-1] if own else len(tail) - 1
	tail[at] = replace(tail[at], amount=tail[at].amount + total - sum((row.amount for row in tail), ZERO))
	return tail


def check_rescheduling(
	kind: str, status: str, rows: Sequence[Owed], planned: Sequence[Planned], total: Decimal
) -> list[Violation]:
	"""Whether a signed deal's unpaid tail may be replaced by `planned`, which must sum to `total`.

	A deferral moves dates to later days and leaves the amounts.
	"""
	if status != "Signed":
		return [Violation("change_needs_contract", {"status": status})]
	tail = replaceable(rows)
	if not tail:
		return [Violation("change_nothing_to_replace")]
	found = [_about_tail(violation) for violation in check_schedule(planned, total)]
	if any(row.kind in DEPOSIT_KINDS for row in planned):
		found.append(Violation("change_tail_without_deposit"))
	if kind == DEFERRAL:
		found += _check_deferral(tail, planned)
	return found


def _about_tail(violation: Violation) -> Violation:
	"""The same fault in the words of a change: what is compared is what is left, not the whole price."""
	return (
		replace(violation, code="change_tail_not_sum")
		if violation.code == "schedule_not_price"
		else violation
	)


def _check_deferral(tail: Sequence[Owed], planned: Sequence[Planned]) -> list[Violation]:
	if [row.amount for row in tail] != [row.amount for row in planned]:
		return [Violation("deferral_changes_amounts")]
	earlier = [row for row, new in zip(tail, planned, strict=True) if new.due_date < row.due_date]
	return [Violation("deferral_to_earlier_day", {"instalment": row.name}) for row in earlier]
