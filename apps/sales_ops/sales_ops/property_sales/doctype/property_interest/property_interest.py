import frappe
from frappe.model.document import Document
from frappe.utils import flt, get_datetime, now_datetime

from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.property_sales.deals.customer_privacy import require_known_customers
from sales_ops.property_sales.permissions import default_consultant
from sales_ops.property_sales.units import waiting_list, waiting_queries

COMPUTED = ("status", "registered_on", "offered_unit", "offered_until", "property_subscription")


class PropertyInterest(Document):
	"""What a customer waits for: one unit, or any unit of a kind. The earlier registration comes first in line."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link
		customer_name: DF.Data | None
		intention: DF.Literal["High", "Medium", "Low"]
		kind: DF.Literal["", "Home", "Shop", "Parking", "Storage"]
		max_amount: DF.Currency
		max_area: DF.Float
		min_area: DF.Float
		next_contact_on: DF.Date | None
		offered_unit: DF.Link | None
		offered_until: DF.Datetime | None
		property_building: DF.Link | None
		property_project: DF.Link
		property_subscription: DF.Link | None
		property_unit: DF.Link | None
		registered_on: DF.Datetime | None
		remark: DF.SmallText | None
		status: DF.Literal["Waiting", "Offered", "Converted", "Lapsed", "Withdrawn"]
	# end: auto-generated types

	def before_insert(self):
		self.consultant = self.consultant or default_consultant()

	def onload(self):
		if self.status == waiting_list.WAITING and self.property_unit:
			place = waiting_queries.place_in_line(self.property_unit, get_datetime(self.registered_on))
			self.set_onload("place", place)

	def validate(self):
		require_filled(self, "customer")
		keep_computed(self, COMPUTED, status=waiting_list.WAITING, registered_on=now_datetime())
		self.validate_customer()
		self.follow_unit()
		self.validate_area()
		self.validate_once()

	def follow_unit(self):
		"""Who waits for one unit waits in its project, and for nothing else."""
		if not self.property_unit:
			return
		self.property_project = frappe.db.get_value("Property Unit", self.property_unit, "property_project")
		self.update({"property_building": None, "kind": None, "min_area": 0, "max_area": 0, "max_amount": 0})

	def validate_customer(self):
		"""An offer becomes a deal, and a deal shows its customer: nobody registers a colleague's."""
		if self.has_value_changed("customer"):
			require_known_customers(self, {self.customer} - {None})

	def validate_area(self):
		if flt(self.max_area) and flt(self.max_area) < flt(self.min_area):
			throw("interest_area", smallest=f"{flt(self.min_area):g}", largest=f"{flt(self.max_area):g}")

	def validate_once(self):
		same = {
			"customer": self.customer,
			"property_unit": self.property_unit,
			"status": ("in", (waiting_list.WAITING, waiting_list.OFFERED)),
			"name": ("!=", self.name or ""),
		}
		other = self.property_unit and frappe.db.exists("Property Interest", same)
		if other:
			throw("interest_twice", customer=self.customer_name or self.customer, interest=other)

	@frappe.whitelist()
	def hold_unit(self, property_unit: str | None = None) -> str:
		"""Hold a unit for who waits, for the office's hold minutes: the wanted, the offered, or another one.

		Returns:
			the draft Property Subscription; an offer that is held already gives its own.

		Raises:
			UnitTakenError: somebody else has the unit.
			InterestError: there is no unit to hold, or the interest is closed.
		"""
		interest = stored(self, "write")
		frappe.has_permission("Property Subscription", "create", throw=True)
		interest.require_open()
		if interest.status == waiting_list.OFFERED and interest.property_subscription:
			return interest.property_subscription
		unit = property_unit or interest.offered_unit or interest.property_unit
		if not unit:
			throw("interest_without_unit", interest=interest.name)
		name = waiting_list.hold(interest, unit)
		until = frappe.db.get_value("Property Subscription", name, "held_until")
		interest.db_set(
			{
				"status": waiting_list.OFFERED,
				"offered_unit": unit,
				"offered_until": until,
				"property_subscription": name,
			},
			notify=True,
		)
		return name

	@frappe.whitelist()
	def withdraw(self) -> None:
		"""The customer does not want it any more."""
		interest = stored(self, "write")
		interest.require_open()
		interest.db_set("status", "Withdrawn", notify=True)
		self.reload()

	@frappe.whitelist()
	def register_again(self) -> None:
		"""Back in line, at its end: after an offer that lapsed, or a wish that was withdrawn."""
		interest = stored(self, "write")
		if interest.status not in (waiting_list.LAPSED, "Withdrawn"):
			throw("interest_in_line", interest=interest.name, status=interest.status)
		interest.validate_once()
		cleared = dict.fromkeys(("offered_unit", "offered_until", "property_subscription"))
		values = {"status": waiting_list.WAITING, "registered_on": now_datetime()}
		interest.db_set({**cleared, **values}, notify=True)
		self.reload()

	def require_open(self):
		if self.status not in (waiting_list.WAITING, waiting_list.OFFERED):
			throw("interest_closed", interest=self.name, status=self.status)
