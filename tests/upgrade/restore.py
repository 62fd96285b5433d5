"""Backs a site with the demo's data up, restores the backup as a new site, and proves that both tell the same.

	~/frappe-bench/env/bin/python tests/upgrade/restore.py

In a private MariaDB and Redis (tests/faults/private_bench.py), with Frappe's own commands as an administrator gives them.
"""

import argparse
import json
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))
sys.path.insert(0, str(Path(__file__).parent))

from private_bench import PASSWORD, PrivateBench, bench_of_environment, private_bench
from told import compare, told

RESTORED = "restored.localhost"


def main() -> None:
	parser = argparse.ArgumentParser(
		description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	parser.add_argument("--bench", type=Path, default=bench_of_environment())
	parser.add_argument("--report", type=Path, help="a JSON file for the figures of docs/reliability.md")
	arguments = parser.parse_args()
	with private_bench(arguments.bench.resolve()) as bench:
		report = run(bench)
	print(json.dumps(report, ensure_ascii=False, indent=1))
	if arguments.report:
		arguments.report.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
	sys.exit(1 if report["failures"] else 0)


def run(bench: PrivateBench) -> dict:
	began = time.monotonic()
	bench.frappe("--site", bench.site, "sales-ops", "demo", check=False)
	before = told(bench, bench.site)
	bench.frappe("--site", bench.site, "backup", "--with-files", "--compress")
	folder = bench.sites / bench.site / "private" / "backups"
	database, private = (next(folder.glob(f"*-{part}*")) for part in ("database.sql", "private-files.t"))
	public = next(path for path in folder.glob("*-files.t*") if "private" not in path.name)
	seconds = {"backup": round(time.monotonic() - began)}
	began = time.monotonic()
	make_empty_site(bench)
	bench.frappe(
		"--site",
		RESTORED,
		"restore",
		str(database),
		"--with-public-files",
		str(public),
		"--with-private-files",
		str(private),
		"--db-root-username",
		"root",
		"--db-root-password",
		PASSWORD,
		"--force",
	)
	take_key(bench)
	bench.frappe("--site", RESTORED, "migrate")
	seconds["restore and migrate"] = round(time.monotonic() - began)
	after = told(bench, RESTORED)
	failures = compare(before, after) + after["findings"]
	rows = sum(int(row["rows"]) for row in after["figures"].values())
	return {
		"day": date.today().isoformat(),
		"rows": rows,
		"tables": len(after["figures"]),
		"seconds": seconds,
		"failures": failures,
	}


def make_empty_site(bench: PrivateBench) -> None:
	"""The folder and configuration of a new site with an empty database; the restore fills it."""
	for name in ("public/files", "private/files", "private/backups", "logs", "locks"):
		(bench.sites / RESTORED / name).mkdir(parents=True)
	name = "restored"
	config = {"db_name": name, "db_password": PASSWORD, "db_type": "mariadb"}
	(bench.sites / RESTORED / "site_config.json").write_text(json.dumps(config))
	bench.make_database(name, PASSWORD)


def take_key(bench: PrivateBench) -> None:
	"""Passwords are encrypted with a key of the site's configuration, which is backed up beside the database."""
	backed_up = next((bench.sites / bench.site / "private" / "backups").glob("*site_config_backup.json"))
	config = json.loads((bench.sites / RESTORED / "site_config.json").read_text())
	if key := json.loads(backed_up.read_text()).get("encryption_key"):
		(bench.sites / RESTORED / "site_config.json").write_text(json.dumps(config | {"encryption_key": key}))


if __name__ == "__main__":
	main()
