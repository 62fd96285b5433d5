from frappe.utils import flt, getdate

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import require_filled
from sales_ops.marketing_budget import adjustments, lines
from sales_ops.marketing_budget.approval import ApprovedByAuthority
from sales_ops.policies import budget_authority as authority
from sales_ops.policies import budget_changes as policy


class MarketingBudgetAdjustment(ApprovedByAuthority):
	"""More, less or moved money of a budget, with reason and approval (B7; rows 47 to 50)."""

	CONTENT = ("adjustment_type", "marketing_budget", "to_budget", "posting_date", "reason")
	ITEM_CONTENT = ("from_line", "from_month", "to_line", "to_month", "amount")

	def validate(self):
		require_filled(self, "adjustment_type", "marketing_budget")
		if self.docstatus.is_draft() or self.is_new():
			self.set_budget()
			self.set_items()
			throw_all(policy.check_moves(self.adjustment_type, adjustments.moves_of(self)))
		if not self.docstatus.is_cancelled():
			self.keep_decision()

	def set_budget(self):
		budget = lines.active_budget(self.marketing_budget)
		self.company, self.currency = budget.company, budget.currency
		if self.adjustment_type != policy.CARRY_FORWARD:
			self.to_budget = None
			return
		target = lines.active_budget(self.to_budget) if self.to_budget else None
		later = target and getdate(target.year_start_date) > getdate(budget.year_end_date)
		if not later or target.company != budget.company:
			throw("budget_adjustment_next_year")

	def set_items(self):
		"""What the kind does not need is left out; names become the lines they stand for."""
		source = lines.budget(self.marketing_budget)
		target = lines.budget(self.to_budget) if self.to_budget else source
		for row in self.items:
			if self.adjustment_type not in policy.GIVES:
				row.from_line = row.from_month = None
			if self.adjustment_type not in policy.GETS:
				row.to_line = row.to_month = None
			row.from_budget_line = lines.resolve(source, row, "from_line", "from_month")
			row.to_budget_line = lines.resolve(target, row, "to_line", "to_month")
			row.currency = self.currency
		self.total_amount = sum(flt(row.amount) for row in self.items)

	def before_submit(self):
		self.require_authority()
		self.note_approval()

	def on_submit(self):
		adjustments.post(self)

	def on_cancel(self):
		adjustments.take_back(self)
		self.db_set("status", authority.CANCELLED)
