import frappe
from frappe.model.document import Document
from frappe.utils import flt, now_datetime, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.marketing_budget import budgets, ledger, queries, settings, year_end
from sales_ops.marketing_budget.control import locking
from sales_ops.marketing_budget.control.double_control import warn_of_erpnext_budgets
from sales_ops.policies import budget_plan as policy
from sales_ops.policies.budget_changes import ORIGINAL
from sales_ops.policies.budget_control import check_limits
from sales_ops.policies.violations import Violation
from sales_ops.values import to_decimal

STEPS = ("status", "ratio_approved_by", "ratio_approved_on", "prepared_by", "approved_by", "closed_on")
COMPUTED = ("year_start_date", "year_end_date", "currency")


class MarketingBudget(Document):
	"""The marketing money of a company or project for a year: quota, pools by an approved ratio, lines by month (B1 to B3)."""

	def validate(self):
		require_filled(self, "company", "fiscal_year")
		keep_computed(self, STEPS, status=policy.DRAFT)
		if self.docstatus.is_draft() or self.is_new():
			self.set_year()
			self.set_pools()
			self.set_lines()
			self.check_links()
			throw_all(policy.check_lines(budgets.lines_of(self), budgets.pools_of(self)))
			self.keep_ratio()
		else:
			keep_computed(self, COMPUTED)

	def set_year(self):
		fields = ("year_start_date", "year_end_date")
		self.year_start_date, self.year_end_date = frappe.get_cached_value(
			"Fiscal Year", self.fiscal_year, fields
		)
		self.currency = frappe.get_cached_value("Company", self.company, "default_currency")

	def set_pools(self):
		"""The ratio decides the amounts."""
		quota, precision = to_decimal(self.annual_quota), self.precision("annual_quota")
		amounts = policy.pool_amounts(quota, [to_decimal(row.ratio) for row in self.pools], precision)
		for row, amount in zip(self.pools, amounts, strict=True):
			row.amount, row.currency = float(amount), self.currency

	def set_lines(self):
		for row in self.lines:
			row.currency, row.stamp = self.currency, None
			for field in budgets.MONTH_FIELDS:
				row.set(field, flt(row.get(field), row.precision(field)))
			row.total = sum(row.get(field) for field in budgets.MONTH_FIELDS)
			self.set_limits(row)

	def set_limits(self, row: Document):
		"""Limits of its own begin with those of the settings; a stop at 0 % would be no line at all."""
		if row.own_limits and not row.stop_percentage:
			row.update({field: float(settings.amount(field)) for field in settings.PERCENTAGES})
		throw_all(check_limits(settings.limits_of(row)))

	def check_links(self):
		"""Owner, whole and accounts are of the same company."""
		for field in ("cost_center", "project", "property_project"):
			value = self.get(field)
			options = self.meta.get_field(field).options
			company = frappe.get_cached_value(options, value, "company") if value else None
			if company and company != self.company:
				label = frappe._(self.meta.get_label(field))
				throw("budget_owned_elsewhere", field=label, value=value)
		self.check_parent()
		self.check_accounts()

	def check_parent(self):
		if not self.parent_budget:
			return
		parent = frappe.get_cached_doc(self.doctype, self.parent_budget)
		same = all(parent.get(field) == self.get(field) for field in ("company", "fiscal_year"))
		if not same or parent.status != policy.ACTIVE:
			throw("budget_parent_not_active", budget=parent.title)
		budgets.check_unused_parent(parent)

	def check_accounts(self):
		lines = {}
		for row in self.lines:
			if not row.expense_account:
				continue
			account = frappe.get_cached_value(
				"Account", row.expense_account, ("company", "is_group"), as_dict=True
			)
			params = {"row": row.idx, "account": row.expense_account}
			if account.company != self.company or account.is_group:
				throw("budget_line_account", company=self.company, **params)
			if row.expense_account in lines:
				throw("budget_accounts_twice", other=lines[row.expense_account], **params)
			lines[row.expense_account] = row.line_name

	def keep_ratio(self):
		"""Who changes the split becomes its preparer, and its ratio is approved anew."""
		before = self.get_doc_before_save()
		if before and budgets.pools_of(before) == budgets.pools_of(self):
			if budgets.lines_of(before) != budgets.lines_of(self):
				self.prepared_by = frappe.session.user
			return
		self.status, self.prepared_by = policy.DRAFT, frappe.session.user
		self.ratio_approved_by = self.ratio_approved_on = None

	def before_submit(self):
		before = self.get_doc_before_save() or self
		self.require_another(before)
		if before.status != policy.RATIO_APPROVED:
			throw("budget_ratio_not_approved")
		pools, lines = budgets.pools_of(self), budgets.lines_of(self)
		quota = to_decimal(self.annual_quota)
		throw_all(policy.check_pools(quota, pools) + policy.check_sums(lines, pools))
		budgets.check_parent(self, quota)
		self.status, self.approved_by = policy.ACTIVE, frappe.session.user

	def on_submit(self):
		ledger.write(self, ORIGINAL, today(), budgets.original(self))
		warn_of_erpnext_budgets(self)

	def before_update_after_submit(self):
		locking.keep_stamps(self)

	def on_cancel(self):
		ledger.reverse(self)
		self.db_set("status", policy.CANCELLED)

	def require_another(self, before: Document) -> None:
		"""Nobody approves what he made (row 40)."""
		if frappe.session.user in (before.owner, before.prepared_by):
			throw_all([Violation("budget_approval_own")])

	@frappe.whitelist()
	def approve_ratio(self) -> None:
		"""Approve how the quota is split into pools (B2).

		Raises:
			BudgetPlanError: the ratio is not whole or approved already.
			BudgetApprovalError: by who made it.
		"""
		doc = stored(self, "submit")
		doc.require_another(doc)
		if doc.docstatus != 0 or doc.status != policy.DRAFT:
			throw("budget_ratio_not_draft", budget=doc.title)
		throw_all(policy.check_pools(to_decimal(doc.annual_quota), budgets.pools_of(doc)))
		approval = {"ratio_approved_by": frappe.session.user, "ratio_approved_on": now_datetime()}
		doc.db_set({"status": policy.RATIO_APPROVED, **approval}, notify=True)
		self.reload()

	@frappe.whitelist()
	def close_budget(self) -> None:
		"""Nothing more is taken from it or given to it.

		Raises:
			BudgetPlanError: it is not active, or has open activities.
		"""
		# The lines before the budget, as every posting locks them.
		fresh = locking.lock_lines(queries.line_names([self.name]))
		doc = stored(self, "submit")
		budgets.check_closing(doc, fresh)
		doc.db_set({"status": policy.CLOSED, "closed_on": today()}, notify=True)
		self.reload()


# No methods of the document: Frappe runs those of a submitted document only for who may submit it.


@frappe.whitelist()
def budget_figures(budget: str) -> list[dict]:
	"""The lines of a budget with their live figures; for the form. See `budgets.figures`."""
	frappe.has_permission("Marketing Budget", "read", budget, throw=True)
	return budgets.figures([budget])


@frappe.whitelist()
def propose_year_end(budget: str, action: str, to_budget: str | None = None) -> str:
	"""Make the draft that lets lapse, or carries forward, what is left after the year's end (row 50).

	Args:
		action: Lapse or Carry Forward.
		to_budget: the next year's budget; default the active one of the same owner.

	Returns:
		the name of the Marketing Budget Adjustment.
	"""
	doc = frappe.get_doc("Marketing Budget", budget)
	doc.check_permission("read")
	frappe.has_permission("Marketing Budget Adjustment", "create", throw=True)
	return year_end.propose(doc, action, to_budget).name
