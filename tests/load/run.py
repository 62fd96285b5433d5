"""Fifty people work in the office at once, and nothing is sold twice or booked askew.

	~/frappe-bench/env/bin/python tests/load/run.py                    # 50 people, 2 minutes, 2 web processes
	~/frappe-bench/env/bin/python tests/load/run.py --users 20 --seconds 60 --report tests/figures/load.json

Everything happens in a private MariaDB and Redis with a copy of the test site (tests/faults/private_bench.py): it is filled
with the benchmarks' rows and with people of real roles (office.py), served by gunicorn as in production, and asked by
locust (locustfile.py), which is installed once into an environment of its own. It prints requests a second, p50, p95 and
errors by kind of request. Who loses a unit to a colleague is refused by a rule; that is counted, but is no error. Then
the modules' own checks must find nothing, no unit may have two deals, and every voucher must balance; else it exits with 1.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).parent))

import verdict
from private_bench import PrivateBench, bench_of_environment, private_bench

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
REQUIREMENTS = REPOSITORY / "bin" / "lib" / "requirements-load.txt"
TOOLS = Path(os.environ.get("SALES_OPS_VENV") or REPOSITORY / ".venv").with_name(".venv-load")
TITLE = "Fifty people at once"
COMMAND = "tests/load/run.py"
ARRIVING = 5  # people a second
SETTLING = 20  # seconds after the last has come, until caches are full and measuring begins


def main() -> None:
	arguments = _arguments()
	tools = locust()
	with private_bench(arguments.bench.resolve()) as bench:
		report = run(bench, tools, arguments)
	for row in report["rows"]:
		print("  ".join(f"{value!s:>{max(len(name), 7)}}" for name, value in row.items()))
	print(json.dumps({name: report[name] for name in report if name != "rows"}, ensure_ascii=False, indent=1))
	if arguments.report:
		arguments.report.parent.mkdir(exist_ok=True)
		arguments.report.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
	sys.exit(1 if report["failures"] else 0)


def _arguments() -> argparse.Namespace:
	parser = argparse.ArgumentParser(
		description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	parser.add_argument("--bench", type=Path, default=bench_of_environment())
	parser.add_argument("--users", type=int, default=50)
	parser.add_argument("--seconds", type=int, default=120)
	parser.add_argument("--workers", type=int, default=2, help="web processes")
	parser.add_argument("--threads", type=int, default=4, help="of each web process")
	parser.add_argument("--units", type=int, default=2_000, help="of the project; four in five are sold")
	parser.add_argument(
		"--report",
		type=lambda text: Path(text).resolve(),
		help="a JSON file for the figures of docs/reliability.md",
	)
	return parser.parse_args()


def locust() -> Path:
	"""The program, installed where it is missing: it needs gevent, which must not come into the bench."""
	program = TOOLS / "bin" / "locust"
	if not program.exists():
		print(f"installing locust into {TOOLS} (once)", flush=True)
		subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], check=True)
		pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS)]
		subprocess.run(pip, check=True)
	return program


def run(bench: PrivateBench, tools: Path, arguments: argparse.Namespace) -> dict:
	import office
	from run_site import call

	started = time.monotonic()
	knows = call(bench, office.prepare, arguments.units, arguments.users)
	print(f"prepared in {time.monotonic() - started:.0f} s: {knows['counts']}", flush=True)
	knows |= {"site": bench.site, "users": arguments.users, "units": arguments.units}
	knows["arriving"] = arguments.users / ARRIVING + SETTLING
	knows["day"] = call(bench, office.day)
	began = call(bench, office.began)
	deadlocks = _deadlocks(bench)
	told_by_people = work(bench, tools, knows, arguments)
	deadlocks = _deadlocks(bench) - deadlocks
	if deadlocks:
		print(_last_deadlock(bench), flush=True)
	told = call(bench, office.tell, began)
	answers, details = told_by_people["answers"], Counter(told_by_people["details"])
	return {
		"title": TITLE,
		"command": COMMAND,
		"day": date.today().isoformat(),
		"text": _text(arguments, knows, told, deadlocks),
		"rows": verdict.rows(answers, arguments.seconds),
		"made": told["made"],
		"deadlocks": deadlocks,
		"failures": verdict.failures(answers, details, told),
	}


def work(bench: PrivateBench, tools: Path, knows: dict, arguments: argparse.Namespace) -> dict:
	"""Serve the site and let the people work; what they were answered."""
	from sales_ops.testing.serving import served

	office_file, report = bench.root / "office.json", bench.root / "people.json"
	office_file.write_text(json.dumps(knows, ensure_ascii=False), encoding="utf-8")
	names = {"SALES_OPS_LOAD_OFFICE": str(office_file), "SALES_OPS_LOAD_REPORT": str(report)}
	with served(bench.site, arguments.workers, arguments.threads) as address:
		command = [str(tools), "--locustfile", str(HERE / "locustfile.py"), "--headless", "--only-summary"]
		command += ["--users", str(arguments.users), "--spawn-rate", str(ARRIVING), "--host", address]
		command += [
			"--run-time",
			f"{arguments.seconds + math.ceil(knows['arriving'])}s",
			"--stop-timeout",
			"30",
			"--loglevel",
			"WARNING",
		]
		subprocess.run(command, env=os.environ | names, check=True, stdout=subprocess.DEVNULL)
	return json.loads(report.read_text(encoding="utf-8"))


def _deadlocks(bench: PrivateBench) -> int:
	return int(bench.sql("show global status like 'Innodb_deadlocks'").split()[1])


def _last_deadlock(bench: PrivateBench) -> str:
	"""The statements and locks of the two that met, as the database tells them."""
	told = bench.sql("show engine innodb status").replace("\\n", "\n")
	return told.partition("LATEST DETECTED DEADLOCK")[2].partition("\nTRANSACTIONS\n")[0]


def _text(arguments: argparse.Namespace, knows: dict, told: dict, deadlocks: int) -> str:
	counts, made = knows["counts"], told["made"]
	return (
		f"{arguments.users} people for {arguments.seconds} seconds, gunicorn with {arguments.workers} processes of"
		f" {arguments.threads} threads, database, site and people on one machine; {counts['Property Unit']:,} units,"
		f" {counts['Property Subscription']:,} deals, {counts['Property Instalment']:,} instalments,"
		f" {counts['Payment Entry']:,} receipts. They made {made['holds']} claims, {made['deals']} deals,"
		f" {made['contracts']} contracts, {made['receipts']} receipts, {made['promises']} promises; the database ended"
		f" {deadlocks} deadlocks. Afterwards: the modules' checks, units with two deals, vouchers out of balance."
	)


if __name__ == "__main__":
	main()
