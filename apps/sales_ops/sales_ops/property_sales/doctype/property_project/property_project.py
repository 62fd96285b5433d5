import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw_all
from sales_ops.policies import deal_terms
from sales_ops.property_sales.money.accounts import (
	CHANGE_ACCOUNTS,
	is_presale_ready,
	setup_change_accounts,
	setup_presale_accounts,
)
from sales_ops.values import to_decimal


class PropertyProject(Document):
	"""A development that is sold: its company, its defaults, and the ERPNext project its money is booked on."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_report_receiver.property_report_receiver import (
			PropertyReportReceiver,
		)

		company: DF.Link
		currency: DF.Link | None
		deposit_amount: DF.Currency
		forfeiture_account: DF.Link | None
		make_reports: DF.Check
		management_company: DF.Data | None
		management_email: DF.Data | None
		payment_plan_template: DF.Link | None
		project: DF.Link | None
		project_code: DF.Data
		project_name: DF.Data
		refund_account: DF.Link | None
		report_receivers: DF.Table[PropertyReportReceiver]
		reports_from: DF.Date | None
		resettlement_account: DF.Link | None
		sale_control_archive: DF.Link | None
		subscription_terms: DF.Link | None
		temporary_deposit_amount: DF.Currency
		transfer_clearing_account: DF.Link | None
	# end: auto-generated types

	def onload(self):
		self.set_onload("presale_ready", is_presale_ready(self.company))

	def validate(self):
		self.validate_deposits()

	def before_insert(self):
		self.make_accounting_project()
		self.set_change_accounts()

	def validate_deposits(self):
		full, temporary = to_decimal(self.deposit_amount), to_decimal(self.temporary_deposit_amount)
		throw_all(deal_terms.check_amounts(full, full, temporary))

	def set_change_accounts(self):
		"""A project of a company that is set up already has the accounts of its sisters."""
		for field in CHANGE_ACCOUNTS:
			if not self.get(field):
				sister = {"company": self.company, field: ("is", "set")}
				self.set(field, frappe.db.get_value("Property Project", sister, field))

	def make_accounting_project(self):
		"""One ERPNext Project for each property project: the dimension of receipts and, later, of revenue."""
		if self.project:
			return
		existing = frappe.db.get_value(
			"Project", {"project_name": self.project_name, "company": self.company}
		)
		self.project = existing or self._insert_accounting_project()

	def _insert_accounting_project(self) -> str:
		project = frappe.get_doc(
			{"doctype": "Project", "project_name": self.project_name, "company": self.company}
		)
		# A sales supervisor may open a property project without being a user of the Projects module.
		return project.insert(ignore_permissions=True).name

	@frappe.whitelist()
	def setup_presale_accounts(self) -> dict[str, str]:
		"""Switch the company to booking customers' advances as a liability.

		Returns:
			`{"default_advance_received_account": …, "default_advance_paid_account": …, "forfeiture_account": …,
			"refund_account": …, "transfer_clearing_account": …}`
		"""
		frappe.has_permission("Company", "write", self.company, throw=True)
		accounts = setup_presale_accounts(self.company)
		return accounts | setup_change_accounts(self.company)
