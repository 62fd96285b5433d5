"""The rows of a prize draw as the policy takes them."""

from collections.abc import Sequence
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import cint

from sales_ops.policies import prize_draw as policy
from sales_ops.sales_meetings.draws import queries


def tickets_of(doc: Document) -> list[policy.Ticket]:
	"""The tickets by number."""
	rows = sorted(doc.tickets, key=lambda row: cint(row.number))
	return [policy.Ticket(cint(row.number), person_of(row), takes_part(row)) for row in rows]


def takes_part(row: Any) -> bool:
	return bool(row.present) and not row.excluded


def person_of(row: Any) -> str:
	"""The same text for all tickets of a person: the employee, else the name as it is written."""
	name = (row.holder_name or "").strip()
	return f"{name} ({row.employee})" if row.employee else name


def prizes_of(doc: Document) -> list[policy.Prize]:
	"""The prizes in their order; each row is a round. Numbers of a random draw are not looked at."""
	return [
		policy.Prize(
			round_no=row.idx,
			level=row.level or "",
			places=cint(row.places),
			numbers=policy.read_numbers(row.preset_numbers)[0] if doc.mode == policy.PRESET else (),
			allows_winners=bool(row.allows_winners),
			gift=row.gift or "",
			responsible=row.responsible or row.employee or "",
		)
		for row in doc.prizes
	]


def log_of(prize_draw: str, lock: bool = False) -> list[policy.Entry]:
	"""The log so far.

	Args:
		lock: read what is committed now, and let nobody add to it until the transaction ends.
	"""
	return as_log(queries.entries(prize_draw, lock))


def as_log(rows: Sequence[frappe._dict]) -> list[policy.Entry]:
	return [
		policy.Entry(
			row.sequence, row.kind, row.round_no, row.place, row.ticket, cint(row.voids), bool(row.goes_back)
		)
		for row in rows
	]
