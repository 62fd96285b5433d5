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
	"unit_not_released": _("Unit {unit} is not released for sale."),
	"claim_move_not_allowed": _("Unit {unit} cannot go from {from_kind} to {to_kind}."),
	"claim_lost": _("Unit {unit} is no longer kept for {deal}: the hold ran out. Hold the unit again."),
	"unit_busy": _("Another colleague is working on unit {unit} at this moment. Please try again."),
	"unit_has_deal": _("Unit {unit} has a live deal: {holder}. End the deal first."),
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
	"deal_not_ready_to_sign": _(
		"{deal} cannot be signed: it is {status}, the full deposit has not been received."
	),
	"deal_for_someone_else": _("{deal} is a deal of {holder}; the contract names {customer}."),
	"contract_before_subscription": _(
		"The contract date {signed_on} lies before the subscription {subscribed_on}."
	),
	"deal_not_submitted": _("{deal} is a draft. Submit the subscription before money is received."),
	"deal_cancelled": _("{deal} is cancelled and receives no money."),
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
	"handover_keeps_receipt": _(
		"The receipt has paid the invoice of {deal}, which is handed over. Cancel the handover first."
	),
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
	"exchange_other_books": _(
		"The new unit belongs to another company or accounting project. Return the deal and sell the new unit."
	),
	"exchange_received_above_price": _(
		"{received} was received, the new unit costs {price}. Return the deal and sell the new unit."
	),
	"name_change_same_customer": _("The new customer is the customer the deal has."),
	"change_money_came_since": _("{deal} has received money since. Cancel those receipts first."),
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
	"list_not_open": _("{list} has been handed in: it is {status}."),
	"list_needs_reason": _(
		"{count} deals have no follow-up and no reason: {units}. Call them, or say why not."
	),
	"list_not_submitted": _("{list} is {status}. A list is signed after it was handed in."),
	"list_own_signature": _("{list} is your own list, or you handed it in. Another supervisor must sign it."),
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
