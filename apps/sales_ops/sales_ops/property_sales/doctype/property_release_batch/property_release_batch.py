import frappe
from frappe import _
from frappe.utils import getdate, now_datetime, today

from sales_ops.exceptions import show, throw_all
from sales_ops.guards import require_filled
from sales_ops.messages import describe
from sales_ops.policies import release as policy
from sales_ops.property_sales.approval import ApprovedByAnother
from sales_ops.property_sales.units.claims import lock_unit, polite_about_locks

UNIT_FIELDS = ["name", "property_project", "released", "use", "block_kinds"]


class PropertyReleaseBatch(ApprovedByAnother):
	"""Units that go on sale together on a day, approved by a second person.

	Approving refuses, by name, units that cannot be released. On a later day the job releases the batch and notes which
	units had to be left out since.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_release_batch_item.property_release_batch_item import (
			PropertyReleaseBatchItem,
		)

		amended_from: DF.Link | None
		approved_by: DF.Link | None
		batch_title: DF.Data
		items: DF.Table[PropertyReleaseBatchItem]
		prepared_by: DF.Link | None
		property_project: DF.Link
		release_on: DF.Date
		released_on: DF.Datetime | None
		status: DF.Literal["Draft", "Pending Approval", "Scheduled", "Released", "Cancelled"]
	# end: auto-generated types

	CONTENT = ("batch_title", "property_project", "release_on")
	ITEM_CONTENT = ("property_unit",)

	def validate(self):
		require_filled(self, "property_project", "items")
		self.keep_approval()
		self.keep_results()
		throw_all(policy.check_list(self.property_project, self.candidates()))

	def before_submit(self):
		self.require_approver()
		self.check_content()
		self.status = "Scheduled"

	def on_submit(self):
		if getdate(self.release_on) <= getdate(today()):
			self.release()

	def on_cancel(self):
		self.take_back()
		self.db_set("status", "Cancelled")

	def keep_results(self):
		"""What became of the units is written by `release` alone."""
		self.released_on = None
		for item in self.items:
			item.result, item.note = "", ""

	def candidates(self) -> list[policy.Candidate]:
		"""The units as they stand, in the order of the table."""
		names = [item.property_unit for item in self.items]
		rows = frappe.get_all("Property Unit", {"name": ("in", names)}, UNIT_FIELDS, limit=0)
		found = {row.name: row for row in rows}
		return [candidate(found[name]) for name in names if name in found]

	def check_content(self) -> None:
		refused = [policy.check_unit(unit) for unit in self.candidates()]
		throw_all([violation for violation in refused if violation])

	def release(self) -> None:
		"""Put the units on sale that can be, and note the others. Idempotent."""
		if self.released_on:
			return
		for item in sorted(self.items, key=lambda item: item.property_unit):
			self.release_item(item)
		self.db_set({"released_on": now_datetime(), "status": "Released"}, notify=True)

	def release_item(self, item):
		with polite_about_locks(item.property_unit):
			unit = lock_unit(item.property_unit)
			refused = policy.check_unit(candidate(unit))
			if refused:
				item.db_set({"result": "Left Out", "note": describe(refused, translate=_, show=show)})
				return
			unit.released = 1
			unit.save(ignore_permissions=True)
			item.db_set({"result": "Released", "note": ""})

	def take_back(self):
		"""Take the units from sale that this batch released and that nobody has; a deal keeps its unit released."""
		released = [item.property_unit for item in self.items if item.result == "Released"]
		for name in sorted(released):
			with polite_about_locks(name):
				unit = lock_unit(name)
				if unit.released and not unit.live_claim:
					unit.released = 0
					unit.save(ignore_permissions=True)


def candidate(unit) -> policy.Candidate:
	"""A unit, as a row or a document, as the policy takes it."""
	blocks = tuple((unit.block_kinds or "").splitlines())
	return policy.Candidate(unit.name, unit.property_project, bool(unit.released), unit.use, blocks)
