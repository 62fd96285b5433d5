"""The office's day: collection, reports, vacancy, reconciliation."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	# collection
	"follow_up_deal_not_running": _(
		"{deal} is {status}. Follow-ups are written for submitted deals that run."
	),
	"follow_up_in_future": _("The follow-up is dated {at}, which has not come yet."),
	"follow_up_next_before_call": _("The next contact {next_date} lies before the follow-up {called_on}."),
	"follow_up_needs_result": _("Choose a result: what did the customer answer?"),
	"follow_up_not_reached": _("The customer was not reached: {reached}. Leave result and promise empty."),
	"promise_needs_will_pay": _("A promise to pay needs the result Will Pay, not {result}."),
	"promise_incomplete": _("A promise to pay needs an amount and a day."),
	"promise_not_positive": _("The promised amount {amount} must be above zero."),
	"promise_above_outstanding": _(
		"The promised amount {amount} is higher than the {outstanding} still outstanding."
	),
	"promise_before_call": _("The promised date {promised_date} lies before the follow-up {called_on}."),
	"promise_not_open": _("{promise} is {status} and cannot be withdrawn."),
	"campaign_ends_before": _("The campaign ends on {to_date}, before it begins on {from_date}."),
	"campaign_gift_twice": _("{gift} stands twice in the campaign. Give each gift and prize its own name."),
	"campaign_unit_of_other_project": _("The prize unit {unit} is not of {project}."),
	"campaign_has_gifts_out": _("{campaign} has gifts out, such as {issue}. Cancel those first."),
	"campaign_not_running": _("{campaign} is not submitted. Its terms do not stand yet."),
	"campaign_not_of_deal": _("{deal} was not made under the campaign {campaign}."),
	"campaign_other_project": _("The campaign {campaign} is for {project} only."),
	"campaign_outside_dates": _(
		"{day} does not lie in the campaign {campaign}, which runs from {from_date} to {to_date}."
	),
	"campaign_deal_ended": _(
		"{deal} is {status}. The campaign gives something to live deals with a deposit only."
	),
	"campaign_day_missing": _("{deal} has not reached the day that counts yet: {counts_by}."),
	"campaign_other_kind": _("The campaign is not for units of the kind {kind}."),
	"campaign_area_below": _("The area of {area} m² is below the campaign's minimum of {minimum} m²."),
	"campaign_amount_below": _("The price of {amount} is below the campaign's minimum of {minimum}."),
	"gift_deal_without_campaign": _("{deal} is under no campaign. Choose the campaign on the deal first."),
	"gift_in_future": _("The gift is dated {day}, which has not come yet."),
	"gift_not_in_campaign": _("The campaign {campaign} has no such gift."),
	"gift_without_quantity": _("How many of {gift} are handed out? At least one."),
	"gift_prize_of_other_unit": _("{gift} is the prize of {unit}, not of this deal's unit."),
	"gift_issued_already": _("{deal} has {issued} of {gift} already; {allowed} is what a deal may get."),
	"gift_out_of_stock": _("Of {gift} there are {left} left."),
	"gift_above_stock": _("{issued} of {gift} are out, the campaign has {quantity}."),
	"gift_without_receipt": _("{issue} has no signed receipt."),
	"gift_not_issued": _("{gift} has not been handed out yet."),
	"gift_not_out": _("{issue} is not out, so it cannot be taken back."),
	"prize_unit_not_sold": _("The campaign {campaign} has ended and its prize unit {unit} is not sold."),
	"prize_unit_sold_otherwise": _("The prize unit {unit} was sold outside the campaign {campaign}."),
	"letter_in_litigation": _("The deal is with the legal department. It gets no letters."),
	"letter_nothing_overdue": _("Nothing is overdue on {on}. There is nothing to ask for."),
	"letter_not_due": _(
		"No letter is due on {on}: the last one gives more time, or was the termination notice."
	),
	"letter_skips_level": _("{level} comes too early: the next letter of this deal is {due_level}."),
	"letter_pay_by_before": _("The day of payment {pay_by} lies before the letter of {on}."),
	"letter_draft_exists": _("{deal} has the draft {letter} already. Send or delete that one first."),
	"list_not_open": _("{list} has been handed in: it is {status}."),
	"list_needs_reason": _(
		"{count} deals have no follow-up and no reason: {units}. Call them, or say why not."
	),
	"list_not_submitted": _("{list} is {status}. A list is signed after it was handed in."),
	"list_own_signature": _("{list} is your own list, or you handed it in. Another supervisor must sign it."),
	# daily, weekly and monthly reports
	"report_exists": _("{report} is the report of this project and period. Complete that one."),
	"report_exists_cancelled": _(
		"{report} was cancelled. Open it and choose Amend, so that both stay together."
	),
	"report_period_open": _("{report} is about the time until {end}. Hand it in on that day or later."),
	"report_without_case": _("{report} has no sales case yet. At least one belongs to every week."),
	"report_without_suggestion": _("{report} has no suggestion yet. At least one belongs to every week."),
	"report_letters_checked": _(
		"{report}: {checked} confirmation letters were checked, but only {sent} were sent."
	),
	"report_without_target": _("{report} has no target yet. Enter contracts or a price to reach."),
	"report_not_handed_in": _("{report} has not been handed in, so there is nothing to confirm yet."),
	"report_own_confirmation": _("You handed {report} in. Somebody else confirms it."),
	"report_confirmed_before": _("You have confirmed {report} already."),
	"report_terms_day": _("{field}: {day} is no day of a month."),
	"report_terms_times": _("The daily report is due at {due}, before the close of business at {close}."),
	# vacancy list
	"vacancy_in_future": _("{on} has not come yet. A vacancy list shows what is vacant on its day."),
	"vacancy_not_received": _(
		"The list of the property-management company has not come. Upload or paste it, or enter the day on which it reported nothing vacant."
	),
	"vacancy_unexplained": _("{count} differences have no explanation: {units}."),
	"vacancy_signed": _("{list} is signed and stays as it is."),
	"vacancy_file_kind": _("{file} is neither an .xlsx nor a .csv file."),
	"vacancy_no_headings": _("There is no row of headings in the first rows. Needed are: {columns}."),
	"vacancy_area": _("Row {row}: the area {value} is not a number."),
	# notices to the property-management company
	"notice_not_open": _("The notice is {status}. Only an open notice is confirmed."),
	"notice_confirmed_by_whom": _("Enter who confirms it at the property-management company."),
	"notice_confirmed_when": _(
		"The confirmation on {confirmed_on} lies before the notice of {notice_date}, or in the future."
	),
	# promotion of slow units
	"promotion_nothing": _("Choose at least one unit, and say what is proposed."),
	"promotion_not_free": _("Unit {unit} is {status}. Only an available unit is promoted."),
	# sale control reconciliation and archive
	"reconciliation_not_counted": _(
		"The office's figures are missing. Enter its counts, or take over its list."
	),
	"reconciliation_unexplained": _("{count} differences have no explanation: {units}."),
	"reconciliation_signed": _("{reconciliation} is signed and stays as it is."),
	"archive_no_units": _("The project has no units."),
	"archive_not_sold_out": _(
		"{count} units are not sold yet: {units}. A sale control table is archived at sell-out."
	),
	"archive_stays": _("{archive} is a frozen record and stays as it is."),
}
