import frappe
from frappe.model.document import Document
from frappe.utils import today

from sales_ops.exceptions import throw
from sales_ops.guards import stored
from sales_ops.marketing_budget.control.exceptions import OPEN

SETTLED, WAIVED = "Settled", "Waived"


class MarketingBudgetPenalty(Document):
	"""What a person owes for overspending (B8). Made when an exception is used; finance settles it, an approver may waive it."""

	def before_insert(self):
		if not self.flags.from_exception:
			throw("budget_penalty_is_made")

	@frappe.whitelist()
	def settle(self, remark: str) -> None:
		"""Note that it was paid or deducted.

		Args:
			remark: how.
		"""
		self._decide(SETTLED, remark, ("Accounts User", "Accounts Manager"))

	@frappe.whitelist()
	def waive(self, remark: str) -> None:
		"""Let it go.

		Args:
			remark: why.
		"""
		self._decide(WAIVED, remark, ("Marketing Approver",))

	def _decide(self, status: str, remark: str, roles: tuple[str, ...]) -> None:
		doc = stored(self, "read")
		if not set(roles) & set(frappe.get_roles()):
			raise frappe.PermissionError
		if doc.status != OPEN:
			throw("budget_penalty_not_open", status=doc.status)
		if not (remark or "").strip():
			throw("budget_penalty_without_reason")
		if doc.person == frappe.session.user:
			throw("budget_approval_own")
		decision = {"decided_by": frappe.session.user, "decided_on": today(), "decision_reason": remark}
		doc.db_set({"status": status, **decision}, notify=True)
		self.reload()
