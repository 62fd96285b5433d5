"""What a site of a private bench tells about itself, asked in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))

from private_bench import PrivateBench

# Of a migration, a backup or a session; not of the office.
UNSTEADY = {
	"tabDefaultValue",
	"tabDeleted Document",
	"tabInstalled Application",
	"tabInstalled Applications",
	"tabPatch Log",
	"tabSingles",
	"tabUser",
	"__Auth",
}
# What the framework makes of an app's files; an upgrade may add to it, and may not lose what users made.
OF_FILES = (
	"tabClient Script",
	"tabCustom DocPerm",
	"tabCustom Field",
	"tabDashboard",
	"tabDoc",
	"tabHas Role",
	"tabModule",
	"tabNotification",
	"tabNumber Card",
	"tabPage",
	"tabPrint",
	"tabProperty Setter",
	"tabReport",
	"tabRole",
	"tabScheduled Job",
	"tabWeb",
	"tabWorkspace",
)


def told(bench: PrivateBench, site: str, pythonpath: str = "") -> dict:
	"""{"figures": …, "findings": …} of the site as this checkout's checks see it."""
	command = [str(bench.bench / "env" / "bin" / "python"), __file__, site]
	names = {
		"FRAPPE_BENCH_ROOT": str(bench.root),
		"PYTHONPATH": pythonpath,
		"HOME": str(Path.home()),
		"PATH": "/usr/bin:/bin",
	}
	done = subprocess.run(command, cwd=bench.sites, env=names, text=True, capture_output=True)
	if done.returncode:
		raise RuntimeError(done.stderr[-4000:])
	return json.loads(done.stdout.splitlines()[-1])


def compare(before: dict, after: dict, without: tuple[str, ...] = ()) -> list[str]:
	from figures import differences

	kept = [
		{
			table: row
			for table, row in one["figures"].items()
			if table not in UNSTEADY and not table.startswith(without or ("~",))
		}
		for one in (before, after)
	]
	return differences(*kept)


def main(site: str) -> None:
	from figures import figures

	import frappe

	frappe.init(site=site, sites_path=".")
	frappe.connect()
	answer = {"figures": figures(), "findings": []}
	try:
		from sales_ops.testing.checks import all_findings

		answer["findings"] = all_findings()
	except ImportError:
		pass  # an earlier version of the app, which has no such checks
	print(json.dumps(answer, default=str))


if __name__ == "__main__":
	main(sys.argv[1])
