"""Ledger and statistics are checked by finance: it confirms them, or sends them back with what does not agree (B9)."""

from collections.abc import Mapping

import frappe
from frappe.utils import now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import stored
from sales_ops.marketing_budget.statements import notices
from sales_ops.marketing_budget.statements.statement import Statement
from sales_ops.policies import budget_statements as policy

FINANCE = ("Accounts User", "Accounts Manager", "System Manager")
CHECK = ("checked_by", "checked_on", "finance_remark")


class CheckedStatement(Statement):
	"""Submitted, then checked by finance or returned; a returned one is cancelled and amended."""

	WRITTEN_LATER = CHECK

	def confirm_as_finance(self, remark: str | None = None):
		"""Finance has found that it agrees with the books.

		Raises:
			frappe.PermissionError: the user does not belong to finance.
			StatementError: it does not wait for a check, or the user handed it in.
		"""
		doc = self._to_check()
		doc.note_answer(policy.CHECKED, remark, {})

	def return_as_finance(self, remark: str | None, differences: Mapping[str, str]):
		"""Finance sends it back.

		Args:
			differences: what does not agree, by row name; only a ledger has rows to say it of.
		"""
		doc = self._to_check()
		differences = {name: text.strip() for name, text in differences.items() if text and text.strip()}
		if not differences and not (remark or "").strip():
			throw("statement_return_without_remark")
		doc.note_answer(policy.RETURNED, remark, differences)
		notices.returned(doc)

	def note_answer(self, status: str, remark: str | None, differences: Mapping[str, str]):
		"""Write what finance found; the other fields of a submitted document do not change any more."""
		self.mark_rows(differences)
		signed = {"checked_by": frappe.session.user, "checked_on": now_datetime(), "finance_remark": remark}
		self.db_set({"status": status, **signed}, notify=True)

	def mark_rows(self, differences: Mapping[str, str]):
		"""For the kinds whose rows are checked one by one."""

	def _to_check(self):
		doc = stored(self, "read")
		if not set(FINANCE) & set(frappe.get_roles()):
			raise frappe.PermissionError
		throw_all(policy.check_answer(doc.status, doc.submitted_by, frappe.session.user))
		return doc
