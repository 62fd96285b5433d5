"""What annual meetings raise, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError


class AnnualMeetingError(SalesOpsError):
	"""The plan of an annual meeting is not in the state, or does not say enough, for this step."""


class ProgrammeError(AnnualMeetingError):
	"""The programme does not work out: its times, its people or its rooms."""


class NotReadyError(AnnualMeetingError):
	"""Something is blank that has to be known."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (
	("annual_programme_", ProgrammeError),
	("annual_ready_", NotReadyError),
	("annual_", AnnualMeetingError),
)
