"""Approval by the table of Marketing Authority: activities, adjustments and exceptions (B4; row 40)."""

from typing import Any

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cast, now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, stored
from sales_ops.notices import tell
from sales_ops.policies import budget_authority as policy
from sales_ops.values import to_decimal

AUTHORITY = "Marketing Authority"
DECIDED = ("status", "prepared_by", "approved_by", "approved_on", "rejection_reason")


class ApprovedByAuthority(Document):
	"""A submittable document with `status`, `company`, the fields of `DECIDED`, `approver_role` and `items` or none.

	Who changes its content becomes its preparer, and what was pending or rejected becomes a draft again.
	"""

	CONTENT: tuple[str, ...] = ()
	ITEM_CONTENT: tuple[str, ...] = ()
	AMOUNT = "total_amount"

	def keep_decision(self, *further: str) -> None:
		"""Put back what a client may not decide, and note who prepared the content; a step of `validate` on a draft."""
		keep_computed(self, (*DECIDED, *further), status=policy.DRAFT)
		if self.is_new() or self._content_changed():
			self.status, self.prepared_by = policy.DRAFT, frappe.session.user
		amount = to_decimal(self.get(self.AMOUNT))
		self.approver_role = policy.approver_role(authorities(self.doctype), self.company, amount)

	def _content_changed(self) -> bool:
		before = self.get_doc_before_save()
		if any(self.has_value_changed(field) for field in self.CONTENT):
			return True
		return self._item_content(before) != self._item_content(self)

	def _item_content(self, doc: Document) -> list[tuple]:
		rows = doc.get("items") or ()
		return [tuple(_by_kind(row, field) for field in self.ITEM_CONTENT) for row in rows]

	@frappe.whitelist()
	def request_approval(self) -> None:
		"""Hand a saved draft over to whoever may approve it.

		Raises:
			BudgetApprovalError: it is no draft.
		"""
		doc = stored(self, "write")
		if doc.docstatus != 0 or doc.status not in (policy.DRAFT, policy.REJECTED):
			throw("budget_approval_not_draft", doc=doc.name, status=doc.status)
		doc.check_content()
		doc.db_set({"status": policy.PENDING, "rejection_reason": None}, notify=True)
		doc.tell_approver()
		self.reload()

	def check_content(self) -> None:
		"""Raise what keeps the content from being approved now."""

	def tell_approver(self) -> None:
		def sentence(lang: str) -> str:
			kind = _(self.doctype, lang=lang)
			return _("{0} {1} waits for your approval.", lang=lang).format(kind, self.get_title())

		if self.approver_role:
			tell((self.approver_role,), sentence, document_type=self.doctype, document_name=self.name)

	@frappe.whitelist()
	def reject(self, reason: str) -> None:
		"""Give it back to who made it.

		Raises:
			BudgetApprovalError: nobody asked, or not by this user, or without a reason.
		"""
		doc = stored(self, "submit")
		if not (reason or "").strip():
			throw("budget_approval_without_reason")
		doc.require_authority()
		doc.db_set({"status": policy.REJECTED, "rejection_reason": reason}, notify=True)
		self.reload()

	def require_authority(self) -> None:
		"""Raise unless approval was requested and this user may give it; a step of `before_submit`."""
		before = self.get_doc_before_save() or self  # as stored, not as sent
		if before.status != policy.PENDING:
			throw("budget_approval_not_requested", doc=self.name)
		user = frappe.session.user
		makers = {before.owner, self.prepared_by}
		amount = to_decimal(self.get(self.AMOUNT))
		table = authorities(self.doctype)
		throw_all(policy.check_approval(table, self.company, amount, user, frappe.get_roles(), makers))

	def note_approval(self) -> None:
		"""Who approved, and when; a step of `before_submit`."""
		self.status = policy.APPROVED
		self.approved_by, self.approved_on = frappe.session.user, now_datetime()


def _by_kind(row: Document, field: str) -> Any:
	"""A value as the database has it: the browser sends 1000 for 1000.0, and that changes nothing."""
	return cast(row.meta.get_field(field).fieldtype, row.get(field))


def authorities(doctype: str) -> list[policy.Authority]:
	"""The table for one kind of document."""
	fields = ["role", "upto_amount", "no_limit", "company"]
	rows = frappe.get_all(AUTHORITY, {"applies_to": doctype}, fields)
	return [
		policy.Authority(row.role, None if row.no_limit else to_decimal(row.upto_amount), row.company)
		for row in rows
	]
