import frappe
from frappe.model.document import Document
from frappe.utils import flt, now_datetime, today

from sales_ops.policies.presale_liability import Line
from sales_ops.policies.sale_control import UnitFacts, differences
from sales_ops.property_sales import queries
from sales_ops.property_sales.money.presale_liability import liability_lines


class SaleControlCheck(Document):
	"""The nightly proof that unit, claim, deal and books tell the same story; one a day.

	It reports and does not repair: a difference means that something wrote past the claims or the deals, and a person should know.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.sale_control_check_item.sale_control_check_item import (
			SaleControlCheckItem,
		)
		from sales_ops.property_sales.doctype.sale_control_check_liability.sale_control_check_liability import (
			SaleControlCheckLiability,
		)

		checked_on: DF.Datetime
		differences: DF.Table[SaleControlCheckItem]
		liability_differences: DF.Table[SaleControlCheckLiability]
		no_of_differences: DF.Int
		no_of_liability_differences: DF.Int
		no_of_units: DF.Int
		status: DF.Literal["Clean", "Differences"]
	# end: auto-generated types

	def run_today(self) -> None:
		"""Check every unit and save; a second run on the same day changes nothing."""
		if frappe.db.exists("Sale Control Check", {"checked_on": (">=", today())}):
			return
		self.checked_on = now_datetime()
		self.check_units()
		self.check_liability()
		self.status = "Differences" if self.differences or self.liability_differences else "Clean"
		self.insert(ignore_permissions=True)

	def check_units(self):
		units = queries.units_for_check()
		for unit in units:
			facts = UnitFacts(
				bool(unit.released),
				unit.sale_status,
				unit.live_claim,
				unit.claim,
				unit.kind,
				unit.deal_status,
			)
			for difference in differences(facts):
				self.append("differences", {"property_unit": unit.name, **vars(difference)})
		self.no_of_units = len(units)
		self.no_of_differences = len(self.differences)

	def check_liability(self):
		"""Every company that sells property: what the books owe its buyers against what the deals say."""
		for company in frappe.get_all("Property Project", pluck="company", distinct=True, order_by="company"):
			currency = frappe.get_cached_value("Company", company, "default_currency")
			for line in liability_lines(company):
				if line.difference:
					self.append("liability_differences", _liability_row(company, currency, line))
		self.no_of_liability_differences = len(self.liability_differences)


def _liability_row(company: str, currency: str, line: Line) -> dict:
	amounts = {field: flt(getattr(line, field)) for field in ("expected", "booked", "difference")}
	where = {"company": company, "currency": currency, "customer": line.customer}
	return {**where, "project": line.project or None, **amounts}
