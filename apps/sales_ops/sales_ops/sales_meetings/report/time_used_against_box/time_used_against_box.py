"""Time Used Against Box: what was planned, allowed and used, by kind of item, speaker, meeting or item (MEET-07)."""

from collections.abc import Iterable

from frappe import _
from frappe.utils import cint, flt

from sales_ops.policies.meeting_clock import overrun
from sales_ops.policies.region_report import percent_of
from sales_ops.reporting import alarming, column, of_company
from sales_ops.sales_meetings.meetings import report_queries
from sales_ops.values import to_decimal

KIND, SPEAKER, MEETING, ITEM = "Kind", "Speaker", "Meeting", "Item"
GROUPS = {KIND: "kind", SPEAKER: "speaker", MEETING: "sales_meeting", ITEM: "name"}


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required), `series`, `sales_meeting`, `group_by` (one of GROUPS)."""
	filters = of_company(filters)
	group_by = filters.group_by if filters.group_by in GROUPS else KIND
	data = get_data(filters, group_by)
	return get_columns(group_by), data, None, get_chart(data), get_summary(data)


def get_data(filters: dict, group_by: str) -> list[dict]:
	"""Only what was heard: an item that nobody started has used no time, and says nothing about its box."""
	rows = [row for row in report_queries.agenda(report_queries.meetings(filters)) if row.actual_start]
	groups: dict[str, list[dict]] = {}
	for row in rows:
		groups.setdefault(row[GROUPS[group_by]] or "", []).append(row)
	return [_added(key, found, group_by) for key, found in groups.items()]


def _added(key: str, rows: list[dict], group_by: str) -> dict:
	planned, box = (sum(cint(row[field]) for row in rows) for field in ("planned_minutes", "box_limit"))
	used = sum(to_decimal(row.actual_minutes) for row in rows)
	over = [overrun(cint(row.planned_minutes), to_decimal(row.actual_minutes)) for row in rows]
	share = percent_of(used, to_decimal(planned))
	return {
		**_labels(key, rows[0], group_by),
		"items": len(rows),
		"planned_minutes": planned,
		"box_limit": box or None,
		"used_minutes": flt(used, 1),
		"over_minutes": flt(sum(over), 1),
		"items_over": sum(minutes > 0 for minutes in over),
		"used_percent": None if share is None else flt(share, 1),
	}


def _labels(key: str, row: dict, group_by: str) -> dict:
	if group_by == KIND:
		return {"group": _(key, context="Sales Meeting Agenda Item"), "sales_meeting": None}
	if group_by == SPEAKER:
		return {"group": key or "—", "sales_meeting": None}
	subject = row.meeting_title if group_by == MEETING else f"{row.subject} ({row.speaker or '—'})"
	return {"group": subject, "sales_meeting": row.sales_meeting, "meeting_date": row.meeting_date}


def get_columns(group_by: str) -> list[dict]:
	labels = {
		KIND: _("Kind"),
		SPEAKER: _("Speaker"),
		MEETING: _("Sales Meeting"),
		ITEM: _("Item of the Agenda"),
	}
	found = [column("group", labels[group_by], "Data", 230)]
	if group_by in (MEETING, ITEM):
		found += [
			column("meeting_date", _("Date"), "Date", 120),
			column("sales_meeting", _("Document"), "Link", 140, "Sales Meeting"),
		]
	return [
		*found,
		column("items", _("Number of Items"), "Int", 130),
		column("box_limit", _("Time Box (Minutes)"), "Int", 150),
		column("planned_minutes", _("Planned (Minutes)"), "Int", 150),
		column("used_minutes", _("Used (Minutes)"), "Float", 130, precision=1),
		column("over_minutes", _("Over the Plan (Minutes)"), "Float", 190, precision=1),
		column("items_over", _("Items over Their Plan"), "Int", 170),
		column("used_percent", _("Used of the Plan (%)"), "Percent", 170, precision=1),
	]


def get_chart(data: list[dict]) -> dict | None:
	if not data:
		return None

	def values(field: str) -> list:
		return [flt(row[field]) for row in data]

	datasets = [
		{"name": _("Planned (Minutes)"), "values": values("planned_minutes")},
		{"name": _("Used (Minutes)"), "values": values("used_minutes")},
	]
	labels = [row["group"] for row in data]
	return {"data": {"labels": labels, "datasets": datasets}, "type": "bar", "colors": ["#8ab4f8", "#e76f51"]}


def get_summary(data: list[dict]) -> list[dict]:
	def total(field: str) -> float:
		return _sum(row[field] for row in data)

	return [
		{"label": _("Planned (Minutes)"), "value": total("planned_minutes"), "datatype": "Int"},
		{"label": _("Used (Minutes)"), "value": total("used_minutes"), "datatype": "Float"},
		alarming(_("Over the Plan (Minutes)"), total("over_minutes"), "Float"),
	]


def _sum(values: Iterable) -> float:
	return flt(sum(flt(value) for value in values), 1)
