"""Whatever is received, used, returned and cancelled in whatever order: the four invariants of §6.4 point 5 hold after each step."""

import random

import pytest

import frappe

from sales_ops.consignment.stock import warehouses
from sales_ops.exceptions.base import SalesOpsError
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger

MAKERS = (make.make_item, make.make_batch_item, make.make_serial_item)


class Store:
	"""Two suppliers' agreements over one item, and what has been done with it."""

	def __init__(self, seed: int):
		self.dice = random.Random(seed)
		self.item = MAKERS[seed % 3](valuation_method=("FIFO", "Moving Average")[seed % 2])
		other = make.make_supplier("第二供应商")
		self.agreements = [
			make.make_agreement(self.item, rate=10),
			make.make_agreement(self.item, rate=12.5, supplier=other),
		]
		self.documents = [make.receive_consigned(agreement, self.item, 20) for agreement in self.agreements]
		self.done: set[str] = set()

	def step(self, act=None) -> None:
		act = act or self.dice.choice(
			(self.receive, *[self.use] * 3, *[self.bring_back] * 3, *[self.cancel] * 2)
		)
		frappe.db.savepoint("step")
		try:
			act()
			self.done.add(act.__name__)
		except (SalesOpsError, frappe.ValidationError, IndexError):
			frappe.db.rollback(save_point="step")  # as Frappe does with a refused request

	def receive(self) -> None:
		agreement = self.dice.choice(self.agreements)
		self.documents.append(make.receive_consigned(agreement, self.item, self.dice.randint(1, 6)))

	def sell(self) -> None:
		row = (self.item, self.dice.randint(1, 3), self.dice.choice(self.agreements).consigned_warehouse)
		self.documents.append(make.deliver(row))

	def use(self) -> None:
		rows = [
			(self.item, self.dice.randint(1, 3), agreement.consigned_warehouse)
			for agreement in self.dice.sample(self.agreements, self.dice.randint(1, 2))
		]
		self.documents.append(self.dice.choice((make.deliver, make.deliver, make.issue, make.invoice))(*rows))

	def bring_back(self) -> None:
		used = [doc for doc in self.documents if doc.doctype in ("Delivery Note", "Sales Invoice")]
		used = [doc for doc in used if not doc.is_return and doc.docstatus == 1 and len(doc.items) == 1]
		doc = self.dice.choice(used)
		taken = frappe.get_doc("Consignment Withdrawal", {"source_document": doc.name}).items[0]
		number = self.dice.choice((taken.serial_no or "").split("\n")) or None
		values = {"batch_no": taken.batch_no, "serial_no": number, "use_serial_batch_fields": 1}
		self.documents.append(make.return_of(doc, 1, **values))

	def undo(self) -> None:
		self.documents[-1].reload().cancel()

	def cancel(self) -> None:
		standing = [doc for doc in self.documents if doc.reload().docstatus == 1]
		self.dice.choice(standing).cancel()

	def check(self) -> None:
		for agreement in self.agreements:
			warehouse = agreement.consigned_warehouse
			rows = frappe.get_all(
				"Consignment Ledger Entry", {"warehouse": warehouse}, ["qty", "base_amount"]
			)
			assert ledger.stock(self.item, warehouse) == (sum(row.qty for row in rows), 0)
			values = frappe.get_all("Stock Ledger Entry", {"warehouse": warehouse}, pluck="stock_value")
			assert not any(values)
			assert ledger.stock(self.item, warehouses.pass_through_of(warehouse)) == (0, 0)
			receipts = self.receipts(agreement)
			owed = sum(row.base_amount for row in rows)
			assert round(ledger.moved(*receipts).get(self.accrual, 0), 2) == -round(owed, 2)
		assert self.booked_cost() == self.owed()

	@property
	def accrual(self) -> str:
		return frappe.get_cached_value("Company", make.default_company(), "stock_received_but_not_billed")

	def receipts(self, agreement) -> list[str]:
		filters = {"supplier": agreement.supplier, "so_consignment_document": ("is", "set")}
		return frappe.get_all("Purchase Receipt", filters, pluck="name") or ["none"]

	def owed(self) -> float:
		names = [agreement.name for agreement in self.agreements]
		rows = frappe.get_all("Consignment Ledger Entry", {"agreement": ("in", names)}, pluck="base_amount")
		return round(sum(rows), 2)

	def booked_cost(self) -> float:
		"""The cost of the user's documents; all that was bought was used, so it is what we owe."""
		names = [doc.name for doc in self.documents if doc.doctype != "Consignment Receipt"] or ["none"]
		moved = ledger.moved(*names)
		account = frappe.get_cached_value("Company", make.default_company(), "default_inventory_account")
		return -moved.get(account, 0)


@pytest.mark.parametrize("seed", range(6))
def test_the_invariants_hold_after_every_step(seed):
	store = Store(seed)
	for act in (store.sell, store.bring_back, store.use, store.undo, *[None] * 8):
		store.step(act)
		store.check()
	assert store.done >= {"sell", "bring_back", "use", "undo"}, "the dice say nothing about these"
