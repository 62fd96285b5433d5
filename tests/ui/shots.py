"""Takes the screenshots of README and docs from the demo site, so that they can be remade.

	bin/demo --no-start
	~/frappe-bench/env/bin/python tests/ui/shots.py [--site sales-ops.localhost] [--out docs/images]

Needs Chromium and, in the bench's environment, playwright (`bench setup requirements --dev`). Serves the site itself.
"""

import argparse
import os
import sys
from contextlib import contextmanager
from pathlib import Path

import frappe

sys.path.insert(0, str(Path(__file__).parent))
from desk import Desk
from serving import chromium, served

from sales_ops.testing.demo import PASSWORD, USERS

CONSULTANT = USERS[0][3]
USER_OF = {"zh": USERS[0][0], "en": USERS[1][0]}
BUYER = "buyer@example.com"


def main() -> None:
	parser = argparse.ArgumentParser(
		description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	parser.add_argument("--site", default="sales-ops.localhost")
	parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "docs" / "images")
	arguments = parser.parse_args()
	out = arguments.out.resolve()
	out.mkdir(parents=True, exist_ok=True)
	with at_site(arguments.site) as shown, served(arguments.site) as base_url, chromium() as browser:
		for language, user in USER_OF.items():
			context = browser.new_context(viewport={"width": 1440, "height": 900})
			desk = Desk(context.new_page(), base_url).log_in(user, PASSWORD)
			take(desk, property_routes(shown, language), out, language)
			context.close()
		for language in sorted(USER_OF):
			speak(BUYER, language)
			context = browser.new_context(viewport={"width": 1440, "height": 900})
			desk = Desk(context.new_page(), base_url).log_in(BUYER, PASSWORD)
			take(desk, consignment_routes(shown), out, language)
			context.close()


def speak(user: str, language: str) -> None:
	"""The demo's buyer reads Chinese; for a picture in English, English. Chinese comes last and stays."""
	frappe.db.set_value("User", user, "language", language)
	frappe.db.commit()
	frappe.clear_cache(user=user)


@contextmanager
def at_site(site: str):
	"""Connected to the demo site; what to show on it."""
	os.chdir(Path(frappe.utils.get_bench_path()) / "sites")
	frappe.init(site=site, sites_path=".")
	frappe.connect()
	building = frappe.get_all(
		"Property Building", ["name", "property_project"], order_by="creation", limit=1
	)[0]
	contract = frappe.get_all(
		"Property Contract",
		{"status": "Signed", "docstatus": 1, "consultant": CONSULTANT},
		pluck="name",
		order_by="received_amount desc",
	)[0]
	yield {
		"project": building.property_project,
		"building": building.name,
		"contract": contract,
		"settlement": frappe.db.get_value("Consignment Settlement", {"status": "Notice Issued"}),
		"agreement": frappe.db.get_value("Consignment Agreement", {"docstatus": 1}),
	}
	frappe.destroy()


def property_routes(shown: dict, language: str) -> dict[str, str]:
	routes = {
		"sale-control-board": f"sale-control-board/{shown['project']}/{shown['building']}",
		"property-contract": f"property-contract/{shown['contract']}",
		"customer-arrears": "query-report/Customer Arrears",
		"workspace": "property-sales",
	}
	if language == "en":  # the supervisor; consultants have no ledger of all units
		routes["unit-ledger"] = "query-report/Unit Ledger"
	return routes


def consignment_routes(shown: dict) -> dict[str, str]:
	return {
		"consignment": "consignment",
		"consignment-agreement": f"consignment-agreement/{shown['agreement']}",
		"consignment-settlement": f"consignment-settlement/{shown['settlement']}",
		"consignment-stock": "query-report/Consignment Stock and Exposure",
	}


def take(desk: Desk, routes: dict[str, str], out: Path, language: str) -> None:
	for name, route in routes.items():
		desk.open(route)
		desk.settle()
		desk.settle()  # what the first answers asked for, and charts drawn again
		desk.page.screenshot(path=out / f"{name}.{language}.png")
		print(out / f"{name}.{language}.png")


if __name__ == "__main__":
	main()
