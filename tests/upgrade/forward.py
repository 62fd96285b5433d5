"""What the next major version of Frappe removes and this app still uses: `prefly`, held against the plan below.

	.venv-static/bin/python tests/upgrade/forward.py

No bench and no network. A finding that the plan does not name, and a plan for what is not found any more, are failures.
"""

import argparse
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
TARGET = "v16"
# rule of prefly → what is done, and when.
PLAN = {
	"v16-app-requires-python": "with the upgrade: `requires-python` takes in 3.14 once the suite has run on it",
	"v16-has-permission-hook-returns-none": "with the upgrade: `customer_privacy.has_permission` returns True where it "
	"returns None; on v15 a True would keep other apps' hooks from being asked",
	"v16-app-frappe-bound": "with the upgrade: the bounds of frappe and erpnext are widened once the suite has run on v16",
	"v16-app-workspaces-apps-screen": "with the upgrade: `add_to_apps_screen` and a Dock record for the modules",
}


def main() -> None:
	parser = argparse.ArgumentParser(
		description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	parser.add_argument("--report", type=Path, help="a JSON file for the figures of docs/reliability.md")
	arguments = parser.parse_args()
	found = findings()
	rules = {row["rule"] for row in found}
	failures = [f"{row['rule']}: {row['title']}" for row in found if row["rule"] not in PLAN]
	failures += [f"planned, and not found any more: {rule}" for rule in sorted(PLAN.keys() - rules)]
	report = {
		"day": date.today().isoformat(),
		"target": TARGET,
		"planned": {rule: PLAN[rule] for rule in sorted(rules & PLAN.keys())},
		"failures": failures,
	}
	print(json.dumps(report, indent=1))
	if arguments.report:
		arguments.report.write_text(json.dumps(report, indent=1) + "\n")
	sys.exit(1 if failures else 0)


def findings() -> list[dict]:
	program = Path(sys.executable).parent / "preflight"
	command = [
		str(program),
		"--path",
		"apps/sales_ops",
		"--target",
		TARGET,
		"--format",
		"json",
		"--fail-on",
		"never",
	]
	done = subprocess.run(command, cwd=REPOSITORY, env=os.environ, text=True, capture_output=True)
	if not done.stdout.startswith("{"):
		raise SystemExit(done.stdout + done.stderr)
	return [row for row in json.loads(done.stdout)["findings"] if row["severity"] != "info"]


if __name__ == "__main__":
	main()
