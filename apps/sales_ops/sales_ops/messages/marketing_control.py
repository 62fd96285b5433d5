"""Marketing activities, and what stops a document."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"budget_month_exceeded": _(
		"{line}, up to {month}: the budget is {allocated}; with this document {consumed} would be used, {excess} too much."
	),
	"budget_year_exceeded": _(
		"{line}, year up to {month}: the budget is {allocated}; with this document {consumed} would be used, {excess} too much."
	),
	"budget_month_almost_used": _(
		"{line}, up to {month}: {consumed} of {allocated} are used with this document; {available} are left."
	),
	"budget_year_almost_used": _(
		"{line}, year up to {month}: {consumed} of {allocated} are used with this document; {available} are left."
	),
	"budget_month_outside": _("{line}: {month} is not in the year of the budget."),
	"budget_activity_exceeded": _(
		"The activity {activity} was approved for {approved}; with this document {used} would be spent and ordered."
	),
	"budget_activity_missing": _(
		"Row {row}: {account} takes no order without an approved marketing activity."
	),
	"budget_activity_not_open": _("The marketing activity {activity} is {status} and takes nothing more."),
	"budget_activity_dates": _("The activity ends before it begins."),
	"budget_activity_empty": _("Enter the lines and months that the activity takes from the budget."),
	"budget_activity_amount": _("Row {row}: enter an amount above zero."),
	"budget_activity_cell_twice": _("Row {row}: {line} in {month} stands here twice."),
	"budget_activity_has_orders": _(
		"{amount} are ordered for {activity} and not billed. Bill or close the orders first."
	),
	"budget_activity_in_use": _(
		"{amount} are spent or ordered for {activity}; close it instead of cancelling it."
	),
	"budget_activity_not_running": _("{activity} is {status}; this step is for approved and running ones."),
	"budget_activity_not_closed": _("{activity} is not closed."),
	"budget_activity_without_result": _("Say what the activity has brought."),
	"budget_approval_own": _("You made this or changed it last; somebody else approves it."),
	"budget_approval_by_role": _("An amount of {amount} is approved by {role}."),
	"budget_approval_by_nobody": _("Nobody may approve {amount}; see Marketing Authority."),
	"budget_approval_not_requested": _("Approval of {doc} has not been requested."),
	"budget_approval_not_draft": _("{doc} is {status}; approval is requested for a draft."),
	"budget_approval_without_reason": _("Say why it is rejected."),
	"budget_authority_amount": _("Enter an amount above zero, or choose any amount."),
	"budget_authority_twice": _("{role} has a row for this already: {authority}."),
	"budget_adjustment_empty": _("Enter what is to be changed."),
	"budget_adjustment_amount": _("Row {row}: enter an amount above zero."),
	"budget_adjustment_source": _("Row {row}: enter the line and month that give."),
	"budget_adjustment_target": _("Row {row}: enter the line and month that get."),
	"budget_adjustment_same": _("Row {row}: gives to itself."),
	"budget_adjustment_next_year": _(
		"Choose the active budget of a later year that takes over what is left."
	),
	"budget_reduced_below_zero": _("{line} has {allocated} in {month}; it cannot give more."),
	"budget_reduced_below_used": _(
		"{line}, up to {month}: {consumed} are used and {allocated} would be left; it cannot give so much."
	),
	"budget_exception_amount": _("Enter an amount above zero."),
	"budget_exception_document": _("{document} is not a document of {company} that can be submitted."),
	"budget_exception_exists": _("{document} has the exception {exception} for this line already."),
	"budget_exception_used": _("The exception is used by {document}; cancel the document first."),
	"budget_penalty_is_made": _("A penalty is made when an exception is used."),
	"budget_penalty_not_open": _("The penalty is {status}."),
	"budget_penalty_without_reason": _("Enter a remark."),
}
