import frappe
from frappe.model.document import Document
from frappe.utils import flt, now_datetime, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled
from sales_ops.policies import availability, pricing
from sales_ops.policies import claims as policy
from sales_ops.property_sales.units.availability import open_blocks, why_not_for_sale
from sales_ops.property_sales.units.claims import announce
from sales_ops.values import to_decimal

# Kept in Property Unit History at each change.
HISTORY = ("released", "use", "list_amount", "built_area")


class PropertyUnit(Document):
	"""A home, shop, parking space or storage room. Its sale status is computed from its live claim, never typed."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		attached_to: DF.Link | None
		block_kinds: DF.SmallText | None
		built_area: DF.Float
		company: DF.Link | None
		currency: DF.Link | None
		filing_amount: DF.Currency
		floor: DF.Int
		floor_amount: DF.Currency
		forecast_built_area: DF.Float
		forecast_inner_area: DF.Float
		inner_area: DF.Float
		kind: DF.Literal["Home", "Shop", "Parking", "Storage"]
		list_amount: DF.Currency
		list_rate: DF.Currency
		live_claim: DF.Link | None
		measured_on: DF.Date | None
		price_basis: DF.Literal["Built Area", "Inner Area", "Whole Unit"]
		promotion_measure: DF.SmallText | None
		promotion_proposed_on: DF.Date | None
		property_building: DF.Link
		property_project: DF.Link | None
		released: DF.Check
		released_on: DF.Date | None
		sale_status: DF.Literal[
			"Not Released", "Available", "Held", "Temporary Deposit", "Subscribed", "Signed", "Handed Over"
		]
		stack: DF.Int
		unit_no: DF.Data
		use: DF.Literal["For Sale", "Self-use", "Leased", "Transferred Paid", "Transferred Free"]
		use_amount: DF.Currency
		used_by: DF.Data | None
		used_since: DF.Date | None
	# end: auto-generated types

	def autoname(self):
		self.name = f"{self.property_building}-{self.unit_no}"

	def onload(self):
		blocks = open_blocks(property_unit=self.name).get(self.name, [])
		self.set_onload("why_not", why_not_for_sale(bool(self.released), self.use, blocks))

	def validate(self):
		require_filled(self, "unit_no", "property_building")
		self.keep_claim()
		keep_computed(self, ("released_on",))
		if not self.flags.from_survey:
			keep_computed(self, ("forecast_built_area", "forecast_inner_area", "measured_on"))
		if not self.flags.from_promotion:
			keep_computed(self, ("promotion_proposed_on", "promotion_measure"))
		self.validate_use()
		self.validate_release()
		self.set_list_amount()
		self.validate_floor()

	def on_update(self):
		self.keep_history()
		if not self.flags.from_claim:
			announce(self)

	def on_trash(self):
		frappe.db.delete("Property Unit History", {"property_unit": self.name})

	def keep_history(self):
		"""What the board of a past date takes back: append what the unit was before this change, and is now."""
		before = self.get_doc_before_save()
		if not before or all(before.get(field) == self.get(field) for field in HISTORY):
			return
		values = {field: self.get(field) for field in (*HISTORY, "property_project", "currency")}
		former = {f"former_{field}": before.get(field) for field in HISTORY}
		now = {"property_unit": self.name, "changed_on": now_datetime(), "changed_by": frappe.session.user}
		row = {"doctype": "Property Unit History", **values, **former, **now}
		frappe.get_doc(row).insert(ignore_permissions=True)

	def keep_claim(self):
		"""Status and claim come from the claim alone: what a client sends for them is put back."""
		if self.flags.from_claim:
			return
		keep_computed(self, ("live_claim", "attached_to", "sale_status", "block_kinds"))

	@property
	def open_block_kinds(self) -> list[str]:
		"""The kinds of the unit's open blocks."""
		return (self.block_kinds or "").splitlines()

	def validate_use(self):
		"""A unit that serves for something else leaves the sale; one that a deal has stays for sale."""
		before = self.get_doc_before_save()
		changed = bool(before) and before.use != self.use
		if changed:
			self.require_no_deal()
		if changed and before.released and self.use != availability.FOR_SALE:
			self.released = 0
		if self.released and self.use != availability.FOR_SALE:
			throw("unit_not_for_sale", unit=self.name, use=self.use)

	def validate_release(self):
		"""A unit that a deal has cannot be taken from sale: the deal ends first."""
		if self.has_value_changed("released") and not self.released:
			self.require_no_deal()
		if self.has_value_changed("released"):
			self.released_on = today() if self.released else None
		if not self.live_claim:
			self.sale_status = policy.unit_status(bool(self.released), None)

	def require_no_deal(self):
		if self.live_claim:
			holder = frappe.db.get_value("Property Unit Claim", self.live_claim, "property_subscription")
			throw("unit_has_deal", unit=self.name, holder=holder)

	def validate_floor(self):
		floor, listed = to_decimal(self.floor_amount), to_decimal(self.list_amount)
		throw_all(pricing.check_floor(floor, listed))

	def save_version(self):
		"""Floor and filing price and blocks stay out of the history, which everybody sees who reads the unit.

		Price lists and Property Unit Blocks keep them.
		"""
		if before := self.get_doc_before_save():
			hidden = ("floor_amount", "filing_amount", "block_kinds")
			before.update({field: self.get(field) for field in hidden})
		super().save_version()

	def set_list_amount(self):
		"""List price = rate × area, or the amount itself when the unit is priced as a whole."""
		if self.price_basis == pricing.WHOLE_UNIT:
			self.list_rate = 0
		area = self.built_area if self.price_basis == pricing.BUILT_AREA else self.inner_area
		amounts = (to_decimal(value) for value in (self.list_rate, area, self.list_amount))
		self.list_amount = flt(pricing.list_amount(self.price_basis, *amounts, self.precision("list_amount")))
