"""Sales meetings and what regions report to them."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"sales_meeting_purpose_missing": _(
		"Choose the purpose of the meeting and write down what it must decide."
	),
	"sales_meeting_host_missing": _("Say who hosts the meeting."),
	"sales_meeting_attendees_missing": _("Nobody is asked to the meeting; add the attendees."),
	"sales_meeting_agenda_missing": _("The agenda is empty."),
	"sales_meeting_speaker_missing": _("Agenda row {row}, {subject}: say who speaks."),
	"sales_meeting_minutes_missing": _("Agenda row {row}, {subject}: how many minutes does it take?"),
	"sales_meeting_region_missing": _("Agenda row {row}, {subject}: choose the region."),
	"sales_meeting_material_due_missing": _(
		"Agenda row {row}, {subject}: say by when the material is handed in."
	),
	"sales_meeting_material_due_late": _(
		"Agenda row {row}, {subject}: the material is due on {due}, after the meeting on {on}."
	),
	"sales_meeting_opening_over": _("The opening takes {planned} minutes, {box} at most are allowed."),
	"sales_meeting_review_over": _("The review takes {planned} minutes, {box} at most are allowed."),
	"sales_meeting_discussion_over": _("The discussion takes {planned} minutes, {box} at most are allowed."),
	"sales_meeting_closing_over": _("The closing takes {planned} minutes, {box} at most are allowed."),
	"sales_meeting_region_over": _("{region} takes {planned} minutes, {box} at most are allowed."),
	"sales_meeting_ends_before_start": _("The meeting ends before it starts."),
	"sales_meeting_too_long": _("The agenda takes {planned} minutes, the meeting only {length}."),
	"sales_meeting_twice": _("{series} has a meeting in this month already: {meeting}."),
	"sales_meeting_status": _("This cannot be done now: the meeting is {status}."),
	"sales_meeting_plan_stands": _(
		"The agenda of an approved plan stays as it is. Cancel and amend the plan to change its rows."
	),
	"sales_meeting_minutes_stand": _(
		"The minutes are signed. The director may open them again, with the reason."
	),
	"sales_meeting_row_unknown": _("The agenda has no such row any more."),
	"sales_meeting_none_runs": _("No item of the agenda is running."),
	"sales_meeting_was_held": _("The meeting was held; its plan cannot be cancelled any more."),
	"sales_meeting_attendance_missing": _("Say whether they came: {names}."),
	"sales_meeting_decision_missing": _(
		"The meeting has decided nothing. Write down at least one decision that binds."
	),
	"sales_meeting_action_owner_missing": _("Action {row}, {action}: say who does it."),
	"sales_meeting_action_due_missing": _("Action {row}, {action}: say by when it is done."),
	"sales_meeting_actions_open": _(
		"{count} actions are open: finish them, or carry them to the next meeting."
	),
	"sales_meeting_reason_missing": _("Say why the minutes are opened again."),
	"sales_meeting_series_missing": _(
		"Only a meeting of a series has a next one to carry actions to; finish or cancel them here."
	),
	"sales_meeting_series_region_twice": _("{region} stands in the series twice."),
	"sales_meeting_series_company": _("{series} has met already; its company stays."),
	"sales_meeting_action_carried": _(
		"Action {row} was carried to {meeting}; it is followed up there and stays in these minutes."
	),
	"sales_meeting_carry_by_closing": _(
		"Action {row}: an action is carried by closing the meeting, or by planning the next one."
	),
	"sales_meeting_action_stays": _(
		"Action {row}, {action}, is followed up elsewhere too; cancel it instead of deleting it."
	),
	"sales_meeting_no_material": _("Agenda row {row} asks for no material."),
	"sales_meeting_file_missing": _("Choose a file that you have uploaded."),
	"region_report_not_filled": _("Fill in the figures first: “Fill from Sales”."),
	"region_report_reasons_missing": _(
		"The region reached {achieved} % of its plan; write down the reasons."
	),
	"region_report_next_amount_missing": _("Write down the planned sales of the next month."),
	"region_report_key_work_missing": _("Write down the key work of the next month."),
	"region_report_twice": _("{territory} has a report on {month} already: {report}."),
	"region_report_frozen": _("{report} was handed in; its figures stay as they are."),
	"region_report_other_company": _("{meeting} is a meeting of {company}."),
}
