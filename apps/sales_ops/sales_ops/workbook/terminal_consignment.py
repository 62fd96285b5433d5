"""The consignment part of the preview in the terminal: key figures, and a line for each settlement."""

from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sales_ops.messages import plain
from sales_ops.workbook.html import money, short_money
from sales_ops.workbook.labels import label
from sales_ops.workbook.settlements import (
	NOTHING_OWED,
	TO_SETTLE,
	WAITS,
	WAS_DUE,
	ConsignmentPage,
	Settlement,
)
from sales_ops.workbook.terminal_tables import new_table, say_rest

MOST_SETTLEMENTS = 40
COLUMNS = ("status", "period", "supplier", "category", "amount", "carried", "total", "settled_by")
WIDE, WIDE_ONLY = 110, frozenset({"category", "amount", "carried"})
AMOUNTS = frozenset({"amount", "carried", "total"})
STYLES = {TO_SETTLE: "yellow", WAS_DUE: "dim", WAITS: "cyan", NOTHING_OWED: "dim"}


def print_consignment(page: ConsignmentPage, console: Console, lang: str) -> None:
	"""Print figures and settlements in `en` or `zh`."""
	for found in page.figures:
		names = ("owed", "to_settle", "waiting", "running")
		parts = [f"{label(name, lang)} {short_money(getattr(found, name), lang)}" for name in names]
		console.print(Text(f"  {found.currency}  ".lstrip() + "  ·  ".join(parts)))
	if not page.settlements:
		console.print(label("no_settlements", lang), style="dim")
		return
	console.print(_settlements(page, lang, wide=console.width >= WIDE))
	say_rest(console, len(page.settlements) - MOST_SETTLEMENTS)


def _settlements(page: ConsignmentPage, lang: str, wide: bool) -> Table:
	"""A line for each settlement; a narrow window goes without what the page shows anyhow."""
	table = new_table(label("settlements", lang))
	names = [name for name in COLUMNS if wide or name not in WIDE_ONLY]
	for name in names:
		justify = "right" if name in AMOUNTS else "left"
		table.add_column(label(name, lang), justify=justify, no_wrap=name != "supplier")
	for found in islice(page.settlements, MOST_SETTLEMENTS):
		cells = _cells(found, lang, with_currency=len(page.figures) > 1)
		table.add_row(*(cells[name] for name in names))
	return table


def _cells(found: Settlement, lang: str, with_currency: bool) -> dict[str, Text | str]:
	account = found.account
	total = f"{money(found.total)} {account.currency}" if with_currency else money(found.total)
	return {
		"status": Text(label(found.state, lang), style=STYLES.get(found.state, "")),
		"period": found.window.label,
		"supplier": Text(account.supplier),
		"category": Text(account.category),
		"amount": money(found.amount),
		"carried": money(found.carried) if found.carried else "",
		"total": total,
		"settled_by": "" if found.state in (WAITS, NOTHING_OWED) else plain(found.window.due),
	}
