"""What a plan's purchases are thought to cost and did, in the company's currency."""

from frappe.utils import flt

from sales_ops.policies import meeting_costs as policy
from sales_ops.sales_meetings.annual import people
from sales_ops.values import to_decimal


def lines_of(plan) -> list[policy.Line]:
	"""The purchases as the policy takes them."""
	return [
		policy.Line(
			idx=row.idx,
			what=row.item_name or "",
			kind=row.kind or "",
			estimate=to_decimal(row.estimated_amount),
			actual=to_decimal(row.actual_amount),
			outcome=row.outcome or "",
		)
		for row in plan.purchases
	]


def set_amounts(plan) -> None:
	"""The amount of each purchase, what became of it, and the sums. An amount without a rate stands as it was entered."""
	for row in plan.purchases:
		if flt(row.rate):
			row.estimated_amount = flt(flt(row.qty) * flt(row.rate), row.precision("estimated_amount"))
	lines = lines_of(plan)
	for row, line in zip(plan.purchases, lines, strict=True):
		row.outcome = policy.outcome_of(line) or None
	cost, heads = policy.cost_of(lines), people.heads(plan)
	planned_heads = plan.head_count or plan.no_of_attendees
	amounts = {
		"estimated_amount": cost.estimate,
		"actual_amount": cost.actual,
		"estimated_per_head": policy.per_head(cost.estimate, planned_heads),
		"actual_per_head": policy.per_head(cost.actual, heads),
	}
	for field, amount in amounts.items():
		plan.set(field, flt(amount, plan.precision(field)))
