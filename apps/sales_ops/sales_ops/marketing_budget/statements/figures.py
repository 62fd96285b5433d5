"""What lines of budgets had, took and have left, by month: the numbers of the documents and of the live reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from frappe.utils import flt

from sales_ops.marketing_budget import budgets, consumption, lines, queries
from sales_ops.marketing_budget.lines import State
from sales_ops.policies.budget_consumption import NOTHING, Figures
from sales_ops.policies.budget_control import Window
from sales_ops.policies.money import ZERO

# What an amount of a line comes from: the fields of the papers, and the kinds of entries that the budget itself knows.
CHANGES: dict[str, tuple[str, ...]] = {f"{field}_amount": kinds for field, kinds in budgets.KINDS.items()}
USED_OF_NOTHING = Decimal(100)
SUMMED = (
	*CHANGES,
	"adjusted_amount",
	"reserved_amount",
	"committed_amount",
	"actual_amount",
	"available_amount",
)


@dataclass(frozen=True)
class LineYear:
	"""A line and what its activities took of each month, months outside the budget's year among them."""

	state: State
	taken: Mapping[str, Figures]

	@property
	def months(self) -> list[str]:
		"""Those of the budget, and others in which something was taken."""
		return sorted({*self.state.months, *(month for month, one in self.taken.items() if one != NOTHING)})

	def allocated(self, month: str) -> Decimal:
		return self.state.line.allocated.get(month, ZERO)

	def took(self, month: str) -> Figures:
		return self.taken.get(month, NOTHING)

	def allocated_until(self, month: str) -> Decimal:
		"""From the year's beginning to a month."""
		return sum((amount for one, amount in self.state.line.allocated.items() if one <= month), ZERO)

	def actual_until(self, month: str) -> Decimal:
		return sum((figures.actual for one, figures in self.taken.items() if one <= month), ZERO)

	def row(self, months: Iterable[str]) -> dict:
		"""The figures of some months added up, as numbers."""
		months = list(months)
		figures = sum((self.took(month) for month in months), NOTHING)
		adjusted = sum((self.allocated(month) for month in months), ZERO)
		changes = {
			field: flt(sum((self.state.of_kind(month, *names) for month in months), ZERO))
			for field, names in CHANGES.items()
		}
		return changes | used_of(adjusted, figures)


def used_of(adjusted: Decimal, figures: Figures) -> dict:
	"""What is taken of an amount, and what is left of it."""
	window = Window("", adjusted, figures.consumed)
	percentage = window.percentage
	return {
		"adjusted_amount": flt(adjusted),
		"reserved_amount": flt(figures.reserved),
		"committed_amount": flt(figures.committed),
		"actual_amount": flt(figures.actual),
		"available_amount": flt(window.available),
		"used_percentage": flt(USED_OF_NOTHING if percentage is None else percentage, 2),
	}


def line_years(names: Sequence[str]) -> list[LineYear]:
	"""The lines of some budgets in their order, with what is taken of them now."""
	if not names:
		return []
	states = lines.load(queries.line_names(names))
	taken = lines.by_line(consumption.taken(queries.of_budgets(names)).total(), list(states))
	return [LineYear(state, taken[name]) for name, state in states.items()]


def total_row(rows: Iterable[Mapping]) -> dict:
	"""The sum of rows, with the percentage of the sum."""
	sums = dict.fromkeys(SUMMED, ZERO)
	for row in rows:
		for field in SUMMED:
			sums[field] += Decimal(str(row.get(field) or 0))
	figures = Figures(sums["reserved_amount"], sums["committed_amount"], sums["actual_amount"])
	return {field: flt(amount) for field, amount in sums.items()} | used_of(sums["adjusted_amount"], figures)
