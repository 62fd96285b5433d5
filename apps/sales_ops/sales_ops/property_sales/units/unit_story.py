"""The life story of a unit (§4 row 24): its claims, changes of deals, prices and blocks, the newest first."""

from datetime import datetime

import frappe
from frappe.utils import get_datetime

from sales_ops.policies.availability import public_blocks
from sales_ops.property_sales.permissions import consultants_of, may_see_customer, sees_all_deals

CLAIM_FIELDS = [
	"kind",
	"claimed_on",
	"expires_on",
	"ended_on",
	"end_reason",
	"property_subscription",
	"customer",
	"consultant",
]
CHANGE_FIELDS = ["name", "kind", "status", "posting_date", "approved_on", "modified"]
PRICE_FIELDS = ["changed_on", "released", "former_released", "list_amount", "former_list_amount", "currency"]
BLOCK_FIELDS = ["kind", "creation", "blocked_on", "lifted_on", "reason"]


def story_of(property_unit: str) -> list[dict]:
	"""What happened to a unit, as the session's user may know it.

	Returns:
		rows `{"on": datetime, "what": "Claim" | "Change" | "Price" | "Release" | "Block", …}`; claims with kind, consultant,
		end and its reason, and for who sees the deal its name and customer; prices with `before`, `after`, `currency`.
	"""
	rows = [
		*_claims(property_unit),
		*_changes(property_unit),
		*_unit_changes(property_unit),
		*_blocks(property_unit),
	]
	return sorted(rows, key=lambda row: row["on"])[::-1]  # of one moment the last comes first


def _claims(unit: str) -> list[dict]:
	own, sees_all = consultants_of(), sees_all_deals()
	claims = frappe.get_all("Property Unit Claim", {"property_unit": unit}, CLAIM_FIELDS, order_by="creation")
	names = _names({claim.customer for claim in claims}, "Customer", "customer_name")
	owners = _names({claim.property_subscription for claim in claims}, "Property Subscription", "owner")
	rows = []
	for claim in claims:
		row = {"what": "Claim", "on": get_datetime(claim.claimed_on), "consultant": claim.consultant}
		row |= {field: claim[field] for field in ("kind", "expires_on", "ended_on", "end_reason")}
		deal = {"consultant": claim.consultant, "deal_owner": owners.get(claim.property_subscription)}
		if sees_all or may_see_customer(deal, own):
			row |= {"deal": claim.property_subscription, "customer_name": names.get(claim.customer)}
		rows.append(row)
	return rows


def _names(keys: set, doctype: str, field: str) -> dict[str, str]:
	rows = frappe.get_all(doctype, {"name": ("in", [key for key in keys if key])}, ["name", field])
	return {row.name: row[field] for row in rows}


def _changes(unit: str) -> list[dict]:
	"""Applications that were executed, also when they were undone; a consultant's own ones."""
	filters = {"property_unit": unit, "status": ("in", ("Executed", "Undone"))}
	rows = frappe.get_list("Property Change Application", filters, CHANGE_FIELDS)
	return [
		{"what": "Change", "on": _moment(row), "kind": row.kind, "name": row.name, "status": row.status}
		for row in rows
	]


def _moment(change) -> datetime:
	"""The day it is booked on; on that day no earlier than its approval."""
	day = get_datetime(change.posting_date or change.modified)
	approved = get_datetime(change.approved_on) if change.approved_on else day
	return max(day, approved) if approved.date() == day.date() else day


def _unit_changes(unit: str) -> list[dict]:
	rows = []
	for row in frappe.get_all("Property Unit History", {"property_unit": unit}, PRICE_FIELDS):
		on = get_datetime(row.changed_on)
		if row.released != row.former_released:
			rows.append({"what": "Release", "on": on, "released": row.released})
		if row.list_amount != row.former_list_amount:
			price = {"before": row.former_list_amount, "after": row.list_amount, "currency": row.currency}
			rows.append({"what": "Price", "on": on, **price})
	return rows


def _blocks(unit: str) -> list[dict]:
	sees_all = sees_all_deals()
	return [
		{
			"what": "Block",
			"on": _begin(row),
			"kind": row.kind,
			"ended_on": row.lifted_on,
			"reason": row.reason,
		}
		for row in frappe.get_all("Property Unit Block", {"property_unit": unit}, BLOCK_FIELDS)
		if public_blocks([row.kind], sees_all)
	]


def _begin(block) -> datetime:
	day, entered = get_datetime(block.blocked_on), get_datetime(block.creation)
	return entered if entered.date() == day.date() else day
