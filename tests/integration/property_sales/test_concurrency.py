"""Twenty sessions want one unit at once: exactly one gets it, and the others are told politely (§9 point 8)."""

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


@pytest.fixture
def contested_unit(committing):
	"""A committed unit and customer; they and everything the processes made are removed afterwards."""
	remove_units(unit_no=UNIT_NO)
	unit, customer = make.make_unit(UNIT_NO).name, make.make_customer("同时抢房")
	frappe.db.commit()
	yield unit, customer
	frappe.db.rollback()  # a new snapshot: the processes have committed since
	remove_units(unit_no=UNIT_NO)


def start(unit: str, customer: str) -> subprocess.Popen:
	command = [sys.executable, str(WORKER), frappe.local.site, unit, customer]
	return subprocess.Popen(
		command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
	)


def race(unit: str, customer: str) -> list[dict]:
	processes = [start(unit, customer) for _ in range(SESSIONS)]
	for process in processes:
		assert process.stdout.readline().strip() == "ready", process.stderr.read()
	for process in processes:
		process.stdin.write("go\n")
		process.stdin.flush()
	return [json.loads(process.communicate(timeout=120)[0]) for process in processes]


def test_of_twenty_processes_one_gets_the_unit_and_the_others_a_polite_message(contested_unit):
	unit, customer = contested_unit
	results = race(unit, customer)
	losers = [result for result in results if "error" in result]
	assert len(losers) == SESSIONS - 1, results
	assert {loser["error"] for loser in losers} == {"UnitTakenError"}
	for loser in losers:
		assert f"{unit} has been held by" in loser["message"] or f"working on unit {unit}" in loser["message"]
	frappe.db.rollback()
	assert frappe.db.count("Property Unit Claim", {"active_claim": unit}) == 1
	assert frappe.db.count("Property Subscription", {"property_unit": unit}) == 1
