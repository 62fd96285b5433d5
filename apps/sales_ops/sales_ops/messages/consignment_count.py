"""Counts of consigned goods."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"consignment_count_empty": _("Nothing was counted. Enter at least one item."),
	"consignment_count_twice": _("Row {row}: {item} was counted in row {first} already."),
	"consignment_count_open": _(
		"Row {row}: {item} was not counted yet. Enter what was found; tick Counted where nothing was found."
	),
	"consignment_count_moved": _("{item} has just been moved by somebody else. Submit the count again."),
	"consignment_count_batch": _("Row {row}: name the batch of {item}."),
	"consignment_count_below_zero": _("Row {row}: the counted quantity of {item} is below zero."),
	"consignment_count_unexplained": _(
		"Row {row}: {item} differs by {difference}. Say why before the count is posted."
	),
	"consignment_count_serial_nos": _(
		"Row {row}: {item} differs by {needed}, but {given} serial numbers are named."
	),
}
