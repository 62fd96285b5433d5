import frappe
from frappe.utils import now_datetime

from sales_ops.exceptions import throw
from sales_ops.guards import stored
from sales_ops.marketing_budget import settings
from sales_ops.marketing_budget.statements import execution, rows, terms
from sales_ops.marketing_budget.statements.statement import Statement
from sales_ops.policies import budget_statements as policy


class MarketingBudgetExecutionReport(Statement):
	"""A month of a budget (预算执行情况汇总表): made on the month's last day, handed in to project, finance and management."""

	KEY = "report_key"
	IS_LAST_DAY_ENOUGH = True
	CALCULATED = (
		"company",
		"budget_title",
		"currency",
		"due_date",
		"as_of",
		"report_key",
		"original_amount",
		"adjusted_amount",
		"reserved_amount",
		"committed_amount",
		"actual_amount",
		"available_amount",
		"used_percentage",
		"year_adjusted_amount",
		"year_actual_amount",
	)

	def covered(self):
		return terms.month_of(self.month)

	def calculate(self):
		execution.calculate(self)
		self.clear_receipts()

	def clear_receipts(self):
		"""Nobody has what was not handed in."""
		for row in self.receivers:
			row.received_on = None

	def keep_tables(self):
		rows.keep_rows(self, "items", ("variance_reason",))
		rows.keep_rows(self, "receivers", ("receiver",))

	def check_complete(self) -> list:
		receivers = [(row.party, row.receiver) for row in self.receivers]
		self.require_users()
		return policy.check_receivers(receivers) + policy.check_reasons(
			execution.results(self), settings.amount("variance_percentage")
		)

	def require_users(self):
		for row in self.receivers:
			if row.receiver and not frappe.db.get_value("User", row.receiver, "enabled"):
				throw("statement_receiver_unknown", user=row.receiver, party=row.party)

	def on_submit(self):
		self.share_with_receivers()
		super().on_submit()

	def share_with_receivers(self):
		"""Who receives the report may read it, whatever the roles."""
		for row in self.receivers:
			if not frappe.has_permission(self.doctype, "read", self, user=row.receiver):
				flags = {"ignore_share_permission": True}
				frappe.share.add_docshare(self.doctype, self.name, row.receiver, read=1, flags=flags)

	@frappe.whitelist()
	def recalculate(self) -> None:
		"""Read the books again; the desk's button on a draft. See `Statement.calculate_again`."""
		self.calculate_again()

	@frappe.whitelist()
	def receive(self) -> None:
		"""The session's user has the report.

		Raises:
			StatementError: it was not handed in, is addressed to others, or was received before.
		"""
		doc = stored(self, "read")
		if doc.docstatus != 1:
			throw("statement_not_handed_in", document=doc.name, status=doc.status)
		mine = [row for row in doc.receivers if row.receiver == frappe.session.user]
		if not mine:
			throw("statement_not_receiver", document=doc.name)
		if all(row.received_on for row in mine):
			throw("statement_received_before", document=doc.name)
		for row in mine:
			row.db_set("received_on", row.received_on or now_datetime())
		status = policy.status_of_receipts([bool(row.received_on) for row in doc.receivers])
		doc.db_set("status", status, notify=True)
