"""The one point that every movement of stock passes: consigned goods move by our postings only (§6.4 point 4)."""

from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.consignment.stock import posting, warehouses
from sales_ops.exceptions import throw


def before_submit(entry: Document, method: str | None = None) -> None:
	"""Refuse a movement in a consigned or pass-through warehouse that is not ours, and any value in a consigned one.

	Raises:
		ConsignmentStockError: the voucher may not move these goods, or gives them a value.
	"""
	role = warehouses.role_of(entry.warehouse)
	if not role:
		return
	params = {"item": entry.item_code, "warehouse": entry.warehouse}
	if posting.role_of(entry.voucher_type, entry.voucher_no) != role:
		code = "consignment_stock_guard" if role == warehouses.CONSIGNED else "consignment_stock_pass_through"
		throw(code, **params, voucher=entry.voucher_no)
	if role == warehouses.CONSIGNED and flt(entry.incoming_rate):
		throw("consignment_stock_value", **params, rate=flt(entry.incoming_rate))
