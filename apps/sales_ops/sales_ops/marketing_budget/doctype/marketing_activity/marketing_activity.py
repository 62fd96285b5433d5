import frappe
from frappe.utils import flt, getdate

from sales_ops.exceptions import throw_all
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.marketing_budget import activities, lines
from sales_ops.marketing_budget.approval import ApprovedByAuthority
from sales_ops.marketing_budget.control import exceptions, guard
from sales_ops.policies import budget_authority as policy
from sales_ops.policies.budget_plan import check_activity

CLOSING = ("closed_by", "closed_on", "result")


class MarketingActivity(ApprovedByAuthority):
	"""An initiative (立项): approving it reserves its amounts on the lines of the budget (B4; rows 40, 41).

	It is an accounting dimension: orders, invoices and entries name it, and what they book counts against its lines.
	"""

	CONTENT = ("marketing_budget", "purpose", "start_date", "end_date", "activity_name")
	ITEM_CONTENT = ("line_name", "month", "amount")

	def validate(self):
		require_filled(self, "marketing_budget", "start_date", "end_date")
		if self.docstatus.is_draft() or self.is_new():
			self.set_budget()
			self.set_items()
			self.check_items()
		keep_computed(self, CLOSING)
		if not self.docstatus.is_cancelled():
			self.keep_decision()

	def set_budget(self):
		budget = activities.budget_for(self.marketing_budget)
		self.company, self.currency = budget.company, budget.currency

	def set_items(self):
		budget = lines.active_budget(self.marketing_budget)
		for row in self.items:
			row.budget_line = lines.resolve(budget, row, "line_name", "month")
			row.currency = self.currency
		self.total_amount = sum(flt(row.amount) for row in self.items)

	def check_items(self):
		throw_all(check_activity(getdate(self.start_date), getdate(self.end_date), activities.rows_of(self)))

	def before_submit(self):
		self.require_authority()
		self.note_approval()
		guard.begin(self)

	def on_submit(self):
		guard.finish(self)

	def before_cancel(self):
		guard.begin(self)
		activities.check_unused(self)

	def on_cancel(self):
		# What was posted and cancelled again still names it.
		self.ignore_linked_doctypes = ("GL Entry", "Payment Ledger Entry", "Marketing Expense Ledger Item")
		exceptions.ignore_links(self)
		self.db_set("status", policy.CANCELLED)
		guard.finish(self)
		exceptions.free(self)

	def close_activity(self, result: str) -> None:
		"""End it: what is reserved and not used goes back to the budget.

		Args:
			result: what it has brought.

		Raises:
			MarketingActivityError: it is not open, has unbilled orders, or no result is said.
		"""
		doc = stored(self, "write")
		activities.close(doc, result)
		self.reload()

	@frappe.whitelist()
	def reopen_activity(self) -> None:
		"""Take the rest of its reservation again.

		Raises:
			BudgetExceeded: the budget has not so much left.
			MarketingActivityError: it is not closed.
		"""
		activities.reopen(stored(self, "submit"))
		self.reload()


# No methods of the document: Frappe runs those of a submitted document only for who may submit it.


@frappe.whitelist()
def close_activity(activity: str, result: str) -> None:
	"""See `MarketingActivity.close_activity`; for who may write it."""
	frappe.get_doc("Marketing Activity", activity).close_activity(result)


@frappe.whitelist()
def activity_figures(activity: str) -> list[dict]:
	"""What each line and month of an activity has reserved, ordered and spent; for the form. See `activities.figures`."""
	frappe.has_permission("Marketing Activity", "read", activity, throw=True)
	return activities.figures(activity)
