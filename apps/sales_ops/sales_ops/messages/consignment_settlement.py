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
	"consignment_settlement_period_unknown": _("{period} is not a month such as 2026-11."),
	"consignment_settlement_exists": _(
		"{supplier} has the settlement {settlement} for {item_group} in the period {period} already."
	),
	"consignment_settlement_changed": _(
		"Something was used, came back or changed its price since {settlement} was calculated. Recalculate it, then confirm."
	),
	"consignment_settlement_empty": _(
		"{supplier} has nothing to settle for {item_group} in the period {period}."
	),
	"consignment_settlement_not_draft": _(
		"{settlement} is {status}; only a draft can be deferred or recalculated."
	),
	"consignment_settlement_not_waiting": _("{settlement} is {status}; it does not wait for an invoice."),
	"consignment_settlement_entries_settled": _(
		"{document} is settled by {settlement}; cancel the settlement first."
	),
	"consignment_invoice_billed_by_settlement": _(
		"Row {row}: the purchase receipt {receipt} is for consigned goods; it is billed by a Consignment Settlement."
	),
	"consignment_invoice_red_number_missing": _("Enter the number of the supplier's red invoice."),
	"consignment_invoice_nothing_returned": _(
		"Nothing came back in this settlement; there is no red invoice."
	),
	"consignment_notice_exists": _("{settlement} has the invoice notice {notice} already."),
	"consignment_notice_without_receiver": _("Enter who takes the notice for quality."),
	"consignment_notice_handed_over_ahead": _("The notice was handed over at {at}, which is still to come."),
	"consignment_notice_before_settlement": _(
		"The notice was handed over on {on}, before the settlement of {settled_on}."
	),
	"consignment_notice_has_invoice": _(
		"The invoice of {notice} is booked; cancel the invoice before the notice."
	),
	"consignment_return_not_settled": _(
		"{withdrawal} is not invoiced yet; return the goods by the usual return."
	),
	"consignment_return_nothing": _("Enter what goes back to the supplier."),
	"consignment_return_too_much": _("Row {row}: at most {most} of {item} can go back."),
	"consignment_return_from_consigned": _(
		"{warehouse} is for consigned goods; choose a warehouse of our own."
	),
	"consignment_price_item_not_agreed": _("Row {row}: {item} has no price in {agreement} on {on}."),
	"consignment_price_item_twice": _("Row {row}: {item} stands here twice."),
	"consignment_price_same": _("Row {row}: the price of {item} is {rate} already."),
	"consignment_price_change_not_positive": _("Row {row}: enter a price above zero for {item}."),
	"consignment_price_changes_later": _(
		"Row {row}: {item} has a price from {later} on already; choose that day or a later one."
	),
	"consignment_price_settled": _(
		"{item} was used on {on} and is in the settlement {settlement}, so its price on that day does not change any more."
	),
	"consignment_price_settings": _(
		"What was used already can change its price only if, in Buying Settings, Maintain Same Rate is off and Set Landed Cost Based on Purchase Invoice Rate is on."
	),
	"consignment_price_used": _(
		"{item} was used at the new price on {on}; change the price again instead of cancelling."
	),
}
