"""The lock of the sale: claim, move and release a unit (property-and-credit.md §9).

Everything here decides on rows read `FOR UPDATE` and writes in the caller's transaction. The policy reasons; the unique
key on `Property Unit Claim.active_claim` guarantees.
"""

from datetime import datetime
from typing import TYPE_CHECKING

import frappe
from frappe.utils import get_datetime, now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import claims as policy
from sales_ops.property_sales import queries

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_subscription.property_subscription import (
		PropertySubscription,
	)
	from sales_ops.property_sales.doctype.property_unit.property_unit import PropertyUnit

# Clients listen to it; it carries no customer and no price.
REALTIME_EVENT = "sale_control_changed"
CLAIM_FIELDS = ("name", "kind", "property_subscription", "consultant", "owner", "claimed_on", "expires_on")


def claim_unit(
	deal: "PropertySubscription",
	kind: str,
	expires_on: datetime | None = None,
	since: datetime | None = None,
	revive: bool = False,
) -> None:
	"""Give the deal's unit to the deal as `kind`, or move the claim it has.

	Args:
		deal: the subscription that wants the unit.
		kind: a kind of `policies.claims.KINDS`.
		expires_on: when the claim runs out by itself; only a hold does.
		since: the moment the claim begins; now, unless a past deal is imported.
		revive: a change that had ended the deal is undone.

	Raises:
		UnitTakenError: another deal has the unit, or is taking it at this very moment.
		UnitBlockedError: the unit's use or a block keeps it from sale, or a court seizure from signing.
		ClaimError: the unit is not released, or the kind cannot follow the present one.
	"""
	with polite_about_locks(deal.property_unit):
		unit = lock_unit(deal.property_unit)
		live = live_claim(unit)
		since = since or now_datetime()
		if live and live.deal == deal.name:
			since = max(since, live.since)  # a back-dated receipt does not begin before the claim it moves
		wanted = policy.Claim(deal.name, kind, since, expires_on, revived=revive)
		outcome = policy.request_claim(
			unit.name, bool(unit.released), live, wanted, unit.use, unit.open_block_kinds
		)
		if outcome.violation:
			throw_all([outcome.violation])
		if outcome.end_reason:
			_end_claim(unit, outcome.end_reason, wanted.since)
		if outcome.start:
			_start_claim(unit, deal, outcome.start)
		elif expires_on:
			frappe.db.set_value("Property Unit Claim", unit.live_claim, "expires_on", expires_on)


def release_unit(unit_name: str, deal_name: str, reason: str, at: datetime | None = None) -> bool:
	"""End the claim of a deal on a unit, for `reason`, now or, for an imported deal, at a past moment.

	Returns:
		False when the deal has no live claim there (any more).
	"""
	with polite_about_locks(unit_name):
		unit = lock_unit(unit_name)
		live = live_claim(unit)
		if not live or live.deal != deal_name:
			return False
		_end_claim(unit, reason, at or now_datetime())
		_save_status(unit)
		return True


def expire_hold(unit_name: str) -> bool:
	"""End the unit's hold if it has run out by now; looked at again under lock, since a buyer may just be paying."""
	with polite_about_locks(unit_name):
		unit = lock_unit(unit_name)
		live = live_claim(unit)
		if not live or not policy.has_expired(live, now_datetime()):
			return False
		_end_claim(unit, policy.EXPIRED, live.expires)
		_save_status(unit)
		return True


def lock_unit(name: str) -> "PropertyUnit":
	"""The unit, its row locked until the transaction ends; what is read from it is the newest state."""
	return frappe.get_doc("Property Unit", name, for_update=True)


def live_claim(unit: "PropertyUnit") -> policy.Claim | None:
	"""The live claim of a locked unit.

	Found by primary key through the locked unit: a locking read of the unique key would lock the gap when there is no
	claim, and two sessions on two free units could then deadlock.
	"""
	if not unit.live_claim:
		return None
	row = frappe.db.get_value(
		"Property Unit Claim", unit.live_claim, CLAIM_FIELDS, as_dict=True, for_update=True
	)
	return policy.Claim(
		row.property_subscription,
		row.kind,
		get_datetime(row.claimed_on),
		get_datetime(row.expires_on) if row.expires_on else None,
		holder=row.consultant or frappe.utils.get_fullname(row.owner),
	)


def holds_unit(deal: "PropertySubscription") -> bool:
	"""Whether the deal has its unit's live claim; locks the unit."""
	live = live_claim(lock_unit(deal.property_unit))
	return bool(live and live.deal == deal.name)


def _end_claim(unit: "PropertyUnit", reason: str, ended_on: datetime) -> None:
	claim = frappe.get_doc("Property Unit Claim", unit.live_claim)
	claim.update({"active_claim": None, "ended_on": ended_on, "end_reason": reason})
	claim.save(ignore_permissions=True)
	unit.live_claim = None
	if reason == policy.EXPIRED:
		frappe.get_doc("Property Subscription", claim.property_subscription).set_status("Expired")


def _start_claim(unit: "PropertyUnit", deal: "PropertySubscription", claim: policy.Claim) -> None:
	row = frappe.get_doc(
		{
			"doctype": "Property Unit Claim",
			"property_unit": unit.name,
			"active_claim": unit.name,
			"property_project": unit.property_project,
			"kind": claim.kind,
			"property_subscription": deal.name,
			"customer": deal.customer,
			"consultant": deal.consultant,
			"claimed_on": claim.since,
			"expires_on": claim.expires,
		}
	).insert(ignore_permissions=True)
	unit.live_claim = row.name
	_save_status(unit, policy.Claim(deal.name, claim.kind, claim.since))


def refresh_blocks(unit_name: str) -> None:
	"""Write the kinds of a unit's open blocks on its row, where a claim reads them under the same lock.

	A plain read of the blocks would not do: a transaction that began earlier does not see a new block.
	"""
	with polite_about_locks(unit_name):
		unit = lock_unit(unit_name)
		unit.block_kinds = "\n".join(queries.lock_open_block_kinds(unit_name))
		unit.flags.from_claim = True
		unit.save(ignore_permissions=True)
		announce(unit)


def _save_status(unit: "PropertyUnit", live: policy.Claim | None = None) -> None:
	"""The one place that writes `sale_status` for a claim; every open board hears of it after the commit."""
	unit.sale_status = policy.unit_status(bool(unit.released), live)
	unit.flags.from_claim = True
	unit.save(ignore_permissions=True)
	announce(unit)


def announce(unit: "PropertyUnit") -> None:
	"""Tell open boards, after the commit, that the unit changed."""
	message = {"property_unit": unit.name, "property_project": unit.property_project}
	frappe.publish_realtime(REALTIME_EVENT, message, after_commit=True)


class polite_about_locks:
	"""Turns what the database says when two sessions meet into the polite message of `unit_busy`."""

	def __init__(self, unit: str):
		self.unit = unit

	def __enter__(self) -> None:
		return None

	def __exit__(self, exc_type, exc, traceback) -> None:
		if exc_type and issubclass(exc_type, frappe.UniqueValidationError):
			frappe.clear_last_message()  # frappe has queued its own "must be unique"
			throw("unit_busy", unit=self.unit)
		if exc_type and issubclass(exc_type, frappe.QueryDeadlockError | frappe.QueryTimeoutError):
			throw("unit_busy", unit=self.unit)
