"""How long a unit has been free, and whether that is too long (PROP-04, feature 28)."""

from datetime import date


def free_since(released_on: date, last_deal_ended_on: date | None) -> date:
	"""The day since which anybody could buy a unit. A mere hold does not count as a deal."""
	return max(released_on, last_deal_ended_on) if last_deal_ended_on else released_on


def is_slow(since: date, on: date, limit: int) -> bool:
	"""Whether a unit that is free since a day has been so for at least `limit` days."""
	return (on - since).days >= limit


def proposal_counts(proposed_on: date | None, since: date) -> bool:
	"""Whether a promotion was proposed for this time of being free, not for one before the last deal."""
	return proposed_on is not None and proposed_on >= since
