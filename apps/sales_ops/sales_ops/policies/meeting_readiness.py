"""What has to be known before an annual meeting is approved: no task without a name behind it (MEET-01, MEET-02, MEET-05)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sales_ops.policies.violations import Violation

DUTY, VENUE, PROGRAMME, PURCHASE = "Duty", "Venue", "Programme", "Purchase"
BLANK_OF = {
	DUTY: "annual_ready_duty_blank",
	VENUE: "annual_ready_venue_blank",
	PROGRAMME: "annual_ready_programme_blank",
	PURCHASE: "annual_ready_purchase_blank",
}
# What people write where they do not know the name yet: "( )", "____", "？", "待定".
FILLERS = re.compile(r"[\s()（）\[\]【】_＿\-—?？.…/、]+")
NOBODY = frozenset({"", "待定", "待补", "暂缺", "tbd", "tba", "none", "无", "nn"})


@dataclass(frozen=True)
class Owned:
	"""A row that somebody has to answer for: `part` is one of DUTY … PURCHASE, `owners` the names in it."""

	part: str
	idx: int
	what: str
	owners: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
	"""What a plan says as a whole."""

	purpose: str
	venue: str
	no_of_attendees: int
	rows: Sequence[Owned]


def is_nobody(name: str | None) -> bool:
	"""Whether a name is blank, or a word that stands for one that is still missing."""
	return FILLERS.sub("", name or "").casefold() in NOBODY


def check_ready(facts: Facts) -> list[Violation]:
	"""Everything that is blank, in the order of the form."""
	parts = {row.part for row in facts.rows}
	missing = (
		("annual_ready_no_purpose", not facts.purpose.strip()),
		("annual_ready_no_venue", not facts.venue.strip()),
		("annual_ready_no_attendees", not facts.no_of_attendees),
		("annual_ready_no_duties", DUTY not in parts),
		("annual_ready_no_programme", PROGRAMME not in parts),
	)
	found = [Violation(code) for code, is_missing in missing if is_missing]
	return found + blanks(facts.rows)


def blanks(rows: Sequence[Owned]) -> list[Violation]:
	"""The rows that nobody answers for."""
	return [
		Violation(BLANK_OF[row.part], {"row": row.idx, "what": row.what})
		for row in rows
		if all(is_nobody(name) for name in row.owners)
	]
