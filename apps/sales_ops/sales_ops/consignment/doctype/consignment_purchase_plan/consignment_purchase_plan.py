import frappe
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.consignment.demand import call_offs, purchase_plans, terms
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled
from sales_ops.policies import consignment_demand as policy

DRAFT, HANDED_OVER, CANCELLED = "Draft", "Handed Over", "Cancelled"
STEPS = ("status", "is_late", "handed_over_on", "call_off_due_on")


class ConsignmentPurchasePlan(Document):
	"""The approved monthly plans of a month in one list: submitting it hands it to the buyer, who then calls off."""

	def before_validate(self):
		self.company = frappe.get_cached_value("Consignment Site", self.consignment_site, "company")
		if not self.for_date:
			self.for_date = policy.default_day(policy.MONTHLY, getdate(today()))

	def validate(self):
		require_filled(self, "consignment_site")
		keep_computed(self, STEPS, status=DRAFT)
		period = policy.plan_period(policy.MONTHLY, getdate(self.for_date))
		self.period, self.due_on = period.label, policy.purchase_plan_due(period, terms.deadlines())
		self.collect_rows()
		self.set_totals()

	def before_submit(self):
		"""Handed over late it says why (CONS-04)."""
		if not self.items:
			throw("consignment_plan_nothing_to_collect", site=self.consignment_site, period=self.period)
		on = getdate(today())
		self.is_late = int(on > getdate(self.due_on))
		if self.is_late and not (self.late_reason or "").strip():
			throw("consignment_plan_purchase_late", due=getdate(self.due_on))
		self.status, self.handed_over_on = HANDED_OVER, on
		self.call_off_due_on = policy.call_off_due(on, terms.deadlines())

	def on_submit(self):
		purchase_plans.stamp(self)

	def before_cancel(self):
		call_offs.refuse_if_called_off([row.demand_plan_item for row in self.items])

	def on_cancel(self):
		self.db_set("status", CANCELLED)
		purchase_plans.unstamp(self)

	def collect_rows(self):
		"""What approved monthly plans of the month still ask the suppliers for, supplier by supplier."""
		self.set("items", purchase_plans.rows_to_collect(self.consignment_site, self.period))

	def set_totals(self):
		self.no_of_plans = len({row.demand_plan for row in self.items})
		self.base_total_amount = sum(row.base_amount for row in self.items)
