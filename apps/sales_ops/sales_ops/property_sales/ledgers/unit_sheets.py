"""Lists of units that others keep, as a file or as cells pasted from a spreadsheet."""

from collections.abc import Mapping

import frappe
from frappe.utils import flt
from frappe.utils.csvutils import read_csv_content
from frappe.utils.xlsxutils import read_xlsx_file_from_attached_file

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies.vacancy_sheet import STATUSES, read


def read_file(file_url: str, statuses: Mapping[str, str] = STATUSES) -> list[dict]:
	"""The rows of an uploaded .xlsx or .csv, as `policies.vacancy_sheet` reads them.

	Raises:
		VacancyListError: another kind of file, no headings, or an area that is no number.
		PermissionError: the user may not read the file.
	"""
	file = frappe.get_doc("File", {"file_url": file_url})
	file.check_permission("read")
	name, content = (file.file_name or "").lower(), file.get_content()
	if name.endswith(".xlsx"):
		lines = read_xlsx_file_from_attached_file(fcontent=content)
	elif name.endswith(".csv"):
		lines = read_csv_content(content)
	else:
		throw("vacancy_file_kind", file=file.file_name)
	return _rows(lines, statuses)


def read_text(text: str, statuses: Mapping[str, str] = STATUSES) -> list[dict]:
	"""The rows of cells pasted from a spreadsheet: lines of cells with tabs between them."""
	return _rows([line.split("\t") for line in text.splitlines()], statuses)


def _rows(lines: list, statuses: Mapping[str, str]) -> list[dict]:
	sheet = read(lines, statuses)
	throw_all(list(sheet.violations))
	return [{**row, "built_area": flt(row["built_area"])} for row in sheet.rows]
