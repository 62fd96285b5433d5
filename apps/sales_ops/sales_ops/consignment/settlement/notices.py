"""The invoice notice between settlement and invoice (A11, A12): made, received, and followed by the supplier's invoice."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.policies import consignment_settlement as policy
from sales_ops.policies.consignment_calendar import InvoiceDates, is_invoice_missing

NOTICE, SETTLEMENT = "Consignment Invoice Notice", "Consignment Settlement"
DRAFT, WAITING, MISSING = "Draft", "Waiting for Invoice", "Invoice Missing"
RECEIVED, CANCELLED = "Invoice Received", "Cancelled"


def issue(settlement: Document, receiver: str, handed_over_at: str | None = None) -> Document:
	"""Make and submit the notice of a settlement, with the session user's permission for notices.

	Raises:
		SettlementError: the settlement does not wait for one, or has one.
	"""
	values = {
		"consignment_settlement": settlement.name,
		"receiver": receiver,
		"handed_over_at": handed_over_at,
	}
	return frappe.get_doc({"doctype": NOTICE, **values}).insert().submit()


def on_invoice(settlement: Document, on: date) -> None:
	"""The supplier's invoice of a settlement was booked: its notice has done its work."""
	if name := settlement.consignment_invoice_notice:
		notice = frappe.get_doc(NOTICE, name, for_update=True)
		notice.db_set(
			{
				"status": RECEIVED,
				"invoice_received_on": on,
				"invoice_late_days": policy.late_days(getdate(notice.invoice_due_date), on),
				"purchase_invoice": settlement.purchase_invoice,
				"bill_no": settlement.bill_no,
			},
			notify=True,
		)


def on_invoice_cancelled(settlement: Document) -> None:
	"""The invoice was cancelled: the notice waits for another one."""
	if name := settlement.consignment_invoice_notice:
		notice = frappe.get_doc(NOTICE, name, for_update=True)
		cleared = dict.fromkeys(("invoice_received_on", "purchase_invoice", "bill_no"))
		notice.db_set(
			{"status": status_on(notice, getdate(today())), "invoice_late_days": 0} | cleared, notify=True
		)


def status_on(notice: Document | dict, on: date) -> str:
	"""How a submitted notice without an invoice stands on a day."""
	dates = InvoiceDates(
		getdate(notice.closing_date), getdate(notice.invoice_due_date), getdate(notice.reported_on)
	)
	return MISSING if is_invoice_missing(dates, on) else WAITING
