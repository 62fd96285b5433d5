"""The papers a deal needs: identity, marriage, funds, scans of what was signed (feature 60; issue 3 point 2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sales_ops.policies.violations import Violation

WARN, REFUSE = "Warn", "Refuse"


@dataclass(frozen=True)
class Paper:
	"""A row of the checklist; `received_on` is None for a paper that is only asked for."""

	kind: str
	received_on: date | None = None


def missing(required: Iterable[str], papers: Sequence[Paper]) -> list[str]:
	"""The required kinds of which no paper was received, in the order of `required`."""
	there = {paper.kind for paper in papers if paper.received_on}
	return [kind for kind in required if kind not in there]


def check_received(papers: Sequence[Paper], today: date) -> list[Violation]:
	"""No paper was received on a day that has not come."""
	return [
		Violation("paper_in_future", {"kind": paper.kind, "on": paper.received_on})
		for paper in papers
		if paper.received_on and paper.received_on > today
	]
