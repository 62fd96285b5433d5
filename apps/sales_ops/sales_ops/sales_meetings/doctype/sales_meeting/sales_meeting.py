import frappe
from frappe.model.document import Document
from frappe.utils import now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, read_kinds, stored
from sales_ops.sales_meetings.meetings import (
	carry,
	live,
	minutes,
	permissions,
	plans,
	preparation,
	series,
	todos,
)

DRAFT, APPROVED, NOTIFIED, HELD = "Draft", "Approved", "Notified", "Held"
SIGNED, CLOSED, CANCELLED = "Minutes Signed", "Closed", "Cancelled"
STEPS = (
	"status",
	"approved_on",
	"approved_by",
	"notified_on",
	"started_at",
	"ended_at",
	"minutes_due_on",
	"minutes_signed_on",
	"minutes_signed_by",
	"closed_on",
)


class SalesMeeting(Document):
	"""A sales meeting: Draft → Approved (by the director, within its time boxes) → Notified (plan and deadlines sent) →
	Held (each item with its minutes) → Minutes Signed (decisions bind, actions are ToDos) → Closed (no action left open).
	"""

	def onload(self):
		if self.docstatus == 0:
			self.set_onload("findings", plans.findings(self))
		self.set_onload("may_approve", permissions.may_approve())

	def before_insert(self):
		minutes.begin_actions(self)
		series.fill(self)
		carry.take_over(self)

	def after_insert(self):
		carry.mark_taken(self)

	def before_validate(self):
		read_kinds(self)
		plans.set_defaults(self)

	def validate(self):
		self.keep_steps()
		if not self.flags.step:
			plans.clear_recorded(self)
		plans.validate_only_one(self)
		plans.set_times(self)
		self.settle()

	def before_submit(self):
		permissions.check_may_approve()
		throw_all(plans.check(self))
		self.status = APPROVED
		self.approved_on, self.approved_by = now_datetime(), frappe.session.user

	def before_update_after_submit(self):
		read_kinds(self)
		if not self.flags.step:
			self.keep_steps()
			plans.validate_agenda_stands(self)
			minutes.validate_may_change(self)
		self.settle()

	def on_update(self):
		self.follow()

	def on_update_after_submit(self):
		self.follow()

	def before_cancel(self):
		if self.status not in (APPROVED, NOTIFIED) or self.started_at:
			throw("sales_meeting_was_held")
		self.ignore_linked_doctypes = ["Region Report", "Sales Meeting", "ToDo"]

	def on_cancel(self):
		self.db_set("status", CANCELLED)
		carry.give_back(self)

	def on_trash(self):
		if self.docstatus == 0:
			carry.give_back(self)

	def keep_steps(self):
		"""States are written by the steps below, whatever a client sends."""
		if not self.flags.step:
			keep_computed(self, STEPS, status=DRAFT)

	def settle(self):
		"""What follows from the rows of minutes, decisions and actions."""
		plans.set_received(self)
		minutes.number_decisions(self)
		minutes.settle_actions(self)
		minutes.count(self)

	def follow(self):
		if not self.flags.of_todo:
			todos.follow(self)

	def step(self, **values) -> None:
		"""Save what a step of ours has written; who calls it has checked that the user may."""
		self.update(values)
		self.flags.step = self.flags.ignore_permissions = True
		self.flags.ignore_validate_update_after_submit = True
		self.save()

	def check_status(self, *wanted: str):
		if self.docstatus != 1 or self.status not in wanted:
			throw("sales_meeting_status", status=self.status)

	@frappe.whitelist()
	def notify_attendees(self) -> None:
		"""Send the approved plan to everybody it concerns, and begin the region reports; again after a change of people."""
		meeting = stored(self, "write")
		meeting.check_status(APPROVED, NOTIFIED)
		preparation.send(meeting)
		meeting.step(status=NOTIFIED, notified_on=now_datetime())
		self.reload()

	@frappe.whitelist()
	def record_held(self) -> None:
		"""Write down that the meeting was held at its time, where nobody used the live page."""
		meeting = stored(self, "write")
		meeting.check_status(APPROVED, NOTIFIED)
		now = now_datetime()
		live.stop_running(meeting, now)
		live.hold(
			meeting, meeting.started_at or meeting.starts_at, now if meeting.started_at else meeting.ends_at
		)
		self.reload()

	@frappe.whitelist()
	def sign_minutes(self) -> None:
		"""The minutes bind from now on: actions become ToDos of those who do them.

		Raises:
			SalesMeetingError: no decision, no attendance, or an action without owner or day (MEET-08).
		"""
		meeting = stored(self, "write")
		permissions.check_may_approve()
		meeting.check_status(HELD)
		minutes.check_signing(meeting)
		todos.make(meeting)
		meeting.step(status=SIGNED, minutes_signed_on=now_datetime(), minutes_signed_by=frappe.session.user)
		self.reload()

	@frappe.whitelist()
	def open_minutes(self, reason: str) -> None:
		"""Let signed minutes be changed again; why, stays in the meeting's comments."""
		meeting = stored(self, "write")
		permissions.check_may_approve()
		meeting.check_status(SIGNED)
		if not (reason or "").strip():
			throw("sales_meeting_reason_missing")
		minutes.log_reason(meeting, reason)
		meeting.step(status=HELD, minutes_signed_on=None, minutes_signed_by=None)
		self.reload()

	@frappe.whitelist()
	def close_meeting(self, carry_open: bool = False) -> None:
		"""Nothing is left to do here.

		Args:
			carry_open: open actions go to the next meeting of the series.

		Raises:
			SalesMeetingError: an action is open and is not carried.
		"""
		meeting = stored(self, "write")
		meeting.check_status(SIGNED)
		minutes.check_closing(meeting, bool(carry_open))
		if carry_open and meeting.no_of_open_actions:
			carry.hand_on(meeting)
		meeting.step(status=CLOSED, closed_on=now_datetime())
		self.reload()
