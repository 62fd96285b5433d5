"""What the screen of a draw shows, to its operator and to the hall."""

import frappe
from frappe.model.document import Document

from sales_ops.policies import prize_draw as policy
from sales_ops.sales_meetings.draws import queries, records
from sales_ops.sales_meetings.draws.drawing import RUNNING

DRAW = "Prize Draw"


@frappe.whitelist()
def get_screen(prize_draw: str, with_tickets: bool = True) -> dict:
	"""A draw as its screen shows it.

	Args:
		with_tickets: false for a window that has them already: they do not change, and there may be thousands.

	Returns:
		`name`, `title`, `status`, `seed_hash`, `seed` (once it is told), `last_sequence`, `may_draw`; `tickets` that take part
		(`number`, `holder`); `prizes` (`round_no`, `level`, `gift`, `places`, `next_place`, `is_redraw`, `winners`).

	Raises:
		frappe.PermissionError: the user may not read the draw.
	"""
	frappe.has_permission(DRAW, "read", prize_draw, throw=True)
	doc = frappe.get_doc(DRAW, prize_draw)
	rows = queries.entries(doc.name)
	return {
		**{field: doc.get(field) for field in ("name", "title", "status", "seed_hash", "seed")},
		"last_sequence": rows[-1].sequence if rows else 0,
		"may_draw": doc.status == RUNNING and doc.has_permission("submit"),
		"tickets": _tickets(doc) if with_tickets else [],
		"prizes": _prizes(doc, rows),
	}


@frappe.whitelist()
def open_draws() -> list[dict]:
	"""The draws that a screen can show, the running ones first, the newest first.

	Returns:
		`name`, `title`, `status`, `draw_date`.

	Raises:
		frappe.PermissionError: the user may not read draws.
	"""
	frappe.has_permission(DRAW, "read", throw=True)
	rows = frappe.get_list(
		DRAW,
		{"docstatus": 1},
		["name", "title", "status", "draw_date"],
		order_by="creation desc",
		limit=20,
	)
	return sorted(rows, key=lambda row: row.status != RUNNING)


def _tickets(doc: Document) -> list[dict]:
	rows = (row for row in doc.tickets if records.takes_part(row))
	return [{"number": row.number, "holder": row.holder_name or ""} for row in rows]


def _prizes(doc: Document, rows: list[frappe._dict]) -> list[dict]:
	"""The prizes with their winners; the numbers that are preset stay on the server until they are drawn."""
	log = records.as_log(rows)
	won = {entry.sequence for entry in policy.standing(log)}
	found = []
	for prize in records.prizes_of(doc):
		place = policy.next_place(prize, log)
		winners = [row for row in rows if row.round_no == prize.round_no and row.sequence in won]
		found.append(
			{
				"round_no": prize.round_no,
				"level": prize.level,
				"gift": prize.gift,
				"places": prize.places,
				"next_place": place,
				"is_redraw": bool(place) and policy.kind_of_pick(prize, place, log) == policy.REDRAWN,
				"winners": [_winner(row) for row in sorted(winners, key=lambda row: row.place)],
			}
		)
	return found


def _winner(row: frappe._dict) -> dict:
	return {
		"sequence": row.sequence,
		"place": row.place,
		"ticket": row.ticket,
		"holder": row.holder_name or "",
	}
