"""What a user sees, and who is told, when a line of the budget runs low (row 45)."""

from collections.abc import Sequence

import frappe
from frappe import _
from frappe.model.document import Document

from sales_ops.exceptions import show
from sales_ops.messages import describe
from sales_ops.notices import tell
from sales_ops.policies.budget_control import ALERT, Finding, warned
from sales_ops.policies.violations import Violation

APPROVER = "Marketing Approver"


def warn(doc: Document, findings: Sequence[Finding]) -> None:
	"""Warn the user of lines that are almost used; tell the approvers of those that have just become so."""
	show_warnings([warned(finding) for finding in findings])
	for finding in findings:
		if finding.level == ALERT and finding.crossed:
			_tell_approvers(doc, finding)


def show_warnings(violations: Sequence[Violation]) -> None:
	"""Say what is not stopped, on the form."""
	if violations:
		sentences = [describe(violation, translate=_, show=show) for violation in violations]
		title = _("Marketing Budget Almost Used")
		frappe.msgprint("<br>".join(sentences), title=title, indicator="orange", alert=True)


def _tell_approvers(doc: Document, finding: Finding) -> None:
	def sentence(lang: str) -> str:
		return describe(warned(finding), translate=lambda text: _(text, lang=lang), show=show)

	tell((APPROVER,), sentence, document_type=doc.doctype, document_name=doc.name)
