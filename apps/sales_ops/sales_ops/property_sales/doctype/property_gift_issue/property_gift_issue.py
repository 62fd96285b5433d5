import frappe
from frappe.model.document import Document
from frappe.utils import cint, flt, getdate, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.policies import campaigns as policy
from sales_ops.property_sales.deals import campaigns
from sales_ops.property_sales.guards import require_readable_deal


class PropertyGiftIssue(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amended_from: DF.Link | None
		company: DF.Link | None
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		gift: DF.Autocomplete
		issued_on: DF.Date
		promotion_campaign: DF.Link | None
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		quantity: DF.Int
		received_by: DF.Data | None
		signed_receipt: DF.Attach | None
		status: DF.Literal["", "Issued", "To Take Back", "Taken Back"]
		taken_back_on: DF.Date | None
		value: DF.Currency
	# end: auto-generated types
	"""A gift or prize of a promotion campaign, handed out for a deal.

	Issued when it is submitted; To Take Back once the deal has ended; Taken Back returns it to the stock.
	"""

	def validate(self):
		require_filled(self, "property_subscription", "gift")
		require_readable_deal(self)
		keep_computed(self, ("status", "taken_back_on"))
		self.set_campaign()
		self.validate_day()
		self.validate_issue()

	def on_submit(self):
		self.db_set("status", policy.ISSUED)
		campaigns.recount(self.promotion_campaign)

	def on_cancel(self):
		self.db_set({"status": None, "taken_back_on": None})
		campaigns.recount(self.promotion_campaign)

	@property
	def campaign(self):
		"""The deal's campaign, its row locked: two gifts of one stock wait for each other."""
		return frappe.get_doc(campaigns.CAMPAIGN, self.promotion_campaign, for_update=True)

	def set_campaign(self):
		"""The campaign is that of the deal, whatever a client sends."""
		self.promotion_campaign = frappe.db.get_value(
			"Property Subscription", self.property_subscription, "promotion_campaign"
		)
		if not self.promotion_campaign:
			throw("gift_deal_without_campaign", deal=self.property_subscription)

	def validate_day(self):
		if getdate(self.issued_on) > getdate(today()):
			throw("gift_in_future", day=getdate(self.issued_on))

	def validate_issue(self):
		campaign = self.campaign
		if campaign.docstatus != 1:
			throw("campaign_not_running", campaign=campaign.name)
		offer = next((row for row in campaigns.offers_of(campaign) if row.gift == self.gift), None)
		issued = [
			row
			for row in campaigns.issues_of(campaign.name)
			if row.gift == self.gift and row.name != self.name
		]
		deal = campaigns.campaign_deal(self.property_subscription)
		throw_all(policy.check_issue(campaigns.rules_of(campaign), deal, offer, cint(self.quantity), issued))
		self.value = flt(campaigns.value_of(campaign, self.gift)) * cint(self.quantity)

	@frappe.whitelist()
	def take_back(self) -> None:
		"""The gift came back: it counts as stock again.

		Raises:
			CampaignError: it is not out.
		"""
		issue = stored(self, "write")
		if issue.docstatus != 1 or issue.status == policy.TAKEN_BACK:
			throw("gift_not_out", issue=issue.name)
		issue.db_set({"status": policy.TAKEN_BACK, "taken_back_on": today()}, notify=True)
		campaigns.recount(issue.promotion_campaign)
		self.reload()
