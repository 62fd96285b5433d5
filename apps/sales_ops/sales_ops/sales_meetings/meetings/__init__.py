"""Sales meetings: from the plan of a series to the last action."""
