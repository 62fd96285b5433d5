"""Settlement of consigned goods: period, deferral, the supplier's invoice, payment."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"consignment_settlement_day_unknown": _("Day {day} is not a day of a month."),
	"consignment_settlement_calendar_gap": _(
		"A settlement period that ends on day {upto_day} is followed by one that begins on day {follows}, not {from_day}."
	),
	"consignment_settlement_not_small": _(
		"{amount} is not under the minimum of {minimum}, so the settlement cannot wait for the next period."
	),
	"consignment_settlement_without_consent": _(
		"The supplier has not agreed that the settlement waits for the next period."
	),
	"consignment_settlement_negative": _(
		"More came back than was used ({amount}); defer the settlement until the supplier has delivered more."
	),
	"consignment_settlement_too_early": _(
		"The period runs until {period_end}; confirm the settlement after it."
	),
	"consignment_settlement_late": _("The settlement was due on {due}; say why it is late."),
	"consignment_settlement_return_without_use": _(
		"{item} of {receipt} came back after its settlement; it needs a debit note of its own."
	),
	"consignment_settlement_has_invoice": _(
		"The supplier's invoice {invoice} is booked; cancel the invoice before the settlement."
	),
	"consignment_invoice_number_missing": _("Enter the number of the supplier's invoice."),
	"consignment_invoice_date_missing": _("Enter the date of the supplier's invoice."),
	"consignment_invoice_date_ahead": _(
		"The supplier's invoice is dated {bill_date}, which is still to come."
	),
	"consignment_invoice_amount_differs": _(
		"The supplier's invoice is for {billed}, the settlement comes to {expected}; ask the supplier for another invoice."
	),
	"consignment_settlement_payment_before_invoice": _(
		"The settlement is {status}; it is paid after the supplier's invoice is booked."
	),
	"consignment_settlement_payment_ratio_unknown": _(
		"The payment ratio {ratio} is not above 0 % and up to 100 %."
	),
	"consignment_settlement_payment_nothing_due": _(
		"Nothing is due: {ratio} % of the invoice is paid already."
	),
}
