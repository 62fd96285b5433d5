"""What the benchmarks share: a site in one transaction that is rolled back, medians, and one line a comparison."""

import argparse
import cProfile
import pstats
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import frappe
from frappe.utils import now_datetime

from sales_ops.testing.cleanup import remove_since
from sales_ops.testing.office import make_staff
from sales_ops.testing.setup import before_tests

SHOWN = 40  # functions of a profile
# InnoDB counts new rows anew in the background; until then the database plans as if the table were small.
COUNTING = 20  # seconds


def parser(description: str, runs: int) -> argparse.ArgumentParser:
	"""The options that every benchmark has; `runs` is the default of how often each side runs."""
	options = argparse.ArgumentParser(
		description=description, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	options.add_argument("--site", default="sales-ops-test.localhost")
	options.add_argument("--runs", type=int, default=runs)
	options.add_argument("--only", help="a part of the title of what to measure")
	options.add_argument("--profile", action="store_true", help="where our side spends its time")
	return options


@contextmanager
def at_site(site: str, committed: bool = False) -> Iterator[None]:
	"""Connected to the site; nothing of what is written stays.

	Args:
		committed: the benchmark commits its rows, as those of a real site are, and they are deleted in the end. Of rows that
			are not committed InnoDB visits each one to see whether it may be seen, even where an index would answer.
	"""
	frappe.init(site=site, sites_path=".")
	frappe.connect()
	before_tests()
	make_staff()
	frappe.flags.mute_emails = frappe.flags.in_test = True
	since = now_datetime()
	if not committed:
		frappe.db.commit = lambda: None
	try:
		yield
	finally:
		frappe.db.rollback()
		if committed:
			remove_since(since)
		frappe.destroy()


def insert(doctype: str, rows: list[dict]) -> None:
	"""Rows of the same columns, past the documents."""
	moment = now_datetime()
	common = {
		"creation": moment,
		"modified": moment,
		"owner": "Administrator",
		"modified_by": "Administrator",
	}
	fields = [*rows[0], *common]
	values = [tuple((row | common)[field] for field in fields) for row in rows]
	frappe.db.bulk_insert(doctype, fields, values, chunk_size=5_000)


def wait_for_counting() -> None:
	time.sleep(COUNTING)


def measure(title: str, ours: Callable, theirs: Callable, arguments: argparse.Namespace) -> None:
	"""One line: title, ours, theirs, the ratio; nothing where `--only` asks for others."""
	if arguments.only and arguments.only not in title:
		return
	if arguments.profile:
		profile(title, ours)
	mine, other = median(ours, arguments.runs), median(theirs, arguments.runs)
	print(f"{title:<62} {mine * 1000:9.1f} ms {other * 1000:9.1f} ms   {mine / other:5.2f} x", flush=True)


def median(function: Callable, runs: int) -> float:
	"""Seconds of the middle one of some runs, after one that fills the caches."""
	function()
	times = []
	for _run in range(runs):
		start = time.perf_counter()
		function()
		times.append(time.perf_counter() - start)
	return statistics.median(times)


def profile(title: str, function: Callable) -> None:
	"""Print where a warm run spends its time."""
	function()
	profiler = cProfile.Profile()
	profiler.runcall(function)
	print(title)
	pstats.Stats(profiler).sort_stats("cumulative").print_stats(SHOWN)
