"""What a payment plan gives for a price, before any deal uses it."""

from datetime import date

import frappe
from frappe.utils import flt, getdate

from sales_ops.exceptions import throw_all
from sales_ops.policies.payment_plan import Anchors, build_schedule
from sales_ops.values import to_decimal


@frappe.whitelist(methods=["GET", "POST"])
def preview(payment_plan_template: str, price: float, signed_on: date | str) -> list[dict]:
	"""The instalments of a plan without a deposit, subscribed and signed on one day.

	Args:
		price: contract amount; the answer is in its currency.

	Returns:
		`[{"kind", "money_source", "due_date", "amount"}]`

	Raises:
		PaymentPlanError: the plan does not fit the price.
	"""
	template = frappe.get_doc("Property Payment Plan Template", payment_plan_template)
	template.check_permission("read")
	day = getdate(signed_on)
	schedule = build_schedule(to_decimal(price), template.as_policy(), Anchors(day, day))
	throw_all(schedule.violations)
	return [vars(row) | {"amount": flt(row.amount)} for row in schedule.rows]
