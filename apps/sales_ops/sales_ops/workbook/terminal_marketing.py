"""The marketing part of the preview in the terminal: key figures, the lines of each budget, and what is overspent."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sales_ops.policies.budget_control import ALERT, STOP, WARN
from sales_ops.workbook.execution import BudgetExecution, Execution, MarketingPage
from sales_ops.workbook.html import money, percent, short_money, warning
from sales_ops.workbook.labels import label
from sales_ops.workbook.terminal_tables import new_table

AMOUNTS = ("original", "reserved", "actual", "available")
STYLES = {STOP: "bold red", ALERT: "yellow", WARN: "yellow"}


def print_marketing(page: MarketingPage, console: Console, lang: str) -> None:
	"""Print figures, executions and what is over in `en` or `zh`."""
	parts = [f"{label(name, lang)} {short_money(getattr(page.total, name), lang)}" for name in AMOUNTS]
	if page.without_activity:
		parts.append(f"{label('without_initiative', lang)} {money(page.amount_without_activity)}")
	console.print(Text("  " + "  ·  ".join(parts)))
	for budget in page.budgets:
		console.print(_execution(budget, lang))
	for line in page.flagged:
		console.print(Text(f"{label(line.level, lang)}: {warning(line, lang)}", style=STYLES[line.level]))
	for over in page.over_activities:
		text = label("activity_over", lang).format(
			activity=over.activity.activity_no,
			name=over.activity.name,
			spent=money(over.spent),
			excess=money(over.excess),
		)
		console.print(Text(f"{label(STOP, lang)}: {text}", style=STYLES[STOP]))


def _execution(found: BudgetExecution, lang: str) -> Table:
	"""A line for each line of the budget, for the whole year."""
	table = new_table(f"{label('execution', lang)}: {found.budget.budget}", show_footer=True)
	total = _cells(found.total)
	table.add_column(label("line", lang), label("total", lang))
	table.add_column(label("pool", lang))
	for name, sum_of in zip((*AMOUNTS, "used_percent"), total, strict=True):
		table.add_column(label(name, lang), sum_of, justify="right", no_wrap=True)
	for line in found.lines:
		style = STYLES.get(line.level, "")
		table.add_row(Text(line.line.title, style=style), label(line.pool, lang), *_cells(line.year))
	return table


def _cells(found: Execution) -> list[str]:
	return [*(money(getattr(found, name)) for name in AMOUNTS), percent(found.percentage)]
