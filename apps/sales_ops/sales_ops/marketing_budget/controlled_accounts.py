"""Controlled accounts: ERPNext's Accounting Dimension Filter is kept in step with Marketing Budget Settings (row 39).

The filter makes the activity mandatory on these accounts for whatever ERPNext posts: "no initiative, no posting" (B4).
"""

from collections.abc import Iterable

import frappe
from frappe.model.document import Document

from sales_ops.marketing_budget.settings import SETTINGS
from sales_ops.setup.dimension import ACTIVITY

FILTER = "Accounting Dimension Filter"
MARK = "so_from_marketing_budget"


def accounts_of(company: str) -> list[str]:
	"""The accounts of a company that take nothing without an activity: those of the settings, groups by all below them."""
	chosen = [row.account for row in _rows() if row.company == company]
	return sorted(set(_leaves(chosen)))


def _rows() -> list[Document]:
	return frappe.get_cached_doc(SETTINGS).accounts


def _leaves(accounts: Iterable[str]) -> list[str]:
	found = []
	fields = ("lft", "rgt", "is_group", "company")
	for row in (
		frappe.get_all("Account", {"name": ("in", list(accounts))}, ["name", *fields]) if accounts else ()
	):
		if not row.is_group:
			found.append(row.name)
			continue
		below = {"lft": (">", row.lft), "rgt": ("<", row.rgt), "is_group": 0, "company": row.company}
		found += frappe.get_all("Account", below, pluck="name")
	return found


def keep_filters() -> None:
	"""Make the filter of each company name exactly its controlled accounts; where the office has a filter of its own for an
	account, that one stands."""
	companies = {row.company for row in _rows()}
	ours = frappe.get_all(FILTER, {MARK: 1}, ["name", "company"])
	for company in companies | {row.company for row in ours}:
		_keep_filter(company, accounts_of(company))
	frappe.flags.dimension_filter_map = None


def _keep_filter(company: str, accounts: list[str]) -> None:
	name = frappe.db.get_value(FILTER, {MARK: 1, "company": company})
	if not name and not accounts:
		return
	doc = frappe.get_doc(FILTER, name) if name else frappe.new_doc(FILTER)
	if not accounts:
		frappe.delete_doc(FILTER, name, ignore_permissions=True)
		return
	elsewhere = _named_elsewhere(doc.name)
	rows = [account for account in accounts if account not in elsewhere]
	if name and rows == [row.applicable_on_account for row in doc.accounts]:
		return
	doc.update({"accounting_dimension": ACTIVITY, "company": company, "disabled": 0, MARK: 1})
	doc.update({"apply_restriction_on_values": 0, "allow_or_restrict": "Restrict"})
	doc.set("accounts", [{"applicable_on_account": account, "is_mandatory": 1} for account in rows])
	doc.save(ignore_permissions=True)


def _named_elsewhere(name: str | None) -> set[str]:
	"""ERPNext lets an account stand in one filter of a dimension only."""
	others = frappe.get_all(
		FILTER, {"accounting_dimension": ACTIVITY, "name": ("!=", name or "")}, pluck="name"
	)
	filters = {"parent": ("in", others), "parenttype": FILTER}
	return set(frappe.get_all("Applicable On Account", filters, pluck="applicable_on_account"))


def on_account_change(account: Document, method: str | None = None) -> None:
	"""A new account below a controlled group is controlled, too."""
	if any(row.company == account.company for row in _rows()):
		keep_filters()
