"""Kills the worker, its connection and the database in the middle of the work, and proves that nothing is lost or doubled.

	~/frappe-bench/env/bin/python tests/faults/run.py                 # 50 blows, a new seed
	~/frappe-bench/env/bin/python tests/faults/run.py --blows 10 --seed 7 --only import

Everything happens in a private MariaDB and Redis on free ports with a copy of the test site (see private_bench.py), so
the real servers may go on working. For each kind of work (scenarios.py): it is done once unhurt; then for each blow the
site is put back, the work is begun, hit at a random statement, the server is started again where it was killed, the work
is done again as a person or the scheduler would, and the site must tell the same figures in every table as the unhurt one
(figures.py), and the modules' own checks must find nothing (sales_ops.testing.checks).
"""

import argparse
import json
import os
import random
import shutil
import sys
import time
import traceback
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from private_bench import PrivateBench, bench_of_environment, private_bench

WORKER, CONNECTION, DATABASE = "worker killed", "connection lost", "database killed"
KINDS = (WORKER, WORKER, WORKER, CONNECTION, CONNECTION, DATABASE)
AT_A_COMMIT = 0.3  # of the blows: right before or after one, where halves would be made


class Site:
	"""The private site and its steps, each in a child process of its own, as workers and requests are."""

	def __init__(self, bench: PrivateBench):
		self.bench, self.prepared = bench, bench.root / "prepared"

	def keep(self) -> None:
		"""Remember the database as it is."""
		self.bench.database.stop()
		shutil.copytree(self.bench.root / "data", self.prepared)
		self.bench.database.start()

	def put_back(self) -> None:
		self.bench.database.kill()
		shutil.rmtree(self.bench.root / "data")
		shutil.copytree(self.prepared, self.bench.root / "data")
		self.bench.database.start()

	def step(self, function, *arguments, days: int = 0, blow: dict | None = None) -> dict | None:
		"""What the function returns, called in a child that is connected to the site; None where the child was killed."""
		reading, writing = os.pipe()
		child = os.fork()
		if not child:
			os.close(reading)
			_live(self.bench, function, arguments, days, blow, writing)
		os.close(writing)
		with os.fdopen(reading) as answer:
			told = answer.read()
		os.waitpid(child, 0)
		return json.loads(told) if told else None


def _live(bench: PrivateBench, function, arguments, days: int, blow: dict | None, writing: int) -> None:
	"""The life of a child; it never returns."""
	answer = {}
	try:
		with connected(bench.site, days):
			with counted_statements(bench, blow) as statements:
				answer["value"] = function(*arguments)
			answer["statements"] = statements
	except BaseException:
		answer["error"] = traceback.format_exc()[-3000:]
	with os.fdopen(writing, "w") as out:
		out.write(json.dumps(answer, default=str))
		out.flush()
	os._exit(0)


@contextmanager
def connected(site: str, days: int):
	import frappe
	import frappe.utils.data as clock

	frappe.init(site=site, sites_path=".")
	frappe.connect()
	frappe.flags.mute_emails = True
	original = clock.convert_utc_to_system_timezone
	clock.convert_utc_to_system_timezone = lambda moment: original(moment) + timedelta(days=days)
	frappe.set_user("Administrator")
	try:
		yield
	finally:
		frappe.destroy()


@contextmanager
def counted_statements(bench: PrivateBench, blow: dict | None):
	"""Count the statements, note which are commits, and strike at the one that the blow names."""
	from frappe.database.database import Database

	original, told = Database.sql, {"number": 0, "commits": []}

	def sql(self, query, *arguments, **options):
		told["number"] += 1
		number = told["number"]
		if str(query).strip().lower() == "commit":
			told["commits"].append(number)
		if blow and number == blow["at"] and blow["moment"] == "before":
			strike(bench, blow["kind"], self)
		done = original(self, query, *arguments, **options)
		if blow and number == blow["at"] and blow["moment"] == "after":
			strike(bench, blow["kind"], self)
		return done

	Database.sql = sql
	try:
		yield told
	finally:
		Database.sql = original


def strike(bench: PrivateBench, kind: str, database) -> None:
	if kind == WORKER:
		os.kill(os.getpid(), 9)
	elif kind == CONNECTION:
		bench.sql(f"kill {database._conn.thread_id()}")
	else:
		os.kill(bench.database.process.pid, 9)


# what is done in the children


def prepare(site: Site, scenarios) -> dict[str, dict]:
	import frappe

	from sales_ops.testing.setup import before_tests

	frappe.flags.in_test = True  # else ERPNext remembers the warehouses' accounts as they were at first
	before_tests()
	made = {}
	for scenario in scenarios:
		made[scenario.name] = scenario.prepare()
		frappe.db.commit()
	return made


def tell() -> dict:
	from figures import figures

	from sales_ops.testing.checks import all_findings

	return {"figures": figures(), "findings": all_findings()}


def try_scenario(site: Site, scenario, made: dict, blows: list[random.Random], report: dict) -> None:
	unhurt = done(site.step(scenario.act, made, days=scenario.days), "the unhurt run")["statements"]
	wrong = done(site.step(scenario.proof, made, days=scenario.days), "its proof")["value"]
	told = done(site.step(tell, days=scenario.days), "its figures")["value"]
	again = (
		done(site.step(scenario.act, made, days=scenario.days), "the second run")
		and done(site.step(tell, days=scenario.days), "")["value"]
	)
	wrong += told["findings"] + compare(told["figures"], again["figures"], "done twice: ")
	fail(report, scenario.name, "unhurt", wrong)
	for chance in blows:
		site.put_back()
		blow = aim(chance, unhurt)
		hit(site, scenario, made, blow, told["figures"], report)
	site.put_back()
	if scenario.without_redis:
		do_without_redis(site, scenario, made, told["figures"], report)
		site.put_back()


