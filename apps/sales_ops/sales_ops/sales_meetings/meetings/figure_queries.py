"""The SQL of region reports: sales and targets by territory. Plain rows, no rule; amounts in company currency.

Every function answers for all subjects at once.
"""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder.functions import Sum

# Which document a result comes from: DocType, its date.
BASES = {"Sales Invoice": "posting_date", "Sales Order": "transaction_date"}


def within(territory: str) -> list[str]:
	"""A territory and all below it."""
	left, right = frappe.db.get_value("Territory", territory, ["lft", "rgt"])
	return frappe.get_all("Territory", {"lft": (">=", left), "rgt": ("<=", right)}, pluck="name")


def areas_of(territory: str) -> dict[str, str]:
	"""Each territory below a territory, and which of its direct children it belongs to."""
	parent, child = frappe.qb.DocType("Territory"), frappe.qb.DocType("Territory")
	found = (
		frappe.qb.from_(child)
		.inner_join(parent)
		.on((parent.lft <= child.lft) & (parent.rgt >= child.rgt))
		.select(child.name, parent.name)
		.where(parent.parent_territory == territory)
	).run()
	return dict(found)


def sales(basis: str, company: str, territories: Collection[str], since: date, until: date) -> list[dict]:
	"""What was sold from one day to another, both included: `item_group`, `customer`, `customer_name`, `territory`,
	`amount`. Returns count as what they take away; opening invoices are sales of before.
	"""
	parent, item = frappe.qb.DocType(basis), frappe.qb.DocType(f"{basis} Item")
	query = _documents(parent, basis, company, territories, since, until)
	return (
		query.inner_join(item)
		.on((item.parent == parent.name) & (item.parenttype == basis))
		.select(
			item.item_group,
			parent.customer,
			parent.customer_name,
			parent.territory,
			Sum(item.base_net_amount).as_("amount"),
		)
		.groupby(item.item_group, parent.customer, parent.customer_name, parent.territory)
	).run(as_dict=True)


def sales_by_person(
	basis: str, company: str, territories: Collection[str], since: date, until: date
) -> dict[str, float]:
	"""What each Sales Person sold there, by the percentages of the documents' sales teams."""
	parent, team = frappe.qb.DocType(basis), frappe.qb.DocType("Sales Team")
	query = _documents(parent, basis, company, territories, since, until)
	found = (
		query.inner_join(team)
		.on((team.parent == parent.name) & (team.parenttype == basis))
		.select(team.sales_person, Sum(parent.base_net_total * team.allocated_percentage / 100))
		.groupby(team.sales_person)
	).run()
	return dict(found)


def _documents(parent, basis: str, company: str, territories: Collection[str], since: date, until: date):
	query = (
		frappe.qb.from_(parent)
		.where(parent.docstatus == 1)
		.where(parent.company == company)
		.where(parent.territory.isin(list(territories) or [""]))
		.where(parent[BASES[basis]][since:until])
	)
	return query.where(parent.is_opening != "Yes") if basis == "Sales Invoice" else query


def targets(doctype: str, names: Collection[str], fiscal_year: str) -> list[dict]:
	"""ERPNext's targets of Territories or Sales Persons for a year: `parent`, `item_group`, `target_amount`,
	`distribution_id`.
	"""
	filters = {"parenttype": doctype, "parent": ("in", list(names) or [""]), "fiscal_year": fiscal_year}
	fields = ["parent", "item_group", "target_amount", "distribution_id"]
	return frappe.get_all("Target Detail", filters, fields, order_by="parent, idx")


def distributions(names: Collection[str]) -> dict[str, dict[str, float]]:
	"""The percents of each Monthly Distribution by the English name of the month."""
	filters = {"parent": ("in", list(names) or [""]), "parenttype": "Monthly Distribution"}
	rows = frappe.get_all(
		"Monthly Distribution Percentage", filters, ["parent", "month", "percentage_allocation"]
	)
	found: dict[str, dict[str, float]] = {}
	for row in rows:
		found.setdefault(row.parent, {})[row.month] = row.percentage_allocation
	return found


def groups_above(groups: Collection[str], candidates: Collection[str]) -> dict[str, str]:
	"""For each item group that is one of the candidates or lies below one: the nearest such candidate."""
	above, group = frappe.qb.DocType("Item Group"), frappe.qb.DocType("Item Group")
	rows = (
		frappe.qb.from_(group)
		.inner_join(above)
		.on((above.lft <= group.lft) & (above.rgt >= group.rgt))
		.select(group.name, above.name)
		.where(group.name.isin(list(groups) or [""]))
		.where(above.name.isin(list(candidates) or [""]))
		.orderby(above.lft)
	).run()
	return dict(rows)  # the nearest comes last


def earlier_report(company: str, territory: str, month: date) -> dict | None:
	"""The handed in report of a region on a month: `name`, `next_sales_amount`."""
	filters = {"company": company, "territory": territory, "month": month, "docstatus": 1}
	return frappe.db.get_value("Region Report", filters, ["name", "next_sales_amount"], as_dict=True)


def planned_for_customers(report: str) -> list[dict]:
	"""What a report planned for customers: `customer`, `customer_name`, `amount`."""
	plan, customer = frappe.qb.DocType("Region Report Customer Plan"), frappe.qb.DocType("Customer")
	return (
		frappe.qb.from_(plan)
		.left_join(customer)
		.on(customer.name == plan.customer)
		.select(plan.customer, customer.customer_name, Sum(plan.planned_amount).as_("amount"))
		.where(plan.parent == report)
		.groupby(plan.customer, customer.customer_name)
	).run(as_dict=True)
