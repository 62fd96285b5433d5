"""What the consignment sheets come to on a day: each supplier's settlement of each period, and the key figures.

Every answer is a policy's: the period of a day, the price of a day (already checked), what may wait, what is due when.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sales_ops.policies import consignment_calendar as calendars
from sales_ops.policies import consignment_settlement as policy
from sales_ops.policies.consignment_calendar import Calendar, InvoiceDates, Window
from sales_ops.policies.money import ZERO
from sales_ops.workbook.consignment_checks import CheckedConsignment, Used

RUNNING, TO_SETTLE, WAS_DUE, WAITS, NOTHING_OWED = (
	"Period Running",
	"To Be Settled",
	"Was Due",
	"May Wait",
	"Nothing Owed",
)
STATES = (TO_SETTLE, WAITS, RUNNING, WAS_DUE, NOTHING_OWED)


class Account(NamedTuple):
	"""Whose settlement it is: of these there is one a period (A10)."""

	supplier: str
	company: str
	category: str
	currency: str
	calendar: Calendar


@dataclass(frozen=True)
class Line:
	"""An item at a rate: what was used and what came back in its unit, the amount in the agreement's currency."""

	item: str
	name: str
	unit: str
	rate: Decimal
	quantity: Decimal
	returned: Decimal
	amount: Decimal


@dataclass(frozen=True)
class Settlement:
	"""A supplier's settlement of a category and period, in the agreement's currency.

	Args:
		amount: of the period itself.
		carried: of earlier periods that waited for this one.
		pay_at_once: what of the whole is paid when its turn comes, by the agreement's ratio.
		invoice: when the supplier's invoice must be there if the settlement is confirmed on its due day.
	"""

	account: Account
	window: Window
	lines: tuple[Line, ...]
	amount: Decimal
	carried: Decimal
	minimum: Decimal
	state: str
	pay_at_once: Decimal
	invoice: InvoiceDates

	@property
	def total(self) -> Decimal:
		return self.amount + self.carried

	@property
	def notice_due(self) -> date:
		return calendars.notice_due(self.window.due, self.account.calendar)


@dataclass(frozen=True)
class Figures:
	"""Key figures of one currency: all that was used so far, net; of it in running periods, to be settled, waiting."""

	currency: str
	owed: Decimal
	running: Decimal
	to_settle: Decimal
	waiting: Decimal


@dataclass(frozen=True)
class ConsignmentPage:
	"""The consignment part of the preview. `settlements`: the newest period first."""

	no_of_suppliers: int
	no_of_items: int
	no_of_agreements: int
	no_of_slips: int
	no_of_slips_ok: int
	settlements: tuple[Settlement, ...]
	figures: tuple[Figures, ...]


def build_consignment(checked: CheckedConsignment, on: date, no_of_slips: int) -> ConsignmentPage:
	"""What the book says on the day `on`; withdrawals of later days are not counted."""
	accounts: dict[Account, list[Used]] = {}
	for used in checked.used:
		if used.row.date <= on:
			accounts.setdefault(_account(used), []).append(used)
	settlements = [found for account, rows in accounts.items() for found in _settle(account, rows, on)]
	settlements.sort(key=lambda one: (-one.window.end.toordinal(), STATES.index(one.state), one.account[:4]))
	agreements = checked.agreements_ok
	return ConsignmentPage(
		no_of_suppliers=len({agreement.key.supplier for agreement in agreements}),
		no_of_items=len({item for agreement in agreements for item in agreement.row_by_item}),
		no_of_agreements=len(agreements),
		no_of_slips=no_of_slips,
		no_of_slips_ok=len(checked.slips_ok),
		settlements=tuple(settlements),
		figures=tuple(_figures(settlements)),
	)


def _account(used: Used) -> Account:
	terms = used.agreement.terms
	return Account(used.row.supplier, terms.company, used.category, terms.currency, terms.calendar)


class _Terms(NamedTuple):
	"""The most careful terms of an account's agreements: lowest minimum, all consent, lowest ratio."""

	minimum: Decimal
	consents: bool
	ratio: Decimal


def _terms(rows: Sequence[Used]) -> _Terms:
	terms = [used.agreement.terms for used in rows]
	return _Terms(
		min(one.minimum for one in terms),
		all(one.consents for one in terms),
		min(one.payment_ratio for one in terms),
	)


def _settle(account: Account, rows: Sequence[Used], on: date) -> Iterable[Settlement]:
	"""The periods from the first withdrawal to the running one; a small amount waits for the next where it may."""
	by_window: dict[Window, list[Used]] = {}
	for used in rows:
		by_window.setdefault(calendars.window_of(used.row.date, account.calendar), []).append(used)
	window, last = min(by_window), calendars.window_of(on, account.calendar)
	carried = ZERO
	while window <= last:
		found = _settlement(account, window, by_window.get(window, ()), carried, _terms(rows), on)
		if found.lines or found.total:
			yield found
		carried = found.total if found.state == WAITS else ZERO
		window = calendars.window_after(window, account.calendar)


def _settlement(
	account: Account, window: Window, rows: Sequence[Used], carried: Decimal, terms: _Terms, on: date
) -> Settlement:
	amount = sum((used.amount for used in rows), ZERO)
	total = amount + carried
	return Settlement(
		account=account,
		window=window,
		lines=tuple(_lines(rows)),
		amount=amount,
		carried=carried,
		minimum=terms.minimum,
		state=_state(window, total, policy.may_defer(total, terms.minimum, terms.consents), on),
		pay_at_once=policy.payment_by_ratio(total, total, terms.ratio).amount,
		invoice=calendars.invoice_dates(window.due, account.calendar),
	)


def _state(window: Window, total: Decimal, may_wait: bool, on: date) -> str:
	if on <= window.end:
		return RUNNING
	if not total:
		return NOTHING_OWED
	if may_wait:
		return WAITS
	return TO_SETTLE if on <= window.due else WAS_DUE


def _lines(rows: Sequence[Used]) -> Iterable[Line]:
	"""One line for an item and rate."""
	sums: dict[tuple[str, Decimal], list] = {}
	for used in rows:
		found = sums.setdefault((used.row.item, used.rate), [used, ZERO, ZERO, ZERO])
		found[1] += used.row.quantity or ZERO
		found[2] += used.row.returned or ZERO
		found[3] += used.amount
	for (item, rate), (used, quantity, returned, amount) in sorted(sums.items(), key=lambda pair: pair[0]):
		agreed = used.agreement.row_by_item[item]
		yield Line(item, agreed.item_name or "", agreed.unit or "", rate, quantity, returned, amount)


def _figures(settlements: Sequence[Settlement]) -> Iterable[Figures]:
	"""By currency. What waits is told once: by the newest settlement that carries it."""
	last = {}
	for found in reversed(settlements):
		last[found.account] = found
	for currency in Counter(found.account.currency for found in settlements):
		rows = [found for found in settlements if found.account.currency == currency]
		newest = [found for account, found in last.items() if account.currency == currency]
		yield Figures(
			currency,
			owed=sum((found.amount for found in rows), ZERO),
			running=sum((found.amount for found in rows if found.state == RUNNING), ZERO),
			to_settle=sum((found.total for found in rows if found.state == TO_SETTLE), ZERO),
			waiting=sum((_waiting(found) for found in newest), ZERO),
		)


def _waiting(newest: Settlement) -> Decimal:
	return newest.total if newest.state == WAITS else newest.carried if newest.state == RUNNING else ZERO
