"""The counters of our documents' names, there before the first document needs them.

Frappe makes a counter with the first document of a year: `SELECT … FOR UPDATE` of a row that is not there, then
`INSERT`. Of several sessions that do so in one moment all but one end in a deadlock, and the first morning of a sale is
just such a moment.
"""

import frappe
from frappe.utils import getdate, today

YEAR = ".YYYY."


def make_series() -> None:
	"""Make the missing counters of this year and the next; at install, after an upgrade, and every day."""
	this_year = getdate(today()).year
	keys = [key(autoname, year) for autoname in _autonames() for year in (this_year, this_year + 1)]
	frappe.db.bulk_insert("Series", ["name", "current"], [(name, 0) for name in keys], ignore_duplicates=True)


def key(autoname: str, year: int) -> str:
	"""The counter of a year: `SUB-.YYYY.-.#####` and 2026 give `SUB-2026-`."""
	parts = (part for part in autoname.split(".") if not part.startswith("#"))
	return "".join(str(year) if part == "YYYY" else part for part in parts)


def _autonames() -> list[str]:
	modules = frappe.get_all("Module Def", {"app_name": "sales_ops"}, pluck="name")
	names = frappe.get_all("DocType", {"module": ("in", modules), "istable": 0}, pluck="autoname")
	return [name for name in names if name and YEAR in name and name.endswith("#")]
