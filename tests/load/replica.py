"""Heavy reports run on a read replica, and everything that decides stays with the primary: proven with two real servers.

	~/frappe-bench/env/bin/python tests/load/replica.py --report tests/figures/scale_out.json

A private MariaDB with a copy of the test site and the benchmarks' rows, a second MariaDB that replicates from it, and the
site served by gunicorn with the configuration that docs/administration.md shows. For each kind of request the SELECT
statements that reach either server are counted, without and with the replica. Then the replication is stopped: what is
written now must be seen by the board and not by the report. Then the replica is taken away and brought back.
"""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).parent))

from private_bench import PrivateBench, bench_of_environment, private_bench, write
from second_server import OF_PRIMARY, Replica, config_of_docs, reads, replica_of, wait_for_quiet

PAGE = Path(__file__).parents[2] / "docs" / "administration.md"
REPORTS = ("Unit Ledger", "Customer Arrears", "Collection Forecast", "Sale Control Table", "Signed Customers")
READER = ("sales_ops_reports", "private-reports")
# A report that wants more filters than a company and a project says so. Frappe notes that in its Error Log, which the replica
# refuses, so it is told by a 500 with that sentence in it.
ASKS = "Please choose"
TABLE, BOARD = "Sale Control Table", "board"


class Office:
	"""The served site, asked as Administrator."""

	def __init__(self, bench: PrivateBench, replica: Replica, knows: dict, address: str):
		from sales_ops.testing.serving import Caller

		self.bench, self.replica, self.knows = bench, replica, knows
		self.file = bench.sites / bench.site / "site_config.json"
		self.plain = json.loads(self.file.read_text())
		self.caller, self.failures = Caller(address, bench.site), []
		self.caller.log_in("Administrator", knows["password"])
		self.project = {"property_project": knows["project"]}
		self.free = iter(knows["free"])  # each hold takes the next one

	def configure(self, **values) -> None:
		"""What requests find in the site's configuration from now on; it is read for each."""
		write(self.file, self.plain | values)

	def report(self, name: str):
		filters = {"company": self.knows["company"], **self.project}
		values = {"report_name": name, "filters": json.dumps(filters), "ignore_prepared_report": "true"}
		return self.caller.call("frappe.desk.query_report.run", values, "GET")

	def board(self):
		return self.caller.call("sales_ops.property_sales.api.get_board_table", self.project, "GET")

	def hold(self, unit: str):
		values = {"property_unit": unit, "customer": self.knows["customer"]}
		return self.caller.call("sales_ops.property_sales.api.hold_unit", values)

	def requests(self) -> dict[str, tuple[Callable, bool]]:
		"""What is measured: the call, and whether it should read from the replica."""
		unit, deal = "PERF-00001", {"doctype": "Property Subscription", "name": "PERF-SUB-00001"}
		listed = {
			"doctype": "Property Unit",
			"fields": '["name", "sale_status"]',
			"filters": "[]",
			"page_length": 20,
		}
		view = "frappe.desk.reportview.get"
		printed = {"doc": deal["doctype"], "name": deal["name"], "print_format": "Standard"}
		return {
			**{f"report {name}": (lambda name=name: self.report(name), True) for name in REPORTS},
			"list view": (lambda: self.caller.call(view, listed, "GET"), True),
			BOARD: (self.board, False),
			"board for other systems (REST)": (
				lambda: self.caller.call("sales_ops.api.v1.board", self.project, "GET"),
				False,
			),
			"story of a unit": (
				lambda: self.caller.call(
					"sales_ops.property_sales.api.get_unit_story", {"property_unit": unit}, "GET"
				),
				False,
			),
			"form of a deal": (lambda: self.caller.call("frappe.desk.form.load.getdoc", deal, "GET"), False),
			"REST list of units": (lambda: self.caller.send("GET", "resource/Property Unit"), False),
			"print of a deal": (
				lambda: self.caller.call("frappe.www.printview.get_html_and_style", printed),
				False,
			),
			"hold a unit": (lambda: self.hold(next(self.free)), False),
		}

	def expect(self, holds: bool, what: str) -> None:
		print(f"  {'ok' if holds else 'FAILED'}: {what}", flush=True)
		if not holds:
			self.failures.append(what)

	def status(self, what: str, answer, wanted: int = 200) -> None:
		detail = "" if answer.status_code == wanted else f", not {wanted}: {answer.text[-300:]}"
		self.expect(not detail, f"{what} answers {answer.status_code}{detail}")


