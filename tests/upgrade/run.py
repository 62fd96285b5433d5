"""Installs an earlier commit of this repository with its demo's data, upgrades it to this checkout, and proves that nothing is lost.

	~/frappe-bench/env/bin/python tests/upgrade/run.py                 # from the first issue that landed
	~/frappe-bench/env/bin/python tests/upgrade/run.py --from COMMIT

In a private MariaDB and Redis (tests/faults/private_bench.py). What the office had written is there afterwards, row by row
and sum by sum; the modules' own checks find nothing; a second migration, and one that runs every patch of the app again,
change nothing.
"""

import argparse
import json
import subprocess
import sys
import tarfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))
sys.path.insert(0, str(Path(__file__).parent))

from private_bench import PASSWORD, PrivateBench, bench_of_environment, private_bench
from told import OF_FILES, compare, told

REPOSITORY = Path(__file__).parents[2]
FIRST = "18b8116^"  # the last commit of the first issue
SITE = "upgraded.localhost"
# Rows of the office in an earlier version; an upgrade may fill columns that are new, and must keep these rows.
OFFICE = (
	"tabProperty",
	"tabPayment Entry",
	"tabGL Entry",
	"tabCustomer",
	"tabArrears",
	"tabCollection",
	"tabPromise",
)


def main() -> None:
	parser = argparse.ArgumentParser(
		description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	parser.add_argument("--bench", type=Path, default=bench_of_environment())
	parser.add_argument("--from", dest="commit", default=FIRST)
	parser.add_argument("--report", type=Path, help="a JSON file for the figures of docs/reliability.md")
	arguments = parser.parse_args()
	with private_bench(arguments.bench.resolve(), SITE, copied=False) as bench:
		report = run(bench, arguments.commit)
	print(json.dumps(report, ensure_ascii=False, indent=1))
	if arguments.report:
		arguments.report.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
	sys.exit(1 if report["failures"] else 0)


def run(bench: PrivateBench, commit: str) -> dict:
	old, began = unpack(bench, commit), time.monotonic()
	install(bench, old)
	before = told(bench, SITE, old)
	seconds = {"installing the earlier version": round(time.monotonic() - began)}
	began = time.monotonic()
	bench.frappe("--site", SITE, "migrate")
	seconds["migrating"] = round(time.monotonic() - began)
	after = told(bench, SITE)
	failures = lost(before, after) + after["findings"]
	bench.frappe("--site", SITE, "migrate")
	again = told(bench, SITE)
	failures += [f"a second migration: {line}" for line in compare(after, again)]
	forget_patches(bench)
	bench.frappe("--site", SITE, "migrate")
	repeated = told(bench, SITE)
	failures += [f"all patches again: {line}" for line in compare(again, repeated)]
	return {
		"day": date.today().isoformat(),
		"from": git("rev-parse", "--short", commit).strip(),
		"commits": int(git("rev-list", "--count", f"{commit}..HEAD")),
		"rows of the office": sum(
			int(row["rows"]) for name, row in before["figures"].items() if name.startswith(OFFICE)
		),
		"tables": [len(before["figures"]), len(after["figures"])],
		"seconds": seconds,
		"failures": failures,
	}


def unpack(bench: PrivateBench, commit: str) -> str:
	"""The app of the commit in a folder of its own, which is found before the checkout's."""
	path = bench.root / "earlier.tar"
	path.write_bytes(
		subprocess.run(
			["git", "archive", commit, "apps/sales_ops"], cwd=REPOSITORY, check=True, capture_output=True
		).stdout
	)
	with tarfile.open(path) as archive:
		archive.extractall(bench.root / "earlier", filter="data")
	return str(bench.root / "earlier" / "apps" / "sales_ops")


def install(bench: PrivateBench, old: str) -> None:
	"""A new site with ERPNext and the earlier app, and its demo's data."""
	admin = ("--db-root-username", "root", "--db-root-password", PASSWORD, "--admin-password", PASSWORD)
	apps = ("--install-app", "erpnext", "--install-app", "sales_ops")
	bench.frappe("new-site", SITE, *admin, "--no-mariadb-socket", *apps, PYTHONPATH=old)
	bench.frappe("--site", SITE, "execute", "sales_ops.testing.setup.complete_setup_wizard", PYTHONPATH=old)
	bench.frappe("--site", SITE, "sales-ops", "demo", PYTHONPATH=old, check=False)


def lost(before: dict, after: dict) -> list[str]:
	"""Tables of the office that have fewer rows than before the upgrade, and sums of money that differ."""
	told_lost = []
	for table, row in before["figures"].items():
		if table.startswith(OF_FILES):
			continue
		now = after["figures"].get(table, {})
		if int(now.get("rows", 0)) < int(row["rows"]):
			told_lost.append(f"{table}: {row['rows']} rows before the upgrade, {now.get('rows', 0)} after it")
		if table.startswith(OFFICE):
			told_lost += [
				f"{table}.{column}: {value} before the upgrade, {now[column]} after it"
				for column, value in row.items()
				if "amount" in column and column in now and now[column] != value
			]
	return told_lost


def forget_patches(bench: PrivateBench) -> None:
	name = json.loads((bench.sites / SITE / "site_config.json").read_text())["db_name"]
	bench.sql("delete from `tabPatch Log` where patch like '%sales_ops%'", name)


def git(*arguments: str) -> str:
	return subprocess.run(
		["git", *arguments], cwd=REPOSITORY, check=True, text=True, capture_output=True
	).stdout


if __name__ == "__main__":
	main()
