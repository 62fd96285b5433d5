"""What sales meetings and region reports raise, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError


class SalesMeetingError(SalesOpsError):
	"""A sales meeting is not in the state, or does not have what it needs, for this step."""


class TimeBoxError(SalesMeetingError):
	"""An agenda takes more time than its boxes or the meeting have."""


class RegionReportError(SalesMeetingError):
	"""A region report does not say what it must, or there is one already."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {
	"sales_meeting_opening_over": TimeBoxError,
	"sales_meeting_review_over": TimeBoxError,
	"sales_meeting_region_over": TimeBoxError,
	"sales_meeting_discussion_over": TimeBoxError,
	"sales_meeting_closing_over": TimeBoxError,
	"sales_meeting_too_long": TimeBoxError,
}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (
	("sales_meeting_", SalesMeetingError),
	("region_report_", RegionReportError),
)
