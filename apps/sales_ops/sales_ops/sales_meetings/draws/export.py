"""The log of a draw as everybody may have it: docs/replay_draw.py replays it without Sales Ops."""

from frappe.model.document import Document

from sales_ops.exceptions import throw
from sales_ops.sales_meetings.draws import queries, records

LOGGED = (
	"sequence",
	"kind",
	"round_no",
	"place",
	"ticket",
	"hash_input",
	"remaining",
	"remaining_digest",
	"voids",
	"reason",
)


def log_as_dict(doc: Document) -> dict:
	"""Seed, tickets, prizes and log.

	Raises:
		DrawError: the seed is not told yet.
	"""
	if not doc.seed:
		throw("draw_log_secret")
	return {
		"draw": doc.name,
		"title": doc.title,
		"seed": doc.seed,
		"seed_hash": doc.seed_hash,
		"tickets": [vars(ticket) for ticket in records.tickets_of(doc)],
		"prizes": [_prize(prize) for prize in records.prizes_of(doc)],
		"entries": [
			{field: row[field] for field in LOGGED} | {"goes_back": bool(row.goes_back)}
			for row in queries.entries(doc.name)
		],
	}


def _prize(prize) -> dict:
	fields = ("round_no", "level", "places", "numbers", "allows_winners")
	return {field: getattr(prize, field) for field in fields}