def measure(office: Office) -> dict[str, tuple[int, int]]:
	"""SELECT statements on (primary, replica) of each request, its caches filled."""
	found = {}
	for name, (ask, _is_heavy) in office.requests().items():
		for _warm in range(2):
			answer = ask()
		office.replica.reach_primary()
		wait_for_quiet()
		before = reads(office.bench), reads(office.replica)
		answer = ask()
		wait_for_quiet()
		after = reads(office.bench), reads(office.replica)
		office.status(name, answer)
		found[name] = tuple(now - then for now, then in zip(after, before, strict=True))
	return found


def compare(office: Office) -> list[dict]:
	"""Each request without and with the replica, as the page of figures shows it."""
	without = measure(office)
	office.configure(**configuration(office.replica))
	split = measure(office)
	rows = []
	for name, (_ask, is_heavy) in office.requests().items():
		primary, replica = split[name]
		office.expect(
			bool(replica) == is_heavy, f"{name}: {primary} reads of the primary, {replica} of the replica"
		)
		rows.append(
			{
				"Request": name,
				"Primary, alone": without[name][0],
				"Primary, with a replica": primary,
				"Replica": replica,
				"Left to the primary": f"{round(100 * primary / (primary + replica))} %",
			}
		)
	return rows


def configuration(replica: Replica) -> dict:
	"""That of the docs, word for word but for the address."""
	values = json.loads(config_of_docs(PAGE))
	return values | {"replica_host": "127.0.0.1", "replica_db_port": replica.port}


def status_in(answer, unit: str) -> str | None:
	"""The unit's status as a board's table or a report tells it."""
	told = answer.json()["message"]
	rows = told.get("rows") or told.get("result")
	if "fields" in told:
		rows = [dict(zip(told["fields"], row, strict=True)) for row in rows]
	return next((row["sale_status"] for row in rows if _unit_of(row) == unit), None)


def _unit_of(row) -> str | None:
	return row.get("property_unit") if isinstance(row, dict) else None


def fall_behind(office: Office) -> None:
	"""Replication stops; who decides must see what is written all the same."""
	unit = office.knows["free"][-1]
	office.replica.sql("stop slave")
	office.status("a hold while the replica lags", office.hold(unit))
	seen = status_in(office.board(), unit), status_in(office.report(TABLE), unit)
	office.expect(seen == ("Held", "Available"), f"board and report of a lagging replica tell {seen}")
	again = office.hold(unit)
	office.status("a second hold of that unit", again, 409)
	office.replica.sql("start slave")
	office.replica.reach_primary()
	seen = status_in(office.report(TABLE), unit)
	office.expect(seen == "Held", f"the report of a replica that has caught up tells {seen}")


def guard_replica(office: Office) -> None:
	"""Nobody writes on it, and a user who may only read is enough for every report."""
	name = office.plain["db_name"]
	statement = "update `tabProperty Unit` set unit_no = 'x'"
	wrote = office.replica.accepts_writes(name, office.plain["db_password"], statement, name)
	office.expect(not wrote, "the replica refuses the site's own user to write")
	office.replica.make_user(*READER, "select", name)
	user, password = READER
	own = {"different_credentials_for_replica": 1, "replica_db_name": user, "replica_db_password": password}
	office.configure(**configuration(office.replica), **own)
	answers = {report: office.report(report) for report in office.knows["reports"]}
	asking = [report for report, answer in answers.items() if ASKS in answer.text]
	refused = [
		f"{report}: {answer.status_code} {answer.text[-300:]}"
		for report, answer in answers.items()
		if report not in asking and (answer.status_code >= 500 or "denied" in answer.text)
	]
	office.expect(
		not refused, f"{len(answers) - len(asking)} reports run for a user who only reads: {refused}"
	)
	print(f"  {len(asking)} reports asked for their filters: {asking}", flush=True)


