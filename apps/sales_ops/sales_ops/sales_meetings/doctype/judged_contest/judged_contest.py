import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, read_kinds, stored
from sales_ops.sales_meetings.judging import checks, contest, panel

STEPS = ("status", "highest_points", "trimmed_from", "winner", "is_trimmed", "closed_on", "closed_by")


class JudgedContest(Document):
	"""A contest that judges decide by points (MEET-03, §8). Submitting it opens it for the judges; closing it locks their
	scores and ranks the entries, which needs the whole panel.
	"""

	def before_validate(self):
		read_kinds(self)

	def validate(self):
		keep_computed(self, STEPS, status=contest.DRAFT)
		if self.docstatus.is_draft():
			self.reopenings = []
			self.clear_results(self.entries)
		panel.fill_people(self)
		throw_all(checks.twice(self))

	def before_submit(self):
		throw_all(checks.incomplete(self))
		contest.take_terms(self)
		self.status = contest.OPEN

	def on_submit(self):
		contest.tell_judges(self, self.users())

	def before_update_after_submit(self):
		read_kinds(self)
		if self.status != contest.OPEN:
			throw("judging_closed_stays", contest=self.title)
		panel.fill_people(self)
		self.clear_results(row for row in self.entries if row.is_new())
		throw_all(checks.twice(self) + checks.incomplete(self) + checks.taken_away(self))

	def on_update_after_submit(self):
		before = {row.user for row in self.get_doc_before_save().judges}
		contest.tell_judges(self, [user for user in self.users() if user not in before])

	def on_cancel(self):
		self.db_set("status", contest.CANCELLED)

	def onload(self):
		if self.docstatus.is_submitted():
			self.set_onload("progress", panel.progress(self))

	def users(self) -> list[str]:
		"""The users of the judges."""
		return [row.user for row in panel.judging(self) if row.user]

	def clear_results(self, rows):
		for row in rows:
			row.update(dict.fromkeys(contest.RESULTS, 0))

	@frappe.whitelist()
	def close(self) -> None:
		"""Lock the scores and rank the entries; see `contest.close`."""
		contest.close(stored(self, "submit"))

	@frappe.whitelist()
	def reopen(self, reason: str) -> None:
		"""Open a closed contest again; a director's right, as cancelling is. See `contest.reopen`."""
		contest.reopen(stored(self, "cancel"), reason)
