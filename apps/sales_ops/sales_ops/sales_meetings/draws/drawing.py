"""Draws, takes back and ends. Every step is done on the draw's locked row, and leaves a row in its log or a time on it."""

import frappe
from frappe.model.document import Document
from frappe.utils import now_datetime

from sales_ops.exceptions import throw
from sales_ops.policies import draw_lots
from sales_ops.policies import prize_draw as policy
from sales_ops.sales_meetings.draws import records, seeds
from sales_ops.sales_meetings.draws.queries import ENTRY

DRAFT, RUNNING, CLOSED, CANCELLED = "Draft", "Running", "Closed", "Cancelled"
# The windows that show a draw hear that it changed, and ask for what they may see.
REALTIME_EVENT = "prize_draw_changed"


def start(doc: Document) -> None:
	"""Commit to a secret seed and to the tickets; the draw is saved by the caller."""
	numbers = [ticket.number for ticket in records.tickets_of(doc) if ticket.takes_part]
	doc.update(
		{
			"status": RUNNING,
			"seed_hash": draw_lots.seed_hash(seeds.make(doc.name)),
			"tickets_digest": draw_lots.digest_of(numbers),
			"started_on": now_datetime(),
			"started_by": frappe.session.user,
		}
	)


def draw(doc: Document, round_no: int, after: int, how_many: int = 1) -> list[int]:
	"""Draw the next places of a prize.

	Args:
		doc: the locked draw.
		round_no: the prize's row.
		after: the last number of the log that the operator has seen; two clicks at once draw one.
		how_many: places; fewer are drawn where fewer are open.

	Returns:
		the tickets, in the order they were drawn.

	Raises:
		DrawError
	"""
	require_running(doc, after)
	prizes = {prize.round_no: prize for prize in records.prizes_of(doc)}
	if round_no not in prizes:
		throw("draw_prize_unknown", row=round_no)
	picker = _Picker(doc, list(prizes.values()))
	tickets = []
	while len(tickets) < max(how_many, 1):
		place = policy.next_place(prizes[round_no], picker.log)
		if place is None:
			break
		tickets.append(picker.pick(prizes[round_no], place))
	if not tickets:
		throw("draw_prize_done", prize=prizes[round_no].level)
	_count(doc, picker.log)
	return tickets


class _Picker:
	"""Picks tickets one after another, and writes each into the log."""

	def __init__(self, doc: Document, prizes: list[policy.Prize]):
		self.doc, self.prizes = doc, prizes
		self.tickets = records.tickets_of(doc)
		self.log = records.log_of(doc.name, lock=True)
		self.seed = seeds.read(doc.name)

	def pick(self, prize: policy.Prize, place: int) -> int:
		kind = policy.kind_of_pick(prize, place, self.log)
		number = policy.preset_number(prize, place, self.log)
		proof = {}
		if number is None:
			number, proof = self.pick_at_random(prize)
		entry = policy.Entry(len(self.log) + 1, kind, prize.round_no, place, number)
		self.log.append(entry)
		_write(self.doc, entry, **proof)
		return number

	def pick_at_random(self, prize: policy.Prize) -> tuple[int, dict]:
		left = policy.eligible(prize, self.tickets, self.log, policy.numbers_kept(self.prizes, self.log))
		if not left:
			throw("draw_nobody_left", prize=prize.level)
		text = draw_lots.pick_text(prize.round_no, policy.pick_number(prize, self.log))
		proof = {
			"hash_input": text,
			"remaining": len(left),
			"remaining_digest": draw_lots.digest_of(left),
		}
		return draw_lots.pick_ticket(self.seed, text, left), proof


def void(doc: Document, sequence: int, after: int, reason: str, goes_back: bool = False) -> None:
	"""Take a win back, because its winner is not there; the place is drawn again by the next `draw` of the prize.

	Args:
		sequence: the win's number in the log.
		goes_back: the ticket may still win, for one that was taken back by mistake.

	Raises:
		DrawError
	"""
	require_running(doc, after)
	if not (reason or "").strip():
		throw("draw_reason_missing")
	log = records.log_of(doc.name, lock=True)
	entry = next((entry for entry in log if entry.sequence == sequence and entry.kind != policy.VOID), None)
	if not entry:
		throw("draw_entry_unknown", sequence=sequence)
	if entry not in policy.standing(log):
		throw("draw_entry_void", sequence=sequence)
	number = len(log) + 1
	taken_back = policy.Entry(
		number, policy.VOID, entry.round_no, entry.place, entry.ticket, sequence, goes_back
	)
	log.append(taken_back)
	_write(doc, taken_back, reason=reason.strip())
	_count(doc, log)


def close(doc: Document, remarks: str | None) -> None:
	"""End the draw and tell its seed.

	Args:
		remarks: why places stay open; needed where some do.

	Raises:
		DrawError
	"""
	if doc.status != RUNNING:
		throw("draw_not_running", draw=doc.name, status=doc.status)
	log = records.log_of(doc.name, lock=True)
	left = sum(prize.places for prize in records.prizes_of(doc)) - len(policy.standing(log))
	if left and not (remarks or "").strip():
		throw("draw_places_open", places=left)
	reveal(doc, CLOSED, remarks if left else None)


def reveal(doc: Document, status: str, remarks: str | None = None) -> None:
	"""From now on the draw can be replayed."""
	doc.db_set(
		{
			"status": status,
			"seed": seeds.read(doc.name),
			"closed_on": now_datetime(),
			"closed_by": frappe.session.user,
			"remarks": remarks,
		}
	)
	announce(doc)


def require_running(doc: Document, after: int) -> None:
	"""Refuse a step on a draw that is not running, or that moved on since the operator looked."""
	if doc.status != RUNNING:
		throw("draw_not_running", draw=doc.name, status=doc.status)
	if doc.last_sequence != after:
		throw("draw_moved_on")


def announce(doc: Document) -> None:
	frappe.publish_realtime(REALTIME_EVENT, {"prize_draw": doc.name}, after_commit=True)


def _count(doc: Document, log: list[policy.Entry]) -> None:
	doc.db_set({"last_sequence": len(log), "no_of_winners": len(policy.standing(log))})
	announce(doc)


def _write(doc: Document, entry: policy.Entry, **more) -> None:
	prize = doc.prizes[entry.round_no - 1]
	ticket = next(row for row in doc.tickets if row.number == entry.ticket)
	row = frappe.get_doc(
		{
			"doctype": ENTRY,
			"prize_draw": doc.name,
			"sequence": entry.sequence,
			"kind": entry.kind,
			"prize": prize.level,
			"round_no": entry.round_no,
			"place": entry.place,
			"ticket": entry.ticket,
			"holder_name": ticket.holder_name,
			"employee": ticket.employee,
			"gift": prize.gift,
			"moment": now_datetime(),
			"user": frappe.session.user,
			"voids": entry.voids,
			"goes_back": entry.goes_back,
			**more,
		}
	)
	row.flags.from_draw = True
	row.insert(ignore_permissions=True)
