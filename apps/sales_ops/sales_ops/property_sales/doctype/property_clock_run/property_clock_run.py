import frappe
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.jobs import one_row
from sales_ops.policies.proposals import LEGAL_CASE
from sales_ops.property_sales import proposals
from sales_ops.property_sales.collection import AssessedDeal, assess_deals


class PropertyClockRun(Document):
	"""What the collection clocks proposed on a day; one a day.

	It proposes: a person approves. Only a forfeiture that pays nothing back is executed by itself, where Property Sales
	Settings say so.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_clock_run_item.property_clock_run_item import (
			PropertyClockRunItem,
		)

		items: DF.Table[PropertyClockRunItem]
		no_of_deals: DF.Int
		no_of_executed: DF.Int
		no_of_legal_cases: DF.Int
		no_of_proposals: DF.Int
		run_on: DF.Date
		status: DF.Literal["Done", "Done with Errors"]
	# end: auto-generated types

	def run_today(self) -> None:
		"""Look at every live deal and save; a second run on the same day changes nothing."""
		self.run_on = today()
		if frappe.db.exists("Property Clock Run", {"run_on": self.run_on}):
			return
		deals = self.all_deals()
		self.no_of_deals = len(deals)
		for deal in deals:
			self.look_at(deal)
		self.count()
		self.insert(ignore_permissions=True)

	def all_deals(self) -> list[AssessedDeal]:
		companies = frappe.get_all("Property Project", pluck="company", distinct=True)
		return [deal for company in companies for deal in assess_deals(company, getdate(self.run_on))]

	def look_at(self, deal: AssessedDeal):
		wanted = proposals.wanted(deal)
		if not wanted:
			return
		row = self.append(
			"items",
			{"property_subscription": deal.row.property_subscription, "next_action": deal.assessment.action},
		)
		before = frappe.db.count("Error Log")
		with one_row(f"Clock of {deal.row.property_subscription}"):
			made = proposals.make(deal, wanted)
			field = "property_legal_case" if wanted.kind == LEGAL_CASE else "property_change_application"
			row.set(field, made.name)
		if frappe.db.count("Error Log") > before:
			row.error = frappe.get_last_doc("Error Log").method

	def count(self):
		made = [row.property_change_application for row in self.items if row.property_change_application]
		self.no_of_proposals = len(made)
		self.no_of_executed = frappe.db.count(
			"Property Change Application", {"name": ("in", made or [""]), "docstatus": 1}
		)
		self.no_of_legal_cases = sum(bool(row.property_legal_case) for row in self.items)
		self.status = "Done with Errors" if any(row.error for row in self.items) else "Done"
