"""A function of the private site, called in a child process that is connected to it."""

import json
import os
import traceback
from collections.abc import Callable
from typing import Any

from private_bench import PrivateBench


def call(bench: PrivateBench, function: Callable, *arguments: Any) -> Any:
	"""What the function returns; its own commits stay.

	Raises:
		RuntimeError: with the child's traceback.
	"""
	enter(bench)
	reading, writing = os.pipe()
	child = os.fork()
	if not child:
		os.close(reading)
		_live(bench, function, arguments, writing)
	os.close(writing)
	with os.fdopen(reading) as answer:
		told = json.loads(answer.read() or '{"error": "the child was killed"}')
	os.waitpid(child, 0)
	if "error" in told:
		raise RuntimeError(told["error"])
	return told["value"]


def enter(bench: PrivateBench) -> None:
	"""Work in the private bench: this process, and those that it starts."""
	os.chdir(bench.sites)
	os.environ["FRAPPE_BENCH_ROOT"] = str(bench.root)


def _live(bench: PrivateBench, function: Callable, arguments: tuple, writing: int) -> None:
	"""The life of a child; it never returns."""
	import frappe

	try:
		frappe.init(site=bench.site, sites_path=".")
		frappe.connect()
		frappe.set_user("Administrator")
		answer = {"value": function(*arguments)}
		frappe.destroy()
	except BaseException:
		answer = {"error": traceback.format_exc()[-5000:]}
	with os.fdopen(writing, "w") as out:
		out.write(json.dumps(answer, default=str))
		out.flush()
	os._exit(0)
