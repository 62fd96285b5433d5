"""The house's terms of marketing budgets, from Marketing Budget Settings, as the policies take them."""

from sales_ops.policies.budget_control import ACCUMULATED, Limits
from sales_ops.terms import Terms
from sales_ops.values import to_decimal

SETTINGS = "Marketing Budget Settings"
_terms = Terms(SETTINGS)
term, amount, choice = _terms.term, _terms.amount, _terms.choice
PERCENTAGES = ("warn_percentage", "alert_percentage", "stop_percentage", "tolerance_percentage")


def control_mode(own: str | None) -> str:
	"""How a line is controlled: its own mode, else that of the settings."""
	return own or choice("default_control_mode") or ACCUMULATED


def limits_of(line) -> Limits:
	"""The limits of a line (row with the fields of Marketing Budget Line): its own, else those of the settings."""
	percentages = [to_decimal(line.get(field)) if line.own_limits else amount(field) for field in PERCENTAGES]
	return Limits(*percentages)
