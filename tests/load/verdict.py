"""What an answer was, and what a run was: pure, without frappe and locust."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

DONE, REFUSED, ERROR = "done", "refused", "error"
# Rules by which somebody who was slower loses, by kind of request. A refusal by any other rule is an error: of the product,
# or of the scenario, which must not ask for what cannot be had.
LOST_TO_ANOTHER = {
	"hold a unit": ("UnitTakenError", "ClaimError"),
	"submit the deal": ("ClaimError", "TimestampMismatchError"),
	"give a hold free": ("ClaimError", "TimestampMismatchError"),
	"draw up a contract": ("DealError",),
	"sign": ("DealError", "TimestampMismatchError"),
	"receive money": ("ReceiptError", "DealError"),
	"log a call": ("FollowUpError",),
}
REFUSALS = (409, 417)


def outcome(kind: str, status: int, exception: str | None) -> str:
	"""One of the three.

	Args:
		status: of HTTP; 0 where no answer came.
		exception: the class that the answer names (`exc_type`).
	"""
	if 200 <= status < 300:
		return DONE
	if status in REFUSALS and exception in LOST_TO_ANOTHER.get(kind, ()):
		return REFUSED
	return ERROR


def percentile(values: Sequence[float], part: float) -> float:
	"""The smallest value that at least `part` (0 to 1) of all do not exceed; 0 of none."""
	ordered = sorted(values)
	return ordered[max(math.ceil(part * len(ordered)) - 1, 0)] if ordered else 0.0


def rows(answers: Iterable[tuple[str, float, str]], seconds: float) -> list[dict]:
	"""One row a kind of request, the commonest first, and one of all.

	Args:
		answers: kind, milliseconds, outcome.
		seconds: how long the people worked.
	"""
	times, ends = defaultdict(list), defaultdict(Counter)
	for kind, took, how in answers:
		times[kind].append(took)
		ends[kind][how] += 1
	kinds = sorted(times, key=lambda kind: -len(times[kind]))
	found = [_row(kind, times[kind], ends[kind], seconds) for kind in kinds]
	every = [took for kind in kinds for took in times[kind]]
	return [*found, _row("all", every, sum(ends.values(), Counter()), seconds)]


def _row(kind: str, times: list[float], ends: Counter, seconds: float) -> dict:
	return {
		"Request": kind,
		"Count": len(times),
		"per second": round(len(times) / seconds, 2),
		"p50 ms": round(percentile(times, 0.5)),
		"p95 ms": round(percentile(times, 0.95)),
		"Lost to a colleague": ends[REFUSED],
		"Errors": ends[ERROR],
	}


def failures(answers: Iterable[tuple[str, float, str]], details: Counter, told: dict) -> list[str]:
	"""Everything for which a run has failed.

	Args:
		details: what the answers that were errors said, counted.
		told: `findings` of the modules' checks, `errors` of the Error Log by title.
	"""
	answers = list(answers)
	done = {kind for kind, _took, how in answers if how == DONE}
	never = [f"nobody could {kind}" for kind in sorted(LOST_TO_ANOTHER) if kind not in done]
	wrong = [f"{count} x {detail}" for detail, count in details.most_common()]
	logged = [f"{count} x in the Error Log: {title}" for title, count in sorted(told["errors"].items())]
	return [*never, *wrong, *logged, *told["findings"]]
