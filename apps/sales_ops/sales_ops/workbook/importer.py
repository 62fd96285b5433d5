"""Makes documents of a checked workbook: masters row by row, then one transaction for each deal, agreement and slip, each
budget, activity and voucher, each meeting, draw and shopping list.

What is on the site already is left as it is, so a run can be repeated after a break or with a longer book. A row that
the documents refuse is rolled back and reported, and the next one goes in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import frappe

from sales_ops.exceptions import throw
from sales_ops.policies.violations import Violation
from sales_ops.property_sales.money.accounts import is_presale_ready
from sales_ops.workbook import marketing_importer
from sales_ops.workbook.checks import Checked, check_book
from sales_ops.workbook.consignment_importer import import_agreement, import_slip, is_to_import
from sales_ops.workbook.deal_importer import import_deal
from sales_ops.workbook.fields import PROPERTY
from sales_ops.workbook.layout import AREAS
from sales_ops.workbook.layout_consignment import CONSIGNMENT
from sales_ops.workbook.layout_marketing import MARKETING
from sales_ops.workbook.layout_meetings import MEETINGS
from sales_ops.workbook.marketing_checks import CheckedMarketing
from sales_ops.workbook.master_importer import import_customer, import_unit
from sales_ops.workbook.meeting_importer import import_draw, import_meeting, import_plan
from sales_ops.workbook.model import Problem
from sales_ops.workbook.reader import read_book

Progress = Callable[[str, Iterable], Any]


@dataclass
class ImportResult:
	"""What a run did: counts by sheet key, every problem with its place in the book, and what is still open of drafts."""

	created: dict[str, int] = field(default_factory=dict)
	existing: dict[str, int] = field(default_factory=dict)
	problems: list[Problem] = field(default_factory=list)
	notes: list[Problem] = field(default_factory=list)


def import_book(path: str | Path, company: str, progress: Progress | None = None) -> ImportResult:
	"""Import a workbook into `company`, as the session's user. Commits after each row of masters and each document.

	Args:
		progress: wraps the rows of a step, `(label, rows) -> context manager of rows`, as `click.progressbar` does.

	Raises:
		UnreadableBook: the file is no workbook.
		PresaleAccountError: the company cannot book presale receipts yet, and the book has some.
	"""
	checked = check_book(read_book(path))
	_require_presale_accounts(checked, company)
	result = ImportResult(problems=list(checked.problems), notes=list(checked.notes))
	_say_who_books(checked, result)
	frappe.flags.mute_emails = True
	for sheet, rows, import_row in _steps(checked, company):
		_import_rows(sheet, rows, import_row, checked, result, progress)
	return result


def _steps(checked: Checked, company: str) -> list[tuple[str, Iterable, Callable]]:
	"""What is imported, in this order: sheet key, its rows, and what makes documents of one."""
	slips = [slip for slip in checked.consignment.slips_ok if is_to_import(slip)]
	steps = {
		PROPERTY: [
			("units", checked.units_ok, lambda unit: import_unit(unit, company)),
			("customers", checked.customers_ok, import_customer),
			("deals", checked.deals_ok, lambda deal: import_deal(deal, company)),
		],
		CONSIGNMENT: [
			("agreements", checked.consignment.agreements_ok, lambda one: import_agreement(one, company)),
			("withdrawals", slips, import_slip),
		],
		MARKETING: _marketing_steps(checked.marketing, company),
		MEETINGS: [
			("agenda", checked.meetings.meetings_ok, lambda one: import_meeting(one, company)),
			("prizes", checked.meetings.draws_ok, lambda one: import_draw(one, company)),
			("purchases", checked.meetings.plans_ok, lambda one: import_plan(one, company)),
		],
	}
	return [step for area in AREAS if area in checked.book.areas for step in steps[area]]


def _marketing_steps(checked: CheckedMarketing, company: str) -> list[tuple[str, Iterable, Callable]]:
	activities = [activity for activity in checked.activities_ok if marketing_importer.is_to_import(activity)]
	vouchers = checked.vouchers_ok if marketing_importer.may_book() else ()
	return [
		("budget", checked.budgets_ok, lambda one: marketing_importer.import_budget(one, company)),
		("activities", activities, lambda one: marketing_importer.import_activity(one, company)),
		("expenses", vouchers, lambda one: marketing_importer.import_voucher(one, company)),
	]


def _say_who_books(checked: Checked, result: ImportResult) -> None:
	"""Who may not make Journal Entries is told once that the expenses stay out."""
	if checked.marketing.vouchers_ok and not marketing_importer.may_book():
		title = checked.book.titles.get("expenses", "expenses")
		result.problems.append(Problem(title, 0, "", Violation("wb_expenses_by_finance")))


def _require_presale_accounts(checked: Checked, company: str) -> None:
	if checked.book.receipts and not is_presale_ready(company):
		throw("presale_account_missing", company=company)


def _import_rows(
	sheet: str,
	rows: Iterable,
	import_row: Callable,
	checked: Checked,
	result: ImportResult,
	progress: Progress | None,
) -> None:
	result.created[sheet] = result.existing[sheet] = 0
	label = checked.book.titles.get(sheet, sheet)
	with (progress or _without_progress)(label, rows) as shown:
		for row in shown:
			frappe.db.savepoint("workbook_row")
			try:
				counter = result.created if import_row(row) else result.existing
				counter[sheet] += 1
			except Exception as error:
				frappe.db.rollback(save_point="workbook_row")
				result.problems.append(_problem(label, row, error))
			frappe.db.commit()  # a row of masters, or a deal with its money, stands by itself: a break loses nothing
			frappe.clear_messages()


class _without_progress:
	def __init__(self, _label: str, rows: Iterable):
		self.rows = rows

	def __enter__(self) -> Iterable:
		return self.rows

	def __exit__(self, *_error) -> None:
		return None


def _problem(title: str, row: Any, error: Exception) -> Problem:
	"""What the documents said against a row. An error that is no rule goes to the Error Log as well."""
	number = getattr(row, "row", None) or row.deal.row
	if not isinstance(error, frappe.ValidationError):
		frappe.log_error(title=f"Workbook import: {title} {number}")
	reason = frappe.utils.strip_html(str(error)) or type(error).__name__
	return Problem(title, number, "", Violation("wb_refused", {"reason": reason}))
