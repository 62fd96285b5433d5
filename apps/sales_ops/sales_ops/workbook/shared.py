"""What several rows of a sheet say together about one thing: of each column, the first that is said; a silent row agrees."""

from collections.abc import Iterator, Sequence
from typing import Any

from sales_ops.policies.violations import Violation
from sales_ops.workbook.findings import Findings


def said(rows: Sequence[Any], name: str, default: Any = None) -> Any:
	"""The first value of a column in the rows, else `default`."""
	return next((value for row in rows if (value := getattr(row, name)) is not None), default)


def contradictions(rows: Sequence[Any], names: Sequence[str]) -> Iterator[tuple[int, str, Violation]]:
	"""The rows that say something else than one above: (row, column key, violation)."""
	for name in names:
		first = next((row for row in rows if getattr(row, name) is not None), None)
		for row in rows:
			value = getattr(row, name)
			if value is not None and value != getattr(first, name):
				params = {"value": value, "other": getattr(first, name), "row": first.row}
				yield row.row, name, Violation("wb_contradicts", params)


def report_contradictions(findings: Findings, sheet: str, rows: Sequence[Any], names: Sequence[str]) -> bool:
	"""Report them; whether there are any."""
	found = [*contradictions(rows, names)]
	for row, column, violation in found:
		findings.report(sheet, row, column, violation)
	return bool(found)


def report_left_out(findings: Findings, sheet: str, row: int, name: object, because: tuple[str, int]) -> None:
	"""Say at `row` that `name` stays out because of a problem in another sheet and row."""
	params = {"name": str(name), "sheet": findings.title(because[0]), "row": because[1]}
	findings.report(sheet, row, "", Violation("wb_left_out", params))
