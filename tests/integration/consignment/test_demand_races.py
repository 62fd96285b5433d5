"""Two planners or two buyers at once, in processes of their own: no piece is promised or called off twice."""

from pathlib import Path

import pytest

import frappe
from frappe.utils import now_datetime

from sales_ops.testing import consignment as make
from sales_ops.testing import consignment_demand as demand
from sales_ops.testing import races
from sales_ops.testing.cleanup import remove_since

WORKER = Path(__file__).parents[1] / "race_worker.py"
POLITE = {"DemandPlanError", "TimestampMismatchError", "QueryDeadlockError", "QueryTimeoutError"}


@pytest.fixture
def agreement(committing):
	"""A committed agreement; what the test and its processes make is removed afterwards."""
	start = now_datetime()
	yield make.make_agreement(make.make_item())
	remove_since(start)


def test_two_plans_that_are_balanced_at_once_share_the_stock(agreement):
	item = agreement.items[0].item_code
	make.receive_consigned(agreement, item, 10)
	plans = [demand.make_plan((item, 8)) for _number in range(2)]
	for plan in plans:
		plan.file()
	ended = races.race(WORKER, [("balance", {"plan": plan.name}) for plan in plans], POLITE)
	rows = [row for plan in plans for row in demand.quantities(plan, "qty_from_stock", "call_off_qty")]
	assert sum(row[0] for row in rows) <= 10
	balanced = sum("done" in result for result in ended)
	assert balanced >= 1  # the database may have sent one of them away to try again
	assert sorted(rows) == ([(2, 6), (8, 0)] if balanced == 2 else [(0, 0), (8, 0)])


def test_a_row_is_called_off_once(agreement):
	plan = demand.approved(demand.make_plan((agreement.items[0].item_code, 5)))
	first = demand.call_off(plan, submit=False)
	second = frappe.copy_doc(first).insert()
	steps = [("submit", {"doctype": doc.doctype, "name": doc.name}) for doc in (first, second)]
	ended = races.race(WORKER, steps, POLITE)
	assert sorted("done" in result for result in ended) == [False, True]
	assert demand.quantities(plan, "called_off_qty") == [(5,)]
