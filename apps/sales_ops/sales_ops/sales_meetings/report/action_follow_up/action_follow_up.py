"""Action Follow-up: who owes what since when, how often it was carried, how late it is (MEET-08)."""

from frappe import _
from frappe.utils import cint, getdate, today

from sales_ops.policies import meeting_actions as policy
from sales_ops.policies.meeting_actions import CARRIED, DONE, OPEN, Action
from sales_ops.reporting import alarming, column, of_company, stacked
from sales_ops.sales_meetings.meetings import report_queries

# In which state a meeting's actions have been agreed on; before, they are those of the meeting before.
AGREED = ("Minutes Signed", "Closed")


def execute(filters: dict | None = None):
	"""Args: `company` (required), `series`, `responsible`, `show` (Open, Overdue, Finished, All), `on` (default today)."""
	filters = of_company(filters)
	data = get_data(filters)
	return get_columns(), data, None, get_chart(data), get_summary(data)


def get_data(filters: dict) -> list[dict]:
	on = getdate(filters.get("on") or today())
	names = report_queries.meetings(filters, docstatus=("<", 2))
	rows = [_shown(row, on) for row in report_queries.actions(names) if _is_agreed(row)]
	return sorted(
		(row for row in rows if _is_asked_for(row, filters)),
		key=lambda row: (-row["days_overdue"], -row["days_open"], row["responsible"] or ""),
	)


def _is_agreed(row: dict) -> bool:
	return row.meeting_status in AGREED or cint(row.times_carried) > 0


def _shown(row: dict, on) -> dict:
	# What waits for the next meeting is as open as what is followed up in one.
	status = OPEN if row.status == CARRIED else row.status
	action = Action(
		row.idx, row.action, row.responsible or "", row.due_date, status, row.raised_on, row.completed_on
	)
	days = policy.days_open(action, on)
	overdue = policy.days_overdue(action, on)
	return {**row, "status": status, "days_open": days, "days_overdue": overdue, "age": policy.age_step(days)}


def _is_asked_for(row: dict, filters: dict) -> bool:
	is_open = row["status"] == OPEN
	shown = {
		"Open": is_open,
		"Overdue": is_open and row["days_overdue"] > 0,
		"Finished": not is_open,
	}
	wanted = (filters.get("responsible") or "").strip()
	return shown.get(filters.get("show"), True) and wanted in (row["responsible"] or "")


def ages() -> list[str]:
	"""The steps of age as they are read."""
	first, second, third = policy.AGES
	return [
		_("Up to {0} Days").format(first),
		_("{0} to {1} Days").format(first + 1, second),
		_("{0} to {1} Days").format(second + 1, third),
		_("Over {0} Days").format(third),
	]


def get_columns() -> list[dict]:
	return [
		column("action", _("Action", context="Sales Meeting Action"), "Data", 260),
		column("responsible", _("Responsible", context="Sales Meeting Action"), "Data", 120),
		column("due_date", _("Due"), "Date", 120),
		column("status", _("Status"), "Data", 100),
		column("days_overdue", _("Days Overdue"), "Int", 110),
		column("raised_on", _("Raised on"), "Date", 120),
		column("days_open", _("Days Open"), "Int", 100),
		column("times_carried", _("Times Carried"), "Int", 130),
		column("sales_meeting", _("Followed up in"), "Link", 140, "Sales Meeting"),
		column("meeting_title", _("Title"), "Data", 180),
		column("carried_from", _("Carried from"), "Link", 140, "Sales Meeting"),
		column("completed_on", _("Completed on"), "Date", 110),
		column("result", _("Result"), "Data", 200),
	]


def get_chart(data: list[dict]) -> dict | None:
	"""The open ones by age, those in time and those overdue."""
	rows = [row for row in data if row["status"] == OPEN]
	if not rows:
		return None
	labels = ages()

	def count(step: int, is_overdue: bool) -> int:
		return sum(row["age"] == step and (row["days_overdue"] > 0) == is_overdue for row in rows)

	names = ((_("In Time"), False), (_("Overdue"), True))
	datasets = [
		{"name": name, "values": [count(step, late) for step in range(len(labels))]} for name, late in names
	]
	return stacked(labels, datasets, ["#8ab4f8", "#e76f51"])


def get_summary(data: list[dict]) -> list[dict]:
	rows = [row for row in data if row["status"] == OPEN]
	overdue = sum(row["days_overdue"] > 0 for row in rows)
	carried = sum(cint(row["times_carried"]) > 1 for row in rows)
	done = sum(row["status"] == DONE for row in data)
	return [
		{"label": _("Open Actions"), "value": len(rows), "datatype": "Int"},
		alarming(_("Overdue"), overdue),
		{"label": _("Carried More Than Once"), "value": carried, "datatype": "Int", "indicator": "Orange"},
		{"label": _("Done", context="Sales Meeting Action"), "value": done, "datatype": "Int"},
	]
