"""One answer for one Idempotency-Key: a client that heard nothing may ask again without doing the thing twice (feature 105).

The first request writes the key's row and keeps it locked until it commits; a second one with the same key waits there,
then finds the stored answer. A request that fails leaves no row, so the same key may try again.
"""

import hashlib
import json
from collections.abc import Callable

import frappe
from frappe.utils import now_datetime

from sales_ops.exceptions import throw

DOCTYPE = "Sales Ops API Request"
LONGEST_KEY = 140


def key_of_request(argument: str | None = None) -> str | None:
	"""The key from the header `Idempotency-Key`, or the argument of that meaning for clients that cannot set headers."""
	header = frappe.get_request_header("Idempotency-Key") if frappe.request else None
	return (header or argument or "").strip() or None


def once(call: str, key: str | None, values: dict, act: Callable[[], dict]) -> dict:
	"""The answer of `act()`, done at most once for a user, a call and a key.

	Args:
		call: the name of the API call; keys of different calls do not meet.
		key: None for a client that sends none: `act` is simply done.
		values: what the client asked for, JSON values.

	Raises:
		IdempotencyError (422): the key was used with other values, or is too long.
		RequestInProgressError (409): the first request with this key takes too long.
	"""
	if not key:
		return act()
	if len(key) > LONGEST_KEY:
		throw("rest_key_too_long", most=LONGEST_KEY)
	row, is_ours = _claim(call, key, _digest(values))
	if is_ours:
		answer = act()
		frappe.db.set_value(DOCTYPE, row.name, "answer", frappe.as_json(answer, indent=None))
		return answer
	if row.request_hash != _digest(values):
		throw("rest_key_reused", key=key)
	return json.loads(row.answer)


def _claim(call: str, key: str, digest: str) -> tuple[dict, bool]:
	"""The key's row, locked, and whether this request wrote it.

	`insert … on duplicate key update` takes the exclusive lock at once; a plain insert would leave several losers with a
	shared lock each, and they would deadlock on the way to the row.
	"""
	user, token = frappe.session.user, frappe.generate_hash(length=20)
	name = hashlib.sha256("\0".join((user, call, key)).encode()).hexdigest()
	table, now = frappe.qb.DocType(DOCTYPE), now_datetime()
	values = {
		"name": name,
		"owner": user,
		"modified_by": user,
		"creation": now,
		"modified": now,
		"user": user,
		"call": call,
		"idempotency_key": key,
		"request_hash": digest,
		"token": token,
	}
	insert = frappe.qb.into(table).columns(*values).insert(*values.values())
	try:
		insert.on_duplicate_key_update(table.modified, table.modified).run()
	except (frappe.QueryDeadlockError, frappe.QueryTimeoutError):
		throw("rest_in_progress", key=key)
	row = frappe.db.get_value(
		DOCTYPE, name, ["name", "token", "request_hash", "answer"], as_dict=True, for_update=True
	)
	return row, row.token == token


def _digest(values: dict) -> str:
	text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
	return hashlib.sha256(text.encode()).hexdigest()
