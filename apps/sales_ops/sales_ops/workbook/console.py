"""The import as people see it at the console: progress bars, what went in, what did not and why."""

import click

from frappe import _

from sales_ops.exceptions import SalesOpsError
from sales_ops.messages import describe
from sales_ops.testing.setup import default_company
from sales_ops.workbook.importer import ImportResult, import_book
from sales_ops.workbook.reader import UnreadableBook


def run_import(book: str, company: str | None = None) -> int:
	"""Import the workbook and print what happened.

	Returns:
		the exit code: 0 all went in, 1 some rows did not, 2 nothing could be read or booked.
	"""
	try:
		result = import_book(book, company or default_company(), progress)
	except UnreadableBook as error:
		click.secho(describe(error.violation, _), fg="red")
		return 2
	except SalesOpsError as error:
		click.secho(str(error), fg="red")
		return 2
	print_result(result)
	return 1 if result.problems else 0


def progress(label: str, rows):
	"""A progress bar over the rows of a step."""
	return click.progressbar(rows, label=f"{label:<12}", show_pos=True, width=40)


def print_result(result: ImportResult) -> None:
	for sheet, count in result.created.items():
		there = result.existing[sheet]
		click.echo(_("{0}: {1} made, {2} there already").format(sheet, count, there))
	for color, rows in (("yellow", result.problems), ("cyan", result.notes)):
		for found in rows:
			place = f"{found.sheet} {found.row or ''} {found.column}".rstrip()
			click.secho(f"{place}: {describe(found.violation, _)}", fg=color)
