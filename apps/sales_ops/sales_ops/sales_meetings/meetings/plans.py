"""What the house works out on the plan of a sales meeting. The controller calls the steps."""

from datetime import datetime, time, timedelta

import frappe
from frappe import _
from frappe.utils import cint, get_datetime, get_time, getdate

from sales_ops.exceptions import show, throw
from sales_ops.messages import describe
from sales_ops.policies import meeting_agenda as policy
from sales_ops.policies import region_report
from sales_ops.policies.meeting_agenda import Item, Plan
from sales_ops.policies.violations import Violation
from sales_ops.sales_meetings.meetings import terms

MEETING = "Sales Meeting"
DAY_START, NOON = "09:00:00", "12:00:00"
# Written while the meeting is held, by the steps of `live` and `materials`.
RECORDED = (
	"actual_start",
	"actual_end",
	"actual_minutes",
	"running_since",
	"received_on",
	"region_report",
)


def set_defaults(doc) -> None:
	"""Company, times, month reviewed and title, where nothing is said."""
	doc.start_time = DAY_START if is_unset(doc.start_time) else doc.start_time
	doc.end_time = NOON if is_unset(doc.end_time) else doc.end_time
	if doc.series:
		doc.company = frappe.get_cached_value("Sales Meeting Series", doc.series, "company")
	if not doc.meeting_date:
		return
	on = getdate(doc.meeting_date)
	reviewed = getdate(doc.review_month) if doc.review_month else region_report.reviewed_month(on)
	doc.review_month = reviewed.replace(day=1)
	doc.meeting_title = doc.meeting_title or f"{doc.series or _('Sales Meeting')} {on:%Y-%m}"


def set_times(doc) -> None:
	"""When each item starts, what it may take, and what is left of the meeting."""
	boxes, start = terms.boxes_of(doc.series), to_time(doc.start_time)
	starts = policy.start_times(start, [cint(row.planned_minutes) for row in doc.agenda])
	for row, begins in zip(doc.agenda, starts, strict=True):
		row.starts_at, row.box_limit = begins, boxes.of(row.kind)
	doc.length_minutes = policy.minutes_between(start, to_time(doc.end_time))
	doc.planned_minutes = sum(cint(row.planned_minutes) for row in doc.agenda)
	doc.spare_minutes = doc.length_minutes - doc.planned_minutes
	day = getdate(doc.meeting_date)
	doc.starts_at, doc.ends_at = (datetime.combine(day, to_time(at)) for at in (doc.start_time, doc.end_time))


def is_unset(value) -> bool:
	"""Whether nobody has said a time: Frappe gives a new document the moment of now, to the microsecond."""
	return not value or "." in str(value)


def to_time(value) -> time:
	"""A Time field, which Frappe gives as text or timedelta, to the minute."""
	if isinstance(value, timedelta):
		return (datetime.min + value).time().replace(microsecond=0)
	return get_time(value or "00:00:00").replace(microsecond=0)


def clear_recorded(doc) -> None:
	"""Nobody was heard and nothing handed in before the plan is approved; Frappe takes any value for a new row."""
	for row in doc.agenda:
		row.update(dict.fromkeys(RECORDED) | {"actual_minutes": 0})


def plan_of(doc) -> Plan:
	"""The plan as the policy takes it."""
	return Plan(
		on=getdate(doc.meeting_date),
		start=to_time(doc.start_time),
		end=to_time(doc.end_time),
		purpose=doc.purpose or "",
		decide=doc.purpose_text or "",
		host=doc.host_name or "",
		invited=len(doc.attendees),
		items=tuple(_item(row) for row in doc.agenda),
	)


def _item(row) -> Item:
	return Item(
		row=row.idx,
		kind=row.kind,
		subject=row.subject or "",
		minutes=cint(row.planned_minutes),
		speaker=row.speaker or "",
		region=row.territory or "",
		material=row.material_required or "",
		material_due=getdate(row.material_due) if row.material_due else None,
	)


def check(doc) -> list[Violation]:
	"""What keeps the plan from being approved."""
	return policy.check_plan(plan_of(doc), terms.boxes_of(doc.series))


def findings(doc) -> list[str]:
	"""The same as sentences in the reader's language, for the draft."""
	return [describe(violation, translate=_, show=show) for violation in check(doc)]


def validate_only_one(doc) -> None:
	"""A monthly series has one meeting a month."""
	if not doc.series or doc.meeting_type != "Monthly":
		return
	first = getdate(doc.meeting_date).replace(day=1)
	filters = {
		"series": doc.series,
		"meeting_type": "Monthly",
		"docstatus": ("<", 2),
		"name": ("!=", doc.name or ""),
		"meeting_date": ("between", (first, region_report.add_months(first, 1) - timedelta(days=1))),
	}
	# A new meeting holds its series' lock: read what has been committed meanwhile.
	if found := frappe.db.get_value(MEETING, filters, for_update=bool(doc.is_new())):
		throw("sales_meeting_twice", series=doc.series, meeting=found)


def validate_agenda_stands(doc) -> None:
	"""Frappe keeps the fields of the rows of an approved plan; that rows come and go, it would allow."""
	before = doc.get_doc_before_save()
	if [row.name for row in before.agenda] != [row.name for row in doc.agenda]:
		throw("sales_meeting_plan_stands")


def set_received(doc) -> None:
	"""Material is received at the moment at which it appears in a row."""
	before = doc.get_doc_before_save()
	known = {row.name: row for row in before.agenda} if before else {}
	for row in doc.agenda:
		old = known.get(row.name)
		if row.region_report:
			continue
		is_same = old and old.material == row.material and old.received_on
		row.received_on = (old.received_on if is_same else get_datetime()) if row.material else None
