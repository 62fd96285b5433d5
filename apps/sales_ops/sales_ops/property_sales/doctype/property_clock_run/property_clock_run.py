import frappe
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.jobs import one_row
from sales_ops.policies.proposals import LEGAL_CASE, Proposal
from sales_ops.property_sales.collection import proposals
from sales_ops.property_sales.collection.assessment import AssessedDeal, assess_deals


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
		for deal, proposal in self.proposals(deals):
			self.make(deal, proposal)
		self.count()
		self.insert(ignore_permissions=True)

	def all_deals(self) -> list[AssessedDeal]:
		companies = frappe.get_all("Property Project", pluck="company", distinct=True)
		return [deal for company in companies for deal in assess_deals(company, getdate(self.run_on))]

	def proposals(self, deals: list[AssessedDeal]) -> list[tuple[AssessedDeal, Proposal]]:
		"""What follows for each deal whose clock has run out, unless somebody has decided on it."""
		found = [(deal, proposal) for deal in deals if (proposal := proposals.wanted(deal))]
		known = proposals.decided([deal.row.property_subscription for deal, _proposal in found])
		return [
			(deal, proposal) for deal, proposal in found if not proposals.is_decided(deal, proposal, known)
		]

	def make(self, deal: AssessedDeal, proposal: Proposal):
		name, made = deal.row.property_subscription, None
		with one_row(f"Clock of {name}") as outcome:
			made = proposals.make(deal, proposal, getdate(self.run_on))
		if not made and not outcome.error:
			return  # the buyer has paid meanwhile
		row = self.append("items", {"property_subscription": name, "next_action": deal.assessment.action})
		row.error = outcome.error
		field = "property_legal_case" if proposal.kind == LEGAL_CASE else "property_change_application"
		row.set(field, made.name if made and not outcome.error else None)

	def count(self):
		made = [row.property_change_application for row in self.items if row.property_change_application]
		self.no_of_proposals = len(made)
		self.no_of_executed = frappe.db.count(
			"Property Change Application", {"name": ("in", made or [""]), "docstatus": 1}
		)
		self.no_of_legal_cases = sum(bool(row.property_legal_case) for row in self.items)
		self.status = "Done with Errors" if any(row.error for row in self.items) else "Done"
