import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import require_filled
from sales_ops.locks import locked
from sales_ops.policies import letters as policy
from sales_ops.property_sales import settings
from sales_ops.property_sales.collection import letters
from sales_ops.property_sales.collection.assessment import assess_deal
from sales_ops.property_sales.guards import require_readable_deal
from sales_ops.values import to_decimal


class PropertyCollectionLetter(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_collection_letter_item.property_collection_letter_item import (
			PropertyCollectionLetterItem,
		)

		amended_from: DF.Link | None
		company: DF.Link | None
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		instalments: DF.Table[PropertyCollectionLetterItem]
		letter_date: DF.Date
		level: DF.Literal["", "Reminder", "Final Notice", "Termination Notice"]
		overdue_amount: DF.Currency
		pay_by: DF.Date | None
		proof: DF.Attach | None
		property_contract: DF.Link | None
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		received_on: DF.Date | None
		sent_by: DF.Literal["", "By Hand", "Registered Mail", "Courier", "E-mail", "Text Message"]
		tracking_no: DF.Data | None
	# end: auto-generated types
	"""A letter that asks a late customer for money: reminder, final notice, termination notice, with the arrears of its day.

	A draft follows the arrears; submitted, it stands as it went out and counts as sent. Cancelled, it never went out.
	"""

	def validate(self):
		require_filled(self, "property_subscription")
		require_readable_deal(self)
		self.set_terms()
		self.set_arrears()
		self.validate_only_draft()
		self.validate_letter()

	@property
	def deal(self):
		"""The deal that is late, its row locked: two letters of one deal wait for each other."""
		return locked("Property Subscription", self.property_subscription)

	def set_terms(self):
		"""The level that is due and the office's usual days to pay, unless the letter says otherwise."""
		self.assessment = assess_deal(self.deal, getdate(self.letter_date))
		sent = letters.sent_letters(self.property_subscription, besides=self.name)
		on = getdate(self.letter_date)
		self.due_level = policy.next_level(sent, self.assessment.oldest_due, on)
		self.level = self.level or self.due_level or policy.REMINDER
		self.pay_by = self.pay_by or policy.pay_by(on, settings.term("letter_grace_days"))

	def set_arrears(self):
		self.set("instalments", [])
		for row in letters.overdue_instalments(self.property_subscription, getdate(self.letter_date)):
			self.append("instalments", row)
		self.overdue_amount = flt(self.assessment.overdue, self.precision("overdue_amount"))

	def validate_only_draft(self):
		others = {
			"property_subscription": self.property_subscription,
			"docstatus": 0,
			"name": ("!=", self.name),
		}
		if self.docstatus == 0 and (draft := frappe.db.get_value("Property Collection Letter", others)):
			throw("letter_draft_exists", deal=self.property_subscription, letter=draft)

	def validate_letter(self):
		throw_all(
			policy.check_letter(
				self.level,
				self.due_level,
				to_decimal(self.overdue_amount),
				bool(self.deal.property_legal_case),
				getdate(self.letter_date),
				getdate(self.pay_by),
			)
		)
