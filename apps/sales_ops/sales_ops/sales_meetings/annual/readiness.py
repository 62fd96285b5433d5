"""Whether a plan can be approved, and what is still blank."""

from sales_ops.policies import meeting_readiness as policy
from sales_ops.policies.violations import Violation
from sales_ops.sales_meetings.annual import budget, programme


def findings(plan) -> list[Violation]:
	"""Everything that stands against approving the plan."""
	facts = policy.Facts(
		purpose=plan.purpose or "",
		venue=plan.venue or "",
		no_of_attendees=len(plan.attendees),
		rows=owned_rows(plan),
	)
	return policy.check_ready(facts) + programme.findings(plan) + _unpaid(plan)


def _unpaid(plan) -> list[Violation]:
	"""The activity that pays is approved before the meeting is."""
	activity = budget.activity_of(plan)
	if not activity or budget.is_open(activity):
		return []
	params = {"activity": activity.activity_name, "status": activity.status}
	return [Violation("annual_ready_activity_not_open", params)]


def blanks(plan) -> list[Violation]:
	"""The rows that nobody answers for any more, on an approved plan."""
	return policy.blanks(owned_rows(plan))


def owned_rows(plan) -> list[policy.Owned]:
	"""The rows of all tables that need a name."""
	owned = [policy.Owned(policy.DUTY, row.idx, row.duty, _owners(row)) for row in plan.duties]
	owned += [policy.Owned(policy.VENUE, row.idx, row.item, _owners(row)) for row in plan.venue_items]
	owned += [
		policy.Owned(policy.PROGRAMME, row.idx, row.title, (*_owners(row), row.performer_names or ""))
		for row in plan.programme
	]
	return owned + [
		policy.Owned(policy.PURCHASE, row.idx, row.item_name, _owners(row)) for row in plan.purchases
	]


def _owners(row) -> tuple[str, ...]:
	return (row.responsible or row.employee or "",)
