"""What REST calls raise, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError
from sales_ops.exceptions.property_sales import ClaimError, UnitTakenError


class ApiError(SalesOpsError):
	"""A REST call has a value that cannot be."""


class IdempotencyError(ApiError):
	"""An Idempotency-Key does not fit its request. REST: 422 Unprocessable Content."""

	http_status_code = 422


class RequestInProgressError(ApiError):
	"""The first request with this Idempotency-Key is still at work. REST: 409 Conflict."""

	http_status_code = 409


EXCEPTIONS: dict[str, type[SalesOpsError]] = {
	"rest_unit_taken": UnitTakenError,
	"rest_not_a_hold": ClaimError,
	"rest_key_reused": IdempotencyError,
	"rest_key_too_long": IdempotencyError,
	"rest_in_progress": RequestInProgressError,
}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (("rest_", ApiError),)
