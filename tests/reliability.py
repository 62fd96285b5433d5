"""Writes docs/reliability.md from the reports of the last runs.

	~/frappe-bench/env/bin/python tests/faults/run.py --report tests/figures/faults.json
	~/frappe-bench/env/bin/python tests/upgrade/restore.py --report tests/figures/restore.json
	~/frappe-bench/env/bin/python tests/upgrade/run.py --report tests/figures/upgrade.json
	.venv-static/bin/python tests/upgrade/forward.py --report tests/figures/forward.json
	python3 tests/reliability.py

Reports of other scripts (load.json, scale_out.json …) that lie beside these and have the keys `title` and `rows` get a
table of their own. Every figure on the page is of a report; the page says of which day each is.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
FIGURES, PAGE = REPOSITORY / "tests" / "figures", REPOSITORY / "docs" / "reliability.md"
HEAD = """# Reliability: what was tried, how often, and what was lost

Made by `tests/reliability.py` from the figures of the last runs; do not edit it by hand. Each part names the command that
makes its figures.
"""


def main() -> None:
	parts = [HEAD, *(part(FIGURES / name) for part, name in PARTS if (FIGURES / name).exists()), *others()]
	PAGE.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")
	print(PAGE)


def read(path: Path) -> tuple[dict, str]:
	day = datetime.fromtimestamp(path.stat().st_mtime).date().isoformat()
	report = json.loads(path.read_text(encoding="utf-8"))
	return report, report.get("day", day)


def verdict(report: dict) -> str:
	return (
		"**nothing**"
		if not report["failures"]
		else f"**{len(report['failures'])} differences**, see the report"
	)


def faults(path: Path) -> str:
	report, day = read(path)
	blows = ", ".join(f"{count} × {kind}" for kind, count in sorted(report["blows"].items()))
	rows = "\n".join(f"| {work} | {count} |" for work, count in report["work"].items())
	return f"""## Killed in the middle

`tests/faults/run.py --seed {report["seed"]}`, {day}, {report["seconds"]} seconds. A private MariaDB with a copy of the site; the
work is hit at a random SQL statement (three in ten: right before or after a commit), then done again as a person or the
scheduler would. Afterwards every table must have the rows and sums of a run that nobody hurt, and the modules' own checks
must find nothing.

| Work | Times hit |
| --- | ---: |
{rows}

Blows: {blows}. In {report["survived"]} of them the work went on to its end all the same. Done without Redis (cache, queue and
realtime gone): {report["without redis"]} documents. Lost or doubled: {verdict(report)}.
"""


def restore(path: Path) -> str:
	report, day = read(path)
	return f"""## Backup and restore

`tests/upgrade/restore.py`, {day}. `bench backup --with-files` of a site with the demo's data
({report["seconds"]["backup"]} s with the demo), restored as a new site and migrated ({report["seconds"]["restore and migrate"]} s): {report["rows"]} rows in {report["tables"]}
tables, compared row counts and sums of all columns of numbers. Lost: {verdict(report)}.
"""


def upgrade(path: Path) -> str:
	report, day = read(path)
	return f"""## Upgrade

`tests/upgrade/run.py`, {day}. From commit `{report["from"]}` ({report["commits"]} commits earlier) with its demo's data
({report["rows of the office"]} rows of the office) to this version: migrated in {report["seconds"]["migrating"]} s, then migrated again, then with every patch of
the app run again. Lost or changed by a repetition: {verdict(report)}.
"""


def forward(path: Path) -> str:
	report, day = read(path)
	rows = "\n".join(f"| {rule} | {plan} |" for rule, plan in report["planned"].items())
	return f"""## Frappe {report["target"]}

`tests/upgrade/forward.py` (prefly), {day}. Uses of what {report["target"]} removes, each with its plan; others: {verdict(report)}.

| Rule | Plan |
| --- | --- |
{rows}
"""


def others() -> list[str]:
	known = {name for _part, name in PARTS}
	return [other(path) for path in sorted(FIGURES.glob("*.json")) if path.name not in known]


def other(path: Path) -> str:
	"""`{"title", "command", "text", "rows": [{column: value}], "failures": []}` as a part with a table."""
	report, day = read(path)
	if "rows" not in report or "title" not in report:
		sys.exit(f"{path} has no title or no rows")
	columns = list(report["rows"][0])
	lines = [
		columns,
		["---"] * len(columns),
		*([str(row[column]) for column in columns] for row in report["rows"]),
	]
	table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
	return f"""## {report["title"]}

`{report["command"]}`, {day}. {report.get("text", "")}

{table}

Lost or wrong: {verdict(report)}.
"""


PARTS = (
	(faults, "faults.json"),
	(restore, "restore.json"),
	(upgrade, "upgrade.json"),
	(forward, "forward.json"),
)

if __name__ == "__main__":
	main()
