import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, read_kinds, stored
from sales_ops.policies import prize_draw as policy
from sales_ops.sales_meetings.draws import drawing, export, findings, records, seeds, tickets

STEPS = (
	"status",
	"seed_hash",
	"seed",
	"tickets_digest",
	"started_on",
	"started_by",
	"closed_on",
	"closed_by",
	"remarks",
	"last_sequence",
	"no_of_winners",
)


class PrizeDraw(Document):
	"""A lottery of an annual meeting. Submitting it starts it: tickets and prizes stay from then on, a secret seed is made
	and its hash published. Closing it tells the seed, so that everybody can draw again and compare (MEET-04, §8).

	Its changes are not tracked by versions, since they would tell the preset numbers; what matters, the log says.
	"""

	def before_validate(self):
		read_kinds(self)

	def validate(self):
		keep_computed(self, STEPS, status=drawing.DRAFT, last_sequence=0, no_of_winners=0)
		tickets.fill_people(self)
		throw_all(findings.check_rows(self))
		self.tidy_numbers()
		self.set_counts()

	def before_submit(self):
		throw_all(findings.errors(self))
		drawing.start(self)

	def on_submit(self):
		drawing.announce(self)

	def on_cancel(self):
		drawing.reveal(self, drawing.CANCELLED)

	def on_trash(self):
		seeds.forget(self.name)

	def onload(self):
		if self.docstatus.is_draft() and self.has_permission("write"):
			self.set_onload("findings", findings.told(self))

	def tidy_numbers(self):
		"""Preset numbers as everybody writes them: 1, 4, 7."""
		for row in self.prizes:
			numbers, _words = policy.read_numbers(row.preset_numbers)
			row.preset_numbers = ", ".join(map(str, numbers))

	def set_counts(self):
		self.no_of_tickets = sum(ticket.takes_part for ticket in records.tickets_of(self))
		self.no_of_places = sum(row.places for row in self.prizes)

	@frappe.whitelist()
	def fill_tickets(self, count: int = 0) -> None:
		"""Replace the tickets of a draft.

		Args:
			count: tickets 1 to `count` without names; 0: a ticket for each attendee of the annual meeting.

		Raises:
			DrawError: it is no draft, or there is nobody to fill in.
			frappe.PermissionError
		"""
		doc = stored(self, "write")
		if not doc.docstatus.is_draft():
			throw("draw_not_draft", draw=doc.name)
		doc.set("tickets", tickets.by_number(count) if count else tickets.from_attendees(doc))
		doc.save()

	@frappe.whitelist()
	def draw(self, round_no: int, after: int, how_many: int = 1) -> list[int]:
		"""Draw the next places of a prize; see `drawing.draw`."""
		return drawing.draw(stored(self, "submit"), round_no, after, how_many)

	@frappe.whitelist()
	def void(self, sequence: int, after: int, reason: str, goes_back: bool = False) -> None:
		"""Take back the win of somebody who is not there; see `drawing.void`."""
		drawing.void(stored(self, "submit"), sequence, after, reason, goes_back)

	@frappe.whitelist()
	def close(self, remarks: str | None = None) -> None:
		"""End the draw and tell its seed; see `drawing.close`."""
		drawing.close(stored(self, "submit"), remarks)

	@frappe.whitelist()
	def export_log(self) -> dict:
		"""What docs/replay_draw.py needs; see `export.log_as_dict`."""
		return export.log_as_dict(stored(self, "read"))
