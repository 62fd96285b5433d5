"""What prize draws and judged contests raise, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError


class DrawError(SalesOpsError):
	"""A prize draw does not have the tickets and prizes, or is not in the state, for this step."""


class JudgingError(SalesOpsError):
	"""A contest cannot be scored, closed or opened so."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (
	("draw_", DrawError),
	("judging_", JudgingError),
)
