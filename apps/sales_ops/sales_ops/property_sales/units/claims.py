"""The lock of the sale: claim, move and release a unit (property-and-credit.md §9).

Everything here decides on rows read `FOR UPDATE` and writes in the caller's transaction. The policy reasons; the unique
key on `Property Unit Claim.active_claim` guarantees.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import frappe
from frappe.utils import get_datetime, now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import claims as policy
from sales_ops.policies.violations import Violation
from sales_ops.property_sales import queries
from sales_ops.property_sales.permissions import sees_all_deals

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_subscription.property_subscription import (
		PropertySubscription,
	)
	from sales_ops.property_sales.doctype.property_unit.property_unit import PropertyUnit

# Clients listen to it; it carries no customer and no price.
REALTIME_EVENT = "sale_control_changed"
CLAIM_FIELDS = ("name", "kind", "property_subscription", "consultant", "owner", "claimed_on", "expires_on")


def claim_units(
	deal: "PropertySubscription",
	kind: str,
	expires_on: datetime | None = None,
	since: datetime | None = None,
	revive: bool = False,
) -> None:
	"""Give the deal's unit and its attached ones to the deal as `kind`, or move the claims it has: all of them or none.

	Args:
		deal: the subscription that wants the units.
		kind: a kind of `policies.claims.KINDS`.
		expires_on: when the claims run out by themselves; only a hold does.
		since: the moment the claims begin; now, unless a past deal is imported.
		revive: a change that had ended the deal is undone.

	Raises:
		UnitTakenError: another deal has one of the units, or is taking it at this very moment.
		UnitBlockedError: a unit's use or a block keeps it from sale, or a court seizure from signing.
		ClaimError: a unit is not released, or the kind cannot follow the present one.
	"""
	since = since or now_datetime()
	decided = [
		(unit, _decide(unit, policy.Claim(deal.name, kind, since, expires_on, revived=revive)))
		for unit in lock_units(deal.unit_names)
	]
	throw_all([_refusal(unit, outcome.violation) for unit, outcome in decided if outcome.violation])
	for unit, outcome in decided:
		with polite_about_locks(unit.name):
			_carry_out(unit, deal, outcome, expires_on)


def _decide(unit: "PropertyUnit", wanted: policy.Claim) -> policy.Outcome:
	live = live_claim(unit)
	if live and live.deal == wanted.deal:
		# a back-dated receipt does not begin before the claim it moves
		wanted = replace(wanted, since=max(wanted.since, live.since))
	blocks = unit.open_block_kinds
	return policy.request_claim(unit.name, bool(unit.released), live, wanted, unit.use, blocks)


def _refusal(unit: "PropertyUnit", refused: Violation) -> Violation:
	"""Why the user does not get the unit, in words that the user may read."""
	return policy.public_refusal(refused, bool(unit.released), sees_all_deals())


def _carry_out(
	unit: "PropertyUnit",
	deal: "PropertySubscription",
	outcome: policy.Outcome,
	expires_on: datetime | None,
) -> None:
	if outcome.end_reason:
		_end_claim(unit, outcome.end_reason, outcome.start.since)
	if outcome.start:
		_start_claim(unit, deal, outcome.start)
		return
	if expires_on:
		frappe.db.set_value("Property Unit Claim", unit.live_claim, "expires_on", expires_on)
	if unit.attached_to != deal.home_of(unit.name):  # the draft chose another home
		_save_status(unit, live_claim(unit), deal.home_of(unit.name))


def release_units(deal: "PropertySubscription", reason: str, at: datetime | None = None) -> bool:
	"""End the claims of a deal on all its units, for `reason`, now or, for an imported deal, at a past moment.

	Returns:
		False when the deal has no live claim (any more).
	"""
	return any([release_unit(unit.name, deal.name, reason, at) for unit in lock_units(deal.unit_names)])


def release_unit(unit_name: str, deal_name: str, reason: str, at: datetime | None = None) -> bool:
	"""The same for one unit, such as one that a draft does without."""
	with polite_about_locks(unit_name):
		unit = lock_unit(unit_name)
		live = live_claim(unit)
		if not live or live.deal != deal_name:
			return False
		_end_claim(unit, reason, at or now_datetime())
		_save_status(unit)
		return True


def expire_hold(deal_name: str) -> bool:
	"""End the deal's holds if they have run out by now.

	The deal's row is locked first, as a receipt locks it: a buyer who is just paying finishes, and what is left then is
	looked at again.

	Returns:
		whether a hold was ended.
	"""
	deal = frappe.get_doc("Property Subscription", deal_name, for_update=True)
	ended = [_expire(unit, deal.name) for unit in lock_units(deal.unit_names)]
	return any(ended)


def _expire(unit: "PropertyUnit", deal_name: str) -> bool:
	with polite_about_locks(unit.name):
		live = live_claim(unit)
		if not live or live.deal != deal_name or not policy.has_expired(live, now_datetime()):
			return False
		_end_claim(unit, policy.EXPIRED, live.expires)
		_save_status(unit)
		return True


def lock_units(names: Iterable[str]) -> list["PropertyUnit"]:
	"""The units, locked in the order of their names: whoever wants several waits for the first, and nobody deadlocks."""
	found = []
	for name in sorted(set(names)):
		with polite_about_locks(name):
			found.append(lock_unit(name))
	return found


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


def lost_units(deal: "PropertySubscription") -> list[str]:
	"""The units of the deal whose live claim it does not have (any more); locks all of them."""
	live = {unit.name: live_claim(unit) for unit in lock_units(deal.unit_names)}
	return [name for name, claim in live.items() if not claim or claim.deal != deal.name]


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
	_save_status(unit, policy.Claim(deal.name, claim.kind, claim.since), deal.home_of(unit.name))


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


def _save_status(
	unit: "PropertyUnit", live: policy.Claim | None = None, attached_to: str | None = None
) -> None:
	"""The one place that writes `sale_status` for a claim; every open board hears of it after the commit.

	Args:
		attached_to: the unit in whose deal this one is sold, where it is not the deal's own.
	"""
	unit.attached_to = attached_to
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
