"""No self-approval (feature 40): what one person prepared, another submits. Holds for the desk, REST and jobs alike."""

import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, stored

DRAFT, PENDING = "Draft", "Pending Approval"


class ApprovedByAnother(Document):
	"""A submittable document with `status`, `prepared_by`, `approved_by` and `items`.

	Who changes its content becomes its preparer, and a pending one falls back to a draft; so an approver who changes it
	while approving is refused as well.
	"""

	CONTENT: tuple[str, ...] = ()
	ITEM_CONTENT: tuple[str, ...] = ()

	def keep_approval(self):
		"""Put back what a client may not decide, and note who prepared the content; a step of `validate`."""
		keep_computed(self, ("status", "prepared_by", "approved_by"), status=DRAFT)
		if self.is_new() or self.content_changed():
			self.status, self.prepared_by = DRAFT, frappe.session.user

	def content_changed(self) -> bool:
		before = self.get_doc_before_save()
		if any(self.has_value_changed(field) for field in self.CONTENT):
			return True
		return self.item_content(before) != self.item_content(self)

	def item_content(self, doc: Document) -> list[tuple]:
		return [tuple(str(row.get(field) or 0) for field in self.ITEM_CONTENT) for row in doc.items]

	@frappe.whitelist()
	def request_approval(self) -> None:
		"""Hand a saved draft over to whoever approves it."""
		doc = stored(self, "write")
		doc.check_content()
		if doc.docstatus == 0 and doc.status == DRAFT:
			doc.db_set("status", PENDING, notify=True)
		self.reload()

	def check_content(self) -> None:
		"""Raise what keeps the content from being approved now."""

	def require_approver(self):
		"""A step of `before_submit`.

		Raises:
			UnitError: nobody asked for approval, or the approver made the document or changed it last.
		"""
		before = self.get_doc_before_save()  # the owner as stored, not as sent
		if frappe.session.user in (before and before.owner, self.prepared_by):
			throw("approval_own", doc=self.name)
		if self.status != PENDING:
			throw("approval_not_requested", doc=self.name)
		self.approved_by = frappe.session.user
