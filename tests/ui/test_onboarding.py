"""The first day at a desk: onboarding on the workspaces, the home for each role, and the tours through four forms."""

import json
from pathlib import Path

import pytest
from desk import PATIENCE, Desk
from playwright.sync_api import expect

import sales_ops

APP = Path(sales_ops.__file__).parent
TOURS = {
	json.loads(file.read_text())["name"]: json.loads(file.read_text())
	for file in APP.glob("*/form_tour/*/*.json")
}
WALKS = (
	("supervisor", "Property Subscription"),
	("supervisor", "Property Contract"),
	("chinese", "Property Subscription"),
	("chinese_buyer", "Consignment Agreement"),
	("chinese_buyer", "Consignment Settlement"),
)


def start_tour(desk: Desk, doctype: str) -> None:
	"""Open a new document and choose the tour in its menu."""
	desk.open(f"{doctype.lower().replace(' ', '-')}/new")
	desk.wait_for_form(doctype)
	desk.page.locator(".menu-btn-group:visible .btn").first.click()
	desk.page.locator(".menu-btn-group .dropdown-menu:visible").get_by_text(
		words(desk, "Tour of This Form")
	).click()


def walk(desk: Desk, steps: int) -> list[tuple[str, str]]:
	"""Go through a tour. Returns title and description of each step as they are read."""
	popover = desk.page.locator("#driver-popover-item")
	read = []
	for _step in range(steps):
		expect(popover).to_be_visible(timeout=PATIENCE)
		desk.page.wait_for_timeout(600)  # the popover moves with the page
		read.append(
			(
				popover.locator(".driver-popover-title").inner_text(),
				popover.locator(".driver-popover-description").inner_text(),
			)
		)
		popover.locator(".driver-next-btn").click()
		desk.page.wait_for_timeout(600)
	return read


def words(desk: Desk, text: str) -> str:
	return desk.page.evaluate("(text) => __(text)", text)


@pytest.mark.parametrize(("role", "doctype"), WALKS)
def test_a_tour_leads_through_every_step_in_the_readers_language(desk, role, doctype):
	window = desk(role)
	start_tour(window, doctype)
	steps = TOURS[doctype]["steps"]
	read = walk(window, len(steps))
	assert read == [(words(window, step["title"]), words(window, step["description"])) for step in steps]
	if role.startswith("chinese"):
		assert all(text != step["title"] for (text, _), step in zip(read, steps, strict=True))


@pytest.mark.parametrize(
	("role", "route", "title"),
	(
		("supervisor", "property-sales", "From an Empty Site to the First Sale"),
		("chinese_buyer", "consignment", "从空仓库到首次结清"),
	),
)
def test_the_onboarding_stands_on_the_workspace_of_those_who_set_up(desk, role, route, title):
	window = desk(role)
	window.open(route)
	box = window.page.locator(".onboarding-widget-box")
	expect(box).to_contain_text(title, timeout=PATIENCE)
	expect(box.locator(".onboarding-step")).to_have_count(7)


def test_a_consultant_has_no_onboarding_and_a_home_of_property_only(desk):
	window = desk("consultant")
	window.open("property-sales")
	expect(window.page.locator(".shortcut-widget-box").first).to_be_visible(timeout=PATIENCE)
	expect(window.page.locator(".onboarding-widget-box")).to_have_count(0)
	assert shown_at_home(window) == {"Overdue Instalments", "Units Available", "Units Held"}


def test_a_storekeepers_home_has_consignment_only(desk):
	assert shown_at_home(desk("storekeeper")) == {"Settlements Due", "Settlements Late", "Unsettled Amount"}


def shown_at_home(window: Desk) -> set[str]:
	window.open("sales-ops")
	cards = window.page.locator(".number-widget-box .widget-title")
	expect(cards.first).to_be_visible(timeout=PATIENCE)
	return {text.strip() for text in cards.all_text_contents()} - {""}
