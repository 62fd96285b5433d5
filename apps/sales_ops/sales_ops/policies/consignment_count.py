"""A count of consigned goods: what was found against what the ledger says, and who bears a loss (§6.4 point 8).

A gain is the supplier's: it becomes consigned stock without value. A loss is borne by whom the agreement names: where it is
us, we owe the goods as if we had used them; where it is the supplier, they leave the store and nobody owes anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

GAIN, LOSS, AGREES = "Gain", "Loss", "Agrees"
COMPANY, SUPPLIER = "Company", "Supplier"


@dataclass(frozen=True)
class Counted:
	"""A row of a count, quantities in the stock unit of measure. `row` as the form numbers it."""

	row: int
	item_code: str
	booked: Decimal
	counted: Decimal
	batch_no: str = ""
	serial_nos: int = 0
	needs_serial_nos: bool = False
	needs_batch: bool = False
	explanation: str = ""

	@property
	def difference(self) -> Decimal:
		return self.counted - self.booked

	@property
	def result(self) -> str:
		"""`Gain`, `Loss` or `Agrees`."""
		if not self.difference:
			return AGREES
		return GAIN if self.difference > 0 else LOSS


def owed_for_loss(result: str, difference: Decimal, rate: Decimal, borne_by: str) -> Decimal:
	"""What a counted difference makes us owe, in the agreement's currency: a loss that the company bears, at its price."""
	return -difference * rate if result == LOSS and borne_by == COMPANY else ZERO


def check_count(rows: Sequence[Counted]) -> list[Violation]:
	"""Whether a count may be posted.

	Returns:
		`consignment_count_empty`, `consignment_count_twice`, `consignment_count_below_zero`,
		`consignment_count_unexplained`, `consignment_count_serial_nos`, `consignment_count_batch`.
	"""
	if not rows:
		return [Violation("consignment_count_empty")]
	found: list[Violation] = []
	seen: dict[tuple[str, str], int] = {}
	for row in rows:
		first = seen.setdefault((row.item_code, row.batch_no), row.row)
		if first != row.row:
			params = {"row": row.row, "item": row.item_code, "first": first}
			found.append(Violation("consignment_count_twice", params))
		found += _check_row(row)
	return found


def _check_row(row: Counted) -> list[Violation]:
	where = {"row": row.row, "item": row.item_code}
	if row.counted < 0:
		return [Violation("consignment_count_below_zero", where)]
	if row.result == AGREES:
		return []
	found = []
	if row.needs_batch and not row.batch_no:
		found.append(Violation("consignment_count_batch", where))
	if not row.explanation.strip():
		found.append(Violation("consignment_count_unexplained", {**where, "difference": row.difference}))
	if row.needs_serial_nos and row.serial_nos != abs(row.difference):
		params = {**where, "given": row.serial_nos, "needed": abs(row.difference)}
		found.append(Violation("consignment_count_serial_nos", params))
	return found
