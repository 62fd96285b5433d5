from datetime import date, datetime, time

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import add_days, flt, getdate, now_datetime, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.policies import claims as policy
from sales_ops.policies import deal_terms, pricing
from sales_ops.policies.payment_plan import deposit_schedule
from sales_ops.policies.violations import Violation
from sales_ops.property_sales import queries, settings
from sales_ops.property_sales.deals import campaigns, discounts
from sales_ops.property_sales.deals.attached_units import check_attached_units, fill_attached_units
from sales_ops.property_sales.deals.customer_privacy import require_known_customers
from sales_ops.property_sales.deals.documents import complete_papers
from sales_ops.property_sales.deals.instalments import make_instalments, void_instalments
from sales_ops.property_sales.deals.owners import check_owners, fill_owners
from sales_ops.property_sales.permissions import default_consultant
from sales_ops.property_sales.units import waiting_list
from sales_ops.property_sales.units.claims import (
	claim_units,
	lock_units,
	lost_units,
	release_unit,
	release_units,
)
from sales_ops.values import to_decimal

COMPUTED = (
	"status",
	"held_until",
	"received_amount",
	"full_deposit_on",
	"property_contract",
	"property_legal_case",
	"property_handover",
)


class PropertySubscription(Document):
	"""A deal from hold to signing: who wants which unit, at what price, with which deposit.

	Saved as a draft it holds the unit for some minutes. Submitted, its terms are agreed; deposits and the contract then
	move its claim and its status. Only `update_progress` and `set_status` write the status.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_attached_unit.property_attached_unit import (
			PropertyAttachedUnit,
		)
		from sales_ops.property_sales.doctype.property_deal_document.property_deal_document import (
			PropertyDealDocument,
		)
		from sales_ops.property_sales.doctype.property_owner.property_owner import PropertyOwner
		from sales_ops.property_sales.doctype.property_subscription_discount.property_subscription_discount import (
			PropertySubscriptionDiscount,
		)

		agreed_amount: DF.Currency
		amended_from: DF.Link | None
		attached_amount: DF.Currency
		attached_units: DF.Table[PropertyAttachedUnit]
		company: DF.Link | None
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link
		customer_name: DF.Data | None
		deal_no: DF.Data | None
		deposit_amount: DF.Currency
		discount_percentage: DF.Percent
		discounts: DF.Table[PropertySubscriptionDiscount]
		documents: DF.Table[PropertyDealDocument]
		full_deposit_by: DF.Date | None
		full_deposit_on: DF.Date | None
		held_until: DF.Datetime | None
		list_amount: DF.Currency
		owners: DF.Table[PropertyOwner]
		payment_plan_template: DF.Link | None
		promotion_campaign: DF.Link | None
		property_building: DF.Link | None
		property_contract: DF.Link | None
		property_handover: DF.Link | None
		property_legal_case: DF.Link | None
		property_project: DF.Link | None
		property_unit: DF.Link
		received_amount: DF.Currency
		sign_by: DF.Date | None
		status: DF.Literal[
			"Held",
			"Temporary Deposit",
			"Full Deposit",
			"Signed",
			"Handed Over",
			"Expired",
			"Forfeited",
			"Returned",
			"Exchanged",
			"Cancelled",
		]
		subscription_date: DF.Date
		temporary_deposit_amount: DF.Currency
		total_amount: DF.Currency
	# end: auto-generated types

	def before_insert(self):
		self.consultant = self.consultant or default_consultant()
		self.set_deposit_from_project()

	def validate(self):
		require_filled(self, "property_unit", "customer", "subscription_date")
		keep_computed(self, COMPUTED, status="Held")
		self.validate_customers()
		self.set_terms_from_unit()
		discounts.set_price(self)
		self.set_attached_units()
		self.validate_amounts()
		self.validate_dates()
		self.validate_owners()
		complete_papers(self)
		self.set_discount()
		campaigns.check_deal(self)

	def after_insert(self):
		self.hold_unit()

	def before_update_after_submit(self):
		campaigns.check_deal(self)
		complete_papers(self)

	def on_update(self):
		self.follow_changed_units()
		self.tell_claim()

	def before_submit(self):
		self.require_price()
		discounts.require_covered(self)
		self.require_claim()

	def on_submit(self):
		self.make_deposit_instalments()
		self.update_progress(getdate(self.subscription_date))
		waiting_list.convert(self)

	def on_cancel(self):
		self.require_no_contract()
		void_instalments(self.name)
		self.end_claim(policy.CANCELLED)
		self.set_status("Cancelled")

	def on_trash(self):
		self.forget_claims()

	def validate_customers(self):
		"""Customer and owners that are new to the deal are customers whom the user knows."""
		before = self.get_doc_before_save()
		require_known_customers(self, customers_of(self) - (customers_of(before) if before else set()))

	# terms

	def set_deposit_from_project(self):
		"""The project's usual deposits, unless the deal says otherwise; an explicit zero is a deal without a deposit."""
		fields = ["temporary_deposit_amount", "deposit_amount"]
		project = frappe.db.get_value("Property Unit", self.property_unit, "property_project")
		usual = frappe.db.get_value("Property Project", project, fields, as_dict=True) or {}
		if all(self.get(field) is None for field in fields):
			self.update(usual)

	def set_terms_from_unit(self):
		"""Copy price and defaults once: a later price list does not touch a deal (feature 35)."""
		before = self.get_doc_before_save()
		if before and before.property_unit == self.property_unit:
			self.list_amount = before.list_amount
		else:
			self.list_amount = frappe.db.get_value("Property Unit", self.property_unit, "list_amount")
		if not self.payment_plan_template:
			self.payment_plan_template = frappe.db.get_value(
				"Property Project", self.property_project, "payment_plan_template"
			)
		self.sign_by = self.sign_by or add_days(self.subscription_date, settings.term("signing_days"))
		if self.temporary_deposit_amount and not self.full_deposit_by:
			self.full_deposit_by = add_days(self.subscription_date, settings.term("deposit_days"))

	def set_attached_units(self):
		fill_attached_units(self)
		check_attached_units(self)

	def validate_amounts(self):
		throw_all(
			deal_terms.check_amounts(
				to_decimal(self.total_amount),
				to_decimal(self.deposit_amount),
				to_decimal(self.temporary_deposit_amount),
			)
		)

	def validate_dates(self):
		throw_all(deal_terms.check_sign_by(getdate(self.subscription_date), getdate(self.sign_by)))

	def validate_owners(self):
		fill_owners(self)
		check_owners(self)

	def set_discount(self):
		listed, agreed = to_decimal(self.list_amount), to_decimal(self.agreed_amount)
		self.discount_percentage = flt(pricing.discount_percent(listed, agreed), 4)

	def require_price(self):
		if flt(self.agreed_amount) <= 0:
			throw("price_missing", deal=self.name)

	# the claim

	def hold_unit(self):
		"""Claim the unit as a hold; `flags.held_until` and the date of a past deal come from the workbook import."""
		until = self.flags.held_until or settings.hold_expiry()
		claim_units(self, policy.HOLD, until, since=moment_of(getdate(self.subscription_date)))
		self.db_set({"held_until": until, "status": "Held"}, notify=False)

	@property
	def unit_names(self) -> list[str]:
		"""The deal's unit and its attached ones."""
		return [self.property_unit, *(row.property_unit for row in self.attached_units)]

	def home_of(self, unit: str) -> str | None:
		"""The unit that an attached one goes with; None for the deal's own."""
		return None if unit == self.property_unit else self.property_unit

	def follow_changed_units(self):
		"""Other units chosen on a draft: leave those that are not wanted any more, hold the new ones."""
		before = self.get_doc_before_save()
		if self.docstatus or not before or before.unit_names == self.unit_names:
			return
		lock_units([*before.unit_names, *self.unit_names])
		for unit in sorted(set(before.unit_names) - set(self.unit_names)):
			release_unit(unit, self.name, policy.RELEASED)
		self.hold_unit()

	def tell_claim(self):
		"""The live claim names the deal's customer and consultant; a draft may still change them."""
		values = {"customer": self.customer, "consultant": self.consultant}
		before = self.get_doc_before_save()  # None on a new deal, whose claims were made from it
		if before and any(self.has_value_changed(field) for field in values):
			self.write_on_claims(values)

	def write_on_claims(self, values: dict) -> None:
		"""Write values on the live claims, found by their unique key: another search would lock more than them."""
		mine = {"active_claim": ("in", self.unit_names), "property_subscription": self.name}
		frappe.db.set_value("Property Unit Claim", mine, values)

	@frappe.whitelist()
	def hold_again(self) -> None:
		"""Hold the unit of a draft once more, whether its hold was ended already or has just run out.

		Raises:
			UnitTakenError: somebody else has it now.
		"""
		deal = stored(self, "write")
		if deal.docstatus == 0:
			deal.hold_unit()
		self.reload()

	@frappe.whitelist()
	def release_hold(self) -> None:
		"""Give the unit of a draft free before its hold runs out."""
		deal = stored(self, "write")
		if deal.docstatus == 0 and release_units(deal, policy.RELEASED):
			deal.set_status("Expired")
		self.reload()

	def require_claim(self):
		lost = lost_units(self)
		throw_all([Violation("claim_lost", {"unit": unit, "deal": self.name}) for unit in lost])

	def end_claim(self, reason: str):
		"""`flags.ended_at` is the moment at which a deal of the past ended; the workbook import sets it."""
		release_units(self, reason, self.flags.ended_at)

	def forget_claims(self):
		"""A deleted draft leaves no trace on its unit."""
		self.end_claim(policy.RELEASED)
		for claim in frappe.get_all(
			"Property Unit Claim", {"property_subscription": self.name}, pluck="name"
		):
			frappe.delete_doc("Property Unit Claim", claim, ignore_permissions=True)

	# progress

	def make_deposit_instalments(self):
		rows = deposit_schedule(
			to_decimal(self.temporary_deposit_amount),
			to_decimal(self.deposit_amount),
			getdate(self.subscription_date),
			getdate(self.full_deposit_by or self.subscription_date),
		)
		make_instalments(self, rows)

	def update_progress(self, on: date, revive: bool = False) -> None:
		"""Let received money and the contract move the claim and the status.

		Args:
			on: the day of what happened: subscription, receipt or contract date. A claim of a past day begins then.
			revive: a change that had ended the deal is undone.

		Raises:
			UnitTakenError: the hold had run out and another deal has the unit now.
		"""
		received = flt(queries.subscription_totals(self.name).received)
		kind = self.earned_kind(received)
		until = settings.deposit_expiry(getdate(self.subscription_date)) if kind == policy.HOLD else None
		claim_units(self, kind, until, since=None if revive else moment_of(on), revive=revive)
		values = {"received_amount": received, "held_until": until, "status": policy.DEAL_STATUS[kind]}
		if kind in (policy.HOLD, policy.TEMPORARY_DEPOSIT):
			values["full_deposit_on"] = None
		elif not self.full_deposit_on:
			values["full_deposit_on"] = on
		self.db_set(values, notify=True)
		if revive:
			campaigns.follow_deal(self.name, has_ended=False)

	def earned_kind(self, received: float) -> str:
		if self.property_handover:
			return policy.HANDOVER
		if self.property_contract:
			return policy.CONTRACT
		return policy.kind_for_deposit(
			to_decimal(received),
			to_decimal(self.temporary_deposit_amount),
			to_decimal(self.deposit_amount),
		)

	def set_status(self, status: str) -> None:
		"""Write a status that ends the deal: Expired, Cancelled, or that of the change that ended it."""
		self.db_set({"status": status, "held_until": None}, notify=True)
		campaigns.follow_deal(self.name, has_ended=True)

	def require_no_contract(self):
		if self.property_contract:
			frappe.throw(
				_("Cancel the contract {0} first.").format(self.property_contract), frappe.LinkExistsError
			)


def customers_of(deal: PropertySubscription) -> set[str]:
	"""The customer and the owners of a deal."""
	return {deal.customer, *(row.property_owner for row in deal.owners)} - {None}


def moment_of(day: date) -> datetime:
	"""When something dated `day` happened: now, or for a past day the opening of the office."""
	return now_datetime() if day >= getdate(today()) else datetime.combine(day, time(9))
