"""What is wrong with a draft, in sentences of the reader's language."""

from frappe.model.document import Document

from sales_ops.exceptions import sentence_of
from sales_ops.policies import prize_draw as policy
from sales_ops.policies.violations import Violation
from sales_ops.sales_meetings.draws import records


def errors(doc: Document) -> list[Violation]:
	"""What stands against starting."""
	return policy.check_draw(
		doc.mode, records.tickets_of(doc), records.prizes_of(doc), bool(doc.every_ticket_wins)
	)


def told(doc: Document) -> dict[str, list[str]]:
	"""The sentences, escaped: `errors`, which stop the draw, and `notes`."""
	tickets, prizes = records.tickets_of(doc), records.prizes_of(doc)
	notes = policy.notes_on(doc.mode, tickets, prizes, bool(doc.every_ticket_wins))
	return {
		"errors": [sentence_of(found) for found in errors(doc)],
		"notes": [sentence_of(found) for found in notes] if tickets and prizes else [],
	}


def check_rows(doc: Document) -> list[Violation]:
	"""What no draft may have: numbers and names that stand twice or cannot be read."""
	found = _check_tickets(doc)
	levels: dict[str, int] = {}
	for row in doc.prizes:
		if not (row.level or "").strip():
			found.append(Violation("draw_prize_level", {"row": row.idx}))
		elif levels.setdefault(row.level, row.idx) != row.idx:
			params = {"row": row.idx, "prize": row.level, "first": levels[row.level]}
			found.append(Violation("draw_prize_repeated", params))
		if (row.places or 0) < 1:
			found.append(Violation("draw_prize_places", {"row": row.idx, "prize": row.level}))
		for word in policy.read_numbers(row.preset_numbers)[1]:
			found.append(Violation("draw_number_unreadable", {"prize": row.level, "word": word}))
	return found


def _check_tickets(doc: Document) -> list[Violation]:
	found, numbers = [], {}
	for row in doc.tickets:
		if (row.number or 0) < 1:
			found.append(Violation("draw_ticket_number", {"row": row.idx}))
		elif numbers.setdefault(row.number, row.idx) != row.idx:
			params = {"row": row.idx, "ticket": row.number, "first": numbers[row.number]}
			found.append(Violation("draw_ticket_repeated", params))
	return found
