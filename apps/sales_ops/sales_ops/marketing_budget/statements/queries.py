"""What the papers of the marketing budget ask the database beside the control's own queries."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder.functions import Coalesce, DateFormat, Sum

from sales_ops.marketing_budget.controlled_accounts import accounts_of
from sales_ops.marketing_budget.queries import BUDGET, CLOSING_VOUCHER, MONTH
from sales_ops.policies.budget_plan import ACTIVE, CLOSED
from sales_ops.policies.periods import Period
from sales_ops.setup.dimension import ACTIVITY, FIELD

BUDGET_FIELDS = (
	"name",
	"title",
	"company",
	"status",
	"currency",
	"property_project",
	"project",
	"cost_center",
	"year_start_date",
	"year_end_date",
	"ratio_approved_on",
	"closed_on",
	"creation",
)


def budgets(**filters) -> list[dict]:
	"""Budgets that are, or were, active, in the order of their names.

	Those that are split into others are left out: the parts say what the whole has, and nothing is spent from it.
	"""
	wanted = {"docstatus": 1, "status": ("in", (ACTIVE, CLOSED)), **filters}
	found = frappe.get_all(BUDGET, wanted, list(BUDGET_FIELDS), order_by="name")
	split = wholes()
	return [row for row in found if row.name not in split]


def wholes() -> set[str]:
	"""The budgets that are split into others."""
	split = {"docstatus": 1, "parent_budget": ("is", "set")}
	return set(frappe.get_all(BUDGET, split, pluck="parent_budget"))


def budgets_in(company: str, first: date, last: date) -> list[dict]:
	"""The budgets of a company whose year has a day from `first` to `last`."""
	return budgets(company=company, year_start_date=("<=", last), year_end_date=(">=", first))


def postings(company: str, first: date, last: date) -> list[dict]:
	"""The general ledger of some days, both included: what names an activity or is on a controlled account.

	Amounts are debit less credit in the company's currency.
	"""
	entry, activity = frappe.qb.DocType("GL Entry"), frappe.qb.DocType(ACTIVITY)
	fields = ("posting_date", "voucher_type", "voucher_no", "account", "against", "remarks")
	return (
		frappe.qb.from_(entry)
		.left_join(activity)
		.on(activity.name == entry[FIELD])
		.select(entry.name.as_("gl_entry"), *(entry[field] for field in fields))
		.select(entry[FIELD].as_("marketing_activity"), activity.activity_name)
		.select((entry.debit - entry.credit).as_("amount"))
		.where(_spent(entry, company, first, last))
		.where(entry.debit != entry.credit)
		.orderby(entry.posting_date, entry.creation, entry.name)
	).run(as_dict=True)


def spent_without_activity(company: str, first: date, last: date) -> dict[str, float]:
	"""By month: what was posted to controlled accounts and names no activity."""
	entry = frappe.qb.DocType("GL Entry")
	month = DateFormat(entry.posting_date, MONTH)
	query = (
		frappe.qb.from_(entry)
		.select(month.as_("month"), Sum(entry.debit - entry.credit).as_("amount"))
		.where(_spent(entry, company, first, last))
		.where(Coalesce(entry[FIELD], "") == "")
		.groupby(month)
	)
	return {row.month: row.amount for row in query.run(as_dict=True)}


def _spent(entry, company: str, first: date, last: date):
	is_marketing = Coalesce(entry[FIELD], "") != ""
	if accounts := accounts_of(company):
		is_marketing |= entry.account.isin(accounts)
	return (
		(entry.company == company)
		& (entry.is_cancelled == 0)
		& entry.posting_date[first:last]
		& (entry.voucher_type != CLOSING_VOUCHER)
		& is_marketing
	)


def supplier_names(names: Collection[str]) -> dict[str, str]:
	"""The suppliers among some names, with the names that people call them."""
	if not names:
		return {}
	rows = frappe.get_all("Supplier", {"name": ("in", list(names))}, ["name", "supplier_name"])
	return {row.name: row.supplier_name for row in rows}


def active_spans() -> dict[str, list[Period]]:
	"""By company: the times in which it has a budget, each from the first day of which papers are asked for."""
	found: dict[str, list[Period]] = {}
	for row in budgets():
		span = Period(began_on(row), row.year_end_date, row.name)
		found.setdefault(row.company, []).append(span)
	return dict(sorted(found.items()))


def began_on(budget: dict) -> date:
	"""The first day of which a budget's papers are asked for: no month before its approval, none before its year."""
	approved = budget.ratio_approved_on or budget.creation
	return max(budget.year_start_date, approved.date())
