"""Deals: payment plan, subscription, contract, discounts, receipts, handover."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	# payment plan and schedule
	"plan_needs_one_residual": _("A payment plan needs exactly one line that takes the rest (Residual)."),
	"plan_above_100_percent": _("The percents of the plan add up to {percent} %, more than 100 %."),
	"plan_line_needs_value": _("Row {row}: the percent or amount must be above zero."),
	"plan_line_needs_date": _("Row {row}: the date rule Fixed Date needs a date."),
	"plan_line_occurrences": _("Row {row}: occurrences and their interval in months must be at least 1."),
	"plan_above_price": _("The fixed amounts and percents of the plan are higher than the price {price}."),
	"deposit_above_own_money": _(
		"The deposit {deposit} is higher than the plan's own-money lines {own_money}."
	),
	"plan_missing": _("{deal} has no payment plan. Choose one, or enter the instalments by hand."),
	"instalment_not_positive": _("Row {row}: the instalment's amount {amount} must be above zero."),
	"schedule_not_price": _(
		"The instalments add up to {total}, the price is {price}: the difference is {difference}."
	),
	"schedule_changes_deposit": _(
		"The deposit rows must stay as agreed with the subscription: {deposit} in all."
	),
	# subscription and contract
	"price_missing": _("{deal}: the agreed price must be above zero."),
	"deposit_above_price": _("The deposit {deposit} is higher than the agreed price {price}."),
	"temporary_above_full": _("The temporary deposit {temporary} is higher than the full deposit {full}."),
	"sign_by_before_subscription": _("Sign By {sign_by} lies before the subscription date {subscribed_on}."),
	"attached_twice": _("Unit {unit} stands in the deal twice."),
	"attached_kind": _("{unit} is a {kind}. Only parking and storage are attached to another unit."),
	"attached_other_books": _("{unit} and {home} belong to different companies or accounting projects."),
	"attached_above_total": _(
		"The amount {total} leaves nothing for the unit itself: its attached units cost {attached}."
	),
	"signing_in_future": _("{step}: the day {on} has not come yet."),
	"signing_before_contract": _("{step}: the day {on} lies before the contract date {signed_on}."),
	"signing_needs_number": _("{step}: enter the number that the authority gave."),
	"signing_online_first": _("The contract is signed online before it is filed."),
	"signing_filed_before_withdrawal": _(
		"The new filing {on} lies before the former one was withdrawn on {withdrawn_on}."
	),
	"signing_out_of_order": _(
		"{step} on {on} does not go with {other} on {day}: each step follows the one before."
	),
	"signing_not_filed": _("The contract is not filed, there is nothing to withdraw."),
	"signing_withdrawn_before_filing": _("The withdrawal {on} lies before the filing of {filed_on}."),
	"signing_still_filed": _("{contract} is filed with the housing authority. Withdraw the filing first."),
	"signing_unknown_step": _("{step} is not a signing step."),
	"signing_contract_not_live": _(
		"{contract} is {status}. Signing steps are recorded on contracts that run."
	),
	"signing_number_taken": _("The number {number} belongs to {contract} already."),
	"paper_in_future": _("{kind}: the day {on} has not come yet."),
	"paper_missing": _("{contract} lacks required papers: {kinds}."),
	"interest_area": _("The wanted area goes from {smallest} to {largest} m²."),
	"interest_twice": _("{customer} waits for this unit already: {interest}."),
	"interest_without_unit": _("{interest} names no unit. Choose one to hold."),
	"interest_closed": _("{interest} is {status}. Register it again first."),
	"interest_in_line": _("{interest} is {status} and stands in line."),
	"consultant_deal_not_submitted": _("{deal} is not submitted. Change the consultant on the form."),
	"consultant_same": _("{deal} has this consultant already: {consultant}."),
	"consultant_not_active": _("{consultant} is no active consultant."),
	"consultant_needs_reason": _("Say why the deal gets another consultant."),
	"owner_main_first": _("The first owner must be the customer of the deal, {customer}."),
	"owner_twice": _("{owner} stands among the owners twice."),
	"owner_share": _("{owner}: a share of {share} % is not possible."),
	"owner_shares_sum": _("The shares of the owners add up to {total} %, not to 100 %."),
	"deal_not_ready_to_sign": _(
		"{deal} cannot be signed: it is {status}, the full deposit has not been received."
	),
	"deal_for_someone_else": _("{deal} is a deal of {holder}; the contract names {customer}."),
	"contract_before_subscription": _(
		"The contract date {signed_on} lies before the subscription {subscribed_on}."
	),
	"deal_not_submitted": _("{deal} is a draft. Submit the subscription before money is received."),
	"deal_cancelled": _("{deal} is cancelled and receives no money."),
	# discounts, their requests and who decides
	"discount_not_positive": _("{kind} discount: percent or amount must be above zero."),
	"discount_above_100": _("A discount of {percent} % leaves no price. It must be below 100 %."),
	"discount_scheme_twice": _("The scheme {scheme} stands among the discounts twice."),
	"discount_not_stackable": _("The scheme {scheme} does not go together with other schemes."),
	"discount_other_project": _("The scheme {scheme} belongs to the project {project}."),
	"discount_scheme_not_valid": _("The scheme {scheme} is not valid on {on}, the subscription date."),
	"discount_other_plan": _("The scheme {scheme} is for deals with the payment plan {plan}."),
	"discount_scheme_missing": _("A {kind} discount needs an approved scheme. Choose one."),
	"discount_scheme_needs_plan": _("{scheme}: choose the payment plan that the discount comes with."),
	"discount_scheme_dates": _("Valid To {valid_to} lies before Valid From {valid_from}."),
	"discount_scheme_overlaps": _(
		"{other} gives the payment plan {plan} a discount on the same days. End that one first."
	),
	"discount_needs_request": _(
		"The extra discount of {amount} on {unit} has not been granted. Choose Request Extra Discount."
	),
	"discount_request_not_granted": _("{request} has not been granted."),
	"discount_request_other_unit": _("{request} was made for unit {unit}. Remove the discount."),
	"discount_request_twice": _("{request} stands among the discounts twice."),
	"discount_above_grant": _("{request}: {used} is used, only {granted} was granted."),
	"discount_asked_not_possible": _("Ask for more than nothing and less than the price {price}."),
	"discount_grant_not_asked": _("{granted} cannot be granted of the {asked} that was asked."),
	"discount_deal_ended": _("{deal} is {status}. No discount is asked for it."),
	"discount_request_pending": _("{deal} has a request already that waits for a decision: {request}."),
	"discount_request_decided": _("{request} is {state} and stays as it is."),
	"discount_own_request": _(
		"{request} is your own request, or for your own deal. Somebody else must decide on it."
	),
	"discount_above_band": _("{request}: your role may not take so much off this unit's price."),
	"deal_below_floor": _(
		"The price {agreed} lies under the floor price of unit {unit}. It needs a granted Property Discount Request that allows it."
	),
	"discount_contract_below_agreed": _(
		"The contract amount {amount} lies under the agreed price {agreed}. Ask for the discount before the subscription is submitted, or apply for a Price Change after signing."
	),
	"rule_above_band": _("{change}: your role may not take so much off the price."),
	"rule_band_empty": _("The band from {start} to {end} is empty."),
	"rule_above_100": _("A percent of an approval rule ends at 100."),
	"rule_twice": _("{other} is the band of {role} already."),
	"rule_missing": _(
		"Nobody may decide on extra discounts of {project} yet. Make a Property Approval Rule first."
	),
	# receipts
	"receipt_above_owed": _("The receipt of {amount} is higher than the {owed} still owed."),
	"allocation_above_outstanding": _(
		"{instalment}: {amount} is allocated, only {outstanding} is outstanding."
	),
	"allocation_not_of_deal": _("{instalment} is not an open instalment of this deal."),
	"allocation_not_receipt": _("The allocations add up to {total}, the receipt is {amount}."),
	"receipt_not_receive": _("A receipt of a property deal is a Payment Entry of type Receive."),
	"receipt_party": _("The receipt is from {party}; {deal} belongs to {customer}."),
	"receipt_company": _("The receipt is booked in {company}; {deal} belongs to {deal_company}."),
	"receipt_currency": _("The receipt is in {currency}; {deal} is agreed in {deal_currency}."),
	"receipt_references": _(
		"A receipt of a property deal stays unallocated to invoices. Remove the payment references."
	),
	"receipt_no_bank_account": _(
		"Company {company} has no default bank or cash account to receive money on."
	),
	"presale_account_missing": _(
		"Company {company} does not book advances in a liability account. Open the Property Project and choose Set Up Presale Accounts."
	),
	"instalment_has_receipts": _("{instalment} has received {received}. Cancel its receipts first."),
	"receipt_passed_on": _("A change of {deal} has passed the receipt's money on. Undo the change first."),
	"deal_ended": _("{deal} is {status} and receives no money."),
	"receipt_of_ended_deal": _("The receipt belongs to {deal}, which is {status}. Undo the change first."),
	"legal_case_needs_deal": _("{deal} is not a submitted deal. There is nothing to go to court for."),
	"legal_case_open": _("{deal} has an open legal case already: {case}."),
	# handover
	"handover_needs_contract": _("{contract} is not a submitted contract."),
	"handover_before_contract": _("The handover lies before {contract} was signed on {signed_on}."),
	"handover_not_signed": _("The deal is {status}. Only a signed deal is handed over."),
	"handover_not_paid": _("{outstanding} is still owed. The unit is handed over when all is paid."),
	"handover_not_accepted": _("The customer has not accepted the unit."),
	"handover_open_snags": _("These snags block the handover: {snags}."),
	"handover_documents_missing": _("The customer has not brought these documents: {documents}."),
	"handover_moved_in_day": _(
		"The move-in on {day} must lie between the handover on {handed_over_on} and today."
	),
	"handover_keeps_receipt": _(
		"The receipt has paid the invoice of {deal}, which is handed over. Cancel the handover first."
	),
	"handover_of_ended_deal": _("{deal} is {status}. Undo the change that ended it first."),
}
