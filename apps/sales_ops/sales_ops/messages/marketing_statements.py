"""The papers of the marketing budget: execution report, expense ledger, expense statistics."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"statement_month_unknown": _("{month} is not a month such as 2026-03."),
	"statement_month_of_other_year": _("{month} is not a month of the budget {budget}."),
	"statement_budget_not_active": _("{budget} is {status}; an execution report is about an active budget."),
	"statement_exists": _("{document} is about the same period already."),
	"statement_period_open": _("The period runs until {end}; hand it in after that."),
	"statement_reason_missing": _("Row {row}: {line} is off by {variance}; say why."),
	"statement_receiver_missing": _("Say who receives the report for {party}."),
	"statement_receiver_twice": _("There are two receivers for {party}; one is enough."),
	"statement_receiver_unknown": _("{user} cannot log in; choose another receiver for {party}."),
	"statement_not_handed_in": _("{document} is {status}; there is nothing to receive."),
	"statement_not_receiver": _("{document} is not addressed to you."),
	"statement_received_before": _("You have received {document} already."),
	"statement_not_draft": _("{document} is {status}; only a draft can be calculated anew."),
	"statement_not_waiting_for_check": _("This is {status}; only what was handed in can be checked."),
	"statement_own_check": _("You have handed this in; somebody else of finance checks it."),
	"statement_row_unknown": _("Row {row} does not belong to {document}."),
	"statement_return_without_remark": _("Say what does not agree."),
}
