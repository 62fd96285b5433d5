"""What a meeting is thought to cost and what it did (MEET-05)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

BOUGHT, FROM_STOCK, NOT_BOUGHT = "Bought", "From Stock", "Not Bought"


@dataclass(frozen=True)
class Line:
	"""A purchase; amounts in the company's currency, `outcome` empty until it is known."""

	idx: int
	what: str
	kind: str
	estimate: Decimal
	actual: Decimal
	outcome: str = ""


@dataclass(frozen=True)
class Cost:
	"""Sums of purchases."""

	estimate: Decimal = ZERO
	actual: Decimal = ZERO

	@property
	def over(self) -> Decimal:
		"""How much dearer it was than thought; below zero cheaper."""
		return self.actual - self.estimate


def outcome_of(line: Line) -> str:
	"""What was paid for was bought, whether somebody said so or not."""
	return BOUGHT if line.actual > ZERO and not line.outcome else line.outcome


def cost_of(lines: Iterable[Line]) -> Cost:
	estimate = actual = ZERO
	for line in lines:
		estimate, actual = estimate + line.estimate, actual + line.actual
	return Cost(estimate, actual)


def cost_by_kind(lines: Sequence[Line]) -> dict[str, Cost]:
	"""The sums of each kind, in the order in which the kinds first appear."""
	kinds = dict.fromkeys(line.kind for line in lines)
	return {kind: cost_of(line for line in lines if line.kind == kind) for kind in kinds}


def per_head(amount: Decimal, heads: int) -> Decimal:
	"""The share of each; zero where there is nobody."""
	return amount / heads if heads > 0 else ZERO


def check_actuals(lines: Sequence[Line]) -> list[Violation]:
	"""Before the books of a meeting are closed, each purchase says what became of it."""
	found = []
	for line in lines:
		params = {"row": line.idx, "what": line.what}
		outcome = outcome_of(line)
		if not outcome:
			found.append(Violation("annual_cost_open", params))
		elif outcome == BOUGHT and line.actual <= ZERO:
			found.append(Violation("annual_cost_amount_missing", params))
		elif outcome != BOUGHT and line.actual > ZERO:
			found.append(Violation("annual_cost_not_bought", {**params, "amount": line.actual}))
	return found


def shared_budget(budgets: Iterable[tuple[str, Decimal]]) -> Decimal:
	"""What several meetings may cost together: those that one activity pays for share its amount (issue 6).

	Args:
		budgets: who pays (the activity; without one the plan itself) and the amount, in company currency.
	"""
	return sum(dict(budgets).values(), ZERO)
