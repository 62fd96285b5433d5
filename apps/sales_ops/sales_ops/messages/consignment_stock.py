"""Consigned goods in store: agreements, receipts, withdrawals, and what guards them."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	# agreements
	"consignment_agreement_ends_first": _("The last day {end} is before the first day {start}."),
	"consignment_agreement_item_elsewhere": _(
		"Row {row}: {item} has a price for the same days in the agreement {agreement}."
	),
	"consignment_agreement_score_unknown": _(
		"Row {row}: each score of {item} is from 0 to {highest} points."
	),
	"consignment_agreement_score_low": _(
		"Row {row}: {item} has {score} points of the {pass_score} needed. Say why it is consigned in spite of that."
	),
	"consignment_agreement_used": _(
		"{agreement} has movements in the Consignment Ledger ({entry}). End the agreement instead of cancelling it."
	),
	"consignment_agreement_ratio_unknown": _("The payment ratio {ratio} is not from 0 % to 100 %."),
	"consignment_agreement_account": _("The account {account} does not belong to {company}."),
	"consignment_agreement_supplier_disabled": _("The supplier {supplier} is disabled."),
	"consignment_agreement_days_together": _(
		"Enter the first day, the last day and the due day of the settlement period, or none of them."
	),
	"consignment_agreement_item": _(
		"Row {row}: {item} cannot be consigned: it is disabled, a template, an asset, a customer's item, or not kept in stock."
	),
	"consignment_agreement_not_active": _("{agreement} is {status}."),
	"consignment_price_not_positive": _("Row {row}: enter a price above zero for {item}."),
	"consignment_price_ends_first": _("Row {row}: the price of {item} ends before it begins."),
	"consignment_price_outside_agreement": _(
		"Row {row}: the price of {item} holds on days on which the agreement does not."
	),
	"consignment_price_twice": _("Row {row}: {item} has a price for the same days in row {other}."),
	"consignment_price_missing": _("No price is agreed for {item} of {warehouse} on {on}."),
	# warehouses
	"consignment_stock_other_company": _("The warehouse {warehouse} does not belong to {company}."),
	"consignment_stock_not_own_warehouse": _(
		"{warehouse} is for consigned goods; choose a warehouse of our own."
	),
	"consignment_stock_warehouse_taken": _(
		"{site} needs a warehouse {warehouse}, and there is one that is in use; rename or remove it, or give the site another name."
	),
	"consignment_price_other_agreement": _(
		"{item} has its price of the day by the agreement {agreement}; enter it in a document of that agreement."
	),
	"consignment_price_no_exchange_rate": _("There is no exchange rate for {currency} on {on}."),
	# movements
	"consignment_stock_short": _("{item}: {qty} are needed of {warehouse}, where {free} are free."),
	"consignment_stock_batches_differ": _(
		"Row {row}: the batches or serial numbers of {item} do not make up the quantity {qty}."
	),
	"consignment_stock_qty": _("Row {row}: enter a quantity above zero for {item}."),
	"consignment_stock_uom": _("Row {row}: {item} has no conversion factor for {uom}."),
	"consignment_stock_rejected": _(
		"Row {row}: what is rejected of {item} is between zero and what was delivered."
	),
	"consignment_stock_all_rejected": _("{document} accepts nothing; there is nothing to take in."),
	"consignment_stock_inspection": _("Row {row}: {item} needs a submitted and accepted Quality Inspection."),
	"consignment_stock_future": _("{on} is still to come."),
	"consignment_stock_no_rows": _("{document} has no rows."),
	"consignment_stock_kind_by_posting": _(
		"A withdrawal of kind {kind} is made by the document that uses the goods; enter a take-over here."
	),
	"consignment_stock_cancel_source": _("{document} belongs to {source} and is cancelled with it."),
	"consignment_stock_settled": _("{document} is settled by {settlement} and cannot be cancelled."),
	"consignment_stock_has_return": _("Goods of {document} came back by {back}; cancel that first."),
	"consignment_stock_group_off": _(
		"The Consignment Settings do not say that a day's issues share a purchase receipt."
	),
	"consignment_stock_group_size": _("Choose between one and {most} Stock Entries."),
	"consignment_stock_group_entry": _(
		"{entry} cannot be submitted with the others: they are drafts of one company that issue goods now."
	),
	# returns
	"consignment_stock_return_of_what": _(
		"{document} is not a submitted withdrawal of this agreement that goods can come back from."
	),
	"consignment_stock_return_by_source": _(
		"Goods of {document} come back by a return of {source}, not by a withdrawal made by hand."
	),
	"consignment_stock_return_row": _("Row {row}: {item} is not a row of {document}."),
	"consignment_stock_return_too_much": _("Row {row}: only {left} of {item} are left to come back."),
	"consignment_stock_return_serial_nos": _(
		"Row {row}: name the serial numbers of {item} that come back, of those that were taken."
	),
	"consignment_stock_return_settled": _(
		"{document} is settled by {settlement}: the goods are ours. Return them into a warehouse of our own; from there the supplier takes them back against a debit note."
	),
	"consignment_stock_return_nothing": _("All goods of {document} have come back already."),
	"consignment_stock_return_unknown": _(
		"Row {row}: {item} can go back to consigned stock only as the return of a row that took it from there."
	),
	# guards
	"consignment_stock_guard": _(
		"{item} in {warehouse} is a supplier's. It moves by consignment documents, deliveries, invoices and issues only, not by {voucher}."
	),
	"consignment_stock_pass_through": _(
		"Goods only pass {warehouse} in the moment they become ours; {voucher} cannot move {item} there."
	),
	"consignment_stock_value": _("{item} in {warehouse} is a supplier's and cannot have a value ({rate})."),
	"consignment_stock_stays": _("{qty} of {item} would stay in {warehouse}, which is always empty."),
	"consignment_stock_voucher_is_ours": _(
		"{voucher} was posted by {document} and is cancelled or returned by it."
	),
	# the ledger
	"consignment_ledger_is_posted": _("The Consignment Ledger is written by postings only."),
	"consignment_ledger_stays": _("{entry} stands in the Consignment Ledger and stays as it is."),
}
