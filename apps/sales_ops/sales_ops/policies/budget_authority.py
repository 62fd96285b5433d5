"""Who may approve how much marketing money: a table of role and amount; nobody approves own (B4; row 40)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.violations import Violation

DRAFT, PENDING, APPROVED, REJECTED, CANCELLED = "Draft", "Pending", "Approved", "Rejected", "Cancelled"
RUNNING, CLOSED, USED = "Running", "Closed", "Used"
# An activity in one of these takes postings.
OPEN = (APPROVED, RUNNING)


@dataclass(frozen=True)
class Authority:
	"""Up to which amount a role approves; None: any amount. `company` None: where a company has no rows of its own."""

	role: str
	upto: Decimal | None
	company: str | None = None

	def covers(self, amount: Decimal) -> bool:
		return self.upto is None or amount <= self.upto


def rows_of(table: Sequence[Authority], company: str) -> list[Authority]:
	"""The rows that hold for a company: its own where it has some, else those for all."""
	own = [row for row in table if row.company == company]
	return own or [row for row in table if not row.company]


def approver_role(table: Sequence[Authority], company: str, amount: Decimal) -> str | None:
	"""The lowest role that may approve `amount`; None where none may."""
	covering = [row for row in rows_of(table, company) if row.covers(amount)]
	return min(covering, key=_reach).role if covering else None


def _reach(row: Authority) -> tuple[bool, Decimal, str]:
	return row.upto is None, row.upto or Decimal(0), row.role


def check_approval(
	table: Sequence[Authority],
	company: str,
	amount: Decimal,
	user: str,
	roles: Collection[str],
	makers: Collection[str],
) -> list[Violation]:
	"""Whether a user may approve.

	Args:
		roles: of the user.
		makers: who made the document or changed it last.
	"""
	if user in makers:
		return [Violation("budget_approval_own")]
	if any(row.role in roles and row.covers(amount) for row in rows_of(table, company)):
		return []
	role = approver_role(table, company, amount)
	if role is None:
		return [Violation("budget_approval_by_nobody", {"amount": amount})]
	return [Violation("budget_approval_by_role", {"amount": amount, "role": role})]
