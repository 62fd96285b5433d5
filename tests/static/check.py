"""Static checks beside ruff: semgrep with our own rules, and frapast, which knows Frappe.

	.venv/bin/python tests/static/check.py

No network is asked. What is muted stands here with its reason; a mute that mutes nothing is a failure too.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
APP = Path("apps/sales_ops/sales_ops")  # from the repository
BIN = Path(sys.executable).parent

# frapast: rule → function, or "*" for all → reason.
MUTED = {
	"FR-PERM-001": {
		"*": "looks for a permission check in the function's own body; ours begin with `guards.stored`, and who is refused "
		"is proven for every function, in process (test_permission_table.py) and over HTTP (test_rest_permissions.py)"
	},
	"FR-DATA-001": {"expire_hold": "`unit_names` is a property of the controller, no field"},
	"FR-PERF-001": {
		"*": "each is a document whose own rules, ledger and notices must run; the rows are few, and what is read of many "
		"is read at once (tests/benchmarks)"
	},
	"FR-WKFL-003": {
		"refresh_statuses": "an agreement's term runs out while it stays submitted; docstatus is right"
	},
}


def main() -> int:
	os.chdir(HERE.parents[1])
	wrong = semgrep() + frapast()
	print("\n".join(wrong) or "semgrep, frapast: nothing found")
	return bool(wrong)


def semgrep() -> list[str]:
	command = [str(BIN / "semgrep"), "scan", "--json", "--quiet", "--metrics=off", "--disable-version-check"]
	found = run([*command, "--config", str(HERE / "semgrep.yml"), str(APP)], {"SEMGREP_SEND_METRICS": "off"})
	wrong = [f"semgrep: {error['message']}" for error in found["errors"] if error["level"] == "error"]
	for row in found["results"]:
		name, message = row["check_id"].rpartition(".")[2], row["extra"]["message"]
		wrong.append(f"{row['path']}:{row['start']['line']}: {name}: {message}")
	return wrong


def frapast() -> list[str]:
	found = run([str(BIN / "frapast"), "scan", str(APP), "--format", "json"], {})
	used, wrong = set(), []
	for row in found if isinstance(found, list) else found["candidates"]:
		rule, function = row["rule_id"], row["function"]
		if mute := next((name for name in (function, "*") if name in MUTED.get(rule, {})), None):
			used.add((rule, mute))
		else:
			wrong.append(f"{row['file']}:{row['line']}: {rule} in {function}: {row['evidence']}")
	mutes = {(rule, name) for rule, names in MUTED.items() for name in names}
	return wrong + [f"the mute of {rule} for {name} mutes nothing" for rule, name in sorted(mutes - used)]


def run(command: list[str], environment: dict[str, str]):
	"""What the program prints, read as JSON; banners before it are passed over."""
	names = os.environ | environment
	done = subprocess.run(command, text=True, capture_output=True, env=names)
	start = min((at for mark in "[{" if (at := done.stdout.find(mark)) >= 0), default=None)
	if start is None:
		raise SystemExit(f"{' '.join(command)}:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
	return json.loads(done.stdout[start:])


if __name__ == "__main__":
	sys.exit(main())
