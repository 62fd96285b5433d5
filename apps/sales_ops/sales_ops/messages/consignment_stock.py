"""Consigned goods in store: agreements, receipts, withdrawals, and what guards them."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	"consignment_ledger_is_posted": _("The Consignment Ledger is written by postings only."),
	"consignment_ledger_stays": _("{entry} stands in the Consignment Ledger and stays as it is."),
}
