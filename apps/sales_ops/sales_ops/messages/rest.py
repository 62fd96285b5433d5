"""REST calls: nothing in these sentences tells about others."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	# REST calls: nothing in them tells about others
	"rest_unit_taken": _("Unit {unit} cannot be held at present."),
	"rest_not_a_hold": _("{deal} is no hold any more, it is {status}."),
	"rest_ttl": _("A hold lasts from 1 to {most} minutes, not {minutes}."),
	"rest_argument_missing": _("The call lacks the value of {argument}."),
	"rest_argument_unknown": _("The call takes no value of the name {argument}."),
	"rest_method_unknown": _("{doctype} has no method {method}."),
	"rest_no_text": _("What was sent has half of a character and is no text."),
	"rest_no_number": _("{value} is no number that could be kept."),
	"rest_rows": _("{field} is a table: a list of rows with their values by name."),
	"rest_value": _("The value of {field} cannot be: {value}"),
	"rest_key_reused": _(
		"The Idempotency-Key {key} was used with other values. A new request needs a new key."
	),
	"rest_key_too_long": _("An Idempotency-Key has at most {most} characters."),
	"rest_in_progress": _("The first request with the Idempotency-Key {key} is still at work. Try again."),
}
