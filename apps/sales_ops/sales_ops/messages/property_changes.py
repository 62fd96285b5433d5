"""Changes of a deal, and resettlement."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	# changes
	"change_deal_not_live": _(
		"The deal is {status}. Only a deal with a deposit or a contract can be changed."
	),
	"change_keeps_too_much": _("{keep} cannot be kept of the {received} that was received."),
	"change_forfeits_nothing": _(
		"A forfeiture keeps at least a part of the deposit. To pay all back, choose Return."
	),
	"change_not_approved": _("{change} is {status}. It must be approved before it is executed."),
	"change_self_approval": _("{change} is your own application. Somebody else must decide on it."),
	"change_not_draft": _("{change} has been executed already."),
	"change_needs_contract": _(
		"The deal is {status}. Its instalments can be changed once a contract is signed."
	),
	"change_nothing_to_replace": _("Every instalment after the deposit has been paid, at least in part."),
	"change_tail_not_sum": _(
		"The new instalments add up to {total}, {price} is left to pay: the difference is {difference}."
	),
	"change_tail_without_deposit": _("The deposit is agreed and stays. New instalments are of other kinds."),
	"deferral_changes_amounts": _(
		"A deferral changes dates only. For other amounts choose Payment Plan Change."
	),
	"deferral_to_earlier_day": _("{instalment}: a deferral does not move an instalment to an earlier day."),
	"change_paid_since": _("{instalment} has received {received} since. Cancel its receipts first."),
	"exchange_same_unit": _("The new unit is the unit the deal has."),
	"exchange_other_company": _(
		"The new unit belongs to another company. Return the deal and sell the new unit."
	),
	"exchange_received_above_price": _(
		"{received} was received, the new unit costs {price}. Return the deal and sell the new unit."
	),
	"name_change_same_owners": _(
		"The new customer is the customer the deal has, and the owners stay the same."
	),
	"name_change_changed_since": _("The owners of {deal} were changed again since. Undo that change first."),
	"change_money_came_since": _("{deal} has received money since. Cancel those receipts first."),
	"change_invoice_open": _(
		"{outstanding} of invoice {invoice} is still open. Settle it before the unit is returned."
	),
	"change_refund_not_due": _("Nothing is due of the refund of {change}."),
	"change_refund_party": _("The refund of {change} belongs to {customer}, not to {party}."),
	"change_refund_above_due": _(
		"{paid} is more than the {due} that is still due of the refund of {change}."
	),
	"change_refund_paid": _(
		"A part of the refund of {change} has been paid: {payments}. Cancel these payments first."
	),
	"change_later_stands": _("{change} was followed by {later}. Undo the later change first."),
	"change_refund_account_missing": _(
		"Property Project {project} has no Refund Account. Choose Set Up Presale Accounts there, or enter one."
	),
	"change_clearing_account_missing": _(
		"Property Project {project} has no Transfer Clearing Account. Choose Set Up Presale Accounts there, or enter one."
	),
	"change_income_account_missing": _(
		"Property Project {project} has no Forfeiture Account. Choose Set Up Presale Accounts there, or enter one."
	),
	# resettlement
	"resettlement_unit_twice": _("Unit {unit} stands in the agreement twice."),
	"resettlement_no_price": _("Unit {unit}: the price must be above zero."),
	"resettlement_no_compensation": _("The compensation must be above zero. Without one, sell the unit."),
	"resettlement_no_due_date": _("The owner pays a difference. Enter until when."),
	"resettlement_due_before": _("The owner pays by {due_on}, before the agreement of {agreed_on}."),
	"resettlement_other_project": _("Unit {unit} does not belong to {project}."),
	"resettlement_account_missing": _(
		"Property Project {project} has no Resettlement Account. Choose Set Up Presale Accounts there, or enter one."
	),
	"resettlement_money_came": _("{deal} has received money of the owner. Cancel those receipts first."),
	"resettlement_deal_moved_on": _("{deal} is {status}. Take that back first."),
	"resettlement_paid_out": _("The difference was paid already: {entry}."),
	"resettlement_nothing_owed": _("{agreement}: the company owes no difference."),
}
