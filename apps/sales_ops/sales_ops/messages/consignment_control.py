"""Checks of consignment, and goods that go back to their supplier."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"consignment_check_is_run": _("A check run is made by running the check."),
	"consignment_return_qty": _("Row {row}: how much of {item} goes back? The quantity is not above zero."),
	"consignment_check_stays": _("{run} says what was found at its time and stays as it is."),
}
