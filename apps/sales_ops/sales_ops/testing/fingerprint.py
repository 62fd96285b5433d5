"""How many rows each table of the site has: what was written, and whether a refused request wrote anything."""

from functools import lru_cache

from pypika.functions import Count
from pypika.terms import ValueWrapper

import frappe

# They tell what was asked and by whom, not what is: a refused request may add to them.
LOGS = {
	"tabAccess Log",
	"tabActivity Log",
	"tabError Log",
	"tabRoute History",
	"tabScheduled Job Log",
	"tabSessions",
	"tabView Log",
	"__global_search",
	"__UserSettings",
}


def rows() -> dict[str, int]:
	"""Rows by table as they are committed now, without logs and empty tables. Ends the caller's transaction."""
	frappe.db.rollback()  # a new snapshot
	counted = frappe.db.sql(_counting())
	frappe.db.rollback()
	return {table: number for table, number in counted if number}


def changed(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
	"""By how many rows each table grew or shrank; those that did neither are left out."""
	names = sorted(before.keys() | after.keys())
	found = {name: after.get(name, 0) - before.get(name, 0) for name in names}
	return {name: number for name, number in found.items() if number}


def tables() -> list[str]:
	"""All tables of the site's database but the logs."""
	named = frappe.qb.Schema("information_schema").tables
	query = frappe.qb.from_(named).select(named.table_name).where(named.table_schema == frappe.conf.db_name)
	return [
		name for name in query.where(named.table_type == "BASE TABLE").run(pluck=True) if name not in LOGS
	]


@lru_cache(maxsize=1)
def _counting() -> str:
	"""One query for all tables; no DDL runs while rows are compared."""
	return " union all ".join(_count(table) for table in tables())


def _count(table: str) -> str:
	counted = frappe.qb.from_(frappe.qb.Table(table)).select(ValueWrapper(table), Count("*"))
	return counted.get_sql()
