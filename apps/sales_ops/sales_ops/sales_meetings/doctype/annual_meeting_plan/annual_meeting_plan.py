import frappe
from frappe.model.document import Document
from frappe.utils import get_datetime, now_datetime

from sales_ops import arguments
from sales_ops.exceptions import sentence_of, throw, throw_all
from sales_ops.guards import keep_computed, read_kinds, require_filled, stored
from sales_ops.policies import meeting_attendance, meeting_costs
from sales_ops.sales_meetings.annual import (
	budget,
	costs,
	people,
	programme,
	purchasing,
	readiness,
	sight,
	steps,
)

DRAFT, APPROVED, NOTIFIED, HELD = "Draft", "Approved", "Notified", "Held"
CLOSED, CANCELLED = "Closed", "Cancelled"
STEPS = (
	"status",
	"approval_asked_on",
	"approval_asked_by",
	"approved_on",
	"approved_by",
	"notified_on",
	"held_on",
	"closed_on",
	"closed_by",
)
# What was approved stays: rows of these can be added (but for the programme) and their people replaced, none taken out.
KEPT_TABLES = ("duties", "venue_items", "programme", "purchases")


class AnnualMeetingPlan(Document):
	"""An annual meeting from its plan to its books: Draft → Approved (submitted by a director, nothing blank) → Notified →
	Held → Closed (attendance and actual amounts are known). After approval people can be replaced, the programme stays.
	"""

	def onload(self):
		if self.docstatus.is_draft() and not self.is_new():
			self.set_onload("findings", [sentence_of(found) for found in readiness.findings(self)])
		self.set_onload("may_approve", sight.may_approve())

	def before_validate(self):
		read_kinds(self)

	def validate(self):
		require_filled(self, "company", "starts_at", "ends_at")
		self.keep_steps()
		self.validate_times()
		people.refuse_twins(self)
		people.set_counts(self)
		programme.set_keys(self)
		programme.link_performers(self)
		programme.set_times(self)
		costs.set_amounts(self)
		budget.set_budget(self)
		self.ready = int(not readiness.findings(self))

	def before_submit(self):
		if not sight.may_approve():
			throw("annual_plan_not_director")
		throw_all(readiness.findings(self))
		self.status, self.approved_on, self.approved_by = APPROVED, now_datetime(), frappe.session.user

	def on_submit(self):
		steps.tell_organiser_of_approval(self)

	def before_update_after_submit(self):
		read_kinds(self)
		if self.status == CLOSED:
			throw("annual_plan_closed")
		purchasing.keep_rows(self)
		self.refuse_lost_rows()
		people.refuse_twins(self)
		people.set_counts(self)
		programme.link_performers(self)
		programme.set_times(self)
		throw_all(readiness.blanks(self))
		costs.set_amounts(self)
		budget.set_budget(self)

	def before_cancel(self):
		if self.status in (HELD, CLOSED):
			throw("annual_plan_held")
		self.ignore_linked_doctypes = (self.doctype,)  # a later plan was copied from it, no more than that

	def on_cancel(self):
		if self.status == NOTIFIED:
			steps.call_off(self, people.users_of(self)[0])
		self.db_set("status", CANCELLED)

	def keep_steps(self):
		"""Whatever a client sends: states are written by the steps below, requests and reminders by what makes them."""
		keep_computed(self, STEPS, status=DRAFT)
		keep_computed(self, ("copied_from",), copied_from=self.flags.copied_from)
		purchasing.keep_rows(self)

	def validate_times(self):
		if get_datetime(self.ends_at) <= get_datetime(self.starts_at):
			throw("annual_plan_times")

	def refuse_lost_rows(self):
		"""The tables are open for people and results; what was approved is neither taken out nor, in the programme, added to."""
		before = self.get_doc_before_save()
		for table in KEPT_TABLES:
			was, now = ({row.name for row in doc.get(table)} for doc in (before, self))
			if was - now:
				throw("annual_plan_rows_changed", table=self.meta.get_label(table))
			if table == "programme" and now - was:
				throw("annual_plan_programme_rows")

	def check_status(self, wanted: str, *others: str):
		if self.status not in (wanted, *others):
			throw("annual_plan_status", status=self.status, wanted=wanted)

	@frappe.whitelist()
	def ask_for_approval(self) -> None:
		"""Tell the directors that the plan waits for them.

		Raises:
			NotReadyError: something is blank.
		"""
		plan = stored(self, "write")
		plan.check_status(DRAFT)
		throw_all(readiness.findings(plan))
		plan.db_set(
			{"approval_asked_on": now_datetime(), "approval_asked_by": frappe.session.user}, notify=True
		)
		steps.tell_directors(plan)

	@frappe.whitelist()
	def notify_attendees(self) -> dict:
		"""Tell the attendees when and where; again, for those who were asked later.

		Returns:
			`told`, a number, and `on_paper`, the names of those without a login.
		"""
		plan = stored(self, "write")
		plan.check_status(APPROVED, NOTIFIED)
		users, on_paper = people.users_of(plan)
		steps.invite(plan, users)
		plan.db_set({"status": NOTIFIED, "notified_on": now_datetime()}, notify=True)
		return {"told": len(users), "on_paper": on_paper}

	@frappe.whitelist()
	def mark_held(self) -> None:
		"""The meeting has taken place, or has begun at least."""
		plan = stored(self, "write")
		plan.check_status(NOTIFIED)
		if get_datetime(plan.starts_at) > now_datetime():
			throw("annual_plan_not_begun", begin=get_datetime(plan.starts_at))
		plan.db_set({"status": HELD, "held_on": now_datetime()}, notify=True)

	@frappe.whitelist()
	def close(self) -> None:
		"""Close the books of the meeting.

		Raises:
			AnnualMeetingError: attendance, a reason or an actual amount is missing; it says all of them.
		"""
		plan = stored(self, "write")
		plan.check_status(HELD)
		found = meeting_attendance.check_attendance(people.attendees_of(plan))
		throw_all(found + meeting_costs.check_actuals(costs.lines_of(plan)))
		plan.db_set(
			{"status": CLOSED, "closed_on": now_datetime(), "closed_by": frappe.session.user}, notify=True
		)

	@frappe.whitelist()
	def reopen(self) -> None:
		"""A bill came late: a director opens the books again."""
		plan = stored(self, "cancel")
		plan.check_status(CLOSED)
		plan.db_set({"status": HELD, "closed_on": None, "closed_by": None}, notify=True)

	@frappe.whitelist()
	def request_materials(self, rows: list[str] | str, needed_by: str | None = None) -> str:
		"""Make the draft of one Material Request from purchases; see `purchasing.request`.

		Returns:
			the name of the Material Request.
		"""
		plan = stored(self, "write")
		frappe.has_permission("Material Request", "create", throw=True)
		plan.check_status(APPROVED, NOTIFIED, HELD)
		return purchasing.request(plan, arguments.names("rows", rows), needed_by).name
