"""Who came to a meeting, and why somebody did not."""

from collections.abc import Sequence
from dataclasses import dataclass

from sales_ops.policies.violations import Violation

PRESENT, LATE, ABSENT, EXCUSED = "Present", "Late", "Absent", "Excused"
CAME = frozenset({PRESENT, LATE})


@dataclass(frozen=True)
class Attendee:
	"""Somebody who was asked; `attendance` is empty until it is noted."""

	name: str
	attendance: str = ""
	reason: str = ""


def came(people: Sequence[Attendee]) -> int:
	"""How many were there."""
	return sum(person.attendance in CAME for person in people)


def check_attendance(people: Sequence[Attendee]) -> list[Violation]:
	"""Each is noted, and who was late or did not come with the reason."""
	open_ones = [person.name for person in people if not person.attendance]
	unexplained = [
		person.name
		for person in people
		if person.attendance not in ("", PRESENT) and not person.reason.strip()
	]
	found = []
	if open_ones:
		params = {"number": len(open_ones), "names": ", ".join(open_ones)}
		found.append(Violation("annual_attendance_open", params))
	if unexplained:
		found.append(Violation("annual_attendance_reason", {"names": ", ".join(unexplained)}))
	return found
