from frappe.model.document import Document

from sales_ops.exceptions import throw


class JudgeScore(Document):
	"""The points of one judge for one entry. `sales_meetings/judging/scoring.py` writes it while the contest is open."""

	def autoname(self):
		# One score a judge and entry: the name is the primary key, and both are names of rows.
		self.name = f"{self.entry}-{self.judge}"

	def validate(self):
		if not self.flags.from_sheet:
			throw("judging_score_on_sheet")

	def on_trash(self):
		throw("judging_score_stays")
