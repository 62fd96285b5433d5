"""Units: claims, use, blocks, prices, release and areas."""

from sales_ops.messages.marking import _

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
	# measured areas
	"area_missing": _("Unit {unit}: enter its measured area."),
	"area_changed_since": _(
		"The area of unit {unit} was changed after this survey. The former area cannot be restored."
	),
	"area_change_executed": _("The price was changed by {change} already. Undo that one first."),
	"area_credit_above_unpaid": _(
		"{credit} goes back to the buyer, but only {unpaid} is not paid yet. Settle it before the last instalment is paid, or return the deal."
	),
}
