"""An extra discount from the question to the answer: who is asked, who may answer, and what the answer does (features 39-42)."""

from decimal import Decimal
from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.share import add_docshare
from frappe.translate import get_user_lang
from frappe.utils import escape_html, flt, fmt_money

from sales_ops import notices
from sales_ops.exceptions import throw, throw_all
from sales_ops.locks import locked
from sales_ops.policies import approval_rules as rules_policy
from sales_ops.policies import discounts as policy
from sales_ops.policies.changes import LIVE_STATUSES
from sales_ops.property_sales.deals import discount_queries
from sales_ops.property_sales.deals.discounts import published_price
from sales_ops.property_sales.permissions import consultants_of
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_discount_request.property_discount_request import (
		PropertyDiscountRequest,
	)

ACTION = "Extra Discount"


def fill(request: "PropertyDiscountRequest") -> None:
	"""What is asked, in money, and whom it is brought to; once, when the request is made.

	Raises:
		DiscountError: the deal has ended, another request of it is undecided, nothing or everything is asked, or the
			office has no rule that says who decides.
	"""
	deal = locked("Property Subscription", request.property_subscription)
	_require_open(deal)
	request.property_unit = request.property_unit or deal.property_unit
	request.update(_unit_values(request.property_unit))
	base = price_before(deal, request.property_unit)
	asked = to_decimal(request.asked_value)
	throw_all(policy.check_asked(request.basis, asked, base))
	amount = policy.amount_of(request.basis, asked, base)
	request.price_before, request.asked_amount = flt(base), flt(amount)
	request.asked_price = flt(base - amount)
	request.approver_role = rules_policy.approver_role(_rules(request), _reduction(request, base - amount))
	if not request.approver_role:
		throw("rule_missing", project=request.property_project)


def _unit_values(property_unit: str) -> dict:
	fields = ["property_project", "company", "currency", "list_amount"]
	return frappe.db.get_value("Property Unit", property_unit, fields, as_dict=True)


def _require_open(deal) -> None:
	if deal.docstatus == 2 or (deal.docstatus == 1 and deal.status not in {"Held", *LIVE_STATUSES}):
		throw("discount_deal_ended", deal=deal.name, status=deal.status)
	pending = {"property_subscription": deal.name, "state": "Pending"}
	if other := frappe.db.exists("Property Discount Request", pending):
		throw("discount_request_pending", deal=deal.name, request=other)


def price_before(deal, property_unit: str) -> Decimal:
	"""What the unit costs without the extra discount.

	A draft's price after its published discounts, an agreed deal's agreed price, another unit's list price.
	"""
	if property_unit != deal.property_unit:
		return to_decimal(frappe.db.get_value("Property Unit", property_unit, "list_amount"))
	return published_price(deal) if deal.docstatus == 0 else to_decimal(deal.agreed_amount)


def ask_approvers(request: "PropertyDiscountRequest") -> None:
	"""Assign the request to everybody who has the role it is brought to, except who asked."""
	users = [user for user in _users_with(request.approver_role) if user != request.owner]
	if not users:
		return
	amount = fmt_money(request.asked_amount, currency=request.currency)
	about = (request.property_unit, amount, request.customer_name or request.customer)
	for user in users:
		# A role of the table may have no rights on requests at all: whoever is to decide sees this one.
		if not frappe.has_permission(request.doctype, "read", request, user=user):
			add_docshare(request.doctype, request.name, user, flags={"ignore_share_permission": True})
	notices.assign(request, users, lambda lang: _("{0}: {1} asked for {2}", lang=lang).format(*about))


def _users_with(role: str) -> list[str]:
	has_role, user = frappe.qb.DocType("Has Role"), frappe.qb.DocType("User")
	return (
		frappe.qb.from_(has_role)
		.inner_join(user)
		.on(user.name == has_role.parent)
		.select(user.name)
		.distinct()
		.where(has_role.parenttype == "User")
		.where(has_role.role == role)
		.where(user.enabled == 1)
		.where(user.name.notin(["Administrator", "Guest"]))
		.orderby(user.name)
	).run(pluck=True)


def require_decider(request: "PropertyDiscountRequest", price: Decimal | None = None) -> None:
	"""Whether the session's user may decide now; with `price`, whether down to that price.

	Raises:
		DiscountError: it is decided already, the user asked or is the deal's consultant, or no band of the user's roles
			reaches so far.
	"""
	found = why_not_decider(request, price)
	throw_all([found] if found else [])


def why_not_decider(
	request: "PropertyDiscountRequest", price: Decimal | None = None
) -> policy.Violation | None:
	"""What keeps the session's user from deciding; see `require_decider`."""
	user, params = frappe.session.user, {"request": request.name}
	if request.state != "Pending":
		return policy.Violation("discount_request_decided", {**params, "state": request.state})
	if user == request.owner or (request.consultant and request.consultant in consultants_of(user)):
		return policy.Violation("discount_own_request", params)
	# Who may grant nothing may not reject either: a rejection is a reduction of nothing.
	base = to_decimal(request.price_before)
	wanted = rules_policy.Reduction(base, base) if price is None else _reduction(request, price)
	if not rules_policy.may_decide(_rules(request), frappe.get_roles(user), wanted):
		return policy.Violation("discount_above_band", params)
	return None


def apply_grant(request: "PropertyDiscountRequest") -> None:
	"""Put what was granted on the deal while its terms are open; an earlier extra discount gives way to it."""
	deal = locked("Property Subscription", request.property_subscription)
	if deal.docstatus != 0 or deal.property_unit != request.property_unit:
		return
	published = [row for row in deal.discounts if row.kind != policy.EXTRA]
	deal.set("discounts", published)
	deal.append(
		"discounts",
		{
			"kind": policy.EXTRA,
			"basis": request.basis,
			"value": request.granted_value,
			"discount_request": request.name,
		},
	)
	deal.flags.ignore_permissions = True
	deal.save()


def tell_requester(request: "PropertyDiscountRequest") -> None:
	"""Close the approvers' assignments and tell who asked."""
	notices.close_assignments(request)
	if request.owner == frappe.session.user:
		return
	lang = get_user_lang(request.owner)
	text = _("Extra discount for {0}: {1}", lang=lang).format(
		request.property_unit, _(request.state, lang=lang)
	)
	notices.alert(
		request.owner,
		escape_html(text),
		document_type=request.doctype,
		document_name=request.name,
		from_user=frappe.session.user,
	)


def floor_amount(property_unit: str) -> Decimal:
	"""The unit's floor price, 0 where none is set; for whoever decides."""
	return to_decimal(frappe.db.get_value("Property Unit", property_unit, "floor_amount"))


def _rules(request: "PropertyDiscountRequest") -> list[rules_policy.Rule]:
	return rules_policy.rules_of(discount_queries.approval_rules(ACTION), request.property_project)


def _reduction(request: "PropertyDiscountRequest", price: Decimal) -> rules_policy.Reduction:
	return rules_policy.Reduction(
		to_decimal(request.price_before), price, floor_amount(request.property_unit)
	)
