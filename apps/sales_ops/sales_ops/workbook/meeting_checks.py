"""Rules of sales meetings and annual meetings of a book.

A draft may have gaps that its approval will not: they are noted, and the meeting goes in. What cannot be read as one meeting
stays out as a whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from sales_ops.policies import meeting_agenda as agenda
from sales_ops.policies.meeting_costs import Cost, Line, cost_by_kind, cost_of
from sales_ops.policies.meeting_readiness import PURCHASE, Owned, blanks
from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.violations import Violation
from sales_ops.workbook.draw_checks import CheckedDraw, check_draws
from sales_ops.workbook.findings import Findings
from sales_ops.workbook.layout_meetings import PURCHASE_KINDS
from sales_ops.workbook.model import group_by
from sales_ops.workbook.model_meetings import AgendaRow, MeetingKey, PurchaseRow
from sales_ops.workbook.people import names_in
from sales_ops.workbook.shared import report_contradictions, report_left_out, said

# The time boxes of Meeting Settings as the house sets them up (MEET-07), in minutes.
BOXES = agenda.Boxes(opening=10, review=15, region=10, discussion=60, closing=45)
BEGIN, END = time(9), time(12)
OF_MEETING = ("start", "end", "place", "host", "purpose", "decide", "attendees")
# Where in the sheet a violation of the policy stands; without an entry, in the column of the minutes.
COLUMN_OF = {
	"sales_meeting_purpose_missing": "purpose",
	"sales_meeting_host_missing": "host",
	"sales_meeting_attendees_missing": "attendees",
	"sales_meeting_speaker_missing": "speaker",
	"sales_meeting_region_missing": "region",
	"sales_meeting_material_due_missing": "material_due",
	"sales_meeting_material_due_late": "material_due",
	"sales_meeting_ends_before_start": "end",
}
OTHER_KIND = PURCHASE_KINDS[-1].value


class TimedRow(NamedTuple):
	"""An item of an agenda with its start; `box`: most minutes of its kind, 0 without; `is_over`: its kind has more."""

	row: AgendaRow
	start: time
	box: int
	is_over: bool


@dataclass(frozen=True)
class CheckedMeeting:
	"""A sales meeting that can go in as a draft. `starts` are the start times of its rows."""

	key: MeetingKey
	rows: tuple[AgendaRow, ...]
	plan: agenda.Plan
	attendees: tuple[str, ...]
	starts: tuple[time, ...]

	@property
	def row(self) -> int:
		return self.rows[0].row

	@property
	def place(self) -> str:
		return said(self.rows, "place", "")

	@property
	def items(self) -> list[TimedRow]:
		over = {_row_over(self, found) for found in agenda.check_boxes(self.plan.items, BOXES)}
		groups = {(row.kind, row.region) for row in self.rows if row.row in over}
		return [
			TimedRow(row, start, BOXES.of(row.kind), (row.kind, row.region) in groups)
			for row, start in zip(self.rows, self.starts, strict=True)
		]

	@property
	def planned(self) -> int:
		return sum(item.minutes for item in self.plan.items)

	@property
	def length(self) -> int:
		return agenda.minutes_between(self.plan.start, self.plan.end)


@dataclass(frozen=True)
class CheckedPlan:
	"""The shopping list of an annual meeting; `lines` are its purchases with their amounts."""

	plan: str
	date: date | None
	rows: tuple[PurchaseRow, ...]
	lines: tuple[Line, ...]

	@property
	def row(self) -> int:
		return self.rows[0].row

	@property
	def cost(self) -> Cost:
		return cost_of(self.lines)

	@property
	def by_kind(self) -> dict[str, Cost]:
		return cost_by_kind(self.lines)

	@property
	def pairs(self) -> list[tuple[PurchaseRow, Line]]:
		return [*zip(self.rows, self.lines, strict=True)]

	@property
	def blank_owners(self) -> frozenset[int]:
		"""The rows of the sheet that nobody answers for."""
		return frozenset(found.params["row"] for found in _blank_owners(self.rows))


@dataclass(frozen=True)
class CheckedMeetings:
	"""The sheets of meetings, checked."""

	meetings_ok: tuple[CheckedMeeting, ...] = ()
	draws_ok: tuple[CheckedDraw, ...] = ()
	draws: tuple[CheckedDraw, ...] = ()
	plans_ok: tuple[CheckedPlan, ...] = ()


def check_meetings(findings: Findings) -> CheckedMeetings:
	"""Check the sheets of meetings of a book against the rules of the business."""
	draws = tuple(check_draws(findings))
	return CheckedMeetings(
		meetings_ok=tuple(_meetings(findings)),
		draws_ok=tuple(draw for draw in draws if draw.is_sound),
		draws=draws,
		plans_ok=tuple(_plans(findings)),
	)


# sales meetings


def _meetings(findings: Findings) -> Iterator[CheckedMeeting]:
	book = findings.book
	unreadable = {key[:2]: row for key, row in reversed([*book.bad_rows.get("agenda", {}).items()])}
	for key, rows in group_by(book.agenda, "key").items():
		if bad_row := unreadable.get((key.meeting, str(key.date))):
			report_left_out(findings, "agenda", rows[0].row, key, ("agenda", bad_row))
			continue
		differ = report_contradictions(findings, "agenda", rows, OF_MEETING)
		meeting = _meeting(key, rows)
		if not _check_meeting(meeting, findings) and not differ:
			yield meeting


def _meeting(key: MeetingKey, rows: Sequence[AgendaRow]) -> CheckedMeeting:
	speakers = dict.fromkeys(row.speaker for row in rows if row.speaker)
	attendees = names_in(said(rows, "attendees", "")) or tuple(speakers)
	plan = agenda.Plan(
		on=key.date,
		start=said(rows, "start", BEGIN),
		end=said(rows, "end", END),
		purpose=said(rows, "purpose", ""),
		decide=said(rows, "decide", ""),
		host=said(rows, "host", ""),
		invited=len(attendees),
		items=tuple(_item(row) for row in rows),
	)
	starts = agenda.start_times(plan.start, [item.minutes for item in plan.items])
	return CheckedMeeting(key, tuple(rows), plan, attendees, tuple(starts))


def _item(row: AgendaRow) -> agenda.Item:
	return agenda.Item(
		row.row,
		row.kind,
		row.subject,
		row.minutes or 0,
		row.speaker or "",
		row.region or "",
		row.material or "",
		row.material_due,
	)


def _check_meeting(meeting: CheckedMeeting, findings: Findings) -> bool:
	"""Note what stands against approval; whether the meeting cannot be, since it ends before it starts."""
	impossible = False
	for violation in agenda.check_plan(meeting.plan, BOXES):
		column = COLUMN_OF.get(violation.code, "minutes")
		row = violation.params.get("row") or _row_over(meeting, violation)
		if violation.code == "sales_meeting_ends_before_start":
			impossible = True
			findings.report("agenda", row, column, violation)
		else:
			findings.note("agenda", row, column, violation)
	return impossible


def _row_over(meeting: CheckedMeeting, violation: Violation) -> int:
	"""The first row of the kind or region that is over its box; of the meeting for what concerns it as a whole."""
	kinds = {code: kind for kind, code in agenda.OVER_BOX.items()}
	kind, region = kinds.get(violation.code), violation.params.get("region")
	for row in meeting.rows:
		if row.kind == kind or (region and row.kind == agenda.REGION and region in (row.region, row.subject)):
			return row.row
	return meeting.row


# shopping lists


def _plans(findings: Findings) -> Iterator[CheckedPlan]:
	for plan, rows in group_by(findings.book.purchases, "plan").items():
		good = tuple(row for row in rows if not _report_purchase(row, findings))
		if report_contradictions(findings, "purchases", rows, ("date",)) or not good:
			continue
		for violation in _blank_owners(good):
			findings.note("purchases", violation.params["row"], "responsible", violation)
		day = said(rows, "date")
		if day is None:
			findings.note(
				"purchases", rows[0].row, "date", Violation("wb_meeting_without_date", {"meeting": plan})
			)
		yield CheckedPlan(plan, day, good, tuple(_line(row) for row in good))


def _report_purchase(row: PurchaseRow, findings: Findings) -> bool:
	"""Report what is wrong with a row by itself; whether something is."""
	if not row.quantity:
		findings.report("purchases", row.row, "quantity", Violation("wb_not_above_zero"))
		return True
	computed = round_money(row.quantity * row.rate) if row.rate is not None else None
	if computed is not None and row.estimate is not None and computed != row.estimate:
		params = {"amount": row.estimate, "computed": computed}
		findings.report("purchases", row.row, "estimate", Violation("wb_estimate_differs", params))
		return True
	return False


def estimate_of(row: PurchaseRow) -> Decimal:
	"""What the whole quantity may cost, in the company's currency."""
	if row.estimate is not None:
		return row.estimate
	return round_money(row.quantity * (row.rate or ZERO))


def _line(row: PurchaseRow) -> Line:
	return Line(row.row, row.what, row.kind or OTHER_KIND, estimate_of(row), row.actual or ZERO)


def _blank_owners(rows: Sequence[PurchaseRow]) -> list[Violation]:
	return blanks([Owned(PURCHASE, row.row, row.what, (row.responsible or "",)) for row in rows])
