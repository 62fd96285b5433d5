"""How a call-off reaches its supplier."""

import frappe
from frappe import _
from frappe.utils import escape_html

from sales_ops.exceptions import throw

PRINT_FORMAT = "Consignment Call-off"


def send(call_off, recipient: str | None = None) -> str:
	"""Queue an e-mail with the print, in the supplier's language.

	Returns:
		the address.

	Raises:
		DemandPlanError: there is no address, or the site sends no e-mails.
	"""
	supplier = frappe.db.get_value("Supplier", call_off.supplier, ["email_id", "language"], as_dict=True)
	address = recipient or supplier.email_id
	if not address:
		throw("consignment_call_off_without_address", supplier=call_off.supplier_name)
	if not frappe.db.exists("Email Account", {"enable_outgoing": 1, "default_outgoing": 1}):
		throw("consignment_call_off_no_mail")
	language = supplier.language or frappe.local.lang
	subject = _("Call-off {0} of {1}", lang=language).format(call_off.name, call_off.company)
	frappe.sendmail(
		recipients=[address],
		subject=subject,
		message=escape_html(_("Please deliver what the attached call-off says, by its days.", lang=language)),
		attachments=[_print_of(call_off, language)],
		reference_doctype=call_off.doctype,
		reference_name=call_off.name,
	)
	return address


def _print_of(call_off, language: str) -> dict:
	"""The print as an attachment that is made when the e-mail leaves."""
	return {
		"print_format_attachment": 1,
		"doctype": call_off.doctype,
		"name": call_off.name,
		"print_format": PRINT_FORMAT,
		"print_letterhead": 1,
		"lang": language,
	}
