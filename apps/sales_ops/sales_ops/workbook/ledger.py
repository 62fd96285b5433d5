"""The money of a deal, as its rows tell it: its schedule, what its receipts paid, which claim they earned.

The rules are those of the policies; this module only feeds them rows in the order of their dates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sales_ops.policies import allocation, claims, payment_plan
from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation
from sales_ops.workbook.layout import HELD, SUBSCRIBED
from sales_ops.workbook.model import DealRow, InstalmentRow, ReceiptRow


@dataclass(frozen=True)
class Posting:
	"""What the receipts of a deal do. Amounts in the project's currency.

	Args:
		accepted: the receipts that fit, by date.
		parts: receipt number → {instalment number: amount paid}, oldest due first.
		refused: receipts that do not fit, and why.
		outstanding: instalment number → what it still wants.
		reached: kind of claim → the day on which the deposits earned it.
	"""

	accepted: tuple[ReceiptRow, ...] = ()
	parts: Mapping[str, Mapping[int, Decimal]] = field(default_factory=dict)
	refused: tuple[tuple[ReceiptRow, Violation], ...] = ()
	outstanding: Mapping[int, Decimal] = field(default_factory=dict)
	reached: Mapping[str, date] = field(default_factory=dict)

	@property
	def received(self) -> Decimal:
		return sum((receipt.amount for receipt in self.accepted), ZERO)

	@property
	def full_deposit_on(self) -> date | None:
		"""The day on which the full deposit was complete."""
		return self.reached.get(claims.SUBSCRIPTION)

	@property
	def kind(self) -> str:
		"""The highest claim that the deposits earned."""
		return max(self.reached, key=claims.KINDS.index, default=claims.HOLD)


def schedule_of(deal: DealRow, rows: Sequence[InstalmentRow]) -> tuple[InstalmentRow, ...]:
	"""The instalments of a deal: its rows, or, subscribed and without any, the deposits of its terms."""
	if rows or deal.stage != SUBSCRIBED:
		return tuple(rows)
	return tuple(
		InstalmentRow(0, deal.deal_no, seq, row.kind, row.due_date, row.amount, row.money_source)
		for seq, row in enumerate(deposits_of(deal), start=1)
	)


def deposits_of(deal: DealRow) -> list[payment_plan.Planned]:
	"""The deposit instalments that the deal's terms agree."""
	return payment_plan.deposit_schedule(
		deal.temporary_deposit or ZERO,
		deal.deposit or ZERO,
		deal.subscription_date,
		deal.full_deposit_by or deal.subscription_date,
	)


def post_receipts(
	deal: DealRow, schedule: Sequence[InstalmentRow], receipts: Sequence[ReceiptRow]
) -> Posting:
	"""Spread the receipts over the schedule in the order of their dates, each to the oldest due instalment."""
	outstanding = {row.seq: row.amount for row in schedule}
	accepted, parts, refused = [], {}, []
	for receipt in sorted(receipts, key=lambda row: (row.date, row.row)):
		rows = [
			allocation.OpenRow(str(row.seq), row.due_date, row.seq, outstanding[row.seq]) for row in schedule
		]
		if found := allocation.check_receipt(receipt.amount, rows):
			refused.append((receipt, found[0]))
			continue
		paid = {int(name): part for name, part in allocation.oldest_first(receipt.amount, rows).items()}
		for seq, part in paid.items():
			outstanding[seq] -= part
		accepted.append(receipt)
		parts[receipt.receipt_no] = paid
	return Posting(tuple(accepted), parts, tuple(refused), outstanding, _reached(deal, accepted))


def _reached(deal: DealRow, receipts: Sequence[ReceiptRow]) -> dict[str, date]:
	if deal.stage == HELD:
		return {claims.HOLD: deal.subscription_date}
	temporary, full = deal.temporary_deposit or ZERO, deal.deposit or ZERO
	found = {claims.kind_for_deposit(ZERO, temporary, full): deal.subscription_date}
	received = ZERO
	for receipt in receipts:
		received += receipt.amount
		found.setdefault(claims.kind_for_deposit(received, temporary, full), receipt.date)
	return found
