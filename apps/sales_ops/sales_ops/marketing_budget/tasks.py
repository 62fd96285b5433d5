"""Scheduled work of the control of marketing budgets; each may run again at any time."""

from sales_ops.marketing_budget import activities, snapshots, year_end


def begin_due_marketing_activities() -> None:
	activities.begin_due_activities()


def propose_marketing_year_ends() -> None:
	year_end.propose_all()


def take_marketing_snapshots() -> None:
	snapshots.take_all()
