"""The weekly expense ledger (营销费用明细表): what was posted to marketing, voucher by voucher (BUD-04, B9)."""

from collections.abc import Iterable, Mapping
from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate

from sales_ops.jobs import one_row
from sales_ops.marketing_budget import consumption
from sales_ops.marketing_budget import queries as budget_queries
from sales_ops.marketing_budget.statements import queries, rows, terms
from sales_ops.marketing_budget.statements.notices import LEDGER
from sales_ops.policies import budget_statements as policy
from sales_ops.policies.budget_statements import Difference, Key
from sales_ops.policies.calendar_math import add_days
from sales_ops.values import to_decimal

# A site that stood still longer begins anew: nobody writes up older weeks.
CATCH_UP_DAYS = 62


def calculate(doc: Document) -> None:
	"""Fill a draft from the general ledger of its week."""
	week = policy.week_of(getdate(doc.week_start))
	doc.update({"week_start": week.start, "week_end": week.end, "due_date": terms.ledger_due(week)})
	doc.currency = frappe.get_cached_value("Company", doc.company, "default_currency")
	doc.ledger_key = f"{doc.company}|{week.start}"
	found = posting_rows(doc.company, week.start, week.end)
	rows.put_rows(doc, "items", found, "gl_entry")
	doc.total_amount = flt(sum(to_decimal(row["amount"]) for row in found))
	doc.no_of_entries = len(found)


def posting_rows(company: str, first: date, last: date) -> list[dict]:
	"""The marketing expenses of some days, each with its activity, line, category and supplier."""
	postings = [row for row in queries.postings(company, first, last) if consumption.is_counted(row.account)]
	lines = lines_of(postings)
	suppliers = queries.supplier_names({row.against for row in postings if row.against})
	return [
		{
			**{field: value for field, value in row.items() if field != "against"},
			"remarks": _short(row.remarks),
			"party": suppliers.get(row.against, ""),
			**lines.get((row.marketing_activity, row.account), {}),
		}
		for row in postings
	]


def lines_of(postings: Iterable[Mapping]) -> dict[tuple[str, str], dict]:
	"""By activity and account: the line that a posting counts against, with its pool and category."""
	pairs = {(row.marketing_activity, row.account) for row in postings if row.marketing_activity}
	if not pairs:
		return {}
	activities = consumption.taken(budget_queries.names([name for name, _account in pairs])).activities
	line_names = {
		(name, account): activities[name].line_for(account) for name, account in pairs if name in activities
	}
	lines = {row.name: row for row in budget_queries.lines(set(line_names.values()))}
	return {
		pair: {field: lines[line].get(field) or "" for field in ("line_name", "pool", "category")}
		for pair, line in line_names.items()
		if line in lines
	}


def _short(remarks: str | None) -> str:
	"""ERPNext writes "No Remarks" where nobody wrote any."""
	text = (remarks or "").strip()
	return "" if text in ("No Remarks", frappe._("No Remarks")) else text[:140]


def differences(doc: Document) -> list[Difference]:
	"""Where the ledger and the books differ by now: posted later, cancelled since, or changed."""
	booked = policy.sums_by_key((_key(row), to_decimal(row.amount)) for row in doc.get("items"))
	posted = policy.sums_by_key(
		(_key(row), to_decimal(row["amount"]))
		for row in map(
			frappe._dict, posting_rows(doc.company, getdate(doc.week_start), getdate(doc.week_end))
		)
	)
	return policy.compare(booked, posted)


def _key(row) -> Key:
	return row.voucher_type, row.voucher_no, row.account, row.marketing_activity or ""


def make_ledgers(on: date) -> list[str]:
	"""Make the ledgers of the weeks that have ended before a day, each once, missed ones too. Returns their names."""
	made = []
	weeks = policy.ended_weeks(add_days(on, -CATCH_UP_DAYS), on)
	for company, spans in queries.active_spans().items():
		existing = set(frappe.get_all(LEDGER, {"company": company}, pluck="week_start"))
		for week in policy.within(weeks, spans):
			if week.start not in existing:
				with one_row(f"Expense ledger {week.label} of {company}"):
					values = {"company": company, "week_start": week.start}
					made.append(
						frappe.get_doc({"doctype": LEDGER, **values}).insert(ignore_permissions=True).name
					)
	return made
