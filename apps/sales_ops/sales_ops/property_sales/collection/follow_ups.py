"""Calls to customers about money, and the promises they bring (PROP-09).

A follow-up is one document, written once. `log_follow_up` is what dialogs and REST clients call; `call_card` is what
the caller sees before dialling.
"""

from collections import defaultdict
from collections.abc import Collection

import frappe
from frappe.utils import flt, getdate, now_datetime, today

from sales_ops.exceptions import throw
from sales_ops.jobs import one_row
from sales_ops.policies import promises as policy
from sales_ops.policies.arrears import Clock
from sales_ops.property_sales.collection import queries as rows_of
from sales_ops.property_sales.collection.assessment import assess_deal
from sales_ops.property_sales.permissions import may_see_mobile
from sales_ops.property_sales.queries import LIVE_STATUSES
from sales_ops.values import to_decimal


def is_live(deal: dict) -> bool:
	"""Whether a deal is submitted and has not ended."""
	return deal.docstatus == 1 and deal.status in LIVE_STATUSES


@frappe.whitelist(methods=["POST"])
def log_follow_up(
	property_subscription: str,
	reached: str = "Yes",
	result: str | None = None,
	said: str | None = None,
	channel: str = "Phone",
	promised_amount: float | None = None,
	promised_date: str | None = None,
	next_contact_date: str | None = None,
) -> dict:
	"""Write down a follow-up of a deal, now.

	Args:
		reached: Yes, No Answer or Wrong Number; `result` is needed with Yes.
		promised_amount: in the deal's currency; with `promised_date` it makes a Promise to Pay.

	Returns:
		`{"name": the Collection Follow-up, "promise": the Promise to Pay or None}`

	Raises:
		FollowUpError: the deal is not running, or the answers do not fit together.
	"""
	frappe.has_permission("Collection Follow-up", "create", throw=True)
	frappe.get_doc("Property Subscription", property_subscription).check_permission("read")
	values = {
		"property_subscription": property_subscription,
		"follow_up_on": now_datetime(),
		"reached": reached,
		"result": result,
		"said": said,
		"channel": channel,
		"promised_amount": promised_amount,
		"promised_date": promised_date,
		"next_contact_date": next_contact_date,
	}
	call = frappe.get_doc({"doctype": "Collection Follow-up", **values}).insert()
	promise = frappe.db.get_value("Promise to Pay", {"collection_follow_up": call.name})
	return {"name": call.name, "promise": promise}


@frappe.whitelist(methods=["GET", "POST"])
def call_card(property_subscription: str) -> dict:
	"""What to know before calling about a deal: money, clock, last follow-up, promise, and the mobile number.

	The number is there for those who call only (see `permissions.may_see_mobile`).
	"""
	deal = frappe.get_doc("Property Subscription", property_subscription)
	deal.check_permission("read")
	found = assess_deal(deal, getdate(today()))
	numbers = rows_of.mobile_numbers([deal.customer]) if may_see_mobile(deal.consultant) else {}
	return {
		"property_subscription": deal.name,
		"customer_name": deal.customer_name,
		"property_unit": deal.property_unit,
		"currency": deal.currency,
		"mobile_no": numbers.get(deal.customer),
		"outstanding_amount": flt(found.outstanding),
		"overdue_amount": flt(found.overdue),
		"days_overdue": found.days_overdue,
		"next_action": found.action,
		"clock": clock_of(found.clock) if is_live(deal) else None,
		"next_due": found.next_due,
		"next_amount": flt(found.next_amount),
		"last_follow_up": rows_of.latest_follow_ups([deal.name]).get(deal.name),
		"promise": rows_of.current_promises([deal.name]).get(deal.name),
		"letters": rows_of.letters_of_deals([deal.name]).get(deal.name, []),
		"may_log": is_live(deal) and frappe.has_permission("Collection Follow-up", "create"),
	}


def clock_of(clock: Clock | None) -> dict | None:
	"""The running clock as forms show it: `action`, `day` and `limit` in days; None where none runs."""
	return {"action": clock.action, "day": clock.day, "limit": clock.limit} if clock else None


@frappe.whitelist(methods=["POST"])
def withdraw_promise(promise: str) -> None:
	"""Take back a promise that is still open, such as one typed by mistake.

	Raises:
		FollowUpError: it has been kept or broken already.
	"""
	frappe.has_permission("Collection Follow-up", "create", throw=True)
	doc = frappe.get_doc("Promise to Pay", promise, for_update=True)
	doc.check_permission("read")
	if doc.status != policy.OPEN:
		throw("promise_not_open", promise=doc.name, status=doc.status)
	doc.db_set("status", policy.WITHDRAWN, notify=True)


def make_promise(call) -> None:
	"""The Promise to Pay of a follow-up; it takes the place of an open one."""
	withdraw_open(call.property_subscription)
	fields = ("property_subscription", "customer", "customer_name", "property_unit", "consultant")
	fields += ("property_project", "company", "currency", "promised_date")
	frappe.get_doc(
		{
			"doctype": "Promise to Pay",
			**{field: call.get(field) for field in fields},
			"collection_follow_up": call.name,
			"amount": call.promised_amount,
			"made_at": call.follow_up_on,
		}
	).insert(ignore_permissions=True)
	refresh_promises([call.property_subscription])


def withdraw_open(property_subscription: str) -> None:
	"""Withdraw the deal's open promise: it made another one."""
	filters = {"property_subscription": property_subscription, "status": policy.OPEN}
	for name in frappe.get_all("Promise to Pay", filters, pluck="name"):
		frappe.get_doc("Promise to Pay", name).db_set("status", policy.WITHDRAWN, notify=True)


def refresh_promises(deals: Collection[str]) -> None:
	"""Bring the promises of the deals to what receipts and today's date say, in two queries."""
	receipts = defaultdict(list)
	for row in rows_of.receipts_of_deals(deals):
		receipt = policy.Receipt(getdate(row.posting_date), row.creation, to_decimal(row.received_amount))
		receipts[row.property_subscription].append(receipt)
	for row in rows_of.promises_to_judge(deals):
		with one_row(f"Judging the promise {row.name}"):
			_write_verdict(row, receipts[row.property_subscription])


def _write_verdict(row: dict, receipts: list[policy.Receipt]) -> None:
	promise = policy.Promise(to_decimal(row.amount), row.made_at, getdate(row.promised_date))
	verdict = policy.judge(promise, receipts, getdate(today()))
	has_ended = row.deal_docstatus != 1 or row.deal_status not in LIVE_STATUSES
	status = policy.WITHDRAWN if has_ended and verdict.status == policy.OPEN else verdict.status
	values = {"status": status, "received_amount": flt(verdict.received), "kept_on": verdict.kept_on}
	if any(row[field] != value for field, value in values.items()):
		frappe.get_doc("Promise to Pay", row.name).db_set(values, notify=True)


def on_receipt(doc, method=None) -> None:
	"""Hook: a Payment Entry of a deal was submitted or cancelled."""
	if doc.get("so_property_subscription"):
		refresh_promises([doc.so_property_subscription])
