"""The counters of document names are there before two sessions ask for the same one."""

import frappe
from frappe.utils import add_to_date, getdate, today

from sales_ops.setup.series import key, make_series

DEALS = "SUB-.YYYY.-.#####"


def counter(name: str) -> int | None:
	series = frappe.qb.DocType("Series")
	rows = frappe.qb.from_(series).select(series.current).where(series.name == name).run()
	return rows[0][0] if rows else None


def forget(name: str) -> None:
	series = frappe.qb.DocType("Series")
	frappe.qb.from_(series).delete().where(series.name == name).run()


def test_the_counters_of_this_year_and_the_next_are_made_where_missing():
	this_year = getdate(today()).year
	names = [key(DEALS, this_year), key(DEALS, this_year + 1)]
	for name in names:
		forget(name)
	make_series()
	assert [counter(name) for name in names] == [0, 0]


def test_a_counter_in_use_is_left_alone():
	name = key(DEALS, getdate(today()).year)
	make_series()
	series = frappe.qb.DocType("Series")
	frappe.qb.update(series).set(series.current, 41).where(series.name == name).run()
	make_series()
	assert counter(name) == 41


def test_the_key_is_the_one_frappe_counts_with():
	from frappe.model.naming import NamingSeries

	assert key(DEALS, getdate(today()).year) == NamingSeries(DEALS).get_prefix()
	assert key(DEALS, getdate(add_to_date(today(), years=1)).year) != NamingSeries(DEALS).get_prefix()
