import frappe
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.exceptions import throw_all
from sales_ops.guards import keep_computed, stored
from sales_ops.policies import management_notice as policy

CONFIRMATION = ("status", "confirmed_by", "confirmed_on", "keys_received", "remark")


class PropertyManagementNotice(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		company: DF.Link | None
		confirm_by: DF.Date | None
		confirmed_by: DF.Data | None
		confirmed_on: DF.Date | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		emailed_to: DF.Data | None
		keys_received: DF.Int
		kind: DF.Literal["Move-in", "Take-back"]
		management_company: DF.Data | None
		no_of_keys: DF.Int
		notice_date: DF.Date
		property_change: DF.Link | None
		property_handover: DF.Link | None
		property_project: DF.Link | None
		property_subscription: DF.Link | None
		property_unit: DF.Link
		remark: DF.SmallText | None
		reminded_on: DF.Date | None
		status: DF.Literal["Open", "Confirmed", "Withdrawn"]
		withdrawn_on: DF.Date | None
	# end: auto-generated types
	"""Tells the property-management company who moves into a unit, or that it takes the unit back; confirmed with a date."""

	def validate(self):
		keep_computed(self, CONFIRMATION, status=policy.OPEN)

	def onload(self):
		late = policy.is_late(self.status, getdate(self.confirm_by), getdate(today()))
		self.set_onload("is_late", late)

	@frappe.whitelist()
	def confirm(
		self,
		confirmed_by: str,
		confirmed_on: str | None = None,
		keys_received: int = 0,
		remark: str | None = None,
	) -> None:
		"""Record that the management company has done it.

		Args:
			confirmed_by: the name of who confirms there.
			confirmed_on: the day, today where left out.
			keys_received: how many keys came back with a take-back.

		Raises:
			ManagementNoticeError: confirmed or withdrawn already, nobody named, or a day that cannot be.
		"""
		notice = stored(self, "write")
		day = getdate(confirmed_on or today())
		throw_all(
			policy.check_confirmation(
				notice.status, getdate(notice.notice_date), day, confirmed_by, getdate(today())
			)
		)
		values = {"confirmed_by": confirmed_by.strip(), "confirmed_on": day, "remark": remark}
		keys = int(keys_received) if notice.kind == policy.TAKE_BACK else 0
		notice.db_set({"status": policy.CONFIRMED, "keys_received": keys, **values}, notify=True)
		self.reload()
