import frappe
from frappe.model.document import Document
from frappe.utils import get_datetime, getdate, now_datetime, today

from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled
from sales_ops.policies.availability import Block, has_ended
from sales_ops.property_sales.units.claims import lock_unit, polite_about_locks, refresh_blocks

KEPT = ("property_unit", "kind", "blocked_on")


class PropertyUnitBlock(Document):
	"""Keeps a unit from new holds, for a reason, until it is lifted; it leaves the sale status alone.

	Several may be open on one unit. A block is lifted, never deleted: it belongs to the unit's life story.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		blocked_on: DF.Date
		company: DF.Link | None
		kind: DF.Literal[
			"Internal Hold", "Mortgage", "Court Seizure", "Quality", "Debt for Unit", "Price Review"
		]
		lifted_by: DF.Link | None
		lifted_on: DF.Datetime | None
		property_change_application: DF.Link | None
		property_project: DF.Link | None
		property_unit: DF.Link
		reason: DF.SmallText
		status: DF.Literal["Open", "Lifted"]
		until: DF.Date | None
	# end: auto-generated types

	def validate(self):
		require_filled(self, "property_unit", "kind")
		self.lock_unit()
		self.keep_what_was_blocked()
		self.validate_dates()

	def on_update(self):
		refresh_blocks(self.property_unit)

	def on_trash(self):
		throw("block_not_deleted", unit=self.property_unit)

	def lock_unit(self):
		"""Two blocks, or a block and a hold, on one unit wait for each other here."""
		with polite_about_locks(self.property_unit):
			lock_unit(self.property_unit)

	def keep_what_was_blocked(self):
		"""Only `lift` lifts; a lifted block stays as it is, an open one keeps what it blocks."""
		if self.flags.lifting:
			return
		keep_computed(self, ("status", "lifted_on", "lifted_by"), status="Open")
		if not self.flags.from_change:
			keep_computed(self, ("property_change_application",))
		if self.status == "Lifted":
			throw("block_is_lifted", lifted_on=get_datetime(self.lifted_on))
		if not self.is_new() and any(self.has_value_changed(field) for field in KEPT):
			throw("block_is_open")

	def validate_dates(self):
		if self.flags.lifting:
			return
		if getdate(self.blocked_on) > getdate(today()):
			throw("block_in_future", blocked_on=getdate(self.blocked_on))
		if self.until and getdate(self.until) < getdate(self.blocked_on):
			throw("block_until_before_start", until=getdate(self.until), blocked_on=getdate(self.blocked_on))
		if has_ended(self.as_policy(), getdate(today())):
			throw("block_has_passed", until=getdate(self.until))

	def as_policy(self) -> Block:
		"""The block as the policies take it."""
		until = getdate(self.until) if self.until else None
		return Block(self.kind, getdate(self.blocked_on), until, self.reason)

	@frappe.whitelist()
	def lift(self) -> None:
		"""End the block now; the unit can be held again unless something else keeps it from sale.

		Raises:
			UnitError: it has been lifted already.
		"""
		self.check_permission("write")
		self.lock_unit()
		self.reload()
		if self.status == "Lifted":
			throw("block_is_lifted", lifted_on=get_datetime(self.lifted_on))
		self.flags.lifting = True
		self.update({"status": "Lifted", "lifted_on": now_datetime(), "lifted_by": frappe.session.user})
		self.save()
		self.flags.lifting = False
