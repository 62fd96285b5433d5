"""The banner on a draft: what is left of each line, and what would stop the document (row 52)."""

import frappe
from frappe import _

from sales_ops.exceptions import show
from sales_ops.marketing_budget import lines
from sales_ops.marketing_budget.control import guard, preview
from sales_ops.messages import describe
from sales_ops.policies import budget_control as policy
from sales_ops.policies.violations import Violation

FINE = "Fine"


@frappe.whitelist()
def budget_banner(document_type: str, document_name: str) -> dict:
	"""What a saved draft would do to the marketing budget, for the forms of activities, orders, invoices and entries.

	Returns:
		`lines`: dicts of budget, budget_title, line, upto (month), allocated, consumed, available, percentage, currency, level
		(Fine, Warn, Alert, Stop); amounts with the draft. `stops`: what would stop it, in the user's language, with the line
		and the excess. Both empty where it names no activity.
	"""
	if document_type not in preview.PREVIEWED:
		frappe.throw(_("Not permitted"), frappe.PermissionError)
	frappe.has_permission(document_type, "read", throw=True)
	doc = frappe.get_doc(document_type, document_name)
	doc.check_permission("read")
	found, after = preview.with_draft(doc)
	changes, states = preview.changes(found, after), preview.states(found)
	findings = {finding.line.name: finding for finding in guard.find(states, changes)}
	rows = [_row(state, changes[name], findings.get(name)) for name, state in states.items()]
	stops = [_stop(*guard.stop_of(finding)) for finding in findings.values() if finding.level == policy.STOP]
	stops += [_stop(*over) for over in guard.over_activities(found, after)]
	return {"lines": [row for row in rows if row], "stops": stops}


def _row(state: lines.State, change: guard.Change, finding: policy.Finding | None) -> dict | None:
	window = finding.window if finding else policy.tightest(state.line, *change)
	if window is None:
		return None
	row = state.row
	return {
		"budget": row.budget,
		"budget_title": row.budget_title,
		"line": row.line_name,
		"currency": row.currency,
		"control_mode": state.line.mode,
		"level": finding.level if finding else FINE,
		"percentage": window.percentage,
		**{field: getattr(window, field) for field in ("upto", "allocated", "consumed", "available")},
	}


def _stop(overrun: policy.Overrun, violation: Violation) -> dict:
	sentence = describe(violation, translate=_, show=show)
	titles = [state.line.title for state in lines.load(overrun.lines).values()]
	return {"sentence": sentence, "line": titles[0] if titles else None, "excess": overrun.excess}
