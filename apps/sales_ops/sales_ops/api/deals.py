"""The deals and instalments that are the user's own: sold by a consultant, or bought by a buyer."""

from dataclasses import dataclass

import frappe
from frappe.utils import getdate, today

from sales_ops.api import queries
from sales_ops.api.values import day, moment, money, not_found
from sales_ops.property_sales.permissions import consultants_of, permitted_projects


@dataclass(frozen=True)
class Mine:
	"""What makes a deal the session user's: the Sales Persons the user stands for, the customers the user is."""

	seller: str
	consultants: list[str]
	customers: list[str]
	projects: list[str] | None

	@classmethod
	def of_session(cls) -> "Mine":
		"""
		Raises:
			frappe.PermissionError: the user neither sells nor has bought.
		"""
		user = frappe.session.user
		customers = queries.portal_customers(user)
		sells = frappe.has_permission("Property Subscription", "read")
		if not (sells or customers):
			raise frappe.PermissionError
		if not sells:
			return cls("", [], customers, None)
		return cls(user, consultants_of(), customers, permitted_projects())


def deals(mine: Mine) -> list[dict]:
	"""See `queries.deals_of`."""
	return queries.deals_of(mine.seller, mine.consultants, mine.customers, mine.projects)


def instalments(mine: Mine, deal: str | None) -> list[dict]:
	"""Those of all the user's deals, or of one.

	Raises:
		frappe.PermissionError (403), frappe.DoesNotExistError (404)
	"""
	names = [row.name for row in deals(mine)]
	if deal and deal not in names:
		if not frappe.db.exists("Property Subscription", deal):
			not_found("Property Subscription", deal)
		raise frappe.PermissionError
	return queries.instalments_of([deal] if deal else names)


def shape_deal(row: dict) -> dict:
	"""A deal as the API answers it: amounts as decimal text in `currency`, days and moments in ISO 8601."""
	return {
		"deal": row.name,
		"property_project": row.property_project,
		"property_unit": row.property_unit,
		"customer": row.customer,
		"customer_name": row.customer_name,
		"contract": row.property_contract,
		"status": row.status,
		"currency": row.currency,
		"agreed_amount": money(row.agreed_amount),
		"received_amount": money(row.received_amount),
		"subscription_date": day(row.subscription_date),
		"sign_by": day(row.sign_by),
		"held_until": moment(row.held_until),
	}


def shape_instalment(row: dict) -> dict:
	"""An instalment as the API answers it; `is_overdue`: its day has passed and money is missing."""
	return {
		"instalment": row.name,
		"deal": row.property_subscription,
		"property_unit": row.property_unit,
		"no": row.seq,
		"kind": row.kind,
		"money_source": row.money_source,
		"due_date": day(row.due_date),
		"currency": row.currency,
		"amount": money(row.amount),
		"received_amount": money(row.received_amount),
		"outstanding_amount": money(row.outstanding_amount),
		"status": row.status,
		"is_overdue": bool(row.outstanding_amount) and getdate(row.due_date) < getdate(today()),
	}
