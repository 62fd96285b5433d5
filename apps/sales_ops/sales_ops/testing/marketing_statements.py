"""Papers of marketing budgets for tests and demo."""

import frappe
from frappe.utils import getdate

from sales_ops.marketing_budget.statements.notices import LEDGER, REPORT, STATISTICS
from sales_ops.policies.budget_statements import PARTIES
from sales_ops.testing import marketing_budget as make
from sales_ops.testing.setup import default_company

# The office's own: project, finance, management.
RECEIVERS = dict(zip(PARTIES, ("zhao@example.com", "qian@example.com", "gao@example.com"), strict=True))


def receivers_of_budget(**users: str) -> dict:
	"""The fields of a budget that say who receives its execution report."""
	return {f"{party.lower()}_receiver": user for party, user in (RECEIVERS | users).items()}


def make_report(budget, number: int, submit: bool = False, **values):
	"""The execution report of a month of this year; handed in, with a reason on every line that needs one."""
	doc = insert(REPORT, marketing_budget=budget.name, month=make.month(number), **values)
	return hand_in(doc) if submit else doc


def make_ledger(day: str, submit: bool = False, **values):
	"""The expense ledger of the week of a day."""
	doc = insert(LEDGER, company=values.pop("company", default_company()), week_start=getdate(day), **values)
	return hand_in(doc) if submit else doc


def make_statistics(number: int, submit: bool = False, **values):
	"""The expense statistics of a month of this year."""
	doc = insert(STATISTICS, company=default_company(), month=make.month(number), **values)
	return hand_in(doc) if submit else doc


def hand_in(doc, user: str = make.PLANNER):
	"""Explain what is off, and submit."""
	with make.as_user(user):
		doc = frappe.get_doc(doc.doctype, doc.name)
		for row in doc.get("items"):
			if row.get("needs_reason") and not row.variance_reason:
				row.variance_reason = "按节点投放"
		doc.save()
		doc.submit()
	return doc.reload()


def insert(doctype: str, **values):
	return frappe.get_doc({"doctype": doctype, **values}).insert(ignore_permissions=True)
