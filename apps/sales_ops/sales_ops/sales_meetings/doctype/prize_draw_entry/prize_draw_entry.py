from frappe.model.document import Document

from sales_ops.exceptions import throw


class PrizeDrawEntry(Document):
	"""One row of the log of a draw. `sales_meetings/draws/drawing.py` writes it, nobody else, and nobody changes it."""

	def autoname(self):
		# Two rows with one number cannot be: the name is the primary key.
		self.name = f"{self.prize_draw}-{self.sequence:04d}"

	def before_insert(self):
		if not self.flags.from_draw:
			throw("draw_log_is_written")

	def before_save(self):
		if not self.is_new():
			throw("draw_log_stays", entry=self.name)

	def on_trash(self):
		throw("draw_log_stays", entry=self.name)
