"""Scheduled work of the control of marketing budgets; each may run again at any time."""

from sales_ops.marketing_budget import activities, snapshots, year_end


def begin_due_marketing_activities() -> None:
	"""After midnight: approved activities whose first day has come are running."""
	activities.begin_due_activities()


def propose_marketing_year_ends() -> None:
	"""After midnight: what a budget has left when its year is over is proposed to lapse or to be carried forward."""
	year_end.propose_all()


def take_marketing_snapshots() -> None:
	"""Before midnight: what each line has used by today, for the chart of spending by day."""
	snapshots.take_all()
