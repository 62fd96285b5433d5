"""The agenda of a sales meeting: start times, time boxes, and what a plan needs before it is approved (MEET-06, MEET-07)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta

from sales_ops.policies.violations import Violation

OPENING, REVIEW, REGION, DISCUSSION = "Opening", "Review", "Region", "Discussion"
CLOSING, ACTIONS, OTHER = "Closing", "Actions", "Other"
# A box holds all items of its kind together, that of a region all items of the region.
OVER_BOX = {
	OPENING: "sales_meeting_opening_over",
	REVIEW: "sales_meeting_review_over",
	DISCUSSION: "sales_meeting_discussion_over",
	CLOSING: "sales_meeting_closing_over",
}


@dataclass(frozen=True)
class Boxes:
	"""Most minutes of each kind; 0: no limit."""

	opening: int = 0
	review: int = 0
	region: int = 0
	discussion: int = 0
	closing: int = 0

	def of(self, kind: str) -> int:
		"""The box of a kind; 0 for kinds that have none."""
		return getattr(self, kind.lower()) if kind in OVER_BOX or kind == REGION else 0


@dataclass(frozen=True)
class Item:
	"""A row of the agenda; `row` counts from 1, `minutes` are planned."""

	row: int
	kind: str
	subject: str
	minutes: int
	speaker: str = ""
	region: str = ""
	material: str = ""
	material_due: date | None = None


@dataclass(frozen=True)
class Plan:
	"""What is asked of a plan; `start` and `end` on the same day, `invited` counts the attendees."""

	on: date
	start: time
	end: time
	purpose: str
	decide: str
	host: str
	invited: int
	items: tuple[Item, ...]


def own_boxes(general: Boxes, own: Boxes) -> Boxes:
	"""The boxes of a series: its own, and the general one where it has none."""
	names = [field.name for field in fields(Boxes)]
	return Boxes(**{name: getattr(own, name) or getattr(general, name) for name in names})


def minutes_between(start: time, end: time) -> int:
	"""The length of a meeting; 0 when it ends before it starts."""
	day = date(2000, 1, 1)
	seconds = (datetime.combine(day, end) - datetime.combine(day, start)).total_seconds()
	return max(0, int(seconds // 60))


def start_times(start: time, minutes: Sequence[int]) -> list[time]:
	"""When each item starts: one after the other, in their order."""
	moment, found = datetime.combine(date(2000, 1, 1), start), []
	for planned in minutes:
		found.append(moment.time())
		moment += timedelta(minutes=planned)
	return found


def check_plan(plan: Plan, boxes: Boxes) -> list[Violation]:
	"""What keeps a plan from being approved, in the order in which the form asks for it."""
	return [*_check_head(plan), *_check_items(plan), *check_boxes(plan.items, boxes), *_check_length(plan)]


def _check_head(plan: Plan) -> Iterator[Violation]:
	if not plan.purpose or not plan.decide.strip():
		yield Violation("sales_meeting_purpose_missing")
	if not plan.host.strip():
		yield Violation("sales_meeting_host_missing")
	if not plan.invited:
		yield Violation("sales_meeting_attendees_missing")
	if not plan.items:
		yield Violation("sales_meeting_agenda_missing")


def _check_items(plan: Plan) -> Iterator[Violation]:
	for item in plan.items:
		about = {"row": item.row, "subject": item.subject}
		if not item.speaker.strip():
			yield Violation("sales_meeting_speaker_missing", about)
		if item.minutes <= 0:
			yield Violation("sales_meeting_minutes_missing", about)
		if item.kind == REGION and not item.region:
			yield Violation("sales_meeting_region_missing", about)
		yield from _check_material(item, plan.on, about)


def _check_material(item: Item, on: date, about: dict) -> Iterator[Violation]:
	if not item.material:
		return
	if item.material_due is None:
		yield Violation("sales_meeting_material_due_missing", about)
	elif item.material_due > on:
		yield Violation("sales_meeting_material_due_late", about | {"due": item.material_due, "on": on})


def check_boxes(items: Iterable[Item], boxes: Boxes) -> list[Violation]:
	"""No kind, and no region, gets more minutes than its box."""
	kinds: dict[str, int] = {}
	regions: dict[str, int] = {}
	for item in items:
		if item.kind == REGION:
			regions[item.region or item.subject] = regions.get(item.region or item.subject, 0) + item.minutes
		else:
			kinds[item.kind] = kinds.get(item.kind, 0) + item.minutes
	found = [
		Violation(code, {"planned": kinds[kind], "box": boxes.of(kind)})
		for kind, code in OVER_BOX.items()
		if 0 < boxes.of(kind) < kinds.get(kind, 0)
	]
	return found + [
		Violation("sales_meeting_region_over", {"region": region, "planned": planned, "box": boxes.region})
		for region, planned in regions.items()
		if 0 < boxes.region < planned
	]


def _check_length(plan: Plan) -> Iterator[Violation]:
	length, planned = minutes_between(plan.start, plan.end), sum(item.minutes for item in plan.items)
	if not length:
		yield Violation("sales_meeting_ends_before_start")
	elif planned > length:
		yield Violation("sales_meeting_too_long", {"planned": planned, "length": length})
