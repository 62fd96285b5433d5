"""What the papers of the marketing budget raise, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError


class StatementError(SalesOpsError):
	"""An execution report, expense ledger or expense statistics cannot be made, handed in, received or checked like this."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (("statement_", StatementError),)
