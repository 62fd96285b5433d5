"""Sessions that want the same units at once: exactly one gets them, and the others are told politely (§9 points 5, 8)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import frappe

from sales_ops.testing import factories as make
from sales_ops.testing.cleanup import remove_units

WORKER = Path(__file__).parents[1] / "hold_worker.py"
SESSIONS = 20
UNIT_NO = "CONCURRENT"
HOMES = 8


@pytest.fixture
def contested_unit(committing):
	"""A committed unit and customer; they and everything the processes made are removed afterwards."""
	remove_units(unit_no=UNIT_NO)
	unit, customer = make.make_unit(UNIT_NO).name, make.make_customer("同时抢房")
	frappe.db.commit()
	yield unit, customer
	frappe.db.rollback()  # a new snapshot: the processes have committed since
	remove_units(unit_no=UNIT_NO)


def start(*units_and_customer: str) -> subprocess.Popen:
	command = [sys.executable, str(WORKER), frappe.local.site, *units_and_customer]
	return subprocess.Popen(
		command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
	)


def race(runners: list[tuple[str, ...]]) -> list[dict]:
	processes = [start(*runner) for runner in runners]
	for process in processes:
		assert process.stdout.readline().strip() == "ready", process.stderr.read()
	for process in processes:
		process.stdin.write("go\n")
		process.stdin.flush()
	return [json.loads(process.communicate(timeout=120)[0]) for process in processes]


def test_of_twenty_processes_one_gets_the_unit_and_the_others_a_polite_message(contested_unit):
	unit, customer = contested_unit
	results = race([(unit, customer)] * SESSIONS)
	losers = [result for result in results if "error" in result]
	assert len(losers) == SESSIONS - 1, results
	assert {loser["error"] for loser in losers} == {"UnitTakenError"}
	for loser in losers:
		assert f"{unit} has been held by" in loser["message"] or f"working on unit {unit}" in loser["message"]
	frappe.db.rollback()
	assert frappe.db.count("Property Unit Claim", {"active_claim": unit}) == 1
	assert frappe.db.count("Property Subscription", {"property_unit": unit}) == 1


@pytest.fixture
def homes_and_parking(committing):
	"""Committed homes, and two parking spaces that all of their buyers want; removed afterwards."""
	remove_units(unit_no=("like", f"{UNIT_NO}-%"))
	homes = [make.make_unit(f"{UNIT_NO}-{number}").name for number in range(HOMES)]
	spaces = [make.make_unit(f"{UNIT_NO}-P{number}", kind="Parking").name for number in range(2)]
	customer = make.make_customer("同时抢房")
	frappe.db.commit()
	yield homes, spaces, customer
	frappe.db.rollback()
	remove_units(unit_no=("like", f"{UNIT_NO}-%"))


def test_deals_that_want_the_same_parking_in_any_order_do_not_deadlock_and_one_gets_all_of_it(
	homes_and_parking,
):
	homes, spaces, customer = homes_and_parking
	orders = [spaces, spaces[::-1]]
	results = race([(home, customer, "", *orders[number % 2]) for number, home in enumerate(homes)])
	losers = [result for result in results if "error" in result]
	assert len(losers) == HOMES - 1, results
	assert {loser["error"] for loser in losers} == {"UnitTakenError"}
	for loser in losers:
		assert "has been held by" in loser["message"], "refused because it is taken, not by a deadlock"
	frappe.db.rollback()
	winner = next(result["held"] for result in results if "held" in result)
	claims = frappe.get_all(
		"Property Unit Claim", {"active_claim": ("in", homes + spaces)}, "property_subscription"
	)
	assert [claim.property_subscription for claim in claims] == [winner] * 3
	statuses = frappe.get_all("Property Unit", {"name": ("in", homes)}, pluck="sale_status")
	assert sorted(statuses) == ["Available"] * (HOMES - 1) + ["Held"]
