"""A failure in the middle of a posting leaves nothing of it: raised inside each step, before it and after it."""

import pytest

import frappe
from frappe.utils import today

from sales_ops.consignment.control import goods
from sales_ops.consignment.settlement import accrual_rest, invoices, notices, payments, stamping
from sales_ops.consignment.settlement import queries as settlement_queries
from sales_ops.consignment.stock import ledger as consignment_ledger
from sales_ops.consignment.stock import (
	pass_through,
	returns,
	vouchers,
	withdrawal_posting,
	withdrawal_returns,
	withdrawals,
)
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger
from sales_ops.testing import settlement as do

COUNTED = (
	"Stock Ledger Entry",
	"GL Entry",
	"Payment Ledger Entry",
	"Consignment Ledger Entry",
	"Consignment Withdrawal",
	"Purchase Receipt",
	"Purchase Invoice",
	"Journal Entry",
	"Stock Entry",
	"Serial and Batch Bundle",
)


def ids(steps) -> list[str]:
	return [f"{module.__name__.rpartition('.')[2]}.{step}" for module, step in steps]


def state(agreement) -> dict:
	"""How many rows there are of all that a posting writes, what stands on the agreement's documents, and what lies where."""
	found = {doctype: frappe.db.count(doctype) for doctype in COUNTED}
	of_agreement = {"consignment_agreement": agreement.name}
	fields = ["name", "docstatus", "status"]
	for doctype in ("Consignment Withdrawal", "Consignment Settlement"):
		found[f"{doctype} rows"] = frappe.get_all(
			doctype, of_agreement, fields, order_by="name", as_list=True
		)
	stamped = {"agreement": agreement.name, "settlement": ("is", "set")}
	found["stamped"] = frappe.db.count("Consignment Ledger Entry", stamped)
	filters = {"item_code": agreement.items[0].item_code}
	bins = frappe.get_all("Bin", filters, ["warehouse", "actual_qty"], order_by="warehouse", as_list=True)
	return found | {"bins": {place: qty for place, qty in bins if qty}}


def break_step(monkeypatch, module, step: str, moment: str) -> None:
	original = getattr(module, step)

	def broken(*args, **kwargs):
		if moment == "after":
			original(*args, **kwargs)
		raise RuntimeError("power cut")

	monkeypatch.setattr(module, step, broken)


def leaves_nothing(agreement, act) -> None:
	"""`act` fails, and what Frappe does with a failed request leaves what was there before."""
	before = state(agreement)
	frappe.db.savepoint("request")
	with pytest.raises(RuntimeError, match="power cut"):
		act()
	frappe.db.rollback(save_point="request")
	assert state(agreement) == before


@pytest.fixture
def item(agreement) -> str:
	make.receive_consigned(agreement, agreement.items[0].item_code, 100)
	return agreement.items[0].item_code


both_moments = pytest.mark.parametrize("moment", ["before", "after"])

TAKING = [
	(vouchers, "move_at_zero"),
	(vouchers, "buy"),
	(consignment_ledger, "write"),
	(withdrawal_posting, "post"),
	(withdrawals, "take_on"),
	(pass_through, "require_empty"),
]


@pytest.mark.parametrize("module, step", TAKING, ids=ids(TAKING))
@both_moments
def test_a_delivery_takes_over_wholly_or_not_at_all(agreement, item, monkeypatch, module, step, moment):
	note = make.deliver((item, 10, agreement.consigned_warehouse), submit=False)
	with monkeypatch.context() as patch:
		break_step(patch, module, step, moment)
		leaves_nothing(agreement, note.submit)
	note.reload().submit()
	assert ledger.stock(item, agreement.consigned_warehouse) == (90, 0)


RETURNING = [
	(returns, "give_back"),
	(vouchers, "give_back"),
	(vouchers, "move_at_zero"),
	(withdrawal_returns, "post"),
	(consignment_ledger, "write"),
]


@pytest.mark.parametrize("module, step", RETURNING, ids=ids(RETURNING))
@both_moments
def test_a_return_goes_back_wholly_or_not_at_all(agreement, item, monkeypatch, module, step, moment):
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	back = make.return_of(note, 4, submit=False)
	with monkeypatch.context() as patch:
		break_step(patch, module, step, moment)
		leaves_nothing(agreement, back.submit)
	back.reload().submit()
	assert ledger.stock(item, agreement.consigned_warehouse) == (94, 0)


CANCELLING = [(withdrawals, "undo"), (vouchers, "cancel"), (consignment_ledger, "reverse")]


@pytest.mark.parametrize("module, step", CANCELLING, ids=ids(CANCELLING))
@both_moments
def test_a_cancellation_undoes_everything_or_nothing(agreement, item, monkeypatch, module, step, moment):
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	with monkeypatch.context() as patch:
		break_step(patch, module, step, moment)
		leaves_nothing(agreement, note.cancel)


@pytest.mark.parametrize("module, step", [(goods, "move"), (consignment_ledger, "write")])
@both_moments
def test_a_count_posts_all_its_differences_or_none(agreement, item, monkeypatch, module, step, moment):
	count = make.new("Consignment Count", consignment_agreement=agreement.name, posting_date=today())
	count.append("items", {"item_code": item, "counted_qty": 103, "is_counted": 1, "explanation": "多发"})
	count.insert()
	with monkeypatch.context() as patch:
		break_step(patch, module, step, moment)
		leaves_nothing(agreement, count.submit)


CONFIRMING = [(stamping, "stamp"), (settlement_queries, "stamp"), (settlement_queries, "refresh_withdrawals")]


@pytest.mark.parametrize("module, step", CONFIRMING, ids=ids(CONFIRMING))
@both_moments
def test_a_settlement_takes_its_entries_or_none(monkeypatch, module, step, moment):
	agreement = do.make_settled_supplier()
	do.use(agreement, 10)
	doc = do.settle(agreement, submit=False)
	with monkeypatch.context() as patch:
		break_step(patch, module, step, moment)
		leaves_nothing(agreement, doc.submit)


BILLING = [
	(invoices, "new_invoice"),
	(accrual_rest, "post"),
	(payments, "refresh"),
	(invoices, "close_receipts"),
	(notices, "on_invoice"),
]


@pytest.mark.parametrize("module, step", BILLING, ids=ids(BILLING))
@both_moments
def test_a_suppliers_invoice_is_booked_wholly_or_not_at_all(monkeypatch, module, step, moment):
	agreement = do.make_settled_supplier()
	do.use(agreement, 10)
	doc = do.settle(agreement)
	with monkeypatch.context() as patch:
		break_step(patch, module, step, moment)
		leaves_nothing(agreement, lambda: do.bill(doc))
