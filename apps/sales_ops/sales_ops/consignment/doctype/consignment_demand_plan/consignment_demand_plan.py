import frappe
from frappe.model.document import Document
from frappe.utils import cast, getdate, now_datetime, today

from sales_ops.consignment.demand import call_offs, plans, terms
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.policies import consignment_demand as policy
from sales_ops.policies.consignment_delivery import plan_progress
from sales_ops.policies.money import ZERO
from sales_ops.values import to_decimal

DRAFT, FILED, BALANCED, CANCELLED = "Draft", "Filed", "Balanced", "Cancelled"
STEPS = (
	"status",
	"is_late",
	"late_reason",
	"filed_on",
	"filed_by",
	"balanced_on",
	"approved_on",
	"approved_by",
	"purchase_plan",
	"call_off_due_on",
)
# What the department says; once filed it stands until the plan is taken back.
SAID = ("kind", "consignment_site", "department", "for_date", "reason")
SAID_OF_ROW = (
	"item_code",
	"specification",
	"drawing_no",
	"length",
	"qty",
	"uom",
	"needed_by",
	"direct_to_user",
	"place",
	"lot",
	"history_reason",
)
PROGRESS = ("called_off_qty", "delivered_qty")


class ConsignmentDemandPlan(Document):
	"""What a department needs from a consignment site: Draft → Filed (by the department, in time) → Balanced against stock
	→ Approved (submitted by the planner, every checked row decided) → called off from the suppliers.
	"""

	def before_validate(self):
		self.company = frappe.get_cached_value("Consignment Site", self.consignment_site, "company")
		if not self.for_date and self.kind:
			self.for_date = policy.default_day(self.kind, getdate(today()))

	def validate(self):
		require_filled(self, "consignment_site", "items")
		self.keep_steps()
		self.set_period()
		self.validate_unchanged()
		plans.set_quantities(self)
		plans.set_prices(self)
		plans.set_checks(self)
		self.clear_decisions()
		plans.set_decisions(self)
		self.set_balance()
		plans.set_totals(self)

	def before_submit(self):
		self.check_status(BALANCED)
		plans.check_approval(self)
		self.status = plan_progress([(to_decimal(row.call_off_qty), ZERO) for row in self.items])
		self.approved_on, self.approved_by = now_datetime(), frappe.session.user
		self.call_off_due_on = plans.call_off_due_on(self)

	def before_cancel(self):
		if self.purchase_plan:
			throw("consignment_plan_collected", purchase_plan=self.purchase_plan)
		call_offs.refuse_if_called_off([row.name for row in self.items])

	def on_cancel(self):
		self.db_set("status", CANCELLED)

	def on_trash(self):
		if self.docstatus == 0:
			self.check_status(DRAFT)

	def keep_steps(self):
		"""States and progress are written by the steps below and by call-offs, whatever a client sends."""
		if self.flags.step:
			return
		keep_computed(self, STEPS, status=DRAFT)
		for row in self.items:
			row.update(dict.fromkeys(PROGRESS, 0) | {"arrived_on": None})

	def clear_decisions(self):
		"""Only what is filed is decided on; Frappe lets anyone fill the planner's columns of a new document."""
		if self.status == DRAFT:
			for row in self.items:
				row.update({"decision": None, "decision_remark": None})

	def set_period(self):
		period = plans.period_of(self)
		self.period, self.period_start, self.period_end = period.label, period.start, period.end
		self.due_at = policy.due_at(self.kind, period, terms.deadlines())
		for row in self.items:
			row.needed_by = row.needed_by or (period.start if self.kind == policy.DAILY else None)

	def validate_unchanged(self):
		before = self.get_doc_before_save()
		if self.flags.step or not before or before.status == DRAFT:
			return
		if _said(before) != _said(self):
			throw("consignment_plan_filed")

	def set_balance(self):
		if self.status == BALANCED:
			plans.balance(self)
		else:
			plans.clear_balance(self)

	def check_status(self, *wanted: str):
		if self.status not in wanted:
			throw("consignment_plan_status", status=self.status, wanted=wanted[0])

	@frappe.whitelist()
	def file(self, late_reason: str | None = None) -> None:
		"""Hand the plan in; from now on it is late or in time.

		Args:
			late_reason: why it is late; needed after the deadline.

		Raises:
			DemandPlanError: it is late without a reason, or a row is not exact or too much (A3, A5, A7).
		"""
		plan = stored(self, "write")
		plan.check_status(DRAFT)
		moment = now_datetime()
		plan.set_period()
		plans.set_quantities(plan)
		plan.is_late = int(policy.is_late(plan.kind, moment, plan.due_at))
		plan.late_reason = late_reason if plan.is_late else None
		plans.check_filing(plan, moment, plan.due_at)
		self._step(plan, status=FILED, filed_on=moment, filed_by=frappe.session.user)

	@frappe.whitelist()
	def take_back(self) -> None:
		"""Let the department change a filed plan; a balanced one is given back by who may approve it.

		It is filed anew afterwards, and late if its deadline has passed by then.
		"""
		plan = stored(self, "write")
		plan.check_status(FILED, BALANCED)
		if plan.status == BALANCED:
			plan.check_permission("submit")
		cleared = dict.fromkeys(("filed_on", "filed_by", "balanced_on", "late_reason"))
		self._step(plan, status=DRAFT, is_late=0, **cleared)

	@frappe.whitelist()
	def balance(self) -> None:
		"""Set the plan against the stock of the site and what other plans have claimed of it (CONS-03)."""
		plan = stored(self, "submit")
		plan.check_status(FILED, BALANCED)
		self._step(plan, status=BALANCED, balanced_on=now_datetime())

	def _step(self, plan, **values):
		plan.update(values)
		plan.flags.step = True
		plan.save()
		self.reload()


def _said(plan) -> list[list]:
	"""What a plan asks for; a client may write the same date or number in another way."""
	return [_values(plan, SAID), *([row.name, *_values(row, SAID_OF_ROW)] for row in plan.items)]


def _values(doc, fields: tuple[str, ...]) -> list:
	return [cast(doc.meta.get_field(field).fieldtype, doc.get(field) or None) for field in fields]