def do_queued_work(site: Site, report: dict) -> None:
	"""The scheduler's work waits for Redis; the rest of the site is as it was made."""
	import queue_gone

	wrong = (
		queue_gone.wrong_after(site.bench, site) + done(site.step(tell), "the figures")["value"]["findings"]
	)
	report["queue caught up"] = not wrong
	fail(report, "the scheduler", "Redis gone and back", wrong)
	print(f"  {'FAILED' if wrong else 'ok'}: what was not queued is caught up", flush=True)
	site.put_back()


def aim(chance: random.Random, statements: dict) -> dict:
	at = chance.randint(1, statements["number"])
	if statements["commits"] and chance.random() < AT_A_COMMIT:
		at = chance.choice(statements["commits"])
	return {
		"at": at,
		"of": statements["number"],
		"moment": chance.choice(("before", "after")),
		"kind": chance.choice(KINDS),
	}


def hit(site: Site, scenario, made: dict, blow: dict, expected: dict, report: dict) -> None:
	first = site.step(scenario.act, made, days=scenario.days, blow=blow)
	if not site.bench.database.answers():
		site.bench.database.kill()  # its port is shut; wait for its end
		site.bench.database.start()
	report["blows"][blow["kind"]] += 1
	report["survived"] += bool(first and "error" not in first)
	second = site.step(scenario.act, made, days=scenario.days)
	wrong = [second["error"]] if not second or "error" in second else []
	wrong += done(site.step(scenario.proof, made, days=scenario.days), "the proof")["value"]
	told = done(site.step(tell, days=scenario.days), "the figures")["value"]
	wrong += told["findings"] + compare(expected, told["figures"])
	place = f"{blow['kind']} {blow['moment']} statement {blow['at']} of {blow['of']}"
	fail(report, scenario.name, place, wrong)
	print(f"  {'FAILED' if wrong else 'ok'}: {place}", flush=True)


def do_without_redis(site: Site, scenario, made: dict, expected: dict, report: dict) -> None:
	"""Cache, queue and realtime are gone: what a person does is done all the same."""
	site.bench.redis.kill()
	answer = site.step(scenario.act, made, days=scenario.days)
	wrong = [answer["error"]] if not answer or "error" in answer else []
	site.bench.redis.start()
	told = done(site.step(tell, days=scenario.days), "the figures without Redis")["value"]
	wrong += told["findings"] + compare(expected, told["figures"])
	report["without redis"] += 1
	fail(report, scenario.name, "without Redis", wrong)
	print(f"  {'FAILED' if wrong else 'ok'}: without Redis", flush=True)


def compare(expected: dict, found: dict, prefix: str = "") -> list[str]:
	from figures import differences

	return [prefix + line for line in differences(expected, found)]


def done(answer: dict | None, what: str) -> dict:
	if not answer or "error" in answer:
		raise RuntimeError(f"{what} failed: {(answer or {}).get('error')}")
	return answer


def fail(report: dict, scenario: str, place: str, wrong: list[str]) -> None:
	report["failures"] += [f"{scenario}, {place}: {line}" for line in wrong]
	for line in wrong[:12]:
		print(f"  {scenario}, {place}: {line}", flush=True)


def main() -> None:
	parser = argparse.ArgumentParser(
		description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	parser.add_argument("--bench", type=Path, default=bench_of_environment())
	parser.add_argument("--blows", type=int, default=50, help="in all, shared by the kinds of work")
	parser.add_argument("--seed", type=int, default=int(time.time()))
	parser.add_argument("--only", default="", help="a part of the name of the work")
	parser.add_argument("--report", type=Path, help="a JSON file for the figures of docs/reliability.md")
	arguments = parser.parse_args()
	print(f"seed {arguments.seed}", flush=True)
	with private_bench(arguments.bench.resolve()) as bench:
		report = run(bench, arguments)
	print(json.dumps(report, ensure_ascii=False, indent=1))
	if arguments.report:
		arguments.report.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
	sys.exit(1 if report["failures"] else 0)


def run(bench: PrivateBench, arguments) -> dict:
	os.chdir(bench.sites)
	os.environ["FRAPPE_BENCH_ROOT"] = str(bench.root)
	from scenarios import SCENARIOS

	site, began = Site(bench), time.monotonic()
	chosen = [scenario for scenario in SCENARIOS if arguments.only in scenario.name]
	made = done(site.step(prepare, site, SCENARIOS), "preparing")["value"]
	site.keep()
	report = {
		"seed": arguments.seed,
		"blows": Counter(),
		"survived": 0,
		"without redis": 0,
		"work": {},
		"failures": [],
	}
	do_queued_work(site, report)
	for number, scenario in enumerate(chosen):
		share = range(number, arguments.blows, len(chosen))
		print(f"{scenario.name}: {len(share)} blows", flush=True)
		blows = [random.Random(f"{arguments.seed} {blow}") for blow in share]
		try_scenario(site, scenario, made[scenario.name], blows, report)
		report["work"][scenario.name] = len(share)
	report["day"] = date.today().isoformat()
	report["seconds"] = round(time.monotonic() - began)
	return report


if __name__ == "__main__":
	main()
