import frappe
from frappe.model.document import Document
from frappe.utils import now_datetime, today

from sales_ops.policies.sale_control import UnitFacts, differences
from sales_ops.property_sales import queries


class SaleControlCheck(Document):
	"""The nightly proof that unit, claim and deal tell the same story; one a day.

	It reports and does not repair: a difference means that something wrote past the claims, and a person should know.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.sale_control_check_item.sale_control_check_item import (
			SaleControlCheckItem,
		)

		checked_on: DF.Datetime
		differences: DF.Table[SaleControlCheckItem]
		no_of_differences: DF.Int
		no_of_units: DF.Int
		status: DF.Literal["Clean", "Differences"]
	# end: auto-generated types

	def run_today(self) -> None:
		"""Check every unit and save; a second run on the same day changes nothing."""
		if frappe.db.exists("Sale Control Check", {"checked_on": (">=", today())}):
			return
		self.checked_on = now_datetime()
		self.check_units()
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
		self.status = "Differences" if self.differences else "Clean"
