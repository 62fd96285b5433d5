"""The one Sales Invoice of a deal, at handover, paid by this deal's own receipts (§8.2 point 3).

Before it, a buyer's money is a contract liability; with it, control has passed and it is revenue.
"""

from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt
from frappe.utils.nestedset import get_root_of

from sales_ops.property_sales.settlement import receipts_of

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
	contract = frappe.get_doc("Property Contract", handover.property_contract)
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
			"items": [_row(contract)],
		}
	)
	invoice.flags.ignore_permissions = True
	invoice.set_missing_values()
	invoice.set("advances", [_advance(row) for row in receipts_of(contract.property_subscription)])
	return invoice.insert().submit()


def _row(contract) -> dict:
	return {
		"item_code": make_item(),
		"description": contract.property_unit,
		"qty": 1,
		"rate": flt(contract.contract_amount),
	}


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
