"""Collects problems under the names that sheets and columns have in the book."""

from collections.abc import Iterable

from sales_ops.policies.violations import Violation
from sales_ops.workbook.layout import SHEET_BY_KEY, SHEETS
from sales_ops.workbook.model import Book, Problem


class Findings:
	"""The problems found so far, the deals they concern, and the notes on what is still open."""

	def __init__(self, book: Book, problems: Iterable[Problem] = ()):
		self.book = book
		self.problems = [*problems]
		self.notes: list[Problem] = []
		self.bad_deals: set[str] = set()

	def title(self, sheet: str) -> str:
		"""The title of a sheet in the book, or both names of one it does not have."""
		layout = SHEET_BY_KEY[sheet]
		return self.book.titles.get(sheet) or f"{layout.en} {layout.zh}"

	def heading(self, sheet: str, column: str) -> str:
		"""The heading of a column in the book, or its English name where the book does not have it."""
		if not column:
			return ""
		return self.book.headings.get((sheet, column)) or SHEET_BY_KEY[sheet].column(column).en

	def report(self, sheet: str, row: int, column: str, violation: Violation) -> None:
		"""Note a problem. `sheet` and `column` are keys of the layout; `column` "" means the row as a whole."""
		self.problems.append(self._found(sheet, row, column, violation))

	def note(self, sheet: str, row: int, column: str, violation: Violation) -> None:
		"""Note what is still open: it goes in as a draft, and stands in the way of its approval."""
		self.notes.append(self._found(sheet, row, column, violation))

	def _found(self, sheet: str, row: int, column: str, violation: Violation) -> Problem:
		heading = self.heading(sheet, column)
		if column:
			violation = Violation(violation.code, {"column": heading, **violation.params})
		return Problem(self.title(sheet), row, heading, violation)

	def in_order(self, found: Iterable[Problem]) -> list[Problem]:
		"""Problems by sheet, in the order of the layout, and row."""
		places = {self.title(sheet.key): number for number, sheet in enumerate(SHEETS)}
		return sorted(found, key=lambda problem: (places[problem.sheet], problem.row))

	def refuse_deal(self, deal_no: str, row: int, column: str, violation: Violation) -> None:
		"""Note a problem of a deal's own row; the deal is left out."""
		self.report("deals", row, column, violation)
		self.bad_deals.add(deal_no)

	def leave_out_deal(self, deal_no: str, row: int, sheet: str, other_row: int) -> None:
		"""Leave out a deal for a problem that stands in another sheet; said once."""
		if deal_no not in self.bad_deals:
			params = {"deal": deal_no, "sheet": self.title(sheet), "row": other_row}
			self.refuse_deal(deal_no, row, "", Violation("wb_deal_left_out", params))
