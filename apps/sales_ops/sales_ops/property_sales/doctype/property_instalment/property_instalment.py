import frappe
from frappe.model.document import Document
from frappe.utils import flt

UNPAID, PARTLY_PAID, PAID, VOID = "Unpaid", "Partly Paid", "Paid", "Void"


class PropertyInstalment(Document):
	"""One amount that is due on one day of one deal. Receipts are allocated to it; only code writes it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		company: DF.Link | None
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link
		customer_name: DF.Data | None
		due_date: DF.Date
		kind: DF.Literal[
			"Temporary Deposit",
			"Deposit",
			"Down Payment",
			"Instalment",
			"Bank Loan",
			"Provident Fund",
			"Final Payment",
			"Area Difference",
		]
		made_by_change: DF.Link | None
		money_source: DF.Literal["Own Money", "Loan"]
		outstanding_amount: DF.Currency
		property_change: DF.Link | None
		property_contract: DF.Link | None
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link
		received_amount: DF.Currency
		seq: DF.Int
		status: DF.Literal["Unpaid", "Partly Paid", "Paid", "Void"]
	# end: auto-generated types

	def autoname(self):
		self.name = f"{self.property_subscription}-{self.seq:02d}"

	def validate(self):
		self.set_money_state()

	def set_money_state(self):
		"""Outstanding and status from amount and received; whether it is overdue depends on the day, so it is not stored."""
		precision = self.precision("amount")
		self.outstanding_amount = flt(flt(self.amount) - flt(self.received_amount), precision)
		if self.status == VOID:
			self.outstanding_amount = 0
		elif not flt(self.received_amount, precision):
			self.status = UNPAID
		else:
			self.status = PARTLY_PAID if self.outstanding_amount > 0 else PAID

	def set_received(self, amount: float) -> None:
		"""Write what submitted receipts allocate to this instalment (deal's currency)."""
		self.received_amount = amount
		self.save(ignore_permissions=True)

	def make_void(self, change: str | None = None) -> None:
		"""Take what is still owed out of the deal; the row stays readable. `change` names what did it, if a change did."""
		self.update({"status": VOID, "property_change": change})
		self.save(ignore_permissions=True)

	def reopen(self) -> None:
		"""Owe it again: the change that voided it is undone."""
		self.update({"status": UNPAID, "property_change": None})
		self.save(ignore_permissions=True)


def on_doctype_update():
	frappe.db.add_index("Property Instalment", ["property_project", "due_date"])
