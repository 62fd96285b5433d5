"""What Marketing Budget raises, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError


class MarketingBudgetError(SalesOpsError):
	"""A rule of the marketing budget was broken."""


class BudgetPlanError(MarketingBudgetError):
	"""A budget does not add up, or is not in the state for this step."""


class BudgetChangeError(MarketingBudgetError):
	"""An adjustment takes what is not there, or what has been used."""


class BudgetExceeded(MarketingBudgetError):
	"""A document needs more than a line of the budget, or its activity, has left."""


class MarketingActivityError(MarketingBudgetError):
	"""An activity is missing, or not in the state for this step."""


class BudgetApprovalError(MarketingBudgetError):
	"""The document is not to be approved now, or not by this user."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {
	"budget_year_exceeded": BudgetExceeded,
	"budget_month_exceeded": BudgetExceeded,
	"budget_month_outside": BudgetExceeded,
	"budget_activity_exceeded": BudgetExceeded,
}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (
	("budget_activity_", MarketingActivityError),
	("budget_approval_", BudgetApprovalError),
	("budget_adjustment_", BudgetChangeError),
	("budget_reduced_", BudgetChangeError),
	("budget_exception_", MarketingBudgetError),
	("budget_penalty_", MarketingBudgetError),
	("budget_", BudgetPlanError),
)
