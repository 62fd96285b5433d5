"""The SQL of consultants' performance. Plain rows, no rule."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder.functions import Max

from sales_ops.policies.changes import ENDED_STATUS


def deals_begun(
	company: str, until: date, projects: Collection[str] | None, consultants: Collection[str] | None
) -> list[dict]:
	"""Submitted deals of a company that were begun up to a day, with the day on which a change ended them.

	Args:
		projects, consultants: only those of these Property Projects and Sales Persons; None: all.
	"""
	deal, change = (
		frappe.qb.DocType("Property Subscription"),
		frappe.qb.DocType("Property Change Application"),
	)
	ended = (
		frappe.qb.from_(change)
		.select(change.property_subscription, Max(change.posting_date).as_("day"))
		.where(change.docstatus == 1)
		.where(change.kind.isin(list(ENDED_STATUS)))
		.groupby(change.property_subscription)
	).as_("ended")
	copied = ("property_unit", "customer_name", "consultant", "subscription_date", "status", "currency")
	query = (
		frappe.qb.from_(deal)
		.left_join(ended)
		.on(ended.property_subscription == deal.name)
		.select(
			deal.name.as_("property_subscription"),
			deal.total_amount,
			ended.day.as_("ended_on"),
			*(deal[field] for field in copied),
		)
		.where(deal.docstatus == 1)
		.where(deal.company == company)
		.where(deal.subscription_date <= until)
		.orderby(deal.consultant)
		.orderby(deal.subscription_date)
		.orderby(deal.name)
	)
	if projects is not None:
		query = query.where(deal.property_project.isin(list(projects) or [""]))
	if consultants is not None:
		query = query.where(deal.consultant.isin(list(consultants) or [""]))
	return query.run(as_dict=True)


def commission_rates() -> dict[str, str]:
	"""The commission rate that each Sales Person has, in percent; ERPNext keeps it as text."""
	person = frappe.qb.DocType("Sales Person")
	rows = (
		frappe.qb.from_(person)
		.select(person.name, person.commission_rate)
		.where(person.commission_rate.isnotnull())
	)
	return dict(rows.run())
