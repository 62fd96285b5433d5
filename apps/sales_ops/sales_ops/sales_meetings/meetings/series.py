"""A new meeting of a series: who hosts now, in which order regions report, what everybody prepares."""

from datetime import date

import frappe
from frappe import _
from frappe.utils import cint, getdate

from sales_ops.policies import meeting_rotation as policy
from sales_ops.policies import region_report
from sales_ops.policies.calendar_math import add_days
from sales_ops.policies.meeting_agenda import ACTIONS, REGION, start_times
from sales_ops.policies.meeting_rotation import Region
from sales_ops.sales_meetings.meetings import plans, queries, terms
from sales_ops.values import to_decimal

SERIES = "Sales Meeting Series"
# A follow-up of what was agreed on takes so long unless the plan says otherwise.
FOLLOW_UP_MINUTES = 10


def plan_for(name: str, on: date) -> dict:
	"""The values of a meeting of a series on a day, as a new Sales Meeting takes them."""
	series = frappe.get_cached_doc(SERIES, name)
	last = queries.last_meeting(name, on)
	host = host_after(series, last and last.host_name)
	users = queries.users_of(_employees(series))
	start = plans.to_time(series.start_time)
	end = start_times(start, [cint(series.length_minutes), 0])[-1]
	return {
		"series": name,
		"company": series.company,
		"meeting_type": series.meeting_type,
		"meeting_date": on,
		"start_time": str(start),
		"end_time": str(end),
		"place": series.place,
		"host": host and host.employee,
		"host_name": host and host.attendee_name,
		"host_user": users.get(host.employee) if host else None,
		"previous_meeting": last and last.name,
		"attendees": [_member(row, users) for row in series.members],
		"agenda": [
			row | {"user": users.get(row["employee"]) or row.get("user")}
			for row in agenda_of(series, on, host, last)
		],
	}


def _employees(series) -> list[str]:
	rows = [*series.members, *series.regions, *series.agenda]
	return [row.employee for row in rows if row.employee]


def _member(row, users: dict[str, str]) -> dict:
	found = _fields(row, "employee", "attendee_name", "department", "user")
	return found | {"user": users.get(row.employee) or row.user}


def host_after(series, last: str | None):
	"""The member whose turn it is to host; None where nobody hosts in turn."""
	hosts = {row.attendee_name: row for row in series.members if row.hosts}
	return hosts.get(policy.next_host(list(hosts), last))


def agenda_of(series, on: date, host, last) -> list[dict]:
	"""The rows of the series' agenda; its region row stands for all regions."""
	rows: list[dict] = []
	for item in series.agenda:
		if item.kind == REGION:
			rows += _region_rows(series, item, on, last)
		else:
			rows.append(_row(item, on, host))
	return rows


def _row(item, on: date, host) -> dict:
	speaker = item if item.speaker or not host else None
	return {
		"kind": item.kind,
		"subject": item.subject or _(item.kind, context="Sales Meeting Agenda Item"),
		"employee": speaker.employee if speaker else host.employee,
		"speaker": speaker.speaker if speaker else host.attendee_name,
		"planned_minutes": item.planned_minutes,
		**_material(item, on),
	}


def _material(item, on: date) -> dict:
	due = add_days(on, -terms.days("materials_due_days")) if item.material_required else None
	return {"material_required": item.material_required, "material_due": due}


def _region_rows(series, item, on: date, last) -> list[dict]:
	regions = {row.territory: row for row in series.regions}
	minutes = cint(item.planned_minutes) or terms.boxes_of(series.name).region
	return [
		{
			"kind": REGION,
			"territory": name,
			"subject": name,
			**_fields(regions[name], "employee", "speaker", "user"),
			"planned_minutes": minutes,
			**_material(item, on),
		}
		for name in order_of_regions(series, on, last)
	]


def order_of_regions(series, on: date, last) -> list[str]:
	"""The regions in the order of the series' rule, by the reports of the month that the meeting reviews."""
	names = [row.territory for row in series.regions]
	results = queries.region_results(series.company, region_report.reviewed_month(on), names)
	regions = [Region(name, _known(results.get(name))) for name in names]
	order = queries.regions_heard(last.name) if last else []
	return policy.order_of_regions(regions, series.region_order, order)


def _known(result: float | None):
	return None if result is None else to_decimal(result)


def _fields(row, *names: str) -> dict:
	return {name: row.get(name) for name in names}


def fill(doc) -> None:
	"""Fill a new meeting that has no agenda from its series; what is said stays."""
	if not doc.series or doc.agenda or not doc.meeting_date:
		return
	values = plan_for(doc.series, getdate(doc.meeting_date))
	for field, value in values.items():
		if field == "attendees" and doc.attendees:
			continue
		if isinstance(value, list):
			doc.set(field, value)
		# Monthly is what every new meeting is until somebody says otherwise.
		elif not doc.get(field) or doc.get(field) == "Monthly" or _is_unset_time(doc, field):
			doc.set(field, value)


def _is_unset_time(doc, field: str) -> bool:
	return field in ("start_time", "end_time") and plans.is_unset(doc.get(field))


def open_with_follow_up(doc) -> None:
	"""The first item of a meeting is what became of the actions that earlier meetings agreed on."""
	row = next((row for row in doc.agenda if row.kind == ACTIONS), None)
	if not row:
		values = {"kind": ACTIONS, "subject": _("Follow-up of Earlier Actions"), "speaker": doc.host_name}
		values |= {"employee": doc.host, "planned_minutes": FOLLOW_UP_MINUTES}
		row = doc.append("agenda", values)
	doc.agenda.remove(row)
	doc.agenda.insert(0, row)
	for number, one in enumerate(doc.agenda, 1):
		one.idx = number
