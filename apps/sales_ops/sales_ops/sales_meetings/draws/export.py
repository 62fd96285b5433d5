"""The log of a draw as everybody may have it: docs/replay_draw.py replays it without Sales Ops."""

from frappe.model.document import Document

from sales_ops.exceptions import throw
from sales_ops.sales_meetings.draws import queries, records

TOLD = ("name", "title", "mode", "seed", "seed_hash", "tickets_digest")
LOGGED = (
	"sequence",
	"kind",
	"prize",
	"round_no",
	"place",
	"ticket",
	"hash_input",
	"remaining",
	"remaining_digest",
	"voids",
	"reason",
	"moment",
)


def log_as_dict(doc: Document) -> dict:
	"""Seed, the tickets that took part, and the log.

	Returns:
		the fields `TOLD`; `tickets` by number (`number`, `holder`: the same for all tickets of a person); `entries`
		(`LOGGED`, `goes_back`, and `allows_winners` of their prize).

	Raises:
		DrawError: the seed is not told yet.
	"""
	if not doc.seed:
		throw("draw_log_secret")
	again = {prize.round_no: prize.allows_winners for prize in records.prizes_of(doc)}
	return {
		**{field: doc.get(field) for field in TOLD},
		"tickets": [
			{"number": ticket.number, "holder": ticket.holder}
			for ticket in records.tickets_of(doc)
			if ticket.takes_part
		],
		"entries": [
			{field: row[field] for field in LOGGED}
			| {"goes_back": bool(row.goes_back), "allows_winners": again[row.round_no]}
			for row in queries.entries(doc.name)
		],
	}
