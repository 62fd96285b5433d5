"""Demand: plans, balancing, call-offs and goods that nobody collects."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"consignment_plan_period_over": _("{period} is over; nothing can be planned for it any more."),
	"consignment_plan_late": _("The plan was due by {due}. File it with the reason for the delay."),
	"consignment_plan_without_reason": _("A supplementary plan says why its goods were in no plan."),
	"consignment_plan_quantity": _("Row {row}: {item} needs a quantity above zero."),
	"consignment_plan_place_missing": _(
		"Row {row}: {item} goes directly to the user; enter the place of delivery."
	),
	"consignment_plan_day_missing": _("Row {row}: enter the day by which {item} is needed."),
	"consignment_plan_day_outside": _(
		"Row {row}: {item} is needed by {day}, which is not between {start} and {end}."
	),
	"consignment_plan_above_maximum": _(
		"{item} is planned for {planned}, which is more than the {issued} issued in the last {months} months."
	),
	"consignment_plan_without_history": _(
		"Row {row}: {item} was not issued in the last {months} months; say in the row why it is planned."
	),
	"consignment_plan_undecided": _("Row {row}: {item} is checked in particular; decide on it first."),
	"consignment_plan_without_remark": _("Row {row}: write a remark on the decision about {item}."),
	"consignment_plan_not_reduced": _(
		"Row {row}: the reduced quantity of {item} lies above zero and under {planned}."
	),
	"consignment_plan_without_agreement": _(
		"Row {row}: no agreement of the site has a price for {item} on {on}. Refuse the row, or agree a price."
	),
	"consignment_plan_agreement_unfit": _(
		"Row {row}: {agreement} has no price for {item} at this site on {on}."
	),
	"consignment_plan_status": _("The plan is {status}; this step is for a plan that is {wanted}."),
	"consignment_plan_filed": _("The plan is filed; take it back before you change it."),
	"consignment_plan_called_off": _("{call_off} calls off from this document; cancel the call-off first."),
	"consignment_plan_collected": _("The plan is in the purchase plan {purchase_plan}; cancel that first."),
	"consignment_plan_nothing_to_call_off": _("Nothing of it is left to be called off."),
	"consignment_plan_nothing_to_collect": _(
		"No approved monthly plan of {site} for {period} waits for the buyer."
	),
	"consignment_plan_purchase_late": _(
		"The purchase plan was due by {due}. Hand it over with the reason for the delay."
	),
	"consignment_call_off_above_plan": _(
		"Row {row}: {quantity} of {item} is called off, but only {left} of the plan is left."
	),
	"consignment_call_off_row_unknown": _("Row {row}: {item} is not a row of an approved plan of this site."),
	"consignment_call_off_has_receipt": _("{receipt} delivered on this call-off; cancel the receipt first."),
	"consignment_call_off_not_open": _(
		"The call-off {call_off} is {status}; nothing can be delivered on it."
	),
	"consignment_call_off_receipt_unfit": _(
		"Row {row}: {item} of {call_off} was called off from another agreement or for another item."
	),
	"consignment_call_off_not_sent": _("{call_off} is not submitted; only a submitted call-off goes out."),
	"consignment_call_off_not_closable": _(
		"{call_off} cannot be closed: only an open call-off can, with a reason."
	),
	"consignment_call_off_without_address": _(
		"{supplier} has no e-mail address; enter one, or hand the call-off over on paper."
	),
	"consignment_call_off_no_mail": _("This site cannot send e-mails yet: set up an outgoing Email Account."),
	"consignment_uncollected_answer_empty": _("Write down what happened with the goods."),
	"consignment_uncollected_same_person": _(
		"{user} has answered for the other side; someone else answers for this one."
	),
	"consignment_uncollected_collected": _("The goods were collected; nothing is left to be answered."),
}
