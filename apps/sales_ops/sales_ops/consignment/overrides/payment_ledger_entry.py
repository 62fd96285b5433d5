"""Payment Ledger Entries: what was paid of a settlement's invoice, or credited, shows on the settlement."""

from frappe.model.document import Document

from sales_ops.consignment.settlement import payments


def on_submit(entry: Document, method: str | None = None) -> None:
	"""ERPNext has updated the invoice's outstanding amount by now; a cancelled payment comes as an entry too."""
	if entry.against_voucher_type == payments.INVOICE and entry.voucher_no != entry.against_voucher_no:
		payments.refresh_by_invoice(entry.against_voucher_no)
