import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from sales_ops.exceptions import throw
from sales_ops.guards import require_filled
from sales_ops.property_sales.deals.campaigns import offers_of


class PropertyPromotionCampaign(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_campaign_gift.property_campaign_gift import (
			PropertyCampaignGift,
		)
		from sales_ops.property_sales.doctype.property_campaign_prize_unit.property_campaign_prize_unit import (
			PropertyCampaignPrizeUnit,
		)

		amended_from: DF.Link | None
		campaign_name: DF.Data
		company: DF.Link | None
		counts_by: DF.Literal["Subscription Date", "Full Deposit", "Contract Date"]
		currency: DF.Link | None
		for_homes: DF.Check
		for_parking: DF.Check
		for_shops: DF.Check
		for_storage: DF.Check
		from_date: DF.Date
		gifts: DF.Table[PropertyCampaignGift]
		minimum_amount: DF.Currency
		minimum_area: DF.Float
		prize_units: DF.Table[PropertyCampaignPrizeUnit]
		property_project: DF.Link
		remark: DF.SmallText | None
		to_date: DF.Date
	# end: auto-generated types
	"""A campaign that gives gifts and prizes to deals which meet its conditions.

	Submitted, its terms stand and gifts can be handed out; it is cancelled only while none is out.
	"""

	def validate(self):
		require_filled(self, "property_project", "from_date", "to_date")
		self.validate_dates()
		self.validate_gifts()
		self.validate_prize_units()
		self.forget_issued()

	def before_cancel(self):
		self.require_no_gift_out()

	def validate_dates(self):
		if getdate(self.to_date) < getdate(self.from_date):
			throw("campaign_ends_before", from_date=getdate(self.from_date), to_date=getdate(self.to_date))

	def validate_gifts(self):
		"""A gift is found by its name, so each name stands once."""
		names = [offer.gift for offer in offers_of(self)]
		twice = next((name for name in names if names.count(name) > 1), None)
		if twice:
			throw("campaign_gift_twice", gift=twice)

	def validate_prize_units(self):
		units = [row.property_unit for row in self.prize_units]
		filters = {"name": ("in", units), "property_project": ("!=", self.property_project)}
		if strange := frappe.db.get_value("Property Unit", filters):
			throw("campaign_unit_of_other_project", unit=strange, project=self.property_project)

	def forget_issued(self):
		"""What is out is counted from the gift issues; a client or a copy says nothing about it."""
		for row in (*self.gifts, *self.prize_units):
			row.update({"issued": 0, "currency": self.currency})

	def require_no_gift_out(self):
		filters = {"promotion_campaign": self.name, "docstatus": 1}
		if issue := frappe.db.get_value("Property Gift Issue", filters):
			throw("campaign_has_gifts_out", campaign=self.name, issue=issue)
