"""The log of a draw as everybody may have it: docs/replay_draw.py replays it without Sales Ops."""

from frappe.model.document import Document

from sales_ops.exceptions import throw
from sales_ops.policies import prize_draw as policy
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
		the fields `TOLD`; `tickets` by number (`number`, `holder`: the same for all tickets of a person); `kept`, the
		preset numbers that no redraw could take; `entries` (`LOGGED`, `goes_back`, and `allows_winners` of their prize).

	Raises:
		DrawError: the seed is not told yet.
	"""
	if not doc.seed:
		throw("draw_log_secret")
	prizes, entries = records.prizes_of(doc), queries.entries(doc.name)
	again = {prize.round_no: prize.allows_winners for prize in prizes}
	return {
		**{field: doc.get(field) for field in TOLD},
		"tickets": [
			{"number": ticket.number, "holder": ticket.holder}
			for ticket in records.tickets_of(doc)
			if ticket.takes_part
		],
		"kept": _kept(prizes, records.as_log(entries)),
		"entries": [
			{field: row[field] for field in LOGGED}
			| {"goes_back": bool(row.goes_back), "allows_winners": again[row.round_no]}
			for row in entries
		],
	}


def _kept(prizes: list[policy.Prize], log: list[policy.Entry]) -> list[int]:
	"""Preset numbers whose place was never drawn: told only where a place was drawn by lot without them, as a proof."""
	by_lot = any(entry.kind == policy.REDRAWN for entry in log)
	return sorted(policy.numbers_kept(prizes, log)) if by_lot else []
