"""What a site tells, table by table: rows, and the sum of every column of numbers. Two sites that tell the same lost nothing.

Names and moments may differ from run to run; how much there is of everything may not.
"""

import frappe

# They tell what was tried, not what is.
LOGS = {
	"tabAccess Log",
	"tabActivity Log",
	"tabDefaultValue",
	"tabError Log",
	"tabPrepared Report",
	"tabRoute History",
	"tabScheduled Job Log",
	"tabScheduled Job Type",
	"tabSessions",
	"tabSingles",
	"tabVersion",
	"tabView Log",
	"__global_search",
	"__UserSettings",
}
NUMBERS = ("decimal", "int", "bigint", "double", "tinyint", "smallint")
# An order of rows, and counters of how often somebody looked.
NO_FIGURES = {"idx", "lft", "rgt"}


def figures() -> dict[str, dict[str, str]]:
	"""Table → {"rows": …, column: its sum}, empty tables left out."""
	frappe.db.rollback()  # a new snapshot
	found = {}
	for table, columns in _columns().items():
		sums = ", ".join(f"cast(coalesce(sum(`{column}`), 0) as char) as `{column}`" for column in columns)
		query = f"select count(*) as `rows` {', ' + sums if sums else ''} from `{table}`"
		row = frappe.db.sql(query, as_dict=True)[0]
		if row.rows:
			found[table] = {key: _plain(value) for key, value in row.items()}
	return found


def differences(expected: dict, found: dict) -> list[str]:
	"""In words: what one site tells and the other does not."""
	told = []
	for table in sorted(expected.keys() | found.keys()):
		one, other = expected.get(table, {}), found.get(table, {})
		told += [
			f"{table}.{column}: {one.get(column, 0)} expected, {other.get(column, 0)} found"
			for column in sorted(one.keys() | other.keys())
			if one.get(column, "0") != other.get(column, "0")
		]
	return told


def _columns() -> dict[str, list[str]]:
	"""Columns of numbers by table."""
	query = """
		select t.table_name, c.column_name, c.data_type from information_schema.tables t
		left join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name
		where t.table_schema = %s and t.table_type = 'BASE TABLE'"""
	found: dict[str, list[str]] = {}
	for table, column, kind in frappe.db.sql(query, frappe.conf.db_name):
		if table not in LOGS and "`" not in table:
			columns = found.setdefault(table, [])
			if kind in NUMBERS and column not in NO_FIGURES:
				columns.append(column)
	return found


def _plain(value) -> str:
	text = str(value)
	return text.rstrip("0").rstrip(".") if "." in text else text
