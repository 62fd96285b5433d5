"""The sentences of all rules, by violation code. English source; the desk translates, the preview may too.

Pure Python: the workbook preview reads it without frappe.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sales_ops.policies.violations import Violation


def _(text: str) -> str:
	"""Marks a sentence for extraction into the translation files; translated when it is shown."""
	return text


MESSAGES: dict[str, str] = {
	# claims
	"unit_held": _("Unit {unit} has been held by {holder} since {since}, until {until}."),
	"unit_taken": _("Unit {unit} was taken by {holder} at {since}."),
	"board_moment_unknown": _("{moment} is neither a date nor a date with a time."),
	"unit_sold": _("Unit {unit} has been sold."),
	"unit_not_released": _("Unit {unit} is not released for sale."),
	"claim_move_not_allowed": _("Unit {unit} cannot go from {from_kind} to {to_kind}."),
	"claim_lost": _("Unit {unit} is no longer kept for {deal}: the hold ran out. Hold the unit again."),
	"unit_busy": _("Another colleague is working on unit {unit} at this moment. Please try again."),
	"unit_has_deal": _("Unit {unit} has a live deal: {holder}. End the deal first."),
	# REST calls: nothing in them tells about others
	"rest_unit_taken": _("Unit {unit} cannot be held at present."),
	"rest_not_a_hold": _("{deal} is no hold any more, it is {status}."),
	"rest_ttl": _("A hold lasts from 1 to {most} minutes, not {minutes}."),
	"rest_value": _("The value of {field} cannot be: {value}"),
	"rest_key_reused": _(
		"The Idempotency-Key {key} was used with other values. A new request needs a new key."
	),
	"rest_key_too_long": _("An Idempotency-Key has at most {most} characters."),
	"rest_in_progress": _("The first request with the Idempotency-Key {key} is still at work. Try again."),
	# use, blocks and why a unit is not for sale
	"unit_not_for_sale": _("Unit {unit} is not for sale, its use is: {use}."),
	"unit_blocked": _("Unit {unit} is blocked: {block}. It cannot be held until the block is lifted."),
	"unit_seized": _("Unit {unit} is under court seizure and cannot be signed until the block is lifted."),
	"why_use": _("It is not for sale, its use is: {use}."),
	"why_not_released": _("It has not been released for sale."),
	"why_blocked": _("{kind} since {since}."),
	"why_blocked_because": _("{kind} since {since}: {reason}"),
	"why_blocked_until": _("{kind} since {since}, until {until}."),
	"why_blocked_until_because": _("{kind} since {since}, until {until}: {reason}"),
	"block_until_before_start": _("The block ends on {until}, before it begins on {blocked_on}."),
	"block_in_future": _("The block's first day {blocked_on} lies in the future."),
	"block_has_passed": _("The block's last day {until} has passed. Choose a later day, or leave it empty."),
	"block_is_lifted": _("This block was lifted on {lifted_on} and stays as it is. Make a new block."),
	"block_is_open": _("A block keeps its unit, kind and first day. Lift it, and make a new one."),
	"block_not_deleted": _("A block is lifted, not deleted: it belongs to the life story of unit {unit}."),
	"floor_above_list": _("The floor price {floor} is higher than the list price {listed}."),
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
	# units made at once
	"generate_floors": _("The first floor {first} lies above the last floor {last}."),
	"generate_too_many": _("These are {count} units, at most {most} are made at once. Take fewer floors."),
	"generate_nothing": _("There is nothing to make: enter at least one floor and one stack."),
	"generate_stack": _("Stack {stack}: each stack has a number of its own, from 1."),
	"generate_pattern": _(
		"The numbering {pattern} cannot be read. Use floor and stack in braces, such as {example}."
	),
	"generate_price": _("The price falls to {price} on one of the floors. Choose another price or step."),
	"generate_area": _("An area cannot be below zero."),
	"generate_number_twice": _("The numbering {pattern} gives the number {unit_no} twice."),
	"generate_kind": _("{kind} is not a kind of unit."),
	# release batches, price lists and their approval
	"approval_own": _("{doc} is your own work. Somebody else must approve it."),
	"approval_not_requested": _("{doc} has not been handed in. Choose Request Approval first."),
	"release_unit_twice": _("Unit {unit} stands in the list twice."),
	"release_other_project": _("Unit {unit} does not belong to {project}."),
	"release_already": _("Unit {unit} is released already."),
	"release_blocked": _("Unit {unit} is blocked: {block}. It cannot be released until the block is lifted."),
	"price_list_no_price": _("Unit {unit} has no list price in the list."),
	"price_list_floor": _("Unit {unit}: the floor price {floor} is higher than the list price {listed}."),
	"price_list_same_day": _("{other} of the same project is effective from {effective_from} as well."),
	"price_list_newer_applied": _(
		"{other} has been applied already, effective from {effective_from}. Choose a later day."
	),
	"price_list_not_newest": _("A newer price list was applied: {other}. Cancel that one first."),
	"price_list_changed_since": _(
		"The price of unit {unit} was changed after this list was applied. The former prices cannot be restored."
	),
	# measured areas
	"area_missing": _("Unit {unit}: enter its measured area."),
	"area_changed_since": _(
		"The area of unit {unit} was changed after this survey. The former area cannot be restored."
	),
	"area_change_executed": _("The price was changed by {change} already. Undo that one first."),
	"area_credit_above_unpaid": _(
		"{credit} goes back to the buyer, but only {unpaid} is not paid yet. Settle it before the last instalment is paid, or return the deal."
	),
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
	# workbook
	"wb_no_file": _("{file} cannot be opened: {error}."),
	"wb_not_xlsx": _("{file} is not an Excel workbook (.xlsx)."),
	"wb_old_excel": _("{file} is an old .xls file, or has a password. Save it as .xlsx without a password."),
	"wb_damaged": _("{file} is damaged and cannot be read ({error}). Open it in Excel and save it again."),
	"wb_sheet_missing": _("The sheet {sheet} is missing."),
	"wb_sheet_twice": _("{other} is a second sheet {sheet}. Only the first is read."),
	"wb_no_headings": _("The sheet {sheet} has no row of headings in its first rows. Needed are: {columns}."),
	"wb_column_missing": _("The column {column} is missing."),
	"wb_column_twice": _("The column {column} means the same as {other}. Only the first is read."),
	"wb_required": _("{column} is empty."),
	"wb_formula_error": _("{column}: the formula shows {value}."),
	"wb_digits_lost": _(
		"{column}: Excel has cut the digits of {value}. Format the column as text and type it again."
	),
	"wb_not_a_date": _("{column}: {value} is not a date."),
	"wb_not_a_number": _("{column}: {value} is not a number."),
	"wb_not_a_choice": _("{column}: {value} is none of {choices}."),
	"wb_negative": _("{column}: {value} is below zero."),
	"wb_not_above_zero": _("{column} must be above zero."),
	"wb_duplicate": _("{column} {value} stands in row {row} already."),
	"wb_unknown": _("{column} {value} is not in the sheet {sheet}."),
	"wb_reference_left_out": _(
		"{column} {value} is left out, because of the problem in the sheet {sheet}, row {row}."
	),
	"wb_needed_for": _("{column} is empty. It is needed for {reason}."),
	"wb_list_price_differs": _("{column} {amount} is not rate × area, which gives {computed}."),
	"wb_ended_before_subscription": _("{column} {ended_on} lies before the subscription {subscribed_on}."),
	"wb_two_live_deals": _("Unit {unit} has a second live deal {deal}; {other} has it already."),
	"wb_held_with_instalments": _("Deal {deal} is only held. Instalments begin with the subscription."),
	"wb_no_instalments": _("Deal {deal} is signed, but has no instalments in the sheet {sheet}."),
	"wb_only_deposits": _(
		"Deal {deal} is not signed. Its only instalments are the temporary deposit and the deposit."
	),
	"wb_ended_deal_receipt": _("Deal {deal} has ended. A receipt of an ended deal cannot be taken in."),
	"wb_signed_without_deposit": _(
		"Deal {deal} is signed, but the receipts do not reach its full deposit {deposit}."
	),
	"wb_refused": _("Refused: {reason}"),
	"wb_deal_left_out": _("Deal {deal} is left out, because of the problem in the sheet {sheet}, row {row}."),
}


def describe(
	violation: Violation, translate: Callable[[str], str] = str, show: Callable[[Any], str] | None = None
) -> str:
	"""The sentence of a violation.

	Args:
		violation: what a policy found.
		translate: the translation function for the sentence (`frappe._` in the desk).
		show: formats each value; the default writes dates as ISO and money with thousands separators.
	"""
	show = show or plain
	params = {key: show(value) for key, value in violation.params.items()}
	return translate(MESSAGES[violation.code]).format(**params)


def plain(value: Any) -> str:
	"""A value without a locale: ISO dates, times to the minute, grouped money."""
	if isinstance(value, datetime):
		return value.strftime("%Y-%m-%d %H:%M")
	if isinstance(value, date):
		return value.isoformat()
	if isinstance(value, Decimal):
		return f"{value:,.2f}"
	return "" if value is None else str(value)
