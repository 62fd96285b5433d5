"""Two accountants at once, in processes of their own: a period is settled once, an entry once, an invoice booked once."""

from pathlib import Path

import pytest

import frappe
from frappe.utils import now_datetime, today

from sales_ops.testing import races
from sales_ops.testing import settlement as do
from sales_ops.testing.cleanup import remove_since

WORKER = Path(__file__).parents[1] / "race_worker.py"
POLITE = {
	"SettlementError",
	"ConsignmentStockError",
	"UniqueValidationError",
	"DuplicateEntryError",
	"TimestampMismatchError",
	"QueryDeadlockError",
	"QueryTimeoutError",
}
LAST = do.last_period(do.site_today())
BEFORE = do.last_period(LAST.start)


@pytest.fixture
def agreement(committing):
	"""A committed supplier with one use; what the test and its processes make is removed afterwards."""
	start = now_datetime()
	agreement = do.make_settled_supplier()
	do.use(agreement, 10)
	yield agreement
	remove_since(start)


def race(*steps) -> list[bool]:
	return ["done" in result for result in races.race(WORKER, steps, POLITE)]


def submit(doc) -> tuple[str, dict]:
	return "submit", {"doctype": doc.doctype, "name": doc.name}


def record(doc, bill_no: str) -> tuple[str, dict]:
	bill = {"bill_no": bill_no, "bill_date": today(), "bill_amount": doc.grand_total}
	return "call", {"doctype": doc.doctype, "name": doc.name, "method": "record_invoice", "arguments": bill}


def stamped(agreement) -> list[str]:
	filters = {"agreement": agreement.name, "settlement": ("is", "set")}
	return frappe.get_all("Consignment Ledger Entry", filters, pluck="settlement")


def test_two_make_the_settlement_of_a_period_and_one_of_them_does(agreement):
	group = frappe.get_cached_value("Item", agreement.items[0].item_code, "item_group")
	values = {
		"doctype": "Consignment Settlement",
		"company": agreement.company,
		"supplier": agreement.supplier,
		"item_group": group,
		"currency": agreement.currency,
	}
	assert sorted(race(("insert", {"values": values}), ("insert", {"values": values}))) == [False, True]
	assert frappe.db.count("Consignment Settlement", {"supplier": agreement.supplier}) == 1


def test_two_confirm_a_settlement_and_its_entries_are_stamped_once(agreement):
	doc = do.settle(agreement, submit=False)
	assert sorted(race(submit(doc), submit(doc))) == [False, True]
	assert stamped(agreement) == [doc.name]


def test_an_entry_is_in_one_of_two_settlements_that_are_confirmed_at_once(agreement):
	do.use(agreement, 5, on=BEFORE.end)
	drafts = [do.settle(agreement, submit=False, period=period) for period in (BEFORE.label, LAST.label)]
	race(*map(submit, drafts))
	for draft in drafts:
		draft.reload()
		if draft.docstatus == 1:
			assert stamped(agreement).count(draft.name) == draft.no_of_entries == 1


def test_what_is_used_while_a_settlement_is_confirmed_is_in_its_figures_or_left_for_the_next(agreement):
	from sales_ops.testing import consignment as make

	doc = do.settle(agreement, submit=False)
	row = (agreement.items[0].item_code, 1, agreement.consigned_warehouse)
	note = make.deliver(row, submit=False, on=f"{LAST.end} 11:00:00")
	race(submit(doc), submit(note))
	doc.reload()
	if doc.docstatus == 1:
		sums = frappe.get_all("Consignment Ledger Entry", {"settlement": doc.name}, ["sum(amount) as amount"])
		assert sums[0].amount == doc.net_amount == 100


def test_an_invoice_is_booked_once(agreement):
	doc = do.settle(agreement)
	assert sorted(race(record(doc, "A"), record(doc, "B"))) == [False, True]
	filters = {"so_consignment_document": doc.name, "docstatus": 1}
	assert frappe.db.count("Purchase Invoice", filters) == 1
