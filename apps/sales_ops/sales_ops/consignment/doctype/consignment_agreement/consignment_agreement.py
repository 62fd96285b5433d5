import frappe
from frappe.model.document import Document
from frappe.utils import cint, flt, getdate, today

from sales_ops.consignment import settings
from sales_ops.consignment.stock import agreements, warehouses
from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.policies import consignment_agreements as policy
from sales_ops.policies.consignment_calendar import check_calendar
from sales_ops.values import to_decimal

DAYS = ("settlement_from_day", "settlement_upto_day", "settlement_due_day")


class ConsignmentAgreement(Document):
	"""Whose goods lie in our store at which prices, and how they are settled. Submitting it makes the warehouse."""

	def validate(self):
		require_filled(self, "supplier", "consignment_site", "items")
		keep_computed(self, ("consigned_warehouse", "status"), status=policy.DRAFT)
		self.set_defaults()
		self.validate_parties()
		self.validate_calendar()
		self.set_rows()
		self.validate_prices()
		self.validate_scores()

	def before_submit(self):
		site = frappe.get_doc("Consignment Site", self.consignment_site)
		self.consigned_warehouse = warehouses.consigned_of(site, self.supplier)
		self.set_status()

	def before_update_after_submit(self):
		self.validate_prices()
		self.set_status()

	def before_cancel(self):
		if name := frappe.db.exists("Consignment Ledger Entry", {"agreement": self.name}):
			throw("consignment_agreement_used", agreement=self.name, entry=name)

	def on_cancel(self):
		self.db_set("status", policy.CANCELLED)

	def set_defaults(self):
		"""Take what the agreement leaves open from the supplier and the settings."""
		supplier_currency = frappe.get_cached_value("Supplier", self.supplier, "default_currency")
		company_currency = frappe.get_cached_value("Company", self.company, "default_currency")
		self.currency = self.currency or supplier_currency or company_currency
		if self.is_new() and not self.amended_from:
			for field in ("minimum_amount", "payment_ratio"):
				if self.get(field) is None:
					self.set(field, flt(settings.amount(field)))
		if not 0 <= flt(self.payment_ratio) <= 100:
			throw("consignment_agreement_ratio_unknown", ratio=to_decimal(self.payment_ratio))

	def validate_parties(self):
		if self.loss_account:
			company = frappe.get_cached_value("Account", self.loss_account, "company")
			if company != self.company:
				throw("consignment_agreement_account", account=self.loss_account, company=self.company)
		if frappe.get_cached_value("Supplier", self.supplier, "disabled"):
			throw("consignment_agreement_supplier_disabled", supplier=self.supplier)

	def validate_calendar(self):
		"""The agreement's own days are given together or left to the settings together."""
		given = [cint(self.get(day)) for day in DAYS]
		if any(given) and not all(given):
			throw("consignment_agreement_days_together")
		throw_all(check_calendar(settings.calendar(self)))

	def set_rows(self):
		for row in self.items:
			row.valid_from = row.valid_from or self.valid_from
			row.currency = self.currency
			row.scope_score = policy.scope_score(cint(row.get(field)) for field in policy.CRITERIA)

	def validate_prices(self):
		self.validate_items()
		prices = self.prices()
		others = agreements.other_prices(self, {price.item_code for price in prices})
		upto = getdate(self.valid_upto) if self.valid_upto else None
		throw_all(policy.check_prices(prices, getdate(self.valid_from), upto, others))

	def validate_items(self):
		"""Only goods can lie in a store, and an asset or a customer's item is not consigned."""
		for row in self.items:
			item = frappe.get_cached_value(
				"Item",
				row.item_code,
				["is_stock_item", "has_variants", "disabled", "is_fixed_asset", "is_customer_provided_item"],
				as_dict=True,
			)
			refused = (
				item.has_variants or item.disabled or item.is_fixed_asset or item.is_customer_provided_item
			)
			if not item.is_stock_item or refused:
				throw("consignment_agreement_item", row=row.idx, item=row.item_code)

	def prices(self) -> list[policy.Price]:
		"""The price rows as the policy takes them; a row without an end ends with the agreement."""
		upto = getdate(self.valid_upto) if self.valid_upto else None
		return [
			policy.Price(
				item_code=row.item_code,
				rate=to_decimal(row.rate),
				valid_from=getdate(row.valid_from),
				valid_upto=getdate(row.valid_upto) if row.valid_upto else upto,
				row=row.idx,
			)
			for row in self.items
		]

	def validate_scores(self):
		for row in self.items:
			scores = [cint(row.get(field)) for field in policy.CRITERIA]
			throw_all(
				policy.check_scores(
					row.idx, row.item_code, scores, settings.term("pass_score"), row.override_reason
				)
			)

	def set_status(self):
		upto = getdate(self.valid_upto) if self.valid_upto else None
		self.status = policy.status_on(getdate(self.valid_from), upto, getdate(today()))

	@frappe.whitelist()
	def end_agreement(self, on: str | None = None) -> None:
		"""End the agreement with a day (ISO date, default today): from the day after nothing can be received or used by it.

		Raises:
			AgreementError: it is not submitted, has run out, or the day is before it began.
		"""
		doc = stored(self, "write")
		end = getdate(on or today())
		if doc.docstatus != 1 or doc.status == policy.EXPIRED:
			throw("consignment_agreement_not_active", agreement=doc.name, status=doc.status)
		if end < getdate(doc.valid_from):
			throw("consignment_agreement_ends_first", start=getdate(doc.valid_from), end=end)
		doc.valid_upto = end
		for row in doc.items:
			if not row.valid_upto or getdate(row.valid_upto) > end:
				row.db_set("valid_upto", max(end, getdate(row.valid_from)))
		doc.db_set(
			{"valid_upto": end, "status": policy.status_on(getdate(doc.valid_from), end, getdate(today()))}
		)
		self.reload()
