"""Whatever is posted, billed, returned, closed and cancelled in whatever order: consumption is what ledger and orders say."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import frappe
from frappe.utils import flt

from sales_ops.testing import marketing_budget as make

AMOUNTS = st.sampled_from([0.01, 33.33, 100, 250, 499.99, 600, 1000])
MONTHS = st.sampled_from([1, 2, 3])
PICK = st.integers(0, 50)
STEPS = st.one_of(
	st.tuples(st.just("order"), AMOUNTS, MONTHS),
	st.tuples(st.just("bill"), PICK, MONTHS),
	st.tuples(st.just("invoice"), AMOUNTS, MONTHS),
	st.tuples(st.just("journal"), AMOUNTS, MONTHS),
	st.tuples(st.just("take_back"), AMOUNTS, MONTHS),
	st.tuples(st.just("give_back"), PICK, MONTHS),
	st.tuples(st.just("cancel"), PICK, MONTHS),
	st.tuples(st.just("close_order"), PICK, MONTHS),
	st.tuples(st.just("open_order"), PICK, MONTHS),
	st.tuples(st.just("close_activity"), PICK, MONTHS),
	st.tuples(st.just("reopen_activity"), PICK, MONTHS),
)


class Office:
	"""One activity of one budget, and what was made for it."""

	def __init__(self):
		self.budget = make.make_budget(make.line(amount={1: 400, 2: 400, 3: 400}))
		self.activity = make.make_activity(
			self.budget, (make.OUTDOOR, 1, 300), (make.OUTDOOR, 2, 300), (make.OUTDOOR, 3, 400)
		)
		self.made: list[tuple[str, str]] = []

	def do(self, step: str, value, month: int) -> bool:
		"""One step; whether it went through. A refused one leaves nothing."""
		frappe.db.savepoint("step")
		try:
			getattr(self, step)(value, month)
		except frappe.ValidationError:
			frappe.db.rollback(save_point="step")
			return False
		return True

	def pick(self, doctype: str, number: int):
		names = [name for one, name in self.made if one == doctype]
		if not names:
			raise frappe.ValidationError
		return frappe.get_doc(doctype, names[number % len(names)])

	def note(self, doc):
		self.made.append((doc.doctype, doc.name))

	def order(self, amount, month):
		row = {"rate": amount / 2, "qty": 2, "marketing_activity": self.activity.name}
		self.note(make.order(row, on=make.day(month)))

	def bill(self, number, month):
		order = self.pick("Purchase Order", number)
		self.note(make.invoice_of(order, on=make.day(month), qtys=[1]))

	def invoice(self, amount, month):
		self.note(make.invoice((self.activity, amount), on=make.day(month)))

	def journal(self, amount, month):
		self.note(make.journal(self.activity, amount, on=make.day(month)))

	def take_back(self, amount, month):
		self.note(make.journal(self.activity, -amount, on=make.day(month)))

	def give_back(self, number, _month):
		doc = self.pick("Purchase Invoice", number)
		flag = number % 2 if doc.items[0].po_detail else 0
		self.note(make.return_of(doc, update_billed_amount_in_purchase_order=flag))

	def cancel(self, number, _month):
		if not self.made:
			raise frappe.ValidationError
		doctype, name = self.made[number % len(self.made)]
		frappe.get_doc(doctype, name).cancel()

	def close_order(self, number, _month):
		self.pick("Purchase Order", number).update_status("Closed")

	def open_order(self, number, _month):
		self.pick("Purchase Order", number).update_status("Submitted")

	def close_activity(self, _number, _month):
		frappe.get_doc("Marketing Activity", self.activity.name).close_activity("完成")

	def reopen_activity(self, _number, _month):
		frappe.get_doc("Marketing Activity", self.activity.name).reopen_activity()

	def ledger(self) -> float:
		"""What the general ledger says, by statements of this test's own."""
		rows = frappe.db.sql(
			"""select debit, credit from `tabGL Entry`
			where marketing_activity = %s and is_cancelled = 0 and account = %s""",
			(self.activity.name, make.account()),
		)
		return flt(sum(debit - credit for debit, credit in rows), 2)

	def ordered(self) -> float:
		rows = frappe.db.sql(
			"""select item.base_net_amount, item.amount, item.billed_amt
			from `tabPurchase Order Item` item join `tabPurchase Order` doc on doc.name = item.parent
			where item.marketing_activity = %s and doc.docstatus = 1 and doc.status != 'Closed'""",
			self.activity.name,
		)
		return flt(sum(net * max(0, 1 - billed / amount) for net, amount, billed in rows if amount), 2)

	def expected(self) -> float:
		used = self.ledger() + self.ordered()
		status = frappe.db.get_value("Marketing Activity", self.activity.name, "status")
		return flt(used if status == "Closed" else max(1000, used), 2)

	def check(self):
		rows = make.by_month(self.budget)
		total = {
			field: flt(sum(row[field] for row in rows), 2) for field in ("actual", "committed", "consumed")
		}
		assert total["actual"] == self.ledger()
		assert abs(total["committed"] - self.ordered()) < 0.02  # cents of halves
		assert abs(total["consumed"] - self.expected()) < 0.02
		given = used = 0
		for row in rows:
			given, used = given + row["adjusted"], used + row["consumed"]
			assert used <= given, row["month"]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=3, max_size=9))
def test_consumption_is_what_the_ledger_and_the_open_orders_say(steps):
	frappe.db.savepoint("example")
	office = Office()
	for step in steps:
		before = office.expected()
		if not office.do(*step):
			assert office.expected() == before
		office.check()
	frappe.db.rollback(save_point="example")
