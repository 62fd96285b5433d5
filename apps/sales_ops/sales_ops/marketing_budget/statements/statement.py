"""What execution report, expense ledger and expense statistics have in common: one for each period, with figures of the moment
at which they were calculated, handed in by submitting (architecture decision 9)."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import getdate, now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, stored
from sales_ops.marketing_budget.statements import notices
from sales_ops.policies import budget_statements as policy
from sales_ops.policies.periods import Period

# What handing in and checking write.
STEPS = ("status", "submitted_by", "late", "late_days", "reminded_on")


class Statement(Document):
	"""A draft is made by the job and completed by the planner. Its figures change only when it is calculated anew."""

	KEY = ""  # the field with the unique key
	SUBMITTED_AT = "submitted_on"
	CALCULATED: tuple[str, ...] = ()
	WRITTEN_LATER: tuple[str, ...] = ()  # by steps of its own
	IS_LAST_DAY_ENOUGH = False

	def validate(self):
		written = (*STEPS, self.SUBMITTED_AT, *self.WRITTEN_LATER)
		keep_computed(self, written, status=policy.DRAFT, late=0, late_days=0)
		if self.is_new() or self.flags.calculating:
			self.calculate()
			self.require_only_one()
		else:
			keep_computed(self, self.CALCULATED)
			self.keep_tables()

	def before_submit(self):
		throw_all(
			policy.check_period(self.covered(), getdate(now_datetime()), self.IS_LAST_DAY_ENOUGH)
			or self.check_complete()
		)
		self.hand_in()

	def on_submit(self):
		notices.handed_in(self)

	def on_cancel(self):
		# Another one may be made of the period now.
		self.db_set({"status": policy.CANCELLED, self.KEY: None})

	def covered(self) -> Period:
		"""The period that it is about."""
		raise NotImplementedError

	def calculate(self):
		"""Fill the fields of `CALCULATED` and the tables."""
		raise NotImplementedError

	def keep_tables(self):
		"""Put back the tables, but for what a user may write in them."""
		raise NotImplementedError

	def check_complete(self) -> list:
		"""What stands against handing it in."""
		return []

	def require_only_one(self):
		"""A second one of the period is refused by name; the unique index decides between two at once."""
		key = self.get(self.KEY)
		other = frappe.db.get_value(self.doctype, {self.KEY: key, "name": ("!=", self.name or "")})
		if other:
			throw("statement_exists", document=other)

	def hand_in(self):
		days = policy.days_late(getdate(self.due_date), getdate(now_datetime()))
		self.update({"late": int(days > 0), "late_days": days, "status": policy.SUBMITTED})
		self.update({"submitted_by": frappe.session.user, self.SUBMITTED_AT: now_datetime()})

	def calculate_again(self):
		"""Read the books again; for the whitelisted `recalculate` of each.

		Raises:
			StatementError: it is not a draft.
		"""
		doc = stored(self, "write")
		if not doc.docstatus.is_draft():
			throw("statement_not_draft", document=doc.name, status=doc.status)
		doc.flags.calculating = True
		doc.save()

	def mark_late(self, on: date):
		"""Note on a draft how late it is."""
		days = policy.days_late(getdate(self.due_date), on)
		if days and days != self.late_days:
			self.db_set({"late": 1, "late_days": days}, update_modified=False)
