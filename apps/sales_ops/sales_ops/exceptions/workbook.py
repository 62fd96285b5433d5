"""What the import of a workbook raises, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError


class WorkbookError(SalesOpsError):
	"""A row of a workbook does not fit what ERPNext has."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (("wb_", WorkbookError),)
