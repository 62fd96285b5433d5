"""An annual meeting's marketing activity was a text before Marketing Activity was a document."""

import frappe

PLAN, ACTIVITY = "Annual Meeting Plan", "Marketing Activity"


def execute():
	"""Texts that name one activity of the plan's company become its link; others go to a comment, so that nothing is lost."""
	for plan in frappe.get_all(
		PLAN, {"marketing_activity": ("is", "set")}, ["name", "company", "marketing_activity"]
	):
		text = plan.marketing_activity
		if frappe.db.exists(ACTIVITY, text):
			continue
		found = _named(text, plan.company)
		frappe.db.set_value(PLAN, plan.name, "marketing_activity", found, update_modified=False)
		if not found:
			said = frappe._("Marketing Activity: {0}").format(frappe.utils.escape_html(text))
			frappe.get_doc(PLAN, plan.name).add_comment("Info", said)


def _named(text: str, company: str) -> str | None:
	"""The only activity of that name or office number."""
	filters = {"company": company, "docstatus": ("<", 2)}
	names = {"activity_name": text, "activity_no": text}
	found = frappe.get_all(ACTIVITY, filters, or_filters=names, pluck="name", limit=2)
	return found[0] if len(found) == 1 else None
