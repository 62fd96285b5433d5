"""The one Sales Invoice of a deal, at handover, paid by this deal's own receipts (§8.2 point 3).

Before it, a buyer's money is a contract liability; with it, control has passed and it is revenue.
"""

from datetime import date
from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt
from frappe.utils.nestedset import get_root_of

from erpnext.accounts.doctype.sales_invoice.sales_invoice import make_sales_return

from sales_ops.exceptions import throw
from sales_ops.locks import locked
from sales_ops.property_sales.money.queries import receipts_of
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_handover.property_handover import PropertyHandover

ITEM = "Property Sale"


def invoice_deal(handover: "PropertyHandover"):
	"""Submit the invoice of a deal over its contract amount, with the deal's receipts as its advances.

	ERPNext's *Get Advances* would take any free receipt of the customer: the buyer of two flats would pay the first with
	the money of the second. So the advances are filled here.

	Returns:
		the submitted Sales Invoice.
	"""
	contract = locked("Property Contract", handover.property_contract)
	invoice = frappe.new_doc("Sales Invoice")
	invoice.update(
		{
			"customer": contract.customer,
			"company": contract.company,
			"posting_date": handover.handover_date,
			"set_posting_time": 1,
			"due_date": handover.handover_date,
			"currency": contract.currency,
			"project": frappe.get_cached_value("Property Project", contract.property_project, "project"),
			"remarks": f"{contract.name} {contract.property_unit}",
			"allocate_advances_automatically": 0,
			"ignore_default_payment_terms_template": 1,
			"items": _rows(contract),
		}
	)
	invoice.flags.ignore_permissions = True
	invoice.set_missing_values()
	invoice.set("advances", _advances(contract.property_subscription))
	return invoice.insert().submit()


def credit_deal(deal, on: date):
	"""Submit the credit note of a handed-over deal: its revenue is reversed, its money stands on Debtors (§8.5).

	Raises:
		ChangeError: the invoice is not paid; what is still open of it must be settled first.
	"""
	name = invoice_of(deal)
	outstanding = frappe.db.get_value("Sales Invoice", name, "outstanding_amount", for_update=True)
	if flt(outstanding):
		throw("change_invoice_open", invoice=name, outstanding=to_decimal(outstanding))
	note = make_sales_return(name)
	note.update({"posting_date": on, "set_posting_time": 1, "due_date": on, "update_outstanding_for_self": 1})
	note.set("advances", [])  # the receipts have paid the invoice; the note stands for itself
	note.flags.ignore_permissions = True
	return note.insert().submit()


def invoice_of(deal) -> str | None:
	"""The Sales Invoice of a handed-over deal."""
	return frappe.db.get_value("Property Handover", deal.property_handover, "sales_invoice", for_update=True)


def _rows(contract) -> list[dict]:
	"""One row for each unit: attached ones at their own price, what is left of the contract amount for the home."""
	attached = [(row.property_unit, flt(row.agreed_amount)) for row in contract.attached_units]
	home = flt(contract.contract_amount) - sum(amount for _unit, amount in attached)
	item = make_item()
	return [
		{"item_code": item, "description": unit, "qty": 1, "rate": flt(amount, 2)}
		for unit, amount in [(contract.property_unit, home), *attached]
	]


def _advances(deal_name: str) -> list[dict]:
	"""The deal's receipts that have free money; those whose money a name change passed on have none."""
	return [_advance(row) for row in receipts_of(deal_name) if row.unallocated_amount]


def _advance(receipt: dict) -> dict:
	amount = flt(receipt.unallocated_amount)
	return {
		"reference_type": "Payment Entry",
		"reference_name": receipt.name,
		"advance_amount": amount,
		"allocated_amount": amount,
		"ref_exchange_rate": 1,
	}


def make_item() -> str:
	"""The item that invoices of property name: no stock, one for all units."""
	if not frappe.db.exists("Item", ITEM):
		values = {
			"item_code": ITEM,
			"item_name": ITEM,
			"is_stock_item": 0,
			"include_item_in_manufacturing": 0,
		}
		item = frappe.get_doc(
			{"doctype": "Item", **values, "item_group": get_root_of("Item Group"), "stock_uom": "Nos"}
		)
		item.insert(ignore_permissions=True)
	return ITEM
