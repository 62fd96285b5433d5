"""Annual meetings: programme, what is blank, attendance, cost, and the steps of a plan."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"annual_plan_times": _("The meeting ends before it begins."),
	"annual_plan_status": _("The plan is {status}; this step is for a plan that is {wanted}."),
	"annual_plan_not_director": _("A plan is approved by a Meeting Director."),
	"annual_plan_not_begun": _("The meeting begins at {begin}; it has not been held yet."),
	"annual_plan_closed": _("The plan is closed; a director can reopen it."),
	"annual_plan_held": _("The meeting was held; its plan cannot be cancelled any more."),
	"annual_plan_rows_changed": _(
		"The plan is approved: no row of {table} can be taken out. Cancel and amend the plan for that."
	),
	"annual_plan_programme_rows": _(
		"The programme is approved: people can be replaced, but no item added. Cancel and amend the plan for that."
	),
	"annual_plan_activity_company": _(
		"The marketing activity {activity} is of {company}, not of the meeting's company."
	),
	"annual_plan_attendee_twice": _("{person} is asked twice, in rows {row} and {other}."),
	"annual_programme_clock": _("Programme row {row}: {text} is no time of day; write it like 14:30."),
	"annual_programme_performer_row": _(
		"{performer} is to perform in row {row} of the programme, which does not exist."
	),
	"annual_programme_person_twice": _(
		"{person} is needed twice at the same time: in programme row {row} ({first}) and row {other} ({second})."
	),
	"annual_programme_room_twice": _(
		"{room} is needed twice at the same time: for programme row {row} ({first}) and row {other} ({second})."
	),
	"annual_programme_minutes": _("Programme row {row} ({item}) has no minutes."),
	"annual_programme_before_begin": _(
		"Programme row {row} ({item}) begins at {start}, before the meeting does at {begin}."
	),
	"annual_programme_too_long": _(
		"The programme ends at {last}, {minutes} minutes after the meeting does at {end}."
	),
	"annual_ready_no_purpose": _("The purpose is blank."),
	"annual_ready_no_venue": _("The venue is blank."),
	"annual_ready_no_attendees": _("Nobody is asked yet."),
	"annual_ready_no_duties": _("No duties are given out yet."),
	"annual_ready_no_programme": _("The programme is empty."),
	"annual_ready_duty_blank": _("Duty {row} ({what}) has nobody responsible."),
	"annual_ready_venue_blank": _("Venue row {row} ({what}) has nobody responsible."),
	"annual_ready_programme_blank": _(
		"Programme row {row} ({what}) has neither a responsible nor a performer."
	),
	"annual_ready_activity_not_open": _(
		"The marketing activity {activity} pays for nothing: it is {status}."
	),
	"annual_ready_purchase_blank": _("Purchase {row} ({what}) has no owner."),
	"annual_attendance_open": _("Attendance of {number} people is not noted yet: {names}."),
	"annual_attendance_reason": _("Write down why they were late or did not come: {names}."),
	"annual_cost_open": _("Purchase {row} ({what}): enter the actual amount, or that it was not bought."),
	"annual_cost_amount_missing": _("Purchase {row} ({what}) was bought; enter the actual amount."),
	"annual_cost_not_bought": _("Purchase {row} ({what}) cost {amount}, but says that it was not bought."),
	"annual_purchase_nothing": _(
		"Choose at least one purchase with an Item that is on no Material Request yet."
	),
	"annual_purchase_requested": _("Purchase {row} ({what}) is on {material_request} already."),
	"annual_purchase_without_item": _("Purchase {row} ({what}) is no Item; choose its Item first."),
}
