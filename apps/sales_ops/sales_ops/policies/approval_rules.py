"""Who may decide how much: the office's table of bands by role (property-and-credit.md §7.9, features 39-42)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

PERCENT, AMOUNT = "Percent", "Amount"


@dataclass(frozen=True)
class Rule:
	"""A band: a role decides on what lies between `start` and `end`, percents or amounts in the project's currency.

	Args:
		project: None for a rule that holds where a project has none of its own.
		below_floor: how many percent under the floor price the role may go; 0: the floor price stands.
	"""

	role: str
	basis: str
	start: Decimal
	end: Decimal
	project: str | None = None
	below_floor: Decimal = ZERO


@dataclass(frozen=True)
class Reduction:
	"""What is to be decided: from which price down to which, and the floor price of the unit (0: none)."""

	base: Decimal
	price: Decimal
	floor: Decimal = ZERO

	def measured(self, basis: str) -> Decimal:
		"""How much it is, as a percent of the base or as an amount."""
		amount = self.base - self.price
		if basis == AMOUNT:
			return amount
		return amount / self.base * 100 if self.base else ZERO

	@property
	def below_floor(self) -> Decimal:
		"""How many percent of the floor price it lies below it; 0 at or above."""
		return max(ZERO, (self.floor - self.price) / self.floor * 100) if self.floor else ZERO


def rules_of(rules: Sequence[Rule], project: str) -> list[Rule]:
	"""The rules of a project: its own where it has some, else those for all."""
	own = [rule for rule in rules if rule.project == project]
	return own or [rule for rule in rules if not rule.project]


def approver_role(rules: Sequence[Rule], asked: Reduction) -> str | None:
	"""The lowest role whose band covers what is asked; the highest there is when none does; None without a rule.

	Lowest is who may grant the least, in money. The highest role may still grant a part.
	"""
	ranked = sorted(rules, key=lambda rule: (rule.below_floor, _most(rule, asked.base)))
	covering = [rule for rule in ranked if rule.start <= asked.measured(rule.basis) and _reaches(rule, asked)]
	if covering:
		return covering[0].role
	return ranked[-1].role if ranked else None


def may_decide(rules: Sequence[Rule], roles: Sequence[str], granted: Reduction) -> bool:
	"""Whether somebody with these roles may grant this: one of the roles' bands reaches as far, or farther.

	Where a band begins only says to whom a request is brought; who may grant 5 % may grant 1 % too.
	"""
	return any(rule.role in roles and _reaches(rule, granted) for rule in rules)


def _reaches(rule: Rule, reduction: Reduction) -> bool:
	return reduction.measured(rule.basis) <= rule.end and reduction.below_floor <= rule.below_floor


def _most(rule: Rule, base: Decimal) -> Decimal:
	return rule.end if rule.basis == AMOUNT else base * rule.end / 100


def check_rule(rule: Rule) -> list[Violation]:
	"""A band begins at 0 or later, ends after it begins, and a percent ends below 100."""
	found = []
	if rule.start < 0 or rule.end <= rule.start:
		found.append(Violation("rule_band_empty", {"start": rule.start, "end": rule.end}))
	if (rule.basis == PERCENT and rule.end > 100) or not 0 <= rule.below_floor < 100:
		found.append(Violation("rule_above_100"))
	return found


def check_overlap(rule: Rule, others: Sequence[tuple[str, Rule]]) -> list[Violation]:
	"""One role has one band for an action, project and measure; `others` are (name, rule) of the same action."""
	same = (rule.role, rule.basis, rule.project)
	return [
		Violation("rule_twice", {"other": name, "role": rule.role})
		for name, other in others
		if (other.role, other.basis, other.project) == same
	][:1]
