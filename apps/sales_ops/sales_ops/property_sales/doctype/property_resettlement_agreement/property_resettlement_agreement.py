import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, read_kinds, require_filled, stored
from sales_ops.policies import resettlement as policy
from sales_ops.property_sales.deals import resettlement
from sales_ops.values import to_decimal

MADE = ("property_subscription", "property_contract", "receipt")


class PropertyResettlementAgreement(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_resettlement_unit.property_resettlement_unit import (
			PropertyResettlementUnit,
		)

		agreement_date: DF.Date
		agreement_no: DF.Data | None
		amended_from: DF.Link | None
		company: DF.Link | None
		company_pays: DF.Currency
		compensation_amount: DF.Currency
		currency: DF.Link | None
		customer: DF.Link
		customer_name: DF.Data | None
		difference_due_on: DF.Date | None
		journal_entry: DF.Link | None
		old_address: DF.SmallText
		old_area: DF.Float
		old_certificate_no: DF.Data | None
		other_compensation: DF.Currency
		owner_pays: DF.Currency
		payout_entry: DF.Link | None
		price_amount: DF.Currency
		property_project: DF.Link
		units: DF.Table[PropertyResettlementUnit]
		valuation_amount: DF.Currency
	# end: auto-generated types
	"""An owner gives up an old property and gets replacement units: the compensation pays their price, the difference is
	paid either way. Submitting sells the units to the owner and books the compensation.
	"""

	def before_validate(self):
		read_kinds(self)

	def validate(self):
		require_filled(self, "customer", "property_project", "units")
		keep_computed(self, ("journal_entry", "payout_entry"))
		self.fill_units()
		self.set_amounts()
		self.validate_terms()

	def on_submit(self):
		resettlement.execute(self)

	def on_cancel(self):
		self.ignore_linked_doctypes = ("GL Entry", "Payment Ledger Entry", "Journal Entry", "Payment Entry")
		resettlement.undo(self)

	def fill_units(self):
		"""Take the list price where none was agreed, and refuse units of another project."""
		names = [row.property_unit for row in self.units]
		fields = ["name", "property_project", "list_amount"]
		units = {
			row.name: row for row in frappe.get_all("Property Unit", {"name": ("in", names)}, fields, limit=0)
		}
		for row in self.units:
			unit = units[row.property_unit]
			if unit.property_project != self.property_project:
				throw("resettlement_other_project", unit=unit.name, project=self.property_project)
			row.price = row.price or unit.list_amount
			row.update(dict.fromkeys(MADE))

	def set_amounts(self):
		compensation = flt(self.valuation_amount) + flt(self.other_compensation)
		self.compensation_amount = flt(compensation, self.precision("compensation_amount"))
		settled = policy.settle(
			to_decimal(self.compensation_amount), [to_decimal(row.price) for row in self.units]
		)
		for row, part in zip(self.units, settled.parts, strict=True):
			row.compensation_part = flt(part)
			row.own_part = flt(row.price - flt(part), row.precision("own_part"))
		self.price_amount = flt(sum(flt(row.price) for row in self.units), self.precision("price_amount"))
		self.owner_pays, self.company_pays = flt(settled.owner_pays), flt(settled.company_pays)
		if not self.owner_pays:
			self.difference_due_on = None

	def validate_terms(self):
		throw_all(
			policy.check(
				[(row.property_unit, to_decimal(row.price)) for row in self.units],
				to_decimal(self.compensation_amount),
				getdate(self.agreement_date),
				getdate(self.difference_due_on) if self.difference_due_on else None,
			)
		)

	@frappe.whitelist()
	def pay_difference(
		self, paid_from: str, posting_date: str | None = None, reference_no: str | None = None
	) -> str:
		"""Pay the owner what the compensation exceeds the price by.

		Args:
			paid_from: a bank or cash account.
			posting_date: today where left out.

		Returns:
			the name of the submitted Journal Entry.

		Raises:
			PermissionError: the user books no Journal Entries.
			ResettlementError: nothing is owed, or it was paid already.
		"""
		agreement = stored(self, "read")
		frappe.has_permission("Journal Entry", "submit", throw=True)
		if agreement.docstatus != 1 or not agreement.company_pays:
			throw("resettlement_nothing_owed", agreement=agreement.name)
		if agreement.payout_entry:
			throw("resettlement_paid_out", entry=agreement.payout_entry)
		entry = resettlement.pay_difference(agreement, paid_from, posting_date or today(), reference_no)
		agreement.db_set("payout_entry", entry, notify=True)
		self.reload()
		return entry
