"""An exception lets one document over the limit by one amount, once, and leaves a penalty (B8; row 46)."""

from collections.abc import Sequence
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import now_datetime, today

from sales_ops.exceptions import throw_all
from sales_ops.marketing_budget import queries
from sales_ops.marketing_budget.settings import amount, choice
from sales_ops.policies import budget_control as policy
from sales_ops.policies.budget_authority import APPROVED, USED
from sales_ops.policies.violations import Violation
from sales_ops.values import to_decimal

EXCEPTION, PENALTY = queries.EXCEPTION, "Marketing Budget Penalty"
OPEN, VOID = "Open", "Void"
Stop = tuple[policy.Overrun, Violation]


def let_through(doc: Document, stops: Sequence[Stop]) -> None:
	"""Use the document's approved exceptions for what would be stopped.

	Raises:
		BudgetExceeded: no exception covers it.
	"""
	if not stops:
		return
	# An amended document is the one that was approved, corrected.
	names = [name for name in (doc.name, doc.get("amended_from")) if name]
	rows = {row.name: row for row in queries.passes(doc.doctype, names, APPROVED)}
	passes = [policy.Pass(row.name, row.budget_line, to_decimal(row.amount)) for row in rows.values()]
	used, uncovered = policy.cover([overrun for overrun, _violation in stops], passes)
	throw_all([violation for overrun, violation in stops if overrun in uncovered])
	for name, excess in used.items():
		_use(frappe.get_doc(EXCEPTION, name), doc, excess)


def _use(exception: Document, doc: Document, excess: Decimal) -> None:
	exception.db_set(
		{
			"status": USED,
			"used_amount": float(excess),
			"used_on": now_datetime(),
			"used_by": frappe.session.user,
			"document_name": doc.name,
		},
		notify=True,
	)
	_make_penalty(exception, excess)


def _make_penalty(exception: Document, excess: Decimal) -> None:
	copied = (
		"document_type",
		"document_name",
		"marketing_budget",
		"line_name",
		"company",
		"currency",
	)
	amounts = (amount("penalty_percentage"), amount("minimum_penalty"))
	penalty = frappe.new_doc(PENALTY)
	penalty.update({field: exception.get(field) for field in copied})
	penalty.update(
		{
			"exception": exception.name,
			"person": exception.responsible,
			"posting_date": today(),
			"status": OPEN,
			"overspent_amount": float(excess),
			"rule": choice("penalty_rule") or _percent_rule(amounts[0]),
			"penalty_amount": float(policy.penalty(excess, *amounts)),
		}
	)
	penalty.flags.from_exception = True
	penalty.insert(ignore_permissions=True)


def _percent_rule(percentage: Decimal) -> str:
	return f"{percentage.normalize():f} %"


def ignore_links(doc: Document) -> None:
	"""An exception names its document and does not keep it from being cancelled."""
	doc.ignore_linked_doctypes = (*(doc.get("ignore_linked_doctypes") or ()), EXCEPTION, PENALTY)


def free(doc: Document) -> None:
	"""After a document was cancelled: its exceptions may be used again by its amendment, and cost nobody anything."""
	for row in queries.passes(doc.doctype, [doc.name], USED):
		values = {"status": APPROVED, "used_amount": 0, "used_on": None, "used_by": None}
		frappe.get_doc(EXCEPTION, row.name).db_set(values, notify=True)
		for penalty in frappe.get_all(PENALTY, {"exception": row.name, "status": OPEN}, pluck="name"):
			frappe.get_doc(PENALTY, penalty).db_set("status", VOID)
