"""Two storekeepers at once, in processes of their own: nobody takes the last piece twice, and the figures stay one order's."""

from pathlib import Path

import pytest

import frappe
from frappe.utils import now_datetime

from sales_ops.consignment.stock import warehouses
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger, races
from sales_ops.testing.cleanup import remove_since

WORKER = Path(__file__).parents[1] / "race_worker.py"
POLITE = {"ConsignmentStockError", "TimestampMismatchError", "QueryDeadlockError", "QueryTimeoutError"}


@pytest.fixture
def store(committing):
	"""A committed site and supplier; what the test and its processes make is removed afterwards."""
	start = now_datetime()
	yield
	remove_since(start)


def race(*steps) -> list[bool]:
	return ["done" in result for result in races.race(WORKER, steps, POLITE)]


def submit(doc) -> tuple[str, dict]:
	return "submit", {"doctype": doc.doctype, "name": doc.name}


def cancel(doc) -> tuple[str, dict]:
	return "cancel", {"doctype": doc.doctype, "name": doc.name}


def consigned(qty: float, maker=make.make_item):
	agreement = make.make_agreement(maker())
	receipt = make.receive_consigned(agreement, agreement.items[0].item_code, qty)
	return agreement, agreement.items[0].item_code, receipt


def owed(agreement) -> float:
	rows = frappe.get_all("Consignment Ledger Entry", {"agreement": agreement.name}, pluck="base_amount")
	return sum(rows)


@pytest.mark.parametrize("maker", [make.make_item, make.make_batch_item, make.make_serial_item])
def test_the_last_piece_is_taken_once(store, maker):
	agreement, item, _receipt = consigned(1, maker)
	notes = [make.deliver((item, 1, agreement.consigned_warehouse), submit=False) for _number in range(2)]
	assert sorted(race(*map(submit, notes))) == [False, True]
	assert ledger.stock(item, agreement.consigned_warehouse) == (0, 0)
	assert ledger.stock(item, warehouses.pass_through_of(agreement.consigned_warehouse)) == (0, 0)
	assert owed(agreement) == 10
	assert frappe.db.count("Consignment Withdrawal", {"consignment_agreement": agreement.name}) == 1


def test_a_delivery_and_an_issue_share_the_last_piece_as_little(store):
	agreement, item, _receipt = consigned(1)
	note = make.deliver((item, 1, agreement.consigned_warehouse), submit=False)
	entry = make.issue((item, 1, agreement.consigned_warehouse), submit=False)
	assert sorted(race(submit(note), submit(entry))) == [False, True]
	assert ledger.stock(item, agreement.consigned_warehouse) == (0, 0)
	assert owed(agreement) == 10


def test_two_who_take_what_is_there_both_get_it(store):
	agreement, item, _receipt = consigned(2)
	notes = [make.deliver((item, 1, agreement.consigned_warehouse), submit=False) for _number in range(2)]
	race(*map(submit, notes))
	taken = sum(frappe.db.get_value("Delivery Note", note.name, "docstatus") for note in notes)
	assert taken >= 1  # the database may have sent one of them away to try again
	assert ledger.stock(item, agreement.consigned_warehouse) == (2 - taken, 0)
	assert ledger.stock(item, warehouses.pass_through_of(agreement.consigned_warehouse)) == (0, 0)
	assert owed(agreement) == 10 * taken


def test_goods_are_taken_or_their_receipt_is_cancelled_never_both(store):
	agreement, item, receipt = consigned(1)
	note = make.deliver((item, 1, agreement.consigned_warehouse), submit=False)
	taken, undone = race(submit(note), cancel(receipt))
	assert [taken, undone] in ([True, False], [False, True])
	assert ledger.stock(item, agreement.consigned_warehouse) == (0, 0)
	assert owed(agreement) == (10 if taken else 0)


def test_a_delivery_is_cancelled_once(store):
	agreement, item, _receipt = consigned(1)
	note = make.deliver((item, 1, agreement.consigned_warehouse))
	assert sorted(race(cancel(note), cancel(note)))[-1]
	assert ledger.stock(item, agreement.consigned_warehouse) == (1, 0)
	assert owed(agreement) == 0