def lose_replica(office: Office) -> None:
	"""The replica is gone: reports fail, work goes on; without it in the configuration reports run at once."""
	office.configure(**configuration(office.replica))
	office.replica.server.stop()
	office.status("a report without its replica", office.report(TABLE), 500)
	office.status("the board without the replica", office.board())
	office.status("a hold without the replica", office.hold(office.knows["free"][-2]))
	office.configure(**configuration(office.replica) | {"read_from_replica": 0})
	office.status("a report, switched back to the primary", office.report(TABLE))
	office.replica.server.start()
	office.replica.reach_primary()
	office.configure(**configuration(office.replica))
	told = status_in(office.report(TABLE), office.knows["free"][-2])
	office.expect(told == "Held", f"the replica came back, caught up, and tells {told}")


def prepare(no_of_units: int) -> dict:
	import office
	from seats import PASSWORD

	import frappe
	from frappe.utils.password import update_password

	from sales_ops.testing.factories import make_customer

	knows = office.prepare(no_of_units, 1)
	update_password("Administrator", PASSWORD)
	free = {"property_project": knows["project"], "sale_status": "Available"}
	knows["free"] = frappe.get_all("Property Unit", free, pluck="name", order_by="name")
	modules = frappe.get_all("Module Def", {"app_name": "sales_ops"}, pluck="name")
	ours = {"module": ("in", modules), "report_type": "Script Report", "disabled": 0}
	knows["reports"] = frappe.get_all("Report", ours, pluck="name", order_by="name")
	knows["customer"], knows["password"] = make_customer(), PASSWORD
	frappe.db.commit()
	return knows


def run(bench: PrivateBench, no_of_units: int) -> dict:
	from run_site import call

	from sales_ops.testing.serving import served

	knows = call(bench, prepare, no_of_units)
	config = json.loads((bench.sites / bench.site / "site_config.json").read_text())
	with replica_of(bench, config["db_name"], config["db_password"]) as replica:
		with served(bench.site) as address:
			office = Office(bench, replica, knows, address)
			rows = compare(office)
			for step in (fall_behind, guard_replica, lose_replica):
				step(office)
	return {
		"title": "Reports on a read replica",
		"command": "tests/load/replica.py",
		"day": date.today().isoformat(),
		"text": TEXT.format(version=replica_version(bench), reports=len(knows["reports"])),
		"rows": rows,
		"failures": office.failures,
	}


TEXT = (
	"Two servers ({version}); the SELECT statements of one request on each, caches filled. Replication stopped: a unit that"
	" was held then is held on the board and still free in the report, and is not held twice. All {reports} script reports"
	" reached it and ran, or asked for their filters, for a database user who may only read. Replica gone: reports fail, board and holds go on; `read_from_replica: 0`"
	" brings reports back at once, without a restart."
)


def replica_version(bench: PrivateBench) -> str:
	return "MariaDB " + bench.sql("select version()").split("-")[0].strip()


def main() -> None:
	parser = argparse.ArgumentParser(
		description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	parser.add_argument("--bench", type=Path, default=bench_of_environment())
	parser.add_argument("--units", type=int, default=1_000, help="of the project; four in five are sold")
	parser.add_argument(
		"--report",
		type=lambda text: Path(text).resolve(),
		help="a JSON file for the figures of docs/reliability.md",
	)
	arguments = parser.parse_args()
	with private_bench(arguments.bench.resolve(), options=OF_PRIMARY) as bench:
		report = run(bench, arguments.units)
	for row in report["rows"]:
		print("  ".join(f"{value!s:>12}" for value in row.values()))
	if arguments.report:
		arguments.report.parent.mkdir(exist_ok=True)
		arguments.report.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
	sys.exit(1 if report["failures"] else 0)


if __name__ == "__main__":
	main()
