import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import flt, now_datetime, today

from sales_ops.consignment.control import checks, notices
from sales_ops.consignment.control.sight import permitted_company
from sales_ops.exceptions import throw
from sales_ops.jobs import one_row

CHECK_RUN = "Consignment Check Run"
NIGHTLY, BY_HAND = "Nightly", "By Hand"
CLEAN, DIFFERENCES, FAILED = "Clean", "Differences", "Failed"


class ConsignmentCheckRun(Document):
	"""The proof that consigned goods, the consignment ledger and the books tell the same story.

	It reports and does not repair: a difference means that something wrote past the postings, and a person should know.
	"""

	def before_insert(self):
		if not self.flags.from_check:
			throw("consignment_check_is_run")
		self.company = self.flags.company  # not the user's default one, which Frappe fills in

	def before_save(self):
		if not self.is_new():
			throw("consignment_check_stays", run=self.name)

	def run_tonight(self) -> None:
		"""Check all companies and save; a second run on the same day changes nothing."""
		if not frappe.db.exists(CHECK_RUN, {"trigger": NIGHTLY, "checked_on": (">=", today())}):
			self.run(NIGHTLY)

	def run(self, trigger: str = BY_HAND) -> None:
		"""Check `company`, or all without one, save what was found, and tell who should know of a difference."""
		self.flags.update({"from_check": True, "company": self.company})
		self.update({"trigger": trigger, "checked_on": now_datetime()})
		with one_row("Consignment Check Run") as outcome:
			self.take(checks.check(self.company))
		if outcome.error:
			self.update(
				{"status": FAILED, "error_message": _("The check could not be run; see the Error Log.")}
			)
		self.insert(ignore_permissions=True)
		if self.status != CLEAN:
			notices.tell_of_check(self)

	def take(self, findings: checks.Findings):
		for broken, company, supplier in findings.broken:
			self.append("differences", _row(broken, company, supplier))
		self.no_of_places = findings.no_of_places
		self.no_of_entries = findings.no_of_entries
		self.no_of_suppliers = findings.no_of_suppliers
		self.no_of_waiting = findings.no_of_waiting
		self.no_of_differences = len(self.differences)
		self.status = DIFFERENCES if self.differences else CLEAN


def _row(broken, company: str | None, supplier: str | None) -> dict:
	return {
		"invariant": broken.invariant,
		"warehouse": broken.warehouse or None,
		"item_code": broken.item_code or None,
		"expected": flt(broken.expected),
		"found": flt(broken.found),
		"difference": flt(broken.difference),
		"company": company,
		"supplier": supplier,
		"purchase_receipt": broken.subject or None,
	}


@frappe.whitelist()
def run_check(company: str | None = None) -> str:
	"""Check now, at a person's wish; each call leaves a document of its own.

	Args:
		company: only this one; empty: all with consigned goods, or the user's own where User Permissions name some.

	Returns:
		the name of the Consignment Check Run.

	Raises:
		frappe.PermissionError: the user may not make check runs, or not read the company.
	"""
	frappe.has_permission(CHECK_RUN, "create", throw=True)
	company = permitted_company(company)
	doc = frappe.get_doc({"doctype": CHECK_RUN, "company": company})
	doc.run()
	return doc.name
