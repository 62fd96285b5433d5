"""Takes the screenshots of README, docs and guides from the demo site, so that they can be remade.

	bin/demo --no-start
	~/frappe-bench/env/bin/python tests/ui/shots.py [--site sales-ops.localhost] [--out docs/images] [--only guide/]

Needs Chromium and, in the bench's environment, playwright (`bench setup requirements --dev`). Serves the site itself.
"""

import argparse
import os
import sys
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

import frappe

sys.path.insert(0, str(Path(__file__).parent))
from desk import Desk
from guide_shots import Show, page, shots
from serving import chromium, served

from sales_ops.testing.demo import PASSWORD, USERS

CONSULTANT = USERS[0][3]
USER_OF = {"zh": USERS[0][0], "en": USERS[1][0]}
BUYER = "buyer@example.com"
COLOURS = 160


def main() -> None:
	parser = argparse.ArgumentParser(
		description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
	)
	parser.add_argument("--site", default="sales-ops.localhost")
	parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "docs" / "images")
	parser.add_argument("--only", default="", help="pictures whose name begins so, such as guide/buyer")
	arguments = parser.parse_args()
	out = arguments.out.resolve()
	(out / "guide").mkdir(parents=True, exist_ok=True)
	with at_site(arguments.site) as shown, served(arguments.site) as base_url, chromium() as browser:
		for (user, language), pictures in by_window(shown, arguments.only).items():
			speak(user, language)
			context = browser.new_context(viewport={"width": 1280, "height": 820})
			desk = Desk(context.new_page(), base_url).log_in(user, PASSWORD)
			for name, show in pictures.items():
				take(desk, show, out / f"{name}.{language}.png")
			context.close()


def by_window(shown: dict, only: str) -> dict[tuple[str, str], dict[str, Show]]:
	"""(user, language) → the pictures of one window, in both languages; the user's own language comes last."""
	wanted = [(USER_OF["en"], "en", name, show) for name, show in property_pages(shown, "en").items()]
	wanted += [(USER_OF["zh"], "zh", name, show) for name, show in property_pages(shown, "zh").items()]
	both = [(BUYER, name, show) for name, show in consignment_pages(shown).items()]
	both += [(shot.user, shot.file, shot.show) for shot in shots()]
	wanted += [(user, language, name, show) for user, name, show in both for language in ("en", "zh")]
	windows: dict[tuple[str, str], dict[str, Show]] = {}
	for user, language, name, show in sorted(
		wanted, key=lambda row: (row[0], row[1] == own_language(row[0]))
	):
		if name.startswith(only):
			windows.setdefault((user, language), {})[name] = show
	return windows


def own_language(user: str) -> str:
	return next(language for email, _profile, language, _person in USERS if email == user)


def speak(user: str, language: str) -> None:
	frappe.db.set_value("User", user, "language", language)
	frappe.db.commit()
	frappe.clear_cache(user=user)


@contextmanager
def at_site(site: str):
	"""Connected to the demo site, without onboarding for the time of the pictures; what to show on it."""
	os.chdir(Path(frappe.utils.get_bench_path()) / "sites")
	frappe.init(site=site, sites_path=".")
	frappe.connect()
	frappe.db.set_single_value("System Settings", "enable_onboarding", 0)
	frappe.db.commit()
	try:
		yield what_to_show()
	finally:
		for email, _profile, language, _person in USERS:
			speak(email, language)
		frappe.db.set_single_value("System Settings", "enable_onboarding", 1)
		frappe.db.commit()
		frappe.destroy()


def what_to_show() -> dict[str, str]:
	building = frappe.get_all(
		"Property Building", ["name", "property_project"], order_by="creation", limit=1
	)[0]
	contract = frappe.get_all(
		"Property Contract",
		{"status": "Signed", "docstatus": 1, "consultant": CONSULTANT},
		pluck="name",
		order_by="received_amount desc",
	)[0]
	return {
		"project": building.property_project,
		"building": building.name,
		"contract": contract,
		"settlement": frappe.db.get_value("Consignment Settlement", {"status": "Notice Issued"}),
		"agreement": frappe.db.get_value("Consignment Agreement", {"docstatus": 1}),
	}


def property_pages(shown: dict, language: str) -> dict[str, Show]:
	pages = {
		"sale-control-board": page(f"sale-control-board/{shown['project']}/{shown['building']}"),
		"property-contract": page(f"property-contract/{shown['contract']}"),
		"customer-arrears": page("query-report/Customer Arrears"),
		"workspace": page("property-sales"),
	}
	if language == "en":  # the supervisor; consultants have no ledger of all units
		pages["unit-ledger"] = page("query-report/Unit Ledger")
	return pages


def consignment_pages(shown: dict) -> dict[str, Show]:
	return {
		"consignment": page("consignment"),
		"consignment-agreement": page(f"consignment-agreement/{shown['agreement']}"),
		"consignment-settlement": page(f"consignment-settlement/{shown['settlement']}"),
		"consignment-stock": page("query-report/Consignment Stock and Exposure"),
	}


def take(desk: Desk, show: Show, path: Path) -> None:
	show(desk)
	desk.settle()  # what the first answers asked for, and charts drawn again
	desk.page.screenshot(path=path)
	shrink(path)
	print(path)


def shrink(path: Path) -> None:
	"""A desk has few colours: a palette makes the file a third, and nobody sees it."""
	with Image.open(path) as picture:
		small = picture.convert("RGB").quantize(
			COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
		)
	small.save(path, optimize=True)


if __name__ == "__main__":
	main()
