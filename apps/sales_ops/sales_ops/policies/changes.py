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
HANDED_OVER = "Handed Over"


def check_ending(kind: str, status: str, received: Decimal, keep: Decimal) -> list[Violation]:
	"""Whether a deal may be forfeited or returned with `keep` of its `received` money (deal's currency).

	A forfeiture keeps something; a return may keep nothing. Neither keeps more than was received. A unit that was handed
	over can be returned (§11 no. 36), not forfeited: its deposit has become a part of the price.
	"""
	found = []
	endable = LIVE_STATUSES | {HANDED_OVER} if kind == RETURN else LIVE_STATUSES
	if status not in endable:
		found.append(Violation("change_deal_not_live", {"status": status}))
	if keep < 0 or keep > received:
		found.append(Violation("change_keeps_too_much", {"keep": keep, "received": received}))
	if kind == FORFEITURE and keep == 0:
		found.append(Violation("change_forfeits_nothing"))
	return found


def must_confirm_price(kind: str, after_forfeiture: bool) -> bool:
	"""Whether the unit's price is confirmed again before the next sale: after a return, and by setting after a forfeiture."""
	return kind == RETURN or (kind == FORFEITURE and after_forfeiture)


def check_exchange(
	status: str, received: Decimal, new_price: Decimal, same_unit: bool, same_company: bool
) -> list[Violation]:
	"""Whether a live deal may move to another unit with all its money (deal's currency).

	Args:
		same_company: both units belong to one company; between two, a return with a new sale is the honest way.
	"""
	found = []
	if status not in LIVE_STATUSES:
		found.append(Violation("change_deal_not_live", {"status": status}))
	if same_unit:
		found.append(Violation("exchange_same_unit"))
	if not same_company:
		found.append(Violation("exchange_other_company"))
	if received > new_price:
		found.append(Violation("exchange_received_above_price", {"received": received, "price": new_price}))
	return found


def check_name_change(status: str, same_owners: bool) -> list[Violation]:
	"""Whether a live deal may pass to other owners, or to the same ones with other shares."""
	found = []
	if status not in LIVE_STATUSES:
		found.append(Violation("change_deal_not_live", {"status": status}))
	if same_owners:
		found.append(Violation("name_change_same_owners"))
	return found


def check_refund(
	change: str, executed: bool, customer: str, party: str, paid: Decimal, due: Decimal
) -> list[Violation]:
	"""Whether a payment may pay the refund of a change, or a part of it (deal's currency).

	Args:
		due: what is still to be paid back.
	"""
	if not executed or due <= 0:
		return [Violation("change_refund_not_due", {"change": change})]
	if party != customer:
		return [Violation("change_refund_party", {"change": change, "customer": customer, "party": party})]
	if paid > due:
		return [Violation("change_refund_above_due", {"change": change, "paid": paid, "due": due})]
	return []


@dataclass(frozen=True)
class Posting:
	"""A line of the preview: an account by its part in the change, debit and credit in the deal's currency."""

	account: str
	debit: Decimal = ZERO
	credit: Decimal = ZERO


def ending_postings(
	keep: Decimal, refund: Decimal, handed_over: bool = False, paid_at_once: bool = False
) -> list[Posting]:
	"""What the ledger says after a deal was ended: its money is income, paid back, or owed back.

	Args:
		handed_over: the invoice was issued, so the money is revenue and no liability any more.
		paid_at_once: the refund leaves a bank or cash account in the same step.
	"""
	lines = [Posting("Revenue" if handed_over else "Contract Liability", debit=keep + refund)]
	if keep:
		lines.append(Posting("Income", credit=keep))
	if refund:
		lines.append(Posting("Bank" if paid_at_once else "Refunds Due", credit=refund))
	return lines


def transfer_postings(amount: Decimal) -> list[Posting]:
	"""What the ledger says after money passed to another customer or accounting project: one liability for another."""
	if not amount:
		return []
	return [Posting("Contract Liability", debit=amount), Posting("Contract Liability", credit=amount)]


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
	if not tail and not (kind == PRICE_CHANGE and total > 0):
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
