"""Marketing budgets: the plan, its changes and its control."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"budget_quota_missing": _("Enter the annual quota."),
	"budget_pool_twice": _("The pool {pool} stands here twice."),
	"budget_ratio_not_whole": _("The ratios of the pools make {ratio} %, not 100 %."),
	"budget_line_twice": _("Row {row}: there is another line {line}."),
	"budget_line_without_pool": _("Row {row}: this budget has no pool {pool}."),
	"budget_month_negative": _("Row {row}: a month of {line} is below zero."),
	"budget_pool_not_split": _(
		"The lines of the pool {pool} make {lines}, but the pool has {amount}. Spread all of it over lines and months."
	),
	"budget_parts_too_big": _("The parts of {budget} would have {parts} together; it has {amount}."),
	"budget_parent_not_active": _("{budget} is not an active budget of the same company and year."),
	"budget_parent_in_use": _(
		"{budget} has the activity {activity} of its own, so it cannot be split into parts."
	),
	"budget_line_account": _("Row {row}: {account} is not an account of {company} that takes postings."),
	"budget_accounts_twice": _("Row {row}: the line {other} has the account {account} already."),
	"budget_owned_elsewhere": _("{field} {value} belongs to another company."),
	"budget_ratio_not_draft": _("The ratio of {budget} is approved already."),
	"budget_ratio_not_approved": _("The ratio of the pools must be approved before the budget."),
	"budget_not_active": _("{budget} is {status}; only an active budget can be used."),
	"budget_has_open_activities": _(
		"{budget} still has {count} open activities, such as {activity}. Close them first."
	),
	"budget_has_parts": _("{budget} is split into other budgets; choose one of them."),
	"budget_entry_is_posted": _("Entries are made by budgets and adjustments."),
	"budget_entry_stays": _("The entry {entry} stays as it is; make an adjustment."),
	"budget_year_not_over": _("The year of {budget} ends on {end}."),
	"budget_nothing_left": _("Nothing is left of {budget}."),
	"budget_next_missing": _(
		"There is no active budget for the next year that {budget} could be carried forward to."
	),
	"budget_line_missing_next": _("The budget {budget} has no line {line}; add it or let the rest lapse."),
	"budget_line_unknown": _("Row {row}: {budget} has no line {line}."),
	"budget_month_unknown": _("Row {row}: {month} is not a month of {budget}."),
	"budget_account_of_company": _("Row {row}: {account} is not an account of {company}."),
	"budget_account_twice": _("Row {row}: {account} stands here twice."),
	"budget_limits_order": _("The limits must rise: warn from, notify from, stop above."),
}
